from __future__ import annotations

import json
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from odapnote.quiz.anki import write_deck
from odapnote.quiz.cards import FIELDS, Card, card_of
from odapnote.quiz.model import Key, Option, Quiz
from odapnote.source import Location

MATH = (
    '<math display="inline"><semantics><mi>k</mi>'
    '<annotation encoding="application/x-tex">a &lt; k</annotation></semantics></math>'
)
CODE = (
    '<div class="highlight"><pre><code><a id="__codelineno-1-1" href="#__codelineno-1-1"></a>'
    '<span class="nb">print</span></code></pre></div>'
)
QUIZ = Quiz(
    identifier="padding-size",
    kind="single",
    exam=True,
    question=f'<p>{MATH}</p><img src="../images/grid.png" alt="격자">{CODE}',
    options=(
        Option("<p>27</p>", '<p><a href="x.html">나누기</a>를 빠뜨렸습니다.</p>', False, 0),
        Option("<p>13</p>", "<p>공식대로입니다.</p>", True, 1),
    ),
    key=Key(),
    explanation="<p>풀이</p>",
    proved=False,
    location=Location("docs/topics/padding.md", 1),
)
SECONDS = 1_700_000_000


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "grid.png").write_bytes(b"picture")
    return tmp_path


def card(quiz: Quiz = QUIZ) -> Card:
    return card_of(quiz, "topics/padding.html", "패딩")


def deck(site: Path, quiz: Quiz = QUIZ, seconds: int = SECONDS) -> Path:
    path = site / f"{seconds}.apkg"
    write_deck(path, "작은 묶음", [card(quiz)], site, seconds)
    return path


def test_a_card_needs_nothing_of_its_page() -> None:
    fields = card().fields
    assert r"\(a &lt; k\)" in fields["Question"]
    assert "<math" not in fields["Question"]
    assert 'src="odapnote-images-grid.png"' in fields["Question"]
    assert "codelineno" not in fields["Question"]
    assert '<span class="nb">print</span>' in fields["Question"]
    assert "<a" not in fields["Reasons"]
    assert fields["Answer"] == "정답: 2번"
    assert fields["About"] == "패딩 · 하나 고르기 · 기출"


def test_the_question_does_not_tell_the_answer() -> None:
    front = "".join(card().fields[name] for name in ("About", "Question", "Options"))
    assert "공식대로" not in front
    assert "정답" not in front


def test_the_package_holds_notes_styles_and_pictures(site: Path) -> None:
    with zipfile.ZipFile(deck(site)) as package:
        names = json.loads(package.read("media"))
        assert [package.read(number) for number in names] == [b"picture"]
        assert list(names.values()) == ["odapnote-images-grid.png"]
        (site / "collection").write_bytes(package.read("collection.anki2"))
    collection = sqlite3.connect(site / "collection")
    ((fields, tags),) = collection.execute("select flds, tags from notes").fetchall()
    assert dict(zip(FIELDS, fields.split("\x1f"), strict=True)) == card().fields
    assert tags.split() == ["padding"]
    ((models,),) = collection.execute("select models from col").fetchall()
    (model,) = json.loads(models).values()
    assert ".highlight .nb" in model["css"]
    assert ".nightMode .highlight .nb" in model["css"]
    collection.close()


def test_the_same_questions_give_the_same_bytes(site: Path) -> None:
    first = deck(site).read_bytes()
    assert deck(site).read_bytes() == first


def test_anki_imports_it_twice_and_keeps_the_history(site: Path) -> None:
    anki = pytest.importorskip("anki.collection")
    collection = anki.Collection(str(site / "collection.anki2"))

    def take(path: Path) -> object:
        options = anki.ImportAnkiPackageOptions()
        request = anki.ImportAnkiPackageRequest(package_path=str(path), options=options)
        return collection.import_anki_package(request).log

    assert len(take(deck(site)).new) == 1
    (note,) = collection.find_notes("")
    (reviewed,) = collection.get_note(note).cards()
    reviewed.reps, reviewed.ivl = 7, 30
    collection.update_card(reviewed)

    again = take(deck(site))
    assert (len(again.new), len(again.duplicate)) == (0, 1)

    mended = replace(QUIZ, explanation="<p>고친 풀이</p>")
    assert len(take(deck(site, mended, SECONDS + 1)).updated) == 1
    assert list(collection.find_notes("")) == [note]
    kept = collection.get_note(note)
    assert kept["Explanation"] == "<p>고친 풀이</p>"
    assert (kept.cards()[0].reps, kept.cards()[0].ivl) == (7, 30)
    assert "\\(a &lt; k\\)" in kept.cards()[0].question()
    assert collection.media.have("odapnote-images-grid.png")
    collection.close()
