"""Every slip is told once, at its line, in Korean; what is right stays silent."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from mkdocs.commands.build import build
from mkdocs.config import load_config
from slips import Right, Slip, all_right, all_slips

# What every site has, so that no row has to: the pages that the theme links to.
COMMON = {
    "index.md": "# 처음\n\n표의 쪽을 모두 담은 사이트입니다.\n",
    "offline.md": "# 가져가서 읽기\n\n책과 카드를 받습니다.\n",
    "exam.md": "# 모의고사\n\n문제를 섞어 풉니다.\n",
    "glossary.md": """# 용어집

| 쓰는 말 | 쓰지 않는 말 |
| --- | --- |
| 과적합 | 오버피팅 |
| 유닛 | 뉴런 |
| Keras | 케라스 |

쪽 (page)
:   파일 하나에서 만든 글입니다.
""",
    "review.md": "# 내 오답노트\n\n틀린 문제를 다시 풉니다.\n",
}


@pytest.mark.timeout(600)
def test_every_slip_is_told_once_at_its_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    slips = all_slips()
    told = build_like_the_guide(tmp_path, caplog, files_of(slips))
    wrong = [fault for slip in slips if (fault := fault_of(slip, told))]
    assert not wrong, "\n\n".join(wrong)
    sources = tuple(f"docs/{slip.source or slip.path}:" for slip in slips)
    assert [message for message in told if not any(map(message.count, sources))] == []


@pytest.mark.timeout(600)
def test_what_is_right_stays_silent(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert build_like_the_guide(tmp_path, caplog, files_of(all_right())) == []


@pytest.mark.timeout(600)
def test_a_summary_without_room_names_the_longest_page(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    box = '# 제목\n\n!!! abstract "한 줄 정답"\n\n    '
    files = {"topics/long.md": box + "긴 글이 이어집니다. " * 9000, "topics/short.md": box + "답."}
    (told,) = build_like_the_guide(tmp_path, caplog, COMMON | files)
    assert "docs/topics/long.md:3: 요약이 종이 한 장의 두 쪽에 들어가지 않습니다" in told


def test_no_two_rows_have_the_same_name() -> None:
    names = Counter(row.path for row in (*all_slips(), *all_right()))
    assert [name for name, count in names.items() if count > 1] == []


def fault_of(slip: Slip, told: list[str]) -> str:
    """Return what is wrong with what the build told of a slip, or nothing."""
    source = f"docs/{slip.source or slip.path}"
    of_it = [message for message in told if f"{source}:" in message or slip.path in message]
    place = f"{source}:{slip.line}: "
    if len(of_it) == 1 and all(words in of_it[0] for words in (place, *slip.words)):
        return ""
    return "\n  ".join((f"{place}{slip.words}", *(of_it or ["(아무 말도 없습니다)"])))


def files_of(rows: Iterable[Slip | Right]) -> dict[str, str | bytes]:
    """Return the files that a table's rows are made of, by their paths below ``docs/``."""
    files: dict[str, str | bytes] = {}
    for row in rows:
        files |= {row.path: row.text, **row.files}
    return COMMON | files


def build_like_the_guide(
    root: Path, caplog: pytest.LogCaptureFixture, files: Mapping[str, str | bytes]
) -> list[str]:
    """Build a site with the guide's own settings; return what a strict build would fail for."""
    docs = root / "docs"
    for name, text in files.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    os.symlink(ROOT / "docs" / "fonts", docs / "fonts")
    settings = root / "mkdocs.yml"
    settings.write_text(settings_like_the_guide(), encoding="utf-8")
    caplog.clear()
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        build(load_config(str(settings)))
    return [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith("mkdocs") and record.levelno >= logging.WARNING
    ]


def settings_like_the_guide() -> str:
    """Return the guide's ``mkdocs.yml`` for another folder: without its menu, with its hooks."""
    events = list(yaml.compose(text := (ROOT / "mkdocs.yml").read_text(encoding="utf-8")).value)
    menu = next(index for index, (key, _) in enumerate(events) if key.value == "nav")
    lines = text.splitlines(keepends=True)
    end = events[menu + 1][0].start_mark.line
    del lines[events[menu][0].start_mark.line : end]
    text = "".join(lines)
    return text.replace(" hooks/", f" {ROOT}/hooks/").replace(
        "custom_dir: overrides", f"custom_dir: {ROOT}/overrides"
    )
