// Files that were recorded elsewhere.
const types = { wav: "audio/wav", webm: "audio/webm", ogg: "audio/ogg", oga: "audio/ogg", opus: "audio/ogg", mp3: "audio/mpeg", m4a: "audio/mp4", mp4: "audio/mp4", flac: "audio/flac" };

export const typeOf = (file) => types[file.name.split(".").pop().toLowerCase()];

/** Which of the recorder's sentences says why it is not taken, if any does. */
export async function unfit(file, limit) {
  if (!typeOf(file)) return { problem: "kind" };
  if (file.size === 0) return { problem: "empty" };
  const seconds = await secondsOf(file);
  return seconds > limit + 1 ? { problem: "long", seconds } : {};
}

/** How long it is, where this browser can tell: undefined otherwise. */
function secondsOf(file) {
  return new Promise((resolve) => {
    const audio = new Audio();
    const url = URL.createObjectURL(file);
    const tell = () => {
      URL.revokeObjectURL(url);
      resolve(Number.isFinite(audio.duration) ? audio.duration : undefined);
    };
    audio.onloadedmetadata = audio.onerror = tell;
    setTimeout(tell, 5_000);
    audio.preload = "metadata";
    audio.src = url;
  });
}
