"""Measures how fast the player answers, in the real browser at a quarter of its speed.

    .venv/bin/python benchmarks/quizzes.py

Needs the site as ``make site`` built it. An answer is timed from the key that sends it to the
frame that shows whether it was right, and to the next, which shows why. The bounds are those of
issue 3; the exit code is 1 if one is missed.
"""

from __future__ import annotations

import gzip
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests")]

from browser import chromium  # noqa: E402
from browser.conftest import serve  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

SITE = ROOT / "site"
ROUNDS = 5
SLOWDOWN = 4
PAINT_MILLISECONDS = 50
PLAYER_BYTES = 25_000

# Something is on the screen once a task runs after the frame that holds it.
ANSWER = """
async (quiz) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(null);
  }));
  const pause = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const holds = (name) => quiz.querySelector(name).childNodes.length > 0;
  const input = quiz.querySelector(".quiz-option > input, .quiz-ox > input");
  const field = quiz.querySelector("input.quiz-field");
  if (field) field.value = "0";
  else input.click();
  const form = quiz.querySelector("form");
  await pause();
  const begin = performance.now();
  form.requestSubmit();
  const verdict = await painted() - begin;
  if (!holds(".quiz-result")) return [Infinity, Infinity];
  while (!holds(".quiz-verdict")) await pause();
  const reasons = await painted() - begin;
  quiz.querySelector(".quiz-button").click();
  await pause();
  return [verdict, reasons];
}
"""


def paints(page: Page, address: str) -> list[tuple[float, float]]:
    """Return the milliseconds of each answer on a page: to its verdict, to its reasons."""
    page.goto(address)
    page.locator(".quiz-ready").last.wait_for()
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    questions = page.locator(".quiz-ready:not([data-quiz-kind=essay])").all()
    times: list[tuple[float, float]] = []
    for quiz in questions:
        quiz.scroll_into_view_if_needed()
        times += [tuple(quiz.evaluate(ANSWER)) for _ in range(ROUNDS)]
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return times


def show(name: str, times: Sequence[float]) -> float:
    """Print a line of figures; return the 95th percentile."""
    ordered = sorted(times)
    worst = ordered[int(len(ordered) * 0.95)]
    median = statistics.median(ordered)
    print(f"{name}: 중앙값 {median:.1f} ms, 95% 안 {worst:.1f} ms, 최댓값 {ordered[-1]:.1f} ms")
    return worst


def player_bytes() -> int:
    """Return what scripts and styles of the player weigh on the wire."""
    files = [*(SITE / "assets/scripts/quiz").glob("*.js"), SITE / "assets/styles/quiz.css"]
    return sum(len(gzip.compress(path.read_bytes())) for path in files)


def main() -> int:
    """Print the figures; return a process exit code."""
    executable = chromium.find()
    with serve(SITE) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=chromium.arguments())
        page = browser.new_page()
        times: list[tuple[float, float]] = []
        for path in sorted((SITE / "topics").glob("*.html")):
            times += paints(page, f"{site}topics/{path.name}")
        browser.close()
    verdicts, reasons = zip(*times, strict=True)
    worst = show("답이 맞았는지", verdicts)
    show("까닭까지", reasons)
    size = player_bytes()
    print(f"답 {len(times)}번, CPU {SLOWDOWN}배 느리게. 95%의 한도 {PAINT_MILLISECONDS} ms")
    print(f"스크립트와 스타일 {size} B (한도 {PLAYER_BYTES})")
    return 0 if worst <= PAINT_MILLISECONDS and size <= PLAYER_BYTES else 1


if __name__ == "__main__":
    sys.exit(main())
