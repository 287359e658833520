"""Pictures and printed pages: one browser for a whole pack, started when it is first needed and ended with it.

What comes out is cleaned: a PNG keeps its pixels, an SVG its shapes and its text, a PDF its pages; names of programs, the hour, ids
and comments go.
"""

from __future__ import annotations

import asyncio
import base64
import importlib
import re
import struct
import tempfile
import threading
import xml.etree.ElementTree as ET
from collections.abc import Callable, Coroutine
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import plotly.graph_objects as go

from careerdata.problems import CareerdataError
from careerdata.share.charts import WIDTH
from careerdata.share.tools import no_browser

Result = TypeVar("Result")
PATIENCE = 90
"""Seconds to wait for one picture or page."""
_WINDOW = 960
"""The width of a window that a page is looked at in."""
_DRAWN = (
    "document.readyState === 'complete' && [...document.querySelectorAll('.chart')]"
    ".every(chart => chart.querySelector('.main-svg')) && document.documentElement.scrollHeight"
)
"""The height of a page once all its charts are drawn; until then false."""
_PAUSE, _LOOKS = 0.05, 600
_SVG = "http://www.w3.org/2000/svg"
_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
_PNG = b"\x89PNG\r\n\x1a\n"


class Browser:
    """A browser without a window that draws figures and prints pages; a context manager.

    It runs on a thread of its own, because a notebook's own thread is busy with a loop already.
    """

    def __enter__(self) -> Self:
        reason = no_browser()
        if reason:
            raise CareerdataError(reason)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="careerdata-share", daemon=True)
        self._thread.start()
        try:
            self._kaleido = self._run(self._open())
        except BaseException:
            self._end_loop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            self._run(self._kaleido.close())
        finally:
            self._end_loop()

    def png(self, figure: go.Figure) -> bytes:
        """Return a figure as pixels, two for each of its own, and nothing else."""
        return clean_png(self._drawn(figure, "png", scale=2))

    def svg(self, figure: go.Figure, name: str) -> str:
        """Return a figure as a drawing; `name` begins its ids, so that several can stand on one page."""
        return clean_svg(self._drawn(figure, "svg").decode(), name)

    def pdf(self, page: str, scale: float = 1.0) -> bytes:
        """Return a page of HTML as it prints on A4, tagged for screen readers; without what says who made it and when."""
        return clean_pdf(self._run(self._printed(page, scale)))

    def photo(self, page: str) -> bytes:
        """Return what a page of HTML looks like in a window, from its top to its end, as pixels."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.html"
            path.write_text(page, encoding="utf-8")
            return self._run(self._photographed(path.as_uri()))

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
            tree = await tab.send_command("Page.getFrameTree")
            frame = tree["result"]["frameTree"]["frame"]["id"]
            await tab.send_command("Page.setDocumentContent", {"frameId": frame, "html": page})
            paper = {"preferCSSPageSize": True, "printBackground": True, "generateTaggedPDF": True, "scale": scale}
            printed = await tab.send_command("Page.printToPDF", paper)
            if "error" in printed:
                raise CareerdataError(f"The browser could not print: {printed['error'].get('message', '')}.")
            return base64.b64decode(printed["result"]["data"])
        finally:
            await tab.close()

    async def _photographed(self, address: str) -> bytes:
        tab = await self._kaleido.create_tab("about:blank")
        try:
            size = {"width": _WINDOW, "height": 800, "deviceScaleFactor": 1, "mobile": False}
            await tab.send_command("Emulation.setDeviceMetricsOverride", size)
            await tab.send_command("Page.navigate", {"url": address})
            for _ in range(_LOOKS):
                said = await tab.send_command("Runtime.evaluate", {"expression": _DRAWN, "returnByValue": True})
                height = said["result"]["result"].get("value")
                if height:
                    break
                await asyncio.sleep(_PAUSE)
            else:
                raise CareerdataError("The browser did not draw the page in time.")
            clip = {"x": 0, "y": 0, "width": _WINDOW, "height": height, "scale": 1}
            shot = await tab.send_command("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})
            return clean_png(base64.b64decode(shot["result"]["data"]))
        finally:
            await tab.close()

    def _run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(2 * PATIENCE)

    def _end_loop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


def later(ended: ExitStack) -> Callable[[], Browser]:
    """Return what starts a browser when it is first asked for, and the same one after that, until `ended` ends it."""
    started: list[Browser] = []

    def browser() -> Browser:
        if not started:
            started.append(ended.enter_context(Browser()))
        return started[0]

    return browser


def clean_png(data: bytes) -> bytes:
    """Return a PNG with the chunks that make its picture, and without the others and what follows its end."""
    kept, at = [_PNG], len(_PNG)
    while at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind in _KEPT:
            kept.append(data[at : at + 12 + length])
        at += 12 + length
        if kind == b"IEND":
            break
    return b"".join(kept)


def clean_svg(drawing: str, name: str) -> str:
    """Return an SVG without comments, classes, data attributes, scripts and links; its ids are counted from `name`."""
    root = ET.fromstring(drawing)  # noqa: S314 - it was drawn here, a moment ago, from escaped text
    ids = {element.get("id"): f"{name}-{place}" for place, element in enumerate(root.iter()) if element.get("id")}
    for parent in root.iter():
        for child in list(parent):
            if child.tag.rpartition("}")[2] in {"script", "foreignObject", "metadata", "title", "desc"}:
                parent.remove(child)
        for key, value in list(parent.attrib.items()):
            plain = key.rpartition("}")[2]
            if plain == "class" or plain.startswith(("data-", "on")):
                del parent.attrib[key]
            elif plain == "id":
                parent.set(key, ids[value])
            elif plain == "href" and not value.startswith("#"):
                del parent.attrib[key]
            else:
                parent.set(key, _with_ids(value, ids))
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    return ET.tostring(root, encoding="unicode")


def _with_ids(value: str, ids: dict[str | None, str]) -> str:
    if value.startswith("#"):
        return f"#{ids.get(value[1:], '')}"
    return re.sub(r"url\(['\"]?#([^'\")]+)['\"]?\)", lambda found: f"url(#{ids.get(found[1], '')})", value)


def clean_pdf(data: bytes) -> bytes:
    """Return a PDF whose information says nothing: blanks take the place of the entries, so every offset stays true."""
    found = re.search(rb"trailer\s*<<.*?/Info (\d+) 0 R", data, re.DOTALL)
    start = re.search(rb"(?:^|\n)%s 0 obj\s*<<" % found[1], data) if found else None
    if found is None or start is None:
        raise CareerdataError("The printed page is not put together as expected, so it is not handed out.")
    end = data.index(b">>\nendobj", start.end())
    return data[: start.end()] + b" " * (end - start.end()) + data[end:]


def page_count(data: bytes) -> int:
    """Return how many pages a printed PDF has."""
    return len(re.findall(rb"/Type /Page\b(?!s)", data))
