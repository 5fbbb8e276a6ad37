import { open } from "./dialogs.js";

const palette = document.querySelector("[data-palette]");
const input = palette?.querySelector("input");
const links = () => [...palette.querySelectorAll(".palette-results a")];

function choose(link) {
  for (const each of links()) {
    each.setAttribute("aria-selected", each === link);
    each.role = "option";
    each.id ||= `palette-${links().indexOf(each)}`;
  }
  if (link) input.setAttribute("aria-activedescendant", link.id);
  else input.removeAttribute("aria-activedescendant");
  link?.scrollIntoView({ block: "nearest" });
}

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

if (palette) {
  input.role = "combobox";
  input.setAttribute("aria-controls", "palette-results");
  input.setAttribute("aria-expanded", "true");
  palette.querySelector(".palette-results").role = "listbox";

  document.addEventListener("keydown", (event) => {
    const asked = ((event.ctrlKey || event.metaKey) && event.key === "k") || (event.key === "/" && !typing(event.target));
    if (!asked || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open(palette);
  });

  palette.addEventListener("dialog-open", () => {
    input.select();
    input.dispatchEvent(new Event("palette-open"));
  });

  palette.addEventListener("htmx:afterSettle", () => choose(links()[0]));

  input.addEventListener("keydown", (event) => {
    const all = links();
    const at = all.findIndex((link) => link.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(all.at((at + (event.key === "ArrowDown" ? 1 : -1)) % all.length));
    }
    if (event.key === "Enter" && all[at]) {
      event.preventDefault();
      all[at].click();
    }
  });
}
