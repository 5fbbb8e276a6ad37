// Builds what browsers load: src/PrepPlatform.Web/Assets -> src/PrepPlatform.Web/wwwroot/lib.
//   node tools/bundle.mjs            once, minified
//   node tools/bundle.mjs --watch    again on every change, with source maps
import { build, context } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const assets = join(root, "src/PrepPlatform.Web/Assets");
const lib = join(root, "src/PrepPlatform.Web/wwwroot/lib");
const watch = process.argv.includes("--watch");

// Fontsource declares every script a family has; these pages need Latin, and the browser's own fonts do the rest.
const latinOnly = {
  name: "latin-only",
  setup: (b) =>
    b.onLoad({ filter: /@fontsource-variable[\\/].*\.css$/ }, async ({ path }) => {
      const css = await readFile(path, "utf8");
      const faces = css.match(/@font-face\s*{[^}]*}/g).filter((face) => /-latin(-ext)?-/.test(face));
      return { contents: faces.join("\n"), loader: "css", resolveDir: dirname(path) };
    }),
};

// KaTeX names each font in three formats; every browser we build for takes the first.
const newestFonts = {
  name: "newest-fonts",
  setup: (b) =>
    b.onLoad({ filter: /katex[\\/]dist[\\/].*\.css$/ }, async ({ path }) => {
      const css = await readFile(path, "utf8");
      return { contents: css.replace(/,\s*url\([^)]*\.(woff|ttf)\)\s*format\([^)]*\)/g, ""), loader: "css", resolveDir: dirname(path) };
    }),
};

// Fetched by js/lazy.js on the pages that need them.
const lazy = ["math", "code", "chart", "editor", "live", "recorder", "resume", "spoken"];

async function lazyUrls() {
  const urls = {};
  for (const name of lazy) {
    urls[name] = { js: await urlOf(`${name}.js`), css: await urlOf(`${name}.css`) };
  }
  return JSON.stringify(urls);
}

async function urlOf(file) {
  const content = await readFile(join(lib, file)).catch(() => undefined);
  return content && `/lib/${file}?v=${createHash("sha256").update(content).digest("hex").slice(0, 12)}`;
}

async function icons() {
  const names = (await readFile(join(assets, "icons.txt"), "utf8"))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith("#"));
  const symbols = await Promise.all(names.map(symbol));
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg"><!-- Lucide, ISC licence, https://lucide.dev -->${symbols.join("")}</svg>\n`;
  await writeFile(join(lib, "icons.svg"), sprite);
}

async function symbol(name) {
  const svg = await readFile(join(root, "node_modules/lucide-static/icons", `${name}.svg`), "utf8").catch(() => {
    throw new Error(`Assets/icons.txt names "${name}", which Lucide does not have.`);
  });
  const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>")).replace(/\s+/g, " ").trim();
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
}

const options = {
  entryNames: "[name]",
  outdir: lib,
  bundle: true,
  minify: !watch,
  sourcemap: watch,
  format: "iife",
  target: ["chrome111", "firefox121", "safari16.4"],
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]-[hash]",
  nodePaths: [join(root, "node_modules")],
  plugins: [latinOnly, newestFonts],
  logLevel: "warning",
};

await rm(lib, { recursive: true, force: true });
await mkdir(lib, { recursive: true });
await icons();
await build({ ...options, entryPoints: [join(assets, "js/recorder-worklet.js")] });
await build({ ...options, entryPoints: lazy.map((name) => join(assets, `js/${name}.js`)), define: { WORKLET: JSON.stringify(await urlOf("recorder-worklet.js")) } });
const main = {
  ...options,
  entryPoints: [join(assets, "js/app.js"), join(assets, "js/mode.js"), join(assets, "css/app.css")],
  define: { LAZY: await lazyUrls() },
};
if (watch) await (await context(main)).watch();
else await build(main);
