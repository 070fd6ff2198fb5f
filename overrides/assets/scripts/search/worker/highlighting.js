"use strict";

/**
 * What the reader sees of a section: its title and the sentence that matched, marked both as
 * typed and as meant (드랍아웃 marks 드롭아웃 and dropout).
 */

const LONGEST_SENTENCE = 160;
const BEFORE_MATCH = 60;
/** Readings below this are marked only where no surer one is found. */
const SURE = 0.8;

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** @param {string} text */
const escapeHtml = (text) => text.replace(/[&<>"]/g, (character) => ESCAPES[character]);

/**
 * @typedef {{from: number, to: number, word: number}} Range A match in a text, of which word.
 */

/**
 * @param {Uint8Array} codes
 * @param {number} start Where in `codes` the text begins.
 * @param {number} end
 * @param {string} text
 * @param {{text: string, match: Match}[]} words
 * @param {Uint32Array} sources Of the text's view.
 * @returns {Range[]} In the order of the text; they may overlap.
 */
function findRanges(codes, start, end, text, words, sources) {
  const ranges = [];
  words.forEach(({ text: typed, match: { readings: all } }, word) => {
    if (all.length === 0) ranges.push(...signRanges(text, typed, word));
    const before = ranges.length;
    const add = (from, to) => {
      ranges.push({ from: sources[from - start], to: sources[to - start - 1] + 1, word });
    };
    for (const sure of [true, false]) {
      if (ranges.length > before) break;
      for (const reading of all) {
        if (reading.quality >= SURE === sure) eachFit(codes, reading, start, end, add);
      }
    }
  });
  return ranges.sort((a, b) => a.from - b.from);
}

/**
 * @typedef {object} View What there is to know of a text to show it.
 * @property {Uint32Array} sources For each code, the index of its character.
 * @property {number[]} ends Where its sentences end.
 */

/**
 * @param {string} text
 * @param {number} length How many codes the text has.
 * @returns {View}
 */
function viewOf(text, length) {
  const sources = new Uint32Array(length);
  const ends = [];
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const point = text.charCodeAt(index);
    for (let key = 0; key < WIDTHS[point]; key += 1) {
      sources[at] = index;
      at += 1;
    }
    const last = KINDS[point] === LINE
      ? text[index + 1] !== "\n"
      : SENTENCE_ENDS.has(point) && /\s/.test(text[index + 1]);
    if (last) ends.push(index + 1);
  }
  return { sources, ends };
}

const SENTENCE_ENDS = new Set([...".?!"].map((sign) => sign.charCodeAt(0)));

function signRanges(text, signs, word) {
  const ranges = [];
  for (let at = text.indexOf(signs); signs && at >= 0; at = text.indexOf(signs, at + signs.length)) {
    ranges.push({ from: at, to: at + signs.length, word });
  }
  return ranges;
}

/**
 * @param {string} text
 * @param {Range[]} ranges
 * @returns {string} HTML.
 */
function mark(text, ranges) {
  let html = "";
  let at = 0;
  for (const { from, to } of merge(ranges)) {
    html += `${escapeHtml(text.slice(at, from))}<mark>${escapeHtml(text.slice(from, to))}</mark>`;
    at = to;
  }
  return html + escapeHtml(text.slice(at));
}

/** Join ranges that overlap or have only a space between them. */
function merge(ranges) {
  const merged = [];
  for (const { from, to } of ranges) {
    const last = merged[merged.length - 1];
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/**
 * @param {string} text
 * @param {number[]} ends Of its sentences.
 * @param {Range[]} ranges
 * @returns {{from: number, to: number, cut: boolean}} The sentence that holds the most words of
 *   the query, and whether its beginning was cut off.
 */
function bestSentence(text, ends, ranges) {
  let best = { from: 0, to: ends[0] ?? text.length, words: 0 };
  let from = 0;
  let next = 0;
  for (const to of [...ends, text.length]) {
    const inside = new Set();
    for (; next < ranges.length && ranges[next].from < to; next += 1) {
      if (ranges[next].to <= to) inside.add(ranges[next].word);
    }
    const words = inside.size;
    const better = words > best.words
      || (words === best.words && words === 0 && text.slice(best.from, best.to).trim() === "");
    if (better) best = { from, to, words };
    from = to;
  }
  return shorten(text, best, ranges);
}

/** Cut a long sentence down to the part around its first match. */
function shorten(text, sentence, ranges) {
  let { from, to } = sentence;
  while (from < to && /\s/.test(text[from])) from += 1;
  while (from < to && /\s/.test(text[to - 1])) to -= 1;
  if (to - from <= LONGEST_SENTENCE) return { from, to, cut: false };
  const first = ranges.find((range) => range.from >= from && range.to <= to)?.from ?? from;
  const start = text.lastIndexOf(" ", first - BEFORE_MATCH) + 1;
  const begin = Math.max(from, start);
  return { from: begin, to: Math.min(to, begin + LONGEST_SENTENCE), cut: begin > from };
}

/**
 * @param {Sections} sections
 * @param {number} section
 * @param {{text: string, match: Match}[]} words
 * @returns {{title: string, text: string, terms: Record<string, boolean>}} HTML of the title and
 *   of the sentence, and the spellings found, which Material marks on the page itself.
 */
function present({ docs, codes, titles, texts, views }, section, words) {
  const { title, text } = docs[section];
  const [head, body, end] = [titles[section], texts[section], titles[section + 1] - 1];
  const [titleView, { sources, ends }] = views.get(section, () => (
    [viewOf(title, body - head), viewOf(text, end - body)]
  ));
  const inTitle = findRanges(codes, head, body - 1, title, words, titleView.sources);
  const inText = findRanges(codes, body, end, text, words, sources);
  const sentence = bestSentence(text, ends, inText);
  const within = inText
    .filter(({ from, to }) => from >= sentence.from && to <= sentence.to)
    .map(({ from, to }) => ({ from: from - sentence.from, to: to - sentence.from }));
  const shown = text.slice(sentence.from, sentence.to).replace(/\n/g, " ");
  return {
    title: mark(title, inTitle),
    text: shown ? `<p>${sentence.cut ? "…" : ""}${mark(shown, within)}</p>` : "",
    terms: terms(words, [[title, inTitle], [text, inText]]),
  };
}

const MOST_TERMS = 6;

/** The spellings found, and the words that were not. */
function terms(words, found) {
  const spellings = new Set();
  const missing = new Set([...words.keys()].filter((word) => !words[word].optional));
  for (const [text, ranges] of found) {
    for (const { word } of ranges) missing.delete(word);
    for (const { from, to } of merge(ranges)) {
      if (spellings.size < MOST_TERMS) spellings.add(text.slice(from, to).toLowerCase());
    }
  }
  return Object.fromEntries([
    ...[...spellings].map((spelling) => [spelling, true]),
    ...[...missing].map((word) => [words[word].text, false]),
  ]);
}
