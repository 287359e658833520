"""Cells of a table of any kind as our logs write them: days beyond doubt, durations as hours, answers on our scale."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from careerdata.importers.dates import day_by_numbers, day_in, unclear_dates
from careerdata.importers.pointing import scale_of
from careerdata.importers.tables import fold
from careerdata.logbook.reading.columns import Column
from careerdata.problems import Problem, Severity
from careerdata.text import counted, number

_CLOCK = re.compile(r"(?P<h>\d{1,4}):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?(?: ?h)?")
_UNITS = re.compile(
    r"(?:(?P<h>\d+(?:[.,]\d+)?) ?(?:h|hrs?|hours?|std|stunden?)\.?)? ?(?:(?P<m>\d+(?:[.,]\d+)?) ?(?:m|mins?|minutes?|minuten)\.?)?"
    r" ?(?:(?P<s>\d+) ?(?:s|secs?|seconds?)\.?)?",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?")
_PARTS = (
    (re.compile(r"\b(?:mins?|minutes?|minuten|minutos)\b", re.IGNORECASE), "minutes", 60),
    (re.compile(r"\b(?:secs?|seconds?|sekunden)\b", re.IGNORECASE), "seconds", 3600),
)
"""Units that the header of a column of durations may name, and how many of each are an hour."""


@dataclass
class Cells:
    """The cells of one column of a table, one a row, while they are put into our way of writing.

    Attributes:
        file: the table's name, for messages.
        header: what stands above them.
        lines: the line of each.
        texts: what each says; changed in place.
        out: rows that are left out, by their place.
        problems: what was found wrong or assumed.
    """

    file: str
    header: str
    lines: Sequence[int]
    texts: list[str]
    out: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def tell(self, row: int, message: str, fix: str = "", *, is_notice: bool = False) -> None:
        """Note what is to say of a cell; unless it is a notice, its row is left out."""
        severity: Severity = "notice" if is_notice else "set_aside"
        self.problems.append(Problem(self.file, self.lines[row], self.header, self.texts[row], message, fix, severity))
        if not is_notice:
            self.out.add(row)


def days_written_plainly(cells: Cells, order: str) -> set[dt.date]:
    """Write days as 2026-03-02, leave out rows whose day could be two, and return all the days that these could be.

    Args:
        cells: a column of days.
        order: "day" or "month", whichever comes first in the table; "" where that is not known.
    """
    maybe = set[dt.date]()
    for row, text in enumerate(cells.texts):
        date = _without_time(text)
        if not order and unclear_dates(date):
            maybe |= {day for one in ("day", "month") if (day := day_by_numbers(date, one)) is not None}
            cells.out.add(row)
        elif day := day_in(text) or day_in(date) or day_by_numbers(date, order):
            cells.texts[row] = f"{day}"
    return maybe


def _without_time(text: str) -> str:
    """Return a day without the time behind it."""
    return re.sub(r"[T ,]+\d{1,2}:\d\d.*$", "", text)


def unclear_in(texts: Collection[str]) -> list[str]:
    """Return those of some days that could be two days each."""
    return [text for text in texts if unclear_dates(_without_time(text))]


def hours_counted(cells: Cells) -> None:
    """Write durations such as 1:30 or 90 min as hours, and numbers of a column of minutes or seconds."""
    unit, many = next(((unit, many) for words, unit, many in _PARTS if words.search(cells.header)), ("hours", 1))
    read: dict[str, list[tuple[int, float]]] = {"is a duration": [], f"counts {unit}": []}
    for row, text in enumerate(cells.texts):
        seconds = _seconds(text)
        if many > 1 and text.count(":") == 1 and seconds is not None:
            fix = f"Write it as {unit}, or with seconds: {text}:00."
            cells.tell(row, f'"{text}" in a column of {unit} could be hours and minutes, or minutes and seconds.', fix)
        elif seconds is not None:
            read["is a duration"].append((row, float(seconds / 3600)))
        elif many > 1 and _PLAIN.fullmatch(text):
            read[f"counts {unit}"].append((row, float(Fraction(text.replace(",", ".")) / many)))
    for how, found in read.items():
        if found:
            (first, hours), more = found[0], f", and {len(found) - 1} more like it" if len(found) > 1 else ""
            said = f'"{cells.texts[first]}" {how} and was read as {counted(round(hours, 2), "hour")}{more}.'
            cells.tell(first, said, is_notice=True)
    for row, hours in (one for found in read.values() for one in found):
        # Four decimals, where three could be thousands.
        cells.texts[row] = f"{hours:.4f}"


def _seconds(text: str) -> Fraction | None:
    """Return the seconds of a duration such as 1:30 (hours and minutes), 1:30:00, 90 min or 1h 30m; None for another text."""
    found = _CLOCK.fullmatch(text) or _UNITS.fullmatch(text)
    parts = {unit: part for unit, part in found.groupdict().items() if part} if found else {}
    if not parts:
        return None
    in_seconds = {"h": 3600, "m": 60, "s": 1}
    return sum((Fraction(part.replace(",", ".")) * in_seconds[unit] for unit, part in parts.items()), Fraction(0))


def answers_scaled(cells: Cells, column: Column, scale: str) -> None:
    """Write answers on a scale of the person's own from 0 to 10; in a log that takes halves, as the nearest half."""
    ends = scale_of(scale)
    if ends is None:
        return
    low, high = ends
    for row, text in enumerate(cells.texts):
        if not _PLAIN.fullmatch(text):
            continue
        answer = Fraction(text.replace(",", "."))
        if not low <= answer <= high:
            fix = f"Write a number from {number(low)} to {number(high)}."
            cells.tell(row, f'"{text}" is beyond your scale from {number(low)} to {number(high)}.', fix)
        elif (low, high) != (0, 10):
            ours = (answer - Fraction(low)) * 10 / (Fraction(high) - Fraction(low))
            cells.texts[row] = f"{math.floor(ours * 2 + Fraction(1, 2)) / 2:g}" if column.step else f"{float(ours):.4f}"


def words_meant(cells: Cells, meanings: Mapping[str, object], known: Collection[str] = ()) -> Counter[str]:
    """Put what words mean in their place, leave out the rows of the others, and return how often these are there.

    Args:
        cells: a column in which words may stand.
        meanings: what each means.
        known: words that need no meaning; where there are none, numbers need none.
    """
    meant = {fold(word): meaning for word, meaning in meanings.items()}
    fine = {re.sub(r"[\s_-]+", "_", fold(word)) for word in known}
    waiting = Counter[str]()
    spelling = dict[str, str]()
    for row, text in enumerate(cells.texts):
        word = fold(text)
        if not word or re.sub(r"[\s_-]+", "_", word) in fine or (not known and _PLAIN.fullmatch(text)):
            continue
        if word in meant:
            said = meant[word]
            cells.texts[row] = f"{said:g}" if isinstance(said, float | int) else f"{said}"
            if said == "":
                cells.out.add(row)
        else:
            cells.out.add(row)
            waiting[spelling.setdefault(word, text)] += 1
    return waiting
