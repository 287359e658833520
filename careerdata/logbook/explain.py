"""A problem in full, the way a terminal or a notebook shows it: with the line it is about, and carets under the value."""

from __future__ import annotations

import unicodedata

from careerdata.logbook.columns import layout_of
from careerdata.logbook.scan import BLANKS
from careerdata.logbook.table import take_apart
from careerdata.logbook.text import Lines, Refusal, decode
from careerdata.problems import Problem
from careerdata.schemas import LogFile

_WIDEST = 90
_UNCHANGED = "Your file was not changed."


def explain(problem: Problem, data: bytes, log: LogFile | None = None, loaded: int | None = None) -> str:
    """Return a problem in full.

    Args:
        problem: the problem.
        data: the bytes of the file it is about.
        log: the log whose file that is; None for plan.toml.
        loaded: how many rows of the file were loaded; None when that is not a question.
    """
    head, _, _ = str(problem).partition(problem.message)
    shown = [f"{head}{problem.message}"]
    line, span = _source_line(problem, data, log)
    if line:
        shown += _with_carets(f"{problem.line:>5} | ", line, span)
    last = [] if problem.fix.endswith(_UNCHANGED) else [_kept(problem, loaded)]
    shown.append(" ".join(part for part in (problem.fix, *last) if part))
    return "\n".join(part for part in shown if part)


def _kept(problem: Problem, loaded: int | None) -> str:
    if problem.severity == "refused":
        return f"Nothing of this file was loaded. {_UNCHANGED}"
    if problem.severity == "notice" or loaded is None:
        return ""
    others = {0: "no other was loaded", 1: "the other one was loaded"}.get(loaded, f"the other {loaded} were loaded")
    return f"This row was set aside; {others}. {_UNCHANGED}"


def _source_line(problem: Problem, data: bytes, log: LogFile | None) -> tuple[str, tuple[int, int]]:
    """Return the line a problem is about, "" if there is none to show, and where in it the value stands."""
    try:
        text = decode(data).text
    except Refusal:
        return "", (0, 0)
    lines = Lines(text)
    if problem.line is None or problem.line > len(lines.starts):
        return "", (0, 0)
    start, stop = lines.starts[problem.line - 1], lines.stops[problem.line - 1]
    first, last = _span(problem, text, log)
    return text[start:stop], (max(first, start) - start, min(last, stop) - start)


def _span(problem: Problem, text: str, log: LogFile | None) -> tuple[int, int]:
    if log is None or problem.column is None:
        return 0, 0
    try:
        layout = layout_of(log.schema)
        table = take_apart(text, list(layout.columns), layout.required)
    except Refusal:
        return 0, 0
    for record in table.records:
        if record.line == problem.line and problem.column in table.places:
            cell = table.spans(record)[table.places[problem.column]]
            raw = text[cell.start : cell.stop]
            return cell.start + len(raw) - len(raw.lstrip(BLANKS)), cell.start + len(raw.rstrip(BLANKS))
    return 0, 0


def _with_carets(margin: str, line: str, span: tuple[int, int]) -> list[str]:
    start, stop = span
    first = max(0, min(start - _WIDEST // 2, len(line) - _WIDEST))
    part = line[first : first + _WIDEST]
    before, after = "…" if first else "", "…" if first + _WIDEST < len(line) else ""
    seen = "".join(sign if sign.isprintable() else "\ufffd" for sign in part)
    shown = [f"{margin}{before}{seen}{after}"]
    if stop > start:
        indent = len(margin) + len(before) + _width(seen[: start - first])
        shown.append(" " * indent + "^" * max(1, _width(seen[start - first : stop - first])))
    return shown


def _width(text: str) -> int:
    """Return how many places of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )
