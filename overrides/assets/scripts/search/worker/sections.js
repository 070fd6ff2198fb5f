"use strict";

/**
 * All sections of the site as one run of codes, with an index from every three neighbouring
 * keys to the sections that hold them, so that a word is looked for only where it can be.
 */

const TRIGRAM_BITS = 18;
const TRIGRAMS = 1 << TRIGRAM_BITS;

const BLOCK_TAG = /<\/?(?:p|pre|li|ol|ul)>/g;
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
 * @property {Float32Array} boosts What a page's author multiplies its scores by.
 * @property {Uint32Array} starts Where in `postings` each trigram's sections begin.
 * @property {Uint32Array} postings Section numbers, rising within a trigram.
 * @property {number} averageLength Codes in a section's text.
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
  const averageLength = at / Math.max(1, docs.length);
  const boosts = Float32Array.from(docs, ({ boost }) => boost ?? 1);
  return { codes, titles, texts, pages, boosts, averageLength, ...indexTrigrams(codes, titles) };
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
        visit(trigram, section);
      }
    }
  };
  eachTrigram((trigram) => { starts[trigram + 1] += 1; });
  for (let trigram = 0; trigram < TRIGRAMS; trigram += 1) starts[trigram + 1] += starts[trigram];
  const next = starts.slice();
  const postings = new Uint32Array(starts[TRIGRAMS]);
  eachTrigram((trigram, section) => {
    postings[next[trigram]] = section;
    next[trigram] += 1;
  });
  return { starts, postings };
}

/**
 * @param {Sections} sections
 * @param {Uint8Array} pattern
 * @returns {Iterable<number>} Sections that may hold the pattern.
 */
function candidates(sections, pattern) {
  if (pattern.length < 3) return Array(sections.texts.length).keys();
  let rarest = new Uint32Array(0);
  for (let at = 0; at + 2 < pattern.length; at += 1) {
    const trigram = trigramAt(pattern, at);
    const list = sections.postings.subarray(
      sections.starts[trigram], sections.starts[trigram + 1],
    );
    if (at === 0 || list.length < rarest.length) rarest = list;
    if (rarest.length === 0) break;
  }
  return rarest;
}

/**
 * Call `visit(at)` wherever the pattern stands between two places, until it returns false.
 *
 * @param {Uint8Array} codes
 * @param {number} from
 * @param {number} to
 * @param {Uint8Array} pattern
 * @param {(at: number) => boolean} visit
 */
function eachOccurrence(codes, from, to, pattern, visit) {
  const first = pattern[0];
  const end = to - pattern.length;
  for (let at = from; at <= end; at += 1) {
    if ((codes[at] & KEY_BITS) !== first) continue;
    let length = 1;
    while (length < pattern.length && (codes[at + length] & KEY_BITS) === pattern[length]) {
      length += 1;
    }
    if (length === pattern.length && !visit(at)) return;
  }
}
