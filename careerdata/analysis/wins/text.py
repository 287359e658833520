"""Wins in words: each told with its numbers and who noticed, the empty months named kindly, what nothing shows yet."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import Any

import pandas as pd

from careerdata.analysis.exposure.text import by_how_much, change
from careerdata.text import capital, in_letters, join_words, plural


def told(win: Any) -> str:
    """Return one win in a sentence or two: what it was, from what to what, and who noticed.

    Args:
        win: a row with win, measure, before, after, unit, percent and said_by.
    """
    words = [win.win.rstrip(".")]
    if win.measure and not math.isnan(win.before) and not math.isnan(win.after):
        # It went well: whichever way the number went is the better one.
        better = "lower" if win.after < win.before else "higher"
        words.append(f"{capital(change(win.measure, win.before, win.after, win.unit, better))}{by_how_much(win)}")
    return f"{'. '.join(words)}{f' ({win.said_by})' if win.said_by else ''}."


def headline(months: int, of: int, *, any_at_all: bool) -> str:
    """Return in how many of the last months something went well, in a line."""
    if not any_at_all:
        return "No win is written down yet"
    if not months:
        return f"No win is written down for the last {of} months"
    return f"Something went well in {'each' if months == of else months} of the last {of} months"


def sentence(headline: str, empty: Sequence[dt.date], criteria: pd.DataFrame, *, any_at_all: bool) -> str:
    """Return the headline, the months without a win, and the criteria that nothing shows yet."""
    if not any_at_all:
        return f"{headline}. What went well last week, and who noticed?"
    said = f"{headline}."
    if empty:
        said += f" Nothing is written down for {months_in_words(empty)}. If one comes to mind, add it with its day."
    missing = criteria.loc[criteria["wins"] == 0, "criterion"]
    if len(missing):
        said += f" Nothing shows {join_words(f'“{name}”' for name in missing)} yet."
    elif len(criteria) > 1:
        said += f" There is a win for each of your {in_letters(len(criteria))} criteria."
    return said


def caution(*, any_at_all: bool) -> str:
    """Return what the log does not say."""
    if not any_at_all:
        return "A small one counts, and most have no number."
    return "An empty month says nothing about your work, only that nothing was written down."


def months_in_words(months: Sequence[dt.date]) -> str:
    """Return months as one says them, each year once: ``"August, November 2025, January and May 2026"``.

    Args:
        months: a day of each, in order.
    """
    last_of_year = {month.year: place for place, month in enumerate(months)}
    return join_words(
        f"{month:%B %Y}" if last_of_year[month.year] == place else f"{month:%B}" for place, month in enumerate(months)
    )


def criterion_in_words(name: str, shows: str, wins: int, latest: str) -> str:
    """Return a criterion with its evidence, or with what would show it."""
    if not wins:
        return f"{name}: nothing yet{f' ({shows})' if shows else ''}."
    return f"{name}: {wins} {plural(wins, 'win')}, the latest: {latest}"
