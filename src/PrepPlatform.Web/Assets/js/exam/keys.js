// Digits and letters choose, N and P turn the page, F flags; never while something is typed.
const typed = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button], [type=submit])";

export function listen({ question, press, flag }) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(typed) || document.querySelector("dialog[open]")) return;
    const key = event.key.toLowerCase();
    if (key === "n") press("next");
    else if (key === "p") press("previous");
    else if (key === "f") flag(question());
    else if (!choose(question(), key)) return;
    event.preventDefault();
  });
}

function choose(article, key) {
  const place = /^[1-9]$/.test(key) ? Number(key) - 1 : /^[a-e]$/.test(key) ? key.charCodeAt(0) - 97 : -1;
  const option = article?.querySelectorAll(".option-input")[place];
  option?.focus();
  option?.click();
  return Boolean(option);
}
