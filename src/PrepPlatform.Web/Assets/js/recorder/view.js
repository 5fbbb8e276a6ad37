// The recorder's elements. Which of them stand there in which state is written in the page: data-on.
const quietest = -60; // Decibels below the loudest there is.
const [thick, step] = [3, 5]; // Pixels of a bar, and from one to the next.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const icon = (name) => `<svg class="icon" aria-hidden="true"><use href="/lib/icons.svg#${name}"></use></svg>`;

export class View {
  words;
  state;
  #place;
  #levels = [];
  #told = 0;
  #held = false; // The focus was here when there was nothing to press.

  constructor(place) {
    this.#place = place;
    this.words = JSON.parse(place.dataset.words);
    this.find("body").hidden = false;
    const wave = this.find("wave");
    wave.addEventListener("click", ({ offsetX }) => this.#still && (this.audio.currentTime = (offsetX / wave.clientWidth) * this.audio.duration));
    for (const event of ["timeupdate", "seeked", "emptied"]) this.audio.addEventListener(event, () => this.#still && this.#whole());
    new ResizeObserver(() => this.#still && this.#whole()).observe(wave);
    new MutationObserver(() => this.#still && this.#whole()).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  }

  /** Whether the wave is of what was recorded, not of what is heard. */
  get #still() {
    return this.state === "ready" || this.state === "asking";
  }

  find = (name) => this.#place.querySelector(`[data-recorder-${name}]`);

  get audio() {
    return this.#place.querySelector("audio");
  }

  /** Where a press was, the next thing to press is: nobody loses their place on the page. */
  show(state, also = undefined) {
    const inside = this.find("body").contains(document.activeElement) || (this.#held && document.activeElement === document.body);
    this.state = this.#place.dataset.state = state;
    for (const part of this.#place.querySelectorAll("[data-on]")) {
      const on = part.dataset.on.split(" ");
      part.hidden = !on.includes(state) && !on.includes(also);
    }
    const stays = this.find("body").contains(document.activeElement) && document.activeElement.checkVisibility();
    this.#held = inside && !stays && !this.focus();
    if (state === "recording" || state === "testing") this.#levels = [];
    this.find("wave").ariaHidden = this.#still;
    if (this.#still) this.#whole();
  }

  focus() {
    const next = [...this.#place.querySelectorAll("[data-player] button, [data-press]")].find((button) => button.checkVisibility());
    next?.focus();
    return Boolean(next);
  }

  say(text) {
    this.find("said").textContent = text;
  }

  time(seconds, left) {
    this.find("time").textContent = clock(seconds);
    this.find("left").textContent = this.words.left.replace("{0}", clock(Math.ceil(left)));
    this.find("left").classList.toggle("is-low", left <= 10);
  }

  problem(text, signIn = false) {
    this.find("problem").hidden = !text;
    if (this.find("why").textContent !== (text ?? "")) this.find("why").textContent = text ?? ""; // What is said once is read out once.
    this.find("sign-in").hidden = !signIn;
  }

  /** kind: "done", "info", "warning"; share: 0 to 1, or undefined where it is not known. */
  sent(kind, text, share, retry = false) {
    const place = this.find("sent");
    place.hidden = !text;
    place.dataset.kind = kind;
    this.find("sign").innerHTML = icon({ done: "circle-check", warning: "wifi-off" }[kind] ?? "upload");
    this.find("words").textContent = text;
    this.find("share").hidden = share === undefined;
    this.find("share").value = share ?? 0;
    place.querySelector("[data-press=retry]").hidden = !retry;
  }

  devices(list, chosen, locked) {
    this.find("devices").hidden = list.length < 2;
    this.find("device").disabled = locked;
    this.find("device").replaceChildren(...list.map(({ deviceId, label }) => new Option(label, deviceId, false, deviceId === chosen)));
  }

  /** How loud the last tenth of a second was, 0 to 1; and drawn. */
  level(samples) {
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
    const level = Math.max(0, Math.min(1, 1 - (20 * Math.log10(Math.sqrt(power) / 32768 + 1e-9)) / quietest));
    this.#levels.push(level);
    this.#running();
    if (Date.now() - this.#told > 500) this.#tell(level);
    return level;
  }

  #tell(level) {
    this.#told = Date.now();
    const wave = this.find("wave");
    wave.ariaValueNow = Math.round(level * 100);
    wave.ariaValueText = `${Math.round(level * 100)}%`;
  }

  /** The last seconds, from the right. */
  #running() {
    const { bar, width, room } = this.#pen();
    if (calm.matches) return bar(0, Math.max(4, this.#levels.at(-1) * width), 0.25);
    const shown = this.#levels.slice(-room);
    for (let i = 0; i < room; i++) bar(i * step, thick, shown[i - (room - shown.length)] ?? 0, i < room - shown.length ? 0.25 : 1);
  }

  /** All of it, and how much of that was played. */
  #whole() {
    if (this.#levels.length === 0 || this.find("wave").clientWidth === 0) return;
    const { bar, room } = this.#pen();
    const { currentTime, duration } = this.audio;
    const played = duration > 0 ? (currentTime / duration) * room : 0;
    for (let i = 0; i < room; i++) {
      const part = this.#levels.slice(Math.floor((i / room) * this.#levels.length), Math.max(Math.floor((i / room) * this.#levels.length) + 1, Math.floor(((i + 1) / room) * this.#levels.length)));
      bar(i * step, thick, Math.max(...part), i < played ? 1 : 0.4);
    }
  }

  #pen() {
    const canvas = this.find("wave");
    const [width, height, scale] = [canvas.clientWidth, canvas.clientHeight, devicePixelRatio];
    [canvas.width, canvas.height] = [width * scale, height * scale]; // Which empties it, too.
    const pen = canvas.getContext("2d");
    pen.scale(scale, scale);
    pen.fillStyle = getComputedStyle(canvas).color;
    const bar = (x, wide, level, strength = 1) => {
      const tall = Math.max(thick, level * height);
      pen.globalAlpha = strength;
      pen.beginPath();
      pen.roundRect(x, (height - tall) / 2, wide, tall, Math.min(wide, tall) / 2);
      pen.fill();
    };
    return { bar, width, room: Math.floor((width + step - thick) / step) };
  }
}

export function clock(seconds) {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds % 60)];
  const two = (number) => String(number).padStart(2, "0");
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
