// Counts down to the server's deadline by the server's clock.
const minute = 60_000;

export class Countdown {
  #deadline;
  #skew;
  #said = new Set();
  #tick;

  /** warn(minutes) is called once at 5 and at 1; end() at zero. */
  constructor(timer, { warn, end }) {
    this.#deadline = Date.parse(timer.dataset.deadline);
    const arrived = performance.getEntriesByType("navigation")[0]?.responseStart || 0;
    this.sync(Date.parse(timer.dataset.now) + Math.max(0, performance.now() - arrived));
    this.#tick = setInterval(() => this.#show(timer, warn, end), 250);
    this.#show(timer, warn, end);
  }

  /** The server says what time it is. */
  sync(now) {
    this.#skew = now - Date.now();
  }

  get left() {
    return this.#deadline - Date.now() - this.#skew;
  }

  #show(timer, warn, end) {
    const left = this.left;
    const text = timer.querySelector("[data-timer-left]");
    const say = left <= 0 ? "Time is up" : words(Math.ceil(left / 1000));
    if (text && text.textContent !== say) text.textContent = say;
    timer.classList.toggle("timer-low", left <= 5 * minute);
    for (const at of [5, 1])
      if (left <= at * minute && left > 0 && !this.#said.has(at)) {
        // Of a page opened in the last minute only the last warning is news.
        this.#said.add(at).add(5);
        warn(at);
      }
    if (left > 0) return;
    clearInterval(this.#tick);
    end();
  }
}

function words(seconds) {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h ? `${h} h ${m} min` : m >= 10 ? `${m} min` : m ? `${m} min ${s} s` : `${s} s`;
}
