"use strict";

/**
 * From a query to scores: words are resolved tier by tier, alone and as one run without spaces.
 */

const LAST_TIER = TIERS.length - 1;
const KEYED_TIER = 1;

/**
 * @typedef {object} Engine
 * @property {Sections} sections
 * @property {Synonyms} synonyms
 * @property {Vocabulary} vocabulary
 * @property {Recent<Match>} known What was matched before, by tier and text.
 */

/**
 * @param {Doc[]} docs
 * @param {string[][]} groups
 * @returns {Engine}
 */
function buildEngine(docs, groups) {
  const sections = buildSections(docs);
  return {
    sections,
    synonyms: buildSynonyms(groups),
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
  const typed = query.normalize("NFC").trim();
  const texts = typed.split(/\s+/).filter((text) => encode(text).length > 0);
  if (texts.length === 0) return findSigns(engine, typed);
  const resolve = (text, from, to) => resolveText(engine, text, from, to);
  if (texts.length === 1) {
    const word = { text: texts[0], match: resolve(texts[0], 0, LAST_TIER) };
    return { scores: alone(engine.sections, word.match), words: [word] };
  }
  const joined = texts.join("");
  const attempts = [
    () => [resolve(joined, 0, KEYED_TIER), resolveWords(engine, resolve, texts, 0)],
    () => [resolve(joined, LAST_TIER, LAST_TIER), { scores: new Map(), words: [] }],
    () => [null, resolveWords(engine, resolve, texts, LAST_TIER)],
  ];
  for (const attempt of attempts) {
    const [run, apart] = attempt();
    const scores = run ? alone(engine.sections, run) : new Map();
    const words = run?.found.length ? [{ text: joined, match: run, optional: true }] : [];
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
function resolveText(engine, text, from, to) {
  const { known, sections } = engine;
  for (let tier = from; tier <= to; tier += 1) {
    const found = known.get(`${tier} ${text}`, () => match(sections, readings(text, engine, tier)));
    if (found.found.length > 0) return found;
  }
  return to === LAST_TIER
    ? known.get(`parts ${text}`, () => resolveParts(engine, text))
    : match(sections, []);
}

/** What is typed as one word and written as two: at a sign (a=b), else between syllables. */
function resolveParts(engine, text) {
  const find = (part) => match(engine.sections, (
    readings(part, engine, 0).map((reading) => lowered(reading, QUALITY.parts))
  ));
  const signs = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (signs.length > 1) return signs.map(find).reduce(both);
  let best = match(engine.sections, []);
  if (!/^[가-힣]+$/u.test(text)) return best;
  for (let at = SHORTEST_PART; at <= text.length - SHORTEST_PART; at += 1) {
    const beginning = newReading(keysOf(encode(text.slice(0, at))), QUALITY.parts);
    const first = match(engine.sections, [beginning]);
    if (first.found.length === 0) break;
    const pair = both(first, find(text.slice(at)));
    if (pair.found.length > best.found.length) best = pair;
  }
  return best;
}

const SHORTEST_PART = 2;

/**
 * @param {Engine} engine
 * @param {(text: string, from: number, to: number) => Match} resolve
 * @param {string[]} texts
 * @param {number} lastTier
 * @returns {Found}
 */
function resolveWords({ sections, synonyms }, resolve, texts, lastTier) {
  const names = groupNames(synonyms, texts);
  const words = names.map((text) => {
    const found = resolve(text, 0, lastTier);
    return { text, match: found, worth: worthOf(keysOf(encode(text)), found.found, names.length) };
  });
  return { scores: together(sections, words), words };
}

/**
 * What a word weighs beside others: little if it asks or is a short verb. Where it is not on the
 * site, a question means the same without it (괄호를 빼면 왜 오류가 나나요), unless the verb is
 * half of what is asked (집을 사려면).
 */
function worthOf(keys, found, words) {
  const asks = ASKING.has(keys);
  const slight = asks || isShortVerb(keys);
  if (found.length > 0) return slight ? WORTH_OF_ASKING : 1;
  return asks || (slight && words > 2) ? 0 : 1;
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
