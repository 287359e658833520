"""A table of any kind, by what the person says its columns are: rows of one log, or of a diary's two."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from careerdata.dates import plain_date
from careerdata.importers.date_order import how_settled, which_comes_first
from careerdata.importers.diary import HOW, Diary, found_in
from careerdata.importers.entry_pairs import COLUMNS
from careerdata.importers.grids import Grid
from careerdata.importers.hints import Told
from careerdata.importers.import_result import TABLE, Import, Known, Label, Row, Tally
from careerdata.importers.pointed_cells import (
    Cells,
    answers_scaled,
    days_written_plainly,
    hours_counted,
    unclear_in,
    words_meant,
)
from careerdata.importers.pointing import ID, Pointing, is_answer, key_of, scale_of, settled
from careerdata.importers.tables import fold
from careerdata.logbook.known_ids import id_of
from careerdata.logbook.reading.cell_parser import conventions_of
from careerdata.logbook.reading.columns import Column, layout_of
from careerdata.logbook.reading.reader import read_content
from careerdata.problems import Problem
from careerdata.schemas import Log, column, log_named
from careerdata.schemas.fields import Date
from careerdata.text import counted, join_words

_HOURS = ("hours", "hours_worked")
_OTHERS = "What stands in other columns is never stored."


class _Moods(Log):
    """The entries of a diary: several may be of one day."""

    date: Date = column("The day.")
    mood: float = column("How the whole day was, work or not. 0 = dreadful, 10 = great.", ge=0, le=10)


def read(grid: Grid, said: Pointing, told: Told, known_as: str = "") -> Import:
    """Turn the rows of a table into rows of the log that the person names.

    Args:
        grid: the table.
        said: what its columns are.
        told: what else is said of it.
        known_as: what it was known by the first time; "" for now.

    Raises:
        CareerdataError: if what is said of it does not fit the table or the log.
    """
    pointing = settled(said, grid.headers, grid.file)
    known_as = known_as or key_of(grid.headers)
    found = _Reading(grid, pointing, told, known_as).result()
    known_by = f"its headers in line {grid.line} of {grid.file}, and what you said of them"
    # What does not lead to rows is nothing to keep.
    is_refused = any(problem.severity == "refused" for problem in found.problems)
    return replace(found, known_by=known_by, meanings={} if is_refused else {"tables": {known_as: pointing.as_table}})


@dataclass
class _Reading:
    """A table being read."""

    grid: Grid
    pointing: Pointing
    told: Told
    known_as: str
    tally: Tally = field(init=False)
    labels: list[Label] = field(default_factory=list)
    out: set[int] = field(default_factory=set)
    waiting: set[dt.date] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.schema = _Moods if self.pointing.log == "days" else log_named(self.pointing.log).schema
        self.columns = layout_of(self.schema).columns
        self.tally = Tally(list(self.grid.problems))
        self.tally.left_out.update({"empty rows": self.grid.blank} if self.grid.blank else {})
        place = {header: number for number, header in reversed(list(enumerate(self.grid.headers)))}
        self.lines = [line for line, _ in self.grid.rows]
        self.cells = {
            name: Cells(self.grid.file, header, self.lines, [cells[place[header]] for _, cells in self.grid.rows])
            for name, header in self.pointing.columns.items()
            if name == ID or name in self.columns
        }

    def result(self) -> Import:
        """Return the rows of the table, and all that is to say of it."""
        order, unclear, written = self._order()
        if asked := self._without_scale():
            self.tally.problems.append(asked)
            self.out |= set(range(len(self.lines)))
        else:
            self._put_our_way(order)
        for cells in self.cells.values():
            self.tally.problems += cells.problems
            self.out |= cells.out
        found = self._import(self._rows())
        return replace(
            found,
            unclear_date=unclear,
            dates=how_settled(written, self.told.dates, order, bool(unclear)),
            labels=tuple(self.labels),
        )

    def _order(self) -> tuple[str, str, list[tuple[int, str]]]:
        """Return what comes first in the dates, the first one that could be two days, and all of them with their lines."""
        days = {name: cells for name, cells in self.cells.items() if self._column(name).kind == "date"}
        texts = [text for cells in days.values() for text in cells.texts]
        weeks = [text for name, cells in days.items() if self._column(name).weekly for text in cells.texts]
        found = conventions_of((), texts, weeks, week_starts=self.told.week_starts).order
        order = self.told.dates or found
        written = [pair for cells in days.values() for pair in zip(self.lines, cells.texts, strict=True)]
        first = ""
        for name, cells in days.items() if not order else ():
            unclear = unclear_in(cells.texts)
            if unclear and not first:
                first, line = unclear[0], self.lines[cells.texts.index(unclear[0])]
                header = self.pointing.columns[name]
                self.tally.problems.append(which_comes_first(self.grid.file, header, line, first, len(unclear)))
        return order, first, written

    def _column(self, name: str) -> Column:
        return self.columns.get(name) or Column(name, "text", "str", False, True, (), None, None, "")

    def _without_scale(self) -> Problem | None:
        """Return the question about answers whose scale is not known."""
        for name, cells in self.cells.items():
            numbers = [text for text in cells.texts if text[:1].isdecimal()]
            if is_answer(self._column(name)) and numbers and scale_of(self.pointing.scale) is None:
                message = f'it is not known from which number to which the answers go, such as "{numbers[0]}".'
                fix = "Say it, the worst mood first: here, or as --scale 1-5. Nothing was taken from it."
                return Problem(self.grid.file, None, cells.header, numbers[0], message, fix, "refused")
        return None

    def _put_our_way(self, order: str) -> None:
        """Write each cell as our logs do, where it can be written in several ways."""
        for name, cells in self.cells.items():
            column = self._column(name)
            if column.kind == "date":
                self.waiting |= days_written_plainly(cells, order)
            elif name in _HOURS:
                hours_counted(cells)
            elif is_answer(column):
                answers_scaled(cells, column, self.pointing.scale)
                if name == "mood":
                    self._explain(cells, "mood", self.told.moods)

    def _explain(self, cells: Cells, kind: str, meanings: Mapping[str, object], known: Sequence[str] = ()) -> None:
        before = set(cells.out)
        for word, many in words_meant(cells, meanings, known).most_common():
            self.labels.append(Label(word, kind, counted(many, "entry", "entries")))
        for row in cells.out - before:
            for name, days in self.cells.items():
                if self._column(name).kind == "date" and (day := _iso(days.texts[row])):
                    self.waiting.add(day)

    def _rows(self) -> list[tuple[int, Row]]:
        """Return the rows that our reader takes, each with its place in the table; what it says of others is told."""
        content = read_content(self._as_csv(), self.grid.file, self.schema, self.told.week_starts)
        ours = {name: cells.header for name, cells in self.cells.items()}
        for problem in content.problems:
            self.tally.problems.append(replace(problem, column=ours.get(problem.column or "", problem.column)))
        frame = content.frame.astype(object).where(content.frame.notna(), None)
        place = {line: number for number, line in enumerate(self.lines)}
        rows = [
            (place[line], {f"{name}": _plain(cell) for name, cell in row.items() if cell is not None})
            for line, row in zip(frame.index, frame.to_dict("records"), strict=True)
        ]
        first = next(name for name, column in self.columns.items() if column.required)
        return sorted(rows, key=lambda item: (str(item[1][first]), item[0]))

    def _as_csv(self) -> bytes:
        """Return the table under our names of its columns, each row in the line that it has."""
        names = [name for name in self.cells if name != ID]
        same = [text for name, text in self.pointing.same.items() if name in self.columns]
        lines = [""] * (max([self.grid.line, *self.lines]) + 1)
        mark = self.grid.delimiter
        lines[self.grid.line - 1] = mark.join([*names, *(name for name in self.pointing.same if name in self.columns)])
        for row, line in enumerate(self.lines):
            if row not in self.out:
                texts = [*(self.cells[name].texts[row] for name in names), *same]
                lines[line - 1] = mark.join('"{}"'.format(text.replace('"', '""')) for text in texts)
        return "\n".join(lines).encode()

    def _import(self, rows: list[tuple[int, Row]]) -> Import:
        log, about = self.pointing.log, self._about()
        kind = f"table-{hashlib.blake2b(f'{log} {self.known_as}'.encode(), digest_size=4).hexdigest()}"
        if log == "days":
            days: dict[dt.date, list[Fraction]] = defaultdict(list)
            for _, row in rows:
                days[row["date"]].append(Fraction(str(row["mood"])))
            return found_in(Diary(TABLE, kind, f"{about}{HOW}"), days, self.waiting, self.told.week_starts, self.tally)
        found: dict[str, tuple[Row, ...]] = {log: tuple(row for _, row in rows)}
        names = list(dict.fromkeys(row["contact"] for row in found[log] if "contact" in row))
        people = tuple(Known(name, name) for name in names) if log in ("contacts", "touches") else ()
        if log == "touches":
            found = {"contacts": tuple({"contact": name} for name in names)} | found
        ids = {log: tuple(self._id(kind, place, row) for place, row in rows)} if log in COLUMNS else {}
        waiting = {log: frozenset(self.waiting)} if log in COLUMNS else {}
        made = self.tally.result(TABLE, found, about)
        return replace(made, people=people, is_address_book=bool(people), ids=ids, waiting=waiting)

    def _id(self, kind: str, place: int, row: Row) -> str:
        """Return what an entry is known by next time: its own number in the table, else what it says."""
        if ID in self.cells and (own := self.cells[ID].texts[place]):
            return id_of(kind, f"{ID} {own}")
        return id_of(kind, "\0".join(fold(str(row.get(name, ""))) for name in COLUMNS[self.pointing.log].alike))

    def _about(self) -> str:
        parts = [f'{name.replace("_", " ")} from "{cells.header}"' for name, cells in self.cells.items()]
        parts += [f'{name.replace("_", " ")} "{text}" in every row' for name, text in self.pointing.same.items()]
        scale = (
            f" Your scale from {self.pointing.scale.replace('-', ' to ')} was put from 0 to 10." if self._scaled else ""
        )
        return f"Taken: {join_words(parts, isolated=False)}.{scale} {_OTHERS}"

    @property
    def _scaled(self) -> bool:
        return scale_of(self.pointing.scale) not in (None, (0, 10)) and any(
            is_answer(self._column(name)) for name in self.cells
        )


def _plain(cell: Any) -> Any:
    return plain_date(cell) if isinstance(cell, dt.date) else cell


def _iso(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
