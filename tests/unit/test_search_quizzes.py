from __future__ import annotations

from odapnote.search.quizzes import quiz_sections

PAGE = """
<h2 id="퀴즈">퀴즈</h2>
<section class="quiz" id="quiz-a" data-search-exclude data-quiz="a">
<header class="quiz-header" data-search-exclude>퀴즈 1 · 하나 고르기</header>
<div class="quiz-question"><p>{question}</p></div>
<ol class="quiz-options">
<li class="quiz-option"><p><code>rate</code>가 0 &lt; 1</p></li>
<li class="quiz-option"><p>코드</p><div class="highlight"><pre><code>x = 1
</code></pre></div></li>
</ol>
<div class="quiz-controls" data-search-exclude></div>
<details class="quiz-answer" data-search-exclude><summary>정답과 풀이</summary>
<p>비밀입니다.</p></details>
</section>
"""


def test_a_quiz_is_a_section_at_itself_with_its_options_and_without_its_answer() -> None:
    (section,) = quiz_sections(PAGE.format(question="무엇이 <em>꺼지나요</em>?"), "a.html", 0.5)
    assert section.location == "a.html#quiz-a"
    assert section.title == "무엇이 꺼지나요?"
    assert section.text == ("<p>rate가 0 &lt; 1</p> <p>코드</p> <pre><code>x = 1</code></pre>")
    assert section.boost == 0.5


def test_a_long_question_is_cut_at_a_word_and_stands_whole_in_the_text() -> None:
    question = "드롭아웃이 있는 모델로 " * 5 + "예측합니까?"
    (section,) = quiz_sections(PAGE.format(question=question), "a.html")
    assert section.title == "드롭아웃이 있는 모델로 " * 4 + "드롭아웃이…"
    assert section.text.startswith(f"<p>{question}</p>")


def test_a_page_without_quizzes_has_none() -> None:
    assert list(quiz_sections("<p>글</p>", "a.html")) == []
