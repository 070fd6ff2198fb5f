"""What is kept from one keystroke for the next, and what must not be."""

from __future__ import annotations

from .conftest import Ask, Script


def test_what_is_kept_is_made_once_and_the_oldest_gives_way(script: Script) -> None:
    made = script(
        """() => {
            const made = [];
            const recent = new Recent(2);
            for (const key of ["가", "나", "가", "다", "나", "가"]) {
                recent.get(key, () => made.push(key));
            }
            return made;
        }"""
    )
    assert made == ["가", "나", "다", "가"]


def test_a_query_asked_again_on_another_site_is_answered_from_that_site(ask: Ask) -> None:
    one = (("a.html", "드롭아웃", "<p>유닛을 끄는 규제입니다. 과적합을 막습니다.</p>"),)
    other = (("b.html", "과적합", "<p>외운 것입니다. 드롭아웃이 막습니다.</p>"),)
    for docs in (one, other, one):
        (hit,) = ask("드롭아웃", docs)
        assert hit.location == docs[0][0]
        assert "<mark>드롭아웃</mark>" in hit.title + hit.text
        assert hit == ask("드롭아웃", docs)[0]


def test_a_query_grows_key_by_key_to_the_same_answer_as_at_once(script: Script) -> None:
    differing = script(
        """() => {
            const docs = [
                ["a.html", "배치 정규화", "<p>평균과 분산을 맞춥니다.</p>"],
                ["b.html", "드롭아웃", "<p>배치 정규화와 다릅니다. 유닛을 끕니다.</p>"],
                ["c.html", "조기 종료", "<p>검증 손실이 나아지지 않으면 멈춥니다.</p>"],
            ].map(([location, title, text]) => ({ location, title, text }));
            const setUp = () => answer({ type: SETUP, data: { config: {}, docs } });
            const ask = (data) => JSON.stringify(answer({ type: QUERY, data }));
            const queries = ["배치 정규화와 드롭아웃의 차이", "검증 손실이 나아지지 않으면"];
            setUp();
            const grown = queries.flatMap((query) => (
                [...query].map((_, at) => ask(query.slice(0, at + 1)))
            ));
            const fresh = queries.flatMap((query) => (
                [...query].map((_, at) => { setUp(); return ask(query.slice(0, at + 1)); })
            ));
            return grown.filter((answered, at) => answered !== fresh[at]);
        }"""
    )
    assert differing == []
