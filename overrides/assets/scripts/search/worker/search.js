"use strict";

/**
 * From a query to scores: words are resolved tier by tier, each for itself and as one run.
 */

const LAST_TIER = TIERS.length - 1;
const KEYED_TIER = 1, LAST_SURE_TIER = 2;

/**
 * @typedef {object} Engine
 * @property {Sections} sections
 * @property {Synonyms} synonyms
 * @property {Map<string, Set<string>>} homes
 * @property {Vocabulary} vocabulary
 * @property {Recent<Match>} known What was matched before, by tier and text.
 */

/**
 * @param {Doc[]} docs
 * @param {string[][]} groups Names of the same thing.
 * @param {string[]} homes
 * @returns {Engine}
 */
function buildEngine(docs, groups, homes) {
  const sections = buildSections(docs);
  return {
    sections,
    synonyms: buildSynonyms([...groups, ...GREEK]),
    homes: buildHomes(groups, homes),
    vocabulary: buildVocabulary(sections, groups),
    known: new Recent(MOST_KNOWN),
  };
}

/**
 * @typedef {object} Found
 * @property {Map<number, number>} scores For each section found.
 * @property {{text: string, match: Match, optional?: boolean}[]} words What was looked for, to
 *   mark it in results; an optional one is not missed where it is absent.
 */

/** Several long questions; a match takes up four bytes for each section of the site. */
const MOST_KNOWN = 100;

/**
 * @param {Engine} engine
 * @param {string} query
 * @returns {Found}
 */
function find(engine, query) {
  const { sections } = engine;
  const typed = query.normalize("NFC").trim();
  const texts = typed.split(/\s+/).filter((text) => encode(text).length > 0);
  if (texts.length === 0) return findSigns(engine, typed);
  const keyed = texts.length > 1 ? keyedRun(engine, texts) : null;
  if (keyed) return { scores: alone(sections, keyed.match), words: [keyed] };
  const words = wordsOf(engine, texts);
  const runs = runsOf(engine, texts, words);
  const scores = words.length > 1 && isAnswerable(engine, words) ? together(sections, words) : new Map();
  for (const { match: run, share } of runs) {
    for (const [section, score] of alone(sections, run)) {
      scores.set(section, Math.max(scores.get(section) ?? 0, score * share));
    }
  }
  return { scores, words: [...runs, ...words] };
}

/** Initials and the other layout are read as one run: their parts alone fit too much. */
function keyedRun(engine, texts) {
  const text = texts.join("");
  if (resolveText(engine, text, 0, 0).found.length > 0) return null;
  const found = resolveText(engine, text, KEYED_TIER, KEYED_TIER);
  return found.found.length > 0 ? { text, match: found } : null;
}

/**
 * @typedef {object} Word
 * @property {string} text
 * @property {Match} match
 * @property {number} worth What it weighs beside others.
 * @property {boolean} naming Whether it says what is asked about, not only what is asked.
 * @property {boolean} guessed Whether it is found only if it is mistyped.
 */

/**
 * @param {Engine} engine
 * @param {string[]} texts
 * @returns {Word[]}
 */
function wordsOf(engine, texts) {
  const words = groupNames(engine.synonyms, texts).flatMap((text) => {
    const sure = resolveText(engine, text, 0, LAST_SURE_TIER);
    if (sure.found.length > 0 || isAsking(keysOf(encode(text)))) return newWord(text, sure, false);
    const parts = partsOf(engine, text);
    return parts.length > 1
      ? wordsOf(engine, parts)
      : newWord(text, resolveText(engine, text, LAST_TIER, LAST_TIER), true);
  });
  // 뜻과 차이 asks about 뜻 and 차이.
  return words.some(({ naming }) => naming)
    ? words
    : words.map((word) => ({ ...word, worth: 1, naming: true }));
}

/** @returns {Word} */
function newWord(text, found, guessed) {
  const keys = keysOf(encode(text));
  const asks = isAsking(keys);
  const answerKind = !asks && isAnswer(keys);
  const slight = !asks && !answerKind && isShortVerb(keys);
  const worth = asks || slight ? WORTH_OF_ASKING : answerKind ? WORTH_OF_ANSWER : 1;
  return { text, match: found, worth, naming: worth === 1, guessed };
}

/** What a question's subject counts beside the question itself, where a heading asks it. */
const OF_NAMED = 0.8;

/**
 * What may stand on the site as one name: all that was typed, and what it is about. A slip in
 * all of it is looked for only where a word is found nowhere.
 *
 * @returns {{text: string, match: Match, share: number, optional: boolean}[]}
 */
function runsOf(engine, texts, words) {
  const joined = texts.join("");
  const lost = words.some(({ match: { found }, guessed }) => found.length === 0 || guessed);
  const last = words.length === 1 || lost ? LAST_TIER : KEYED_TIER;
  const named = words.filter(({ naming }) => naming).map(({ text }) => text).join("");
  const whole = resolveText(engine, joined, 0, last);
  const runs = [{ text: joined, match: whole, share: 1 }];
  if (named !== joined) {
    runs.push({ text: named, match: resolveText(engine, named, 0, KEYED_TIER), share: OF_NAMED });
  }
  return runs
    .filter(({ match: { found } }) => found.length > 0)
    .map((run) => ({ ...run, optional: words.length > 1 }));
}

/**
 * Whether enough of a question is known here: most of its words, or one that names a thing of
 * this site. 축구 결과 is not about 결과; 드롭아웃 장점 is about 드롭아웃.
 */
function isAnswerable({ synonyms }, words) {
  const naming = words.filter((word) => word.naming);
  const known = naming.filter(({ match: { found } }) => found.length > 0);
  const sure = known.filter(({ guessed }) => !guessed);
  if (known.length === naming.length) return true;
  return sure.length * 2 > naming.length || sure.some((word) => isSubject(synonyms, word));
}

/** Whether a word is one of the names that the site knows. */
function isSubject(synonyms, { text }) {
  const keys = keysOf(encode(text));
  return [keys, ...withoutParticles(keys)].some((name) => synonyms.has(name));
}

/**
 * @param {Engine} engine
 * @param {string} text
 * @param {number} from The first tier to try.
 * @param {number} to The last.
 * @returns {Match} Of the first tier that finds anything.
 */
function resolveText(engine, text, from, to) {
  const { known, sections } = engine;
  for (let tier = from; tier <= to; tier += 1) {
    const found = known.get(`${tier} ${text}`, () => (
      atHome(engine, match(sections, readings(text, engine, tier)))
    ));
    if (found.found.length > 0) return found;
  }
  return NOTHING;
}

/** The page that the glossary names for a thing is about it as if its title said so. */
function atHome({ sections, homes }, found) {
  for (const { codes, quality } of found.readings) {
    for (const home of homes.get(keysOf(codes)) ?? []) {
      const page = sections.pageAt.get(home) ?? -1;
      if (page < 0) continue;
      const title = HOME * quality * sections.boosts[page] ** OF_BOOST_AT_HOME;
      found.pageTitles.set(page, Math.max(found.pageTitles.get(page) ?? 0, title));
    }
  }
  return found;
}

const SHORTEST_PART = 2, MOST_SYLLABLES = 16;
/** @type {Match} */
const NOTHING = { readings: [], found: [], fits: NOWHERE, pageTitles: new Map() };

/**
 * What is typed as one word and written as several (파라미터계산, a=b), longest first.
 *
 * @param {Engine} engine
 * @param {string} text
 * @returns {string[]} The parts, or none.
 */
function partsOf(engine, text) {
  const pieces = text.match(/[가-힣]+|[^가-힣\p{P}\p{S}]+/gu) ?? [];
  if (pieces.length > 1) return pieces;
  if (!/^[가-힣]+$/u.test(text) || text.length > MOST_SYLLABLES) return [];
  const isPart = (part, ends) => {
    const keys = keysOf(encode(part));
    if (part.length < SHORTEST_PART) return ends && isAnswer(keys);
    if (isAnswer(keys) || isAsking(keys)) return true;
    const whole = readings(part, engine, 0)
      .filter(({ quality }) => quality > QUALITY.shortNoun)
      .map((reading) => (reading.place === "stem" ? reading : { ...reading, place: "word" }));
    return whole.some((reading) => isSomewhere(engine.sections, reading));
  };
  const split = (at) => {
    if (at === text.length) return [];
    for (let end = text.length; end > at; end -= 1) {
      const rest = isPart(text.slice(at, end), end === text.length) ? split(end) : null;
      if (rest) return [text.slice(at, end), ...rest];
    }
    return null;
  };
  const parts = split(0) ?? [];
  return parts.some((part) => newWord(part, NOTHING, false).naming) ? parts : [];
}

/** Names of several words stay together: "batch normalization", 파라미터. */
function groupNames(synonyms, texts) {
  const grouped = [];
  for (let at = 0; at < texts.length;) {
    let size = Math.min(4, texts.length - at);
    const isName = () => {
      const keys = keysOf(encode(texts.slice(at, at + size).join("")));
      return [keys, ...withoutParticles(keys)].some((name) => synonyms.has(name));
    };
    while (size > 1 && !isName()) size -= 1;
    grouped.push(texts.slice(at, at + size).join(""));
    at += size;
  }
  return grouped;
}

/** A query of signs alone (->, **, ⌊) has no keys, and is looked for as it stands. */
function findSigns({ sections }, signs) {
  const scores = new Map();
  sections.docs.forEach(({ title, text }, section) => {
    if (signs && title.includes(signs)) scores.set(section, TITLE_WORD);
    else if (signs && text.includes(signs)) scores.set(section, TEXT);
  });
  return { scores, words: [{ text: signs, match: { readings: [] } }] };
}
