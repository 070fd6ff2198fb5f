"""Markdown that says something else than its writer meant."""

from __future__ import annotations

import unicodedata

from slips import Right, Slip


def _slip(name: str, body: str, line: int, *words: str) -> Slip:
    """Return a page with a title, whose body begins on line 3."""
    return Slip(name, f"# {name}\n\n{body}\n", line, words)


def _right(name: str, body: str) -> Right:
    return Right(name, f"# {name}\n\n{body}\n")


LOST = "쪽에 나오지 않는 글이 있습니다"
RAW = "Markdown 기호가 글자로 나옵니다"
OPERATOR = "연산 기호"
INDENTED = "목록 안에 들지 못하는"

PLAIN = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"

SLIPS = (
    # Links and anchors.
    _slip(
        "link-to-nowhere",
        "[여기](nowhere.md)를 봅니다.",
        3,
        "없는 곳으로 가는 링크입니다",
        "nowhere.md",
    ),
    _slip(
        "link-from-the-top",
        "[여기](/index.md)를 봅니다.",
        3,
        "맨 위에서 시작하는 링크",
        "../index.md",
    ),
    _slip("link-apart", "글과 [여기] (nowhere.md)입니다.", 3, RAW, "붙여 적고"),
    _slip("link-open", "첫 줄입니다.\n글과 [여기](nowhere.md입니다.", 4, RAW, "괄호를 닫으세요"),
    _slip("wiki-link", "글과 [[패딩]]입니다.", 3, RAW, "[[패딩]]", "[글](파일.md)"),
    # Front matter and headings.
    Slip(
        "front-matter-colon",
        "---\ntitle: 패딩: 출력 크기\n---\n\n# 제목\n",
        2,
        ("머리(---와 --- 사이)를 읽을 수 없어", "따옴표"),
    ),
    Slip("front-matter-text", "---\n그냥 글\n---\n\n# 제목\n", 2, ("읽을 수 없어", "이름: 값")),
    Slip(
        "front-matter-tab",
        "---\nsearch:\n\tboost: 1\n---\n\n# 제목\n",
        3,
        ("읽을 수 없어",),
    ),
    _slip("two-titles", "글입니다.\n\n# 또 제목", 5, "제목(#)이 둘 이상입니다", "##로"),
    Slip("no-title", "글만 있습니다.\n\n## 둘째 제목\n", 1, ("제목이 없는 쪽입니다", "# 제목")),
    Slip("no-title-below", "---\nbook: true\n---\n\n글만 있습니다.\n", 5, ("제목이 없는 쪽",)),
    _slip("skipped-level", "## 둘\n\n글입니다.\n\n#### 넷", 7, "단계를 건너뜁니다", "###로"),
    _slip("skipped-after-title", "### 셋", 3, "# 다음에 ###", "##로"),
    _slip("setext-title", "글입니다.\n\n또 제목\n=======", 5, "제목(#)이 둘 이상입니다"),
    # Tables.
    _slip(
        "table-bar-in-formula",
        "| 식 | 뜻 |\n| --- | --- |\n| $|x|$ | 절댓값 |",
        5,
        LOST,
        "칸이 많습니다",
        "\\vert",
    ),
    _slip(
        "table-bar-in-last-formula",
        "| 뜻 | 식 |\n| --- | --- |\n| 절댓값 | $|x|$ |",
        5,
        LOST,
        "칸이 많습니다",
        "\\vert",
    ),
    _slip(
        "table-third-cell",
        "| 이름 | 값 |\n| --- | --- |\n| 하나 | 둘 | 잃어버린 칸 |",
        5,
        LOST,
        "잃어버린 칸",
        "칸이 많습니다",
    ),
    _slip("table-third-cell-again", "| 가 | 나 |\n| -- | -- |\n| 나 | 가 | 나 |", 5, LOST),
    _slip("table-bar-in-code-row", "| 가 | 나 |\n| -- | -- |\n| P(가|나) | 조건부 |", 5, LOST),
    _slip("table-glued", "앞 글입니다.\n| 가 | 나 |\n| --- | --- |\n| 1 | 2 |", 4, RAW, "빈 줄"),
    _slip("table-without-rule", "| 가 | 나 |\n| 1 | 2 |", 3, RAW, "| --- |"),
    _slip("table-rule-short", "| 가 | 나 |\n| --- |\n| 1 | 2 |", 3, RAW, "칸 수"),
    _slip("id-twice", "## 가 { #같은-곳 }\n\n## 나 { #같은-곳 }", 3, "id ‘같은-곳’", "2번"),
    # Lists.
    _slip("list-glued", "까닭은 둘입니다.\n- 하나\n- 둘", 4, RAW, "목록 위에 빈 줄"),
    _slip("numbers-glued", "순서입니다.\n1. 하나\n2. 둘", 4, RAW, "목록 위에 빈 줄"),
    _slip("star-list-glued", "까닭입니다.\n* 하나\n* 둘", 4, RAW, "목록 위에 빈 줄"),
    _slip("sublist-two-spaces", "- 하나\n  - 속\n- 둘", 4, INDENTED, "목록", "4칸"),
    _slip("sublist-three-spaces", "1. 하나\n   - 속\n2. 둘", 4, INDENTED, "4칸"),
    _slip("sublist-of-sublist", "- 하나\n    - 속\n      - 더 속", 5, INDENTED, "8칸"),
    _slip("paragraph-three-spaces", "1. 하나\n\n   이어지는 글\n\n2. 둘", 5, INDENTED, "문단"),
    _slip("paragraph-two-spaces", "- 하나\n\n  이어지는 글\n- 둘", 5, INDENTED, "문단"),
    _slip(
        "fence-two-spaces",
        "1. 하나\n\n  ```text\n  글\n  ```\n\n2. 둘",
        5,
        INDENTED,
        "코드 칸",
        "4칸",
    ),
    _slip(
        "numbers-begin-anew",
        "1. 하나\n\n끼어든 문단\n\n2. 둘",
        7,
        "번호가 1부터 다시 시작합니다",
        "네 칸",
    ),
    _slip("numbers-from-three", "3. 셋\n4. 넷", 3, "번호가 1부터 다시 시작합니다"),
    _slip("date-begins-line", "2024. 3. 1.에 적었습니다.", 3, LOST, "목록이 아니면"),
    # Operators that become markup.
    _slip("marked-equals", "a==b이고 c==d입니다.", 3, OPERATOR, "a==b"),
    _slip("bold-powers", "값은 2**3과 4**2입니다.", 3, OPERATOR, "2**3"),
    _slip("bold-calls", "둘째 줄에\n값은 f(x)**2와 g(x)**2입니다.", 4, OPERATOR, "f(x)**2"),
    _slip("slanted-products", "값은 2*3과 4*5입니다.", 3, OPERATOR, "2*3"),
    _slip("dunder", "클래스의 __init__ 메서드는 처음에 불립니다.", 3, "__init__의 밑줄이 사라지고"),
    # Raw marks.
    _slip("bold-with-spaces", "아주 ** 굵은 글 ** 입니다.", 3, RAW, "빈칸 없이"),
    _slip("bold-open", "여기부터 **굵은 글입니다.", 3, RAW, "**"),
    _slip("mark-with-spaces", "아주 == 칠한 글 == 입니다.", 3, RAW, "형광펜"),
    _slip("deleted", "값은 ~~27~~ 13입니다.", 3, RAW, "<del>"),
    _slip("kwargs", "함수는 **kwargs를 받습니다.", 3, RAW, "`로"),
    _slip("github-note", "> [!NOTE]\n> 알림입니다.", 3, RAW, "[!NOTE]", "!!! note"),
    _slip("docusaurus-tip", ":::tip\n팁입니다.\n:::", 3, RAW, ":::", "!!! note"),
    _slip("box-curly-quotes", "!!! note “제목”\n\n    글입니다.", 3, RAW, "곧은 따옴표"),
    _slip("tab-without-quotes", "=== 탭\n\n    글입니다.", 3, RAW, "탭은"),
    _slip("attributes-amid", "글 { #이름 } 가운데입니다.", 3, RAW, "제목 끝"),
    _slip("emoji-by-name", "잘했습니다 :smile:", 3, "이모지", ":smile:", "말로"),
    _slip("emoji-unknown", "잘했습니다 :no_such_face: 입니다.", 3, RAW, "이모지"),
    _slip("comment-open", "글 <!-- 닫지 않은 주석\n\n다음 글입니다.", 3, RAW, "<!--"),
    _slip("broken-letter", "깨진 글\ufffd자입니다.", 3, RAW, "UTF-8"),
    # Formulas in the text around them.
    _slip("formula-glued", "출력은 이렇습니다.\n$$\nx^2\n$$", 4, RAW, "위아래에 빈 줄"),
    _slip("formula-in-line", "출력은\n$$x^2$$\n입니다.", 4, RAW, "위아래에 빈 줄"),
    _slip("formula-with-spaces", "출력은 $ x^2 $입니다.", 3, RAW, "빈칸 없이"),
    _slip("formula-open", "출력은 $x^2입니다.", 3, RAW, "수식은"),
    # Footnotes.
    _slip("footnote-missing", "글입니다[^없음].", 3, RAW, "없는 각주", "[^없음]"),
    _slip("footnote-twice", "글[^1]\n\n[^1]: 하나\n[^1]: 둘", 5, "[^1]", "6줄에도 있어"),
    _slip("footnote-unused", "글입니다.\n\n[^2]: 출처", 5, "아무도 가리키지 않는 각주", "[^2]"),
    # HTML.
    _slip("script", "<script>alert(1)</script>", 3, "<script>", "overrides/"),
    _slip("style", "글입니다.\n\n<style>p { color: red }</style>", 5, "<style>", "overrides/"),
    _slip("iframe", '<iframe src="https://example.org"></iframe>', 3, "<iframe>", "링크"),
    _slip("font", '글 <font color="red">빨강</font>', 3, "<font>", "**굵게**"),
    _slip("less-than", "x<y이고 z>3이면 참입니다.", 3, "HTML 태그로 읽혀", "<y이고"),
    _slip("placeholder", "이름 자리에 <name>을 적습니다.", 3, "HTML 태그로 읽혀", "<name>"),
    _slip("div-open", "<div>\n\n글입니다.", 3, "닫히지 않은 <div>", "</div>"),
    _slip("bold-tag-open", "글 <b>굵은 글입니다.", 3, "닫히지 않은 <b>", "</b>"),
    _slip("tag-closed-alone", "글입니다.</span>", 3, "여는 태그가 없는 </span>"),
    _slip(
        "details-raw",
        "<details>\n<summary>보기</summary>\n**굵게**\n</details>",
        5,
        RAW,
        "markdown 속성",
    ),
    # Pictures.
    _slip("picture-missing", "![설명](no-such.png)", 3, "없는 그림입니다", "no-such.png"),
    _slip("picture-outside", "![설명](https://example.org/a.png)", 3, "다른 사이트에서"),
    Slip(
        "picture-undescribed",
        "# 그림\n\n글 ![](plain.svg) 글\n",
        3,
        ("설명(alt) 없는 그림", "plain.svg"),
        files={"slips/plain.svg": PLAIN},
    ),
    Slip(
        "picture-damaged",
        "# 그림\n\n글입니다.\n\n![설명](damaged.png)\n",
        5,
        ("읽을 수 없는 그림", "damaged.png", "다시 저장"),
        files={"slips/damaged.png": b"\x89PNG\r\n\x1a\nno picture"},
    ),
    Slip(
        "picture-cut-off",
        "# 그림\n\n![설명](cut-off.svg)\n",
        3,
        ("읽을 수 없는 그림", "cut-off.svg"),
        files={"slips/cut-off.svg": "<svg xmlns='http://www.w3.org/2000/svg'><path d='M"},
    ),
    # Files as other programs save them.
    Slip(
        unicodedata.normalize("NFD", "맥에서-적은-쪽"),
        "# 맥에서 적은 쪽\n\n글입니다.\n",
        1,
        ("풀어쓰기(NFD)", "다시 입력해"),
        source="slips/맥에서-적은-쪽.md",
    ),
    # Words.
    _slip("word", "이 모델은 오버피팅을 보입니다.", 3, "쓰지 않는 말입니다: 오버피팅", "‘과적합’"),
    Slip(
        "word-in-notebook-index",
        "# 노트북이 딸린 쪽\n\n글입니다.\n",
        4,
        ("쓰지 않는 말입니다: 뉴런", "‘유닛’"),
        files={"notebooks/words.py": "# %% [markdown]\n# # 노트북\n#\n# 뉴런을 셉니다.\n"},
        source="notebooks/words.py",
    ),
    _slip("word-in-table", "| 가 |\n| --- |\n| 뉴런 |", 5, "뉴런", "‘유닛’"),
    _slip("word-in-heading", "## 케라스로 만들기", 3, "케라스", "‘Keras’"),
    Slip(
        "word-in-pieces",
        unicodedata.normalize("NFD", "# 제목\n\n오버피팅입니다.\n"),
        3,
        ("오버피팅", "‘과적합’"),
    ),
    # The book.
    _slip("sign-without-font", "공룡 🦖입니다.", 3, "글꼴에 없는 글자", "U+1F996"),
    _slip("second-sign-without-font", "글입니다.\n고양이 🐈입니다.", 4, "글꼴에 없는", "U+1F408"),
    Slip(
        "summary-missing-index",
        "# 다른 쪽\n\n글입니다.\n",
        5,
        ("요약에 실리지 않는 쪽입니다", "!!! abstract"),
        files={"topics/no-answer.md": "---\nbook: true\n---\n\n# 제목\n\n글입니다.\n"},
        source="topics/no-answer.md",
    ),
    # Diagrams.
    _slip(
        "mermaid-brackets",
        "```mermaid\nflowchart TD\n    accTitle: 가\n    accDescr: 나\n"
        "    A[Conv2D(8, 3)] --> B\n```",
        3,
        "따옴표로 감싸세요",
    ),
    _slip(
        "mermaid-open",
        "```mermaid\nflowchart TD\n    accTitle: 가\n    accDescr: 나\n    A[가 --> B\n```",
        3,
        "닫히지 않은",
    ),
    # Marks of other tools.
    _slip("conflict", "<<<<<<< HEAD\n가\n=======\n나\n>>>>>>> other", 3, "합치다 만 자국"),
    _slip("mermaid-capital", "```Mermaid\nflowchart TD\n  A --> B\n```", 3, "‘Mermaid’", "소문자"),
)

RIGHT = (
    _right("plain", "문장 하나입니다.\n\n- 하나\n- 둘"),
    _right("link-to-heading", "## 배치\n\n[위](#배치)를 봅니다."),
    _right("link-with-title", '[바깥](https://example.org/a_(b) "제목")과 <https://example.org>'),
    _right("link-by-name", "[바깥][밖]과 [밖]입니다.\n\n[밖]: https://example.org"),
    Right("front-matter", '---\ntitle: "패딩: 출력"\n# 주석: 값\nbook: true\n---\n\n# 제목\n'),
    _right("rule", "글입니다.\n\n---\n\n글입니다."),
    _right("levels", "## 둘\n\n### 셋\n\n#### 넷\n\n## 다시 둘"),
    _right("heading-with-id", "## 배치 정규화 { #배치 }\n\n글입니다."),
    _right("heading-with-code", "## `fit`과 $x$의 **뜻**\n\n글입니다."),
    _right("setext", "둘째\n---\n\n글입니다."),
    _right("table-of-dollars", "|가|나|\n|---|---|\n|$1|$2|\n|`$a|b$`|$\\|x\\|$|"),
    _right("table", "| 가 | 나 |\n| --- | :-: |\n| `a|b` | $\\vert x \\vert$ |\n| 둘 | |"),
    _right("table-short-row", "| 가 | 나 | 다 |\n| --- | --- | --- |\n| 하나 | 둘 |"),
    _right("table-escaped", "| 가 | 나 |\n| --- | --- |\n| P(가\\|나) | 조건부 |"),
    _right("table-bare", "가 | 나\n--- | ---\n하나 | 둘"),
    _right("bar", "P(가|나)는 조건부 확률입니다. |x|는 절댓값입니다."),
    _right("sublist", "- 하나\n    - 속\n        - 더 속\n- 둘"),
    _right(
        "numbers", "1. 하나\n\n    이어지는 글\n\n2. 둘\n\n    ```text\n    글\n    ```\n\n3. 셋"
    ),
    _right("numbers-all-one", "1. 하나\n1. 둘\n1. 셋"),
    _right("indented-list", "  - 하나\n  - 둘"),
    _right("lazy-item", "- 하나가\n  이어집니다\n- 둘"),
    _right("tasks", "- [x] 한 것\n- [ ] 할 것"),
    _right("minus", "값은 - 3이고, 다음은 - 4입니다.\n-5는 음수입니다."),
    _right("year", "2024년 3월 1일에 적었습니다.\n2024년입니다.\n2024\\. 3. 1.입니다."),
    _right(
        "words-of-others", "시험은 “오버피팅”이라 하고 ‘뉴런’을 씁니다. 과적합(오버피팅)입니다."
    ),
    _right("words-in-code", "`오버피팅`입니다.\n\n```text\n뉴런 케라스\n```"),
    _right("words-of-the-notes", "**노트**: 뉴런을 끈다."),
    Right("in-pieces", unicodedata.normalize("NFD", "# 제목\n\n드롭아웃은 규제입니다.\n")),
    _right("operators-as-code", "`a==b`와 `2**3`, `x<y`입니다."),
    _right("operators-with-spaces", "x == 3이면 2 ** 3과 4 ** 2, 3 * 4 * 5입니다."),
    _right("one-power", "2**3은 8입니다."),
    _right("bold-in-a-word", "**Re**sizing과 Re**siz**ing, **굵**은 글입니다."),
    _right("bold-quoted", '**"인용"**은 굵고 **드롭아웃(dropout)**은 낱말입니다.'),
    _right("marked", "==칠한 글==과 ***굵고 기운 글***, *기운* 글입니다."),
    _right("escaped", "\\*\\*별\\*\\*, \\$x\\$, \\[글\\](주소), \\==입니다\\=="),
    _right("prices", "값은 $5이고 다른 것은 $10입니다."),
    _right("one-dollar", "값은 5$입니다."),
    _right("formula", "출력은 $x^2$이고\n\n$$\ny = \\frac{1}{x}\n$$\n\n입니다."),
    _right("matrix", "행렬 [[1, 2], [3, 4]]의 형태는 (2, 2)입니다. x[[0, 1]]도 됩니다."),
    _right("box", '!!! note "제목"\n\n    글입니다.\n\n??? tip "접힘"\n    글입니다.'),
    _right("box-glued", '글입니다.\n!!! note "제목"\n    속입니다.'),
    _right("box-without-title", "!!! note\n    글입니다."),
    _right("block", "/// admonition | 제목\n    type: tip\n\n글입니다.\n///"),
    _right("tabs", '=== "하나"\n\n    글입니다.\n\n=== "둘"\n\n    글입니다.'),
    _right("footnotes", "글[^1]과 글[^둘].\n\n[^1]: 하나\n[^둘]: 둘\n    이어집니다"),
    _right("footnote-shown", "각주는 `[^1]`로 적습니다."),
    _right("html", '<div markdown>\n\n**굵게** <span class="a">글</span><br>\n\n</div>'),
    _right("details", "<details markdown>\n<summary>보기</summary>\n\n**굵게**\n\n</details>"),
    _right("less-than-with-spaces", "x < y이고 z > 3입니다. x<y입니다. a <- b"),
    _right("angles", "<이름>과 <3입니다."),
    _right("comment", "글 <!-- **주석** [[위키]] --> 글입니다."),
    _right("code", "```text\n**별** ==표== [[위키]] :::tip <div> $ x $ [^9]\n<<<<<<< HEAD\n```"),
    _right("indented-code", "글입니다.\n\n    **별** <div> [^9] { #x }"),
    _right("code-in-text", "`**` `==` `[^1]` `$` `|` `:::` `///` `](` `<div>` `{ #x }`"),
    _right("double-ticks", "`` `코드` ``와 `` a`b ``입니다."),
    _right("abbreviation", "HTML은 문서입니다.\n\n*[HTML]: 하이퍼텍스트"),
    _right("definitions", "낱말\n:   뜻입니다.\n\n    이어집니다."),
    _right("keys", "++ctrl+c++를 누릅니다. C++도 압니다."),
    _right("times", "10:30:00에 keras::layers를 봅니다. 비는 1:2:3입니다."),
    _right("quote", "> 인용입니다.\n> 이어집니다.\n\n글입니다."),
    _right("line-break", "첫 줄  \n둘째 줄<br>셋째 줄"),
    _right("entities", "a &lt; b &amp; c&nbsp;d"),
    _right("repeated", "같은 문장입니다.\n\n같은 문장입니다.\n\n같은 문장입니다."),
    _right("unicode", "α₁ → β², ∂L/∂w ≤ 3×10⁻⁴, “인용” ‘작은’ … 끝"),
    Right(
        "picture",
        "# 그림\n\n![설명이 있는 그림](dot.svg)\n",
        files={"right/dot.svg": PLAIN},
    ),
)
