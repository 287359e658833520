"""Problems in full, the way a terminal or a notebook shows them: with the lines they are about, and carets under the value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from careerdata.logbook.columns import layout_of
from careerdata.logbook.scan import BLANKS
from careerdata.logbook.table import Table, take_apart
from careerdata.logbook.text import Lines, Refusal, decode, quoted
from careerdata.problems import Problem
from careerdata.schemas import LogFile

_WIDEST = 90
_SHOWN = 3
"""So many places of one kind of problem are shown; the rest is counted."""
_UNCHANGED = "Your file was not changed."


def alike(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Return problems in groups: the same thing in the same column of a file, in the order of their first."""
    groups: dict[tuple[str | None, ...], list[Problem]] = {}
    for problem in problems:
        what = problem.message if problem.value is None else problem.message.replace(quoted(problem.value), "", 1)
        kind = (problem.file, problem.column, problem.severity, re.sub(r"(?<=line )[0-9]+", "", what))
        groups.setdefault(kind, []).append(problem)
    return list(groups.values())


def in_a_line(group: Sequence[Problem]) -> str:
    """Return problems that are alike as one line: the first in words, the others counted."""
    more = len({problem.line for problem in group}) - 1
    return f"{group[0]} And {more} more like this, the next on line {group[1].line}." if more else str(group[0])


def explain(
    group: Sequence[Problem], data: bytes, log: LogFile | None = None, loaded: int | None = None, aside: int = 1
) -> str:
    """Return problems that are alike in full: the first places with their lines, a count of the others, what to do.

    Args:
        group: the problems, as `alike` gives them.
        data: the bytes of the file they are about.
        log: the log whose file that is; None for plan.toml.
        loaded: how many rows of the file were loaded; None when that is not a question.
        aside: how many rows of the file were set aside, for whatever reason.
    """
    first = group[0]
    head, _, _ = str(first).partition(first.message)
    shown, source = [f"{head}{first.message}"], _Source(data, log)
    one_fix = len({problem.fix for problem in group[:_SHOWN]}) == 1
    for problem in group[:_SHOWN]:
        shown += source.with_carets(problem, "" if one_fix else problem.fix)
    if len(group) > _SHOWN:
        shown.append(f"… and {len(group) - _SHOWN} more like these, the next on line {group[_SHOWN].line}.")
    fix = first.fix if one_fix else ""
    last = "" if fix.endswith(_UNCHANGED) else _kept(group, loaded, aside)
    shown.append(" ".join(part for part in (fix, last) if part))
    return "\n".join(part for part in shown if part)


def _kept(group: Sequence[Problem], loaded: int | None, aside: int) -> str:
    if group[0].severity == "refused":
        return f"Nothing of this file was loaded. {_UNCHANGED}"
    if group[0].severity == "notice" or loaded is None:
        return ""
    rows = len({problem.line for problem in group})
    these = "This row was" if rows == 1 else f"These {rows} rows were"
    others = {0: "no other was loaded", 1: "one other was loaded"}.get(loaded, f"{loaded} others were loaded")
    if rows == aside and loaded:
        others = "the other one was loaded" if loaded == 1 else f"the other {loaded} were loaded"
    return f"{these} set aside; {others}. {_UNCHANGED}"


class _Source:
    """A file as text, taken apart once for all the problems that are about it."""

    def __init__(self, data: bytes, log: LogFile | None) -> None:
        self._table: Table | None = None
        try:
            self._text = decode(data).text
        except Refusal:
            self._text = ""
        self._lines = Lines(self._text)
        if log is not None and self._text:
            layout = layout_of(log.schema)
            try:
                self._table = take_apart(self._text, list(layout.columns), layout.required)
            except Refusal:
                return
            self._records = {record.line: record for record in self._table.records}

    def with_carets(self, problem: Problem, fix: str) -> list[str]:
        """Return the line that a problem is about, carets under the value with `fix` behind them; [] without a line."""
        if not self._text or problem.line is None or problem.line > len(self._lines.starts):
            return []
        start, stop = self._span(problem)
        number = max(problem.line, self._lines.number(start))
        begin, end = self._lines.starts[number - 1], self._lines.stops[number - 1]
        line = self._text[begin:end]
        if not line:
            return []
        shown = _with_carets(f"{number:>5} | ", line, (max(start, begin) - begin, min(max(stop, begin), end) - begin))
        return [*shown[:-1], f"{shown[-1]} {fix}".rstrip()] if len(shown) > 1 else shown

    def _span(self, problem: Problem) -> tuple[int, int]:
        """Return where in the text the value stands; (0, 0) when that is not known."""
        record = self._records.get(problem.line or 0) if self._table is not None else None
        if self._table is None or record is None or problem.column not in self._table.places:
            return 0, 0
        cell = self._table.spans(record)[self._table.places[problem.column]]
        raw = self._text[cell.start : cell.stop]
        return cell.start + len(raw) - len(raw.lstrip(BLANKS)), cell.start + len(raw.rstrip(BLANKS))


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
