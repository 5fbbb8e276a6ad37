// A problem beside its editor: keys to run and submit, and on a phone one part at a time. Everything else is the page's own forms.
const bench = () => document.querySelector("[data-workbench]");

document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const button = bench()?.querySelector(event.shiftKey ? "[data-submit]" : "[data-run]");
    if (!button || event.repeat) return;
    // Before the editor makes a line of it.
    event.preventDefault();
    event.stopPropagation();
    button.click();
  },
  true,
);

function show(part, focus) {
  const place = bench();
  if (!place) return;
  place.dataset.part = part;
  for (const link of place.querySelectorAll(".workbench-tabs a")) {
    if (link.hash === `#${part}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (focus) place.querySelector(`#${part}`)?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".workbench-tabs a");
  if (!link) return;
  event.preventDefault();
  show(link.hash.slice(1), true);
});

// What a run says stands in another part on a phone.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.matches?.("[data-run], [data-submit]")) show("outcome");
});

const start = () => bench() && !bench().dataset.part && show(new URLSearchParams(location.search).has("from") ? "editor" : "statement");
start();
document.addEventListener("htmx:load", start);
