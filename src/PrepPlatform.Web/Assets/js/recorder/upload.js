import { csrf, csrfHeader, renewCsrf } from "../csrf.js";

// Sends a take piece by piece, also while it grows, and again and again until the server has all of it. The server says where to go on.
const mostPiece = 256 * 1024;
const leastPiece = 16 * 1024;
const whileSpeaking = 64 * 1024; // Two seconds of speech.
const longestPause = 15_000;
const patience = 30_000;

export class Upload {
  /** "sending", "offline", "signed-out", "closed" (nobody takes it, or not from this account), "saved" or "refused". */
  state = "sending";
  sent;
  /** Why it was refused, in the server's words; what the words are of, or how much is accepted. */
  reason;
  #take;
  #place;
  #hear;
  #piece = mostPiece;
  #failures = 0;
  #renewals = 0;
  #wake;
  #over = false;
  #online = () => this.nudge();

  /** place: { kind, subject }, what the recording is for; undefined: only a recording that the server knows is gone on with. hear(upload) is told of every change. */
  constructor(take, place, hear) {
    [this.#take, this.#place, this.#hear] = [take, place, hear];
    if (!take.name) this.sent = 0;
    addEventListener("online", this.#online);
    this.finished = this.#run();
  }

  get share() {
    return this.#take.bytes > 0 ? Math.min(1, (this.sent ?? 0) / this.#take.bytes) : 0;
  }

  /** There is more to send, or reason to try again. */
  nudge() {
    this.#wake?.();
  }

  stop() {
    this.#over = true;
    removeEventListener("online", this.#online);
    this.nudge();
  }

  async #run() {
    while (!this.#over) {
      const step = this.#next();
      if (!step) await this.#pause(1_000);
      else if (!(await step.call(this))) await this.#later();
    }
  }

  #next() {
    const take = this.#take;
    if (!take.name) return take.bytes > 0 ? this.#begin : undefined;
    if (this.sent === undefined) return this.#ask;
    const waiting = take.bytes - this.sent;
    if (waiting > 0 && (take.ended || waiting >= whileSpeaking)) return this.#send;
    return take.ended ? this.#close : undefined;
  }

  async #begin() {
    const answer = await this.#post("/recordings", new URLSearchParams({ ...this.#place, type: this.#take.type }));
    const body = await this.#understood(answer);
    if (!body?.name) return false;
    if (this.#take.ended && this.#take.bytes > body.mostBytes) return this.#refuse({ bytes: this.#take.bytes, most: body.mostBytes });
    this.sent = body.offset ?? 0;
    await this.#take.call(body.name);
    return this.#told("sending");
  }

  async #ask() {
    const answer = await this.#fetch(`/recordings/${this.#take.name}`, { cache: "no-store" });
    if (answer?.status === 404) return this.#anew();
    const body = await this.#understood(answer);
    if (!body) return false;
    if (body.whole) return this.#done();
    this.sent = body.offset;
    return this.#told("sending");
  }

  async #send() {
    const from = this.sent;
    const data = await this.#take.slice(from, from + this.#piece).arrayBuffer();
    const answer = await this.#post(`/recordings/${this.#take.name}/pieces?offset=${from}`, data, "application/octet-stream");
    if (answer?.status === 413 && this.#piece > leastPiece) {
      this.#piece = Math.max(leastPiece, this.#piece / 2);
      return true;
    }
    if (answer?.status === 404) return this.#anew();
    const body = answer?.status === 409 ? await answer.json().catch(() => undefined) : await this.#understood(answer);
    if (!Number.isInteger(body?.offset)) return false;
    this.sent = body.closed ? undefined : body.offset; // Closed: what it has is made whole without the rest.
    // A server that wants the same place again and again is asked more slowly.
    return this.#told("sending") && (body.offset !== from || data.byteLength === 0);
  }

  async #close() {
    const answer = await this.#post(`/recordings/${this.#take.name}/whole`);
    if (answer?.status === 404) return this.#anew();
    if (answer?.status === 409) {
      this.sent = undefined; // It lacks something: the next step asks where.
      return false;
    }
    return (await this.#understood(answer)) ? this.#done() : false;
  }

  /** The server has lost it: here it still is. */
  async #anew() {
    if (!this.#place) {
      this.state = "closed";
      return false;
    }
    if (++this.#renewals > 2) return false;
    this.sent = 0;
    await this.#take.call(undefined);
    return true;
  }

  async #done() {
    this.sent = this.#take.bytes;
    await this.#take.drop();
    this.stop();
    return this.#told("saved");
  }

  #refuse(reason) {
    this.reason = reason;
    this.stop();
    this.#take.drop();
    return this.#told("refused");
  }

  #told(state) {
    [this.state, this.#failures] = [state, 0];
    this.#hear(this);
    return true;
  }

  /** What a good answer says; otherwise undefined, and what is to be thought of it is noted. */
  async #understood(answer) {
    if (answer?.ok) {
      const body = await answer.json().catch(() => (answer.status === 204 || answer.url.endsWith("/whole") ? {} : undefined));
      if (body) return body;
    }
    if ([410, 413, 422].includes(answer?.status)) {
      // 410: the time for it is over, and what arrived before counts.
      this.#refuse({ words: await answer.text().then(sentence).catch(() => undefined), counts: answer.status === 410 });
      return undefined;
    }
    if (answer?.status === 400) await renewCsrf(location.href);
    this.state = { 401: "signed-out", 403: "closed", 404: "closed" }[answer?.status] ?? "offline";
    return undefined;
  }

  #post(url, body, type) {
    return this.#fetch(url, { method: "POST", body, headers: { [csrfHeader]: csrf(), ...(type && { "Content-Type": type }) } });
  }

  #fetch(url, options) {
    // As htmx does: then a session that has ended is 401 and not the sign-in page.
    return fetch(url, { ...options, headers: { ...options.headers, "HX-Request": "true" }, signal: AbortSignal.timeout(patience) }).catch(() => undefined);
  }

  async #later() {
    if (this.#over) return;
    if (this.state === "sending") this.state = "offline";
    this.#hear(this);
    const pause = Math.min(longestPause, 500 * 2 ** this.#failures++);
    await this.#pause(pause * (0.75 + Math.random() / 2)); // A whole room must not come back in one instant.
  }

  #pause(time) {
    return new Promise((done) => {
      const timer = setTimeout(done, time);
      this.#wake = () => (clearTimeout(timer), done());
    });
  }
}

/** In the server's words, or a proxy's; a page is no sentence. */
function sentence(text) {
  const said = (/^\{/.test(text) ? JSON.parse(text).message : text)?.trim();
  return said && said.length <= 300 && !said.startsWith("<") ? said : undefined;
}
