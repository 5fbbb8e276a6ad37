import { csrf, csrfHeader, renewCsrf } from "../csrf.js";

// Sends what the queue holds, one after another and in order, again and again until the server has said what became of it.
const longestPause = 15_000;
const patience = 12_000;
const refused = new Set([409, 413, 422]);

export class Sender {
  /** "idle", "sending", "offline" or "signed-out". */
  state = "idle";
  #base;
  #queue;
  #hear;
  #failures = 0;
  #timer;
  #running;

  /** hear(item, status, body) is told of every answer of the server; hear() alone: something changed. */
  constructor(base, queue, hear) {
    [this.#base, this.#queue, this.#hear] = [base, queue, hear];
    addEventListener("online", () => this.send());
  }

  /** Resolves when everything is sent or the line is broken. */
  send() {
    clearTimeout(this.#timer);
    return (this.#running ??= this.#sendAll().finally(() => (this.#running = undefined)));
  }

  async #sendAll() {
    while (this.#queue.length) {
      const item = this.#queue.first;
      this.#set(this.#failures ? this.state : "sending");
      item.sending = true;
      const answer = await this.#post(item);
      item.sending = false;
      if (!answer) return this.#later("offline");
      if (answer.status === 401) return this.#later("signed-out");
      if (answer.status === 400 && (await renewCsrf(this.#base))) return this.#later("offline");
      const body = await answer.json().catch(() => undefined);
      // Only what the server itself decided is over; a hotel's login page, another account's session or a proxy's error decides nothing.
      const done = answer.status === 204 || (answer.status === 200 && body) || refused.has(answer.status);
      if (!done) return this.#later(answer.status === 403 || answer.status === 404 ? "signed-out" : "offline");
      this.#failures = 0;
      this.#queue.remove(item);
      this.#hear(item, answer.status, body ?? {});
    }
    this.#set("idle");
  }

  #post(item) {
    const body =
      item.kind === "flag"
        ? new URLSearchParams({ question: item.question, flagged: item.flagged })
        : `question=${item.question}&sequence=${item.sequence}&device=${item.device}&${item.body}`;
    return fetch(`${this.#base}/${item.kind === "flag" ? "flags" : "responses"}`, {
      method: "POST",
      body,
      // As htmx does: then a session that has ended is 401 and not the sign-in page.
      headers: { "Content-Type": "application/x-www-form-urlencoded", [csrfHeader]: csrf(), "HX-Request": "true" },
      signal: AbortSignal.timeout(patience),
      keepalive: item.kind === "flag" || item.body.length < 30_000,
    }).catch(() => undefined);
  }

  #later(state) {
    const pause = Math.min(longestPause, 500 * 2 ** this.#failures++);
    this.#set(state);
    this.#timer = setTimeout(() => this.send(), pause * (0.75 + Math.random() / 2)); // A whole room must not come back in one instant.
  }

  #set(state) {
    this.state = state;
    this.#hear();
  }
}
