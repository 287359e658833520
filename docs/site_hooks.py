"""What the build of the documentation adds to its pages: charts and answers of the example, documents of other folders, checked links.

On a page `<!-- chart -->` draws what the last line of the Python block above it makes, `<!-- chart: EXPRESSION -->` draws that, and
`<!-- say: EXPRESSION -->` says it. Both know `careerdata` and `book`, the example. Nothing is drawn by a browser, nothing asked of
the network.
"""

from __future__ import annotations

import ast
import html
import io
import os
import posixpath
import re
import tempfile
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from plotly.offline import get_plotlyjs

import careerdata
from careerdata import bundled, colours
from careerdata.cli.main import main as careerdata_command

ROOT = Path(__file__).parents[1]
ELSEWHERE = {
    "data/README.md": "columns.md",
    "CHANGELOG.md": "project/changes.md",
    "ARCHITECTURE.md": "project/architecture.md",
    "CONTRIBUTING.md": "project/contributing.md",
    "README.md": "index.md",
}
"""Where a document that lies outside docs/ stands on the site."""
COMMANDS = ("lab", "new", "check", "import", "share", "ics", "undo", "restore", "merge")
_PLOTLY = "assets/plotly.min.js"
_MARK = re.compile(r"<!-- (chart|say)(?:: (.+?))? -->")
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)#\s]*)(#[^)\s]*)?\)")
_drawn: dict[str, list[str]] = {}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is no file of docs/: other documents, the commands' own help, the decisions' list, plotly and its dark colours."""
    for source, place in ELSEWHERE.items():
        if place != "index.md":
            _add(files, config, place, (ROOT / source).read_text(encoding="utf-8"))
    _add(files, config, "commands.md", _commands())
    _add(files, config, "decisions/index.md", _decisions())
    _add(files, config, _PLOTLY, get_plotlyjs())
    within = colours.style_in_the_dark(".chart").replace(
        '[data-jp-theme-light="false"]', '[data-md-color-scheme="slate"]'
    )
    _add(files, config, "assets/charts.css", "figure.chart { width: 100%; max-width: none; margin: 1em 0 }\n" + within)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn links between documents into links between pages, and work out the charts and answers of a page."""
    place = page.file.src_uri
    source = next(
        (ours for ours, theirs in ELSEWHERE.items() if theirs == place and place != "index.md"), f"docs/{place}"
    )
    markdown = _LINK.sub(lambda link: _link(link, source, place), markdown)
    if _MARK.search(markdown):
        markdown, _drawn[place] = _work_out(markdown)
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the charts and answers where their places were kept."""
    made = _drawn.get(page.file.src_uri, [])
    for number, part in enumerate(made):
        html = html.replace(f'<div data-made="{number}"></div>', part)
    if any("js-plotly" in part or "Plotly" in part for part in made):
        html = f'<script src="{get_relative_url(_PLOTLY, page.url)}"></script>\n{html}'
    return html


def _add(files: Files, config: MkDocsConfig, place: str, content: str) -> None:
    files.append(File.generated(config, place, content=content))


def _link(link: re.Match[str], source: str, place: str) -> str:
    """Return a link that holds on the site; what is not on it (code, the example) stays as words."""
    words, target, part = link[1], link[2], link[3] or ""
    if not target or "://" in target or target.startswith("mailto:"):
        return link[0]
    meant = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
    if meant == "docs/decisions":
        there = "decisions/index.md"
    else:
        there = ELSEWHERE.get(meant) or (meant.removeprefix("docs/") if meant.startswith("docs/") else "")
    if not there:
        return words
    return f"[{words}]({posixpath.relpath(there, posixpath.dirname(place) or '.')}{part})"


def _work_out(markdown: str) -> tuple[str, list[str]]:
    """Run a page's Python blocks in order on a copy of the example, and make what its marks ask for."""
    made: list[str] = []
    pieces, after = [], 0
    with _example() as names:
        for found in re.finditer(f"(?P<block>{_BLOCK.pattern})|(?P<mark>{_MARK.pattern})", markdown, _BLOCK.flags):
            pieces.append(markdown[after : found.start()])
            after = found.end()
            if found["block"]:
                code = _BLOCK.match(found["block"])[1]
                names["_"] = run(code, names)
                pieces.append(found["block"])
                continue
            kind, wanted = _MARK.match(found["mark"]).groups()
            value = eval(wanted, names) if wanted else names["_"]  # noqa: S307 - the documents' own words
            pieces.append(f'<div data-made="{len(made)}"></div>')
            made.append(_chart(value, len(made)) if kind == "chart" else _said(value))
    return "".join(pieces) + markdown[after:], made


class _example:  # noqa: N801 - reads as what it gives
    """The names that a page's code begins with, in a home of its own that holds the example as ~/career."""

    def __enter__(self) -> dict[str, Any]:
        self._place = tempfile.TemporaryDirectory()
        self._home = os.environ.get("HOME")
        os.environ["HOME"] = self._place.name
        folder = Path(self._place.name, "career")
        bundled.hand_out(bundled.example(), folder)
        return {"careerdata": careerdata, "book": careerdata.open_logbook(folder), "__name__": "__main__"}

    def __exit__(self, *_: object) -> None:
        if self._home is None:
            del os.environ["HOME"]
        else:
            os.environ["HOME"] = self._home
        self._place.cleanup()


def run(code: str, names: dict[str, Any]) -> Any:
    """Run a block and return what its last line is, None where that is no expression."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<a page of the documentation>", "exec"), names)  # noqa: S102 - the documents' own code
    return None if last is None else eval(compile(ast.Expression(last.value), "<a page>", "eval"), names)  # noqa: S307


def _chart(figure: Any, number: int) -> str:
    drawn = figure.to_html(
        full_html=False,
        include_plotlyjs=False,
        div_id=f"chart-{number}",
        config={"responsive": True, "displaylogo": False, "showSendToCloud": False},
    )
    return f'<figure class="chart">{drawn}</figure>'


def _said(text: str) -> str:
    return f"<blockquote><p>{html.escape(str(text))}</p></blockquote>"


def _commands() -> str:
    """Return the page of commands, in the words of the commands themselves."""
    pages = [
        "# Commands\n\nEach ends with 0 when all is well, 1 when something needs a look, 2 when it could not be done.\n"
    ]
    for name in COMMANDS:
        said, columns = io.StringIO(), os.environ.get("COLUMNS")
        os.environ["COLUMNS"] = "100"
        try:
            with redirect_stdout(said):
                careerdata_command([name, "--help"])
        except SystemExit:
            pass
        finally:
            os.environ.pop("COLUMNS") if columns is None else os.environ.update(COLUMNS=columns)
        pages.append(f"## careerdata {name}\n\n```text\n{said.getvalue().strip()}\n```\n")
    return "\n".join(pages)


def _decisions() -> str:
    lines = ["# Decisions\n\nWhat was decided, and why. The newest come last.\n"]
    for path in sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md")):
        title = re.search(r"^# (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)[1]
        lines.append(f"- [{title}]({path.name})")
    return "\n".join(lines) + "\n"
