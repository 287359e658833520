"""The list of pain points while it is being sorted: a draft, beside what pains.csv says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from careerdata.analysis.needs.verdict import in_order
from careerdata.panels.editing.row_changes import cells, changed

if TYPE_CHECKING:
    from careerdata.logbook import Logbook


@dataclass(frozen=True)
class Pain:
    """A pain point as a row of pains.csv has it."""

    noticed_on: dt.date
    pain: str
    kind: str | None = "unsorted"
    weight: int | None = 3
    status: str | None = "open"
    rank: int | None = None
    note: str | None = None


@dataclass(frozen=True)
class Sorting:
    """The list as a draft, by line of pains.csv (below 0: not in the file yet), and the row that is chosen."""

    rows: Mapping[int, Pain]
    chosen: int | None


def sorting_of(book: Logbook, chosen: str | None = None) -> Sorting:
    """Return the list as it is saved, with this pain point chosen, else the first one."""
    rows = {int(line): Pain(**cells(book.pains, int(line))) for line in book.pains.index}
    order = [int(line) for line in in_order(book.pains).index]
    named = (line for line in order if rows[line].pain == chosen)
    return Sorting(rows, next(named, order[0] if order else None))


def frame_of(draft: Sorting, book: Logbook) -> pd.DataFrame:
    """Return the draft as pains.csv would have it, in no order of its own."""
    told = [asdict(row) for row in draft.rows.values()]
    return pd.DataFrame(told, index=list(draft.rows), columns=book.pains.columns).astype(book.pains.dtypes)


def to_save(draft: Sorting, book: Logbook) -> tuple[list[dict[str, Any]], list[tuple[dict[str, Any], dict[str, Any]]]]:
    """Return the rows to add, and each row that changed: as it was seen, and its new cells."""
    new = [asdict(row) for line, row in draft.rows.items() if line < 0]
    seen = {line: cells(book.pains, line) for line in draft.rows if line >= 0}
    moved = [(was, changed(was, asdict(draft.rows[line]))) for line, was in seen.items()]
    return new, [(was, to) for was, to in moved if to]
