"""An import in words, for the person to read before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from careerdata.importers.import_result import Import, Row
from careerdata.problems import Problem
from careerdata.schemas import log_named
from careerdata.text import in_words

SHOWN = 10
"""Problems of one kind that are shown one by one; the rest is counted."""
_HEADINGS = {
    "refused": "Could not be read:",
    "set_aside": "Set aside (everything else was read):",
    "notice": "Read, but have a look:",
}
_DATES = ("date", "week", "met_on", "given_on")


def report(found: Import, new: Mapping[str, Sequence[Row]]) -> str:
    """Say what an export is, what of it is new for which file, what was left out and why, and what is never stored.

    Args:
        found: the import.
        new: its rows that the logbook lacks, from `new_rows`.
    """
    blocks = [f"This is an export from {found.source}.", "\n".join(_counts(found, new))]
    if found.skipped:
        lines = [f"  {item.what}: {item.count}" for item in found.skipped]
        blocks.append("\n".join(["Left out on purpose:", *lines]))
    for severity, heading in _HEADINGS.items():
        problems = [problem for problem in found.problems if problem.severity == severity]
        if problems:
            blocks.append("\n".join([heading, *_shown(problems)]))
    return "\n\n".join([*blocks, found.about])


def _counts(found: Import, new: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    for log, rows in found.rows.items():
        fresh = new[log]
        there = len(rows) - len(fresh)
        text = f"{len(fresh)} new {'row' if len(fresh) == 1 else 'rows'}{_span(fresh)}"
        if there:
            text += f"; {there} {'is' if there == 1 else 'are'} in your folder already"
        yield f"  {log_named(log).file}: {text}."


def _span(rows: Sequence[Row]) -> str:
    days = sorted(row[column] for row in rows for column in _DATES if column in row)
    if not days:
        return ""
    return f", from {in_words(days[0])} to {in_words(days[-1])}" if days[0] < days[-1] else f", of {in_words(days[0])}"


def _shown(problems: Sequence[Problem]) -> Iterator[str]:
    yield from (f"  {problem}" for problem in problems[:SHOWN])
    if len(problems) > SHOWN:
        yield f"  and {len(problems) - SHOWN} more like these."
