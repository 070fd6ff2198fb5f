"""Find a Chromium for the browser tests, or install one.

Run as a script by ``make test``: one already on the machine, else Playwright's own build,
else the system's package manager.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find() -> str | None:
    """Return the path of a Chromium on this machine, or nothing."""
    on_path = (shutil.which(name) for name in NAMES)
    installed = (path for path in APPLICATIONS if Path(path).exists())
    on_machine = next((path for path in (*on_path, *installed) if path), None)
    return on_machine or _playwright_build()


def arguments() -> list[str]:
    """Return the flags with which the tests start Chromium."""
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
    ]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    # Chromium refuses its sandbox to root, which is who CI containers run as.
    return [*quiet, "--no-sandbox"] if is_root else quiet


def _playwright_build() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install() -> bool:
    print("Chromium이 없어 설치합니다.", flush=True)
    commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get"):
        commands.append(["apt-get", "install", "-y", "--no-install-recommends", "chromium"])
    if shutil.which("dnf"):
        commands.append(["dnf", "install", "-y", "chromium"])
    if shutil.which("brew"):
        commands.append(["brew", "install", "--cask", "chromium"])
    for command in commands:
        if command[0] == "apt-get":
            subprocess.run(["apt-get", "update"], check=False)
        print("$", *command, flush=True)
        if subprocess.run(command, check=False).returncode == 0 and find():
            return True
    return False


def main() -> int:
    """Make sure that a Chromium is there; return a process exit code."""
    if find() or _install():
        print("브라우저 검사에 쓸 Chromium:", find())
        return 0
    print("Chromium을 설치하지 못했습니다. 직접 설치한 뒤 다시 실행해 주세요.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
