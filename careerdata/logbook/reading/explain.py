"""Problems in full, the way a terminal or a notebook shows them: with the lines they are about, and carets under the value."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable, Sequence

from careerdata.logbook.reading.columns import layout_of
from careerdata.logbook.reading.csv_scanner import BLANKS
from careerdata.logbook.reading.encoding import Lines, Refusal, decode, quoted, too_large
from careerdata.logbook.reading.table import Table, parse_table
from careerdata.problems import Problem
from careerdata.schemas import LogFile
from careerdata.text import join_words, plural

_WIDEST = 90
_SHOWN = 3
"""So many places of one kind of problem are shown, and the lines of as many more are named; the rest is counted."""
_UNCHANGED = "Your file was not changed."
_LINES = re.compile(r"(?<=line )[0-9]+|(?<=lines )[0-9]+ to [0-9]+")
_BY_VALUE = re.compile(
    rf"[0-9]+(\.[0-9]+)?|\b({'|'.join((*calendar.day_name, *calendar.month_name[1:]))})\b|\"[^\"]*\""
)
"""What a message says about one value only: its number, its day, another cell of its row."""


def alike(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Return problems in groups: the same thing in the same column of a file, in the order of their first."""
    groups: dict[tuple[str | None, ...], list[Problem]] = {}
    for problem in problems:
        what = _LINES.sub("", problem.message)
        if problem.value is not None:
            what = _BY_VALUE.sub("", problem.message.replace(quoted(problem.value), "", 1))
        groups.setdefault((problem.file, problem.column, problem.severity, what), []).append(problem)
    return list(groups.values())


def in_a_line(group: Sequence[Problem]) -> str:
    """Return problems that are alike as one line: the first in words, the others counted."""
    others = [problem.line for problem in group if problem.line != group[0].line]
    return (
        f"{group[0]} And {len(set(others))} more like this, the next on line {others[0]}." if others else str(group[0])
    )


def explain(group: Sequence[Problem], source: Source, loaded: int | None = None, aside: int = 1) -> str:
    """Return problems that are alike in full: the first places with their lines, a count of the others, what to do.

    Args:
        group: the problems, as `alike` gives them.
        source: the file they are about.
        loaded: how many rows of the file were loaded; None when that is not a question.
        aside: how many rows of the file were set aside, for whatever reason.
    """
    first = group[0]
    head, _, _ = str(first).partition(first.message)
    shown = [f"{head}{first.message}"]
    one_fix = len({problem.fix for problem in group}) == 1
    for problem in group[:_SHOWN]:
        shown += source.place(problem, "" if one_fix else problem.fix)
    shown += _not_shown(group)
    fix = first.fix if one_fix else ""
    last = "" if fix.endswith(_UNCHANGED) else _kept(group, loaded, aside)
    shown.append(" ".join(part for part in (fix, last) if part))
    return "\n".join(part for part in shown if part)


def _not_shown(group: Sequence[Problem]) -> list[str]:
    more = group[_SHOWN:]
    if not more:
        return []
    lines = [str(problem.line) for problem in more[:_SHOWN]]
    named = f"{', '.join(lines)} and so on" if len(more) > _SHOWN else join_words(lines)
    these, on = plural(len(more), "this", "these"), plural(len(more), "line")
    return [f"… and {len(more)} more like {these}, on {on} {named}."]


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


class Source:
    """A file as text, taken apart once for all the problems that are about it."""

    def __init__(self, data: bytes, log: LogFile | None) -> None:
        """Take `data`, the bytes of the file of `log`, apart as the reader does; None for plan.toml."""
        self._table: Table | None = None
        try:
            self._text = "" if too_large(data) else decode(data).text
        except Refusal:
            self._text = ""
        self._lines = Lines(self._text)
        if log is not None and self._text:
            layout = layout_of(log.schema)
            try:
                self._table = parse_table(self._text, list(layout.columns), layout.required)
            except Refusal:
                return
            self._records = {record.line: record for record in self._table.records}

    def place(self, problem: Problem, fix: str = "") -> list[str]:
        """Return the line that a problem is about, carets under the value, `fix` behind them; [] when there is none."""
        shown = self._with_carets(problem)
        if not fix:
            return shown
        return [*shown[:-1], f"{shown[-1]} {fix}"] if len(shown) > 1 else [*shown, " " * len(_margin(0)) + fix]

    def _with_carets(self, problem: Problem) -> list[str]:
        if not self._text or problem.line is None or problem.line > len(self._lines.starts):
            return []
        start, stop = self._span(problem)
        number = max(problem.line, self._lines.number(start))
        begin, end = self._lines.starts[number - 1], self._lines.stops[number - 1]
        line = self._text[begin:end]
        if not line:
            return []
        return _with_carets(_margin(number), line, (max(start, begin) - begin, min(max(stop, begin), end) - begin))

    def _span(self, problem: Problem) -> tuple[int, int]:
        """Return where in the text the value stands; (0, 0) when that is not known."""
        record = self._records.get(problem.line or 0) if self._table is not None else None
        if self._table is None or record is None or problem.column not in self._table.places:
            return self._found(problem)
        spans, place = self._table.spans(record), self._table.places[problem.column]
        if place >= len(spans):
            return self._found(problem)
        cell = spans[place]
        raw = self._text[cell.start : cell.stop]
        return cell.start + len(raw) - len(raw.lstrip(BLANKS)), cell.start + len(raw.rstrip(BLANKS))

    def _found(self, problem: Problem) -> tuple[int, int]:
        """Return where a value outside of a row, such as one of the plan, stands, if its line has it just once."""
        number = problem.line or 1
        begin, end = self._lines.starts[number - 1], self._lines.stops[number - 1]
        if not problem.value or self._text.count(problem.value, begin, end) != 1:
            return 0, 0
        start = self._text.index(problem.value, begin, end)
        return start, start + len(problem.value)


def _margin(number: int) -> str:
    return f"{number:>5} | "


def _with_carets(margin: str, line: str, span: tuple[int, int]) -> list[str]:
    start, stop = span
    first = max(0, min(start - _WIDEST // 2, len(line) - _WIDEST))
    part = line[first : first + _WIDEST]
    before, after = "…" if first else "", "…" if first + _WIDEST < len(line) else ""
    shown = [f"{margin}{before}{_seen(part)}{after}"]
    if stop > start:
        indent = len(margin) + len(before) + _width(_seen(part[: start - first]))
        shown.append(" " * indent + "^" * max(1, _width(_seen(part[start - first : stop - first]))))
    return shown


def _seen(text: str) -> str:
    """Return a text as a terminal can show it: tabs as blanks, a mark for what else cannot be printed."""
    return "".join("    " if sign == "\t" else sign if sign.isprintable() else "\ufffd" for sign in text)


def _width(text: str) -> int:
    """Return how many places of a terminal a text takes."""
    return sum(
        0 if unicodedata.category(sign) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
