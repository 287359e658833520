"""The plan: one frozen value, and `plan.toml` as text in and text out with the person's comments kept.

Nothing here touches the disk: `careerdata.logbook` reads and saves the file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal, cast, get_args

import tomlkit
from tomlkit.exceptions import TOMLKitError

from careerdata.problems import Problem
from careerdata.weeks import add_months, plain_date

GoalKind = Literal["skill_hours", "evidence", "exposure", "gigs", "people"]
PROMISES: Mapping[str, int] = {"close": 30, "active": 60, "wide": 180}
"""Days within which to be in touch again, per circle, unless the plan says otherwise."""
FILE = "plan.toml"


@dataclass(frozen=True)
class Goal:
    """One thing to have done by the escape date; the order in the plan is the priority.

    Attributes:
        kind: ``skill_hours`` (hours on one skill), ``evidence`` (pieces of evidence for one skill), ``exposure``
            (results with the target team), ``gigs`` (paid gigs done) or ``people`` (people known in the target team).
        name: the skill for the first two kinds; a label of the person's own for the others.
        target: how many hours, pieces, results, gigs or people.
    """

    kind: GoalKind
    name: str
    target: float

    @property
    def label(self) -> str:
        """The goal as a row or a slider says it."""
        return f"{self.name}: evidence" if self.kind == "evidence" else self.name

    @property
    def unit(self) -> str:
        """What the target counts."""
        return {
            "skill_hours": "hours",
            "evidence": "pieces",
            "exposure": "results",
            "gigs": "gigs",
            "people": "people",
        }[self.kind]


@dataclass(frozen=True)
class Break:
    """Days off from the plan, both ends included; they cost nothing in the forecast."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True)
class Plan:
    """What the person wants, by when, and what they promised themselves for it.

    Attributes:
        start: first day of the plan.
        escape_date: the date to be ready by.
        hours_per_week: hours a week promised to the skills in `goals`.
        breaks: planned days off, in order.
        goals: in order of priority.
        promises: days per circle (close, active, wide) within which to be in touch again.
        bad_zone: from this answer on (0 to 10, worse upward) a week counts as a bad one.
        as_of: the fixed "today" of the example folder; None in a person's own.
    """

    start: dt.date
    escape_date: dt.date
    current_role: str = ""
    target_role: str = ""
    target_team: str = ""
    hours_per_week: float = 5.0
    breaks: tuple[Break, ...] = ()
    goals: tuple[Goal, ...] = ()
    promises: Mapping[str, int] = field(default_factory=lambda: dict(PROMISES))
    bad_zone: float = 7.0
    as_of: dt.date | None = None

    def with_target(self, goal: Goal, target: float) -> Plan:
        """Return the same plan with another target for `goal`."""
        goals = tuple(replace(old, target=target) if old == goal else old for old in self.goals)
        return replace(self, goals=goals)


def starter_plan(today: dt.date) -> Plan:
    """Return the plan of somebody who has not written one: starts today, 18 months, no goals yet."""
    return Plan(start=today, escape_date=add_months(today, 18))


def read_plan(text: str, today: dt.date) -> tuple[Plan, tuple[Problem, ...]]:
    """Read the text of a `plan.toml`.

    Args:
        text: the file's text.
        today: used only where the file leaves out `start` or `escape_date`.

    Returns:
        The plan, and what was wrong: a value that cannot be used is set aside with its line, and the default
        stands in for it. Text that is not TOML at all gives the starter plan and a refused `Problem`.
    """
    try:
        document = tomlkit.parse(text).unwrap()
    except TOMLKitError as error:
        return starter_plan(today), (_not_toml(error),)
    reader = _Reader(document, text)
    start = reader.take("start", dt.date, today)
    plan = Plan(
        start=start,
        escape_date=reader.take("escape_date", dt.date, add_months(start, 18)),
        current_role=reader.take("current_role", str, ""),
        target_role=reader.take("target_role", str, ""),
        target_team=reader.take("target_team", str, ""),
        hours_per_week=reader.take("hours_per_week", float, 5.0, 0, 100),
        breaks=tuple(reader.breaks()),
        goals=tuple(reader.goals()),
        promises=reader.promises(),
        bad_zone=reader.take("bad_zone", float, 7.0, 0, 10),
        as_of=reader.take("as_of", dt.date, None),
    )
    return plan, tuple(reader.problems)


def write_plan(plan: Plan, text: str = "") -> str:
    """Return the text of a `plan.toml` that says `plan`, starting from `text`.

    Only what differs from what `text` says is touched: comments, order, layout and keys of the person's own stay.
    """
    document = tomlkit.parse(text)
    known = read_plan(text, plan.start)[0] if text.strip() else None
    for key in (item.name for item in fields(Plan)):
        value = getattr(plan, key)
        if value == (getattr(known, key) if known else None) or (known is None and value in ((), "", None)):
            continue
        if key in ("breaks", "goals"):
            _replace_tables(document, key, [_as_table(item) for item in value])
        elif key == "promises":
            _update_promises(document, value)
        else:
            document[key] = _plain_number(value) if isinstance(value, float) else value
    return tomlkit.dumps(document)


def changes(before: Plan, after: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield (field, before, after) in words for everything that differs between two plans, as plan-history has it."""
    for item in fields(Plan):
        old, new = getattr(before, item.name), getattr(after, item.name)
        if item.name == "goals":
            yield from _goal_changes(old, new)
        elif old != new:
            yield item.name, _in_words(old), _in_words(new)


def _goal_changes(before: tuple[Goal, ...], after: tuple[Goal, ...]) -> Iterator[tuple[str, str, str]]:
    old, new = ({(goal.kind, goal.name): goal for goal in goals} for goals in (before, after))
    for key in dict.fromkeys([*old, *new]):
        texts = [f"{goals[key].target:g} {goals[key].unit}" if key in goals else "" for goals in (old, new)]
        if texts[0] != texts[1]:
            yield f"goal: {(old.get(key) or new[key]).label}", texts[0], texts[1]


def _in_words(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(f"{item.first} to {item.last}" for item in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {days}" for key, days in value.items())
    return f"{value:g}" if isinstance(value, float) else str(value)


def _as_table(item: Break | Goal) -> dict[str, Any]:
    if isinstance(item, Break):
        return {"from": item.first, "to": item.last}
    return {"kind": item.kind, "name": item.name, "target": _plain_number(item.target)}


def _plain_number(number: float) -> float | int:
    return int(number) if float(number).is_integer() else float(number)


def _replace_tables(document: tomlkit.TOMLDocument, key: str, wanted: list[dict[str, Any]]) -> None:
    """Bring an array of tables to `wanted`, keeping each table (and its comments) that stays in its place."""
    tables = document.get(key)
    if not wanted:
        document.pop(key, None)
        return
    if not isinstance(tables, tomlkit.items.AoT):
        document.pop(key, None)
        tables = document[key] = tomlkit.aot()
        tables = document[key]
    for place, new in enumerate(wanted):
        if place == len(tables):
            tables.append(tomlkit.item(new))
        else:
            for name, value in new.items():
                if tables[place].get(name) != value:
                    tables[place][name] = value
    while len(tables) > len(wanted):
        del tables[len(tables) - 1]


def _update_promises(document: tomlkit.TOMLDocument, promises: Mapping[str, int]) -> None:
    table = document.setdefault("promises", tomlkit.table())
    for circle, days in promises.items():
        if table.get(circle) != days:
            table[circle] = days


def _not_toml(error: TOMLKitError) -> Problem:
    line = getattr(error, "line", None)
    return Problem(
        FILE,
        line,
        None,
        None,
        f"this is not written the way TOML wants it ({str(error).split(' at line')[0]}).",
        "Mend that line, or move the file away to start with a fresh plan. Your file was not changed.",
        "refused",
    )


class _Reader:
    """Takes values out of a parsed plan.toml, collecting a `Problem` for each that cannot be used."""

    def __init__(self, document: dict[str, Any], text: str) -> None:
        self.document = document
        self.lines = text.splitlines()
        self.problems: list[Problem] = []

    def take(self, key: str, kind: type, default: Any, low: float = float("-inf"), high: float = float("inf")) -> Any:
        """Return the value of a top-level `key`, or `default` (with a Problem) where it is absent (or unusable)."""
        if key not in self.document:
            return default
        value = self._fit(self.document[key], kind)
        if value is None or (kind is float and not low <= value <= high):
            span = f" from {low:g} to {high:g}" if kind is float else ""
            what = {dt.date: "a date such as 2026-03-02, without quotes", str: 'text in quotes, such as "Data team"'}
            self._complain(
                key, self.document[key], f"is not {what.get(kind, f'a number{span}')}", f"{default} is used."
            )
            return default
        return value

    def breaks(self) -> Iterator[Break]:
        for item in self._tables("breaks"):
            first, last = self._fit(item.get("from"), dt.date), self._fit(item.get("to"), dt.date)
            if first is None or last is None or last < first:
                self._complain("breaks", item, "needs a `from` and a later `to`, both dates", "This break is left out.")
            else:
                yield Break(first, last)

    def goals(self) -> Iterator[Goal]:
        for item in self._tables("goals"):
            kind, name, target = item.get("kind"), item.get("name"), self._fit(item.get("target"), float)
            if kind not in get_args(GoalKind) or not isinstance(name, str) or target is None or target < 0:
                kinds = ", ".join(get_args(GoalKind))
                self._complain("goals", item, f"needs a kind ({kinds}), a name and a target of 0 or more", "Left out.")
            else:
                yield Goal(cast(GoalKind, kind), name, target)

    def promises(self) -> dict[str, int]:
        found = self.document.get("promises", {})
        promises = dict(PROMISES)
        for circle, days in found.items() if isinstance(found, dict) else ():
            if isinstance(days, int) and not isinstance(days, bool) and days > 0:
                promises[circle] = days
            else:
                self._complain(circle, days, "is not a number of days", f"{promises.get(circle, 180)} is used.")
        return promises

    def _tables(self, key: str) -> list[dict[str, Any]]:
        found = self.document.get(key, [])
        return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []

    def _complain(self, key: str, value: object, what: str, instead: str) -> None:
        numbers = (n for n, line in enumerate(self.lines, 1) if line.strip().strip("[]").split("=")[0].strip() == key)
        shown = ", ".join(f"{k} = {v}" for k, v in value.items()) if isinstance(value, dict) else str(value)
        self.problems.append(Problem(FILE, next(numbers, None), key, shown, f'"{shown}" {what}.', instead))

    @staticmethod
    def _fit(value: object, kind: type) -> Any:
        if kind is dt.date and isinstance(value, dt.date):
            return plain_date(value)
        if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        return value if kind is str and isinstance(value, str) else None
