"""The PDFs of a pack: the brief on one sheet of A4, and the charts on sheets of their own."""

from __future__ import annotations

from careerdata.problems import CareerdataError
from careerdata.share import html
from careerdata.share.browser import Browser
from careerdata.share.contents import Pack
from careerdata.share.strip_metadata import page_count

_SCALES = (1.0, 0.93, 0.86, 0.8, 0.74)
"""From the usual size down to what can still be read on paper, about 8 points."""


def brief(pack: Pack, browser: Browser) -> bytes:
    """Return the brief as one sheet, set smaller where it would not fit.

    Raises:
        CareerdataError: if it does not fit one sheet in letters that can be read.
    """
    drawings = [browser.svg(page.figure, page.name) for page in pack.pages[:1]]
    least = 0.0
    # With the first chart where there is room for it; without it before the letters get small.
    for drawing, scales in [*((drawing, _SCALES[:2]) for drawing in drawings), ("", _SCALES)]:
        for scale in scales:
            if least * scale**2 > 1:
                continue
            printed = browser.pdf(html.brief(pack, drawing), scale)
            sheets = page_count(printed)
            if sheets == 1:
                return printed
            # What the words fill at the usual size: the last sheet may be empty but for a line, another end early
            # before a heading, and the chart takes one at most. Printing what cannot fit would only cost time.
            least = max(least, (sheets - 2 - bool(drawing)) / scale**2)
    raise CareerdataError(
        "The brief does not fit one page, even in small letters. Shorten the request or the proposal, or tick fewer texts."
    )


def charts(pack: Pack, browser: Browser) -> bytes:
    """Return the charts, one a sheet, and the tables."""
    drawings = {page.name: browser.svg(page.figure, page.name) for page in pack.pages}
    return browser.pdf(html.sheets(pack, drawings))
