"use strict";

/**
 * Words of a question that do not name its subject: 드롭아웃을 쓰는 이유 is about 드롭아웃.
 */

const keysOfWords = (words) => new Set(words.split(/\s+/).map((word) => keysOf(encode(word))));

/** What kind of answer is wanted: it tells one section from another, but not what they are about. */
const ANSWERS = keysOfWords(
  "이유 까닭 차이 차이점 다른점 공통점 공식 수식 식 계산 계산법 구하기 구하는법 뜻 의미 정의 개념 설명 해석 방법 법 예 예시 예제 역할 기능 "
  + "장점 단점 장단점 문제점 특징 종류 목적 원리 효과 필요성 비교 정리 요약 개수 갯수 과정 쉽게 간단히 자세히",
);

/** Words that only ask, and verbs that say little. */
const ASKING = keysOfWords(
  "왜 무엇 뭐 뭘 뭔가 뭔지 뭐임 뭐예요 뭐에요 뭐야 뭔가요 무엇인가 무엇인가요 무엇인지 어떻게 어떤 어떨 언제 어디 어디서 무슨 몇 얼마 얼마나 누가 "
  + "때 것 거 게 건 수 줄 점 경우 대해 대한 대해서 관한 위한 위해 관련 안 못 많이 가장 더 덜 잘 꼭 좀 또 다 너무 아주 매우 정말 진짜 훨씬 조금 거의 "
  + "하나 한 그 이 저 제 내 알려 알려줘 알려주세요 궁금 궁금해요 질문 도와주세요 해야 해도 하면 하려면 되면 된다 돼 돼요 되요 싶어요 쓰려면 써야 써도 써요 써 "
  + "쓸 할 한다 할까 나와요 나오나요 때문 때문에 때문인가요 필요 필요한 필요한가요 가능 가능한가요 대신 사용 사용법 이용 어떻게하나요 "
  + "what is are how why when which the a an of in to for and or does do vs",
);

/** Stems of the verbs among them, with any ending: 쓰나요, 하는, 되나요, 있나요. */
const ASKING_STEMS = keysOfWords("하 되 쓰 쓰이 있 없 알 모르 않 보 주 사용하 이용하 필요하 궁금하 말하 의미하");

/**
 * @param {string} keys
 * @param {Set<string>} words
 */
const isAmong = (keys, words) => words.has(keys) || withoutParticles(keys).some((noun) => words.has(noun));

/** @param {string} keys */
const isAnswer = (keys) => isAmong(keys, ANSWERS);

/** @param {string} keys */
const isAsking = (keys) => isAmong(keys, ASKING) || ENDINGS.some((ending) => (
  keys.endsWith(ending) && ASKING_STEMS.has(keys.slice(0, -ending.length))
));
