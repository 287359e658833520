"""Exports that are JSON: read once, within limits, and handed to whoever knows their shape."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from careerdata.importers.import_result import Import, Row, Tally
from careerdata.logbook.known_ids import id_of

WRONG = (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError)
"""What reading JSON raises that is not of the shape it should be."""


def read_json(data: bytes) -> Any:
    """Return what a file of JSON says, None where it is none."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return None
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def found_in(source: str, about: str, entries: Iterable[tuple[str, Row]], tally: Tally) -> Import:
    """Return hours as rows of skills.csv, in order of time.

    Args:
        source: the program.
        about: how the rows are to be understood.
        entries: what the source tells each entry apart by, and its row.
        tally: what was found wrong and left out.
    """
    ordered = sorted(entries, key=lambda item: (item[1]["date"], item[0]))
    kind = source.casefold()
    found = tally.result(source, {"skills": tuple(row for _, row in ordered)}, about)
    return replace(found, ids={"skills": tuple(id_of(kind, one) for one, _ in ordered)})
