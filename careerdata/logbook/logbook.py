"""A person's logs, plan and day as one plain value: what every answer is read from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from careerdata.logbook.known_ids import NewJob
from careerdata.logbook.one_name import with_one_name
from careerdata.logbook.reading.columns import layout_of
from careerdata.plan import Plan, in_force, starter_plan
from careerdata.problems import NoLogbookError, Problem
from careerdata.schemas import LOGS
from careerdata.text import plural


@dataclass(frozen=True, repr=False, eq=False)
class Logbook:
    """A person's folder as it was when it was opened; nothing in it changes, so open it again after a save.

    Attributes:
        home: where the files lie; None for a value made by `from_frames`.
        mood, skills, contacts, touches, pains, activities, exposure, wins, gigs, applications, pay, endorsements, asks, days,
            spells, plan_history, intentions: one frame a log, with every column of its model in `careerdata.schemas`; the
            index is the line in the file.
        plan: the plan as it counts today, or the starter plan where there is no plan.toml.
        today: the day it is, for everything that counts from today.
        problems: what was assumed, set aside or refused, over all files.
        people_aside: who has a row in contacts.csv that was set aside, and why.
        example: True for the fictional example; every frame then carries that mark in its `attrs`.
        new_jobs: who has another employer than at an earlier import, by name.
        clock: tells what day it is by now, for a page that stays open; None where the day was given.
    """

    home: Path | None
    mood: pd.DataFrame
    skills: pd.DataFrame
    contacts: pd.DataFrame
    touches: pd.DataFrame
    pains: pd.DataFrame
    activities: pd.DataFrame
    exposure: pd.DataFrame
    wins: pd.DataFrame
    gigs: pd.DataFrame
    applications: pd.DataFrame
    pay: pd.DataFrame
    endorsements: pd.DataFrame
    asks: pd.DataFrame
    days: pd.DataFrame
    spells: pd.DataFrame
    plan_history: pd.DataFrame
    intentions: pd.DataFrame
    plan: Plan
    today: dt.date
    problems: tuple[Problem, ...]
    example: bool
    people_aside: Mapping[str, Problem]
    clock: Callable[[], dt.date] | None = None
    new_jobs: Mapping[str, NewJob] = field(default_factory=dict)

    def __repr__(self) -> str:
        weeks, people, told = len(self.mood), len(self.contacts), len(self.problems)
        name = "Example logbook" if self.example else "Logbook"
        where = f" in {self.home}" if self.home else ""
        return (
            f"{name}{where}: {weeks} {plural(weeks, 'week')} logged, {people} {plural(people, 'contact')}, "
            f"{told or 'no'} {plural(told, 'problem')} to look at"
        )

    def as_of_now(self) -> Logbook:
        """Return it as it counts on the day it is by now; itself, where that is the day it was opened."""
        now = self.today if self.clock is None else self.clock()
        return self if now == self.today else replace(self, today=now, plan=in_force(self.plan, now))

    @property
    def folder(self) -> Path:
        """Where the files lie.

        Raises:
            NoLogbookError: for a logbook that was made from frames.
        """
        if self.home is None:
            raise NoLogbookError("This logbook was made from tables, so there is no folder to read or save in.")
        return self.home

    @classmethod
    def from_frames(
        cls,
        *,
        today: dt.date,
        plan: Plan | None = None,
        problems: Iterable[Problem] = (),
        example: bool = False,
        **frames: pd.DataFrame,
    ) -> Logbook:
        """Return a logbook that was never a folder, for programs and tests.

        Args:
            today: the day it is.
            plan: None for the starter plan of that day.
            problems: what was wrong with the rows, where somebody knows.
            example: True marks every chart as example data.
            **frames: logs by name, such as ``mood=``. A log that is not given is empty; a column that is not there is
                added empty, each becomes the type that its model says, and names that are one are written alike.

        Raises:
            TypeError: for a name that is no log, or a column that is none of its log; the text names the valid ones.
        """
        unknown = set(frames) - set(LOGS)
        if unknown:
            raise TypeError(f"There is no log {min(unknown)!r}; the logs are {', '.join(LOGS)}.")
        full = {name: _with_all_columns(name, frames.get(name)) for name in LOGS}
        plan = starter_plan(today) if plan is None else plan
        full = with_one_name(full, plan)
        return cls(
            None,
            plan=plan,
            today=today,
            problems=tuple(problems),
            example=example,
            people_aside={},
            clock=None,
            new_jobs={},
            **full,
        )


def _with_all_columns(name: str, frame: pd.DataFrame | None) -> pd.DataFrame:
    """Return a log with every column of its model, in the model's order and types."""
    layout = layout_of(LOGS[name].schema)
    if frame is None:
        return layout.empty_frame()
    unknown = [column for column in frame.columns if column not in layout.columns]
    if unknown:
        raise TypeError(f"{name} has no column {unknown[0]!r}; its columns are {', '.join(layout.columns)}.")
    given: dict[str, pd.Series[Any]] = {
        name: frame.astype({name: column.dtype})[name]
        if name in frame
        else column.series([None] * len(frame), frame.index)
        for name, column in layout.columns.items()
    }
    return pd.DataFrame(given, index=frame.index)
