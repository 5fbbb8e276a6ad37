import htmx from "htmx.org";

// Buttons of a form's rows post the whole form; here only the fields come back, so that the page stays where it is. The server says where to go on (autofocus).
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-schema-edit]");
  const fields = button?.closest("[data-schema-form]");
  if (!fields) return;
  event.preventDefault();
  const place = `#${CSS.escape(fields.id)}`;
  htmx.ajax("POST", button.form.action, { source: button, target: place, select: place, swap: "outerHTML", values: { [button.name]: button.value } });
});
