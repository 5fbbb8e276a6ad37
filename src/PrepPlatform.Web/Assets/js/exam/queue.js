// What has not been confirmed by the server yet. It outlives the page, a crash and a flat battery: a copy stands in localStorage until the server
// has each piece. Every page has a key of its own, and takes over what earlier pages of the same attempt left behind.
const storage = (() => {
  try {
    localStorage.setItem("prep-exam", "1");
    localStorage.removeItem("prep-exam");
    return localStorage;
  } catch {
    return undefined; // Switched off: the page still keeps everything while it is open.
  }
})();

export class Queue {
  #key;
  #items = [];

  constructor(attempt, device) {
    this.#key = `prep-exam:${attempt}:${device}`;
    const earlier = storage ? Object.keys(storage).filter((key) => key.startsWith(`prep-exam:${attempt}:`)) : [];
    for (const key of earlier) {
      this.#items.push(...read(key));
      storage.removeItem(key);
    }
    this.#items.sort((a, b) => a.at - b.at);
    this.#store();
  }

  get length() {
    return this.#items.length;
  }

  get first() {
    return this.#items[0];
  }

  /** How many answers are in it: one question counts once. */
  get answers() {
    return new Set(this.#items.filter((item) => item.kind === "answer").map((item) => item.question)).size;
  }

  has(question) {
    return this.#items.some((item) => item.question === question);
  }

  /** Takes the place of what is waiting for the same question and is not under way. */
  add(item) {
    this.#items = this.#items.filter((other) => other.sending || other.kind !== item.kind || other.question !== item.question || other.device !== item.device);
    this.#items.push(item);
    this.#store();
  }

  remove(item) {
    this.#items = this.#items.filter((other) => other !== item);
    this.#store();
  }

  clear() {
    this.#items = [];
    this.#store();
  }

  #store() {
    if (!storage) return;
    try {
      if (this.#items.length) storage.setItem(this.#key, JSON.stringify(this.#items.map(({ sending, ...item }) => item)));
      else storage.removeItem(this.#key);
    } catch {
      // Full: the page itself still has them, and asks before it is left.
    }
  }
}

function read(key) {
  try {
    return JSON.parse(storage.getItem(key)) ?? [];
  } catch {
    return [];
  }
}
