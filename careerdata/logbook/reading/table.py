"""Text to a table: the header, every record below it with the line it begins on, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from careerdata.logbook.reading.csv_scanner import BLANKS, COMMENT, OPEN_QUOTE, Record, Span, scan
from careerdata.logbook.reading.encoding import LINE_END, Lines, Refusal, Remark, quoted
from careerdata.logbook.reading.header import find_header, is_header, name_of
from careerdata.text import join_words, plural

_SHEET_ERROR = re.compile(r"#(#+|REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)")
_CONFLICT = re.compile(r"(<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)( |$)|=======$")


_HINT = re.compile('"?sep=."?', re.IGNORECASE)
_MARK = "\ufeff"
_REPEATS = ("repeats the header and was left out", "repeat the header and were left out")


@dataclass(frozen=True)
class Table:
    """A file taken apart, with all that the writer needs to add to it in its own style.

    Attributes:
        text: the whole text.
        delimiter: what stands between cells.
        newline: what ends the header's line.
        header: the header's record.
        places: position of each of our columns that the file has.
        records: every record below the header that is not blank.
        remarks: what was left out or assumed.
    """

    text: str
    delimiter: str
    newline: str
    header: Record
    places: dict[str, int]
    records: list[Record]
    remarks: tuple[Remark, ...]

    def spans(self, record: Record) -> list[Span]:
        """Return where the cells of one record stand in the text."""
        return scan(self.text, record.start, self.delimiter)[0]


def parse_table(text: str, columns: Collection[str], required: Collection[str]) -> Table:
    """Find the header of a table and the records below it.

    Args:
        text: the whole text of the file.
        columns: names of the columns we know.
        required: those without which the file cannot be read.

    Raises:
        Refusal: when the header lacks a required column, or quotes are left open.
    """
    text = text.rstrip("\x1a")
    lines = Lines(text)
    header, delimiter, places, about_header = find_header(text, lines, columns, required)
    remarks = [*_above(text, lines, header), *about_header]
    fewest = 1 + max((place for name, place in places.items() if name in required), default=-1)
    records = list(_records(text, lines, header, delimiter, fewest, remarks))
    records, repeated = _without_headers(records, header, columns, required)
    remarks += [
        *_unnamed(header, records),
        *_told(repeated, *_REPEATS),
        *_cut_short(text, lines),
        *_marked(text, lines, repeated),
    ]
    end = LINE_END.match(text, header.stop)
    return Table(text, delimiter, end.group() if end else "\n", header, places, records, tuple(remarks))


def _above(text: str, lines: Lines, header: Record) -> Iterator[Remark]:
    """Say which lines stand above the header; comments are told together with the others."""
    above = [
        number
        for number in range(1, header.line)
        if (line := text[lines.starts[number - 1] : lines.stops[number - 1]].strip()) and not line.startswith(COMMENT)
    ]
    hints = [
        number for number in above if _HINT.fullmatch(text[lines.starts[number - 1] : lines.stops[number - 1]].strip())
    ]
    for number in hints:
        yield Remark("this line tells a spreadsheet what parts the cells, and is no row.", line=number)
    above = [number for number in above if number not in hints]
    yield from _told(above, "stands above the header and was not read", "stand above the header and were not read")


def _without_headers(
    records: list[Record], header: Record, columns: Collection[str], required: Collection[str]
) -> tuple[list[Record], list[int]]:
    """Return the records that are no header, and the lines that repeat the header.

    Raises:
        Refusal: when a line is the header of another table: what stands below would land in the wrong columns.
    """
    names = [name_of(cell) for cell in header.cells]
    known = {*names, *map(name_of, columns)}
    repeated = []
    for record in records:
        if name_of(record.cells[0]) not in known or not is_header(record.cells, columns, required):
            continue
        if [name_of(cell) for cell in record.cells] != names:
            what = "this line is another header: two tables with other columns, or another order, stand in one file."
            fix = "Put them into two files, or the second one's columns into the order of the first."
            raise Refusal(Remark(what, fix, record.line))
        repeated.append(record.line)
    return [record for record in records if record.line not in repeated] if repeated else records, repeated


def _cut_short(text: str, lines: Lines) -> Iterator[Remark]:
    if text[lines.starts[-1] :].strip():
        what = "the last line has no line end: all is well if the whole line is there."
        yield Remark(what, "If it looks cut short, complete it.", len(lines.starts))


def _marked(text: str, lines: Lines, told: list[int]) -> Iterator[Remark]:
    """Say which lines, but those told already, begin with the mark of a file's beginning: files were put together."""
    starts = enumerate(lines.starts[1:], 2)
    marked = [number for number, start in starts if text.startswith(_MARK, start) and number not in told]
    mark = "with the invisible mark of a file's beginning, which was left out"
    yield from _told(marked, f"begins {mark}", f"begin {mark}")


def _unnamed(header: Record, records: list[Record]) -> Iterator[Remark]:
    last = max(place for place, cell in enumerate(header.cells) if cell)
    for place, cell in enumerate(header.cells):
        full = [record.line for record in records if not record.fault and record.cells[place]]
        if not cell and full:
            what = f"column {place + 1} has no name in the header; what stands in it was not read."
            yield Remark(what, "Give it a name.", full[0])
        elif not cell and place < last:
            yield Remark(f"column {place + 1} has no name in the header, and nothing in it.", line=header.line)


def _records(
    text: str, lines: Lines, header: Record, delimiter: str, fewest: int, remarks: list[Remark]
) -> Iterator[Record]:
    """Yield every record below the header that is not blank; one of fewer cells than `fewest` has a fault."""
    width, number, comments, bare = len(header.cells), header.line, _comments_above(text, lines, header), []
    short: list[int] = []
    while number < len(lines.starts):
        start, stop = lines.starts[number], lines.stops[number]
        number += 1
        line = text[start:stop]
        if line.startswith(COMMENT) and not _begins_with_error(line, delimiter, width):
            comments.append(number)
            continue
        if _CONFLICT.match(line):
            what = f"{quoted(line)} is a conflict mark of git: two versions of the file are mixed."
            raise Refusal(Remark(what, "Keep one version and remove the marks.", number))
        if '"' not in line:
            record = Record(number, start, stop, [cell.strip(BLANKS) for cell in line.split(delimiter)])
        else:
            record = _quoted_record(text, number, start, delimiter)
            last = lines.number(record.stop)
            if last > number and any(row.count(delimiter) >= width - 1 for row in _inner_lines(record)):
                remarks.append(_swallowed(number, last))
            if any('"' in cell and cell.replace('"', '""') not in text[start : record.stop] for cell in record.cells):
                bare.append(number)
            number = last
        if any(record.cells):
            if not record.fault and fewest <= len(record.cells) < width:
                short.append(record.line)
            yield record if record.fault or len(record.cells) == width else _fitted(record, width, fewest, delimiter)
    remarks += _told(
        comments, "begins with # and was left out as a comment", "begin with # and were left out as comments"
    )
    remarks += _told(
        short,
        "ends before the last column; what is missing was read as empty",
        "end before the last column; what is missing was read as empty",
    )
    remarks += _told(bare, "has a quote inside a text; it was kept", "have a quote inside a text; it was kept")


def _begins_with_error(line: str, delimiter: str, width: int) -> bool:
    """Return whether a line with # at its start is a row whose first cell a spreadsheet could not show."""
    cells = line.split(delimiter)
    return len(cells) == width and _SHEET_ERROR.fullmatch(cells[0].strip(BLANKS)) is not None


def _comments_above(text: str, lines: Lines, header: Record) -> list[int]:
    return [number for number in range(1, header.line) if text.startswith(COMMENT, lines.starts[number - 1])]


def _inner_lines(record: Record) -> list[str]:
    return [line for cell in record.cells for line in LINE_END.split(cell)[1:]]


def _swallowed(first: int, last: int) -> Remark:
    what = f"lines {first} to {last} stand between one pair of quotes and were read as one row, with line breaks in it."
    return Remark(what, f"If these are several rows, take out the quote that opens on line {first}.", first)


def _quoted_record(text: str, number: int, start: int, delimiter: str) -> Record:
    try:
        cells, stop, glued = scan(text, start, delimiter)
    except Refusal:
        raise Refusal(Remark(OPEN_QUOTE, "Close it, or take it out.", number)) from None
    fault = "there is text after a closing quote." if glued else ""
    fix = 'Put the whole text in double quotes, and write a quote inside it twice ("").' if glued else ""
    return Record(number, start, stop, [cell.value for cell in cells], fault, fix)


def _fitted(record: Record, width: int, fewest: int, delimiter: str) -> Record:
    """Return a record with as many cells as the header, or with a fault.

    Spreadsheets leave empty cells out at the end of a row, and add some: only columns that a file need not have may be
    missing, and only empty cells may be too many.
    """
    cells = list(record.cells)
    if fewest <= len(cells) < width or (len(cells) > width and not any(cells[width:])):
        return record._replace(cells=[*cells[:width], *[""] * (width - len(cells))])
    name = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}[delimiter]
    count = len(cells)
    fix = (
        f"If a {name} belongs to a text or a number, put double quotes around that cell."
        if count > width
        else f"Add what is missing, with a {name} for each empty cell."
    )
    return record._replace(fault=f"this line has {count} {plural(count, 'cell')}, the header has {width}.", fix=fix)


def _told(numbers: list[int], one: str, many: str) -> Iterator[Remark]:
    """Say the same of one or more lines in one remark."""
    if len(numbers) == 1:
        yield Remark(f"this line {one}.", line=numbers[0])
    elif numbers:
        more = f" and {len(numbers) - 4} more" if len(numbers) > 5 else ""
        shown = [str(number) for number in (numbers[:4] if more else numbers)]
        yield Remark(f"lines {', '.join(shown) + more if more else join_words(shown)} {many}.")
