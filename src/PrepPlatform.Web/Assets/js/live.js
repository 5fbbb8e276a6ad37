// Fetched by lazy.js: what pages are told while they are open. An element with data-live="TOPIC" gets the event "live" when its topic changed, and whenever
// something may have been missed; it asks for itself anew (hx-trigger="live, every 3s": also where no connection comes about).
import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel } from "@microsoft/signalr";

const connection = new HubConnectionBuilder()
  .withUrl("/live", { transport: HttpTransportType.WebSockets, skipNegotiation: true })
  .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => Math.min(30_000, 500 * 2 ** previousRetryCount) })
  .configureLogging(LogLevel.None)
  .build();

const listening = new Set();
const places = (topic) => [...document.querySelectorAll("[data-live]")].filter((place) => topic === undefined || place.dataset.live === topic);
const tell = (topic) => places(topic).forEach((place) => place.dispatchEvent(new CustomEvent("live", { bubbles: true })));

async function listen() {
  if (connection.state !== HubConnectionState.Connected) return;
  for (const topic of new Set(places().map((place) => place.dataset.live))) {
    if (listening.has(topic)) continue;
    listening.add(topic);
    // It may have changed between the page and this moment.
    if (await connection.invoke("Listen", topic).catch(() => listening.delete(topic) && false)) tell(topic);
  }
}

connection.on("changed", tell);
connection.onreconnected(() => {
  listening.clear();
  listen();
});
document.addEventListener("htmx:load", listen);
connection.start().then(listen, () => {});
