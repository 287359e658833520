"""Pictures and printed pages: one browser for a whole pack, started when it is first needed and ended with it.

What comes out is cleaned before anybody gets it.
"""

from __future__ import annotations

import asyncio
import base64
import importlib
import json
import threading
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future, wait
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self, TypeVar

import plotly.graph_objects as go

from careerdata.problems import CareerdataError
from careerdata.share.capabilities import no_browser
from careerdata.share.charts import WIDTH
from careerdata.share.strip_metadata import clean_pdf, clean_png, clean_svg

Result = TypeVar("Result")
PATIENCE = 90
"""Seconds to wait for one picture or page."""
_ASKED_EVERY = 0.1
"""Seconds between two looks at whether to stop."""
_WINDOW = 960
"""The width of a window that a page is looked at in."""
MOST_HIGH = 16_000
"""The height of a page that a photo shows, in dots. Hundreds of long texts are far higher, and no browser paints them."""
_DRAWN = (
    "document.readyState === 'complete' && [...document.querySelectorAll('.chart')]"
    ".every(chart => chart.querySelector('.main-svg')) && document.documentElement.scrollHeight"
)
"""The height of a page once all its charts are drawn; until then false."""
_NO_FONT = """letters => {
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d", {willReadFrequently: true});
  const look = letter => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.font = "24px 'Open Sans', 'Segoe UI', Helvetica, Arial, sans-serif";
    pen.fillText(letter, 8, 40);
    return canvas.toDataURL();
  };
  const nothing = new Set([look(""), look("\\u{10FFFD}"), look("\\uF8D7")]);
  return letters.filter(letter => nothing.has(look(letter)));
}"""
"""The letters that look like nothing, or like one for private use that no font has."""
_PAUSE, _LOOKS = 0.05, 600


class CancelledError(CareerdataError):
    """The making of a pack was called off; nothing of it is left."""

    def __init__(self) -> None:
        super().__init__("Called off: nothing was written.")


class Browser:
    """A browser without a window that draws figures and prints pages; a context manager.

    It runs on a thread of its own, because a notebook's own thread is busy with a loop already.
    """

    def __init__(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Take whom to ask, while it works, whether to stop."""
        self._cancelled = cancelled

    def __enter__(self) -> Self:
        reason = no_browser()
        if reason:
            raise CareerdataError(reason)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="careerdata-share", daemon=True)
        self._thread.start()
        opening = asyncio.run_coroutine_threadsafe(self._open(), self._loop)
        try:
            self._kaleido = self._awaited(opening)
        except CancelledError:
            # Starting takes seconds, and a start that is cut short leaves processes behind. So it goes on by itself
            # and ends when it is through; the program waits for that thread before it ends.
            threading.Thread(target=self._end_once_open, args=(opening,), name="careerdata-share-end").start()
            raise
        except BaseException:
            self._end_loop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._cancelled = lambda: False
        try:
            self._run(self._kaleido.close())
        finally:
            self._end_loop()

    def _end_once_open(self, opening: Future[Any]) -> None:
        try:
            self._kaleido = opening.result(2 * PATIENCE)
        except Exception:  # noqa: BLE001 - what did not start has nothing to end, and nobody waits for it
            self._end_loop()
        else:
            self.__exit__(None, None, None)

    def png(self, figure: go.Figure) -> bytes:
        """Return a figure as pixels, two for each of its own, and nothing else."""
        return clean_png(self._drawn(figure, "png", scale=2))

    def svg(self, figure: go.Figure, name: str, width: int = WIDTH) -> str:
        """Return a figure as a drawing so wide; `name` begins its ids, so that several can stand on one page."""
        return clean_svg(self._drawn(figure, "svg", width=width).decode(), name)

    def pdf(self, page: str, scale: float = 1.0) -> bytes:
        """Return a page of HTML as it prints on A4, tagged for screen readers; without what says who made it and when."""
        return clean_pdf(self._run(self._printed(page, scale)))

    def photo(self, page: str) -> bytes:
        """Return what a page of HTML looks like in a window, from its top to its end or to `MOST_HIGH`, as pixels."""
        return self._run(self._photographed(page))

    def without_a_font(self, letters: Sequence[str]) -> list[str]:
        """Return those of these letters that look like one that no font has."""
        return self._run(self._compared(letters))

    def _drawn(self, figure: go.Figure, kind: str, **options: Any) -> bytes:
        size = {"format": kind, "width": WIDTH, "height": int(figure.layout.height), **options}
        drawn: bytes = self._run(self._kaleido.calc_fig(figure, size))
        return drawn

    async def _open(self) -> Any:
        # Without `mathjax=False` its page names a copy of MathJax on the network.
        browser = importlib.import_module("kaleido").Kaleido(n=1, timeout=PATIENCE, mathjax=False)
        await browser.open()
        return browser

    async def _printed(self, page: str, scale: float) -> bytes:
        tab = await self._kaleido.create_tab("about:blank")
        try:
            await _fill(tab, page)
            paper = {"preferCSSPageSize": True, "printBackground": True, "generateTaggedPDF": True, "scale": scale}
            printed = await tab.send_command("Page.printToPDF", paper)
            if "error" in printed:
                raise CareerdataError(f"The browser could not print: {printed['error'].get('message', '')}.")
            return base64.b64decode(printed["result"]["data"])
        finally:
            await tab.close()

    async def _photographed(self, page: str) -> bytes:
        tab = await self._kaleido.create_tab("about:blank")
        try:
            size = {"width": _WINDOW, "height": 800, "deviceScaleFactor": 1, "mobile": False}
            await tab.send_command("Emulation.setDeviceMetricsOverride", size)
            await _fill(tab, page)
            for _ in range(_LOOKS):
                said = await tab.send_command("Runtime.evaluate", {"expression": _DRAWN, "returnByValue": True})
                height = said["result"]["result"].get("value")
                if height:
                    break
                await asyncio.sleep(_PAUSE)
            else:
                raise CareerdataError("The browser did not draw the page in time.")
            clip = {"x": 0, "y": 0, "width": _WINDOW, "height": min(height, MOST_HIGH), "scale": 1}
            shot = await tab.send_command("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})
            return clean_png(base64.b64decode(shot["result"]["data"]))
        finally:
            await tab.close()

    async def _compared(self, letters: Sequence[str]) -> list[str]:
        tab = await self._kaleido.create_tab("about:blank")
        try:
            asked = {"expression": f"({_NO_FONT})({json.dumps(list(letters))})", "returnByValue": True}
            said = await tab.send_command("Runtime.evaluate", asked)
            found: list[str] = said["result"]["result"].get("value") or []
            return found
        finally:
            await tab.close()

    def _run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return self._awaited(asyncio.run_coroutine_threadsafe(work, self._loop))

    def _awaited(self, future: Future[Result]) -> Result:
        """Return what comes of `future`; ask meanwhile whether to stop."""
        for _ in range(round(2 * PATIENCE / _ASKED_EVERY)):
            done, _ = wait([future], timeout=_ASKED_EVERY)
            if done:
                return future.result()
            if self._cancelled():
                raise CancelledError
        raise CareerdataError("The browser did not answer in time.")

    def _end_loop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


def is_cut(photo: bytes) -> bool:
    """Return whether a page goes on below its photo."""
    return int.from_bytes(photo[20:24]) >= MOST_HIGH


async def _fill(tab: Any, page: str) -> None:
    """Put a page into a tab as it stands in memory; no file is written for it."""
    tree = await tab.send_command("Page.getFrameTree")
    frame = tree["result"]["frameTree"]["frame"]["id"]
    await tab.send_command("Page.setDocumentContent", {"frameId": frame, "html": page})


def later(ended: ExitStack, cancelled: Callable[[], bool]) -> Callable[[], Browser]:
    """Return what starts a browser when it is first asked for, and the same one after that, until `ended` ends it."""
    started: list[Browser] = []

    def browser() -> Browser:
        if not started:
            started.append(ended.enter_context(Browser(cancelled)))
        return started[0]

    return browser
