// A transcript follows its recording; a word that is pressed is heard. Arrow keys go from word to word, so that it is one stop for the Tab key.
const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

export class Transcript {
  #audio;
  #box;
  #words;
  #starts;
  #now = -1;
  #stop = 0;

  constructor(place) {
    this.#audio = place.querySelector("audio");
    this.#box = place.querySelector("[data-spoken-words]");
    this.#words = [...this.#box.querySelectorAll("[data-at]")];
    this.#starts = this.#words.map((word) => Number(word.dataset.at));
    place.querySelector("[data-spoken-help]").hidden = false;
    this.#box.classList.add("is-live");
    this.#reach(0);
    this.#box.addEventListener("click", ({ target }) => this.#hear(this.#words.indexOf(target.closest("[data-at]"))));
    this.#box.addEventListener("keydown", (event) => this.#key(event));
    for (const event of ["play", "seeked"]) this.#audio.addEventListener(event, () => this.#follow());
    this.#audio.addEventListener("ended", () => this.#mark(-1));
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") this.#hear(this.#stop);
    else if (steps[event.key]) this.#reach(Math.max(0, Math.min(this.#words.length - 1, this.#stop + steps[event.key])), true);
    else return;
    event.preventDefault();
  }

  /** Only the word that Tab reaches is a button: to everyone else a transcript is a text. */
  #reach(index, focus = false) {
    for (const name of ["role", "tabindex"]) this.#words[this.#stop].removeAttribute(name);
    this.#stop = index;
    const word = this.#words[index];
    word.setAttribute("role", "button");
    word.tabIndex = 0;
    if (focus) word.focus();
  }

  #hear(index) {
    if (index < 0) return;
    this.#reach(index);
    for (const other of document.querySelectorAll("audio")) if (other !== this.#audio) other.pause();
    this.#audio.currentTime = this.#starts[index];
    this.#audio.play().catch(() => {});
  }

  #follow() {
    this.#mark(this.#at(this.#audio.currentTime));
    if (!this.#audio.paused && !this.#audio.ended && this.#box.isConnected) requestAnimationFrame(() => this.#audio.paused || this.#follow());
  }

  /** The last word that has begun. */
  #at(time) {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle] <= time + 0.02) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #mark(index) {
    if (index === this.#now) return;
    this.#words[this.#now]?.classList.remove("is-now");
    this.#now = index;
    const word = this.#words[index];
    word?.classList.add("is-now");
    if (word && !this.#audio.paused && this.#box.scrollHeight > this.#box.clientHeight) this.#keepInSight(word);
  }

  /** Within its box only: the page itself does not move under the reader. */
  #keepInSight(word) {
    const [top, bottom] = [word.offsetTop - this.#box.offsetTop, word.offsetTop - this.#box.offsetTop + word.offsetHeight];
    if (top < this.#box.scrollTop) this.#box.scrollTop = top - 8;
    else if (bottom > this.#box.scrollTop + this.#box.clientHeight) this.#box.scrollTop = bottom - this.#box.clientHeight / 2;
  }
}
