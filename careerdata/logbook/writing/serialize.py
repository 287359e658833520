"""Values to the text of a file: rows added, cells changed, columns added, in the style the file already has.

Text in, text out; the text around what is added is never touched.
"""

from __future__ import annotations

import datetime as dt
import numbers
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd

from careerdata.logbook.reading.cell_parser import UNCLEAR_NUMBER, FileConventions, read_cell
from careerdata.logbook.reading.columns import Column, Layout
from careerdata.logbook.reading.csv_scanner import BLANKS, Record, Span
from careerdata.logbook.reading.encoding import LINE_END
from careerdata.logbook.reading.parsed_cell import Value
from careerdata.logbook.reading.reader import Source

_NEEDS_QUOTES = re.compile(r'["\r\n]|^[#<>]')
_AS_PROGRAMS_WRITE = FileConventions()


def first_text(layout: Layout) -> str:
    """Return the text of a file without rows."""
    return ",".join(layout.columns) + "\n"


def normalise_value(column: Column, value: Any, conventions: FileConventions) -> Value:
    """Return what a value becomes in a column, read by the same rules as a cell of the file.

    Args:
        column: the column.
        value: a text, a number, a date (with or without a time), yes or no as a bool, or nothing (None, NaN, NaT).
        conventions: how the file writes numbers and dates; they apply to a text.
    """
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return read_cell(column, "", conventions)
    if isinstance(value, str):
        fault = "a text file cannot hold the sign NUL." if "\0" in value else ""
        return Value(fault=fault, fix="Take it out.") if fault else read_cell(column, value, conventions)
    if isinstance(value, bool):
        return read_cell(column, "yes" if value else "no", conventions)
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        return read_cell(column, day.isoformat(), conventions)
    if isinstance(value, numbers.Real):
        text = str(int(value)) if isinstance(value, numbers.Integral) else _decimal(float(value))
        return read_cell(column, text, _AS_PROGRAMS_WRITE)
    return read_cell(column, str(value), conventions)


def widened(source: Source, names: Sequence[str]) -> str:
    """Return the text of a file with columns added at the right: named in the header, empty in every row."""
    text, delimiter, pieces, place = source.text.text, source.table.delimiter, [], 0
    for record in (source.table.header, *source.table.records):
        added = delimiter.join(names) if record is source.table.header else delimiter * (len(names) - 1)
        pieces += [text[place : record.stop], delimiter, added]
        place = record.stop
    return "".join([*pieces, text[place:]])


def with_rows(source: Source, columns: Mapping[str, Column], rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the text of a file with rows of settled values added below the last one."""
    table = source.table
    body = source.text.text.rstrip("\x1a")
    tail = source.text.text[len(body) :]
    names = {place: name for name, place in table.places.items()}
    if not body.endswith(("\n", "\r")):
        body += table.newline
    lines = []
    for row in rows:
        cells = [
            _cell(columns[names[place]], row.get(names[place]), source) if place in names else ""
            for place in range(len(table.header.cells))
        ]
        lines.append(table.delimiter.join(cells) + table.newline)
    return "".join([body, *lines, tail])


def with_changes(source: Source, columns: Mapping[str, Column], changes: Mapping[int, Mapping[str, Any]]) -> str:
    """Return the text of a file with some cells of some records changed to settled values, by the line of each."""
    text, pieces, place = source.text.text, [], 0
    for record in source.table.records:
        if record.line in changes:
            pieces += [text[place : record.start], _with_cells(source, columns, record, changes[record.line])]
            place = record.stop
    return "".join([*pieces, text[place:]])


def _with_cells(source: Source, columns: Mapping[str, Column], record: Record, changes: Mapping[str, Any]) -> str:
    """Return the text of one record with some of its cells changed."""
    spans, start = source.table.spans(record), record.start
    # A row that ends before the header's last column gets the cells it lacks.
    lacking = 1 + max(source.table.places[name] for name in changes) - len(spans)
    text = source.text.text[start : record.stop] + source.table.delimiter * lacking
    spans += [Span("", place, place) for place in range(record.stop + 1, record.stop + 1 + lacking)]
    # From the right, so that the places before stay where they are.
    for name in sorted(changes, key=source.table.places.__getitem__, reverse=True):
        span = spans[source.table.places[name]]
        text = text[: span.start - start] + _cell(columns[name], changes[name], source) + text[span.stop - start :]
    return text


def without_rows(source: Source, lines: Collection[int]) -> str:
    """Return the text of a file without the records that begin on some lines."""
    text, pieces, place = source.text.text, [], 0
    for record in source.table.records:
        if record.line in lines:
            pieces.append(text[place : record.start])
            end = LINE_END.match(text, record.stop)
            place = end.end() if end else record.stop
    return "".join([*pieces, text[place:]])


def _cell(column: Column, value: Any, source: Source) -> str:
    """Return a settled value as it is written in this file, in quotes where it would be misread without."""
    if value is None:
        return ""
    if column.kind == "decimal":
        text = _decimal(value)
        text = text.replace(".", ",") if source.conventions.decimal == "," else text
    else:
        text = {True: "yes", False: "no"}[value] if column.kind == "truth" else str(value)
    if _NEEDS_QUOTES.search(text) or source.table.delimiter in text or text != text.strip(BLANKS):
        return '"' + text.replace('"', '""') + '"'
    return text


def _decimal(number: float) -> str:
    text = repr(float(number)).removesuffix(".0")
    # Three decimals look like thousands to some programs, ours included; a fourth one settles it.
    return f"{text}0" if UNCLEAR_NUMBER.fullmatch(text) else text
