"""What the meetings of a calendar count as, where the person says so: met, called, an event; also those that came in before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from careerdata.dates import plain_date
from careerdata.importers.entry_pairs import day_of
from careerdata.importers.import_result import Import, Row
from careerdata.importers.known_entries import Differing
from careerdata.importers.moved_meetings import OF_MEETINGS
from careerdata.importers.tables import fold
from careerdata.logbook import Logbook
from careerdata.logbook.reading.columns import layout_of
from careerdata.problems import CareerdataError
from careerdata.schemas import Touches

KINDS = layout_of(Touches).columns["kind"].choices
"""What a meeting can count as."""


def kind_of_meetings(calendar: str, kinds: Mapping[str, str]) -> str:
    """Return what the meetings of a calendar count as; "met" where nothing was said.

    Args:
        calendar: its name.
        kinds: what was said, by the name of a calendar.

    Raises:
        CareerdataError: if it is no kind of a touch.
    """
    said = {fold(name): kind for name, kind in kinds.items()}.get(fold(calendar), "met")
    if said not in KINDS:
        raise CareerdataError(f'"{said}" is nothing that a meeting can count as. Say one of: {", ".join(KINDS)}.')
    return said


def of_another_kind(found: Import, rows: Sequence[Row], book: Logbook) -> tuple[tuple[Row, ...], tuple[Differing, ...]]:
    """Return those rows of touches.csv that are new, and those there that count as something else by now.

    Args:
        found: the calendar.
        rows: its touches that the folder does not have.
        book: the folder.
    """
    if not found.meanings.get("kinds"):
        return tuple(rows), ()
    cards = book.touches.astype(object).where(book.touches.notna(), None).to_dict("records")
    there: dict[tuple[dt.date, str], Row] = {
        (plain_date(row["date"]), fold(row["contact"])): {f"{name}": day_of(cell) for name, cell in row.items()}
        for row in cards
        if row["kind"] in OF_MEETINGS
    }
    new, differing = list[Row](), list[Differing]()
    for row in rows:
        before = there.get((row["date"], fold(row["contact"])))
        if before is None or before["kind"] == row["kind"]:
            new.append(row)
        else:
            differing.append(Differing("touches", before, {"kind": row["kind"]}))
    return tuple(new), tuple(differing)
