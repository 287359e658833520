"""The plan as one frozen value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from careerdata.dates import WeekStart, add_months

GoalKind = Literal["skill_hours", "evidence", "exposure", "gigs", "gig_leads", "gig_hours", "gig_income", "people"]
PROMISES: Mapping[str, int] = {"close": 30, "active": 60, "wide": 180}
"""Days within which to be in touch again, per circle, unless the plan says otherwise."""
SKILL_GOALS: tuple[GoalKind, ...] = ("skill_hours", "evidence")
"""The kinds of goals that are named after a skill."""
FILE = "plan.toml"


@dataclass(frozen=True)
class Goal:
    """One thing to have done by the escape date; the order in the plan is the priority.

    Attributes:
        kind: ``skill_hours`` (hours on one skill), ``evidence`` (pieces of evidence for one skill), ``exposure``
            (results with the target team), ``gigs`` (paid gigs done), ``gig_leads`` (clients there was a lead with),
            ``gig_hours`` (hours on gigs), ``gig_income`` (what gigs paid) or ``people`` (people known in the target team).
        name: the skill for the first two kinds; for income its currency, as three letters, since currencies are never
            added up; a label of the person's own for the others.
        target: how many hours, pieces, results, gigs, leads or people, or how much money.
    """

    kind: GoalKind
    name: str
    target: float

    @property
    def key(self) -> tuple[GoalKind, str]:
        """What tells it from the other goals of a plan."""
        return self.kind, self.name

    @property
    def label(self) -> str:
        """The goal as a row or a slider says it."""
        if self.kind == "gig_income":
            return f"Income, {self.name}"
        return f"{self.name}: evidence" if self.kind == "evidence" else self.name

    @property
    def unit(self) -> str:
        """What the target counts."""
        return {
            "skill_hours": "hours",
            "evidence": "pieces",
            "exposure": "results",
            "gigs": "gigs",
            "gig_leads": "leads",
            "gig_hours": "hours",
            "gig_income": self.name,
            "people": "people",
        }[self.kind]


@dataclass(frozen=True)
class Criterion:
    """What the next level asks for: its name, and what would show it ("" while that is not said)."""

    name: str
    shows: str = ""


@dataclass(frozen=True)
class Break:
    """Days off from the plan, both ends included; they cost nothing in the forecast."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True)
class Pending:
    """One change that makes the plan easier, kept already, and waiting for the day from which it counts.

    Attributes:
        counts_from: that day.
        value: the new hours a week (a float), the new escape date, a goal with its new target, or one more break.
        dropped: the goal is given up; its target then says nothing.
    """

    counts_from: dt.date
    value: float | dt.date | Goal | Break
    dropped: bool = False


@dataclass(frozen=True)
class Plan:
    """What the person wants, by when, and what they promised themselves for it.

    Attributes:
        start: first day of the plan.
        escape_date: the date to be ready by.
        hours_per_week: hours a week promised to the skills in `goals`.
        target_skills: what the target role asks for, by name.
        breaks: planned days off, in order.
        goals: in order of priority.
        criteria: what the next level asks for.
        focus: what the forecast assumes: of 100 hours of learning, so many go to the skills in `goals`; None is as many
            as in the past.
        in_order: what the forecast assumes: all hours go to one skill after the other, in the order of `goals`; else they are
            split as in the last half year.
        growth: what the forecast assumes: what the goals still lack grows by about so many percent on the way.
        pending: what gets easier on a day to come; see `careerdata.plan.grace_period`.
        promises: days per circle (close, active, wide) within which to be in touch again.
        week_starts: the first day of a week in the files, "monday" or "sunday".
        names: people by their name, with the other spellings and earlier names that stand for them in the files.
        imports: what words of other programs mean: "moods" by name, each with its number from 0 to 10, and "skills" by the
            label of a source, "" for one that is left out;
            "kinds" by a calendar's name, each what its meetings count as; "tables" by their headers, each with its log and what its columns are.
        bad_zone: from this answer on (0 to 10, worse upward) a week counts as a bad one.
        usual_since: the day from whose week on the signs of a rut are read; None for the first week.
        as_of: the fixed "today" of the example folder; None in a person's own.
    """

    start: dt.date
    escape_date: dt.date
    current_role: str = ""
    target_role: str = ""
    target_team: str = ""
    target_skills: tuple[str, ...] = ()
    hours_per_week: float = 5.0
    breaks: tuple[Break, ...] = ()
    goals: tuple[Goal, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    focus: float | None = None
    in_order: bool = False
    growth: float = 0.0
    pending: tuple[Pending, ...] = ()
    promises: Mapping[str, int] = field(default_factory=lambda: dict(PROMISES))
    week_starts: WeekStart = "monday"
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    imports: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    bad_zone: float = 7.0
    usual_since: dt.date | None = None
    as_of: dt.date | None = None


def starter_plan(today: dt.date) -> Plan:
    """Return the plan of somebody who has not written one: starts today, 18 months, no goals yet."""
    return Plan(start=today, escape_date=add_months(today, 18))
