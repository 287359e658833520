"""An import in words, for the person to read before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from careerdata.importers.entry_pairs import COLUMNS
from careerdata.importers.import_result import Import, Row
from careerdata.importers.known_entries import CHANGED, REMOVED, Differing
from careerdata.importers.merge import Difference
from careerdata.importers.recognise import NEW
from careerdata.schemas import log_named
from careerdata.text import counted, in_words, join_words, number, plural

SHOWN = 10
"""Problems of one kind that are shown one by one; the rest is counted."""
_HEADINGS = {
    "refused": "Could not be read:",
    "set_aside": "Set aside (everything else was read):",
    "notice": "Read, but have a look:",
}
_OF_TOUCH = ("date", "contact", "kind")
_DATES = ("date", "week", "met_on", "given_on", "noticed_on", "first")


def report(found: Import, new: Difference) -> str:
    """Say what an export is, what of it is new for which file, what was left out and why, and what is never stored.

    Args:
        found: the import.
        new: what `compare` found.
    """
    blocks = [found.title, "\n".join(_counts(found, new))]
    blocks += _differing(new)
    blocks += _labels(found)
    if new.questions:
        blocks.append("\n".join(_asked(new)))
    if new.strangers:
        blocks.append("\n".join(_strangers(new)))
    if new.news:
        blocks.append("\n".join(["News of people you know:", *_first(new.news)]))
    if found.offered:
        heading = "For your plan, if you like (nothing of this is written):"
        blocks.append("\n".join([heading, *_first(found.offered)]))
    if found.skipped:
        lines = [f"  {item.what}: {item.count}" for item in found.skipped]
        blocks.append("\n".join(["Left out on purpose:", *lines]))
    for severity, heading in _HEADINGS.items():
        problems = [problem for problem in (*found.problems, *new.problems) if problem.severity == severity]
        if problems:
            blocks.append("\n".join([heading, *_first(list(map(str, problems)))]))
    known_by = f"Known by {found.known_by}." if found.known_by else ""
    dates = f"Dates were read {found.dates}." if found.dates else ""
    return "\n\n".join([*blocks, " ".join(filter(None, (known_by, dates, found.about)))])


def _counts(found: Import, new: Difference) -> Iterator[str]:
    for log, every in found.rows.items():
        rows = [row for row in every if row.get("contact") not in new.strangers]
        fresh, waiting = new.rows[log], new.withheld.get(log, 0)
        changed = [one for one in new.differing if one.log == log and one.now is not None]
        left = new.left.get(log, 0)
        there = len(rows) - len(fresh) - waiting - len(changed) - left
        text = f"{len(fresh)} new {plural(len(fresh), 'row')}{_span(fresh)}"
        if there:
            text += f"; {there} {plural(there, 'is', 'are')} in your folder already"
        if changed:
            text += f"; {len(changed)} changed since the last import"
        if left:
            text += f"; {left} {plural(left, 'was', 'were')} changed or taken out by you, and {plural(left, 'stays', 'stay')} so"
        if waiting:
            text += f"; {waiting} {plural(waiting, 'waits', 'wait')} for your answer"
        yield f"  {log_named(log).file}: {text}."


def _differing(new: Difference) -> Iterator[str]:
    """Say what the source has changed or removed since the last import, and how to take it over."""
    for take, what in (
        (CHANGED, "Changed since the last import"),
        (REMOVED, "No longer in the export: removed there, or left out of it"),
    ):
        found = [one for one in new.differing if (one.now is None) == (take == REMOVED)]
        done = "taken over" if take in new.take else f"your rows stay as they are, unless you say --take {take}"
        if found:
            yield "\n".join([f"{what} ({done}):", *told(found)])


def told(differing: Sequence[Differing]) -> list[str]:
    """Return a line for each of some rows that are others in their source by now; of many, the first ones."""
    return list(_first([_named(one) if one.now is None else f"{_named(one)}: {_now(one.now)}" for one in differing]))


def _named(one: Differing) -> str:
    """Return what a row of the folder says, in a few words."""
    if one.log == "skills":
        return f"{in_words(one.there['date'])}, {one.there['skill']}, {_hours(one.there['hours'])}"
    if one.log not in ("mood", "days"):
        day, *words = (one.there[name] for name in (COLUMNS[one.log].alike if one.log in COLUMNS else _OF_TOUCH))
        return ", ".join([in_words(day), *map(_word, words)])
    day = one.there["week"] if one.log == "mood" else one.there["date"]
    return f"{'the week of ' * (one.log == 'mood')}{in_words(day)}, mood {number(one.there['mood'])}"


def _word(cell: Any) -> str:
    return in_words(cell) if isinstance(cell, dt.date) else f"{cell}"


def _now(cells: Row) -> str:
    return f"now {join_words(_cell(name, value) for name, value in cells.items())}"


def _cell(name: str, value: Any) -> str:
    match name:
        case "date":
            return f"on {in_words(value)}"
        case "skill":
            return f"under {value}"
        case "hours":
            return _hours(value)
        case "mood":
            return f"mood {number(value)}"
        case "kind":
            return f"of the kind {value}" if value else "of no kind"
        case _:
            return "described otherwise"


def _hours(hours: float) -> str:
    return counted(round(hours, 2), "hour")


def _span(rows: Sequence[Row]) -> str:
    days = sorted(row[column] for row in rows for column in _DATES if column in row)
    if not days:
        return ""
    return f", from {in_words(days[0])} to {in_words(days[-1])}" if days[0] < days[-1] else f", of {in_words(days[0])}"


def _labels(found: Import) -> Iterator[str]:
    """Say which words of a source wait for their meaning, and how to tell it; of moods, the problems say it."""
    labels = [label for label in found.labels if label.kind == "skill"]
    if labels:
        heading = "Which of these is learning? Nothing is written under them until you say:"
        one = labels[0].name
        how = f'Say it like this: --skill "{one}=SQL", or to leave it out --skill "{one}=".'
        yield "\n".join([heading, *_first([f"{label.name}: {label.many}" for label in labels]), how])


def _asked(new: Difference) -> Iterator[str]:
    yield "Who is this? Nothing is written for them until you say:"
    yield from _first([question.text for question in new.questions])
    one = new.questions[0]
    yield f'Say it like this: --person "{one.contact}={one.maybe[0]}", or for somebody new --person "{one.contact}={NEW}".'


def _strangers(new: Difference) -> Iterator[str]:
    yield "Not in your contacts, and left out:"
    yield from _first([f"{name}: {counted(many, 'time')}" for name, many in new.strangers.items()])
    yield f'To bring one in, say --person "{next(iter(new.strangers))}={NEW}".'


def _first(told: Sequence[str]) -> Iterator[str]:
    yield from (f"  {one}" for one in told[:SHOWN])
    if len(told) > SHOWN:
        yield f"  and {len(told) - SHOWN} more like these."
