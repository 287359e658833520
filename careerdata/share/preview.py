"""A pack as it will leave, page by page: every file is made, in memory, and what is shown is read back out of it."""

from __future__ import annotations

import importlib
import importlib.util
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from careerdata.problems import CareerdataError
from careerdata.share.browser import Browser, is_cut, later
from careerdata.share.capabilities import can_be_made, no_browser
from careerdata.share.choice import Choice
from careerdata.share.contents import lay_out
from careerdata.share.packing import Progress, files, made
from careerdata.share.redaction import redact

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

_PIXELS_A_POINT = 1.4
"""For a page of a PDF; A4 is 595 points wide."""
_MOST_PICTURES = 40
"""Pages of a file that are drawn; of those after them the words are shown. To draw hundreds would take minutes."""
_CUT = "The page is longer than its picture; these are all the words on it:"
_NO_PDF = "There is no picture of these pages: pip install 'careerdata[share]' shows them here."
_MOST_LINES = 40
"""Lines of a table that are shown; the file holds them all."""


@dataclass(frozen=True)
class Sheet:
    """A page, a slide or a picture of a pack.

    Attributes:
        file: the file it is in.
        page: which one of that file's it is, from 1.
        pages: how many that file has.
        picture: what it looks like; b"" when that cannot be shown here.
        form: what the picture is: ``"png"`` or ``"svg+xml"``, "" without one.
        words: the text on it, line by line, as it was found in the file.
        missing: why there is no picture, and what to install; "" where there is one or none can be.
    """

    file: str
    page: int
    pages: int
    picture: bytes
    form: str
    words: tuple[str, ...]
    missing: str = ""


def sheets(
    book: Logbook,
    choice: Choice,
    formats: Sequence[str] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Sheet, ...]:
    """Return every page of a pack, in the order of its files; nothing is written.

    Args:
        book: the logbook.
        choice: what was ticked.
        formats: of `FORMATS`; None for the usual ones that can be made on this machine.
        progress: as in `pack`.
        cancelled: as in `pack`.

    Raises:
        ChoiceError, CancelledError, CareerdataError: as `pack` does.
    """
    with ExitStack() as ended:
        browser = later(ended, cancelled)
        pack = lay_out(redact(book, choice), choice)
        if pack.blocked:
            raise CareerdataError(pack.blocked)
        contents = files(pack, can_be_made(formats), browser)
        return tuple(
            sheet for name, data in made(contents, progress, cancelled) for sheet in _sheets(name, data, browser)
        )


def _sheets(name: str, data: bytes, browser: Callable[[], Browser]) -> Iterator[Sheet]:
    form = name.rpartition(".")[2]
    if form == "png":
        yield Sheet(name, 1, 1, data, "png", ())
    elif form == "svg":
        yield Sheet(name, 1, 1, data, "svg+xml", tuple(_texts(data)))
    elif form == "html":
        picture = b"" if no_browser() else browser().photo(data.decode())
        words = _read_aloud(data.decode())
        yield Sheet(name, 1, 1, picture, "png" if picture else "", (_CUT, *words) if is_cut(picture) else words)
    elif form == "pdf":
        yield from _printed(name, data)
    elif form == "pptx":
        yield from _slides(name, data)
    else:
        lines = data.decode("utf-8-sig").splitlines()
        more = [f"… and {len(lines) - _MOST_LINES} more lines."] if len(lines) > _MOST_LINES else []
        yield Sheet(name, 1, 1, b"", "", (*lines[:_MOST_LINES], *more))


def _printed(name: str, data: bytes) -> Iterator[Sheet]:
    """Yield the pages of a PDF as they look, and the text that can be copied from them."""
    drawn = list(_pages(data))
    for place, (picture, words) in enumerate(drawn, 1):
        yield Sheet(name, place, len(drawn), picture, "png" if picture else "", words)
    if not drawn:
        yield Sheet(name, 1, 1, b"", "", (), _NO_PDF)


def _slides(name: str, data: bytes) -> Iterator[Sheet]:
    """Yield the slides as LibreOffice draws them, and the words and numbers in the file."""
    slides = importlib.import_module("careerdata.share.slide_preview")
    words = slides.words_on(data)
    printed, missing = slides.as_pdf(data)
    pictures = [picture for picture, _ in _pages(printed)] if printed else []
    if len(pictures) == len(words):
        missing = ""
    else:
        pictures, missing = [b""] * len(words), missing or _NO_PDF
    for page, (picture, said) in enumerate(zip(pictures, words, strict=True), 1):
        yield Sheet(name, page, len(words), picture, "png" if picture else "", said, missing)


def _pages(data: bytes) -> Iterator[tuple[bytes, tuple[str, ...]]]:
    """Yield the picture of each page of a PDF and the words on it; nothing where PDFium is not installed."""
    if importlib.util.find_spec("pypdfium2") is None:
        return
    document = importlib.import_module("pypdfium2").PdfDocument(data)
    try:
        for place, page in enumerate(document, 1):
            written = io.BytesIO()
            if place <= _MOST_PICTURES:
                page.render(scale=_PIXELS_A_POINT).to_pil().save(written, "PNG")
            words = page.get_textpage().get_text_range().splitlines()
            yield written.getvalue(), tuple(filter(None, words))
    finally:
        document.close()


def _texts(drawing: bytes) -> Iterator[str]:
    root = ET.fromstring(drawing)  # noqa: S314 - it was drawn here, a moment ago, from escaped text
    for element in root.iter("{http://www.w3.org/2000/svg}text"):
        if words := " ".join("".join(element.itertext()).split()):
            yield words


class _Reader(HTMLParser):
    """The text of a page, without its scripts and its style."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.lines.append(data.strip())


def _read_aloud(page: str) -> tuple[str, ...]:
    reader = _Reader()
    # The longest script by far is the one that draws; it says nothing, and reading it would take seconds.
    reader.feed(re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL))
    return tuple(reader.lines)
