// Whether recordings may wait in this browser to be sent: asked on every page, so without opening where they are.
const flag = "prep-recordings";

export function mayWait() {
  try {
    return localStorage.getItem(flag) !== null;
  } catch {
    return false; // Switched off: then they are sent where they were made.
  }
}

export function noteWaiting(waiting) {
  try {
    if (waiting) localStorage.setItem(flag, "1");
    else localStorage.removeItem(flag);
  } catch {
    // As above.
  }
}
