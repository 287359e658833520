"""A year's review: the ticked wins of twelve months on one page, under their months, and by what they show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from careerdata.dates import add_months
from careerdata.share.choice import Choice
from careerdata.share.exportable import USUAL
from careerdata.share.findings import changed_in_words
from careerdata.share.labels import closed
from careerdata.share.redaction import row_names
from careerdata.text import counted

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

BY_CRITERION = "What the next level asks for"
MONTHS = 12
SHOWN = frozenset({"date", "win", "measure", "before", "after", "unit", "said_by", "criterion"})
"""The columns of wins.csv that a review shows where they are ticked."""


def review_choice(book: Logbook) -> Choice:
    """Return the choice that a review begins with: the wins of the last twelve months that were marked shareable.

    Who said what, what they show and notes are not ticked.
    """
    first = add_months(book.today.replace(day=1), 1 - MONTHS)
    # The name of a win begins with its day.
    named = tuple(name for name in row_names(book, "wins") if name >= first.isoformat())
    return Choice(
        charts=(),
        columns={"wins": USUAL["wins"]},
        rows={"wins": named},
        since=first,
        title=f"What went well, {first:%B %Y} to {book.today:%B %Y}",
        review=True,
    )


def sections(wins: pd.DataFrame) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the sections of a review: each month with its wins, the oldest first, then how many show each criterion.

    Args:
        wins: the ticked columns of the ticked rows, in order of time; without a day they stand under one heading.
    """
    if "date" not in wins:
        if lines := told(wins):
            yield "What went well", tuple(lines)
    else:
        for month, rows in wins.groupby(wins["date"].dt.to_period("M"), sort=True):
            if lines := told(rows):
                yield f"{month.start_time:%B %Y}", tuple(lines)
    if "criterion" in wins and (counts := wins["criterion"].dropna().value_counts(sort=False)).size:
        yield BY_CRITERION, tuple(f"{closed(str(name))}: {counted(many, 'win')}" for name, many in counts.items())


def told(wins: pd.DataFrame) -> list[str]:
    """Return each win in a line, with its numbers and who noticed, as far as that was ticked."""
    lines = []
    for _, row in wins.iterrows():
        noticed = f" ({row['said_by']})" if "said_by" in row and pd.notna(row["said_by"]) else ""
        win = str(row["win"]).rstrip(".") if "win" in row and pd.notna(row["win"]) else ""
        if said := ". ".join(filter(None, (win, changed_in_words(row, went_well=True)))):
            lines.append(f"{closed(said)}{noticed}")
    return lines
