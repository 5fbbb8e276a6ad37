import { csrf, csrfField } from "../csrf.js";
import { Countdown } from "./timer.js";
import { listen } from "./keys.js";
import { mark } from "./palette.js";
import { Queue } from "./queue.js";
import { Sender } from "./sender.js";

const settle = 800; // Milliseconds after the last key.
const fresh = 10_000; // An answer given so short a time ago is what the person means now.
const look = 60_000;
const text = "textarea, input:not([type=radio], [type=checkbox], [type=hidden])";

class Exam {
  #form;
  #base;
  #device = [...crypto.getRandomValues(new Uint8Array(9))].map((byte) => byte.toString(36).padStart(2, "0")).join("");
  #seen = new Map();
  #sent = new Map();
  #waits = new Map();
  #queue;
  #sender;
  #countdown;
  #savedAt;
  #leaving = false;
  #over = false;

  constructor(form) {
    this.#form = form;
    this.#base = `/attempts/${form.dataset.exam}`;
    this.#savedAt = form.dataset.saved && new Date(form.dataset.saved);
    for (const article of this.#articles()) this.#meet(article);
    this.#queue = new Queue(form.dataset.exam, this.#device);
    this.#sender = new Sender(this.#base, this.#queue, (...told) => this.#hear(...told));
    this.#countdown = new Countdown(document.querySelector("[data-timer]"), { warn: (m) => this.#say(m === 1 ? "One minute left." : `${m} minutes left.`), end: () => this.#end() });
    this.#listen();
    this.#show();
    if (this.#queue.length) this.#sender.send();
  }

  #articles = () => [...this.#form.querySelectorAll("[data-question]")];
  #article = (question) => this.#form.querySelector(`[data-question="${question}"]`);

  #meet(article) {
    this.#seen.set(article.dataset.question, Number(article.dataset.sequence));
    this.#sent.set(article.dataset.question, fields(article));
  }

  #listen() {
    this.#form.addEventListener("input", ({ target }) => target.matches(text) && this.#later(target.closest("[data-question]")));
    this.#form.addEventListener("change", ({ target }) => this.#changed(target.closest("[data-question]"), target.matches("[data-recorder-name]")));
    this.#form.addEventListener("click", (event) => this.#click(event));
    this.#form.addEventListener("submit", (event) => this.#submit(event));
    addEventListener("beforeunload", (event) => !this.#leaving && this.#unsent && event.preventDefault());
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#flushTyping() : this.#look()));
    addEventListener("online", () => this.#look());
    setInterval(() => document.hidden || this.#look(), look);
    listen({
      question: () => document.activeElement?.closest?.("[data-question]") ?? this.#articles()[0],
      press: (way) => this.#form.querySelector(`[data-exam-${way}]`)?.click(),
      flag: (article) => article?.querySelector("[data-flag]")?.click(),
    });
  }

  get #unsent() {
    return this.#queue.length > 0 || this.#waits.size > 0;
  }

  #later(article) {
    if (!article) return;
    clearTimeout(this.#waits.get(article));
    this.#waits.set(article, setTimeout(() => this.#changed(article), settle));
    this.#show();
  }

  #flushTyping() {
    for (const article of [...this.#waits.keys()]) this.#changed(article);
  }

  /** isSpoken: what was said before the end may be named after it, until the page goes. */
  #changed(article, isSpoken = false) {
    if (!article || (this.#over && (this.#leaving || !isSpoken))) return;
    clearTimeout(this.#waits.get(article));
    this.#waits.delete(article);
    const { question, number } = article.dataset;
    const body = fields(article);
    if (body === this.#sent.get(question)) return this.#show();
    this.#enqueue(question, body, this.#seen.get(question) + 1, Date.now());
    mark(number, { answered: isAnswered(article) });
    this.#problem(article, "");
  }

  #enqueue(question, body, sequence, at) {
    this.#seen.set(question, sequence);
    this.#sent.set(question, body);
    this.#queue.add({ kind: "answer", question, sequence, device: this.#device, body, at });
    this.#sender.send();
  }

  #click(event) {
    const article = event.target.closest("[data-question]");
    const flag = event.target.closest("[data-flag]");
    if (!flag) return;
    event.preventDefault();
    const flagged = flag.ariaPressed !== "true";
    flag.ariaPressed = flagged;
    mark(article.dataset.number, { flagged });
    this.#queue.add({ kind: "flag", question: article.dataset.question, flagged, at: Date.now() });
    this.#sender.send();
  }

  /** Buttons that change the page: first what is unsent, then the page. Everything else is the form's own. */
  async #submit(event) {
    const button = event.submitter;
    if (button?.name.endsWith(".move") || button?.name.includes(".form.")) return void (this.#leaving = true);
    event.preventDefault();
    this.#flushTyping();
    const page = button?.name === "question" ? this.#form.dataset.pages.split(",")[button.value - 1] : button?.name === "go" ? button.value : undefined;
    if (!page) return;
    await Promise.race([this.#sender.send(), new Promise((done) => setTimeout(done, 4_000))]);
    if (this.#queue.length) return this.#say("This page stays until the connection is back: your answers are kept here.");
    this.#leaving = true;
    const hash = button.name === "question" ? `#question-${button.value}` : "";
    location.assign(page === "submission" ? `${this.#base}/submission` : `${this.#base}?page=${page}${hash}`);
  }

  /** What the server said of an item; or only that the state has changed. */
  #hear(item, status, body) {
    if (item?.kind === "answer") this.#heard(item, status, body);
    if (item && status === 409) this.#closed(body.message);
    this.#show();
  }

  #heard(item, status, { counts, sequence, savedAt, message }) {
    const article = this.#article(item.question);
    const before = this.#seen.get(item.question) ?? 0;
    if (sequence > before) this.#seen.set(item.question, sequence);
    if (status === 200) this.#savedAt = new Date(savedAt);
    if (status === 200 && !counts && !this.#queue.has(item.question)) this.#overtaken(item, article, sequence);
    else if (status === 200 && article && item.device !== this.#device && !this.#queue.has(item.question)) this.#refresh(); // Left behind by an earlier page: this one shows what was before.
    if (status !== 200 && status !== 409 && message && article) this.#problem(article, message);
  }

  #overtaken(item, article, sequence) {
    const number = article?.dataset.number;
    if (item.device === this.#device && Date.now() - item.at < fresh) {
      this.#enqueue(item.question, item.body, sequence + 1, item.at);
      return this.#say(`${number ? `Question ${number}` : "A question"} was also answered on another device. The answer given here counts now.`);
    }

    this.#refresh(`${number ? `Question ${number}` : "A question"} was answered later on another device. That answer counts.`);
  }

  /** Whether another device has been at work. */
  async #look() {
    if (this.#over || this.#leaving) return;
    const answer = await fetch(`${this.#base}/responses`, { headers: { "HX-Request": "true" }, cache: "no-store", signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
    if (!answer?.ok) return;
    const state = await answer.json();
    this.#countdown.sync(Date.parse(state.now));
    if (!state.open) return this.#closed();
    const newer = state.questions.filter((q) => q.sequence > (this.#seen.get(q.id) ?? Infinity) && !this.#queue.has(q.id));
    if (newer.length) this.#refresh("This page was answered on another device. It shows those answers now.");
  }

  /** Brings the questions that the server knows better, and nothing that is being answered here. */
  async #refresh(say) {
    const answer = await fetch(location.href, { cache: "no-store" }).catch(() => undefined);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("[data-exam]")) return this.#closed();
    for (const article of page.querySelectorAll("[data-question]")) {
      const old = this.#article(article.dataset.question);
      if (!old || this.#queue.has(article.dataset.question) || this.#waits.has(old) || old.querySelector("[data-recorder-busy]")) continue;
      old.replaceWith(document.adoptNode(article));
      this.#meet(article);
      this.#article(article.dataset.question).dispatchEvent(new CustomEvent("htmx:load", { bubbles: true }));
    }

    const palette = page.querySelector("[data-question-palette]");
    if (palette) document.querySelector("[data-question-palette]")?.replaceWith(document.adoptNode(palette));
    if (say) this.#say(say);
  }

  async #end() {
    this.#flushTyping();
    this.#over = true;
    this.#say("Time is up. Your answers are being handed in.");
    const told = Promise.all([this.#sender.send(), ...this.#tell()]).then(() => this.#sender.send()); // Again: recordings have got their names.
    await Promise.race([told, new Promise((done) => setTimeout(done, 3_500))]);
    this.#leaving = true;
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: `${this.#base}/submission` });
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: csrfField, value: csrf() }));
    document.body.append(form);
    form.submit();
  }

  #closed(message) {
    if (this.#over && !message) return;
    this.#over = this.#leaving = true;
    this.#queue.clear();
    this.#tell();
    location.assign(message ? `${this.#base}?late=true` : this.#base);
  }

  /** Whoever else has something unsent (a recorder) sends what it has, and does not keep the page: what to wait for. */
  #tell() {
    const waits = [];
    document.dispatchEvent(new CustomEvent("exam-over", { detail: { until: (sent) => waits.push(sent) } }));
    return waits;
  }

  #problem(article, message) {
    const place = article.querySelector("[data-question-problem]");
    place.hidden = !message;
    place.querySelector("p").textContent = message;
  }

  #say(words) {
    const place = document.querySelector("[data-exam-said]");
    place.textContent = words;
    place.hidden = false;
  }

  #show() {
    const place = document.querySelector("[data-exam-state]");
    const count = this.#queue.answers;
    const kept = count === 1 ? "1 answer kept here" : `${count} answers kept here`;
    const state = !this.#unsent ? "saved" : this.#sender.state === "signed-out" ? "signed-out" : this.#sender.state === "offline" ? "offline" : "saving";
    place.dataset.examState = state;
    place.querySelector("[data-exam-words]").textContent = {
      saved: this.#savedAt ? `Saved ${this.#savedAt.toLocaleTimeString([], { hourCycle: "h23" })}` : "Answers are saved as you give them",
      saving: "Saving…",
      offline: `Offline: ${kept}`,
      "signed-out": `Signed out: ${kept}`,
    }[state];
    place.querySelector("[data-exam-sign-in]").hidden = state !== "signed-out";
  }
}

const controls = (article) => [...new FormData(article.closest("form")).entries()].filter(([name]) => name.startsWith(`q${article.dataset.number}.`));

function fields(article) {
  return new URLSearchParams(controls(article)).toString();
}

/** An order counts when it is called one's own; everything else when it says something. */
function isAnswered(article) {
  return controls(article).some(([name, value]) => value.trim() && !name.endsWith(".order"));
}

const form = document.querySelector("form[data-exam]");
if (form) new Exam(form);

// The summary before the end has no answers left to send.
const summary = document.querySelector("[data-exam-summary] form");
if (summary) new Countdown(document.querySelector("[data-timer]"), { warn() {}, end: () => summary.submit() });
