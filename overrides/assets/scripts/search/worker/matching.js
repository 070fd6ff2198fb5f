"use strict";

/**
 * Where a word of the query, in any of its readings, stands on the site.
 */

/**
 * @typedef {object} Match
 * @property {Reading[]} readings
 * @property {number[]} found The sections that hold a reading.
 * @property {Float32Array} fits How well each section of the site fits; 0 where it does not,
 *   and empty where none does.
 * @property {Map<number, number>} pageTitles For each page's first section, the fit of its title.
 */

const NOWHERE = new Float32Array(0);

/**
 * @param {Sections} sections
 * @param {Reading[]} readings
 * @returns {Match}
 */
function match(sections, readings) {
  const found = [];
  let fits = NOWHERE;
  const pageTitles = new Map();
  for (const reading of readings) {
    eachCandidate(sections, reading.codes, (section, from) => {
      const opens = sections.pages[section] === section;
      const title = titleFit(sections, section, reading, from) * (opens ? PAGE_TITLE : 1);
      const text = textFit(sections, section, reading, from) * (opens ? PAGE_OPENING : 1);
      if (title + text === 0) return;
      if (found.length === 0) fits = new Float32Array(sections.texts.length);
      if (fits[section] === 0) found.push(section);
      fits[section] = Math.max(fits[section], (title + text) * reading.quality);
      if (title > 0 && opens) {
        const before = pageTitles.get(section) ?? 0;
        pageTitles.set(section, Math.max(before, title * reading.quality));
      }
    });
  }
  return { readings, found, fits, pageTitles };
}

/**
 * @param {Sections} sections
 * @param {number} section
 * @param {Reading} reading
 * @param {number} from The place before which the reading is not.
 * @returns {number}
 */
function titleFit(sections, section, reading, from) {
  const { codes, titles, texts } = sections;
  const { length } = reading.codes;
  const end = texts[section] - 1;
  const verb = VERB_IN_TITLE * sections.boosts[section];
  let best = 0;
  let at = from < end ? nextOccurrence(codes, reading, from, end) : -1;
  while (at >= 0) {
    const weight = reading.place === "stem" ? verb : titleWeight(sections, section, at, length);
    const fits = fit(codes, at, reading);
    const begun = fits > 0 && at === titles[section] && reading.quality === QUALITY.typed;
    best = Math.max(best, (begun ? Math.max(BEGUN, fits) : fits) * weight);
    at = nextOccurrence(codes, reading, at + 1, end);
  }
  return best;
}

/**
 * The first matches of a text tell enough: it is read on only a little after each of them.
 */
function textFit(sections, section, reading, from) {
  const { codes, titles, texts, boosts, lengths, averageLength } = sections;
  const start = texts[section];
  const end = titles[section + 1] - 1;
  let count = 0;
  let at = nextOccurrence(codes, reading, Math.max(from, start), end);
  while (at >= 0 && count < MOST_COUNTED) {
    count += fit(codes, at, reading);
    const limit = count > 0 ? Math.min(end, at + READ_ON) : end;
    at = nextOccurrence(codes, reading, at + 1, limit);
  }
  if (count === 0) return 0;
  return textWeight(count, lengths[section], averageLength) * boosts[section];
}

const READ_ON = 400;

/** What is a word in none of so many sections that hold its letters is taken for none. */
const MOST_LOOKED_THROUGH = 40;

/**
 * @param {Sections} sections
 * @param {Reading} reading
 * @returns {boolean} Whether it stands anywhere, which is found sooner than all its places.
 */
function isSomewhere(sections, reading) {
  const { codes, titles } = sections;
  let stands = false;
  let left = MOST_LOOKED_THROUGH;
  eachCandidate(sections, reading.codes, (section, from) => {
    eachFit(codes, reading, from, titles[section + 1] - 1, () => { stands = true; });
    left -= 1;
    return stands || left === 0;
  });
  return stands;
}

/**
 * @param {Sections} sections
 * @param {Word[]} words
 * @returns {Map<number, number>} The sections that hold enough of the words, and their scores.
 */
function together(sections, words) {
  const known = words.filter(({ match: { found } }) => found.length > 0);
  const weighed = known.map((word) => ({
    ...word.match,
    naming: word.naming,
    pageFits: bestOfPages(sections, word.match),
    weight: weightOf(word, sections.texts.length),
  }));
  const naming = weighed.filter((word) => word.naming);
  const whole = naming.reduce((sum, { weight }) => sum + weight, 0);
  const candidates = [...new Set(naming.flatMap(({ found }) => found))].map((section) => (
    { section, ...sumUp(sections, section, weighed) }
  ));
  const most = candidates.reduce((highest, { covered }) => Math.max(highest, covered), 0);
  const needed = Math.min(ENOUGH * whole, most);
  const scores = new Map(candidates
    .filter(({ covered }) => covered >= needed)
    .map(({ section, sum, covered }) => (
      [section, (sum / whole) * (covered / whole) ** OF_COVERAGE]
    )));
  favourNearness(sections, words, scores);
  return scores;
}

/** The rarer a word, the more it weighs; a page's subject more than what is said about it. */
const weightOf = ({ match: { found, pageTitles }, worth }, all) => (
  rarity(found.length, all) * worth * (pageTitles.size > 0 ? SUBJECT : 1)
);

/** How well a section fits all words, and the weight of those of the subject that it holds. */
function sumUp({ pages }, section, weighed) {
  const page = pages[section];
  let sum = 0;
  let covered = 0;
  for (const { fits, pageTitles, pageFits, weight, naming } of weighed) {
    const fit = fits[section]
      + FROM_PAGE_TITLE * (pageTitles.get(page) ?? 0)
      + FROM_PAGE_TEXT * pageFits[page];
    if (fit > 0 && naming) covered += weight;
    sum += weight * fit ** CONCAVITY;
  }
  return { sum, covered };
}

/** Among several words, one strong match must not outweigh the absence of the others. */
const CONCAVITY = 0.5, OF_COVERAGE = 0.5;

const MOST_MEASURED = 40;
const NEARNESS = 0.6;

/** Raise the best scores by how near the words stand to each other in the text. */
function favourNearness(sections, words, scores) {
  let highest = 0;
  for (const score of scores.values()) highest = Math.max(highest, score);
  const overtaking = [...scores].filter(([, score]) => score * (1 + NEARNESS) >= highest);
  const best = overtaking.sort(([, a], [, b]) => b - a).slice(0, MOST_MEASURED);
  for (const [section, score] of best) {
    scores.set(section, score * (1 + NEARNESS * nearness(sections, section, words)));
  }
}

/**
 * @param {Sections} sections
 * @param {number} section
 * @param {{match: Match}[]} words
 * @returns {number} 1 where all words stand side by side, towards 0 the further apart or fewer.
 */
function nearness({ codes, titles, texts }, section, words) {
  const places = [];
  words.forEach(({ match: { readings: all } }, word) => {
    for (const reading of all) {
      eachFit(codes, reading, texts[section], titles[section + 1] - 1, (at, end) => {
        places.push({ at, end, word });
      });
    }
  });
  places.sort((a, b) => a.at - b.at);
  const wanted = new Set(places.map(({ word }) => word)).size;
  if (wanted < 2) return 0;
  const inside = new Map();
  let narrowest = Infinity;
  for (let first = 0, next = 0; next < places.length; next += 1) {
    inside.set(places[next].word, (inside.get(places[next].word) ?? 0) + 1);
    while (inside.size === wanted) {
      narrowest = Math.min(narrowest, places[next].end - places[first].at);
      const { word } = places[first];
      if (inside.get(word) === 1) inside.delete(word);
      else inside.set(word, inside.get(word) - 1);
      first += 1;
    }
  }
  const tight = wanted * KEYS_OF_A_WORD;
  return (wanted / words.length) * Math.min(1, tight / narrowest);
}

const KEYS_OF_A_WORD = 12;

const WORTH_OF_ASKING = 0.05, WORTH_OF_ANSWER = 0.25;
/** A word in a page's title names what the question is about. */
const SUBJECT = 2;
/** The share of the question's weight that a section must hold, if any does. */
const ENOUGH = 0.34;

/** @returns {Float32Array} For each page's first section, the best fit on that page. */
function bestOfPages({ pages }, { found, fits }) {
  const best = new Float32Array(fits.length);
  for (const section of found) {
    const page = pages[section];
    if (fits[section] > best[page]) best[page] = fits[section];
  }
  return best;
}

/** A single word's scores: its page's title helps to tell its sections from other pages'. */
function alone({ pages }, { found, fits, pageTitles }) {
  const scores = new Map();
  for (const section of found) {
    const page = pages[section];
    const inherited = section === page ? 0 : FROM_PAGE_TITLE * (pageTitles.get(page) ?? 0);
    scores.set(section, fits[section] + inherited);
  }
  return scores;
}
