"""The real Chromium and the site as it was built by ``make site``."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import browser.chromium as chromium
import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page as GitHub Pages does: with the site's own 404.html."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextlib.contextmanager
def serve(directory: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; give its address, ending in a slash."""
    handler = functools.partial(_QuietHandler, directory=str(directory))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def serve_directory() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a folder until the session ends."""
    with contextlib.ExitStack() as stack:
        yield lambda directory: stack.enter_context(serve(directory))


@pytest.fixture(scope="session")
def site_directory() -> Path:
    """Return the folder of the real site."""
    directory = ROOT / "site"
    assert (directory / "index.html").exists(), "먼저 make site를 실행해 주세요"
    return directory


@pytest.fixture(scope="session")
def site_url(site_directory: Path, serve_directory: Callable[[Path], str]) -> str:
    """Return the address of the real site."""
    return serve_directory(site_directory)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the real Chromium once."""
    executable = chromium.find()
    assert executable, "Chromium이 없습니다: make test가 설치합니다"
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=executable, args=chromium.arguments())
        yield instance
        instance.close()
