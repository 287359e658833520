"""What an importer hands back: rows for our logs, what was wrong, and what was left out on purpose."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from careerdata.importers.tables import Table
from careerdata.problems import Problem
from careerdata.text import join_words

TABLE = "a table of yours"
"""What a table is called as a source whose columns the person pointed at."""
Row = dict[str, Any]
"""One row of a log: `datetime.date`, `float` and `str` by column; a column that stays empty is absent."""


@dataclass(frozen=True)
class Skipped:
    """Something in the export that was left out on purpose, in words (a plural), and how many of them there were."""

    what: str
    count: int


@dataclass(frozen=True)
class Label:
    """A word of a source of which it is not known what it means; its entries wait.

    Attributes:
        name: the word as the source writes it.
        kind: what it may be: "mood" or "skill".
        many: how much there is under it, in words.
    """

    name: str
    kind: str
    many: str


@dataclass(frozen=True)
class Known:
    """Somebody in an export, and what it tells them apart by.

    Attributes:
        contact: the name that the rows of the import have for them; no two have the same.
        name: the name as the source writes it.
        ids: each of `careerdata.logbook.known_ids.id_of`, the surest first; none where the export lacks them.
    """

    contact: str
    name: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Import:
    """Everything one export gives. Nothing has been written yet.

    Attributes:
        source: the program that it comes from: ``"Toggl Track"``, ``"Daylio"``, ``"LinkedIn"``.
        rows: per log name, the rows that fit its schema, in order of time.
        problems: what was set aside, refused or assumed, with file and line.
        skipped: what was left out on purpose.
        known_by: what gave away that it is from this program, as the end of a sentence.
        dates: how it was settled whether the day or the month comes first, as the end of a sentence; "" where every date
            says it by itself.
        calendar: the name of the calendar that it is; "" for no calendar.
        about: how the rows are to be understood, and what of the export is never stored.
        people: who is in its rows.
        is_address_book: whether its people are from an address book, which may be old: nothing it says is news.
        only_known: whether somebody of it who is not in contacts.csv stays out unless the person names them.
        ids: per log, what the source tells the entry of each row apart by, hashed (`careerdata.logbook.known_ids.id_of`);
            none of logs whose rows are known by their people.
        unclear_date: the first date that could be two days, where no date of the export shows which; "" for none.
        waiting: per log, days that hold entries which cannot be read until the person says something.
        meanings: what the person said that words of it mean, as `[imports]` of the plan has it.
        labels: words of the source that the person has to explain, the most used first.
        offered: what it suggests for the plan, a sentence each; nothing of it is written.
    """

    source: str
    rows: Mapping[str, tuple[Row, ...]]
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    about: str = ""
    people: tuple[Known, ...] = ()
    is_address_book: bool = False
    only_known: bool = False
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unclear_date: str = ""
    waiting: Mapping[str, frozenset[dt.date]] = field(default_factory=dict)
    labels: tuple[Label, ...] = ()
    meanings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    known_by: str = ""
    dates: str = ""
    offered: tuple[str, ...] = ()
    calendar: str = ""

    @property
    def title(self) -> str:
        """What it is, in a sentence."""
        return f"This is {self.source}." if self.source == TABLE else f"This is an export from {self.source}."


@dataclass
class Tally:
    """What a source collects while it reads: problems, and things left out by what they are."""

    problems: list[Problem] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    known_by: str = ""

    @classmethod
    def of(cls, *tables: Table) -> Tally:
        """Begin with what reading the tables already found."""
        blank = sum(table.blank_rows for table in tables)
        problems = [problem for table in tables for problem in table.problems]
        known_by = join_words(sorted(table.known_by for table in tables if table.known_by), isolated=False)
        return cls(problems, Counter({"empty rows": blank} if blank else {}), known_by)

    def result(self, source: str, rows: Mapping[str, tuple[Row, ...]], about: str) -> Import:
        """Return the finished `Import`, problems in the order of the file."""
        problems = sorted(self.problems, key=lambda problem: (problem.file, problem.line or 0))
        skipped = tuple(Skipped(what, count) for what, count in sorted(self.left_out.items()))
        return Import(source, rows, tuple(problems), skipped, about, known_by=self.known_by)
