// Asks before a half-filled form is left behind.
const changed = new Set();

document.addEventListener("input", ({ target }) => {
  const form = target.closest?.("form[data-dirty-check]");
  if (form) changed.add(form);
});
document.addEventListener("submit", ({ target }) => changed.delete(target));
document.addEventListener("reset", ({ target }) => changed.delete(target));

addEventListener("beforeunload", (event) => {
  if ([...changed].some((form) => form.isConnected)) event.preventDefault();
});
