"""The list of pain points while it is being sorted: a draft, beside what pains.csv says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from careerdata.analysis.needs.verdict import in_order
from careerdata.logbook import Logbook
from careerdata.panels.editing.row_changes import cells, changed, line_now

_TELLING = ("noticed_on", "pain", "kind")
"""What tells one pain point from another when its row was changed in another program."""


@dataclass(frozen=True)
class PainList:
    """The list as a draft, by line of pains.csv (below 0: not in the file yet), and the row that is chosen."""

    rows: Mapping[int, Mapping[str, Any]]
    chosen: int | None


def saved_list(book: Logbook, *chosen: str | None) -> PainList:
    """Return the list as it is saved; the first of these pain points that is in it is chosen, else the first row."""
    rows = {int(line): cells(book.pains, int(line)) for line in book.pains.index}
    order = [int(line) for line in in_order(book.pains).index]
    named = (line for pain in chosen for line in order if rows[line]["pain"] == pain)
    return PainList(rows, next(named, order[0] if order else None))


def rebased(draft: PainList, before: pd.DataFrame, after: pd.DataFrame) -> PainList:
    """Return a draft over pains.csv as it is by now: what was changed by hand stays, though its row be gone."""
    rows: dict[int, Mapping[str, Any]] = {int(line): cells(after, int(line)) for line in after.index}
    places: dict[int | None, int] = {}
    for line, row in draft.rows.items():
        by_hand = changed(cells(before, line), row) if line >= 0 else row
        place = line_now(line, before, after, _TELLING) if line >= 0 else None
        if place is None and by_hand:
            rows[place := min(0, *rows, 0) - 1] = row
        elif place is not None:
            rows[place] = {**rows[place], **by_hand}
        if place is not None:
            places[line] = place
    return PainList(rows, places.get(draft.chosen, next(iter(rows), None)))


def frame_of(draft: PainList, book: Logbook) -> pd.DataFrame:
    """Return the draft as pains.csv would have it, in no order of its own."""
    rows = [*draft.rows.values()]
    return pd.DataFrame(rows, index=list(draft.rows), columns=book.pains.columns).astype(book.pains.dtypes)


def to_save(draft: PainList, book: Logbook) -> tuple[list[Any], list[tuple[str, dict[str, Any], dict[str, Any]]]]:
    """Return the rows to add, and each row that changed: its log, the row as it was seen, and its new cells."""
    new = [dict(row) for line, row in draft.rows.items() if line < 0]
    seen = {line: cells(book.pains, line) for line in draft.rows if line >= 0}
    told = [("pains", was, changed(was, draft.rows[line])) for line, was in seen.items()]
    return new, [change for change in told if change[2]]
