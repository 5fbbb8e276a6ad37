// From one rate to a lower one, in a stream: a windowed sinc that takes away what the lower rate cannot hold, at exact places (44.1 kHz has 160 of them).
const lobes = 16;

export class Resampler {
  #up;
  #down;
  #half;
  #phases;
  #kept;
  #next = 0; // Place of the next sample, in steps of 1/up of the input's samples, from the beginning of what is kept.

  constructor(from, to) {
    const common = gcd(from, to);
    [this.#up, this.#down] = [to / common, from / common];
    const cut = Math.min(1, to / from) * 0.94;
    this.#half = Math.ceil(lobes / cut);
    this.#phases = Array.from({ length: this.#up }, (_, phase) => taps(phase / this.#up, this.#half, cut));
    this.#kept = new Float32Array(this.#half); // Silence before the beginning.
  }

  push(samples) {
    const all = new Float32Array(this.#kept.length + samples.length);
    all.set(this.#kept);
    all.set(samples, this.#kept.length);
    const made = [];
    for (; ; this.#next += this.#down) {
      const first = Math.floor(this.#next / this.#up);
      const taps = this.#phases[this.#next % this.#up];
      if (first + taps.length > all.length) break;
      let sum = 0;
      for (let k = 0; k < taps.length; k++) sum += all[first + k] * taps[k];
      made.push(sum);
    }
    const done = Math.min(Math.floor(this.#next / this.#up), all.length);
    this.#kept = all.slice(done);
    this.#next -= done * this.#up;
    return made;
  }
}

function taps(shift, half, cut) {
  const weights = Float64Array.from({ length: 2 * half + 1 }, (_, k) => {
    const at = k - half - shift;
    if (Math.abs(at) > half) return 0;
    const window = 0.42 + 0.5 * Math.cos((Math.PI * at) / half) + 0.08 * Math.cos((2 * Math.PI * at) / half);
    return window * (at === 0 ? cut : Math.sin(Math.PI * cut * at) / (Math.PI * at));
  });
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / sum);
}

const gcd = (a, b) => (b === 0 ? a : gcd(b, a % b));
