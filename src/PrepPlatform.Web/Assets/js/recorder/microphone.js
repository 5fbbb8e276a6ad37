import { rate } from "./wav.js";

// The chosen microphone as pieces of 16 kHz samples. WORKLET (from tools/bundle.mjs) is the address of recorder-worklet.js.
const remembered = "prep-microphone";

export const chosen = () => read() ?? "";

export function choose(device) {
  try {
    localStorage.setItem(remembered, device);
  } catch {
    // Switched off: then it is asked for again.
  }
}

/** Those whose names the browser tells, which it does once it may use one. */
export async function microphones() {
  const all = await (navigator.mediaDevices?.enumerateDevices?.() ?? []);
  return all.filter(({ kind, deviceId, label }) => kind === "audioinput" && deviceId && label);
}

export class Microphone {
  #stream;
  #context;
  #node;
  #ended;
  #closing = false;

  /** heard(samples) is called ten times a second; lost() when the device is gone. */
  static async open(heard, lost) {
    const microphone = new Microphone();
    microphone.#stream = await ask();
    try {
      await microphone.#listen(heard);
    } catch (error) {
      microphone.#stop();
      throw error;
    }
    microphone.#stream.getAudioTracks()[0].addEventListener("ended", () => microphone.#closing || lost());
    return microphone;
  }

  /** Which device it is. */
  get device() {
    return this.#stream.getAudioTracks()[0]?.getSettings().deviceId;
  }

  /** Resolves when the last sample has been heard. */
  async close() {
    this.#closing = true;
    this.#node.port.postMessage("end");
    await Promise.race([this.#ended, new Promise((done) => setTimeout(done, 500))]);
    this.#stop();
  }

  async #listen(heard) {
    // Firefox connects a microphone only at its own rate; then the worklet makes 16 kHz of it.
    for (const sampleRate of [rate, undefined]) {
      try {
        this.#context = new AudioContext({ sampleRate });
        const source = this.#context.createMediaStreamSource(this.#stream);
        await this.#context.audioWorklet.addModule(WORKLET);
        this.#node = new AudioWorkletNode(this.#context, "pcm");
        this.#ended = new Promise((done) => (this.#node.port.onmessage = ({ data }) => (data === "end" ? done() : heard(data))));
        source.connect(this.#node).connect(this.#context.destination); // It puts out silence.
        return await this.#context.resume();
      } catch (error) {
        this.#context?.close();
        if (!sampleRate) throw error;
      }
    }
  }

  #stop() {
    this.#closing = true;
    this.#stream.getTracks().forEach((track) => track.stop());
    if (this.#context?.state !== "closed") this.#context?.close();
  }
}

/** Which of the recorder's sentences says why there is no sound. */
export function why({ name }) {
  if (!isSecureContext) return "insecure";
  const known = { NotAllowedError: "denied", SecurityError: "denied", NotFoundError: "none", NotReadableError: "busy", AbortError: "busy", Unsupported: "unsupported" };
  return known[name] ?? "broken";
}

async function ask() {
  if (!navigator.mediaDevices?.getUserMedia || !globalThis.AudioWorkletNode) throw Object.assign(new Error("No microphone here"), { name: "Unsupported" });
  // What the browser takes for noise may be a quiet voice, and the silences between words are measured.
  const audio = { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: true };
  const device = chosen();
  if (device) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { ...audio, deviceId: { exact: device } } }).catch((error) => {
      if (error.name !== "OverconstrainedError" && error.name !== "NotFoundError") throw error; // Otherwise it is unplugged today.
    });
    if (stream) return stream;
  }
  return navigator.mediaDevices.getUserMedia({ audio });
}

function read() {
  try {
    return localStorage.getItem(remembered);
  } catch {
    return undefined;
  }
}
