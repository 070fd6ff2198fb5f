"""Quiz blocks become questions with closed answers; drives ``odapnote.quiz``.

Markdown leaves drafts and comments behind; in ``on_env`` the questions are read, judged and given
their final form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority, get_plugin_logger
from odapnote.book.dating import last_moment
from odapnote.quiz.anki import write_deck
from odapnote.quiz.bank import Topic, bank_script, index_script, key_data
from odapnote.quiz.block import QuizBlocks
from odapnote.quiz.cards import card_of
from odapnote.quiz.fairness import lopsided
from odapnote.quiz.reading import PageSource, read_quizzes
from odapnote.quiz.schedule import fill_schedule, schedule_script
from places import note_path
from reporting import report

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from odapnote.quiz.model import Quiz
    from odapnote.source import Location, Problem

log = get_plugin_logger("quizzes")

DECK = "assets/quiz/odapnote.apkg"


@dataclass
class _Build:
    """What belongs to one build."""

    blocks: QuizBlocks = field(default_factory=QuizBlocks)
    sources: dict[str, PageSource] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    contents: dict[str, str] = field(default_factory=dict)
    names: dict[str, Location] = field(default_factory=dict)


_build = _Build()


def on_config(config: MkDocsConfig) -> None:
    """Begin a build."""
    global _build
    _build = _Build()
    # MkDocs knows extensions by their names; Markdown takes objects as well.
    config.markdown_extensions.append(_build.blocks)


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Take the pages in the order of learning, and those outside of the menu after them."""
    others = [file.page for file in files.documentation_pages() if file.page not in nav.pages]
    _build.pages = [*nav.pages, *(page for page in others if page is not None)]


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep what the blocks of a page were, and tell when questions come back."""
    path = note_path(config, page.file.src_uri)
    offset = page.file.content_string.count("\n") - (page.markdown or "").count("\n")
    blocks = _build.blocks
    _build.sources[page.file.src_uri] = PageSource(
        path, offset, blocks.page.drafts, blocks.faults()
    )
    return fill_schedule(html)


# After the snippets (0), whose figures a question keeps for cards and bank; before what looks for
# faults that nobody has told (-50) and the book (-100).
@event_priority(-25)
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Give the questions their form, show what is wrong, and keep the bank."""
    template = env.get_template("partials/quiz.html")

    def render(quiz: Quiz, number: int) -> str:
        html = template.render(quiz=quiz, number=number, key=key_data(quiz))
        _build.contents[quiz.identifier] = html
        return html

    problems: list[Problem] = []
    for page in _build.pages:
        source = _build.sources.get(page.file.src_uri)
        if source is None or page.content is None:
            continue
        page.content, found = read_quizzes(page.content, source, render, _build.names)
        problems += [*found.problems, *lopsided(found.quizzes, "이 쪽의")]
        if found.quizzes:
            _build.topics.append(Topic(page.url, str(page.title), found.quizzes))
    env.globals["quiz_topics"] = _build.topics
    env.globals["quiz_deck"] = DECK
    everything = [quiz for topic in _build.topics for quiz in topic.quizzes]
    report(log, [*problems, *lopsided(everything, "모든 쪽의")])


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the bank and the deck beside the player."""
    folder = Path(config.site_dir, "assets", "quiz")
    folder.mkdir(parents=True, exist_ok=True)
    pages = schedule_script() + index_script(_build.topics)
    (folder / "pages.js").write_text(pages, encoding="utf-8")
    bank = bank_script(_build.topics, _build.contents)
    (folder / "bank.js").write_text(bank, encoding="utf-8")
    cards = [
        card_of(quiz, topic.url, topic.title) for topic in _build.topics for quiz in topic.quizzes
    ]
    site, changed = Path(config.site_dir), last_moment(Path(config.docs_dir))
    write_deck(site / DECK, config.site_name, cards, site, changed)
