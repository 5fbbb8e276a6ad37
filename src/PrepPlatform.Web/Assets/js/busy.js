// One press, one submit: slow networks invite a second press.
const sent = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || "noBusy" in form.dataset || event.defaultPrevented) return;
  if (sent.has(form)) return event.preventDefault();
  sent.add(form);
  event.submitter?.setAttribute("aria-busy", "true");
});

function free(form) {
  sent.delete(form);
  form.querySelectorAll('[aria-busy="true"]').forEach((button) => button.removeAttribute("aria-busy"));
}

// htmx takes the submit over and prevents the browser's own, so its requests are marked here.
document.addEventListener("htmx:beforeRequest", ({ target, detail }) => {
  const form = target.closest("form");
  if (!form || detail.requestConfig.verb === "get") return;
  (detail.requestConfig.triggeringEvent?.submitter ?? form.querySelector(".btn-primary"))?.setAttribute("aria-busy", "true");
});
document.addEventListener("htmx:afterRequest", ({ target }) => target.closest("form") && free(target.closest("form")));

// A page that the back button brings from memory must be usable again.
addEventListener("pageshow", ({ persisted }) => persisted && document.querySelectorAll("form").forEach(free));
