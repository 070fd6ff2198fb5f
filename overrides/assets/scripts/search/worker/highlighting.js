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
 * @param {string} text Plain text.
 * @param {{text: string, match: Match}[]} words
 * @returns {Range[]} In the order of the text; they may overlap.
 */
function findRanges(text, words) {
  const codes = new Uint8Array(text.length * MOST_KEYS + 1);
  const sources = new Uint32Array(codes.length);
  const end = encodeInto(text, codes, 0, sources);
  const ranges = [];
  words.forEach(({ text: typed, match: { readings: all } }, word) => {
    if (all.length === 0) ranges.push(...signRanges(text, typed, word));
    const inText = (readings) => readings.flatMap((reading) => {
      const last = reading.codes.length - 1;
      return [...occurrences(codes, reading.codes, 0, end)]
        .filter((at) => fit(codes, at, reading) > 0)
        .map((at) => ({ from: sources[at], to: sources[at + last] + 1, word }));
    });
    const sure = inText(all.filter(({ quality }) => quality >= SURE));
    ranges.push(...(sure.length > 0 ? sure : inText(all)));
  });
  return ranges.sort((a, b) => a.from - b.from);
}

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
 * @param {Range[]} ranges
 * @returns {{from: number, to: number, cut: boolean}} The sentence that holds the most words of
 *   the query, and whether its beginning was cut off.
 */
function bestSentence(text, ranges) {
  const ends = [...text.matchAll(/\n+|[.?!](?=\s)/g)].map(({ index, 0: sign }) => index + sign.length);
  let best = { from: 0, to: ends[0] ?? text.length, words: 0 };
  let from = 0;
  for (const to of [...ends, text.length]) {
    const inside = ranges.filter((range) => range.from >= from && range.to <= to);
    const words = new Set(inside.map(({ word }) => word)).size;
    const blank = text.slice(best.from, best.to).trim() === "";
    if (words > best.words || (blank && words === best.words)) best = { from, to, words };
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
 * @param {{title: string, text: string}} doc
 * @param {{text: string, match: Match}[]} words
 * @returns {{title: string, text: string, terms: Record<string, boolean>}} HTML of the title and
 *   of the sentence, and the spellings found, which Material marks on the page itself.
 */
function present(doc, words) {
  const title = plain(doc.title);
  const text = plain(doc.text);
  const inTitle = findRanges(title, words);
  const inText = findRanges(text, words);
  const sentence = bestSentence(text, inText);
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
