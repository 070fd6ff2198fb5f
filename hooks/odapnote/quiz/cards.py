"""The HTML of a question as Anki can show it: formulas for its MathJax, pictures as its media."""

from __future__ import annotations

import html
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from odapnote.quiz.model import Quiz
from odapnote.quiz.pictures import media_name, picture_path


@dataclass(frozen=True)
class Card:
    """What the fields of a note hold.

    Attributes:
        identifier: The name of the question, from which the note's own is made.
        topic: The name of its page, which becomes a tag.
        fields: HTML by the name of the field.
        pictures: The files that the fields show, by the names under which they show them;
            relative to the root of the site.
    """

    identifier: str
    topic: str
    fields: Mapping[str, str]
    pictures: Mapping[str, str]


FIELDS = ("Identifier", "About", "Question", "Options", "Answer", "Explanation", "Reasons")


def card_of(quiz: Quiz, url: str, title: str) -> Card:
    """Make a card.

    Args:
        quiz: The question.
        url: The address of its page, from the root of the site.
        title: The title of its page.
    """
    pictures: dict[str, str] = {}

    def portable(fragment: str) -> str:
        return _portable(fragment, posixpath.dirname(url), pictures)

    about = [title, quiz.kind_label, *(["기출"] if quiz.exam else [])]
    fields = {
        "Identifier": quiz.identifier,
        "About": html.escape(" · ".join(about)),
        "Question": portable(quiz.question),
        "Options": "".join(f"<li>{portable(option.html)}</li>" for option in quiz.options),
        "Answer": html.escape(_answer(quiz)),
        "Explanation": portable(quiz.explanation),
        "Reasons": "".join(f"<li>{portable(option.reason)}</li>" for option in quiz.options),
    }
    topic = posixpath.splitext(posixpath.basename(url))[0] or posixpath.basename(url.rstrip("/"))
    return Card(quiz.identifier, topic, fields, pictures)


def _answer(quiz: Quiz) -> str:
    if quiz.options:
        return f"정답: {', '.join(map(str, quiz.right_numbers))}번"
    return "모범 답안" if quiz.kind == "essay" else f"정답: {quiz.key.value}"


def _portable(fragment: str, folder: str, pictures: dict[str, str]) -> str:
    """Return HTML that needs nothing of the page it comes from."""
    body = LexborHTMLParser(fragment).body
    if body is None:
        return ""
    for math in body.css("math"):
        tex = math.css_first("annotation")
        if tex is not None:
            math.replace_with(_tex(tex.text(), display=math.attributes.get("display") == "block"))
    for link in body.css("a"):
        if not link.text() and link.child is None:
            link.decompose()  # The anchor of a line of code.
        elif not (link.attributes.get("href") or "").startswith(("https:", "http:")):
            link.unwrap()
    for picture in body.css("img[src]"):
        _adopt(picture, folder, pictures)
    for number in body.css("[id]"):
        if number.tag in ("p", "div", "span", "h3", "h4"):
            del number.attrs["id"]
    return body.inner_html or ""


def _tex(tex: str, *, display: bool) -> str:
    return rf"\[{tex}\]" if display else rf"\({tex}\)"


def _adopt(picture: LexborNode, folder: str, pictures: dict[str, str]) -> None:
    """Name a picture as Anki's media are named: all lie in one folder."""
    path = picture_path(picture.attributes.get("src") or "", folder)
    if path is not None:
        name = media_name(path)
        picture.attrs["src"] = name
        pictures[name] = path
