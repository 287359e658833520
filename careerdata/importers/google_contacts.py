"""Google Contacts: the CSV, as it is written today and as it was until 2024, becomes rows of contacts.csv."""

from __future__ import annotations

from collections.abc import Iterator

from careerdata.importers.address_book import card, people_of
from careerdata.importers.import_result import Import, Tally
from careerdata.importers.tables import Record, Shape, Table

SOURCE = "Google Contacts"
_MOST = 9
"""So many addresses and pages of one card are looked at."""
_BETWEEN = ":::"
"""Stands between several values in one cell."""
_SEVERAL = {f"{what} {number} - Value" for what in ("E-mail", "Website") for number in range(1, _MOST + 1)}
NEW = Shape(
    SOURCE,
    needed=frozenset({"First Name", "Last Name", "Organization Name"}),
    used=frozenset({"First Name", "Middle Name", "Last Name", "Organization Name", "Organization Title", *_SEVERAL}),
)
OLD = Shape(
    f"{SOURCE} (until 2024)",
    needed=frozenset({"Name", "Given Name", "Family Name"}),
    used=frozenset(
        {"Name", "Given Name", "Additional Name", "Family Name", "Organization 1 - Name", "Organization 1 - Title"}
        | _SEVERAL
    ),
)


def read(table: Table) -> Import:
    """Turn the cards of Google Contacts into rows of contacts.csv."""
    is_old = table.shape == OLD.name
    parts = ("Given Name", "Additional Name", "Family Name") if is_old else ("First Name", "Middle Name", "Last Name")
    organisation, role = (
        ("Organization 1 - Name", "Organization 1 - Title") if is_old else ("Organization Name", "Organization Title")
    )
    cards = [
        card(
            record["Name"] or " ".join(filter(None, (record[part] for part in parts))),
            next(_values(record[organisation]), ""),
            next(_values(record[role]), ""),
            _all(record, "E-mail"),
            _all(record, "Website"),
        )
        for record in table.records
    ]
    return people_of(cards, SOURCE, table.file, Tally.of(table))


def _all(record: Record, what: str) -> Iterator[str]:
    for number in range(1, _MOST + 1):
        yield from _values(record[f"{what} {number} - Value"])


def _values(cell: str) -> Iterator[str]:
    yield from filter(None, (value.strip() for value in cell.split(_BETWEEN)))
