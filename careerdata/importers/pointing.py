"""What a person says of a table that is no export of a known program: its log, and which of its columns is what."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from careerdata.importers.tables import fold
from careerdata.logbook.reading.columns import Column, layout_of
from careerdata.problems import CareerdataError
from careerdata.schemas import LOGS, log_named
from careerdata.text import join_words

POINTED = (
    *("skills", "days", "mood", "contacts", "touches", "wins", "pains"),
    *("activities", "exposure", "gigs", "applications", "pay", "spells"),
)
"""The logs that a table of any kind can be brought into."""
ID = "id"
"""What a number is called that the table has for each row."""
_OWN = ("as", "same", "scale")
_SCALE = re.compile(r"(-?\d+(?:\.\d+)?)\s*(?:-|to|\.\.)\s*(-?\d+(?:\.\d+)?)")


@dataclass(frozen=True)
class Pointing:
    """Which log the rows of a table belong to, and what its columns are.

    Attributes:
        log: the log, one of `POINTED`.
        columns: the header of each column of the log that the table has, and under `ID` of its own number of a row.
        same: what stands in a column of the log in every row.
        scale: from which number to which its answers go, such as "1-5"; "" where it has none.
    """

    log: str
    columns: Mapping[str, str]
    same: Mapping[str, str] = field(default_factory=dict)
    scale: str = ""

    @property
    def as_table(self) -> dict[str, Any]:
        """The same as `[imports.tables]` of a plan has it."""
        more: dict[str, Any] = {"same": dict(self.same)} if self.same else {}
        return {"as": self.log, **self.columns, **more, **({"scale": self.scale} if self.scale else {})}

    @classmethod
    def of_table(cls, said: Mapping[str, Any]) -> Pointing:
        """Return what `[imports.tables]` of a plan says of one table."""
        columns = {name: str(value) for name, value in said.items() if name not in _OWN}
        return cls(str(said.get("as", "")), columns, dict(said.get("same", {})), str(said.get("scale", "")))


def columns_for(log: str) -> dict[str, Column]:
    """Return the columns of a log that a table can fill.

    Raises:
        CareerdataError: if no table can be brought into it; the text names the logs.
    """
    if log not in POINTED:
        raise CareerdataError(f'A table cannot be brought in as "{log}". Say one of: {", ".join(POINTED)}.')
    return layout_of(log_named(log).schema).columns


def logs_called(said: str) -> str:
    """Return the log that is meant by its name, its file or what a row of it is called; the text itself where none is."""
    names = {fold(name): log.name for log in LOGS.values() for name in (log.name, log.file, *log.noun)}
    return names.get(fold(said), said)


def key_of(headers: Iterable[str]) -> str:
    """Return what a table is known by next time: its headers, in whatever order."""
    return ", ".join(sorted({header for header in headers if header}, key=lambda name: (fold(name), name)))


def remembered(headers: Collection[str], tables: Mapping[str, Mapping[str, Any]]) -> tuple[str, Pointing] | None:
    """Return what was said of a table with these headers, with what it is known by; None where nothing was.

    A column more than then makes no difference.

    Args:
        headers: the headers of the table.
        tables: `[imports.tables]` of the plan.
    """
    there = {fold(header) for header in headers}
    for key, said in tables.items():
        if fold(key) == fold(key_of(headers)):
            return key, Pointing.of_table(said)
    for key, said in tables.items():
        wanted = {fold(name) for name in Pointing.of_table(said).columns.values()}
        if wanted and wanted <= there and {fold(name) for name in key.split(", ")} <= there:
            return key, Pointing.of_table(said)
    return None


def settled(said: Pointing, headers: Collection[str], file: str) -> Pointing:
    """Return what was said of a table with its headers as they are written, and columns of the same name taken.

    Raises:
        CareerdataError: if the log, a column or a header does not exist, or a column that every row needs is missing.
    """
    log = logs_called(said.log)
    columns = columns_for(log)
    written = {fold(header): header for header in headers if header}
    for name in (*said.columns, *said.same):
        if name not in columns and not (name == ID and name in said.columns):
            known = f"Its columns: {', '.join(columns)}; and id, for a number that your table has for each row."
            raise CareerdataError(f'{log_named(log).file} has no column "{name}". {known}')
    for name, header in said.columns.items():
        if fold(header) not in written:
            near = get_close_matches(fold(header), written, 1, 0.7)
            hint = f' Did you mean "{written[near[0]]}"?' if near else ""
            raise CareerdataError(
                f'{file} has no column "{header}" for {name}.{hint} It has: {join_words(written.values())}.'
            )
    found = {name: written[fold(header)] for name, header in said.columns.items()}
    taken = {*found.values()}
    for name in columns:
        own = written.get(fold(name))
        if own and own not in taken and name not in {*found, *said.same}:
            found[name] = own
    missing = [name for name, column in columns.items() if column.required and name not in {*found, *said.same}]
    if missing:
        raise CareerdataError(_still_missing(missing[0], log, columns, written.values(), file))
    return Pointing(log, found, said.same, said.scale)


def _still_missing(name: str, log: str, columns: Mapping[str, Column], headers: Iterable[str], file: str) -> str:
    """Say which column is still missing, and how to name it."""
    what = f"Which column of {file} is {name} of {log_named(log).file} ({columns[name].meaning})"
    example = columns[name].choices[0] if columns[name].choices else "..."
    same = f', or what it is in every row: --same "{name}={example}"' if columns[name].kind == "text" else ""
    return f'{what}? Say it: --map "{name}=HEADER"{same}. It has: {join_words(headers)}.'


def scale_of(said: str) -> tuple[float, float] | None:
    """Return the lowest and the highest number of a scale such as "1-5" or "1 to 5"; None where it is none."""
    found = _SCALE.fullmatch(said.strip())
    if found is None or float(found[1]) >= float(found[2]):
        return None
    return float(found[1]), float(found[2])


def is_answer(column: Column) -> bool:
    """Return whether a column holds answers on the scale from 0 to 10."""
    return column.kind == "decimal" and (column.low, column.high) == (0, 10)
