"""Slides that a manager can edit: real text, charts of the program's own, each with alt text; 16:9.

No picture is in them, so no browser is needed. Imported only when slides are made: python-pptx is an extra.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pptx
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from careerdata.figures.theme import COLOURS
from careerdata.share.contents import ASK, EXAMPLE, PROPOSAL, Pack, Page
from careerdata.share.html import shown
from careerdata.share.labels import begins_from_the_right, short
from careerdata.share.pptx_charts import office_chart
from careerdata.share.pptx_metadata import without_metadata
from careerdata.share.slide_charts import add_chart, colour
from careerdata.share.slide_layout import (
    EDGE,
    HIGH,
    IN_TABLES,
    ROOM,
    SIZES,
    WIDE,
    height,
    how_many_fit,
    in_pieces,
    rows_that_fit,
)

_LEAD = 1.4
"""The letters of the ask beside the others of the brief."""


def slides(pack: Pack) -> bytes:
    """Return the pack as a presentation."""
    deck = pptx.Presentation()
    _widen(deck)
    _brief(deck, pack)
    for page in pack.pages:
        _chart(deck, page, pack.example)
    for heading, frame in pack.tables.items():
        _table(deck, heading, frame, pack.example)
    written = io.BytesIO()
    deck.save(written)
    return without_metadata(written.getvalue())


def _widen(deck: Any) -> None:
    """Make the template, which is 4:3, a wide one: every place on it moves along."""
    factor = WIDE / deck.slide_width
    deck.slide_width, deck.slide_height = WIDE, HIGH
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.placeholders:
            shape.left, shape.width = int(shape.left * factor), int(shape.width * factor)


def _slide(deck: Any, title: str, example: bool, quiet: bool = False) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    place = slide.shapes.title
    place.left, place.top, place.width, place.height = EDGE, 280000, WIDE - 2 * EDGE, 900000
    place.text_frame.text = title
    place.text_frame.word_wrap = True
    place.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for paragraph in place.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        size = next((size for most, size in ((70, 28), (140, 22), (230, 16)) if len(title) <= most), 13)
        paragraph.font.size = Pt(min(size, 16) if quiet else size)
        paragraph.font.bold = True
        paragraph.font.color.rgb = colour(COLOURS.quiet if quiet else COLOURS.ink)
        _turn(paragraph, title)
    if example:
        _words(slide, (EDGE, HIGH - 420000, WIDE - 2 * EDGE, 300000), [EXAMPLE], 11)
    return slide


def _words(slide: Any, box: tuple[int, int, int, int], lines: Sequence[str], size: float) -> Any:

    frame = slide.shapes.add_textbox(*box).text_frame
    frame.word_wrap = True
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.text = line
        paragraph.font.size = Pt(size)
        paragraph.font.color.rgb = colour(COLOURS.ink if size > 12 else COLOURS.quiet)
        paragraph.space_after = Pt(size / 3)
    return frame


def _brief(deck: Any, pack: Pack) -> None:
    """Put the brief on one slide, a long one in smaller letters, and what is longer still on more slides."""
    lines = [(heading, line, line is heading) for heading, said in pack.brief for line in (heading, *said)]
    lines = [*([("", pack.byline, False)] if pack.byline else []), *lines]
    lead = pack.lead
    size = next(
        (size for size in SIZES if sum(height(line, size) for _, line, _ in lines) + _more(lead, size) <= ROOM),
        SIZES[-1],
    )
    pieces = [(heading, piece, bold) for heading, line, bold in lines for piece in in_pieces(line, size)]
    title, left, more = pack.title, pieces, _more(lead, size)
    while left or title == pack.title:
        slide, here = _slide(deck, title, pack.example, quiet=pack.asks), how_many_fit(left, size, more)
        frame = _words(
            slide, (EDGE, 1250000, WIDE - 2 * EDGE, HIGH - 1750000), [piece for _, piece, _ in left[:here]], size
        )
        for paragraph, (heading, piece, bold) in zip(frame.paragraphs, left[:here], strict=False):
            if bold:
                paragraph.font.bold = True
                paragraph.font.color.rgb = colour(COLOURS.second)
            elif heading in (ASK, PROPOSAL):
                _turn(paragraph, piece)
            if piece == lead and heading == ASK:
                paragraph.font.bold, paragraph.font.size = True, Pt(_LEAD * size)
        left, title, more = left[here:], f"{short(pack.title, 100)} (continued)", 0.0


def _more(lead: str, size: float) -> float:
    """Return how much higher the ask is in its larger letters, in points."""
    return height(lead, _LEAD * size) - height(lead, size) if lead else 0.0


def _turn(paragraph: Any, words: str) -> None:
    """Let words that are read from the right begin there."""
    if begins_from_the_right(words):
        paragraph.alignment = PP_ALIGN.RIGHT
        paragraph._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001 - python-pptx has no other way


def _chart(deck: Any, page: Page, example: bool) -> None:
    slide = _slide(deck, page.headline, example)
    frame = add_chart(slide, (EDGE, 1250000, WIDE - 2 * EDGE, HIGH - 2150000), office_chart(page))
    described = frame._element.nvGraphicFramePr.cNvPr  # noqa: SLF001 - python-pptx has no other way to alt text
    described.set("descr", page.alt)
    described.set("name", "Chart")
    if page.caution:
        _words(slide, (EDGE, HIGH - 860000, WIDE - 2 * EDGE, 360000), [page.caution], 12)


def _table(deck: Any, heading: str, frame: pd.DataFrame, example: bool) -> None:
    cells = [[shown(cell) for cell in row] for row in frame.to_numpy(object)]
    lines = cells[: rows_that_fit(cells, len(frame.columns))]
    slide = _slide(deck, heading, example)
    box = (EDGE, 1250000, WIDE - 2 * EDGE, 320000 * (len(lines) + 1))
    made = slide.shapes.add_table(len(lines) + 1, len(frame.columns), *box)
    made._element.nvGraphicFramePr.cNvPr.set("descr", f"A table of {len(lines)} rows.")  # noqa: SLF001 - as above
    for down, line in enumerate([[str(name).replace("_", " ") for name in frame], *lines]):
        for across, words in enumerate(line):
            cell = made.table.cell(down, across)
            cell.text = words
            for paragraph in cell.text_frame.paragraphs:
                paragraph.font.size = Pt(IN_TABLES)
    if len(frame) > len(lines):
        said = f"The first {len(lines)} of {len(frame)} rows."
        _words(slide, (EDGE, HIGH - 860000, WIDE - 2 * EDGE, 360000), [said], 12)
