"""Whether the day or the month comes first in the dates of a file: how that was settled, or the one question about it."""

from __future__ import annotations

from collections.abc import Sequence

from careerdata.importers.dates import unclear_dates
from careerdata.logbook.reading.date_parser import day_or_month_first
from careerdata.problems import Problem
from careerdata.text import plural


def how_settled(written: Sequence[tuple[int, str]], said: str, order: str, is_unclear: bool) -> str:
    """Say how it was settled what comes first in dates such as 3/4/2026; "" where none is like that.

    Args:
        written: the dates of the file, each with its line.
        said: what the person says comes first, "day" or "month"; "" for nothing.
        order: what came first.
        is_unclear: whether it could not be told.
    """
    if said and any(unclear_dates(date) for _, date in written):
        return f"{said} first, as you said"
    if is_unclear:
        return "not settled, so that these entries wait"
    proof = next(((line, date) for line, date in written if order and day_or_month_first([date]) == order), None)
    return f"{order} first, as {proof[1]} in line {proof[0]} shows" if proof else ""


def which_comes_first(file: str, column: str, line: int, text: str, many: int) -> Problem:
    """Return the one question about dates that could be two days each.

    Args:
        file: the file's name.
        column: the column that they stand in.
        line: the line of the first of them.
        text: what it says.
        many: how many there are.
    """
    by_day, by_month = unclear_dates(text)
    waits = f"{many} {plural(many, 'entry waits', 'entries wait')}"
    message = f'"{text}" could be {by_day} or {by_month}, and no date in the file shows which: {waits}.'
    fix = f"Say what comes first: --dates day for {by_day}, --dates month for {by_month}."
    return Problem(file, line, column, text, message, fix)
