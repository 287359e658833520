"""What an export is and what of it would come in, in the few lines that the first page has room for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careerdata.panels.base import in_short
from careerdata.schemas import log_named
from careerdata.text import counted, join_words

if TYPE_CHECKING:
    from careerdata.importers import Difference, Import

SHOWN = 8
"""So many problems are shown at once; the rest is counted."""


def told_of(found: Import, new: Difference) -> Iterator[str]:
    """Say what an export is, what of it is new, what it suggests for the plan, what was left out and why, and what is never stored.

    Args:
        found: the import.
        new: what of it is new.
    """
    yield found.title
    for log, rows in found.rows.items():
        fresh, waiting = len(new.rows[log]), new.withheld.get(log, 0)
        there = sum(row.get("contact") not in new.strangers for row in rows) - fresh - waiting
        if not rows:
            continue
        more = [f"{there} known already"] if there else []
        more += [f"{waiting} waiting for your answer"] if waiting else []
        yield f"New: {counted(fresh, *log_named(log).noun)}{f' ({join_words(more)})' if more else ''}."
    yield from new.news
    yield from found.offered
    for item in found.skipped:
        yield f"Left out on purpose: {item.what}: {item.count}."
    yield from in_short((*found.problems, *new.problems), SHOWN)
    yield found.about
