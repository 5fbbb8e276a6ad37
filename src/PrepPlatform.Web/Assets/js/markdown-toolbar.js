// Buttons over a Markdown field, and Ctrl+B and Ctrl+E in every one. What is selected is wrapped; pressed again it is unwrapped.
const marks = { bold: "**", code: "`", math: "$" };

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-md]");
  if (button) format(button.closest("[data-markdown]").querySelector("textarea"), button.dataset.md);
});

document.addEventListener("keydown", (event) => {
  const kind = (event.ctrlKey || event.metaKey) && { b: "bold", e: "code" }[event.key];
  if (!kind || !event.target.matches?.("[data-markdown] textarea")) return;
  event.preventDefault();
  format(event.target, kind);
});

function format(box, kind) {
  box.focus();
  if (kind === "list") return list(box);
  const { selectionStart: start, selectionEnd: end, value } = box;
  const chosen = value.slice(start, end);
  if (kind === "code" && chosen.includes("\n")) return replace(box, start, end, `\`\`\`\n${chosen}\n\`\`\``, 4, 4);
  const mark = marks[kind];
  const wrapped = value.slice(start - mark.length, start) === mark && value.slice(end, end + mark.length) === mark;
  if (wrapped) replace(box, start - mark.length, end + mark.length, chosen, 0, 0);
  else replace(box, start, end, mark + chosen + mark, mark.length, mark.length);
}

function list(box) {
  const start = box.value.lastIndexOf("\n", box.selectionStart - 1) + 1;
  const lines = box.value.slice(start, box.selectionEnd).split("\n");
  const all = lines.every((line) => line.startsWith("- "));
  replace(box, start, box.selectionEnd, lines.map((line) => (all ? line.slice(2) : `- ${line}`)).join("\n"), 0, 0);
}

// insertText keeps the browser's undo.
function replace(box, start, end, text, head, tail) {
  box.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, text)) box.setRangeText(text, start, end);
  box.setSelectionRange(start + head, start + text.length - tail);
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("htmx:load", ({ target }) => {
  for (const bar of target.querySelectorAll(".md-bar")) bar.hidden = false;
});
