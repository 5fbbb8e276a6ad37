import htmx from "htmx.org";
import { csrf, csrfHeader } from "./csrf.js";
import { toast } from "./toasts.js";

Object.assign(htmx.config, {
  // The Content-Security-Policy allows neither eval nor inline style.
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  // No snapshots in the browser: the next person at a shared computer must not go back into them.
  historyCacheSize: 0,
  // An invalid form is 422 and a stale one 409: both bring the form back with what to correct.
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "(422|409)", swap: true },
    { code: "[45]..", swap: false, error: true },
  ],
});

const said = {
  400: "The server did not understand that. Reload the page and try again.",
  401: "You have been signed out. Sign in again in a new tab, then repeat this.",
  403: "Your role does not allow that. Ask an administrator of your college.",
  404: "That is no longer there. Reload the page to see what is.",
  413: "That file is too large. Choose a smaller one.",
  429: "That was too often in a short time. Wait a minute, then try again.",
};
const broken = "Something broke on our side and nothing was changed. What you typed is still here: try again in a minute.";

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.verb !== "get") detail.headers[csrfHeader] = csrf();
});

document.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
  if (xhr.getResponseHeader("HX-Trigger")?.includes('"toast"')) return;
  const text = said[xhr.status] ?? (xhr.status < 500 ? said[400] : broken);
  toast({ text, kind: "danger", link: xhr.status === 401 ? { href: "/sign-in", text: "Sign in" } : undefined });
});

document.addEventListener("htmx:sendError", () =>
  toast({ text: "The server could not be reached. What you typed is still here: check the connection and try again.", kind: "danger" }),
);

document.addEventListener("htmx:timeout", () =>
  toast({ text: "The server took too long. What you typed is still here: try again.", kind: "warning" }),
);

// A form that came back with errors, or that someone else saved first, is read from there on.
const told = ".error-summary:not(:empty), .form > .alert[tabindex]";
document.addEventListener("htmx:afterSettle", ({ target }) => target.querySelector?.(told)?.focus());
addEventListener("DOMContentLoaded", () => document.querySelector(told)?.focus());
