import { csrf, csrfField } from "./csrf.js";

const icons = { done: "circle-check", warning: "triangle-alert", danger: "octagon-alert", info: "info" };
const stays = 6_000;
const staysWithUndo = 10_000;

export function toast({ text, kind = "done", undo, link }) {
  const known = icons[kind] ? kind : "info";
  const element = make("div", { className: `toast toast-${known}` }, icon(icons[known]), make("p", { textContent: text }));
  if (undo) element.append(undoForm(undo));
  if (link) element.append(make("a", { className: "btn btn-quiet btn-sm", href: link.href, textContent: link.text, target: "_blank" }));
  document.getElementById("toasts")?.append(element);
  // What went wrong stays until it was read.
  if (known === "danger") element.dataset.toastStay = "";
  start(element);
}

function undoForm(action) {
  const button = make("button", { className: "btn btn-quiet btn-sm", textContent: "Undo" });
  return make("form", { method: "post", action }, make("input", { type: "hidden", name: csrfField, value: csrf() }), button);
}

function start(element) {
  const close = make("button", { className: "btn btn-quiet btn-icon btn-sm", type: "button", ariaLabel: "Dismiss" }, icon("x"));
  close.addEventListener("click", () => element.remove());
  element.append(close);
  if ("toastStay" in element.dataset) return;
  let timer;
  const wait = () => (timer = setTimeout(() => element.remove(), element.querySelector("form") ? staysWithUndo : stays));
  for (const pause of ["pointerenter", "focusin"]) element.addEventListener(pause, () => clearTimeout(timer));
  for (const go of ["pointerleave", "focusout"]) element.addEventListener(go, () => (clearTimeout(timer), wait()));
  wait();
}

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/lib/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// The server's HX-Trigger arrives as an event named after its key.
document.addEventListener("toast", ({ detail }) => toast(detail));
document.querySelectorAll("[data-toast]").forEach(start);
