"""From the bytes of an exported file to its rows, by the columns that give the kind of export away."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from careerdata.importers.plain_rows import NotPlain, head_of, plain_rows
from careerdata.logbook.known_ids import id_of
from careerdata.logbook.reading.csv_scanner import scan
from careerdata.logbook.reading.encoding import LINE_END, Refusal, decode
from careerdata.problems import Problem, UnreadableExportError
from careerdata.text import join_words, name_key

DELIMITERS = ",;\t|"
SHOWN_EVERY = 50_000
"""Rows after which it is shown how far the reading is."""
HEADER_WITHIN = 25
"""Lines from the top in which the header is looked for: exports have notes above it."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
UNDERSTOOD = (
    "What can be read: the detailed time entries of Toggl Track or Clockify as CSV, of WakaTime or Timewarrior as JSON, the hours "
    "of RescueTime as CSV or ActivityWatch as JSON, the moods of Daylio as CSV or its backup, of Bearable as CSV, of Apple Health, "
    "of Day One as JSON, the contacts of Google as CSV or of any address book as vCard, a calendar (.ics), the mails of a mailbox (mbox), and a LinkedIn "
    "data export (the zip, its folder, or from it Connections.csv, messages.csv, Recommendations_Received.csv, "
    "Endorsement_Received_Info.csv, Invitations.csv, Positions.csv, Skills.csv or Job Applications.csv)."
)


class UnknownTableError(UnreadableExportError):
    """A file is text and no export that is known; it may be a table whose columns a person can point at."""


@dataclass(frozen=True)
class Shape:
    """How a kind of export is recognised, and which of its columns are looked at.

    Attributes:
        name: the kind, as `Table.shape` says it.
        needed: the columns that give it away, spelt exactly so.
        used: every column that is read. All others are dropped while reading and never seen by the importers:
            the text of messages, notes.
        mail: the column of an e-mail address, "" for none: of it, only the id that it makes is read.
        noted: the column of a text, "" for none: of it, only whether there is one is read.
    """

    name: str
    needed: frozenset[str]
    used: frozenset[str]
    mail: str = ""
    noted: str = ""


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
    known_by: str = ""


def tidy(text: str) -> str:
    """Return `text` on one line, with single blanks and without control characters."""
    return " ".join(_CONTROL.sub(" ", text).split())


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return what two spellings of the same name have in common: case, blanks and how accents are stored put aside."""
    return name_key(tidy(text))


def read_table(
    file: str, data: bytes, shapes: Sequence[Shape], progress: Callable[[str], None] = lambda _: None
) -> Table:
    """Read one exported file.

    Args:
        file: its name, for messages.
        data: its content.
        shapes: the kinds of export it may be.
        progress: shows how far the reading of a large file is, in words.

    Raises:
        UnreadableExportError: if it is not text, or its quotes do not match up.
        UnknownTableError: if no line near its top is the header of one of the `shapes`.
    """
    with suppress(NotPlain):
        header = _header(head_of(data), shapes)
        if header is not None:
            rows = plain_rows(data, header.line + 1, header.delimiter)
            return _table(file, header, _shown(rows, file, progress), [])
    text, problems = decoded(file, data)
    header = _header(text, shapes)
    if header is None:
        raise UnknownTableError(f"{file} is not an export that is understood here. {_first_words(text)}")
    rows = numbered(file, text, header.stop, header.line + 1, header.delimiter)
    return _table(file, header, _shown(rows, file, progress), problems)


@dataclass(frozen=True)
class _Header:
    """The header of an export: its columns, its kind, its line, and where in the text that line ends."""

    columns: tuple[str, ...]
    shape: Shape
    line: int
    stop: int
    delimiter: str


def _header(text: str, shapes: Sequence[Shape]) -> _Header | None:
    """Return the first line near the top of a text that is the header of one of some kinds of export."""
    stop = 0
    for number, line in enumerate(itertools.islice(io.StringIO(text, newline=""), HEADER_WITHIN), 1):
        stop += len(line)
        for delimiter in DELIMITERS:
            columns = cells_of(line, delimiter)
            for shape in shapes:
                if shape.needed <= set(columns):
                    return _Header(columns, shape, number, stop, delimiter)
    return None


def cells_of(line: str, delimiter: str) -> tuple[str, ...]:
    """Return the cells of one line, blanks tidied; none where its quotes do not match up."""
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


def _table(file: str, header: _Header, rows: Iterable[tuple[int, Sequence[str]]], problems: Sequence[Problem]) -> Table:
    """Return what rows below a header say in the columns that are looked at."""
    columns, shape, tidied = header.columns, header.shape, _Tidied()
    kept = [(index, name) for index, name in enumerate(columns) if name in shape.used]
    mail = columns.index(shape.mail) if shape.mail in columns else None
    noted = columns.index(shape.noted) if shape.noted in columns else None
    found, records, blank = list(problems), [], 0
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            blank += len(cells) > 1
        elif len(cells) != len(columns):
            found.append(_torn(file, line, len(cells), len(columns)))
        else:
            address = "" if mail is None else tidy(cells[mail]).casefold()
            known_by = {shape.mail: id_of("e-mail", address)} if address else {}
            if noted is not None:
                known_by[shape.noted] = "yes" if cells[noted].strip() else ""
            records.append(Record(line, {name: tidied[cells[index]] for index, name in kept} | known_by))
    gave_away = join_words([name for name in columns if name in shape.needed], isolated=False)
    how = f"the columns {gave_away} in line {header.line} of {file}"
    return Table(file, shape.name, tuple(records), blank, tuple(found), how)


def _shown(
    rows: Iterable[tuple[int, list[str]]], file: str, progress: Callable[[str], None]
) -> Iterator[tuple[int, list[str]]]:
    """Yield rows, and show how many there were now and then."""
    for number, row in enumerate(rows):
        if number and number % SHOWN_EVERY == 0:
            progress(f"Reading {file}: {number:,} rows so far …")
        yield row


class _Tidied(dict[str, str]):
    """Cells as they are tidied, each kept once however often it stands in a file."""

    def __missing__(self, cell: str) -> str:
        """Return a cell that was not seen before."""
        text = tidy(cell)
        self[cell] = text
        return self.setdefault(text, text)


def numbered(file: str, text: str, start: int, line: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row of a text with the line of the file that it begins in.

    Args:
        file: its name, for messages.
        text: the whole text.
        start: where the first row begins in it.
        line: the line of the file that it begins in.
        delimiter: what stands between cells.

    Raises:
        UnreadableExportError: if the quotes do not match up.
    """
    while start < len(text):
        try:
            cells, stop, more_after_a_quote = scan(text, start, delimiter)
        except Refusal:
            raise _torn_quotes(file, line) from None
        if more_after_a_quote:
            raise _torn_quotes(file, line)
        yield line, [cell.value for cell in cells]
        line += 1 + len(LINE_END.findall(text, start, stop))
        end = LINE_END.match(text, stop)
        start = end.end() if end else len(text)


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
