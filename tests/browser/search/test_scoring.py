from __future__ import annotations

from .conftest import Ask, Script

FILLER = "<p>다른 이야기를 길게 적습니다.</p>" * 5


def locations(ask: Ask, query: str, *docs: tuple[str, str, str]) -> list[str]:
    return [hit.location for hit in ask(query, docs)]


def test_a_whole_title_beats_a_part_of_one_and_both_beat_any_text(ask: Ask) -> None:
    found = locations(
        ask,
        "패딩",
        ("text.html", "합성곱", "<p>패딩 패딩 패딩 패딩 패딩</p>"),
        ("inside.html", "제로패딩", FILLER),
        ("word.html", "커널과 패딩", FILLER),
        ("start.html", "패딩과 출력 크기", FILLER),
        ("whole.html", "패딩", FILLER),
    )
    assert found == ["whole.html", "start.html", "word.html", "inside.html", "text.html"]


def test_a_page_comes_before_a_section_of_another_page_with_the_same_title(ask: Ask) -> None:
    found = locations(
        ask,
        "드롭아웃",
        ("over.html", "과적합", FILLER),
        ("over.html#드롭아웃", "드롭아웃", FILLER),
        ("dropout.html", "드롭아웃", FILLER),
    )
    assert found[0] == "dropout.html"


def test_a_text_about_a_word_comes_before_one_that_mentions_it(ask: Ask) -> None:
    found = locations(
        ask,
        "채널",
        ("mentions.html", "가", f"{FILLER}<p>채널</p>{FILLER}"),
        ("about.html", "나", "<p>채널은 축입니다. 흑백은 채널이 하나, RGB는 채널이 셋입니다.</p>"),
    )
    assert found == ["about.html", "mentions.html"]


def test_the_start_of_a_word_comes_before_its_inside(ask: Ask) -> None:
    found = locations(
        ask,
        "선형",
        ("inside.html", "가", "<p>비선형이다.</p>"),
        ("start.html", "나", "<p>선형이다.</p>"),
    )
    assert found == ["start.html", "inside.html"]


def test_one_or_two_keys_count_only_where_a_word_starts(ask: Ask) -> None:
    docs = (("a.html", "가", "<p>스키를 탑니다.</p>"), ("b.html", "나", "<p>쿼리와 키입니다.</p>"))
    assert [hit.location for hit in ask("키", docs)] == ["b.html"]


def test_a_page_may_be_boosted_or_held_back(script: Script) -> None:
    order = script(
        """() => {
            const docs = [
                { location: "glossary.html", title: "용어", text: "<p>커널</p>", boost: 0.3 },
                { location: "note.html", title: "노트", text: "<p>커널</p>" },
            ];
            answer({ type: SETUP, data: { config: {}, docs } });
            return answer({ type: QUERY, data: "커널" }).data.items.map(([hit]) => hit.location);
        }"""
    )
    assert order == ["note.html", "glossary.html"]


def test_rare_words_weigh_more(script: Script) -> None:
    assert script("() => rarity(1, 100) > rarity(50, 100) && rarity(50, 100) > 0")


def test_the_index_finds_what_reading_everything_finds(script: Script) -> None:
    differing = script(
        """() => {
            const words = ["드롭", "키", "ReLU", "배치", "0.5", "층", "(28, 28)", "z"];
            const text = (seed) => Array.from({ length: 30 }, (_, at) => words[(seed * at) % 8]);
            const docs = Array.from({ length: 50 }, (_, at) => (
                { location: `${at}.html`, title: words[at % 8], text: text(at + 1).join(" ") }
            ));
            const sections = buildSections(docs);
            return words.filter((word) => {
                const reading = newReading(keysOf(encode(word)), 1, "anywhere");
                const all = docs.flatMap((_, section) => {
                    const from = sections.titles[section];
                    const title = titleFit(sections, section, reading, from);
                    return title + textFit(sections, section, reading, from) > 0 ? [section] : [];
                });
                const indexed = match(sections, [reading]).found;
                return all.length === 0 || String(all) !== String(indexed);
            });
        }"""
    )
    assert differing == []
