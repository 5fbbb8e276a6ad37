// Fetched by lazy.js. KaTeX builds elements and sets their styles through the DOM, which the Content-Security-Policy allows.
import katex from "katex";
import "katex/dist/katex.css";

const options = { throwOnError: true, strict: "ignore", trust: false, maxExpand: 200, maxSize: 20 };

function set(root) {
  for (const element of root.querySelectorAll(".math:not([data-set])")) {
    const tex = element.textContent;
    element.dataset.set = "";
    try {
      katex.render(tex, element, { ...options, displayMode: element.classList.contains("math-display") });
    } catch {
      // What it does not understand stays as it was typed.
      element.textContent = tex;
    }
  }
}

set(document);
document.addEventListener("htmx:load", ({ target }) => set(target.parentElement ?? target));
