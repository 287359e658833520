"""The header of a table: which line it is, what stands between its cells, and which of our columns it has."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from careerdata.logbook.reading.csv_scanner import COMMENT, OPEN_QUOTE, Record, scan
from careerdata.logbook.reading.encoding import Lines, Refusal, Remark, quoted
from careerdata.text import join_words, plural

_DELIMITERS = (",", ";", "\t", "|")
_WITHIN = 25
_WIDEST = 1000
"""Marks between cells that a header has at most."""
_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff]")


class Header(NamedTuple):
    """The header of a table.

    Attributes:
        record: the record it is.
        delimiter: what stands between its cells.
        places: position of each of our columns that it has.
        remarks: what is to be said about its other cells.
    """

    record: Record
    delimiter: str
    places: dict[str, int]
    remarks: tuple[Remark, ...]


def find_header(text: str, lines: Lines, columns: Collection[str], required: Collection[str]) -> Header:
    """Return the header: of the first lines the one that has most of our columns, by the delimiter that shows them.

    Args:
        text: the whole text of a file.
        lines: its lines.
        columns: names of the columns we know.
        required: those without which the file cannot be read.

    Raises:
        Refusal: when no line has any of the columns, one is there twice, or a required one is missing.
    """
    record, delimiter = _best_line(text, lines, columns, required)
    places = _places(record, columns)
    _check(record, places, required)
    return Header(record, delimiter, places, tuple(_remarks(record, places, columns)))


def _best_line(text: str, lines: Lines, columns: Collection[str], required: Collection[str]) -> tuple[Record, str]:
    known, needed = {name_of(name) for name in columns}, {name_of(name) for name in required}
    best, header, delimiter, first = 0, None, ",", ""
    open_quote = 0
    for number, (start, stop) in enumerate(zip(lines.starts, lines.stops, strict=True), 1):
        line = text[start:stop]
        # A line that has all we need is the header, even if a later one has more: that is another file, glued on.
        if number > _WITHIN or (header is not None and needed and needed <= set(map(name_of, header.cells))):
            break
        if not line.strip() or line.startswith(COMMENT):
            continue
        first = first or line.strip()
        for candidate in _DELIMITERS:
            if line.count(candidate) > _WIDEST:
                continue
            try:
                cells = [cell.value for cell in scan(line, 0, candidate)[0]]
            except Refusal:
                open_quote = open_quote or number
                continue
            count = len(known.intersection(map(name_of, cells)))
            if count > best:
                best, delimiter = count, candidate
                header = Record(number, start, stop, cells)
    if header is None and open_quote:
        raise Refusal(Remark(OPEN_QUOTE, "Close it, or take it out.", open_quote))
    if header is None:
        what = f"none of its columns is there ({join_words(columns)}); the first line reads {quoted(first)}."
        raise Refusal(Remark(what, f"The first line needs the names of its columns, at least {join_words(required)}."))
    return header, delimiter


def is_header(cells: Collection[str], columns: Collection[str], required: Collection[str]) -> bool:
    """Return whether a record could be a header: all required columns, and our names in most of its cells."""
    names = [name for cell in cells if (name := name_of(cell))]
    known = {name_of(name) for name in columns}.intersection(names)
    return bool(known) and known.issuperset(map(name_of, required)) and 2 * len(known) > len(names)


def _places(header: Record, columns: Collection[str]) -> dict[str, int]:
    by_name = {name_of(name): name for name in columns}
    places: dict[str, int] = {}
    for place, cell in enumerate(header.cells):
        name = by_name.get(name_of(cell))
        if name in places:
            raise Refusal(Remark(f"the column {name} is there twice.", "Rename one of the two.", header.line, name))
        if name is not None:
            places[name] = place
    return places


def _check(header: Record, places: dict[str, int], required: Collection[str]) -> None:
    missing = [name for name in required if name not in places]
    if not missing:
        return
    others = [cell for place, cell in enumerate(header.cells) if place not in places.values() and cell]
    meant = {name: cell for cell in others if (name := near(cell, missing)) is not None}
    word, are = plural(len(missing), "column"), plural(len(missing), "is", "are")
    found = _all_quoted(cell for cell in header.cells if cell)
    blanks = "".join(f" Column {place} has no name." for place, cell in enumerate(header.cells, 1) if not cell)
    raise Refusal(
        Remark(
            f"the {word} {join_words(missing)} {are} missing; the header has {found}.{blanks}",
            " ".join(f"Did you mean {name} where it says {quoted(cell)}?" for name, cell in meant.items())
            or f"The header needs {join_words(required)}, each in its own column with a comma between.",
            header.line,
        )
    )


def _remarks(header: Record, places: dict[str, int], columns: Collection[str]) -> Iterator[Remark]:
    hidden = [cell for cell in header.cells if _ZERO_WIDTH.search(cell)]
    if hidden:
        names = join_words(_ZERO_WIDTH.sub("", cell) for cell in hidden)
        yield Remark(f"the header has invisible characters in {names}; they were ignored.", line=header.line)
    free = [name for name in columns if name not in places]
    unknown = [cell for place, cell in enumerate(header.cells) if cell and place not in places.values()]
    if unknown:
        many = len(unknown)
        meant = ((cell, near(cell, free)) for cell in unknown)
        yield Remark(
            f"the {plural(many, 'column')} {_all_quoted(unknown)} of your own "
            f"{plural(many, 'stays', 'stay')} in the file and {plural(many, 'is', 'are')} not used.",
            " ".join(f"Did you mean {name} where it says {quoted(cell)}?" for cell, name in meant if name),
            header.line,
        )


def name_of(cell: str) -> str:
    """Return a header cell as columns are compared: without case, blanks around it and characters of no width."""
    return unicodedata.normalize("NFKC", _ZERO_WIDTH.sub("", cell)).strip().casefold()


def near(name: str, names: Iterable[str]) -> str | None:
    """Return the one of `names` that `name` was probably meant to be."""
    by_fold = {_fold(item): item for item in names}
    found = difflib.get_close_matches(_fold(name), by_fold, 1, 0.75)
    return by_fold[found[0]] if found else None


def _fold(name: str) -> str:
    return name.strip().casefold().replace(" ", "_")


def _all_quoted(cells: Iterable[str]) -> str:
    return join_words(quoted(cell) for cell in cells)
