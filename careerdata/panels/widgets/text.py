"""The one place where text becomes markup. Whatever a person wrote is escaped here, so it can only ever be read."""

from __future__ import annotations

import base64
import json
import math
import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import ipywidgets as widgets
import pandas as pd

from careerdata.figures.charts.spark_line import HEIGHT, WIDTH, SparkLine

# Jupyter sets what stands between two dollars in a table as a formula, unless pandas asks it not to.
pd.set_option("display.html.use_mathjax", False)

SHORT = 32
"""Characters that a cell of a table keeps on one line."""
_STYLES = {
    "headline": "font-size:26px;font-weight:600;line-height:1.25;margin:2px 0;overflow-wrap:anywhere;",
    "figure": "font-size:30px;font-weight:700;line-height:1.2;margin:0 10px 0 0;white-space:nowrap;",
    "title": "font-size:17px;font-weight:600;line-height:1.35;margin:4px 0 0;overflow-wrap:anywhere;",
    "number": "font-size:17px;line-height:1.4;margin:0 0 4px;color:var(--jp-ui-font-color2);overflow-wrap:anywhere;",
    "sentence": "font-size:15px;line-height:1.5;margin:4px 0;max-width:78ch;overflow-wrap:anywhere;",
    "caution": "line-height:1.5;margin:2px 0 6px;max-width:86ch;color:var(--jp-ui-font-color2);overflow-wrap:anywhere;",
    "plain": "line-height:1.5;margin:2px 0;max-width:86ch;overflow-wrap:anywhere;",
    "message": "line-height:1.5;margin:2px 0;padding:6px 10px;max-width:84ch;overflow-wrap:anywhere;"
    "border-left:3px solid #0072b2;background:var(--jp-layout-color2);",
    "next": "font-size:15px;line-height:1.5;margin:4px 0 6px;padding:8px 12px;overflow-wrap:anywhere;"
    "border-left:4px solid var(--jp-brand-color1);background:var(--jp-layout-color2);",
    "hidden": "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;",
}
_LINE = "fill:none;stroke:var(--jp-ui-font-color2);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round"
_DOT = "fill:var(--jp-brand-color1)"
_FAULT = "border-left-color:var(--jp-error-color1);"
WIDE = 7
"""A table of more columns than this says that there is more to the right."""


class Words(widgets.HTML):
    """A line of text in a panel; what it says is in `text`, and markup in it shows as the characters it is made of."""

    def __init__(self, text: str = "", style: str = "plain", role: str = "") -> None:
        self._style = _STYLES[style]
        self._role = f' role="{role}"' if role else ""
        self._text = ""
        super().__init__()
        self.say(text)

    @property
    def text(self) -> str:
        """The text as it was said, unescaped."""
        return self._text

    def say(self, text: str, *, fault: bool = False) -> None:
        """Show `text` instead; an empty text takes no room. Line breaks stay. A fault never looks like a success."""
        self._text = text
        lines = "<br>".join(escape(line) for line in text.split("\n"))
        mark, look = ('<span aria-hidden="true">⚠ </span>', _FAULT) if fault else ("", "")
        self.value = f'<div{self._role} style="{self._style}{look}">{mark}{lines}</div>' if text else ""


class PageLink(widgets.HTML):
    """A line of text with a link to another page behind it; what it says is in `text`, and where it leads in `page`."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.page = "", ""

    def say(self, text: str, page: str = "", title: str = "") -> None:
        """Show `text`, and a link to `page` (the name of a notebook beside this one) that is called `title`."""
        self.text, self.page = text, page
        self.value = f'<div style="{_STYLES["next"]}">{escape(text)} {_link(page, title)}</div>' if text else ""


class Cards(widgets.HTML):
    """Answers side by side, as many as there is room for; each with a link to its page.

    Attributes:
        items: question, headline, a sentence more, page and name of the link, a card each.
    """

    def __init__(self) -> None:
        super().__init__(layout=widgets.Layout(width="auto", margin="0"))
        self.items: tuple[tuple[str, str, str, str, str], ...] = ()

    def show(self, cards: Iterable[tuple[str, str, str, str, str]]) -> None:
        """Show these cards instead."""
        self.items = tuple(cards)
        grid = "display:grid;grid-template-columns:repeat(auto-fit,minmax(210px,1fr));gap:10px;margin:6px 0"
        self.value = f'<div style="{grid}">{"".join(_card(*card) for card in self.items)}</div>'


class Lines(widgets.HTML):
    """A short list in a panel, one line an item, each item escaped."""

    def __init__(self, items: Iterable[str] = ()) -> None:
        super().__init__()
        self.items: tuple[str, ...] = ()
        self.say(items)

    def say(self, items: Iterable[str]) -> None:
        """Show these items instead."""
        self.items = tuple(items)
        rows = "".join(f"<li>{escape(item)}</li>" for item in self.items)
        style = f"{_STYLES['plain']}padding-left:1.3em;"
        self.value = f'<ul style="{style}">{rows}</ul>' if rows else ""


class Spark(widgets.HTML):
    """A line of some weeks that the page draws itself, in its own colours; `alt` says what it shows."""

    def __init__(self) -> None:
        super().__init__(layout=widgets.Layout(width=f"{WIDTH}px", flex="0 0 auto", margin="6px 0 0"))
        self.alt = ""

    def show(self, line: SparkLine) -> None:
        """Show this line instead; one that shows nothing leaves its room empty."""
        self.alt = line.alt
        dot = f'<circle cx="{line.dot[0]:g}" cy="{line.dot[1]:g}" r="3" style="{_DOT}"/>' if line.dot else ""
        box = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" style="display:block"'
        self.value = (
            f'<svg role="img" aria-label="{escape(line.alt)}" {box}><path d="{line.path}" style="{_LINE}"/>{dot}</svg>'
            if line.alt
            else ""
        )


class Picture(widgets.HTML):
    """A picture; `alt` says what it shows.

    `widgets.Image` takes no such words: with a tooltip JupyterLab draws none of it.
    """

    def __init__(self, most_wide: str) -> None:
        self._looks = f"max-width:min(100%, {most_wide});height:auto;border:1px solid #b9c2ca;box-sizing:border-box"
        self.data, self.alt = b"", ""
        super().__init__()

    def show(self, data: bytes, form: str, alt: str) -> None:
        """Show this picture instead; `form` is ``"png"`` or ``"svg+xml"``."""
        self.data, self.alt = data, alt
        source = f"data:image/{form};base64,{base64.b64encode(data).decode()}"
        self.value = f'<img alt="{escape(alt)}" src="{source}" style="{self._looks}">'


class Table(widgets.HTML):
    """A frame as a table that can be read without the chart; every cell is escaped."""

    def show(self, frame: pd.DataFrame, caption: str = "", stand_out: Sequence[bool] = ()) -> None:
        """Show `frame`: dates as days, numbers short, missing values as a dash; rows that `stand_out` are in bold."""
        heads = "".join(f'<th scope="col" style="text-align:left">{escape(_head(name))}</th>' for name in frame.columns)
        bold = [*stand_out, *[False] * (len(frame) - len(stand_out))]
        rows = "".join(
            _row([_cell(value) for value in row], strong)
            for row, strong in zip(zip(*(frame[name] for name in frame), strict=True), bold, strict=True)
        )
        title = f"<caption>{escape(caption)}</caption>" if caption else ""
        wide = len(frame.columns) > WIDE
        hint = f'<div style="{_STYLES["caution"]}">{len(frame.columns)} columns: scroll to the right to see all.</div>'
        self.value = (
            f'{hint if wide else ""}<div tabindex="0" style="overflow:auto;max-height:26em"><table style="border-spacing:10px 2px">'
            f"{title}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
        )


def _link(page: str, title: str) -> str:
    """Return a link that JupyterLab opens in a tab of its own; elsewhere it is a plain one."""
    if not page:
        return ""
    opens = escape(json.dumps({"path": f"notebooks/{page}"}))
    command = f'data-commandlinker-command="docmanager:open" data-commandlinker-args="{opens}"'
    look = "color:var(--jp-content-link-color);font-weight:600;white-space:nowrap"
    return f'<a href="{escape(page)}" data-page="{escape(page)}" {command} style="{look}">{escape(title)}</a>'


def _card(question: str, headline: str, more: str, page: str, goes: str) -> str:
    box = "border:1px solid var(--jp-border-color2);border-radius:10px;padding:10px 14px;background:var(--jp-layout-color1)"
    quiet = "line-height:1.4;color:var(--jp-ui-font-color2);overflow-wrap:anywhere;margin:2px 0"
    said = f'<div style="{quiet}">{escape(question)}</div>'
    said += (
        f'<div style="font-size:17px;font-weight:600;line-height:1.3;overflow-wrap:anywhere">{escape(headline)}</div>'
    )
    said += f'<div style="{quiet}">{escape(more)}</div>' if more else ""
    return f'<div style="{box}">{said}{_link(page, goes)}</div>'


def _head(name: object) -> str:
    return str(name).replace("_", " ")


def _row(cells: Sequence[str], strong: bool = False) -> str:
    # Short cells stay on one line, so that a date is not broken; long ones get room to be read.
    widths = ["min-width:22em" if len(cell) > SHORT else "white-space:nowrap" for cell in cells]
    cells = [f'<td style="{width}">{escape(cell)}</td>' for cell, width in zip(cells, widths, strict=True)]
    return ('<tr style="font-weight:bold">' if strong else "<tr>") + "".join(cells) + "</tr>"


def _cell(value: Any) -> str:
    if pd.isna(value):
        return "–"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return "∞" if math.isinf(value) else f"{value:.2f}".rstrip("0").rstrip(".")
    return str(value).replace("_", " ") if re.fullmatch("[a-z]+(_[a-z]+)+", str(value)) else str(value)
