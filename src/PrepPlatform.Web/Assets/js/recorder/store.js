import { noteWaiting } from "./left.js";

// What was recorded and has not arrived yet, in IndexedDB: it outlives the page and a flat battery. Where there is none, the page alone keeps it.
const stale = 14 * 24 * 3_600_000;

const opened = new Promise((resolve) => {
  try {
    const request = indexedDB.open("prep-recordings", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("takes", { keyPath: "id" });
      request.result.createObjectStore("pieces", { keyPath: ["id", "number"] });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
    setTimeout(() => resolve(undefined), 3_000); // Some browsers never answer.
  } catch {
    resolve(undefined);
  }
});

/** Resolves when it is kept, or cannot be. */
async function write(change) {
  const base = await opened;
  if (!base) return;
  await new Promise((done) => {
    try {
      const transaction = base.transaction(["takes", "pieces"], "readwrite", { durability: "strict" });
      transaction.oncomplete = transaction.onabort = transaction.onerror = done;
      change(transaction.objectStore("takes"), transaction.objectStore("pieces"));
    } catch {
      done(); // Full, or going away: the page still has it.
    }
  });
}

async function read(name, query) {
  const base = await opened;
  if (!base) return [];
  return new Promise((done) => {
    const request = base.transaction(name).objectStore(name).getAll(query);
    request.onsuccess = () => done(request.result);
    request.onerror = () => done([]);
  });
}

const ofTake = (id) => IDBKeyRange.bound([id, 0], [id, Infinity]);

export function keepTake(take) {
  noteWaiting(true);
  return write((takes) => takes.put(take));
}

export const keepPiece = (id, number, data) => write((_, pieces) => pieces.put({ id, number, data }));

export const forget = (id) => write((takes, pieces) => {
  takes.delete(id);
  pieces.delete(ofTake(id));
});

export const piecesOf = async (id) => (await read("pieces", ofTake(id))).map((piece) => piece.data);

/** The newest first; what nobody came back for goes. */
export async function takes() {
  const all = await read("takes");
  for (const take of all) if (Date.now() - take.at > stale) forget(take.id);
  return all.filter((take) => Date.now() - take.at <= stale).sort((a, b) => b.at - a.at);
}
