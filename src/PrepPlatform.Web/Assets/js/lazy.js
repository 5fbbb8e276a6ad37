import { mayWait } from "./recorder/left.js";

// What few pages need is fetched where it is needed. LAZY (from tools/bundle.mjs) names the files; each sets what it finds, now and after htmx brought more.
const needs = { math: ".math", code: 'pre > code[class*="language-"]', chart: "[data-chart] canvas", editor: "[data-code-editor]", live: "[data-live]", recorder: "[data-recorder]", spoken: "[data-player]" };
const asked = new Set();

function fetchFor(root) {
  for (const [name, selector] of Object.entries(needs)) {
    if (asked.has(name) || !root.querySelector(selector)) continue;
    asked.add(name);
    load(LAZY[name]);
  }
}

function load({ js, css }) {
  if (css) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: css }));
  document.head.append(Object.assign(document.createElement("script"), { src: js }));
}

document.addEventListener("htmx:load", ({ target }) => fetchFor(target.parentElement ?? target));
if (mayWait()) load(LAZY.resume);
