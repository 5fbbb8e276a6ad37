// Runs where the sound comes in: whatever the browser delivers becomes 16 kHz, one channel, 16 bits, in tenths of a second.
import { Resampler } from "./recorder/resampler.js";

const rate = 16_000;
const tenth = rate / 10;

class Pcm extends AudioWorkletProcessor {
  #resampler = sampleRate === rate ? undefined : new Resampler(sampleRate, rate);
  #piece = new Int16Array(tenth);
  #filled = 0;
  #ended = false;

  constructor() {
    super();
    this.port.onmessage = () => this.#end();
  }

  process([channels]) {
    if (channels.length > 0 && !this.#ended) this.#take(this.#resampler ? this.#resampler.push(mono(channels)) : mono(channels));
    return !this.#ended;
  }

  #take(samples) {
    for (const sample of samples) {
      const value = Math.max(-1, Math.min(1, sample));
      this.#piece[this.#filled++] = value < 0 ? value * 32768 : value * 32767;
      if (this.#filled === tenth) this.#send();
    }
  }

  #send() {
    this.port.postMessage(this.#piece.slice(0, this.#filled));
    this.#filled = 0;
  }

  #end() {
    if (this.#ended) return;
    this.#ended = true;
    this.#send();
    this.port.postMessage("end");
  }
}

function mono(channels) {
  if (channels.length === 1) return channels[0];
  return channels[0].map((_, i) => channels.reduce((sum, channel) => sum + channel[i], 0) / channels.length);
}

registerProcessor("pcm", Pcm);
