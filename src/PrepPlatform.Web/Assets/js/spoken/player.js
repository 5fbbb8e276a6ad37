import { clock } from "../recorder/view.js";

const speeds = [0.75, 1, 1.25, 1.5, 2];
const icon = (name) => `<svg class="icon" aria-hidden="true"><use href="/lib/icons.svg#${name}"></use></svg>`;

// In the place of the browser's own controls: one that has speeds, and is the same in every browser and mode.
export class Player {
  #audio;
  #words;
  #button = element("button", { type: "button", className: "btn btn-primary btn-icon player-button" });
  #place = element("input", { type: "range", className: "player-place", min: 0, max: 1, step: 0.05, value: 0 });
  #time = element("span", { className: "player-time num" });
  #problem = element("p", { className: "player-problem muted small", hidden: true });

  constructor(place) {
    this.#audio = place.querySelector("audio");
    this.#words = JSON.parse(place.dataset.words);
    this.#place.ariaLabel = this.#words.place;
    this.#problem.textContent = this.#words.broken;
    this.#audio.controls = false;
    place.append(this.#button, this.#place, this.#time, this.#speed(), this.#problem);
    this.#button.addEventListener("click", () => (this.#audio.paused ? this.#play() : this.#audio.pause()));
    this.#place.addEventListener("input", () => (this.#audio.currentTime = this.#place.value));
    for (const event of ["loadedmetadata", "durationchange", "timeupdate", "seeked", "play", "pause", "ended", "emptied"]) this.#audio.addEventListener(event, () => this.#show());
    this.#audio.addEventListener("error", () => this.#broken(true));
    this.#audio.addEventListener("loadedmetadata", () => this.#broken(false));
    this.#show();
    if (this.#audio.error) this.#broken(true);
  }

  #play() {
    for (const other of document.querySelectorAll("audio")) if (other !== this.#audio) other.pause();
    this.#audio.play().catch(() => {});
  }

  #speed() {
    const select = element("select", { className: "form-select player-speed", ariaLabel: this.#words.speed });
    select.append(...speeds.map((speed) => new Option(`${speed.toLocaleString()}×`, speed, speed === 1, speed === 1)));
    select.addEventListener("change", () => (this.#audio.playbackRate = this.#audio.defaultPlaybackRate = Number(select.value)));
    return select;
  }

  #show() {
    const { paused, ended, currentTime, duration } = this.#audio;
    const playing = !paused && !ended;
    if (this.#button.dataset.playing !== String(playing)) {
      this.#button.dataset.playing = playing;
      this.#button.innerHTML = icon(playing ? "pause" : "play");
      this.#button.ariaLabel = playing ? this.#words.pause : this.#words.play;
    }
    const known = Number.isFinite(duration) && duration > 0;
    this.#place.disabled = !known;
    this.#place.max = known ? duration : 1;
    this.#place.value = known ? currentTime : 0;
    const said = known ? this.#words.of.replace("{0}", clock(currentTime)).replace("{1}", clock(Math.round(duration))) : clock(currentTime);
    this.#place.ariaValueText = said;
    this.#time.textContent = known ? `${clock(currentTime)} / ${clock(Math.round(duration))}` : clock(currentTime);
  }

  #broken(is) {
    this.#problem.hidden = !is;
    this.#button.disabled = is;
  }
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
