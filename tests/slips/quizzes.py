"""Quizzes and other blocks of slashes that their writer meant otherwise."""

from __future__ import annotations

import unicodedata

from slips import Right, Slip

CHOICE = """# NAME

/// quiz | 출력은 **몇**입니까?
    id: NAME

- [ ] 스물일곱

    나누기를 빠뜨렸습니다.

- [x] 열셋

    공식대로입니다.

//// answer
풀이입니다.
////
///

끝나고 나오는 문장입니다.
"""

NUMBER = """# NAME

/// quiz | 출력은 몇입니까?
    id: NAME
    kind: numeric
    value: 13
    slips: {27: "나누기를 빠뜨렸습니다."}

//// answer
풀이입니다.
////
///
"""

WORD = NUMBER.replace("numeric", "short").replace("value: 13", "accept: [same]")
WORD = "\n".join(line for line in WORD.split("\n") if "slips" not in line)

OX = NUMBER.replace("numeric", "ox").replace("value: 13", "value: O")
OX = "\n".join(line for line in OX.split("\n") if "slips" not in line)

NOTE = """# NAME

앞에 나오는 문장입니다.

/// admonition | 덧붙이는 말
    type: tip

안에 나오는 문장입니다.
///

끝나고 나오는 문장입니다.
"""

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'

PROVED = NUMBER.replace("value: 13", "value: 13\n    proved-by: output").replace(
    "풀이입니다.\n", '```python\nprint(13)\n```\n\n``` { .text data-output="" }\n13\n```\n'
)


def changed(text: str, name: str, *changes: tuple[str, str]) -> str:
    """Return a text with changes, each of which must change something."""
    for old, new in changes:
        assert old in text, (name, old)
        text = text.replace(old, new)
    return text.replace("NAME", name)


def slip(
    name: str, text: str, line: int, words: str | tuple[str, ...], *changes: tuple[str, str]
) -> Slip:
    """Return a row: a text, what is wrong in it, and what must be said of it."""
    words = (words,) if isinstance(words, str) else words
    return Slip(f"quiz-{name}", changed(text, f"quiz-{name}", *changes), line, words)


def right(name: str, text: str, *changes: tuple[str, str]) -> Right:
    """Return a row: a text in which nothing is wrong."""
    return Right(f"quiz-{name}", changed(text, f"quiz-{name}", *changes))


END = "////\n///\n"

SLIPS = (
    # Slashes.
    slip("endless", CHOICE, 3, "quiz 블록이 닫히지 않았습니다", (END, "////\n")),
    slip("overlong-end", CHOICE, 17, ("`////`", "3번째 줄의 quiz"), (END, "////\n////\n")),
    slip("deep-end", CHOICE, 17, ("`///`", "3번째 줄의 quiz"), (END, "////\n    ///\n")),
    slip("open-answer", CHOICE, 14, "answer 블록이 닫히지", (END, "///\n")),
    slip("short-answer-end", CHOICE, 17, "14번째 줄의 answer", (END, "///\n///\n")),
    slip("two-ends", CHOICE, 18, "`///`이(가) 닫을 블록이", (END, "////\n///\n///\n")),
    slip("deep-answer", CHOICE, 14, "보기 안으로", ("//// answer", "    //// answer")),
    slip(
        "lost-answer",
        NOTE,
        5,
        "퀴즈 밖",
        ("/// admonition | 덧붙이는 말\n    type: tip", "/// answer"),
    ),
    slip("korean-name", CHOICE, 3, ("퀴즈은(는) 없는 블록", "quiz"), ("/// quiz", "/// 퀴즈")),
    slip("misspelt-name", CHOICE, 3, ("quizz은(는) 없는 블록", "quiz"), ("/// quiz", "/// quizz")),
    slip("misspelt-answer", CHOICE, 14, ("anwser은(는) 없는", "answer"), ("answer", "anwser")),
    slip("no-bar", CHOICE, 3, ("quiz 블록의 여는 줄", "세로줄"), ("quiz |", "quiz")),
    slip("wide-bar", CHOICE, 3, ("quiz 블록의 여는 줄", "세로줄"), ("quiz |", "quiz ｜")),
    slip("cited", "# NAME\n\n> /// quiz | 몇입니까?\n>     id: NAME\n>\n> ///\n", 3, "인용"),
    slip("unended-note", NOTE, 5, "admonition 블록이 닫히지", ("니다.\n///\n", "니다.\n")),
    slip("unknown-block", NOTE, 5, "nota은(는) 없는 블록", ("admonition", "nota")),
    slip("unknown-key", NOTE, 6, ("typ: admonition 블록에 없는", "type"), ("type:", "typ:")),
    slip("shallow-type", NOTE, 6, "type: 네 칸", ("    type", "   type")),
    slip("flat-type", NOTE, 6, "type: 네 칸", ("    type", "type")),
    slip("bad-value", NOTE, 6, "open: 2", ("admonition", "details"), ("type: tip", "open: 2")),
    slip(
        "nameless-tab",
        NOTE,
        5,
        "제목이 없습니다",
        ("admonition | 덧붙이는 말\n    type: tip", "tab"),
    ),
    slip(
        "second-opening",
        NOTE,
        5,
        "details 블록이 닫히지",
        (
            "/// admonition | 덧붙이는 말\n    type: tip",
            "/// details | 하나\n\n글입니다.\n\n/// details | 둘",
        ),
    ),
    slip("same-slashes", CHOICE, 14, "빗금이 퀴즈의 것과 같습니다", ("//// answer", "/// answer")),
    slip("no-opening", NUMBER, 8, "퀴즈 밖", ("/// quiz | 출력은 몇입니까?\n", "")),
    slip("deep-opening", CHOICE, 3, "quiz 블록의 여는 줄이 들여", ("/// quiz", "    /// quiz")),
    slip("no-answer-opening", CHOICE, 15, "`////`이(가) 닫을", ("//// answer\n", "")),
    # The header.
    slip("shallow-header", CHOICE, 4, "id: 네 칸", ("    id", "   id")),
    slip("flat-header", CHOICE, 4, "id: 네 칸", ("    id", "id")),
    slip("late-header", CHOICE, 5, "id: 앞에 빈 줄", ("    id", "\n    id")),
    slip("late-type", NOTE, 7, "type: 앞에 빈 줄", ("    type", "\n    type")),
    slip("torn-header", NUMBER, 6, "kind: 앞에 빈 줄", ("    kind", "\n    kind")),
    slip(
        "twice-a-key",
        CHOICE,
        5,
        "id: 같은 항목이 두 번",
        ("    id: NAME", "    id: NAME\n    id: b"),
    ),
    slip("broken-yaml", NUMBER, 7, "머리를 읽을 수", ('빠뜨렸습니다."}', "빠뜨렸습니다.")),
    slip("starred", WORD, 6, "머리를 읽을 수", ("[same]", "[*args]")),
    slip("listed-id", CHOICE, 4, "쓸 수 없는 이름", ("id: NAME", "id: [a]")),
    slip("listed-kind", NUMBER, 5, "없는 종류", ("numeric", "[numeric]")),
    slip(
        "loud-exam",
        CHOICE,
        5,
        "exam은 true나 false",
        ("    id: NAME", "    id: NAME\n    exam: yes"),
    ),
    slip(
        "negative-tolerance", NUMBER, 7, ("tolerance: -1", "0보다"), ("13", "13\n    tolerance: -1")
    ),
    slip("infinite", NUMBER, 6, "range: .inf", ("value: 13", "range: [0.9, .inf]")),
    slip("no-number", NUMBER, 6, "value: .nan", ("value: 13", "value: .nan")),
    slip("fraction", NUMBER, 6, ("value: 2/3", "tolerance"), ("value: 13", "value: 2/3")),
    slip("half", NUMBER, 6, "value: ½", ("value: 13", "value: ½")),
    slip("time", NUMBER, 6, "value: 3:1", ("value: 13", "value: 3:1")),
    slip("turned-range", NUMBER, 6, "14이(가) 12보다 큽니다", ("value: 13", "range: [14, 12]")),
    slip("three-bounds", NUMBER, 6, "두 수가 아닙니다", ("value: 13", "range: [1,000, 2]")),
    slip(
        "range-and-value", NUMBER, 6, "range와 value", ("value: 13", "value: 13\n    range: [1, 2]")
    ),
    slip("right-slip", NUMBER, 7, "slips의 13은(는) 정답", ("{27:", "{13.0:")),
    slip("marked-slip", NUMBER, 7, "서식(`)", ("나누기를", "`s`를")),
    slip("wordless-slip", NUMBER, 7, "slips의 27", (': "나누기를 빠뜨렸습니다."', "")),
    slip("nested-accept", WORD, 6, "accept: {a: b}", ("[same]", "[a: b]")),
    slip("empty-accept", WORD, 6, "답이 될 수 없습니다", ("[same]", '["-"]')),
    slip("small-ox", OX, 6, "value가 O나 X", ("value: O", "value: o")),
    # Options.
    slip("shallow-reason", CHOICE, 8, "어느 보기에도", ("    나누기", "   나누기")),
    slip("flat-reason", CHOICE, 12, "어느 보기에도", ("    공식", "공식")),
    slip("nested-option", CHOICE, 10, "앞 보기의 까닭 안", ("- [x]", "    - [x]")),
    slip("no-checkbox", CHOICE, 10, "`[ ]`가 없는 항목", ("- [x] ", "- ")),
    slip("first-without-checkbox", CHOICE, 6, "`[ ]`가 없는 항목", ("- [ ] ", "- ")),
    slip("empty-brackets", CHOICE, 6, "보기 표시를", ("- [ ]", "- []")),
    slip("tick", CHOICE, 10, "보기 표시를", ("- [x]", "- [v]")),
    slip("glued-mark", CHOICE, 10, "보기 표시를", ("- [x] ", "- [x]")),
    slip("glued-bullet", CHOICE, 6, "보기 표시를", ("- [ ] ", "-[ ] ")),
    slip("spaced-mark", CHOICE, 10, "보기 표시를", ("- [x] ", "- [x ] ")),
    slip("bulletless", CHOICE, 6, "보기 표시를", ("- [ ] ", "[ ] ")),
    slip("reasonless", CHOICE, 10, "까닭이 없습니다", ("    공식대로입니다.\n\n", "")),
    slip("numbered-option", CHOICE, 10, "‘2번 보기’", ("공식대로", "2번 보기와 달리 공식대로")),
    slip("ordered-option", CHOICE, 3, "‘첫 번째 보기’", ("풀이", "첫 번째 보기의 풀이")),
    slip(
        "decomposed", CHOICE, 3, "‘위의’", ("출력은", unicodedata.normalize("NFD", "위의 출력은"))
    ),
    slip("long-right", CHOICE, 10, "3분의 1", ("열셋", "내림한 몫에 하나를 더한 값인 열셋")),
    slip("stem-tells", WORD, 3, "정답(‘same’)", ("출력은", "same의 출력은")),
    slip("unproved", PROVED, 7, "‘13’", ("value: 13", "value: 14")),
    slip("lost-picture", CHOICE, 15, "lost.png", ("풀이입니다.", "![그림](lost.png)")),
    slip("no-answer", CHOICE, 3, "정답과 풀이가", ("//// answer\n풀이입니다.\n////\n", "")),
)

RIGHT = (
    right("plain-choice", CHOICE),
    right("plain-number", NUMBER),
    right("plain-word", WORD),
    right("plain-ox", OX),
    right("essay", OX, ("ox", "essay"), ("    value: O\n", "")),
    right("proved", PROVED),
    right(
        "exact-bounds",
        PROVED,
        ("value: 13", "value: 0.7\n    tolerance: 0.1"),
        ("print(13)", "print(0.8)"),
        ("\n13\n", "\n0.8\n"),
    ),
    right("opening-one-space-in", CHOICE, ("/// quiz", " /// quiz")),
    right("capital", CHOICE, ("/// quiz", "/// Quiz"), ("//// answer", "//// Answer")),
    right("glued-option", CHOICE, ("빠뜨렸습니다.\n\n- [x]", "빠뜨렸습니다.\n- [x]")),
    right("glued-answer", CHOICE, ("입니다.\n\n//// answer", "입니다.\n//// answer")),
    right("glued-first-option", CHOICE, ("NAME\n\n- [ ]", "NAME\n- [ ]")),
    right(
        "question-in-the-body", CHOICE, ("NAME\n\n- [ ]", "NAME\n\n그림을 보고 답하세요.\n- [ ]")
    ),
    right("reasons-after-lazy-lines", CHOICE, ("나누기를", "나누기를\n스트라이드를")),
    right("stars", CHOICE, ("- [", "* [")),
    right("numbered", CHOICE, ("- [ ]", "1. [ ]"), ("- [x]", "2. [x]")),
    right("answer-ends-in-a-list", CHOICE, ("풀이입니다.\n", "- 하나\n\n    둘\n")),
    right(
        "list-in-question",
        CHOICE,
        ("NAME\n\n- [ ]", "NAME\n\n- 층 하나\n- 층 둘\n\n고르세요.\n\n- [ ]"),
    ),
    right("task-list-in-answer", CHOICE, ("풀이입니다.", "할 일입니다.\n\n- [ ] 하나\n- [x] 둘")),
    right("longer-slashes", CHOICE, ("//// answer", "///// answer"), ("////\n///", "/////\n///")),
    right(
        "in-an-admonition",
        NOTE,
        (
            "안에 나오는 문장입니다.",
            "//// quiz | 참입니까?\n    id: quiz-in-a-note\n    kind: ox\n    value: X\n\n"
            "///// answer\n아닙니다.\n/////\n////",
        ),
    ),
    right(
        "commented-out",
        "# NAME\n\n<!--\n/// quiz | 몇입니까?\n    id: a\n\n- [ ] 하나\n-->\n\n글입니다.\n",
    ),
    right(
        "shown-in-a-fence",
        "# NAME\n\n````markdown\n/// quiz | 몇입니까?\n    id: [\n- [] 하나\n````\n",
    ),
    right(
        "shown-in-code",
        "# NAME\n\n쓰는 법입니다.\n\n    /// quiz | 몇입니까?\n        id: a\n\n글입니다.\n",
    ),
    right("inline-slashes", "# NAME\n\n`///`로 닫고, 주석은 //로 적습니다.\n"),
    right("tasks", "# NAME\n\n할 일입니다.\n\n- [ ] 하나\n- [x] 둘\n"),
    right("counted-options", CHOICE, ("풀이", "보기 2개의 풀이")),
    right("note", NOTE),
    right("note-without-title", NOTE, (" | 덧붙이는 말", "")),
    right("note-with-a-colon", NOTE, ("    type: tip\n\n", "\n보기: 이것입니다.\n\n")),
    right("open-details", NOTE, ("admonition", "details"), ("type: tip", "open: true")),
    right("tabs", NOTE, ("admonition | 덧붙이는 말\n    type: tip", "tab | 하나")),
    right("leading-zero", NUMBER, ("value: 13", "value: 013")),
    right("thousand", NUMBER, ("value: 13", "value: 1,000")),
    right("scientific", NUMBER, ("value: 13", "value: 1e3")),
    right("spellings-of-yaml", WORD, ("[same]", "[010, yes, 3:1, null, 1e3]")),
    right("one-spelling", WORD, ("[same]", "same")),
    right("commented-key", NUMBER, ("value: 13", "value: 13 # 한 변의 길이")),
    Right(
        "quiz-picture-as-answer",
        changed(CHOICE, "quiz-picture-as-answer", ("풀이입니다.", "![격자](<한글 격자.svg>)")),
        {"right/한글 격자.svg": PICTURE},
    ),
    Right(
        "quiz-picture-by-day",
        changed(CHOICE, "quiz-picture-by-day", ("풀이입니다.", "![격자](day.svg#only-light)")),
        {"right/day.svg": PICTURE},
    ),
    right(
        "code-in-options",
        CHOICE,
        ("- [x] 열셋\n", "- [x] 열셋\n\n    ```text\n    - [] 열셋\n    ```\n"),
    ),
)
