"""Slides that a manager can edit: real text, charts of the program's own, each with alt text; 16:9.

No picture is in them, so no browser is needed. Imported only when slides are made: python-pptx is an extra.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pptx
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Pt

from careerdata.figures.theme import COLOURS
from careerdata.share.contents import ASK, EXAMPLE, PROPOSAL, Pack, Page
from careerdata.share.html import shown
from careerdata.share.labels import begins_from_the_right, short
from careerdata.share.pptx_charts import OfficeChart, office_chart
from careerdata.share.pptx_metadata import without_metadata
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
from careerdata.share.tables import harmless


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


def _slide(deck: Any, title: str, example: bool) -> Any:

    slide = deck.slides.add_slide(deck.slide_layouts[5])
    place = slide.shapes.title
    place.left, place.top, place.width, place.height = EDGE, 280000, WIDE - 2 * EDGE, 900000
    place.text_frame.text = title
    place.text_frame.word_wrap = True
    place.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for paragraph in place.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.font.size = Pt(
            next((size for most, size in ((70, 28), (140, 22), (230, 16)) if len(title) <= most), 13)
        )
        paragraph.font.bold = True
        paragraph.font.color.rgb = _colour(COLOURS.ink)
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
        paragraph.font.color.rgb = _colour(COLOURS.ink if size > 12 else COLOURS.quiet)
        paragraph.space_after = Pt(size / 3)
    return frame


def _brief(deck: Any, pack: Pack) -> None:
    """Put the brief on one slide, a long one in smaller letters, and what is longer still on more slides."""
    lines = [(heading, line, line is heading) for heading, said in pack.brief for line in (heading, *said)]
    size = next((size for size in SIZES if sum(height(line, size) for _, line, _ in lines) <= ROOM), SIZES[-1])
    pieces = [(heading, piece, bold) for heading, line, bold in lines for piece in in_pieces(line, size)]
    title, left = pack.title, pieces
    while left or title == pack.title:
        slide, here = _slide(deck, title, pack.example), how_many_fit(left, size)
        frame = _words(
            slide, (EDGE, 1250000, WIDE - 2 * EDGE, HIGH - 1750000), [piece for _, piece, _ in left[:here]], size
        )
        for paragraph, (heading, piece, bold) in zip(frame.paragraphs, left[:here], strict=False):
            if bold:
                paragraph.font.bold = True
                paragraph.font.color.rgb = _colour(COLOURS.second)
            elif heading in (ASK, PROPOSAL):
                _turn(paragraph, piece)
        left, title = left[here:], f"{short(pack.title, 100)} (continued)"


def _turn(paragraph: Any, words: str) -> None:
    """Let words that are read from the right begin there."""
    if begins_from_the_right(words):
        paragraph.alignment = PP_ALIGN.RIGHT
        paragraph._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001 - python-pptx has no other way


def _chart(deck: Any, page: Page, example: bool) -> None:

    slide, drawn = _slide(deck, page.headline, example), office_chart(page)
    data = CategoryChartData()
    data.categories = [harmless(name) for name in drawn.categories]
    for name, values in drawn.series.items():
        data.add_series(harmless(name), values)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if drawn.kind == "bar" else XL_CHART_TYPE.LINE_MARKERS
    box = (EDGE, 1250000, WIDE - 2 * EDGE, HIGH - 2150000)
    frame = slide.shapes.add_chart(kind, *box, data)
    described = frame._element.nvGraphicFramePr.cNvPr  # noqa: SLF001 - python-pptx has no other way to alt text
    described.set("descr", page.alt)
    described.set("name", "Chart")
    _look(frame.chart, drawn)
    if page.caution:
        _words(slide, (EDGE, HIGH - 860000, WIDE - 2 * EDGE, 360000), [page.caution], 12)


def _look(chart: Any, drawn: OfficeChart) -> None:
    """Give a chart its colours, a dash and a mark a line, and its words."""
    chart.font.size = Pt(13)
    chart.has_title = False
    chart.has_legend = len(drawn.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    chart.category_axis.has_major_gridlines = False
    chart.value_axis.has_major_gridlines = drawn.kind == "line"
    chart.value_axis.visible = not any(drawn.labels.values())
    if drawn.kind == "line":
        chart.value_axis.major_gridlines.format.line.color.rgb = _colour(COLOURS.grid)
        chart.value_axis.minimum_scale = 0
        _name_axis(chart.value_axis, drawn.unit)
        chart.value_axis.tick_labels.number_format, chart.value_axis.tick_labels.number_format_is_linked = "0", False
        _spaced(chart.category_axis, len(drawn.categories))
        most = max((value or 0 for values in drawn.series.values() for value in values), default=0)
        chart.value_axis.major_unit = 1 if most <= 10 else None
    dashes = (MSO_LINE.SOLID, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT, MSO_LINE.LONG_DASH)
    marks = (
        XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.DIAMOND, XL_MARKER_STYLE.TRIANGLE, XL_MARKER_STYLE.PLUS
    )  # fmt: skip
    colours = (COLOURS.second, COLOURS.accent, COLOURS.good, COLOURS.third, COLOURS.quiet)
    for place, series in enumerate(chart.plots[0].series):
        if drawn.kind == "line":
            series.smooth = False
            line = series.format.line
            line.color.rgb, line.width, line.dash_style = _colour(colours[place]), Pt(2.25), dashes[place]
            if place == 0 and drawn.dots:
                line.fill.background()
            no_mark = drawn.dots and place > 0
            series.marker.style, series.marker.size = XL_MARKER_STYLE.NONE if no_mark else marks[place], 7
            if no_mark:
                continue
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = _colour(colours[place])
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = _colour((COLOURS.faint, COLOURS.second)[place % 2])
            series.format.line.color.rgb = _colour(COLOURS.ink)
    if drawn.kind == "bar":
        _bars(chart, drawn)


def _name_axis(axis: Any, unit: str) -> None:
    axis.axis_title.text_frame.text = unit
    font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(13), False


def _spaced(axis: Any, categories: int) -> None:
    """Let every so many-th word stand under the axis, so that they do not lie on each other."""
    space = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    step = max(1, categories // 12)
    after = axis._element.find("{*}noMultiLvlLbl")  # noqa: SLF001 - python-pptx has no other way
    for name in ("tickLblSkip", "tickMarkSkip"):
        made = parse_xml(f'<c:{name} {space} val="{step}"/>')
        axis._element.append(made) if after is None else after.addprevious(made)  # noqa: SLF001 - as above


def _bars(chart: Any, drawn: OfficeChart) -> None:

    chart.plots[0].gap_width, chart.plots[0].overlap = 60, 0
    chart.category_axis.reverse_order = True
    lowest = min((value for values in drawn.series.values() for value in values if value is not None), default=0.0)
    chart.value_axis.minimum_scale = 0 if lowest >= 0 else None
    most = max((value for values in drawn.series.values() for value in values if value is not None), default=0.0)
    chart.value_axis.maximum_scale = 1.25 * most if most > 0 else None
    for series in chart.plots[0].series:
        for place, words in enumerate(drawn.labels.get(series.name, ())):
            label = series.points[place].data_label
            label.text_frame.text = words
            label.text_frame.paragraphs[0].font.size = Pt(13)
            label.position = XL_LABEL_POSITION.OUTSIDE_END


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


def _colour(colour: str) -> Any:

    return RGBColor.from_string(colour.removeprefix("#").upper())
