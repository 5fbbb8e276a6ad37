import { csrf, csrfHeader } from "./csrf.js";

// The form works by itself; here the change is seen at once and the server hears of it behind the page.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-mode-switch]");
  const mode = form && event.submitter?.value;
  if (!mode) return;
  event.preventDefault();
  document.cookie = `prep-mode=${mode}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
  document.dispatchEvent(new Event("prep:mode"));
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-pressed", button === event.submitter);
  fetch(form.action, { method: "post", body: new URLSearchParams({ mode }), headers: { [csrfHeader]: csrf() }, redirect: "manual" }).catch(() => {});
});
