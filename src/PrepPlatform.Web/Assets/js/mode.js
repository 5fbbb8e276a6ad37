// Blocking and first in <head>, so that a dark page never flashes white. The server wrote data-bs-theme from the
// same cookie; only "auto" needs what the device prefers.
const device = matchMedia("(prefers-color-scheme: dark)");

function apply() {
  const chosen = /(?:^|; )prep-mode=(light|dark|auto)/.exec(document.cookie)?.[1];
  // Without a choice the theme's own start counts: the server writes it as data-mode-start when it is not auto.
  const mode = chosen ?? document.documentElement.dataset.modeStart ?? "auto";
  document.documentElement.dataset.bsTheme = mode === "auto" ? (device.matches ? "dark" : "light") : mode;
}

apply();
device.addEventListener("change", apply);
document.addEventListener("prep:mode", apply);
