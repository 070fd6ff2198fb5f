"use strict";

/**
 * How well a word fits where it was found.
 *
 * A heading tells what its section is about, so a match there outweighs any number in the text;
 * a match that fills the heading outweighs one that begins it, and so on inwards.
 */

const TITLE_WHOLE = 20, TITLE_START = 9, TITLE_WORD = 6.5;
/** A page's title that begins with it, before a section's that is no more than it (파라미터 수). */
const PAGE_START = 18;
/** A quiz's title is a sentence. */
const QUESTION = 5;
/** A page that the glossary links for a term, and how much its boost still counts there. */
const HOME = 8, OF_BOOST_AT_HOME = 0.3;
/** A verb in a heading says what is done; the subject are the nouns. */
const VERB_IN_TITLE = 1;
const TEXT = 1.3;
/**
 * A page's own heading before a section's heading of the same fit; but the section that explains
 * before the opening text that sums up.
 */
const PAGE_TITLE = 1.2, PAGE_OPENING = 0.7;
/** What a section gains from its page: from the title, and from its other sections. */
const FROM_PAGE_TITLE = 0.4, FROM_PAGE_TEXT = 0.08;
/** A page with many fitting sections before a page with one. */
const FROM_OTHER_SECTIONS = 0.1, MOST_FROM_OTHERS = 1.5;

const INSIDE_HANGUL = 0.55, INSIDE_LATIN = 0.35;
/** A heading that is being typed, whatever else the keys may mean so far (학습도, 학습되는). */
const BEGUN = 1.3;
const HALF_SYLLABLE = 0.8, HALF_LATIN = 0.85, WHOLE_WORD = 1.1;

/** Saturation and length normalization of BM25 (Robertson and Zaragoza 2009), usual values. */
const SATURATION = 1.2, BY_LENGTH = 0.6;
const MOST_COUNTED = 4;

/**
 * @param {Uint8Array} codes
 * @param {number} at Where the reading's codes stand.
 * @param {Reading} reading
 * @returns {number} 0 where the match means nothing, about 1 for a whole word.
 */
function fit(codes, at, { codes: pattern, place }) {
  const end = at + pattern.length;
  const first = pattern[0];
  const starts = (codes[at] & WORD_START) !== 0;
  const ends = codes[end] === BREAK || codes[end] === undefined || (codes[end] & WORD_START) !== 0;
  if (!starts && (place !== "anywhere" || isVowelCode(first) || isDigitCode(first))) return 0;
  // 경기 is not in "신경 기울기".
  if (!starts && !isOneWord(codes, at, end)) return 0;
  if (place === "word" && !ends && !startsWithAny(codes, end, NOUN_ENDS)) return 0;
  if (place === "stem") return startsWithAny(codes, end, ENDING_CODES) ? 1 : 0;
  if (place === "number" && !(ends && isOneWord(codes, at, end))) return 0;
  const inside = isLatinCode(first) ? INSIDE_LATIN : INSIDE_HANGUL;
  return (starts ? 1 : inside) * endFit(codes, end, ends);
}

/**
 * Visit every place where a reading stands and means something.
 *
 * @param {Uint8Array} codes
 * @param {Reading} reading
 * @param {number} from
 * @param {number} to
 * @param {(at: number, end: number) => void} visit
 */
function eachFit(codes, reading, from, to, visit) {
  let at = nextOccurrence(codes, reading, from, to);
  while (at >= 0) {
    if (fit(codes, at, reading) > 0) visit(at, at + reading.codes.length);
    at = nextOccurrence(codes, reading, at + 1, to);
  }
}

function isOneWord(codes, at, end) {
  return codes.subarray(at + 1, end).every((code) => !(code & WORD_START));
}

/** How cleanly a match ends: with the word, with a syllable, or in the middle of one. */
function endFit(codes, end, ends) {
  if (ends) return WHOLE_WORD;
  const next = codes[end] & KEY_BITS;
  if (isConsonantCode(next) && isVowelCode(codes[end + 1] & KEY_BITS)) return 1;
  return isLatinCode(next) ? HALF_LATIN : HALF_SYLLABLE;
}

/**
 * @param {Sections} sections
 * @param {number} section
 * @param {number} at
 * @param {number} length
 */
function titleWeight({ docs, pages, titles, texts, boosts, heads }, section, at, length) {
  if (at === titles[section] && at + length === texts[section] - 1) return TITLE_WHOLE * heads[section];
  if (isQuiz(docs[section])) return QUESTION * boosts[section];
  if (at !== titles[section]) return TITLE_WORD * boosts[section];
  return (pages[section] === section ? PAGE_START : TITLE_START) * heads[section];
}

/**
 * @param {number} count Sum of the fits in a text.
 * @param {number} length Of that text.
 * @param {number} average Length of a text.
 */
function textWeight(count, length, average) {
  const norm = SATURATION * (1 - BY_LENGTH + (BY_LENGTH * length) / average);
  return (TEXT * count * (SATURATION + 1)) / (count + norm);
}

/**
 * @param {number} found In how many sections.
 * @param {number} all
 * @returns {number} What a word weighs beside others: the rarer, the more.
 */
const rarity = (found, all) => Math.log(1 + all / (found + 0.5));
