"""Charts of the slide program's own: lines, bars, and points with a line through them. Imported only for slides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Pt

from careerdata.figures.theme import COLOURS
from careerdata.share.pptx_charts import OfficeChart, PointChart, Points
from careerdata.share.tables import harmless

_CHART = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
_BESIDE_ENDS = (0.07, 0.06, 0.7, 0.8)
"""Left, top, width and height of the axes of a chart with words at the ends of its lines, in shares of its frame."""
_DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def add_chart(slide: Any, box: tuple[int, int, int, int], drawn: OfficeChart | PointChart) -> Any:
    """Add a chart to a slide, and return the frame it is in."""
    if isinstance(drawn, PointChart):
        return _add_points(slide, box, drawn)
    data = CategoryChartData()
    data.categories = [harmless(name) for name in drawn.categories]
    for name, values in drawn.series.items():
        data.add_series(harmless(name), values)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if drawn.kind == "bar" else XL_CHART_TYPE.LINE_MARKERS
    frame = slide.shapes.add_chart(kind, *box, data)
    _look(frame.chart, drawn)
    return frame


def colour(name: str) -> Any:
    """Return a colour of the charts as the slide program takes it."""
    return RGBColor.from_string(name.removeprefix("#").upper())


def _add_points(slide: Any, box: tuple[int, int, int, int], drawn: PointChart) -> Any:
    if drawn.beside:
        box = _words_beside(slide, box, drawn.beside)
    data = XyChartData()
    for points in drawn.points:
        series = data.add_series(harmless(points.name))
        for across, up in points.at:
            series.add_data_point(across, up)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES, *box, data)
    chart = frame.chart
    chart.font.size = Pt(13)
    chart.has_title = chart.has_legend = False
    for axis, (first, last) in ((chart.category_axis, drawn.across), (chart.value_axis, drawn.up)):
        axis.minimum_scale, axis.maximum_scale = first, last
        axis.visible, axis.has_major_gridlines = bool(drawn.days), False
    if drawn.beside:
        _place(chart, (0, 0, 1, 1))
    if drawn.days:
        chart.category_axis.major_unit = max(1, round((drawn.across[1] - drawn.across[0]) / 5))
        chart.category_axis.tick_labels.number_format = drawn.days
        chart.category_axis.tick_labels.number_format_is_linked = False
        chart.value_axis.has_major_gridlines = True
        chart.value_axis.major_gridlines.format.line.color.rgb = colour(COLOURS.grid)
        chart.value_axis.major_unit = max(1, round(drawn.up[1] / 8))
        _name_axis(chart.value_axis, drawn.unit)
    for series, points in zip(chart.plots[0].series, drawn.points, strict=True):
        _look_of_points(series, points)
    return frame


def _place(chart: Any, box: tuple[float, float, float, float]) -> None:
    """Say where a chart has its axes, in shares of its frame; left to the program, words beside them stand elsewhere."""
    sides = "".join(f'<c:{name} val="{value}"/>' for name, value in zip("xywh", box, strict=True))
    inner = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    layout = parse_xml(f"<c:layout {_CHART}><c:manualLayout>{inner}{sides}</c:manualLayout></c:layout>")
    area = chart._chartSpace.chart.plotArea  # noqa: SLF001 - python-pptx has no other way
    for there in area.findall("{*}layout"):
        area.remove(there)
    area.insert(0, layout)


def _words_beside(
    slide: Any, box: tuple[int, int, int, int], beside: Sequence[tuple[str, str]]
) -> tuple[int, int, int, int]:
    """Put words to the left of a chart, each beside its row, and return the box that is left for the chart."""
    left, top, width, height = box
    column, row = round(0.42 * width), height // len(beside)
    for place, (words, quiet) in enumerate(beside):
        frame = slide.shapes.add_textbox(left, top + place * row, column, row).text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        for line, said in enumerate(filter(None, (words, quiet))):
            paragraph = frame.paragraphs[0] if line == 0 else frame.add_paragraph()
            paragraph.text, paragraph.font.size, paragraph.font.bold = said, Pt(13 - line), line == 0
            paragraph.font.color.rgb = colour(COLOURS.quiet if line else COLOURS.ink)
    return left + column, top, width - column, height


def _look_of_points(series: Any, points: Points) -> None:
    """Give points their line, their dots and their labels."""
    line = series.format.line
    if points.line:
        shade = {"arrow": COLOURS.faint, "thick": COLOURS.second, "thin": COLOURS.quiet}[points.line]
        line.color.rgb, line.width = colour(shade), Pt(0.75 if points.line == "thin" else 2.25)
    else:
        line.fill.background()
    if points.line == "arrow":
        line._get_or_add_ln().append(parse_xml(f'<a:tailEnd {_DRAWING} type="triangle"/>'))  # noqa: SLF001 - python-pptx has no other way
    series.smooth = False
    marker = series.marker
    marker.style = XL_MARKER_STYLE.CIRCLE if points.dots else XL_MARKER_STYLE.NONE
    if points.dots:
        marker.size = 11
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = colour(COLOURS.inner if points.dots == "open" else COLOURS.second)
        marker.format.line.color.rgb, marker.format.line.width = colour(COLOURS.second), Pt(1.75)
    for place, words in enumerate(points.labels):
        if words:
            label = series.points[place].data_label
            label.text_frame.text = words
            label.text_frame.paragraphs[0].font.size = Pt(13)
            left = place < len(points.left) and points.left[place]
            label.position = XL_LABEL_POSITION.LEFT if left else XL_LABEL_POSITION.RIGHT


def _look(chart: Any, drawn: OfficeChart) -> None:
    """Give a chart its colours, a dash and a mark a line, and its words."""
    chart.font.size = Pt(13)
    chart.has_title = False
    chart.has_legend = len(drawn.series) > 1 and not drawn.ends
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    chart.category_axis.has_major_gridlines = False
    chart.value_axis.has_major_gridlines = drawn.kind == "line"
    chart.value_axis.visible = not any(drawn.labels.values())
    if drawn.kind == "line":
        _axes_of_lines(chart, drawn)
        _lines(chart, drawn)
    else:
        _bars(chart, drawn)


def _axes_of_lines(chart: Any, drawn: OfficeChart) -> None:
    axis = chart.value_axis
    axis.major_gridlines.format.line.color.rgb = colour(COLOURS.grid)
    axis.minimum_scale = 0
    _name_axis(axis, drawn.unit)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0", False
    _spaced(chart.category_axis, len(drawn.categories))
    most = max((value or 0 for values in drawn.series.values() for value in values), default=0)
    axis.major_unit = 1 if most <= 10 else None
    if drawn.ends:
        _place(chart, _BESIDE_ENDS)
        axis.maximum_scale = drawn.top


def _lines(chart: Any, drawn: OfficeChart) -> None:
    dashes = (MSO_LINE.SOLID, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT, MSO_LINE.LONG_DASH)
    marks = (
        XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.DIAMOND, XL_MARKER_STYLE.TRIANGLE, XL_MARKER_STYLE.PLUS
    )  # fmt: skip
    shades = (COLOURS.second, COLOURS.accent, COLOURS.good, COLOURS.third, COLOURS.quiet)
    for place, series in enumerate(chart.plots[0].series):
        series.smooth = False
        line = series.format.line
        line.color.rgb, line.width, line.dash_style = colour(shades[place]), Pt(2.25), dashes[place]
        if place == 0 and drawn.dots:
            line.fill.background()
        no_mark = drawn.dots and place > 0
        series.marker.style, series.marker.size = XL_MARKER_STYLE.NONE if no_mark else marks[place], 7
        if not no_mark:
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = colour(shades[place])
        if drawn.ends:
            _end(series, drawn, colour(shades[place]))


def _end(series: Any, drawn: OfficeChart, ink: Any) -> None:
    """Put a line's words at its end, in its colour, raised by as much as keeps them off the others."""
    values, end = drawn.series[series.name], drawn.ends[series.name]
    last = max((place for place, value in enumerate(values) if value is not None), default=None)
    if last is None:
        return
    label = series.points[last].data_label
    label.text_frame.text = end.words
    for paragraph in label.text_frame.paragraphs:
        paragraph.alignment, paragraph.font.size, paragraph.font.color.rgb = PP_ALIGN.LEFT, Pt(13), ink
    label.position = XL_LABEL_POSITION.RIGHT
    up = -end.raised / drawn.top * _BESIDE_ENDS[3]
    layout = parse_xml(
        f'<c:layout {_CHART}><c:manualLayout><c:x val="0"/><c:y val="{up:.4f}"/></c:manualLayout></c:layout>'
    )
    label._dLbl.find("{*}idx").addnext(layout)  # noqa: SLF001 - python-pptx has no other way


def _name_axis(axis: Any, unit: str) -> None:
    axis.axis_title.text_frame.text = unit
    font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(13), False


def _spaced(axis: Any, categories: int) -> None:
    """Let every so many-th word stand under the axis, so that they do not lie on each other."""
    step = max(1, categories // 12)
    after = axis._element.find("{*}noMultiLvlLbl")  # noqa: SLF001 - python-pptx has no other way
    for name in ("tickLblSkip", "tickMarkSkip"):
        made = parse_xml(f'<c:{name} {_CHART} val="{step}"/>')
        axis._element.append(made) if after is None else after.addprevious(made)  # noqa: SLF001 - as above


def _bars(chart: Any, drawn: OfficeChart) -> None:
    chart.plots[0].gap_width, chart.plots[0].overlap = 60, 0
    chart.category_axis.reverse_order = True
    lowest = min((value for values in drawn.series.values() for value in values if value is not None), default=0.0)
    chart.value_axis.minimum_scale = 0 if lowest >= 0 else None
    most = max((value for values in drawn.series.values() for value in values if value is not None), default=0.0)
    chart.value_axis.maximum_scale = 1.25 * most if most > 0 else None
    for shade, series in zip(cycle((COLOURS.faint, COLOURS.second)), chart.plots[0].series, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour(shade)
        series.format.line.color.rgb = colour(COLOURS.ink)
        for place, words in enumerate(drawn.labels.get(series.name, ())):
            label = series.points[place].data_label
            label.text_frame.text = words
            label.text_frame.paragraphs[0].font.size = Pt(13)
            label.position = XL_LABEL_POSITION.OUTSIDE_END
