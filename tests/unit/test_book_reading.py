from odapnote.book.document import (
    Abbreviation,
    Admonition,
    Anchor,
    Bitmap,
    CodeBlock,
    CodeSpan,
    DefinitionList,
    Display,
    Figure,
    FootnoteReference,
    Formula,
    Heading,
    Keys,
    Link,
    List,
    Paragraph,
    Quiz,
    Styled,
    Table,
    Tabs,
    Text,
    Vector,
)
from odapnote.book.plain import plain_text
from odapnote.book.reading import Reading, read_page
from odapnote.book.request import Page


def read(html: str) -> Reading:
    return read_page(Page("docs/topics/padding.md", "topics/padding.html", "패딩", html))


def only_block(html: str) -> object:
    reading = read(html)
    assert reading.problems == ()
    (block,) = reading.chapter.blocks
    return block


def test_words_are_folded_and_styles_nest() -> None:
    block = only_block("<p> 한\n 줄 <strong>굵은 <em>말</em></strong> 끝 </p>")

    assert block == Paragraph(
        (
            Text("한 줄 "),
            Styled("strong", (Text("굵은 "), Styled("emphasis", (Text("말"),)))),
            Text(" 끝"),
        )
    )


def test_an_unknown_element_is_a_problem_and_keeps_its_words() -> None:
    reading = read("<p>앞</p><marquee>달리는 말</marquee><p>뒤</p>")

    (problem,) = reading.problems
    assert str(problem).startswith("docs/topics/padding.md:1: 책이 모르는 요소입니다: <marquee>")
    words = [plain_text(b.children) for b in reading.chapter.blocks if isinstance(b, Paragraph)]
    assert words == ["앞", "달리는 말", "뒤"]


def test_the_title_is_left_to_the_menu_and_no_level_is_left_out() -> None:
    reading = read(
        '<h1 id="a">제목</h1><h2 id="b">둘<a class="headerlink">¶</a></h2><h5 id="c">셋</h5>'
    )

    assert reading.chapter.blocks == (
        Heading(1, "b", (Text("둘"),)),
        Heading(2, "c", (Text("셋"),)),
    )


def test_links_are_resolved_from_the_root_of_the_site() -> None:
    block = only_block(
        '<p><a href="dropout.html#왜">가</a><a href="../glossary.html">나</a>'
        '<a href="#여기">다</a><a href="https://keras.io/">라</a></p>'
    )

    assert isinstance(block, Paragraph)
    assert [piece.address for piece in block.children if isinstance(piece, Link)] == [
        "topics/dropout.html#왜",
        "glossary.html",
        "topics/padding.html#여기",
        "https://keras.io/",
    ]


def test_code_keeps_its_colours_marks_and_title() -> None:
    block = only_block(
        '<div class="language-python highlight"><span class="filename">a.py</span>'
        '<pre><span></span><code><span id="x"><a id="y"></a>'
        '<span class="kn">import</span> keras\n</span>'
        '<span class="hll"><span class="n">x</span> = 1\n</span></code></pre></div>'
    )

    assert isinstance(block, CodeBlock)
    assert block.text == "import keras\nx = 1"
    assert block.tokens[0].kind == "kn"
    assert (block.language, block.title, block.marked) == ("python", "a.py", frozenset({2}))


def test_output_is_told_from_code_wherever_the_attribute_stands() -> None:
    for html in (
        '<div class="language-text highlight" data-output=""><pre><code>13\n</code></pre></div>',
        '<div class="language-text highlight"><pre><code data-output="">13\n</code></pre></div>',
    ):
        block = only_block(html)
        assert isinstance(block, CodeBlock)
        assert (block.output, block.language, block.text) == (True, "", "13")


def test_marks_in_code_are_joined_with_the_list_that_explains_them() -> None:
    reading = read(
        '<div class="highlight"><pre><code>x <span class="c1"># (1)!</span></code></pre></div>'
        "<ol><li>설명</li></ol>"
    )

    code, explanations = reading.chapter.blocks
    assert isinstance(code, CodeBlock)
    assert code.text == "x ①"
    assert isinstance(explanations, List)
    assert explanations.annotation


def test_admonitions_details_and_tabs_keep_their_titles() -> None:
    reading = read(
        '<div class="admonition warning"><p class="admonition-title">조심</p><p>가</p></div>'
        '<details class="note"><summary>접힌 것</summary><p>나</p></details>'
        '<div class="tabbed-set"><input type="radio"><div class="tabbed-labels"><label>하나</label>'
        '<label>둘</label></div><div class="tabbed-content">'
        '<div class="tabbed-block"><p>다</p></div>'
        '<div class="tabbed-block"><p>라</p></div></div></div>'
    )

    warning, folded, tabs = reading.chapter.blocks
    assert isinstance(warning, Admonition)
    assert (warning.kind, warning.title, warning.folded) == ("warning", (Text("조심"),), False)
    assert isinstance(folded, Admonition)
    assert (folded.kind, folded.title, folded.folded) == ("note", (Text("접힌 것"),), True)
    assert isinstance(tabs, Tabs)
    assert [plain_text(tab.label) for tab in tabs.tabs] == ["하나", "둘"]


def test_tasks_definitions_and_tables() -> None:
    reading = read(
        '<ul><li class="task-list-item"><label class="task-list-control"><input type="checkbox" '
        "checked><span></span></label> 한 일</li><li>그냥</li></ul>"
        '<dl><dt id="t">커널</dt><dd>묶음</dd></dl>'
        '<table><thead><tr><th>이름</th><th style="text-align: right;">값</th></tr></thead>'
        '<tbody><tr><td colspan="2">하나</td></tr></tbody></table>'
    )

    tasks, definitions, table = reading.chapter.blocks
    assert isinstance(tasks, List)
    assert [item.checked for item in tasks.items] == [True, None]
    assert isinstance(definitions, DefinitionList)
    assert definitions.definitions[0].identifier == "t"
    assert isinstance(table, Table)
    assert (table.headings, table.columns) == (1, 2)
    assert table.rows[0][1].alignment == "right"
    assert table.rows[1][0].columns == 2


def test_formulas_pictures_and_small_pieces() -> None:
    math = (
        '<math display="{}"><semantics><mi>x</mi>'
        '<annotation encoding="application/x-tex">x</annotation></semantics></math>'
    )
    reading = read(
        f'<p><span class="arithmatex">{math.format("inline")}</span> <code>a b</code> '
        '<span class="keys"><kbd>Ctrl</kbd><span>+</span><kbd>C</kbd></span> '
        '<abbr title="뜻">용어</abbr></p>'
        f'<div class="arithmatex">{math.format("block")}</div>'
        '<figure class="snippet-figure">'
        '<svg aria-label="곡선"><path stroke="var(--c, #123456)"/></svg>'
        "<figcaption><p>설명</p></figcaption></figure>"
        '<p><img src="../images/a.png" alt="사진"></p>'
    )

    assert reading.problems == ()
    line, display, drawing, photo = reading.chapter.blocks
    assert isinstance(line, Paragraph)
    kinds = [type(piece) for piece in line.children if not isinstance(piece, Text)]
    assert kinds == [Formula, CodeSpan, Keys, Abbreviation]
    assert isinstance(display, Display)
    assert display.formula.tex == "x"
    assert isinstance(drawing, Figure)
    assert isinstance(drawing.picture, Vector)
    assert 'stroke="#123456"' in drawing.picture.svg
    assert plain_text(drawing.caption) == "설명"
    assert photo == Figure(Bitmap("images/a.png", "사진"), ())


def test_a_formula_that_stayed_tex_is_a_problem() -> None:
    (problem,) = read(r'<p><span class="arithmatex">\(x\)</span></p>').problems
    assert "MathML이 되지 못한 수식" in problem.message


def test_footnotes_move_to_the_chapter() -> None:
    reading = read(
        '<p>말<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>'
        '<div class="footnote"><hr><ol><li id="fn:1"><p>각주 '
        '<a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>'
    )

    assert reading.chapter.blocks == (Paragraph((Text("말"), FootnoteReference("fn:1"))),)
    assert reading.chapter.footnotes == {"fn:1": (Paragraph((Text("각주"),)),)}


QUIZ = """
<section class="quiz" id="quiz-a" data-quiz="a" data-quiz-kind="single" data-quiz-exam>
  <header class="quiz-header">퀴즈 1</header>
  <div class="quiz-question"><p>무엇?</p></div>
  <ol class="quiz-options"><li class="quiz-option"><p>가</p></li>
    <li class="quiz-option"><p>나</p></li></ol>
  <details class="quiz-answer"><summary>정답과 풀이</summary>
    <div class="admonition success"><p class="admonition-title">정답: ②</p>
      <div class="quiz-explanation"><p>까닭</p></div>
      <ol class="quiz-reasons"><li class="quiz-reason"><p>틀림</p></li>
        <li class="quiz-reason" data-quiz-right><p>맞음</p></li></ol>
    </div></details>
</section>
"""


def test_a_quiz_is_parted_into_question_and_answer() -> None:
    block = only_block(QUIZ)

    assert isinstance(block, Quiz)
    assert (block.identifier, block.anchor, block.kind) == ("a", "quiz-a", "single")
    assert block.exam
    assert len(block.options) == 2
    assert plain_text(block.answer) == "정답: ②"
    assert [reason.right for reason in block.reasons] == [False, True]


def test_a_quiz_of_another_shape_is_a_problem() -> None:
    reading = read(QUIZ.replace("quiz-question", "question"))
    assert [problem.message for problem in reading.problems] == [
        "책이 모르는 요소입니다: 약속한 꼴이 아닌 퀴즈"
    ]


def test_places_that_links_may_point_to_are_kept() -> None:
    assert read('<p id="here">말</p>').chapter.blocks[0] == Anchor("here")


def test_tools_of_the_page_and_prompts_of_notebooks_are_not_read() -> None:
    html = (
        "<style>p{}</style><script>x</script><button>복사</button>"
        '<div class="jp-InputPrompt">In [1]:</div>'
    )
    assert read(html) == Reading(read("").chapter, ())
