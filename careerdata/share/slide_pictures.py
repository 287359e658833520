"""What the slides of a presentation look like, drawn from the file itself: its texts, its tables, its charts.

No office program is needed. A program breaks lines in its own way, so this is the slide as it is filled, not to the letter.
Imported only when slides are looked at: python-pptx is an extra.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from html import escape
from typing import Any

import pptx
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.enum.dml import MSO_FILL

from careerdata.text import number

_UNIT = 12700
"""Units of the format to a point, which is what is drawn in."""
_INK, _QUIET, _GRID = "#1f2933", "#5f6b76", "#d9dee3"
_FONT = "font-family:'Open Sans','Segoe UI',Helvetica,Arial,sans-serif"


def drawn(deck: bytes) -> list[tuple[str, tuple[str, ...]]]:
    """Return each slide as an SVG, and the words on it: its texts, and for a chart what it says to those who cannot see it."""
    opened: Any = pptx.Presentation(io.BytesIO(deck))
    size = opened.slide_width / _UNIT, opened.slide_height / _UNIT
    return [(_slide(slide, *size), tuple(_words(slide))) for slide in opened.slides]


def _slide(slide: Any, wide: float, high: float) -> str:
    inside = "".join(_shape(shape) for shape in slide.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" width="{wide:g}" height="{high:g}">'
        f'<rect width="100%" height="100%" fill="white"/>{inside}</svg>'
    )


def _words(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield from (paragraph.text for paragraph in shape.text_frame.paragraphs if paragraph.text)
        elif shape.has_table:
            yield from (" | ".join(cell.text for cell in row.cells) for row in shape.table.rows)
        elif shape.has_chart:
            yield f"Chart: {_alt(shape)}"
            for series in shape.chart.plots[0].series:
                yield f"Its sheet, {series.name or 'no name'}: {_numbers(series)}"


def _numbers(series: Any) -> str:
    return ", ".join("no value" if value is None else number(value) for value in series.values)


def _alt(shape: Any) -> str:
    return str(shape._element.nvGraphicFramePr.cNvPr.get("descr", ""))  # noqa: SLF001 - python-pptx has no other way


def _shape(shape: Any) -> str:
    box = tuple(side / _UNIT for side in (shape.left, shape.top, shape.width, shape.height))
    if shape.has_chart:
        return _chart(shape.chart, *box)
    if shape.has_table:
        rows = ("".join(f"<td>{_text(cell.text)}</td>" for cell in row.cells) for row in shape.table.rows)
        style = "width:100%;table-layout:fixed;border-collapse:collapse;font-size:11px;overflow-wrap:anywhere"
        return _boxed(box, f'<table style="{style}">{"".join(f"<tr>{row}</tr>" for row in rows)}</table>')
    lines = "".join(_paragraph(paragraph) for paragraph in shape.text_frame.paragraphs)
    return _boxed(box, lines)


def _paragraph(paragraph: Any) -> str:
    font = paragraph.font
    size = font.size.pt if font.size else 18
    colour = f"#{font.color.rgb}" if font.color and font.color.type else _INK
    after = paragraph.space_after.pt if paragraph.space_after else 0
    style = f"font-size:{size:g}px;color:{colour};font-weight:{700 if font.bold else 400};margin:0 0 {after:g}px"
    return f'<p dir="auto" style="{style}">{_text(paragraph.text)}</p>'


def _boxed(box: tuple[float, ...], inside: str) -> str:
    x, y, wide, high = box
    style = f"{_FONT};line-height:1.2;overflow-wrap:anywhere;padding:4px 7px;box-sizing:border-box"
    return (
        f'<foreignObject x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" style="overflow:visible">'
        f'<div xmlns="http://www.w3.org/1999/xhtml" style="{style}">{inside}</div></foreignObject>'
    )


def _text(words: str) -> str:
    return escape(words.replace("\v", "\n"), quote=True).replace("\n", "<br/>")


def _chart(chart: Any, x: float, y: float, wide: float, high: float) -> str:
    plot = chart.plots[0]
    names = [str(name) for name in plot.categories]
    series = [(item.name, list(item.values), item) for item in plot.series]
    if chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED:
        drawing = _bars(names, series, wide, high)
    else:
        unit = chart.value_axis.axis_title.text_frame.text
        named = f'<text x="44" y="2" fill="{_QUIET}" {_FIGURES}>{_text(unit)}</text>'
        drawing = _lines(names, series, wide, high) + named
    return f'<g transform="translate({x:g} {y:g})">{drawing}</g>'


def _bars(names: list[str], series: list[Any], wide: float, high: float) -> str:
    """Return bars that lie, a group a category, each with the label that stands in the file."""
    values = [value or 0 for _, cells, _ in series for value in cells]
    most = max(*map(abs, values), 1e-9)
    left, room = 0.3 * wide, 0.5 * wide
    group = high / max(len(names), 1)
    thick, parts = 0.8 * group / max(len(series), 1), []
    for row, name in enumerate(names):
        parts.append(_boxed((0, row * group + 0.25 * group, left - 8, group), f'<p style="{_SMALL}">{_text(name)}</p>'))
        for place, (_, cells, item) in enumerate(series):
            at, long = row * group + 0.1 * group + place * thick, abs(cells[row] or 0) / most * room
            parts.append(
                f'<rect x="{left:g}" y="{at:.1f}" width="{long:.1f}" height="{0.9 * thick:.1f}" fill="{_fill(item)}" '
                f'stroke="{_INK}"/><text x="{left + long + 6:.1f}" y="{at + 0.6 * thick:.1f}" font-size="12" '
                f'fill="{_INK}" style="{_FONT}">{_text(_label(item, row, cells[row]))}</text>'
            )
    return "".join(parts)


def _lines(names: list[str], series: list[Any], wide: float, high: float) -> str:
    """Return a line or dots for each series over the categories, with the ends of both axes in figures."""
    most = max([value for _, cells, _ in series for value in cells if value is not None] or [1]) or 1
    left, room, base = 40.0, wide - 60, high - 60
    parts = [f'<path d="M{left} {base}H{left + room}M{left} 8H{left + room}" stroke="{_GRID}"/>']
    for place, (name, cells, item) in enumerate(series):
        steps = [left + room * at / max(len(names) - 1, 1) for at in range(len(cells))]
        dots = [
            (x, base - (base - 8) * value / most) for x, value in zip(steps, cells, strict=True) if value is not None
        ]
        colour = _stroke(item)
        if item.format.line.fill.type != MSO_FILL.BACKGROUND:
            parts.append(f'<path d="{_path(cells, dots)}" fill="none" stroke="{colour}" stroke-width="2"/>')
        if item.marker.style != XL_MARKER_STYLE.NONE:
            parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in dots]
        parts.append(
            f'<text x="{left + 170 * place}" y="{high - 6}" fill="{colour}" {_FIGURES}>{_text(str(name))}</text>'
        )
    ends = [(names[0], left, "start"), (names[-1], left + room, "end")] if names else []
    for words, x, side in ends:
        parts.append(
            f'<text x="{x}" y="{base + 18}" text-anchor="{side}" fill="{_QUIET}" {_FIGURES}>{_text(words)}</text>'
        )
    parts.append(f'<text x="{left - 6}" y="14" text-anchor="end" fill="{_QUIET}" {_FIGURES}>{number(most)}</text>')
    return "".join(parts)


def _path(cells: list[float | None], dots: list[tuple[float, float]]) -> str:
    """Return the way along the dots; where a value is missing it breaks off."""
    left, begins, path = iter(dots), True, []
    for value in cells:
        if value is not None:
            x, y = next(left)
            path.append(f"{'M' if begins else 'L'}{x:.1f} {y:.1f}")
        begins = value is None
    return "".join(path)


_SMALL = f"font-size:12px;color:{_INK};margin:0;text-align:right"
_FIGURES = f'font-size="12" style="{_FONT}"'


def _label(series: Any, row: int, value: float | None) -> str:
    label = series.points[row].data_label
    return str(label.text_frame.text) if label.has_text_frame else number(value) if value is not None else ""


def _fill(series: Any) -> str:
    return f"#{series.format.fill.fore_color.rgb}"


def _stroke(series: Any) -> str:
    line = series.format.line
    dots_only = line.fill.type == MSO_FILL.BACKGROUND
    return f"#{(series.marker.format.fill.fore_color if dots_only else line.color).rgb}"
