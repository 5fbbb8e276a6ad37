import { Microphone, choose, chosen, microphones } from "./microphone.js";

let listening; // One microphone, so one recorder at a time.

// One recorder's hold on the microphone: taken, given back, and which there are to choose from.
export class Ear {
  #microphone;
  #awake;
  #show;
  #tell = () => this.tell();

  /** show(devices, chosen, locked) is called whenever that changes. */
  constructor(show) {
    this.#show = show;
    navigator.mediaDevices?.addEventListener("devicechange", this.#tell);
  }

  get isOpen() {
    return this.#microphone !== undefined;
  }

  /** Whether another recorder of the page listens. */
  get isTaken() {
    return listening !== undefined;
  }

  async open(heard, lost) {
    listening = this;
    document.querySelectorAll("audio").forEach((audio) => audio.pause());
    try {
      this.#microphone = await Microphone.open(heard, lost);
    } catch (error) {
      listening = undefined;
      throw error;
    }
    this.tell();
    this.#awake = await navigator.wakeLock?.request("screen").catch(() => undefined);
  }

  /** Resolves when the last sample has been heard. */
  async close() {
    const microphone = this.#microphone;
    if (!microphone) return;
    [this.#microphone, listening] = [undefined, undefined];
    this.#awake?.release();
    await microphone.close();
    this.tell();
  }

  choose(device) {
    choose(device);
  }

  async tell() {
    this.#show(await microphones().catch(() => []), this.#microphone?.device ?? chosen(), this.isOpen);
  }

  async leave() {
    navigator.mediaDevices?.removeEventListener("devicechange", this.#tell);
    await this.close();
  }
}
