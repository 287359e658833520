"""A small language for a person: how they write, what happens to them, and what the simulated world knows of it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from careerdata import logbook
from careerdata.cli.main import main
from careerdata.schemas import LOGS, columns_of

BEGIN = dt.date(2024, 9, 2)
"""The Monday of every life's first week."""
SIGNS = ("sunday_dread", "boredom", "frustration", "worn_out")


@dataclass(frozen=True)
class Hand:
    """How somebody writes files.

    Attributes:
        delimiter: what stands between cells.
        decimal: the decimal mark.
        date: of `strftime`.
        short: empty cells at the end of a row are left out, as spreadsheets do.
        columns: of mood.csv; all where empty.
        first_day: days from Monday to the first day of a week as they count: -1 is Sunday.
        saves: rows go through the package's own writer, as from a page, not through a text editor.
    """

    delimiter: str = ","
    decimal: str = "."
    date: str = "%Y-%m-%d"
    short: bool = False
    columns: tuple[str, ...] = ()
    first_day: int = 0
    saves: bool = False


@dataclass
class Truth:
    """What the world knows of a life so far, kept apart from every file.

    Attributes:
        weeks: first days of the weeks that were logged, as this person counts.
        hours: by skill.
        touched: by person, the last day in touch.
        promised: by person, days within which to be in touch again.
        calm: nothing got worse for good: an illness, a winter and a bad week are no rut.
    """

    weeks: list[dt.date] = field(default_factory=list)
    hours: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    touched: dict[str, dt.date] = field(default_factory=dict)
    promised: dict[str, int] = field(default_factory=dict)
    calm: bool = False


class Person:
    """Somebody with a folder. Each call writes a row as they would, and remembers what is true."""

    def __init__(self, folder: Path, hand: Hand | None = None, seed: int = 1) -> None:
        self.folder, self.hand, self.truth = folder, hand or Hand(), Truth()
        self.random = np.random.default_rng(seed)
        self.monday = BEGIN

    @property
    def today(self) -> dt.date:
        """The Sunday evening of this week, when they sit down."""
        return self.monday + dt.timedelta(days=6)

    @property
    def week(self) -> dt.date:
        """The first day of this week, as this person counts."""
        return self.monday + dt.timedelta(days=self.hand.first_day)

    def plan(self, text: str) -> None:
        """Write plan.toml; its dates are BEGIN and 18 months later unless `text` says others."""
        dates = "" if "escape_date" in text else f"start = {BEGIN}\nescape_date = 2026-03-02\n"
        self.file("plan.toml", f"{dates}{text}\n")

    def file(self, name: str, text: str) -> None:
        """Put a file into the folder."""
        self.folder.mkdir(exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def feels(self, mood: float, spread: float = 1.0, **signs: float) -> None:
        """Log the week: each answer is drawn around its level, in halves, within the scale."""
        levels = {"mood": mood, **dict.fromkeys(SIGNS, 10 - mood), "work_quality": mood, "outside_work": 6.0} | signs
        wanted = self.hand.columns or ("week", *levels)
        answers = {
            name: float(np.clip(round(2 * self.random.normal(level, spread)) / 2, 0, 10))
            for name, level in levels.items()
            if name in wanted
        }
        self.truth.weeks.append(self.week)
        self.row("mood", week=self.monday, **answers)

    def learns(self, skill: str, hours: float, written: str = "") -> None:
        """Log hours of a skill on this week's Tuesday, under another spelling if one is given."""
        self.truth.hours[skill] += hours
        self.row("skills", date=self.monday + dt.timedelta(days=1), skill=written or skill, hours=hours)

    def knows(self, name: str, circle: str = "close", **more: object) -> None:
        """Add somebody to contacts.csv."""
        self.truth.promised[name] = {"close": 30, "active": 60, "wide": 180}[circle]
        self.row("contacts", contact=name, circle=circle, **more)

    def asks(self, name: str, answer: str = "yes") -> None:
        """Log an ask of this week's Thursday with its answer, as the page of asks does, but no touch beside it."""
        day = self.monday + dt.timedelta(days=3)
        self.truth.touched[name] = day
        self.row("asks", date=day, to=name, request=f"an hour in week {self.monday:%W}", answer=answer)

    def meets(self, name: str, kind: str = "met", written: str = "") -> None:
        """Log a touch on this week's Wednesday, under another spelling if one is given."""
        day = self.monday + dt.timedelta(days=2)
        self.truth.touched[name] = day
        self.row("touches", date=day, contact=written or name, kind=kind, **{"from": "both"})

    def brings_in(self, name: str, lines: list[str] | dict[str, list[str]], *said: str) -> None:
        """Import an export of another program, as the command line does, with what else is said there.

        A folder of several files comes as their lines by name.
        """
        self.folder.mkdir(exist_ok=True)
        export = self.folder.parent / name
        files = {export: lines} if isinstance(lines, list) else {export / file: more for file, more in lines.items()}
        for path, told in files.items():
            path.parent.mkdir(exist_ok=True)
            path.write_text("".join(f"{line}\n" for line in told), encoding="utf-8")
        assert main(["import", str(export), "--into", str(self.folder), *said]) == 0

    def row(self, log: str, **cells: object) -> None:
        """Write a row the way this person does."""
        if self.hand.saves:
            self.folder.mkdir(exist_ok=True)
            logbook.append(self.folder, log, cells, self.today)
            return
        path = self.folder / LOGS[log].file
        names = [*(self.hand.columns if log == "mood" else ()), *()] or list(columns_of(LOGS[log].schema))
        if not path.exists():
            self.file(path.name, self.hand.delimiter.join(names) + "\n")
        texts = [self._text(name, cells.get(name)) for name in names]
        while self.hand.short and texts[-1] == "":
            texts.pop()
        with path.open("a", encoding="utf-8") as file:
            file.write(self.hand.delimiter.join(texts) + "\n")

    def _text(self, name: str, value: object) -> str:
        if isinstance(value, dt.date):
            shift = self.hand.first_day if name == "week" else 0
            return (value + dt.timedelta(days=shift)).strftime(self.hand.date)
        return f"{value:g}".replace(".", self.hand.decimal) if isinstance(value, float) else str(value or "")
