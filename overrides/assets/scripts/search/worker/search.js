"use strict";

/**
 * From a query to scores: words are resolved tier by tier, alone and as one run without spaces.
 */

const LAST_TIER = TIERS.length - 1;
const KEYED_TIER = 1;

/**
 * @typedef {object} Engine
 * @property {{location: string, title: string, text: string}[]} docs
 * @property {Sections} sections
 * @property {Synonyms} synonyms
 * @property {() => Vocabulary} vocabulary Built when it is first needed.
 */

/**
 * @param {{location: string, title: string, text: string}[]} docs
 * @param {string[][]} groups
 * @returns {Engine}
 */
function buildEngine(docs, groups) {
  const sections = buildSections(docs);
  let vocabulary;
  return {
    docs,
    sections,
    synonyms: buildSynonyms(groups),
    vocabulary: () => (vocabulary ??= buildVocabulary(sections, groups)),
  };
}

/**
 * @typedef {object} Found
 * @property {Map<number, number>} scores For each section found.
 * @property {{text: string, match: Match, optional?: boolean}[]} words What was looked for, to
 *   mark it in results; an optional one is not missed where it is absent.
 */

/**
 * @param {Engine} engine
 * @param {string} query
 * @returns {Found}
 */
function find(engine, query) {
  const typed = query.normalize("NFC").trim();
  const texts = typed.split(/\s+/).filter((text) => encode(text).length > 0);
  if (texts.length === 0) return findSigns(engine, typed);
  if (texts.length === 1) {
    const word = { text: texts[0], match: resolve(engine, texts[0], 0, LAST_TIER) };
    return { scores: alone(engine.sections, word.match), words: [word] };
  }
  const joined = texts.join("");
  const attempts = [
    () => [resolve(engine, joined, 0, KEYED_TIER), resolveWords(engine, texts, 0)],
    () => [resolve(engine, joined, LAST_TIER, LAST_TIER), { scores: new Map(), words: [] }],
    () => [null, resolveWords(engine, texts, LAST_TIER)],
  ];
  for (const attempt of attempts) {
    const [run, apart] = attempt();
    const scores = run ? alone(engine.sections, run) : new Map();
    const words = run?.own.size ? [{ text: joined, match: run, optional: true }] : [];
    for (const [section, score] of apart.scores) {
      scores.set(section, Math.max(scores.get(section) ?? 0, score));
    }
    if (scores.size > 0) return { scores, words: [...words, ...apart.words] };
  }
  return { scores: new Map(), words: [] };
}

/**
 * @param {Engine} engine
 * @param {string} text
 * @param {number} from The first tier to try.
 * @param {number} to The last.
 * @returns {Match} Of the first tier that finds anything.
 */
function resolve(engine, text, from, to) {
  for (let tier = from; tier <= to; tier += 1) {
    const found = match(engine.sections, readings(text, engine, tier));
    if (found.own.size > 0) return found;
  }
  return to === LAST_TIER ? resolveParts(engine, text) : match(engine.sections, []);
}

/** What is typed as one word and written as two: at a sign (a=b), else between syllables. */
function resolveParts(engine, text) {
  const nothing = match(engine.sections, []);
  const signs = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (signs.length > 1) {
    return signs.map((part) => resolve(engine, part, 0, 0)).reduce(both);
  }
  let found = nothing;
  for (let at = 2; at <= text.length - 2; at += 1) {
    if (!/^[가-힣]+$/u.test(text)) break;
    const halves = [text.slice(0, at), text.slice(at)].map((part) => resolve(engine, part, 0, 0));
    const pair = both(...halves);
    if (pair.own.size > found.own.size) found = pair;
  }
  return found;
}

/**
 * @param {Engine} engine
 * @param {string[]} texts
 * @param {number} lastTier
 * @returns {Found}
 */
function resolveWords(engine, texts, lastTier) {
  const words = groupNames(engine.synonyms, texts).map((text) => ({
    text,
    match: resolve(engine, text, 0, lastTier),
    asking: ASKING.has(keysOf(encode(text))),
  }));
  return { scores: together(engine.sections, words), words };
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
function findSigns({ docs }, signs) {
  const scores = new Map();
  docs.forEach(({ title, text }, section) => {
    if (signs && plain(title).includes(signs)) scores.set(section, TITLE_WORD);
    else if (signs && plain(text).includes(signs)) scores.set(section, TEXT);
  });
  return { scores, words: [{ text: signs, match: { readings: [], own: scores } }] };
}
