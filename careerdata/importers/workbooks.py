"""Workbooks (.xlsx): one sheet read as the table that it is, each row a line, formulas by the value that was saved with them."""

from __future__ import annotations

import csv
import datetime as dt
import importlib
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from careerdata.importers.files import checked_members
from careerdata.importers.grids import grid_of
from careerdata.importers.tables import fold, tidy
from careerdata.problems import CareerdataError, UnreadableExportError
from careerdata.text import join_words

MOST_ROWS, MOST_COLUMNS, MOST_BYTES = 200_000, 200, 100_000_000
"""More than that of a sheet, or of a whole workbook unpacked, is not read."""
_WORKBOOK = "xl/workbook.xml"
_THREE_DECIMALS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_WRONG = (
    *(ValueError, LookupError, TypeError, AttributeError, OSError, EOFError, OverflowError, SyntaxError),
    *(NotImplementedError, zipfile.BadZipFile, zlib.error),
)
"""What reading a workbook raises that is not written as it should be."""
_NEEDED = (
    "Reading a workbook needs the package openpyxl, which is not installed. Install it with: pip install "
    "'careerdata[workbook]'. Or save the sheet as CSV (UTF-8), which needs nothing."
)


class Sheet(NamedTuple):
    """A sheet of a workbook as a table.

    Attributes:
        name: its name.
        others: the names of the other sheets that can be seen.
        data: its rows as CSV, each in the line that has its number.
    """

    name: str
    others: tuple[str, ...]
    data: bytes


def is_workbook(path: Path) -> bool:
    """Return whether a zip is a workbook of Excel's present kind, with macros or without."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _WORKBOOK in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError):
        return False


def sheet_of(path: Path, wanted: str = "") -> Sheet:
    """Return a sheet of a workbook.

    Args:
        path: the workbook.
        wanted: the sheet's name; "" for the first one with a line of names of columns, and rows below it.

    Raises:
        UnreadableExportError: if the sheet is not there, no sheet holds a table, or the workbook is damaged, locked,
            larger than any export or built to harm.
        CareerdataError: if openpyxl is not installed.
    """
    checked_members(path, MOST_BYTES)
    _without_entities(path)
    openpyxl = _openpyxl()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
            try:
                return _chosen(path.name, [one for one in book.worksheets if one.sheet_state == "visible"], wanted)
            finally:
                book.close()
    except _WRONG as wrong:
        raise UnreadableExportError(
            f"{path.name} is a workbook that cannot be read. Open it, save the sheet as CSV (UTF-8), and import that file."
        ) from wrong


def _chosen(file: str, sheets: Sequence[Any], wanted: str) -> Sheet:
    names = tuple(tidy(sheet.title) for sheet in sheets)
    for name, sheet in zip(names, sheets, strict=True):
        if wanted and fold(name) != fold(wanted):
            continue
        data = _as_csv(file, sheet)
        if wanted or ((grid := grid_of(file, data) if data.strip() else None) and grid.rows):
            return Sheet(name, tuple(other for other in names if other != name), data)
    if wanted:
        raise UnreadableExportError(f'{file} has no sheet "{wanted}". It has: {join_words(names)}.')
    raise UnreadableExportError(
        f"{file} has no sheet with names of columns in one of its first lines and rows below them. It has: {join_words(names)}."
    )


def _as_csv(file: str, sheet: Any) -> bytes:
    """Return the cells of a sheet as CSV; what is empty at its end is left out."""
    sheet.reset_dimensions()
    lines = list[list[str]]()
    for row in _rows(file, sheet):
        cells = [_text(value) for value in row[:MOST_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        lines.append(cells)
    while lines and not lines[-1]:
        lines.pop()
    width = max(map(len, lines), default=0)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    for cells in lines:
        if cells:
            writer.writerow([*cells, *[""] * (width - len(cells))])
        else:
            text.write("\n")
    return text.getvalue().encode()


def _rows(file: str, sheet: Any) -> Iterator[Sequence[Any]]:
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if number > MOST_ROWS:
            raise UnreadableExportError(
                f"{file} has more than {MOST_ROWS:,} rows. Save the years that you need as a file of their own."
            )
        yield row


def _text(value: Any) -> str:
    """Return a cell as a CSV has it."""
    match value:
        case None:
            text = ""
        case bool():
            text = "yes" if value else "no"
        case dt.datetime():
            text = f"{value.date()}" if value.time() == dt.time() else f"{value:%Y-%m-%d %H:%M:%S}"
        case dt.time():
            text = f"{value.hour}:{value.minute:02}:{value.second:02}"
        case dt.timedelta():
            minutes, seconds = divmod(round(value.total_seconds()), 60)
            text = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        case int() | float():
            text = f"{value:.10g}"
            # With three decimals it could be thousands.
            text += "0" if _THREE_DECIMALS.fullmatch(text) else ""
        case _:
            text = tidy(str(value))
    return text


def _without_entities(path: Path) -> None:
    """Refuse a workbook whose parts define words of their own: no program writes that, and it can fill the memory."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                with archive.open(name) as stream:
                    if b"<!" in stream.read(4096).partition(b"<!--")[0]:
                        raise UnreadableExportError(
                            f"{path.name} is not written as a workbook is, so it was not opened."
                        )


def _openpyxl() -> Any:
    try:
        return importlib.import_module("openpyxl")
    except ImportError:
        raise CareerdataError(_NEEDED) from None
