"""Run every page of the site in a browser with no network but this machine, and hold what it says against Python here.

    python tab/check.py site-tab [PAGE ...]        (`make tab-check`; takes some minutes)

Prints a line a page, and ends with 1 where a page failed, asked for something outside, or says another sentence.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import threading
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

import careerdata
from careerdata import bundled

PATIENCE = 600
"""Seconds until a page has run: a tab is slow, and the machine may be busy."""
SAYS = {
    "start": "start",
    "checkin": "checkin",
    "rut": "rut",
    "needs": "needs",
    "power": "power",
    "plan": "plan",
    "followups": "followups",
    "ask": "ask",
    "share": "exposure",
    "outside": "outside",
}
"""The answer whose sentence a page says."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_STDERR = '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]'


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


def served(site: Path) -> str:
    """Serve the site on this machine, and return its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}"


def squeezed(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text.split())


def faults(page: Page, address: str, step: str, sentence: str) -> tuple[list[str], float]:
    """Open a page, wait until it has run, and return what is wrong with it and how many seconds that took."""
    outside: list[str] = []
    page.context.on(
        "request",
        lambda asked: None if asked.url.startswith((address, "data:", "blob:")) else outside.append(asked.url),
    )
    began = time.monotonic()
    page.goto(f"{address}/lab/index.html?path=notebooks/{bundled.PAGES[step].file}", timeout=120_000)
    state = "not opened"
    try:
        page.wait_for_selector(".careerdata-page", timeout=120_000)
        done = "['ready', 'failed', 'gone', 'waiting'].includes(document.querySelector('.careerdata-page').dataset.careerdata)"
        page.wait_for_function(done, timeout=PATIENCE * 1000)
    finally:
        took = time.monotonic() - began
        state = page.evaluate("document.querySelector('.careerdata-page')?.dataset.careerdata ?? 'not opened'")
    said = squeezed(
        page.evaluate(
            "[...document.querySelectorAll('.jp-OutputArea-output')].map((part) => part.textContent).join(' ')"
        )
    )
    red = page.evaluate(f"[...document.querySelectorAll('{_STDERR}')].map((part) => part.innerText.slice(-300))")
    wrong = [] if state == "ready" else [f"it is {state}"]
    wrong += [f"in red: {squeezed(text)}" for text in red]
    wrong += [f"asks for {url}" for url in outside]
    if squeezed(sentence) not in said:
        wrong.append(f"does not say: {sentence}")
    return wrong, took


def main() -> int:
    """Check the pages that were named, or all."""
    site, wanted = Path(sys.argv[1]), sys.argv[2:] or list(SAYS)
    book, address, failed = careerdata.open_logbook(bundled.example()), served(site), False
    with sync_playwright() as playwright:
        alone = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=program(), args=alone)
        for step in wanted:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            sentence = getattr(careerdata.analysis, SAYS[step]).read(book).sentence
            try:
                wrong, took = faults(page, address, step, sentence)
            except Exception as error:  # noqa: BLE001 - the next page is looked at all the same
                wrong, took = [squeezed(str(error))[:300]], PATIENCE
            failed |= bool(wrong)
            print(f"{bundled.PAGES[step].file}: {'; '.join(wrong) or 'as here'} ({took:.0f} s)", flush=True)
            page.close()
        browser.close()
    return int(failed)


def program() -> str | None:
    """Return the browser of this system; None for playwright's own."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


if __name__ == "__main__":
    sys.exit(main())
