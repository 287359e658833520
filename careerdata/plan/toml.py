"""`plan.toml` as text in and text out, with the person's comments kept."""

from __future__ import annotations

import datetime as dt
import math
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import Any, get_args

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT

from careerdata.plan.model import FILE, PROMISES, Break, Goal, GoalKind, Plan, starter_plan
from careerdata.problems import Problem
from careerdata.weeks import add_months, plain_date

_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_YEARS = f"in the years {_FIRST_YEAR} to {_LAST_YEAR}"


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
    reader.misspelt()
    return plan, tuple(reader.problems)


def write_plan(plan: Plan, text: str = "") -> str:
    """Return the text of a `plan.toml` that says `plan`, starting from `text`.

    Only what differs from what `text` says is touched: comments, order, layout and keys of the person's own stay.
    """
    document = tomlkit.parse(text)
    known = read_plan(text, plan.start)[0] if text.strip() else None
    for key in (item.name for item in fields(Plan)):
        value = getattr(plan, key)
        # Without its own line in the file either date would move along with the calendar.
        dated = key in document or key not in ("start", "escape_date")
        if (known is not None and value == getattr(known, key) and dated) or (known is None and value in ((), "")):
            continue
        if value is None:
            document.pop(key, None)
        elif key in ("breaks", "goals"):
            _replace_tables(document, key, [_as_table(item) for item in value])
        elif key == "promises":
            _update_promises(document, value)
        else:
            document[key] = _plain_number(value) if isinstance(value, float) else value
    return tomlkit.dumps(document)


def _as_table(item: Break | Goal) -> dict[str, Any]:
    if isinstance(item, Break):
        return {"from": item.first, "to": item.last}
    return {"kind": item.kind, "name": item.name, "target": _plain_number(item.target)}


def _plain_number(number: float) -> float | int:
    return int(number) if float(number).is_integer() else float(number)


def _replace_tables(document: tomlkit.TOMLDocument, key: str, wanted: list[dict[str, Any]]) -> None:
    """Bring an array of tables to `wanted`; tables that stay, or were not understood, keep their comments."""
    if not isinstance(document.get(key), AoT):
        document.pop(key, None)
        document[key] = tomlkit.aot()
    tables = document[key]
    if key == "goals":
        _remove_repeated(tables)
    kept = [_identity(table) for table in wanted]
    while len(understood := _understood(key, tables)) > len(wanted):
        gone = [place for place in understood if _identity(tables[place]) not in kept]
        del tables[(gone or understood)[-1]]
    for count, new in enumerate(wanted):
        if count == len(understood):
            understood.append(len(tables))
            tables.append(tomlkit.item(new))
        for name, value in new.items():
            if tables[understood[count]].get(name) != value:
                tables[understood[count]][name] = value
    if not len(tables):
        document.pop(key)


def _remove_repeated(tables: AoT) -> None:
    """Remove goals that were left out because they repeat one: otherwise they would take the place of others."""
    found = [(place, tables[place]["kind"], tables[place]["name"]) for place in _understood("goals", tables)]
    named = [name for _, *name in found]
    for count in reversed(range(len(found))):
        if named[count] in named[:count]:
            del tables[found[count][0]]


def _understood(key: str, tables: AoT) -> list[int]:
    return [place for place, table in enumerate(tables) if _goal_or_break(key, table.unwrap())]


def _identity(table: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what tells a goal from another, or a break."""
    return tuple(table.get(name) for name in ("kind", "name", "from", "to"))


def _update_promises(document: tomlkit.TOMLDocument, promises: Mapping[str, int]) -> None:
    if not isinstance(document.get("promises"), Mapping):
        document.pop("promises", None)
        document["promises"] = tomlkit.table()
    table: Any = document["promises"]
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
        value = _fit(self.document[key], kind)
        if value is None or (kind is float and not low <= value <= high):
            span = f" from {low:g} to {high:g}" if kind is float else ""
            what = {
                dt.date: f"a date such as 2026-03-02, without quotes, {_YEARS}",
                str: 'text in quotes, such as "Data team"',
            }
            self._complain(
                key,
                self.document[key],
                f"is not {what.get(kind, f'a number{span}')}",
                _meanwhile(default),
            )
            return default
        return value

    def breaks(self) -> Iterator[Break]:
        """Yield the breaks that can be used."""
        needs = f"needs a `from` and a later `to`, both dates {_YEARS}"
        for _, item in self._tables("breaks", needs, "Until it is mended, this break is left out."):
            yield Break(plain_date(item["from"]), plain_date(item["to"]))

    def goals(self) -> Iterator[Goal]:
        """Yield the goals that can be used; of several of the same kind and name the first."""
        kinds = ", ".join(get_args(GoalKind))
        needs = f"needs a kind ({kinds}), a name and a target of 0 or more"
        seen = set()
        for place, item in self._tables("goals", needs, "Until it is mended, this goal is left out."):
            named = (item["kind"], item["name"])
            if named in seen:
                what = "is a goal that the plan has already, further up"
                self._complain("goals", item, what, "This one is left out; give it another name, or remove it.", place)
                continue
            seen.add(named)
            yield Goal(item["kind"], item["name"], float(item["target"]))

    def promises(self) -> dict[str, int]:
        """Return the promises, with the default for each that is absent or cannot be used."""
        found = self.document.get("promises", {})
        promises = dict(PROMISES)
        if not isinstance(found, dict):
            self._complain(
                "promises",
                found,
                "needs a line of its own for each circle",
                "Until it is mended, the usual ones are used.",
            )
            return promises
        for circle, days in found.items():
            if isinstance(days, int) and not isinstance(days, bool) and days > 0:
                promises[circle] = days
            else:
                self._complain(
                    circle, days, "is not a number of days", f"Until it is mended, {promises.get(circle, 180)} is used."
                )
        return promises

    def misspelt(self) -> None:
        """Tell of top-level names that are close to one that is read."""
        known = [item.name for item in fields(Plan)]
        for key in self.document:
            meant = get_close_matches(key, known, 1, 0.8)
            if key not in known and meant:
                message, fix = f'"{key}" is not a name that is read here.', f"Did you mean {meant[0]}?"
                self.problems.append(Problem(FILE, self._line(key), None, key, message, fix, "notice"))

    def _tables(self, key: str, needs: str, instead: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the tables under `key` that can be used, with their place, telling of the others."""
        found = self.document.get(key, [])
        for place, item in enumerate(found if isinstance(found, list) else [found]):
            if isinstance(found, list) and isinstance(item, dict) and _goal_or_break(key, item):
                yield place, item
            else:
                wanted = needs if isinstance(found, list) else f"needs two pairs of brackets: [[{key}]]"
                self._complain(key, item, wanted, instead, place)

    def _complain(self, key: str, value: object, what: str, instead: str, place: int = 0) -> None:
        shown = ", ".join(f"{k} = {v}" for k, v in value.items()) if isinstance(value, dict) else str(value)
        self.problems.append(Problem(FILE, self._line(key, place), key, shown, f'"{shown}" {what}.', instead))

    def _line(self, key: str, place: int = 0) -> int | None:
        """Return the line that names `key`; of several (as with goals) the one at `place`."""
        found = [n for n, line in enumerate(self.lines, 1) if line.split("=")[0].split("#")[0].strip(" \t[]") == key]
        return next(iter(found[place : place + 1] or found), None)


def _meanwhile(default: Any) -> str:
    """Return what happens while a value cannot be used."""
    if not default:
        return "Until it is mended, it is left empty."
    return f"Until it is mended, {_plain_number(default) if isinstance(default, float) else default} is used."


def _goal_or_break(key: str, item: Mapping[str, Any]) -> bool:
    """Return whether a table under `key` says a whole goal, or a whole break."""
    if key == "breaks":
        first, last = _fit(item.get("from"), dt.date), _fit(item.get("to"), dt.date)
        return first is not None and last is not None and first <= last
    target = _fit(item.get("target"), float)
    kind, name = item.get("kind"), item.get("name")
    return kind in get_args(GoalKind) and isinstance(name, str) and target is not None and 0 <= target < math.inf


def _fit(value: object, kind: type) -> Any:
    """Return a TOML value as a `kind` (date, float or str), None when it is not one."""
    if kind is dt.date and isinstance(value, dt.date):
        return plain_date(value) if _FIRST_YEAR <= value.year <= _LAST_YEAR else None
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value) if abs(value) <= sys.float_info.max else math.inf
    return value if kind is str and isinstance(value, str) else None
