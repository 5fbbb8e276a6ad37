// Answers: a choice is taken back in place, and a long text says how long it is.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-answer-clear]");
  if (!button) return;
  event.preventDefault();
  const chosen = button.closest("[data-answer]").querySelector("input:checked");
  if (!chosen) return;
  chosen.checked = false;
  chosen.dispatchEvent(new Event("change", { bubbles: true }));
  chosen.focus();
});

document.addEventListener("input", ({ target }) => {
  const help = target.dataset?.count && document.getElementById(target.dataset.count);
  if (help) help.textContent = help.dataset.words.replace("{0}", target.value.length.toLocaleString()).replace("{1}", target.maxLength.toLocaleString());
});
