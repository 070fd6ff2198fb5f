// Writes what KaTeX makes of corpus.txt, with which test_formulas_reference.py compares.
//
//   cd tests/formulas && npm ci && node reference.mjs

import { readFileSync, writeFileSync } from "node:fs";
import katex from "katex";

// What our notes allow, in the spelling that KaTeX knows.
const macros = { "\\bm": "\\boldsymbol{#1}" };

const here = new URL("./", import.meta.url);
const formulas = readFileSync(new URL("corpus.txt", here), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"));

/** @param {string} tex */
function mathml(tex) {
  const options = { output: "mathml", strict: "ignore", displayMode: true, macros };
  const html = katex.renderToString(tex, options);
  return html.replace(/^<span class="katex">|<\/span>$/g, "").replace(/<annotation.*<\/annotation>/s, "");
}

const reference = formulas.map((tex) => [tex, mathml(tex)]);
writeFileSync(new URL("katex.json", here), JSON.stringify(reference, null, 1) + "\n");
