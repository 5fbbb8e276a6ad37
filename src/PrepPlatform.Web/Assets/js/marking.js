// Marking by keyboard. Digits go into the part that one is at, arrows change points and parts, J and K walk through the queue, Enter saves, ? shows the keys; a text that is being typed keeps its keys.
const step = 0.5;

const fields = (form) => {
  const parts = [...form.querySelectorAll("[data-mark-part]")];
  return parts.length ? parts : [form.querySelector("[data-mark-total]")];
};

const current = (form) => fields(form).find((field) => field === document.activeElement) ?? fields(form).find((field) => field.dataset.at) ?? fields(form)[0];

function go(form, by) {
  const all = fields(form);
  const next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(current(form)) + by))];
  for (const field of all) delete field.dataset.at;
  next.dataset.at = "true";
  next.focus();
  next.select();
}

function give(field, points) {
  field.value = Math.min(Number(field.max), Math.max(0, points));
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// What stands there as the page showed it is the suggestion with all its places, as it is for the server.
const worth = (field) => (Math.abs(field.value - field.dataset.exact) <= 0.005 ? Number(field.dataset.exact) : Number(field.value));

function sum(form) {
  const shown = form.querySelector("[data-mark-sum]");
  if (shown) shown.value = Math.round(fields(form).reduce((all, field) => all + worth(field), 0) * 100) / 100;
}

function press(page, form, key) {
  const link = page.querySelector(`[data-key="${key}"]`);
  if ((key === "j" || key === "k") && link) return link.click(), true;
  if (!form) return false;
  if (/^\d$/.test(key)) return go(form, 0), false; // The field is there, all of it chosen, before the digit arrives in it.
  if (key === "arrowup" || key === "arrowdown") return give(current(form), Number(current(form).value) + (key === "arrowup" ? step : -step)), true;
  if (key === "arrowleft" || key === "arrowright") return go(form, key === "arrowleft" ? -1 : 1), true;
  if (key === "enter") return link.click(), true;
  const keys = form.querySelector("[data-mark-keys]");
  if (key === "?") return (keys.open = !keys.open), true;
  return false;
}

document.addEventListener("keydown", (event) => {
  const page = document.querySelector("[data-marking]");
  if (!page || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const form = page.querySelector("[data-mark-form]");
  const at = event.target;
  const typing = at.matches?.("input, textarea, select") && !at.matches("[data-mark-part], [data-mark-total]");
  const key = event.key.toLowerCase();
  // Enter in a field posts the form by itself; on links and buttons it is theirs. In a number digits are digits.
  if (typing || (key === "enter" && at !== document.body) || (/^\d$/.test(key) && at.matches?.("input"))) return;
  if (press(page, form, key)) event.preventDefault();
});

document.addEventListener("input", ({ target }) => target.matches("[data-mark-part]") && sum(target.form));
