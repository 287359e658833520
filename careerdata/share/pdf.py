"""The PDFs of a pack: the brief on one sheet of A4, and the charts on sheets of their own."""

from __future__ import annotations

from collections.abc import Iterator

from careerdata.problems import CareerdataError
from careerdata.share import html
from careerdata.share.browser import Browser
from careerdata.share.contents import Pack
from careerdata.share.strip_metadata import page_count

_LARGER, _USUAL, _SMALLER = (1.2, 1.1), (1.0, 0.93), (0.86, 0.8, 0.74)
"""From a page that is short of words, over the usual size, down to what can still be read on paper, about 8 points."""
_MOST_DRAWN = 2
"""Charts on the page of the brief, where there is room for them."""


_WIDE = 760
"""Pixels across for a chart of the brief: its words are then as large as those around it."""


def brief(pack: Pack, browser: Browser) -> bytes:
    """Return the brief as one sheet that is filled: with charts, larger or smaller letters, as its words leave room.

    Raises:
        CareerdataError: if it does not fit one sheet in letters that can be read.
    """
    drawings = [browser.svg(page.figure, page.name, _WIDE) for page in pack.pages[:_MOST_DRAWN]]
    least = 0.0
    for many, scale in _ways(len(drawings)):
        if least * scale**2 > 1:
            continue
        printed = browser.pdf(html.brief(pack, drawings[:many]), scale)
        sheets = page_count(printed)
        if sheets == 1:
            return printed
        # What the words fill at the usual size: the last sheet may be empty but for a line, another end early
        # before a heading, and a chart takes one at most. Printing what cannot fit would only cost time.
        least = max(least, (sheets - 2 - many) / scale**2)
    raise CareerdataError(
        "The brief does not fit one page, even in small letters. Shorten the request or the proposal, or tick fewer texts."
    )


def _ways(drawings: int) -> Iterator[tuple[int, float]]:
    """Yield with how many charts and in which size the brief is tried: the fullest page first."""
    for many in range(drawings, 0, -1):
        larger = _LARGER if many < _MOST_DRAWN else _LARGER[1:]
        yield from ((many, scale) for scale in (*larger, *_USUAL))
    yield from ((0, scale) for scale in (*_LARGER, *_USUAL, *_SMALLER))


def charts(pack: Pack, browser: Browser) -> bytes:
    """Return the charts, one a sheet, and the tables."""
    drawings = {page.name: browser.svg(page.figure, page.name) for page in pack.pages}
    return browser.pdf(html.sheets(pack, drawings))
