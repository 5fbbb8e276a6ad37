// Fetched by lazy.js: recordings that are played, and transcripts that follow them.
import { Player } from "./spoken/player.js";
import { Transcript } from "./spoken/transcript.js";

const met = new WeakSet();

function meet(root) {
  const places = [...root.querySelectorAll("[data-player]"), ...root.querySelectorAll("[data-spoken]:has([data-player]):has([data-spoken-words])")];
  for (const place of places) {
    if (met.has(place)) continue;
    met.add(place);
    if ("player" in place.dataset) new Player(place);
    else new Transcript(place);
  }
}

meet(document);
document.addEventListener("htmx:load", ({ target }) => meet(target.parentElement ?? target));
