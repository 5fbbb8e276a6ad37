// Fetched by lazy.js: spoken answers. Each control that a page has, or that htmx brings, records and sends by itself; the page waits for what is unsent.
import { Recorder } from "./recorder/control.js";

const recorders = new Map();
const waiting = new WeakSet();
const unsent = (form) => [...recorders].filter(([place, recorder]) => recorder.unsent && (!form || form.contains(place))).map(([, recorder]) => recorder);

function meet(root) {
  for (const [place, recorder] of recorders) if (!place.isConnected) recorders.delete(place) && recorder.leave();
  for (const place of root.querySelectorAll("[data-recorder]")) if (!recorders.has(place)) recorders.set(place, new Recorder(place));
}

meet(document);
document.addEventListener("htmx:load", ({ target }) => meet(target.parentElement ?? target));

addEventListener("beforeunload", (event) => unsent().length > 0 && event.preventDefault());

// A form takes its recording along: first that is sent, then the form.
document.addEventListener(
  "submit",
  async (event) => {
    const { target: form, submitter } = event;
    const busy = unsent(form);
    if (busy.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (waiting.has(form)) return;
    waiting.add(form);
    submitter?.setAttribute("aria-busy", "true");
    await Promise.all(busy.map((recorder) => recorder.finish()));
    submitter?.removeAttribute("aria-busy");
    waiting.delete(form);
    if (form.isConnected) form.requestSubmit(submitter?.isConnected ? submitter : undefined);
  },
  true,
);

// The time is up: what was said until now is sent, and nobody is asked whether they want to leave.
document.addEventListener("exam-over", ({ detail }) => {
  for (const recorder of unsent()) detail.until(recorder.finish().then(() => recorder.leave()));
  setTimeout(() => recorders.forEach((recorder) => recorder.leave()), 3_400);
});
