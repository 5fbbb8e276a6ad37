import { secondsOf, typeOf } from "./files.js";
import { Microphone, choose, chosen, microphones, why } from "./microphone.js";
import { Take } from "./take.js";
import { Upload } from "./upload.js";
import { View, clock } from "./view.js";
import { playable, rate } from "./wav.js";

const testSeconds = 3;
const warnSeconds = 10;
const faint = 0.2; // Of the level: speech reaches 0.4 and more, an open microphone in a quiet room 0.1.
const megabytes = (bytes) => (bytes / 1_000_000).toLocaleString(undefined, { maximumFractionDigits: 1 });

let speaking; // One microphone, so one recorder at a time.

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
  #microphone;
  #pending = [];
  #samples = 0;
  #loudest = 0;
  #warned = false;
  #awake;
  #gone = false;
  #tellDevices = () => this.#devices();

  constructor(place) {
    this.#place = place;
    this.#view = new View(place);
    this.#words = this.#view.words;
    this.#input = place.querySelector("[data-recorder-name]");
    this.#key = `${place.dataset.kind}:${place.dataset.subject}`;
    this.#limit = Number(place.dataset.seconds);
    const presses = {
      record: () => this.#record(), stop: () => this.#stop("stopped"), again: () => this.#view.show("asking"), keep: () => this.#keep(),
      test: () => this.#test(), retry: () => this.#upload?.nudge(),
    };
    place.addEventListener("click", ({ target }) => presses[target.closest("[data-press]")?.dataset.press]?.());
    this.#view.find("file").addEventListener("change", ({ target }) => this.#choose(target));
    this.#view.find("device").addEventListener("change", ({ target }) => choose(target.value));
    navigator.mediaDevices?.addEventListener("devicechange", this.#tellDevices);
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

  /** The page does not need it any more. What is not sent stays in the browser for the next time. */
  async leave() {
    this.#gone = true;
    navigator.mediaDevices?.removeEventListener("devicechange", this.#tellDevices);
    if (this.#microphone) await this.#close();
    this.#upload?.stop();
    this.#former?.upload?.stop();
  }

  async #begin() {
    const take = await Take.find(this.#key);
    if (take && !take.ended && take.replaces) {
      await take.drop();
      this.#view.problem(this.#words["cut-again"]);
    } else if (take) return this.#goOn(take);
    this.#view.show(this.#input.value ? "ready" : "idle");
    this.#devices();
    if (this.#input.value) this.#look();
  }

  async #goOn(take) {
    const cut = !take.ended;
    if (cut) await take.end();
    if (cut) this.#view.problem(this.#words.cut.replace("{0}", clock(take.seconds)));
    this.#send(take);
    this.#ready();
    this.#devices();
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
    [this.#pending, this.#samples, this.#loudest, this.#warned] = [[], 0, 0, false];
    this.#former = this.#take && { take: this.#take, upload: this.#upload };
    this.#send(Take.record(this.#key, this.#replaced));
    this.#view.show("recording", (this.#former ?? this.#input.value) ? "recording-again" : undefined);
    this.#view.time(0, this.#limit);
    this.#view.say(this.#words.started);
    this.#awake = await navigator.wakeLock?.request("screen").catch(() => undefined);
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
    if (this.#samples > testSeconds * rate && this.#loudest < faint) this.#view.problem(this.#words.quiet);
    else if (level > 0.97) this.#view.problem(this.#words.loud);
    else if (this.#loudest >= faint) this.#view.problem("");
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
    if (!this.#microphone || this.#view.state !== "recording" || this.#stopping) return this.#stopping;
    return (this.#stopping = this.#end(reason).finally(() => (this.#stopping = undefined)));
  }

  #stopping;

  async #end(reason) {
    await this.#close();
    if (this.#samples < rate / 4) return this.#keep(this.#words.nothing);
    this.#flush();
    await this.#take.end();
    this.#view.problem(reason === "stopped" ? "" : this.#words[reason]);
    this.#forgetFormer();
    this.#upload.nudge();
    this.#ready("ready-heard");
    this.#view.say(this.#words[reason]);
    this.#heardFrom();
  }

  /** Back to what was there before. */
  async #keep(problem = "") {
    if (this.#view.state === "recording") {
      if (this.#microphone) await this.#close();
      this.#upload.stop();
      this.#take.drop();
      const dropped = this.#take.name;
      [this.#take, this.#upload, this.#former] = [this.#former?.take, this.#former?.upload, undefined];
      if (dropped && this.#input.value === dropped) this.#call(this.#take?.name ?? "");
    }
    this.#view.show(this.#take || this.#input.value ? "ready" : "idle");
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
    const type = typeOf(file);
    const seconds = type && file.size > 0 ? await secondsOf(file) : undefined;
    const problem = !type ? this.#words.kind : !file.size ? this.#words.empty
      : seconds > this.#limit + 1 ? this.#words.long.replace("{0}", clock(seconds)).replace("{1}", clock(this.#limit)) : "";
    this.#view.problem(problem);
    if (problem) return;
    this.#former = this.#take && { take: this.#take, upload: this.#upload };
    const take = Take.choose(this.#key, this.#replaced, file, type);
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

  #ready(also) {
    const audio = this.#view.audio;
    if (audio.src.startsWith("blob:")) URL.revokeObjectURL(audio.src);
    audio.src = URL.createObjectURL(this.#take.file);
    this.#view.show("ready", also);
  }

  /** What became of the upload. */
  #heardFrom() {
    const [upload, words, state] = [this.#upload, this.#words, this.#upload?.state];
    this.#place.toggleAttribute("data-recorder-busy", this.unsent);
    if (!upload) return this.#view.sent("done", this.#input.value ? words.saved : "");
    if (state === "refused") return this.#refused(upload.reason);
    if (this.#take.name && (!this.#take.replaces || state === "saved")) this.#call(this.#take.name);
    if (state === "saved") this.#view.say(words.saved);
    if (state === "signed-out") this.#view.problem(words["signed-out"], true);
    const text = {
      saved: words.saved, offline: words.offline, "signed-out": words.gathering,
      sending: this.#view.state === "recording" ? words.streaming : words.sending.replace("{0}", Math.floor(upload.share * 100)),
    }[state];
    const share = state === "sending" && this.#view.state !== "recording" ? upload.share : undefined;
    this.#view.sent({ saved: "done", sending: "info" }[state] ?? "warning", text, share, state !== "saved" && state !== "sending");
  }

  async #refused({ words, bytes, most }) {
    const take = this.#take;
    if (this.#microphone) await this.#close();
    [this.#take, this.#upload] = [undefined, undefined];
    if (this.#input.value === take.name || !take.replaces) this.#call(take.replaces ?? "");
    if (take.replaces) this.#view.audio.src = `/recordings/${take.replaces}/audio`;
    this.#view.show(take.replaces ? "ready" : "idle");
    this.#heardFrom();
    this.#view.problem(bytes ? this.#words.large.replace("{0}", megabytes(bytes)).replace("{1}", megabytes(most)) : (words ?? this.#words.refused));
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
    await this.#close();
    if (this.#gone) return;
    this.#view.problem(loudest < faint ? this.#words.silent : "");
    this.#view.show("playing");
    const audio = new Audio(URL.createObjectURL(playable(heard)));
    await audio.play().then(() => new Promise((done) => (audio.onended = audio.onerror = done)), () => {});
    URL.revokeObjectURL(audio.src);
    if (this.#view.state === "playing") this.#view.show("tested");
  }

  async #open(heard) {
    if (speaking) return void this.#view.problem(this.#words.other);
    speaking = this;
    const before = this.#view.state;
    document.querySelectorAll("audio").forEach((audio) => audio.pause());
    this.#view.problem("");
    this.#view.show("starting");
    try {
      this.#microphone = await Microphone.open(heard, () => this.#lost());
      if (this.#gone) return void this.#close();
      this.#devices();
      return true;
    } catch (error) {
      speaking = undefined;
      this.#view.show(before === "asking" ? "ready" : before);
      this.#view.problem(this.#words[why(error)]);
      return false;
    }
  }

  async #close() {
    const microphone = this.#microphone;
    this.#microphone = undefined;
    speaking = undefined;
    this.#awake?.release();
    await microphone.close();
    this.#devices();
  }

  #lost() {
    if (this.#view.state === "recording") this.#stop("lost");
  }

  async #devices() {
    this.#view.devices(await microphones().catch(() => []), this.#microphone?.device ?? chosen(), Boolean(this.#microphone));
  }
}
