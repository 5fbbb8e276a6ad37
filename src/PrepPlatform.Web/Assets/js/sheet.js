// A sheet at a phone's lower edge stands open beside the page where there is room.
const wide = matchMedia("(min-width: 1024px)");

function fit(root) {
  for (const sheet of root.querySelectorAll("details[data-sheet]")) sheet.open = wide.matches;
}

wide.addEventListener("change", () => fit(document));
document.addEventListener("htmx:load", ({ target }) => fit(target.parentElement ?? target));
document.addEventListener("keydown", ({ key }) => key === "Escape" && !wide.matches && fit(document));
