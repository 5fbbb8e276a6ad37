// Fetched by lazy.js: spoken answers. Each control that a page has, or that htmx brings, records and sends by itself; the page waits for what is unsent.
import { Recorder } from "./recorder/control.js";

const recorders = new Map();
const waiting = new WeakSet();
const late = new WeakSet(); // Forms that have waited long enough.
const patience = 4_000;
const atTheEnd = 2_500; // The answer has to be told of it before the page goes.
const unsent = (form) => [...recorders].filter(([place, recorder]) => recorder.unsent && (!form || form.contains(place))).map(([, recorder]) => recorder);

function meet(root) {
  for (const [place, recorder] of recorders) if (!place.isConnected) recorders.delete(place) && recorder.leave();
  for (const place of root.querySelectorAll("[data-recorder]")) if (!recorders.has(place)) recorders.set(place, new Recorder(place));
}

meet(document);
document.addEventListener("htmx:load", ({ target }) => meet(target.parentElement ?? target));

// Whoever pressed a form's button wants to leave, and need not be asked.
let excused = 0;
addEventListener("beforeunload", (event) => Date.now() > excused && unsent().length > 0 && event.preventDefault());

// A form takes its recording along: first that is sent, then the form. Where it cannot be sent the form goes all the same, and later pages send the rest.
document.addEventListener(
  "submit",
  async (event) => {
    const { target: form, submitter } = event;
    const busy = unsent(form);
    if (busy.length === 0 || late.has(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (waiting.has(form)) return;
    waiting.add(form);
    submitter?.setAttribute("aria-busy", "true");
    await Promise.all(busy.map((recorder) => finish(recorder, patience)));
    submitter?.removeAttribute("aria-busy");
    waiting.delete(form);
    if (!form.isConnected) return;
    if (unsent(form).length > 0) excused = Date.now() + 2 * patience;
    late.add(form);
    form.requestSubmit(submitter?.isConnected ? submitter : undefined);
    late.delete(form);
  },
  true,
);

async function finish(recorder, time) {
  await Promise.race([recorder.finish(), new Promise((done) => setTimeout(done, time))]);
  await recorder.settle();
}

// The time is up: what was said until now is sent, and nobody is asked whether they want to leave.
document.addEventListener("exam-over", ({ detail }) => {
  excused = Infinity;
  for (const recorder of unsent()) detail.until(finish(recorder, atTheEnd));
});
