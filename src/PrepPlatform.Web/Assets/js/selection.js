// Rows that are ticked: the bar itself appears by CSS, here it learns to count and the boxes to work together.
const boxes = (form) => [...form.querySelectorAll("[data-select]")];
let last;

document.addEventListener("click", (event) => {
  const box = event.target;
  const form = box.closest?.("form[data-bulk]");
  if (!form || !box.matches("[data-select], [data-select-all]")) return;
  if (box.matches("[data-select-all]")) for (const each of boxes(form)) each.checked = box.checked;
  else if (event.shiftKey && last) range(boxes(form), last, box);
  last = box.matches("[data-select]") ? box : undefined;
  count(form);
});

document.addEventListener("htmx:afterSettle", () => document.querySelectorAll("form[data-bulk]").forEach(count));
// The browser's back button keeps ticks.
addEventListener("pageshow", () => document.querySelectorAll("form[data-bulk]").forEach(count));

function range(all, from, to) {
  const [start, end] = [all.indexOf(from), all.indexOf(to)].sort((a, b) => a - b);
  if (start >= 0) for (const box of all.slice(start, end + 1)) box.checked = to.checked;
}

function count(form) {
  const all = boxes(form);
  const ticked = all.filter((box) => box.checked).length;
  const head = form.querySelector("[data-select-all]");
  if (head) {
    head.checked = ticked > 0 && ticked === all.length;
    head.indeterminate = ticked > 0 && ticked < all.length;
  }
  const text = form.querySelector("[data-bulk-count]");
  if (text) text.textContent = `${ticked} selected`;
}
