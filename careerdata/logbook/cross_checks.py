"""What only shows when the logs of a folder are looked at together, or next to today's date. Notices, all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from careerdata.logbook.reading.columns import layout_of
from careerdata.logbook.reading.encoding import Refusal, decode, quoted
from careerdata.logbook.reading.table import parse_table
from careerdata.plan import Plan
from careerdata.problems import Problem
from careerdata.schemas import LOGS
from careerdata.text import in_words, name_key, nearest_name, plural, small

_NAMING = (("touches", "contact"), ("endorsements", "contact"), ("asks", "to"), ("applications", "contact"))
_BY_NAME = 20
_PAST = (
    ("mood", "week"),
    ("skills", "date"),
    ("touches", "date"),
    ("wins", "date"),
    ("applications", "date"),
    ("activities", "date"),
)


def people_aside(data: bytes, problems: Iterable[Problem]) -> dict[str, Problem]:
    """Return who has a row in contacts.csv that was set aside, and why: what was found first in it.

    Args:
        data: contacts.csv.
        problems: what was found in all files.
    """
    contacts = LOGS["contacts"]
    faults: dict[int | None, Problem] = {}
    for found in problems:
        if found.file == contacts.file and found.severity == "set_aside":
            faults.setdefault(found.line, found)
    if not faults:
        return {}
    layout = layout_of(contacts.schema)
    try:
        table = parse_table(decode(data).text, list(layout.columns), layout.required)
    except Refusal:
        return {}
    place = table.places["contact"]
    aside: dict[str, Problem] = {}
    for record in table.records:
        if record.line in faults and len(record.cells) > place and record.cells[place].strip():
            aside.setdefault(record.cells[place], faults[record.line])
    return aside


def unknown_contacts(frames: Mapping[str, pd.DataFrame], aside: Mapping[str, Problem]) -> Iterator[Problem]:
    """Yield a notice for each name that stands in a log and not in contacts.csv, at the first line that has it.

    The first twenty are named, for the likely name is looked for among all contacts; one notice counts the others.

    Args:
        frames: the logs by name.
        aside: who has a row in contacts.csv that was set aside, and why; see `people_aside`.
    """
    known = list(frames["contacts"]["contact"])
    if not known and not aside:
        yield from _all_strangers(frames)
        return
    seen, told = set(map(name_key, known)), 0
    by_key = {name_key(name): why for name, why in aside.items()}
    for log, column in _NAMING:
        for line, name in frames[log][column].dropna().items():
            key = name_key(name)
            if key in seen:
                continue
            seen.add(key)
            told += 1
            if told > _BY_NAME:
                continue
            if key in by_key:
                why = by_key[key]
                message = f"the row of {quoted(name)} in contacts.csv, line {why.line}, was set aside: {why.message}"
                fix = "Mend that row; a second one is not needed."
                yield Problem(LOGS[log].file, int(str(line)), column, name, message, fix, "notice")
                continue
            meant = nearest_name(name, known)
            add = f"Add a row for {quoted(name)} to contacts.csv."
            fix = f"If you mean {quoted(meant)}, write it the same way. Otherwise, {small(add)}" if meant else add
            message = f"{quoted(name)} is not in contacts.csv."
            yield Problem(LOGS[log].file, int(str(line)), column, name, message, fix, "notice")
    if told > _BY_NAME:
        more = told - _BY_NAME
        are = plural(more, "person is", "people are")
        message = f"{more} more {are} named in your other logs, and there is no row for them here."
        fix = plural(more, "Add a row for them.", "Add a row for each of them.")
        yield Problem(LOGS["contacts"].file, None, None, None, message, fix, "notice")


def _all_strangers(frames: Mapping[str, pd.DataFrame]) -> Iterator[Problem]:
    names = {name for log, column in _NAMING for name in frames[log][column].dropna()}
    if names:
        are = plural(len(names), "person is", "people are")
        message = f"{len(names)} {are} named in your other logs, and there is no row for anybody here."
        fix = plural(len(names), "Add a row for them.", "Add a row for each of them.")
        yield Problem(LOGS["contacts"].file, None, None, None, message, fix, "notice")


def unknown_criteria(wins: pd.DataFrame, plan: Plan) -> Iterator[Problem]:
    """Yield a notice for each criterion that stands in wins.csv and not in the plan, at the first line that has it.

    Args:
        wins: the log, as `with_one_name` returns it.
        plan: the plan of the folder.
    """
    known = [item.name for item in plan.criteria]
    keys = set(map(name_key, known))
    for line, name in wins["criterion"].dropna().drop_duplicates().items():
        if name_key(name) in keys:
            continue
        meant = nearest_name(name, known)
        fix = (
            f"Did you mean {quoted(meant)}? Write it the same way."
            if meant
            else "Add it to your plan, or leave it empty."
        )
        message = f"{quoted(name)} is not among the criteria of your plan."
        yield Problem(LOGS["wins"].file, int(str(line)), "criterion", name, message, fix, "notice")


def days_ahead(frames: Mapping[str, pd.DataFrame], today: dt.date) -> Iterator[Problem]:
    """Yield a notice for each log of things done that has a row after `today`, at the first line that has one."""
    for log, column in _PAST:
        days = frames[log][column]
        ahead = days[days > pd.Timestamp(today)]
        if ahead.empty:
            continue
        first = ahead.iloc[0].date()
        others = f"; {len(ahead) - 1} more {plural(len(ahead) - 1, 'is', 'are')} too" if len(ahead) > 1 else ""
        message = f"{quoted(str(first))} is after today, {in_words(today)}{others}."
        fix = "If the year or the month is a slip, write the day it was."
        yield Problem(LOGS[log].file, int(ahead.index[0]), column, str(first), message, fix, "notice")
