import { forget, keepPiece, keepTake, piecesOf, takes } from "./store.js";
import { header, headerBytes, playable, rate } from "./wav.js";

// One recording, or one file that was chosen: its pieces here, and what the server calls it.
export class Take {
  /** How much of it is kept here; what is not yet is not sent either, so that the server never has more than a reload would find. */
  bytes = 0;
  name;
  #about;
  #pieces = [];
  #writing;
  #free;

  /** of: its question's key; replaces: the name of the recording that stays until this one is whole. */
  static record(of, replaces) {
    const take = new Take({ id: crypto.randomUUID(), key: of, type: "audio/wav", at: Date.now(), recorded: true, ended: false, replaces });
    take.append(header());
    return take;
  }

  static choose(of, replaces, file, type) {
    const take = new Take({ id: fileId(), key: of, type, at: Date.now(), recorded: false, ended: true, replaces });
    take.append(file);
    return take;
  }

  /** What an earlier page left behind, and no other page is sending. */
  static async find(of) {
    const [newest, ...older] = (await takes()).filter(({ key }) => key === of);
    const take = newest && (await Take.#reopen(newest));
    if (take) older.forEach(({ id }) => forget(id));
    return take;
  }

  /** What earlier pages left behind of other questions than those. Their answers name it already: only the question's own page can tell an answer a new name. */
  static async left(shown) {
    const left = (await takes()).filter(({ key, name, replaces }) => name && !replaces && !shown.has(key));
    return (await Promise.all(left.map((about) => Take.#reopen(about)))).filter(Boolean);
  }

  static async #reopen(about) {
    const free = await hold(about.id);
    if (!free) return undefined;
    const take = new Take(about, await piecesOf(about.id), free);
    if (take.#pieces.length > 0) return take;
    take.drop();
    return undefined;
  }

  constructor(about, pieces = [], free = undefined) {
    [this.#about, this.#pieces, this.#free, this.name] = [about, pieces, free, about.name];
    this.bytes = pieces.reduce((sum, piece) => sum + size(piece), 0);
    this.#writing = free ? Promise.resolve() : Promise.all([hold(about.id).then((held) => (this.#free = held)), keepTake(about)]);
  }

  get key() { return this.#about.key; }
  get type() { return this.#about.type; }
  get replaces() { return this.#about.replaces; }
  get ended() { return this.#about.ended; }
  get seconds() { return this.#about.recorded ? Math.max(0, this.bytes - headerBytes) / 2 / rate : undefined; }

  append(data) {
    const number = this.#pieces.push(data) - 1;
    this.#writing = this.#writing.then(() => keepPiece(this.#about.id, number, data)).then(() => (this.bytes += size(data)));
    return this.#writing;
  }

  /** Nothing more comes. */
  async end() {
    await this.#writing;
    await this.#note({ ended: true });
  }

  async call(name) {
    this.name = name;
    await this.#note({ name });
  }

  /** The former one gives way, though this one is not whole yet. */
  prevail() {
    return this.#note({ replaces: undefined });
  }

  async drop() {
    await this.#writing;
    await forget(this.#about.id);
    this.release();
  }

  /** Another recorder may send it. */
  release() {
    this.#free?.();
  }

  slice(from, to) {
    return new Blob(this.#pieces).slice(from, to);
  }

  get file() {
    return this.#about.recorded ? playable(this.#pieces.slice(1)) : new Blob(this.#pieces, { type: this.type });
  }

  #note(more) {
    this.#about = { ...this.#about, ...more };
    return keepTake(this.#about);
  }
}

const size = (piece) => piece.byteLength ?? piece.size;

/** Files may be chosen on addresses that are not secure, where there are no UUIDs. */
const fileId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Keeps other pages of this browser from sending it too, until it is let go of. Undefined: another page has it. */
async function hold(id) {
  if (!navigator.locks) return () => {};
  for (const pause of [0, 400, 800]) {
    await new Promise((done) => setTimeout(done, pause)); // A page that is being reloaded may hold it for a moment more.
    const free = await new Promise((resolve) => {
      navigator.locks.request(`prep-take:${id}`, { ifAvailable: true }, (lock) => (lock ? new Promise(resolve) : resolve()));
    });
    if (free) return free;
  }
  return undefined;
}
