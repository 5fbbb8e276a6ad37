import { Ear } from "./ear.js";
import { typeOf, unfit } from "./files.js";
import { why } from "./microphone.js";
import { Take } from "./take.js";
import { Upload } from "./upload.js";
import { View, clock } from "./view.js";
import { playable, rate } from "./wav.js";

const testSeconds = 3;
const warnSeconds = 10;
const faint = 0.2; // Of the level: speech reaches 0.4 and more, an open microphone in a quiet room 0.1.
const megabytes = (bytes) => (bytes / 1_000_000).toLocaleString(undefined, { maximumFractionDigits: 1 });
const filled = (words, first, second) => words.replace("{0}", first).replace("{1}", second);

// One spoken answer: its microphone, what is recorded, and how that gets to the server.
export class Recorder {
  #place;
  #view;
  #words;
  #input;
  #key;
  #limit;
  #take;
  #upload;
  #former;
  #ear;
  #pending = [];
  #samples = 0;
  #loudest = 0;
  #warned = false;
  #wave; // Which more there is to see of what was recorded on this page: its wave.
  #gone = false;
  #stopping;
  #isOut = false; // The person has to sign in before anything can be sent.

  constructor(place) {
    this.#place = place;
    this.#view = new View(place);
    this.#words = this.#view.words;
    this.#input = place.querySelector("[data-recorder-name]");
    this.#key = `${place.dataset.kind}:${place.dataset.subject}`;
    this.#limit = Number(place.dataset.seconds);
    this.#ear = new Ear((...devices) => this.#view.devices(...devices));
    const presses = {
      record: () => this.#record(), stop: () => this.#stop("stopped"), again: () => this.#view.show("asking", this.#wave), keep: () => this.#keep(),
      test: () => this.#test(), retry: () => this.#upload?.nudge(),
    };
    place.addEventListener("click", ({ target }) => presses[target.closest("[data-press]")?.dataset.press]?.());
    this.#view.find("file").addEventListener("change", ({ target }) => this.#choose(target));
    this.#view.find("device").addEventListener("change", ({ target }) => this.#ear.choose(target.value));
    this.#begin();
  }

  /** Whether something would be lost, or be late, if the page went now. */
  get unsent() {
    return !this.#gone && (this.#view.state === "recording" || (this.#upload !== undefined && !["saved", "refused"].includes(this.#upload.state)));
  }

  /** Stops recording; resolves when everything is sent. */
  async finish() {
    await this.#stop("stopped");
    if (this.unsent) this.#view.say(this.#words.wait);
    await this.#upload?.finished;
  }

  /** There is no more time: what is arriving counts, and its rest follows. What cannot arrive leaves the former one in its place. */
  async settle() {
    if (this.#upload?.state !== "sending" || !this.#take.name || !this.#take.replaces) return;
    await this.#take.prevail();
    this.#call(this.#take.name);
  }

  /** The page does not need it any more. What is not sent stays in the browser for the next time. */
  async leave() {
    this.#gone = true;
    await this.#ear.leave();
    for (const { take, upload } of [{ take: this.#take, upload: this.#upload }, this.#former ?? {}]) [upload?.stop(), take?.release()];
  }

  async #begin() {
    this.#ear.tell();
    const take = await Take.find(this.#key);
    if (take && !take.ended && take.replaces) {
      await take.drop();
      this.#view.problem(this.#words["cut-again"]);
    } else if (take) return this.#goOn(take);
    this.#view.show(this.#input.value ? "ready" : "idle");
    if (this.#input.value) this.#look();
  }

  async #goOn(take) {
    const cut = !take.ended;
    if (cut) await take.end();
    if (cut) this.#view.problem(this.#words.cut.replace("{0}", clock(take.seconds)));
    this.#send(take);
    this.#ready();
  }

  /** Whether all of what an earlier page recorded is there. */
  async #look() {
    const answer = await fetch(`/recordings/${this.#input.value}`, { headers: { "HX-Request": "true" }, cache: "no-store" }).catch(() => undefined);
    const state = answer?.ok && (await answer.json().catch(() => undefined));
    if (!state || this.#upload) return;
    if (state.whole) this.#view.sent("done", this.#words.saved);
    else this.#view.sent("warning", this.#words.partial);
  }

  async #record() {
    if (!(await this.#open((samples) => this.#heard(samples)))) return;
    [this.#pending, this.#samples, this.#loudest, this.#warned, this.#wave] = [[], 0, 0, false, undefined];
    this.#former = this.#take && { take: this.#take, upload: this.#upload };
    this.#send(Take.record(this.#key, this.#replaced));
    this.#view.show("recording", (this.#former ?? this.#input.value) ? "recording-again" : undefined);
    this.#view.time(0, this.#limit);
    this.#view.say(this.#words.started);
  }

  /** What stays until the new one is whole; a former one that has not arrived itself gives way at once. */
  get #replaced() {
    return this.#upload && this.#upload.state !== "saved" ? undefined : this.#input.value || undefined;
  }

  #heard(samples) {
    if (this.#view.state !== "recording") return;
    const room = this.#limit * rate - this.#samples;
    const kept = samples.subarray(0, Math.min(samples.length, room));
    this.#pending.push(kept);
    const [before, after] = [this.#samples, (this.#samples += kept.length)];
    if (Math.floor(before / rate) !== Math.floor(after / rate)) this.#flush();
    this.#watch(this.#view.level(samples), this.#limit - after / rate);
    if (room > 0 && after === this.#limit * rate) this.#stop("limit");
  }

  #watch(level, left) {
    this.#loudest = Math.max(this.#loudest, level);
    this.#view.time(this.#samples / rate, left);
    this.#warn(left);
    if (this.#isOut) return;
    if (this.#samples > testSeconds * rate && this.#loudest < faint) this.#view.problem(this.#words.quiet);
    else if (level > 0.97) this.#view.problem(this.#words.loud);
    else if (this.#loudest >= faint) this.#view.problem("");
  }

  #warn(left) {
    if (this.#warned || left > warnSeconds || this.#limit < 2 * warnSeconds) return;
    this.#warned = true;
    this.#view.say(this.#words.soon.replace("{0}", Math.ceil(left)));
  }

  #flush() {
    const all = new Int16Array(this.#pending.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of this.#pending) [, at] = [all.set(piece, at), at + piece.length];
    this.#pending = [];
    if (all.length > 0) this.#take.append(new Uint8Array(all.buffer)).then(() => this.#upload.nudge());
  }

  async #stop(reason) {
    if (!this.#ear.isOpen || this.#view.state !== "recording" || this.#stopping) return this.#stopping;
    return (this.#stopping = this.#end(reason).finally(() => (this.#stopping = undefined)));
  }

  async #end(reason) {
    await this.#ear.close();
    if (this.#samples < rate / 4) return this.#keep(this.#words.nothing);
    this.#flush();
    await this.#take.end();
    this.#view.problem(reason === "stopped" ? "" : this.#words[reason]);
    this.#forgetFormer();
    this.#upload.nudge();
    this.#wave = "heard";
    this.#ready();
    this.#view.say(this.#words[reason]);
    this.#heardFrom();
  }

  /** Back to what was there before. */
  async #keep(problem = "") {
    if (this.#view.state === "recording") {
      await this.#ear.close();
      this.#upload.stop();
      this.#take.drop();
      const dropped = this.#take.name;
      [this.#take, this.#upload, this.#former] = [this.#former?.take, this.#former?.upload, undefined];
      if (dropped && this.#input.value === dropped) this.#call(this.#take?.name ?? "");
    }
    this.#view.show(this.#take || this.#input.value ? "ready" : "idle", this.#wave);
    this.#view.problem(problem);
    this.#heardFrom();
  }

  #forgetFormer() {
    if (this.#former?.upload && this.#former.upload.state !== "saved") {
      this.#former.upload.stop();
      this.#former.take.drop();
    }
    this.#former = undefined;
  }

  async #choose(picker) {
    const [file] = picker.files;
    picker.value = "";
    if (!file) return;
    const { problem, seconds } = await unfit(file, this.#limit);
    this.#view.problem(problem && filled(this.#words[problem], clock(seconds ?? 0), clock(this.#limit)));
    if (problem) return;
    this.#former = this.#take && { take: this.#take, upload: this.#upload };
    this.#wave = undefined;
    const take = Take.choose(this.#key, this.#replaced, file, typeOf(file));
    this.#forgetFormer();
    this.#send(take);
    this.#ready();
  }

  #send(take) {
    this.#take = take;
    const upload = new Upload(take, { kind: this.#place.dataset.kind, subject: this.#place.dataset.subject }, () => this.#upload === upload && this.#heardFrom());
    this.#upload = upload;
    this.#heardFrom();
  }

  #ready() {
    const audio = this.#view.audio;
    if (audio.src.startsWith("blob:")) URL.revokeObjectURL(audio.src);
    audio.src = URL.createObjectURL(this.#take.file);
    this.#view.show("ready", this.#wave);
  }

  /** What became of the upload. */
  #heardFrom() {
    const [upload, words, state] = [this.#upload, this.#words, this.#upload?.state];
    this.#place.toggleAttribute("data-recorder-busy", this.unsent);
    if (!upload) return this.#view.sent("done", this.#input.value ? words.saved : "");
    if (state === "refused") return this.#refused(upload.reason);
    if (this.#take.name && (!this.#take.replaces || state === "saved")) this.#call(this.#take.name);
    if (state === "saved") this.#view.say(words.saved);
    if (this.#isOut && state !== "signed-out" && state !== "closed") this.#view.problem("");
    this.#isOut = state === "signed-out" || state === "closed";
    if (this.#isOut) this.#view.problem(words[state], true);
    const text = {
      saved: words.saved, offline: words.offline, "signed-out": words.gathering, closed: words.gathering,
      sending: this.#view.state === "recording" ? words.streaming : words.sending.replace("{0}", Math.floor(upload.share * 100)),
    }[state];
    const share = state === "sending" && this.#view.state !== "recording" ? upload.share : undefined;
    this.#view.sent({ saved: "done", sending: "info" }[state] ?? "warning", text, share, state !== "saved" && state !== "sending");
  }

  async #refused({ words, bytes, most, counts }) {
    const take = this.#take;
    await this.#ear.close();
    [this.#take, this.#upload, this.#wave] = [undefined, undefined, undefined];
    if (!counts && (this.#input.value === take.name || !take.replaces)) this.#call(take.replaces ?? "");
    if (take.replaces) this.#view.audio.src = `/recordings/${take.replaces}/audio`;
    this.#view.show(this.#input.value ? "ready" : "idle");
    this.#heardFrom();
    this.#view.problem(bytes ? filled(this.#words.large, megabytes(bytes), megabytes(most)) : (words ?? this.#words.refused));
  }

  /** The form's answer; whoever saves answers as they change hears of it. */
  #call(name) {
    if (this.#input.value === name) return;
    this.#input.value = name;
    this.#input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  async #test() {
    const heard = [];
    let loudest = 0;
    if (!(await this.#open((samples) => (loudest = Math.max(loudest, this.#view.level(samples))) && heard.push(samples)))) return;
    this.#view.show("testing");
    await new Promise((done) => setTimeout(done, testSeconds * 1_000));
    await this.#ear.close();
    if (this.#gone) return;
    this.#view.problem(loudest < faint ? this.#words.silent : "");
    this.#view.show("playing");
    const audio = new Audio(URL.createObjectURL(playable(heard)));
    await audio.play().then(() => new Promise((done) => (audio.onended = audio.onerror = done)), () => {});
    URL.revokeObjectURL(audio.src);
    if (this.#view.state === "playing") this.#view.show("tested");
  }

  async #open(heard) {
    if (this.#ear.isTaken) return void this.#view.problem(this.#words.other);
    const before = this.#view.state === "asking" ? "ready" : this.#view.state;
    this.#view.problem("");
    this.#view.show("starting");
    try {
      await this.#ear.open(heard, () => this.#lost());
      return !this.#gone || void this.#ear.close();
    } catch (error) {
      this.#view.show(before, this.#wave);
      return void this.#view.problem(this.#words[why(error)]);
    }
  }

  #lost() {
    if (this.#view.state === "recording") this.#stop("lost");
  }
}
