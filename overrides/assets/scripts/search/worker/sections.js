"use strict";

/**
 * All sections of the site as one run of codes, with an index from every three neighbouring
 * keys to the sections that hold them, so that a word is looked for only where it can be.
 */

const TRIGRAM_BITS = 18;
const TRIGRAMS = 1 << TRIGRAM_BITS;

const BLOCK_TAG = /<\/?(?:p|pre|li|ol|ul)>/g;
const CODE_BLOCK = /<pre>.*?<\/pre>/gs;
const INLINE_TAG = /<\/?(?:code|sub|sup)>/g;
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/**
 * @param {string} html The few tags and entities that Material keeps in its index.
 * @returns {string} Text in which a new line stands for a new block.
 */
function plain(html) {
  if (!/[<&]/.test(html)) return html.normalize("NFC");
  return html
    .replace(BLOCK_TAG, "\n")
    .replace(INLINE_TAG, "")
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity])
    .normalize("NFC");
}

/**
 * @typedef {object} Sections
 * @property {Doc[]} docs As they came, but with title and text as plain text.
 * @property {Uint8Array} codes Title, zero, text, zero; and so on.
 * @property {Uint32Array} titles Where each section's title begins; one more marks the end.
 * @property {Uint32Array} texts Where each section's text begins.
 * @property {Uint32Array} pages For each section, the section that opens its page.
 * @property {Map<string, number>} pageAt The section that opens the page with an address.
 * @property {Float32Array} boosts What multiplies a section's scores: its author's wish, and less
 *   for a heading that many pages share (퀴즈, 더 읽기), since it names no subject.
 * @property {Float32Array} heads The same for a match that begins the heading: one that no other
 *   section has is wanted itself, however little its page is worth.
 * @property {Uint32Array} starts Where in `postings` each trigram's sections begin.
 * @property {Uint32Array} postings Section numbers, rising within a trigram.
 * @property {Uint32Array} places For each posting, where the trigram first stands.
 * @property {Uint32Array} lengths Characters of a section's text, without blocks of code, which
 *   are long and say little.
 * @property {number} averageLength
 * @property {Recent<[View, View]>} views Of titles and texts that were shown.
 */

/** Some lists of results; a view takes up twelve bytes for each letter. */
const MOST_VIEWS = 400;

/**
 * @typedef {{location: string, title: string, text: string, boost?: number}} Doc
 */

/**
 * @param {Doc[]} sources With Material's tags and entities.
 * @returns {Sections}
 */
function buildSections(sources) {
  const docs = sources.map((doc) => ({ ...doc, title: plain(doc.title), text: plain(doc.text) }));
  const room = docs.reduce((sum, doc) => sum + doc.title.length + doc.text.length + 2, 0);
  const buffer = new Uint8Array(room * MOST_KEYS);
  const titles = new Uint32Array(docs.length + 1);
  const texts = new Uint32Array(docs.length);
  const pages = new Uint32Array(docs.length);
  const pageAt = new Map();
  let at = 0;
  docs.forEach((doc, section) => {
    titles[section] = at;
    at = encodeInto(doc.title, buffer, at) + 1;
    texts[section] = at;
    at = encodeInto(doc.text, buffer, at) + 1;
    const [page] = doc.location.split("#");
    if (!pageAt.has(page)) pageAt.set(page, section);
    pages[section] = pageAt.get(page);
  });
  titles[docs.length] = at;
  const codes = buffer.slice(0, at);
  const lengths = Uint32Array.from(sources, ({ text }) => text.replace(CODE_BLOCK, "").length);
  // Quizzes are short and many; a section is long beside others that explain.
  const explaining = lengths.filter((_, section) => !isQuiz(docs[section]));
  const averageLength = explaining.reduce((sum, length) => sum + length, 1) / Math.max(1, explaining.length);
  return {
    docs, codes, titles, texts, pages, pageAt, lengths, averageLength,
    views: new Recent(MOST_VIEWS),
    ...weigh(docs), ...indexTrigrams(codes, titles),
  };
}

const PAGES_OF_FRAME = 3;
const FRAME = 0.7;
/** A page explains; its quizzes only ask. */
const QUIZ = 0.3;

/** @param {Doc} doc */
const isQuiz = ({ location }) => location.includes("#quiz-");

/** @param {{title: string, boost?: number}[]} docs */
function weigh(docs) {
  const counts = new Map();
  for (const { title } of docs) counts.set(title, (counts.get(title) ?? 0) + 1);
  const boosts = Float32Array.from(docs, (doc) => {
    const { title, boost = 1 } = doc;
    return (counts.get(title) >= PAGES_OF_FRAME ? boost * FRAME : boost) * (isQuiz(doc) ? QUIZ : 1);
  });
  const heads = boosts.map((boost, section) => (counts.get(docs[section].title) > 1 ? boost : 1));
  return { boosts, heads };
}

/** Fewer keys (때, 1, ㅈ) would be inside too many words: they count where a word starts. */
const SHORTEST_INSIDE = 3;

/**
 * @param {number} first
 * @param {number} second
 * @param {number} third
 */
const trigramOf = (first, second, third) => (
  ((first & KEY_BITS) * 0x1f35 + (second & KEY_BITS) * 0x6b + (third & KEY_BITS)) & (TRIGRAMS - 1)
);

/**
 * The first keys of a word are also kept behind zeros, for patterns too short to have three.
 *
 * @param {Uint8Array} codes
 * @param {Uint32Array} bounds
 */
function indexTrigrams(codes, bounds) {
  const starts = new Uint32Array(TRIGRAMS + 1);
  const lastSection = new Uint32Array(TRIGRAMS);
  const eachTrigram = (visit) => {
    lastSection.fill(0);
    for (let section = 0; section + 1 < bounds.length; section += 1) {
      const once = (trigram, at) => {
        if (lastSection[trigram] === section + 1) return;
        lastSection[trigram] = section + 1;
        visit(trigram, section, at);
      };
      for (let at = bounds[section]; at < bounds[section + 1] - 1; at += 1) {
        once(trigramOf(codes[at], codes[at + 1], codes[at + 2]), at);
        if (!(codes[at] & WORD_START)) continue;
        once(trigramOf(0, codes[at], codes[at + 1]), at);
        once(trigramOf(0, 0, codes[at]), at);
      }
    }
  };
  eachTrigram((trigram) => { starts[trigram + 1] += 1; });
  for (let trigram = 0; trigram < TRIGRAMS; trigram += 1) starts[trigram + 1] += starts[trigram];
  const next = starts.slice();
  const postings = new Uint32Array(starts[TRIGRAMS]);
  const places = new Uint32Array(starts[TRIGRAMS]);
  eachTrigram((trigram, section, at) => {
    postings[next[trigram]] = section;
    places[next[trigram]] = at;
    next[trigram] += 1;
  });
  return { starts, postings, places };
}

/**
 * Visit the sections that may hold a pattern: those that hold its two rarest trigrams.
 *
 * @param {Sections} sections
 * @param {Uint8Array} pattern
 * @param {(section: number, from: number) => boolean | void} visit With the place before which it
 *   is not; it may end the visits by true.
 */
function eachCandidate({ starts, postings, places, titles }, pattern, visit) {
  const trigrams = [];
  const keys = [0, 0, ...pattern].slice(Math.min(2, pattern.length - 1));
  for (let offset = 0; offset + 2 < keys.length; offset += 1) {
    const trigram = trigramOf(keys[offset], keys[offset + 1], keys[offset + 2]);
    trigrams.push({ offset, at: starts[trigram], end: starts[trigram + 1] });
  }
  const [rarest, second = rarest] = trigrams.sort((a, b) => (a.end - a.at) - (b.end - b.at));
  for (let { at } = rarest, other = second.at; at < rarest.end; at += 1) {
    const section = postings[at];
    while (other < second.end && postings[other] < section) other += 1;
    if (other === second.end) return;
    const from = Math.max(titles[section], places[at] - rarest.offset);
    if (postings[other] === section && visit(section, from)) return;
  }
}

/**
 * @typedef {object} Pattern
 * @property {Uint8Array} codes What is looked for.
 * @property {Uint8Array} skips For each code, how far the pattern may move on where that code
 *   stands under its end (Horspool 1980).
 */

/**
 * @param {Uint8Array} codes
 * @returns {Pattern}
 */
function patternOf(codes) {
  const last = codes.length - 1;
  const skips = new Uint8Array(KEY_BITS + 1).fill(Math.min(codes.length, 0xff));
  for (let at = Math.max(0, last - 0xff); at < last; at += 1) skips[codes[at]] = Math.min(last - at, 0xff);
  return { codes, skips };
}

/**
 * @param {Uint8Array} codes
 * @param {Pattern} pattern
 * @param {number} from
 * @param {number} to
 * @returns {number} Where the pattern next stands between the two places, or -1; where it counts
 *   at the start of a word only, the next of these.
 */
function nextOccurrence(codes, { codes: wanted, skips }, from, to) {
  const last = wanted.length - 1;
  if (wanted.length < SHORTEST_INSIDE) {
    const first = wanted[0] | WORD_START;
    for (let at = from; at + last < to; at += 1) {
      if (codes[at] === first && (codes[at + last] & KEY_BITS) === wanted[last]) return at;
    }
    return -1;
  }
  for (let end = from + last; end < to;) {
    const code = codes[end] & KEY_BITS;
    if (code === wanted[last]) {
      let back = 1;
      while (back <= last && (codes[end - back] & KEY_BITS) === wanted[last - back]) back += 1;
      if (back > last) return end - last;
    }
    end += skips[code];
  }
  return -1;
}
