document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-dialog]");
  const dialog = opener && document.querySelector(opener.dataset.dialog);
  if (dialog && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    open(dialog);
  }
  if (event.target.closest?.("[data-dialog-close]")) event.target.closest("dialog")?.close();
  // A click on the backdrop has the dialog itself as its target, outside its box.
  if (event.target.matches?.("dialog[open]") && outside(event)) event.target.close();
});

export function open(dialog) {
  if (dialog.open) return;
  dialog.showModal();
  dialog.dispatchEvent(new CustomEvent("dialog-open", { bubbles: true }));
}

function outside({ target, clientX, clientY }) {
  const box = target.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

// One that htmx brought in opens itself, and goes when it is closed.
document.addEventListener("htmx:load", ({ target }) => {
  const arrived = target.matches("[data-dialog-open]") ? [target] : target.querySelectorAll("[data-dialog-open]");
  for (const dialog of arrived) {
    open(dialog);
    dialog.addEventListener("close", () => dialog.remove());
  }
});

document.addEventListener("dialog-close", ({ target }) => (target.closest("dialog") ?? document.querySelector("dialog[open]"))?.close());

function check(input) {
  const button = input.form?.querySelector(".btn-danger");
  if (button) button.disabled = input.value.trim() !== input.dataset.confirmName;
}

const named = "[data-confirm-name]";
document.addEventListener("input", ({ target }) => target.matches?.(named) && check(target));
document.addEventListener("htmx:load", ({ target }) => target.querySelectorAll(named).forEach(check));
