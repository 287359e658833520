"""The text of a `plan.toml` in, the plan and what was wrong with it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields
from difflib import get_close_matches
from typing import Any, get_args

import tomlkit
from tomlkit.exceptions import TOMLKitError

from careerdata.dates import WeekStart, add_months, plain_date
from careerdata.plan.model import FILE, PROMISES, Break, Criterion, Goal, GoalKind, Pending, Plan, starter_plan
from careerdata.plan.toml_hints import instead_of
from careerdata.plan.values import FIRST_YEAR, LAST_YEAR, MOST_HOURS, fit, pending_value, same_one, usable
from careerdata.problems import Problem
from careerdata.text import name_key

_LONGEST = 200_000
"""Letters of a plan at most: more than a hundred times as many as one has, and what is read within a second or two."""
_MOST = 100
"""Goals, breaks, criteria and changes that are read at most, of each."""
_TOO_LONG = Problem(
    FILE,
    None,
    None,
    None,
    f"this file is far too long to be a plan: at most {_LONGEST:,} letters are read.",
    "Move it away, or copy an older version back. Your file was not changed.",
    "refused",
)
_LONGEST_PROMISE = 36_500
"""Days of a promise at most: a hundred years, so that the day it falls on is one."""
MOST_GROWTH = 300
"""Percent by which a plan may say at most that its goals grow."""
_MEND = "Mend that line, or move the file away to start with a fresh plan. Your file was not changed."
_MEANINGS = {"moods": float, "skills": str, "kinds": str, "tables": dict}
"""The tables of `[imports]`, and what stands in their lines."""
_YEARS = f"in the years {FIRST_YEAR} to {LAST_YEAR}"


def read_plan(text: str, today: dt.date) -> tuple[Plan, tuple[Problem, ...]]:
    """Read the text of a `plan.toml`.

    Args:
        text: the file's text.
        today: used only where the file leaves out `start` or `escape_date`.

    Returns:
        The plan as it is written (`in_force` says what of it counts on a day), and what was wrong: a value that
        cannot be used is set aside with its line, and the default stands in for it. Text that is not TOML at all
        gives the starter plan and a refused `Problem`.
    """
    if len(text) > _LONGEST:
        return starter_plan(today), (_TOO_LONG,)
    try:
        document = tomlkit.parse(text).unwrap()
    except TOMLKitError as error:
        return starter_plan(today), (_not_toml(error, text.splitlines(), today),)
    reader = _Reader(document, text)
    start = reader.take("start", dt.date, today)
    plan = Plan(
        start=start,
        escape_date=reader.take("escape_date", dt.date, add_months(start, 18)),
        current_role=reader.take("current_role", str, ""),
        target_role=reader.take("target_role", str, ""),
        target_team=reader.take("target_team", str, ""),
        target_skills=reader.skills(),
        hours_per_week=reader.take("hours_per_week", float, 5.0, 0, MOST_HOURS),
        breaks=tuple(reader.breaks()),
        goals=tuple(reader.goals()),
        criteria=tuple(reader.criteria()),
        focus=reader.take("focus", float, None, 0, 100),
        in_order=reader.take("in_order", bool, default=False),
        growth=reader.take("growth", float, 0.0, 0, MOST_GROWTH),
        pending=tuple(reader.pending()),
        promises=reader.promises(),
        week_starts=reader.week_starts(),
        names=reader.names(),
        imports=reader.imports(),
        bad_zone=reader.take("bad_zone", float, 7.0, 0, 10),
        usual_since=reader.take("usual_since", dt.date, None),
        as_of=reader.take("as_of", dt.date, None),
    )
    reader.misspelt()
    return plan, tuple(reader.problems)


def _not_toml(error: TOMLKitError, lines: list[str], today: dt.date) -> Problem:
    line = getattr(error, "line", None)
    wrong = lines[line - 1] if line and line <= len(lines) else ""
    hint = instead_of(wrong, lambda meant: not read_plan(meant, today)[1])
    fix = f"{hint} Your file was not changed." if hint else _MEND
    return Problem(
        FILE,
        line,
        None,
        None,
        "this is not written the way TOML wants it" + ("." if hint else f" ({str(error).split(' at line')[0]})."),
        fix,
        "refused",
    )


class _Reader:
    """Takes values out of a parsed plan.toml, collecting a `Problem` for each that cannot be used."""

    def __init__(self, document: dict[str, Any], text: str) -> None:
        self.document = document
        self.named: dict[str, list[int]] = {}
        for number, line in enumerate(text.splitlines(), 1):
            self.named.setdefault(line.split("=")[0].split("#")[0].strip(" \t[]"), []).append(number)
        self.problems: list[Problem] = []

    def take(self, key: str, kind: type, default: Any, low: float = float("-inf"), high: float = float("inf")) -> Any:
        """Return the value of a top-level `key`, or `default` (with a Problem) where it is absent (or unusable)."""
        if key not in self.document:
            return default
        value = fit(self.document[key], kind)
        if value is None or (kind is float and not low <= value <= high):
            span = f" from {low:g} to {high:g}" if kind is float else ""
            what = {
                dt.date: f"a date such as 2026-03-02, without quotes, {_YEARS}",
                str: 'text in quotes, such as "Data team"',
                bool: "true or false, without quotes",
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
        needs = f"needs a kind ({kinds}), a name (of gig_income its currency, such as EUR) and a target of 0 or more"
        for item in self._each_once("goals", "goal", needs):
            yield Goal(item["kind"], item["name"], float(item["target"]))

    def criteria(self) -> Iterator[Criterion]:
        """Yield what the next level asks for; of several of the same name the first."""
        needs = "needs a name, and what shows it, both texts in quotes"
        for item in self._each_once("criteria", "criterion", needs):
            yield Criterion(item["name"], item.get("shows", ""))

    def pending(self) -> Iterator[Pending]:
        """Yield what waits for its day and can be used."""
        needs = "needs a `from` date and one thing that changes on it, as data/README.md says"
        for _, item in self._tables("pending", needs, "Until it is mended, this change is left out."):
            value = pending_value(item)
            if value is not None:
                yield Pending(plain_date(item["from"]), value, dropped="drop" in item)

    def skills(self) -> tuple[str, ...]:
        """Return what the target role asks for, each skill once."""
        found = self.document.get("target_skills", [])
        if not isinstance(found, list) or not all(isinstance(name, str) for name in found):
            needs = 'is not a list of names in quotes, such as ["SQL", "Python"]'
            self._complain("target_skills", found, needs, _meanwhile(None))
            return ()
        return tuple({name_key(name): name.strip() for name in found if name.strip()}.values())

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
            if isinstance(days, int) and not isinstance(days, bool) and 1 <= days <= _LONGEST_PROMISE:
                promises[circle] = days
            else:
                instead = f"Until it is mended, {promises.get(circle, 180)} is used."
                self._complain(circle, days, f"is not a number of days from 1 to {_LONGEST_PROMISE}", instead)
        return promises

    def week_starts(self) -> WeekStart:
        """Return the first day of a week, Monday where the file does not say one of the two."""
        found = self.document.get("week_starts", "monday")
        said = found.strip().casefold() if isinstance(found, str) else ""
        if said == "sunday":
            return "sunday"
        if said != "monday":
            self._complain("week_starts", found, 'is not "monday" or "sunday"', _meanwhile("monday"))
        return "monday"

    def names(self) -> dict[str, tuple[str, ...]]:
        """Return the people that have other names in the files too, and those names."""
        found = self.document.get("names", {})
        needs = 'needs a line for each person, such as "Ines Okafor" = ["Ines Reid", "Ines"]'
        if not isinstance(found, dict):
            self._complain("names", found, needs, _meanwhile(None))
            return {}
        names = {}
        for name, others in found.items():
            listed = [others] if isinstance(others, str) else others
            if isinstance(listed, list) and all(isinstance(other, str) for other in listed):
                names[name] = tuple(listed)
            else:
                self._complain("names", others, needs, "Until it is mended, this line is left out.")
        return names

    def imports(self) -> dict[str, dict[str, Any]]:
        """Return what words of other programs mean: a mood its number, a label its skill."""
        found, said = self.document.get("imports", {}), dict[str, dict[str, Any]]()
        needs = 'needs [imports.moods] with lines such as "OK" = 5, or [imports.skills] with lines such as "Code" = "Python"'
        if not isinstance(found, dict) or not all(isinstance(words, dict) for words in found.values()):
            self._complain("imports", found, needs, _meanwhile(None))
            return {}
        for kind, label, meaning in [(kind, *item) for kind, words in found.items() for item in words.items()]:
            value = fit(meaning, _MEANINGS[kind]) if kind in _MEANINGS else None
            if value is None or (kind == "moods" and not 0 <= value <= 10):
                self._complain(f"imports.{kind}", meaning, needs, "Until it is mended, this line is left out.")
            else:
                said.setdefault(kind, {})[label] = value
        return said

    def misspelt(self) -> None:
        """Tell of top-level names that are close to one that is read."""
        known = [item.name for item in fields(Plan)]
        for key in [key for key in self.document if key not in known][:_MOST]:
            meant = get_close_matches(key, known, 1, 0.8)
            if meant:
                message, fix = f'"{key}" is not a name that is read here.', f"Did you mean {meant[0]}?"
                self.problems.append(Problem(FILE, self._line(key), None, key, message, fix, "notice"))

    def _each_once(self, key: str, one: str, needs: str) -> Iterator[dict[str, Any]]:
        """Yield the tables under `key` that can be used and have a name of their own, telling of the others."""
        seen = set()
        for place, item in self._tables(key, needs, f"Until it is mended, this {one} is left out."):
            named = same_one(item)
            if named in seen:
                what = f"is a {one} that the plan has already, further up"
                self._complain(key, item, what, "This one is left out; give it another name, or remove it.", place)
                continue
            seen.add(named)
            yield item

    def _tables(self, key: str, needs: str, instead: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the tables under `key` that can be used, with their place, telling of the others."""
        found = self.document.get(key, [])
        if isinstance(found, list) and len(found) > _MOST:
            what = f"the plan has {len(found):,} tables of {key}, and the first {_MOST} are read."
            self.problems.append(Problem(FILE, self._line(key, _MOST), key, None, what, "Take some out.", "set_aside"))
        for place, item in enumerate(found[:_MOST] if isinstance(found, list) else [found]):
            if isinstance(found, list) and isinstance(item, dict) and usable(key, item):
                yield place, item
            else:
                wanted = needs if isinstance(found, list) else f"needs two pairs of brackets: [[{key}]]"
                self._complain(key, item, wanted, instead, place)

    def _complain(self, key: str, value: object, what: str, instead: str, place: int = 0) -> None:
        shown = ", ".join(f"{k} = {v}" for k, v in value.items()) if isinstance(value, dict) else str(value)
        self.problems.append(Problem(FILE, self._line(key, place), key, shown, f'"{shown}" {what}.', instead))

    def _line(self, key: str, place: int = 0) -> int | None:
        """Return the line that names `key`; of several (as with goals) the one at `place`."""
        found = self.named.get(key, [])
        return next(iter(found[place : place + 1] or found), None)


def _meanwhile(default: Any) -> str:
    """Return what happens while a value cannot be used."""
    if default is False:
        return "Until it is mended, false is used."
    if not default:
        return "Until it is mended, it is left empty."
    return f"Until it is mended, {f'{default:g}' if isinstance(default, float) else default} is used."
