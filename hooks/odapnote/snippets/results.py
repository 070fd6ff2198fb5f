"""What happened when a session ran: plain data that fits into JSON and into the cache."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Event:
    """An exception or a refusal.

    Attributes:
        type: The name of its class, or the kind of what was refused.
        text: Its message.
        line: The line of the snippet, from 1; 0 where it happened outside of its code.
    """

    type: str
    text: str
    line: int


@dataclass(frozen=True)
class Warned(Event):
    """A warning.

    Attributes:
        user: Whether it is a ``UserWarning``, which is meant for whoever wrote the snippet.
    """

    user: bool


@dataclass(frozen=True)
class SnippetResult:
    """What one snippet did.

    Attributes:
        output: What it printed.
        overflow: The line in which it printed more than it may, and was stopped: 0 if no line
            is known, ``None`` if it kept within the limit.
        raised: The exception that ended it.
        warnings: The warnings that it gave.
        refused: What the guard refused it.
        figures: The figures it left open, as SVG; empty unless it declares one.
        left_open: The numbers of the figures that are open after it.
    """

    output: str = ""
    overflow: int | None = None
    raised: Event | None = None
    warnings: tuple[Warned, ...] = ()
    refused: tuple[Event, ...] = ()
    figures: tuple[str, ...] = ()
    left_open: tuple[int, ...] = ()


TIMEOUT, DEATH = "timeout", "death"


@dataclass(frozen=True)
class Death:
    """How a session ended that did not reach its end.

    Attributes:
        kind: ``TIMEOUT`` or ``DEATH``.
        snippet: The index of the snippet that was running.
        line: Its line, from 1; 0 where nothing is known.
        detail: The limit in seconds, or how the process ended, in words.
    """

    kind: str
    snippet: int
    line: int
    detail: str


@dataclass(frozen=True)
class SessionResult:
    """What one session did.

    Attributes:
        snippets: One result for each snippet that ran to its end.
        death: What ended the session early.
    """

    snippets: tuple[SnippetResult, ...]
    death: Death | None = None


def to_json(result: SessionResult) -> list[dict[str, Any]]:
    """Return the results of a session that reached its end, for the cache."""
    return [asdict(snippet) for snippet in result.snippets]


def from_json(stored: Any) -> SessionResult | None:
    """Read what :func:`to_json` gave; ``None`` for anything else."""
    try:
        return SessionResult(tuple(snippet_from_json(entry) for entry in stored))
    except (KeyError, TypeError):
        return None


def snippet_from_json(entry: Any) -> SnippetResult:
    """Read one snippet's result.

    Raises:
        KeyError, TypeError: If it is none.
    """
    return SnippetResult(
        output=entry["output"],
        overflow=entry["overflow"],
        raised=Event(**entry["raised"]) if entry["raised"] else None,
        warnings=tuple(Warned(**event) for event in entry["warnings"]),
        refused=tuple(Event(**event) for event in entry["refused"]),
        figures=tuple(entry["figures"]),
        left_open=tuple(entry["left_open"]),
    )
