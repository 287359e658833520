"""An import in words, for the person to read before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from careerdata.importers.import_result import Import, Row
from careerdata.importers.merge import Difference
from careerdata.importers.recognise import NEW
from careerdata.schemas import log_named
from careerdata.text import in_words, plural

SHOWN = 10
"""Problems of one kind that are shown one by one; the rest is counted."""
_HEADINGS = {
    "refused": "Could not be read:",
    "set_aside": "Set aside (everything else was read):",
    "notice": "Read, but have a look:",
}
_DATES = ("date", "week", "met_on", "given_on")


def report(found: Import, new: Difference) -> str:
    """Say what an export is, what of it is new for which file, what was left out and why, and what is never stored.

    Args:
        found: the import.
        new: what `compare` found.
    """
    blocks = [f"This is an export from {found.source}.", "\n".join(_counts(found, new))]
    if new.questions:
        blocks.append("\n".join(_asked(new)))
    if new.news:
        blocks.append("\n".join(["News of people you know:", *_first(new.news)]))
    if found.skipped:
        lines = [f"  {item.what}: {item.count}" for item in found.skipped]
        blocks.append("\n".join(["Left out on purpose:", *lines]))
    for severity, heading in _HEADINGS.items():
        problems = [problem for problem in (*found.problems, *new.problems) if problem.severity == severity]
        if problems:
            blocks.append("\n".join([heading, *_first(list(map(str, problems)))]))
    return "\n\n".join([*blocks, found.about])


def _counts(found: Import, new: Difference) -> Iterator[str]:
    for log, rows in found.rows.items():
        fresh, waiting = new.rows[log], new.withheld.get(log, 0)
        there = len(rows) - len(fresh) - waiting
        text = f"{len(fresh)} new {plural(len(fresh), 'row')}{_span(fresh)}"
        if there:
            text += f"; {there} {plural(there, 'is', 'are')} in your folder already"
        if waiting:
            text += f"; {waiting} {plural(waiting, 'waits', 'wait')} for your answer"
        yield f"  {log_named(log).file}: {text}."


def _span(rows: Sequence[Row]) -> str:
    days = sorted(row[column] for row in rows for column in _DATES if column in row)
    if not days:
        return ""
    return f", from {in_words(days[0])} to {in_words(days[-1])}" if days[0] < days[-1] else f", of {in_words(days[0])}"


def _asked(new: Difference) -> Iterator[str]:
    yield "Who is this? Nothing is written for them until you say:"
    yield from _first([question.text for question in new.questions])
    one = new.questions[0]
    yield f'Say it like this: --person "{one.contact}={one.maybe[0]}", or for somebody new --person "{one.contact}={NEW}".'


def _first(told: Sequence[str]) -> Iterator[str]:
    yield from (f"  {one}" for one in told[:SHOWN])
    if len(told) > SHOWN:
        yield f"  and {len(told) - SHOWN} more like these."
