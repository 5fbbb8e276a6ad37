// The recorder's elements. Which of them stand there in which state is written in the page: data-on.
const quietest = -60; // Decibels below the loudest there is.
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
  }

  find = (name) => this.#place.querySelector(`[data-recorder-${name}]`);

  get audio() {
    return this.#place.querySelector("audio");
  }

  /** Where a press was, the next thing to press is: nobody loses their place on the page. */
  show(state, again = false) {
    const inside = this.find("body").contains(document.activeElement) || (this.#held && document.activeElement === document.body);
    this.state = this.#place.dataset.state = state;
    for (const part of this.#place.querySelectorAll("[data-on]")) {
      const on = part.dataset.on.split(" ");
      part.hidden = !on.includes(state) && !(again && on.includes(`${state}-again`));
    }
    const stays = this.find("body").contains(document.activeElement) && document.activeElement.checkVisibility();
    this.#held = inside && !stays && !this.focus();
    this.#levels = [];
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
    this.find("why").textContent = text ?? "";
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
    this.#draw(this.find("wave"));
    if (Date.now() - this.#told > 500) this.#tell(level);
    return level;
  }

  #tell(level) {
    this.#told = Date.now();
    const wave = this.find("wave");
    wave.ariaValueNow = Math.round(level * 100);
    wave.ariaValueText = `${Math.round(level * 100)}%`;
  }

  #draw(canvas) {
    const [width, height, scale] = [canvas.clientWidth, canvas.clientHeight, devicePixelRatio];
    if (canvas.width !== Math.round(width * scale)) [canvas.width, canvas.height] = [width * scale, height * scale];
    const pen = canvas.getContext("2d");
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.fillStyle = getComputedStyle(canvas).color;
    const bar = (x, wide, level) => {
      const tall = Math.max(2, level * height);
      pen.beginPath();
      pen.roundRect(x, (height - tall) / 2, wide, tall, Math.min(wide, tall) / 2);
      pen.fill();
    };
    if (calm.matches) return void (bar(0, Math.max(4, this.#levels.at(-1) * width), 0.25));
    const room = Math.floor(width / 5);
    this.#levels.slice(-room).forEach((level, i, shown) => bar(width - (shown.length - i) * 5, 3, level));
  }
}

export function clock(seconds) {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds % 60)];
  const two = (number) => String(number).padStart(2, "0");
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
