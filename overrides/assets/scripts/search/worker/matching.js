"use strict";

/**
 * Where a word of the query, in any of its readings, stands on the site.
 */

/**
 * @typedef {object} Match
 * @property {Reading[]} readings
 * @property {Map<number, number>} own For each section that holds a reading, how well it fits.
 * @property {Map<number, number>} pageTitles For each page's first section, the fit of its title.
 */

/**
 * @param {Sections} sections
 * @param {Reading[]} readings
 * @returns {Match}
 */
function match(sections, readings) {
  const own = new Map();
  const pageTitles = new Map();
  for (const reading of readings) {
    for (const section of candidates(sections, reading.codes)) {
      const { title, text } = matchSection(sections, section, reading);
      if (title + text === 0) continue;
      own.set(section, Math.max(own.get(section) ?? 0, title + text));
      if (title > 0 && sections.pages[section] === section) {
        pageTitles.set(section, Math.max(pageTitles.get(section) ?? 0, title));
      }
    }
  }
  return { readings, own, pageTitles };
}

/**
 * @param {Sections} sections
 * @param {number} section
 * @param {Reading} reading
 */
function matchSection(sections, section, reading) {
  const { codes, titles, texts, pages, boosts, averageLength } = sections;
  const pattern = reading.codes;
  const textStart = texts[section];
  const end = titles[section + 1] - 1;
  let title = 0;
  let count = 0;
  eachOccurrence(codes, titles[section], end, pattern, (at) => {
    const quality = fit(codes, at, reading);
    if (at < textStart) {
      title = Math.max(title, quality * titleWeight(sections, section, at, pattern.length));
      return true;
    }
    count += quality;
    return count < MOST_COUNTED;
  });
  const text = count > 0 ? textWeight(count, end - textStart, averageLength) : 0;
  const bonus = pages[section] === section ? PAGE_BONUS : 1;
  const factor = reading.quality * boosts[section];
  return { title: title * bonus * factor, text: text * factor };
}

/**
 * A word that is found only as two words side by side or apart (모델생성, "모델을 생성").
 *
 * @param {Match} first
 * @param {Match} second
 * @returns {Match}
 */
function both(first, second) {
  const own = new Map();
  for (const [section, fits] of first.own) {
    if (second.own.has(section)) own.set(section, Math.min(fits, second.own.get(section)));
  }
  return { readings: [...first.readings, ...second.readings], own, pageTitles: new Map() };
}

/**
 * @param {Sections} sections
 * @param {{match: Match, asking: boolean}[]} words
 * @returns {Map<number, number>} The sections that hold enough of the words, and their scores.
 */
function together(sections, words) {
  const all = sections.texts.length;
  const weighed = words.map(({ match: found, asking }) => ({
    ...found,
    pageTexts: bestOfPages(sections, found.own),
    weight: rarity(found.own.size, all) * (asking ? WEIGHT_OF_ASKING : 1),
  }));
  const whole = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const naming = words.filter(({ asking }) => !asking).length;
  const needed = naming > 2 ? ENOUGH_OF_MANY : ENOUGH_OF_FEW;
  const scores = new Map();
  const seen = new Set(weighed.flatMap(({ own }) => [...own.keys()]));
  for (const section of seen) {
    const page = sections.pages[section];
    let sum = 0;
    let covered = 0;
    for (const { own, pageTitles, pageTexts, weight } of weighed) {
      const fits = (own.get(section) ?? 0)
        + FROM_PAGE_TITLE * (pageTitles.get(page) ?? 0)
        + FROM_PAGE_TEXT * (pageTexts.get(page) ?? 0);
      if (fits > 0) covered += weight;
      sum += weight * fits;
    }
    if (covered >= needed * whole) scores.set(section, (sum / whole) * (covered / whole));
  }
  return scores;
}

const WEIGHT_OF_ASKING = 0.12;
/** The share of the query's weight that a section must hold. */
const ENOUGH_OF_FEW = 0.85, ENOUGH_OF_MANY = 0.6;

function bestOfPages({ pages }, own) {
  const found = new Map();
  for (const [section, fits] of own) {
    found.set(pages[section], Math.max(found.get(pages[section]) ?? 0, fits));
  }
  return found;
}

/** A single word's scores: its page's title helps to tell its sections from other pages'. */
function alone({ pages }, { own, pageTitles }) {
  const scores = new Map();
  for (const [section, fits] of own) {
    const page = pages[section];
    const inherited = section === page ? 0 : FROM_PAGE_TITLE * (pageTitles.get(page) ?? 0);
    scores.set(section, fits + inherited);
  }
  return scores;
}
