// Tables by keyboard: j/k or arrows walk, Enter opens, x ticks.
const rows = (table) => [...table.querySelectorAll("tbody tr")];

function prepare(root) {
  const tables = root.matches?.("[data-rows]") ? [root] : root.querySelectorAll("[data-rows]");
  for (const table of tables) for (const [at, row] of rows(table).entries()) row.tabIndex = at === 0 ? 0 : -1;
}

function walk(table, row, step) {
  const next = rows(table)[rows(table).indexOf(row) + step];
  if (!next) return;
  row.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

document.addEventListener("keydown", (event) => {
  const row = event.target;
  const table = row.matches?.("[data-rows] tbody tr") && row.closest("[data-rows]");
  if (!table || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = {
    j: () => walk(table, row, 1),
    ArrowDown: () => walk(table, row, 1),
    k: () => walk(table, row, -1),
    ArrowUp: () => walk(table, row, -1),
    x: () => row.querySelector("[data-select]")?.click(),
    Enter: () => row.dataset.href && location.assign(row.dataset.href),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("htmx:load", ({ target }) => prepare(target));
