"""A browser for the journeys: found where there is one, installed where that can be done, said loudly where not.

Run as a script before the tests (`make test` does). With CAREERDATA_REQUIRE_BROWSER set, none is a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPS = (Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),)
REQUIRED = bool(os.environ.get("CAREERDATA_REQUIRE_BROWSER"))


def find() -> str | None:
    """Return the program of a browser that starts, playwright's own included; None when there is none."""
    named = [
        os.environ.get("BROWSER_PATH"),
        *(shutil.which(name) for name in NAMES),
        *map(str, APPS),
        playwrights_own(),
    ]
    return next((path for path in named if path and Path(path).exists() and starts(path)), None)


def playwrights_own() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def starts(path: str) -> bool:
    # Some systems put a program of that name there that only says where to get the browser.
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=600, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def options() -> list[str]:
    """Return what it is started with: no name but loopback exists for it."""
    alone = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-background-networking"]
    return [*alone, "--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else alone


def install() -> None:
    """Try the ways to get one that ask nobody anything: the system's packages, then playwright's own download."""
    as_root: list[str] | None = [] if getattr(os, "geteuid", lambda: 1)() == 0 else None
    if as_root is None and shutil.which("sudo") and run(["sudo", "-n", "true"]):
        as_root = ["sudo", "-n"]
    if as_root is not None and shutil.which("apt-get"):
        quiet = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y"]
        if run([*quiet, "update"]) and run([*quiet, "install", "chromium"]) and find():
            return
    run([sys.executable, "-m", "playwright", "install", "chromium"])


def run(command: list[str]) -> bool:
    print("  $", " ".join(command), flush=True)
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, timeout=900, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def main() -> int:
    if not find():
        print("No browser was found for the browser journeys; trying to get one.", flush=True)
        install()
    path = find()
    if path:
        print(f"Browser journeys run in {path}")
        return 0
    line = "!" * 78
    print(f"{line}\nNO BROWSER: the browser journeys are skipped. Install Chromium or Chrome to run them too.\n{line}")
    return 1 if REQUIRED else 0


if __name__ == "__main__":
    sys.exit(main())
