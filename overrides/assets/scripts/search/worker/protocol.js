"use strict";

/**
 * The messages of Material's search: SETUP answered by READY, QUERY by RESULT.
 */

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;

const MOST_PAGES = 20;
const MOST_SECTIONS = 6;

/** @type {Engine | undefined} */
let engine;

/**
 * @param {{type: number, data: any}} message
 * @returns {{type: number, data?: any}}
 */
function answer({ type, data }) {
  if (type === SETUP) {
    engine = buildEngine(data.docs, data.config.synonyms ?? [], data.config.homes ?? []);
    practise(data.docs);
    return { type: READY };
  }
  if (type === QUERY) {
    return { type: RESULT, data: result(engine, data) };
  }
  throw new TypeError(`unknown message: ${type}`);
}

const PRACTICE_MILLISECONDS = 60;

/**
 * Queries for nobody, right ones and mistyped ones: browsers compile what has run often, and the
 * reader's first queries need not wait for it.
 *
 * @param {Doc[]} docs
 */
function practise(docs) {
  const end = performance.now() + PRACTICE_MILLISECONDS;
  for (const { title } of docs) {
    for (const query of [title, `${title}ㅋ`]) result(engine, query);
    if (performance.now() > end) return;
  }
}

/**
 * @param {Engine} engine
 * @param {string} query
 * @returns {{items: object[][], suggest: string[]}} The pages found, each with its sections.
 */
function result(engine, query) {
  const { scores, words } = find(engine, query);
  const pages = new Map();
  for (const [section, score] of scores) {
    const page = engine.sections.pages[section];
    if (!pages.has(page)) pages.set(page, []);
    pages.get(page).push({ section, score });
  }
  const items = [...pages]
    .map(([page, hits]) => ({ page, hits, score: pageScore(engine.sections, hits) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_PAGES)
    .map(({ page, hits }) => item(engine.sections, page, hits, words));
  return { items, suggest: suggest(engine, query) };
}

/** Sorts the hits, best first, and sums them up; a quiz is half a sign. */
function pageScore({ docs }, hits) {
  hits.sort((a, b) => b.score - a.score);
  const share = ({ section, score }) => score * (isQuiz(docs[section]) ? 0.5 : 1);
  const others = hits.slice(1).reduce((sum, hit) => sum + share(hit), 0);
  return hits[0].score + Math.min(MOST_FROM_OTHERS, FROM_OTHER_SECTIONS * others);
}

/** One page of the result list; Material wants the page itself among its sections. */
function item(sections, page, hits, words) {
  const shown = hits.slice(0, MOST_SECTIONS);
  if (!shown.some(({ section }) => section === page)) shown.push({ section: page, score: 0 });
  return shown.map(({ section, score }) => ({
    ...sections.docs[section], ...present(sections, section, words), score,
  }));
}

/** The last word of the query, completed; Material shows it behind the cursor. */
function suggest({ vocabulary }, query) {
  const last = query.split(/[\s-]+/).pop();
  const beginning = encode(last);
  if (beginning.length < 2) return [];
  const keys = completion(vocabulary, beginning);
  const completed = compose(keys);
  return completed.startsWith(last) ? [completed] : [];
}
