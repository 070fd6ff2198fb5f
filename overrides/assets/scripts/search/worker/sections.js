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
 * @property {Uint8Array} codes Title, zero, text, zero; and so on.
 * @property {Uint32Array} titles Where each section's title begins; one more marks the end.
 * @property {Uint32Array} texts Where each section's text begins.
 * @property {Uint32Array} pages For each section, the section that opens its page.
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
 */

/**
 * @param {{location: string, title: string, text: string, boost?: number}[]} docs
 * @returns {Sections}
 */
function buildSections(docs) {
  const room = docs.reduce((sum, doc) => sum + doc.title.length + doc.text.length + 2, 0);
  const buffer = new Uint8Array(room * MOST_KEYS);
  const titles = new Uint32Array(docs.length + 1);
  const texts = new Uint32Array(docs.length);
  const pages = new Uint32Array(docs.length);
  const pageAt = new Map();
  let at = 0;
  docs.forEach((doc, section) => {
    titles[section] = at;
    at = encodeInto(plain(doc.title), buffer, at) + 1;
    texts[section] = at;
    at = encodeInto(plain(doc.text), buffer, at) + 1;
    const [page] = doc.location.split("#");
    if (!pageAt.has(page)) pageAt.set(page, section);
    pages[section] = pageAt.get(page);
  });
  titles[docs.length] = at;
  const codes = buffer.slice(0, at);
  const lengths = Uint32Array.from(docs, ({ text }) => text.replace(CODE_BLOCK, "").length);
  const averageLength = lengths.reduce((sum, length) => sum + length, 1) / Math.max(1, docs.length);
  return {
    codes, titles, texts, pages, lengths, averageLength,
    ...weigh(docs), ...indexTrigrams(codes, titles),
  };
}

const PAGES_OF_FRAME = 3;
const FRAME = 0.7;

/** @param {{title: string, boost?: number}[]} docs */
function weigh(docs) {
  const counts = new Map();
  for (const { title } of docs) counts.set(title, (counts.get(title) ?? 0) + 1);
  const boosts = Float32Array.from(docs, ({ title, boost = 1 }) => (
    counts.get(title) >= PAGES_OF_FRAME ? boost * FRAME : boost
  ));
  const heads = boosts.map((boost, section) => (counts.get(docs[section].title) > 1 ? boost : 1));
  return { boosts, heads };
}

/**
 * @param {Uint8Array} codes
 * @param {number} at
 */
function trigramAt(codes, at) {
  const mixed = (codes[at] & KEY_BITS) * 0x1f35 + (codes[at + 1] & KEY_BITS) * 0x6b
    + (codes[at + 2] & KEY_BITS);
  return mixed & (TRIGRAMS - 1);
}

/**
 * @param {Uint8Array} codes
 * @param {Uint32Array} bounds
 */
function indexTrigrams(codes, bounds) {
  const starts = new Uint32Array(TRIGRAMS + 1);
  const lastSection = new Uint32Array(TRIGRAMS);
  const eachTrigram = (visit) => {
    lastSection.fill(0);
    for (let section = 0; section + 1 < bounds.length; section += 1) {
      for (let at = bounds[section]; at < bounds[section + 1] - 2; at += 1) {
        const trigram = trigramAt(codes, at);
        if (lastSection[trigram] === section + 1) continue;
        lastSection[trigram] = section + 1;
        visit(trigram, section, at);
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
 * Visit the sections that may hold a pattern: those that hold its two rarest trigrams. A pattern
 * too short to have one may be anywhere.
 *
 * @param {Sections} sections
 * @param {Uint8Array} pattern
 * @param {(section: number, from: number) => void} visit With the place before which it is not.
 */
function eachCandidate({ starts, postings, places, titles }, pattern, visit) {
  if (pattern.length < 3) {
    for (let section = 0; section + 1 < titles.length; section += 1) visit(section, titles[section]);
    return;
  }
  const trigrams = [];
  for (let offset = 0; offset + 2 < pattern.length; offset += 1) {
    const trigram = trigramAt(pattern, offset);
    trigrams.push({ offset, at: starts[trigram], end: starts[trigram + 1] });
  }
  const [rarest, second = rarest] = trigrams.sort((a, b) => (a.end - a.at) - (b.end - b.at));
  for (let { at } = rarest, other = second.at; at < rarest.end; at += 1) {
    const section = postings[at];
    while (other < second.end && postings[other] < section) other += 1;
    if (other === second.end) return;
    if (postings[other] === section) {
      visit(section, Math.max(titles[section], places[at] - rarest.offset));
    }
  }
}

/**
 * @param {Uint8Array} codes
 * @param {Uint8Array} pattern
 * @param {number} from
 * @param {number} to
 * @returns {number} Where the pattern next stands between the two places, or -1.
 */
function nextOccurrence(codes, pattern, from, to) {
  const first = pattern[0];
  const end = to - pattern.length;
  for (let at = from; at <= end; at += 1) {
    if ((codes[at] & KEY_BITS) !== first) continue;
    let length = 1;
    while (length < pattern.length && (codes[at + length] & KEY_BITS) === pattern[length]) {
      length += 1;
    }
    if (length === pattern.length) return at;
  }
  return -1;
}

/** @returns {Generator<number>} Every place where the pattern stands. */
function* occurrences(codes, pattern, from, to) {
  let at = nextOccurrence(codes, pattern, from, to);
  while (at >= 0) {
    yield at;
    at = nextOccurrence(codes, pattern, at + 1, to);
  }
}
