// Fetched by lazy.js: an editor in the place of a code answer's text box, which goes on holding the text for the form. It stands in a shadow root, so that its
// styles need no exception from the content security policy.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { StreamLanguage, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { c, cpp, csharp, java } from "@codemirror/legacy-modes/mode/clike";
import { javascript } from "@codemirror/legacy-modes/mode/javascript";
import { python } from "@codemirror/legacy-modes/mode/python";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

// Modes that read line by line: a third of the size of full parsers, which matters on a slow connection.
const languages = { c, cpp, csharp, java, javascript, python };
const languageOf = (id) => [languages[id] ? StreamLanguage.define(languages[id]) : [], indentUnit.of(id === "javascript" ? "  " : "    ")];

const look = EditorView.theme({
  "&": { background: "var(--prep-surface)", border: "1px solid var(--prep-field-line, var(--prep-line))", borderRadius: "var(--prep-radius)", color: "var(--prep-text)", fontSize: "0.9375rem", height: "100%" },
  "&.cm-focused": { outline: "2px solid var(--prep-focus, var(--prep-accent))", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--prep-font-mono)", fontVariantLigatures: "none", lineHeight: "1.5", minHeight: "var(--code-lines, 18rem)", maxHeight: "var(--code-most, 36rem)", overflow: "auto" },
  ".cm-content": { caretColor: "var(--prep-text)", padding: "0.5rem 0" },
  ".cm-gutters": { background: "var(--prep-surface)", border: "0", color: "var(--prep-muted)" },
  ".cm-activeLine, .cm-activeLineGutter": { background: "color-mix(in srgb, var(--prep-text) 5%, transparent)" },
  ".cm-cursor": { borderLeftColor: "var(--prep-text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "color-mix(in srgb, var(--prep-accent) 25%, transparent)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { background: "color-mix(in srgb, var(--prep-accent) 18%, transparent)", outline: "1px solid currentColor" },
  ".tok-comment": { color: "var(--prep-muted)" },
  ".tok-keyword, .tok-bool, .tok-typeName, .tok-operatorKeyword": { color: "var(--prep-link)" },
  ".tok-keyword": { fontWeight: "600" },
  ".tok-string, .tok-string2": { color: "var(--prep-done)" },
  ".tok-number": { color: "var(--prep-warning)" },
});

class Editor {
  #box;
  #select;
  #view;
  #language = new Compartment();
  #starters;
  #kept = new Map();
  #current;
  #quiet = false;

  constructor(place) {
    this.#box = place.querySelector("textarea");
    this.#select = place.querySelector("select");
    this.#current = this.#select.value;
    this.#starters = new Map([...place.querySelectorAll("template[data-code-starter]")].map((t) => [t.dataset.codeStarter, t.content.textContent]));
    const host = document.createElement("div");
    host.className = "code-editor";
    this.#box.before(host);
    this.#box.hidden = true;
    const help = document.createElement("p");
    help.className = "form-help code-help";
    help.textContent = place.dataset.help;
    host.after(help);
    const root = host.attachShadow({ mode: "open" });
    const label = this.#box.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id)?.textContent.trim()).filter(Boolean).join(": ");
    this.#view = new EditorView({ root, parent: root, state: EditorState.create({ doc: this.#box.value, extensions: this.#extensions(`${label.slice(0, 200)}. ${place.dataset.help}`) }) });
    this.#select.addEventListener("change", () => this.#change(place));
    // Whoever sets the text box (a draft that was put back) sets the editor.
    this.#box.addEventListener("code-set", () => this.#set(this.#box.value));
  }

  #extensions(label) {
    const press = (what) => () => {
      const button = this.#box.form?.querySelector(`[data-code-${what}]`);
      button?.click();
      return Boolean(button);
    };
    return [
      Prec.highest(keymap.of([{ key: "Mod-Enter", run: press("run") }, { key: "Mod-Shift-Enter", run: press("submit") }])),
      lineNumbers(), history(), drawSelection(), bracketMatching(), indentOnInput(), highlightActiveLine(), syntaxHighlighting(classHighlighter),
      keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
      this.#language.of(languageOf(this.#current)), look,
      EditorState.changeFilter.of((change) => change.newDoc.length <= this.#box.maxLength || change.newDoc.length < change.startState.doc.length),
      EditorView.contentAttributes.of({ tabindex: "0", "aria-label": label, autocapitalize: "none", spellcheck: "false" }),
      EditorView.updateListener.of((update) => update.docChanged && this.#write(update.state.doc.toString())),
    ];
  }

  #write(text) {
    this.#box.value = text;
    if (!this.#quiet) this.#box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #set(text) {
    this.#quiet = true;
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
    this.#quiet = false;
  }

  /** Each language keeps what was written in it; one that is new begins with its starter. */
  #change(place) {
    const text = this.#view.state.doc.toString();
    this.#kept.set(this.#current, text);
    const untouched = text.trim() === "" || text.trim() === this.#starters.get(this.#current)?.trim();
    this.#current = this.#select.value;
    const next = this.#kept.get(this.#current) ?? (this.#starters.get(this.#current) || (untouched ? "" : text));
    this.#view.dispatch({ effects: this.#language.reconfigure(languageOf(this.#current)) });
    this.#set(next);
    place.querySelector("[data-code-limits]").textContent = this.#select.selectedOptions[0].dataset.limits;
  }
}

function build(root) {
  for (const place of root.querySelectorAll("[data-code-editor]:not([data-code-ready])")) {
    place.dataset.codeReady = "";
    new Editor(place);
  }
}

build(document);
document.addEventListener("htmx:load", ({ target }) => build(target.parentElement ?? target));
