// 16 kHz, one channel, 16 bits. While a recording grows nobody knows its length: then both sizes are the highest there are, and the server puts them right.
export const rate = 16_000;
export const headerBytes = 44;
const unknown = 0xffffffff;

export function header(bytes = unknown) {
  const view = new DataView(new ArrayBuffer(headerBytes));
  const text = (at, letters) => [...letters].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, bytes === unknown ? unknown : bytes + headerBytes - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, bytes, true);
  return new Uint8Array(view.buffer);
}

/** A file that can be played: pieces of samples behind a header that tells their length. */
export function playable(pieces) {
  const bytes = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
  return new Blob([header(bytes), ...pieces], { type: "audio/wav" });
}
