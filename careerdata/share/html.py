"""The page of a pack: one file that needs no network, and the pages that the browser prints as PDF.

The templates escape every word that comes out of a folder. The page may run two scripts and no other: the policy in
its head names them by their hash, and forbids every request.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import jinja2
import pandas as pd
import plotly.offline

from careerdata.share.contents import ASK, EXAMPLE, PROPOSAL, Pack, Page
from careerdata.text import in_words, number

_CONFIG = {"displayModeBar": False, "responsive": True, "showSendToCloud": False, "scrollZoom": False}
_DRAW = """\
for (const box of document.querySelectorAll(".chart")) {
  const figure = JSON.parse(box.nextElementSibling.textContent);
  Plotly.newPlot(box, figure.data, figure.layout, figure.config);
}
"""


@cache
def library() -> str:
    """Return the script that draws the charts, without the one picture in it, a blank dot for maps.

    Whoever goes through a page for what is hidden in it then meets nothing that cannot be read as text.
    """
    return re.sub(r"data:image/[a-z+.-]+;base64,[A-Za-z0-9+/=]+", "data:,", plotly.offline.get_plotlyjs())


def page(pack: Pack) -> str:
    """Return the whole pack as one page that draws its charts itself, from the numbers that can be seen on them."""
    scripts = [f"'sha256-{_hash(script)}'" for script in (library(), _DRAW)]
    return filled("page.html", pack=pack, scripts=scripts, library=library(), draw=_DRAW)


def brief(pack: Pack, drawings: Sequence[str] = ()) -> str:
    """Return the brief for printing on one sheet, with drawings of the first charts (SVG that was cleaned) under it."""
    return filled("brief.html", pack=pack, printed=True, drawings=list(zip(pack.pages, drawings, strict=False)))


def sheets(pack: Pack, drawings: Mapping[str, str]) -> str:
    """Return the charts as sheets for printing, each with its drawing (SVG that was cleaned), and the tables."""
    return filled("sheets.html", pack=pack, printed=True, drawings=drawings)


def shown(cell: Any) -> str:
    """Return a cell of a table in words: a day as a day, a number without the last bits of a float, nothing as ""."""
    if pd.isna(cell):
        return ""
    if isinstance(cell, pd.Timestamp):
        return in_words(cell)
    return number(cell) if isinstance(cell, float) else str(cell)


def filled(template: str, **values: Any) -> str:
    """Return a template with its values; every word of them is escaped."""
    return _templates().get_template(template).render(**values)


@cache
def _templates() -> jinja2.Environment:
    loader = jinja2.PackageLoader("careerdata.share")
    made = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    made.filters |= {"shown": shown, "figure_data": _figure_data}
    made.globals |= {"example": EXAMPLE, "own_words": (ASK, PROPOSAL), "ask": ASK, "scripts": (), "printed": False}
    return made


def _figure_data(item: Page) -> str:
    """Return a chart as JSON for a script of the page."""
    figure: dict[str, Any] = json.loads(item.figure.to_json()) | {"config": _CONFIG}
    # A "<" inside the data could end its script; as an escape it is the same letter to JSON and none to HTML.
    return json.dumps(figure, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
