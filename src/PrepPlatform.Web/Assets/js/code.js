// Fetched by lazy.js: colours for code in the languages that questions are asked about.
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import csharp from "highlight.js/lib/languages/csharp";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import sql from "highlight.js/lib/languages/sql";

for (const [name, language] of Object.entries({ bash, c, cpp, csharp, java, javascript, json, python, sql })) hljs.registerLanguage(name, language);

function colour(root) {
  for (const code of root.querySelectorAll('pre > code[class*="language-"]:not([data-highlighted])')) {
    // Blanks to fill in may stand in code: that stays as it is.
    const language = /language-([\w+#-]+)/.exec(code.className)?.[1];
    if (code.childElementCount === 0 && hljs.getLanguage(language)) hljs.highlightElement(code);
  }
}

colour(document);
document.addEventListener("htmx:load", ({ target }) => colour(target.parentElement ?? target));
