"""The page of a pack: one file that needs no network, and the pages that the browser prints as PDF.

`text` is the one door from a person's words to markup. The page may run two scripts and no other: the policy in its
head names them by their hash, and forbids every request.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from html import escape
from typing import Any

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
_AUTO = ' dir="auto"'
"""Words of the person alone: their first letter says from which side they are read."""
_STYLE = """\
body { font: 16px/1.5 "Open Sans", "Segoe UI", Helvetica, Arial, sans-serif; color: #1f2933; background: white;
  margin: 0 auto; max-width: 960px; padding: 24px; overflow-wrap: anywhere; }
h1 { font-size: 1.7em; line-height: 1.25; margin: 0 0 .6em; }
h2 { font-size: 1.2em; line-height: 1.35; margin: 1.6em 0 .3em; }
.brief h2 { font-size: 1em; text-transform: uppercase; letter-spacing: .05em; color: #0072b2; margin: 1.2em 0 .2em; }
ul { margin: 0; padding-left: 1.2em; } li { margin: .25em 0; } p { margin: .2em 0; white-space: pre-line; }
.quiet, figcaption, summary { color: #5f6b76; font-size: .9em; }
.stamp { border: 1px solid #b9c2ca; color: #5f6b76; display: inline-block; font-size: .8em; padding: 2px 8px; }
figure { margin: 0; } svg { display: block; width: 100%; height: auto; } .chart { min-height: 240px; }
table { border-collapse: collapse; font-size: .9em; margin: .6em 0; } th { overflow-wrap: normal; }
th, td { text-align: left; padding: 2px 14px 2px 0; vertical-align: top; border-bottom: 1px solid #e9ecef; }
"""
_PRINTED = """\
@page { size: A4; margin: 16mm; } @page wide { size: A4 landscape; margin: 14mm; }
body { font-size: 11pt; padding: 0; max-width: none; }
.sheet { page: wide; break-before: page; } .sheet:first-child { break-before: auto; }
.sheet svg { max-height: 140mm; } .sheet h2 { margin-top: 0; } .brief h2 { margin-top: 1.1em; }
"""


@cache
def library() -> str:
    """Return the script that draws the charts, without the one picture in it, a blank dot for maps.

    Whoever goes through a page for what is hidden in it then meets nothing that cannot be read as text.
    """
    return re.sub(r"data:image/[a-z+.-]+;base64,[A-Za-z0-9+/=]+", "data:,", plotly.offline.get_plotlyjs())


def text(words: object) -> str:
    """Return what a person wrote as text for a page: markup in it shows as the characters it is made of."""
    return escape(str(words), quote=True)


def page(pack: Pack) -> str:
    """Return the whole pack as one page that draws its charts itself, from the numbers that can be seen on them."""
    allowed = " ".join(f"'sha256-{_hash(script)}'" for script in (library(), _DRAW))
    body = [_brief(pack), *map(_chart, pack.pages), *_tables(pack.tables)]
    scripts = f"<script>{library()}</script><script>{_DRAW}</script>"
    return _document(pack.title, _STYLE, "\n".join(body) + scripts, f"script-src {allowed}")


def brief(pack: Pack, drawing: str = "") -> str:
    """Return the brief for printing on one sheet, with the drawing of the first chart (SVG that was cleaned) under it."""
    chart = f"<h2>{text(pack.pages[0].headline)}</h2><figure>{drawing}</figure>" if drawing else ""
    return _document(pack.title, _STYLE + _PRINTED, _brief(pack) + chart)


def sheets(pack: Pack, drawings: Mapping[str, str]) -> str:
    """Return the charts as sheets for printing, each with its drawing (SVG that was cleaned), and the tables."""
    body = [
        f'<section class="sheet"><h2>{text(item.headline)}</h2><figure>{drawings[item.name]}'
        f"<figcaption>{text(item.caution)}</figcaption></figure></section>"
        for item in pack.pages
    ]
    stamp = _stamp(pack.example)
    body += [f'<section class="sheet">{stamp}{table}</section>' for table in _tables(pack.tables)]
    return _document(pack.title, _STYLE + _PRINTED, "\n".join(body))


def _document(title: str, style: str, body: str, scripts: str = "script-src 'none'") -> str:
    policy = f"default-src 'none'; {scripts}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width">\n'
        f"<title>{text(title)}</title>\n<style>{style}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def _brief(pack: Pack) -> str:
    sections = [
        f"<h2>{text(heading)}</h2>"
        + (
            f"<p{_AUTO if heading in (ASK, PROPOSAL) else ''}>{text(lines[0])}</p>"
            if len(lines) == 1
            else f"<ul>{''.join(f'<li>{text(line)}</li>' for line in lines)}</ul>"
        )
        for heading, lines in pack.brief
    ]
    return (
        f'<section class="brief"><h1{_AUTO}>{text(pack.title)}</h1>{_stamp(pack.example)}{"".join(sections)}</section>'
    )


def _stamp(example: bool) -> str:
    return f'<p class="stamp">{text(EXAMPLE)}</p>' if example else ""


def _chart(item: Page) -> str:
    figure: dict[str, Any] = json.loads(item.figure.to_json()) | {"config": _CONFIG}
    # A "<" inside the data could end its script; as an escape it is the same letter to JSON and none to HTML.
    data = json.dumps(figure, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    return (
        f"<section><h2>{text(item.headline)}</h2><figure>"
        f'<div class="chart" role="img" aria-label="{text(item.alt)}"></div>'
        f'<script type="application/json">{data}</script><figcaption>{text(item.caution)}</figcaption></figure>'
        f"<details><summary>The numbers as a table</summary>{_table(item.table)}</details></section>"
    )


def _tables(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    return [f"<section><h2>{text(heading)}</h2>{_table(frame)}</section>" for heading, frame in tables.items()]


def _table(frame: pd.DataFrame) -> str:
    head = "".join(f'<th scope="col">{text(str(name).replace("_", " "))}</th>' for name in frame)
    rows = (
        f"<tr>{''.join(f'<td{_AUTO}>{text(shown(cell))}</td>' for cell in row)}</tr>"
        for row in frame.itertuples(index=False)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def shown(cell: Any) -> str:
    """Return a cell of a table in words: a day as a day, a number without the last bits of a float, nothing as ""."""
    if pd.isna(cell):
        return ""
    if isinstance(cell, pd.Timestamp):
        return in_words(cell)
    return number(cell) if isinstance(cell, float) else str(cell)


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
