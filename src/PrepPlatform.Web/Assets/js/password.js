// The button is useless without script, so the page brings it hidden.
const buttons = (root) => root.querySelectorAll("[data-show-password]");
const reveal = (root) => buttons(root).forEach((button) => (button.hidden = false));

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-show-password]");
  const input = button && document.querySelector(button.dataset.showPassword);
  if (!input) return;
  const shown = input.type === "password";
  input.type = shown ? "text" : "password";
  button.textContent = shown ? "Hide" : "Show";
  button.setAttribute("aria-label", shown ? "Hide password" : "Show password");
});

document.addEventListener("htmx:load", ({ target }) => reveal(target));
