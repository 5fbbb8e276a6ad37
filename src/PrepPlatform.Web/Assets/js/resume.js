// Fetched by lazy.js where an earlier page left recordings behind: sends the rest of them, so that what was said arrives though nobody comes back to its question.
import { noteWaiting } from "./recorder/left.js";
import { takes } from "./recorder/store.js";
import { Take } from "./recorder/take.js";
import { Upload } from "./recorder/upload.js";

const moment = 1_000; // What takes no longer is not spoken of.
const say = (text, kind) => document.dispatchEvent(new CustomEvent("toast", { detail: { text, kind } }));

async function send(take) {
  if (!take.ended) await take.end();
  const upload = new Upload(take, undefined, ({ state }) => (state === "signed-out" || state === "closed") && upload.stop()); // Until a page of theirs.
  await upload.finished;
  take.release();
  return upload.state;
}

async function resume() {
  const shown = new Set([...document.querySelectorAll("[data-recorder]")].map(({ dataset }) => `${dataset.kind}:${dataset.subject}`));
  const left = await Take.left(shown);
  let spoken = false;
  const timer = setTimeout(() => left.length > 0 && (spoken = true) && say("The rest of your recording is being sent. Keep this site open until it has arrived.", "info"), moment);
  const states = await Promise.all(left.map(send));
  clearTimeout(timer);
  if (spoken && states.every((state) => state === "saved")) say("Your recording has arrived.");
  if ((await takes()).length === 0) noteWaiting(false);
}

resume();
