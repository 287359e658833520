"""From the bytes of an exported file to its rows, by the columns that give the kind of export away."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from careerdata.logbook.known_ids import id_of
from careerdata.logbook.reading.csv_scanner import scan
from careerdata.logbook.reading.encoding import LINE_END, Refusal, decode
from careerdata.problems import Problem, UnreadableExportError
from careerdata.text import name_key

DELIMITERS = ",;\t|"
HEADER_WITHIN = 25
"""Lines from the top in which the header is looked for: exports have notes above it."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
UNDERSTOOD = (
    "What can be read: the detailed time entries of Toggl Track or Clockify as CSV, of WakaTime or Timewarrior as JSON, the entries of Daylio as CSV or its backup, "
    "the contacts of Google as CSV or of any address book as vCard, and a LinkedIn "
    "data export (the zip, its folder, or from it Connections.csv, messages.csv, Recommendations_Received.csv, "
    "Endorsement_Received_Info.csv or Job Applications.csv)."
)


@dataclass(frozen=True)
class Shape:
    """How a kind of export is recognised, and which of its columns are looked at.

    Attributes:
        name: the kind, as `Table.shape` says it.
        needed: the columns that give it away, spelt exactly so.
        used: every column that is read. All others are dropped while reading and never seen by the importers:
            the text of messages, notes.
        mail: the column of an e-mail address, "" for none: of it, only the id that it makes is read.
    """

    name: str
    needed: frozenset[str]
    used: frozenset[str]
    mail: str = ""


@dataclass(frozen=True)
class Record:
    """One row of an export: the line it begins in, and its cells (blanks tidied) by column."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the cell in `column`; "" when the export has no such column."""
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Table:
    """The rows of one exported file, empty ones left out, and what could not be read of it."""

    file: str
    shape: str
    records: tuple[Record, ...]
    blank_rows: int
    problems: tuple[Problem, ...]


def tidy(text: str) -> str:
    """Return `text` on one line, with single blanks and without control characters."""
    return " ".join(_CONTROL.sub(" ", text).split())


def fold(text: str) -> str:
    """Return what two spellings of the same name have in common: case, blanks and how accents are stored put aside."""
    return name_key(tidy(text))


def read_table(file: str, data: bytes, shapes: Sequence[Shape]) -> Table:
    """Read one exported file.

    Args:
        file: its name, for messages.
        data: its content.
        shapes: the kinds of export it may be.

    Raises:
        UnreadableExportError: if it is not text, no line near its top is the header of one of the `shapes`, or its
            quotes do not match up.
    """
    text, problems = decoded(file, data)
    start = 0
    for number, line in enumerate(itertools.islice(io.StringIO(text, newline=""), HEADER_WITHIN), 1):
        start += len(line)
        for delimiter in DELIMITERS:
            columns = _columns(line, delimiter)
            for shape in shapes:
                if shape.needed <= set(columns):
                    return _read_rows(_Place(file, text, start, number + 1, delimiter), columns, shape, problems)
    raise UnreadableExportError(f"{file} is not an export that is understood here. {_first_words(text)} {UNDERSTOOD}")


@dataclass(frozen=True)
class _Place:
    """Where the rows of an export begin: the place in its text, and the line of the file."""

    file: str
    text: str
    start: int
    line: int
    delimiter: str


def _columns(line: str, delimiter: str) -> tuple[str, ...]:
    try:
        return tuple(tidy(cell.value) for cell in scan(line, 0, delimiter)[0])
    except Refusal:
        return ()


def decoded(file: str, data: bytes) -> tuple[str, list[Problem]]:
    """Return the text of an exported file, and what was assumed to read it.

    Raises:
        UnreadableExportError: if it is not text.
    """
    try:
        read = decode(data)
    except Refusal as refusal:
        remark = refusal.remark
        where = f"{file}, line {remark.line}" if remark.line else file
        raise UnreadableExportError(f"{where}: {remark.message} {UNDERSTOOD}") from None
    # Remarks about one line quote it, and a line of an export may be somebody's private message.
    whole = [remark for remark in read.remarks if remark.line is None]
    return read.text, [Problem(file, None, None, None, item.message, item.fix, "notice") for item in whole]


def _read_rows(place: _Place, columns: tuple[str, ...], shape: Shape, problems: list[Problem]) -> Table:
    kept = [(index, name) for index, name in enumerate(columns) if name in shape.used]
    mail = columns.index(shape.mail) if shape.mail in columns else None
    records, blank = [], 0
    for line, cells in _numbered(place):
        if not any(cell.strip() for cell in cells):
            blank += len(cells) > 1
        elif len(cells) != len(columns):
            problems.append(_torn(place.file, line, len(cells), len(columns)))
        else:
            address = "" if mail is None else tidy(cells[mail]).casefold()
            known_by = {shape.mail: id_of("e-mail", address)} if address else {}
            records.append(Record(line, {name: tidy(cells[index]) for index, name in kept} | known_by))
    return Table(place.file, shape.name, tuple(records), blank, tuple(problems))


def _numbered(place: _Place) -> Iterator[tuple[int, list[str]]]:
    """Yield each row below the header with the line of the file that it begins in."""
    start, line = place.start, place.line
    while start < len(place.text):
        try:
            cells, stop, more_after_a_quote = scan(place.text, start, place.delimiter)
        except Refusal:
            raise _torn_quotes(place.file, line) from None
        if more_after_a_quote:
            raise _torn_quotes(place.file, line)
        yield line, [cell.value for cell in cells]
        line += 1 + len(LINE_END.findall(place.text, start, stop))
        end = LINE_END.match(place.text, stop)
        start = end.end() if end else len(place.text)


def _torn_quotes(file: str, line: int) -> UnreadableExportError:
    return UnreadableExportError(
        f"{file}, line {line}: a quotation mark there is opened and not closed, or closed too early. "
        "Export the file again and do not edit it in between."
    )


def _torn(file: str, line: int, found: int, wanted: int) -> Problem:
    message = f"this row has {found} cells and the header has {wanted}."
    return Problem(file, line, None, None, message, "Export the file again, or mend that line.")


def _first_words(text: str) -> str:
    first = tidy(text[:1000].lstrip().partition("\n")[0])
    return f'It begins with "{first[:120]}{"..." if len(first) > 120 else ""}".'
