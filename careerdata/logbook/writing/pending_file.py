"""A log's file about to change: read afresh, composed anew, and read again by the reader before it may be saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Hashable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from careerdata.logbook.atomic_files import Change, os_errors_explained, read_bytes
from careerdata.logbook.one_name import NAME_COLUMNS, People
from careerdata.logbook.plan_file import settings_of
from careerdata.logbook.reading.columns import Column, Layout, layout_of
from careerdata.logbook.reading.encoding import NAMES, quoted
from careerdata.logbook.reading.parsed_cell import Value
from careerdata.logbook.reading.reader import Content, Source, read_content
from careerdata.logbook.writing.backups import offer
from careerdata.logbook.writing.serialize import (
    first_text,
    normalise_value,
    widened,
    with_changes,
    with_rows,
    without_rows,
)
from careerdata.problems import FileBusyError, Problem, RowRefusedError
from careerdata.schemas import LogFile
from careerdata.text import join_words

_PLAIN = (type(None), str, float, int, dt.date)
"""Types of values that are what they were as long as they are equal."""


@dataclass(frozen=True)
class PendingFile:
    """A log's file as it would be: at first as it is now, then with each change on top of the one before.

    Attributes:
        log: the log.
        layout: its columns.
        before: the file's bytes as they are on the disk; None when there is no file.
        after: its bytes as they would be.
        frame: its rows as they would be.
        problems: what is wrong in it already.
        source: the file as it was understood.
        people: who is meant by a name.
    """

    log: LogFile
    layout: Layout
    before: bytes | None
    after: bytes | None
    frame: pd.DataFrame
    problems: tuple[Problem, ...]
    source: Source
    people: People
    _by_day: dict[str, Mapping[Hashable, pd.Index[int]]] = field(default_factory=dict, init=False, compare=False)

    @classmethod
    def of(cls, folder: Path, log: LogFile) -> PendingFile:
        """Read a log's file, which need not exist.

        Raises:
            FileBusyError: when it was refused by the reader: what is not understood is not written to.
        """
        layout = layout_of(log.schema)
        with os_errors_explained(log.file):
            before = read_bytes(folder / log.file)
        data, plan = first_text(layout).encode() if before is None else before, settings_of(folder)
        content = read_content(data, log.file, log.schema, plan.week_starts)
        if content.source is None:
            raise FileBusyError(f"{content.problems[0]} Nothing was saved. {offer(folder, log.file)}".rstrip())
        return cls(log, layout, before, before, content.frame, content.problems, content.source, People(plan))

    @property
    def change(self) -> Change:
        """What would have to happen on the disk."""
        return Change(self.log.file, self.before, self.after)

    def added(self, rows: Sequence[Mapping[str, Any]]) -> PendingFile:
        """Return the draft with rows added below the last one.

        Raises:
            RowRefusedError: when one of them does not fit, or the other rows would be read differently with them.
        """
        columns = self.layout.columns
        settled = self._settled([{name: row.get(name) for name in columns} | dict(row) for row in rows])
        source = self._wide_enough(settled)
        data, after = self._read_again(source, with_rows(source, columns, settled))
        many = len(self.frame)
        as_meant = _same(after.frame[:many], self.frame) and self._as_meant(after.frame[many:], settled)
        return self._with(data, after, as_meant)

    def changed(self, changes: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> PendingFile:
        """Return the draft with some cells changed in the one row that has each key.

        Args:
            changes: the key of each row and its new cells; one after the other where they meet.

        Raises:
            RowRefusedError: when not exactly one row has a key, a changed row does not fit, or the other rows would be
                read differently with it. Of rows that are equal in every column, the first is changed.
        """
        cells: dict[int, dict[str, Any]] = {}
        for count, (key, wanted) in enumerate(changes):
            line = self._line_of(key) if not count else self._line_of_next(key)
            if line is None or line in cells:
                # It depends on a change before it, as the second of two equal rows does.
                return self.changed(changes[:count]).changed(changes[count:])
            cells[line] = self._settled([wanted])[0]
        source = self._wide_enough(list(cells.values()))
        data, after = self._read_again(source, with_changes(source, self.layout.columns, cells))
        lines = self.frame.index
        others = ~lines.isin(list(cells))
        as_meant = len(after.frame) == len(lines) and (
            _same(after.frame[others], self.frame[others])
            and all(self._as_meant(after.frame[lines == line], [row]) for line, row in cells.items())
        )
        return self._with(data, after, as_meant)

    def _line_of_next(self, key: Mapping[str, Any]) -> int | None:
        with suppress(RowRefusedError):
            return self._line_of(key)
        return None

    def without(self, keys: Sequence[Mapping[str, Any]]) -> PendingFile:
        """Return the draft without the one row that has each of these keys.

        Raises:
            RowRefusedError: when not exactly one row has one of them, or the other rows would be read differently
                without it. Of rows that are equal in every column, the first is taken out, then the next one.
        """
        lines: set[int] = set()
        for key in keys:
            lines.add(self._line_of(key, lines))
        data, after = self._read_again(self.source, without_rows(self.source, lines))
        return self._with(data, after, _same(after.frame, self.frame[~self.frame.index.isin(list(lines))]))

    def _with(self, data: bytes, content: Content, as_meant: bool) -> PendingFile:
        """Return the draft of these bytes, as they were read again, when that is what was meant."""
        if content.source is None or not as_meant:
            raise self._misfit(content)
        return replace(self, after=data, frame=content.frame, problems=content.problems, source=content.source)

    def _settled(self, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Return rows with every value as the reader will give it back."""
        columns = self.layout.columns
        unknown = dict.fromkeys(str(name) for row in rows for name in row if name not in columns)
        if unknown:
            what = f"there is no column {join_words(map(quoted, unknown))}."
            raise RowRefusedError((self._problem(None, None, what, f"The columns are {join_words(columns)}."),))
        problems, settled = [], []
        # The same days and names stand in many rows.
        seen: dict[tuple[str, type, Any], Value] = {}
        for row in rows:
            values = {}
            for name, given in row.items():
                key = (name, type(given), given if type(given) in _PLAIN else id(given))
                if key not in seen:
                    seen[key] = normalise_value(columns[name], given, self.source.conventions)
                found = seen[key]
                values[name] = found.value
                if found.fault:
                    problems.append(self._problem(name, str(given), found.fault, found.fix))
            settled.append(values)
        if problems:
            raise RowRefusedError(tuple(problems))
        return settled

    def _wide_enough(self, rows: Sequence[Mapping[str, Any]]) -> Source:
        """Return the file with a column for everything that is to be written."""
        given = {name for row in rows for name, value in row.items() if value is not None}
        lacking = [name for name in self.layout.columns if name in given and name not in self.source.table.places]
        if not lacking:
            return self.source
        data = self.source.text.encode(widened(self.source, lacking))
        wide = self._read(data)
        if wide.source is None or not _same(wide.frame, self.frame):
            raise FileBusyError(f"{self.log.file} has no column {join_words(lacking)}; add it to the header first.")
        return wide.source

    def _line_of(self, key: Mapping[str, Any], but: Collection[int] = ()) -> int:
        """Return the line of the one row that has a key, of those that stand on none of the other lines."""
        wanted = self._settled([key])[0]
        rows = self._rows_with(wanted, by_key=True)
        rows &= ~rows.index.isin(list(but))
        if rows.sum() > 1:
            # Two rows whose names are one but for capitals are told apart by the very letters.
            rows = exact if (exact := rows & self._rows_with(wanted, by_key=False)).any() else rows
        # Equal in all there is to name: whichever of them is changed, the file then says the same.
        equal = rows.sum() > 1 and set(key) == set(self.frame.columns)
        if not key or not (rows.sum() == 1 or equal):
            said = join_words(f"{name} {quoted(str(value))}" for name, value in key.items()) or "no cell named"
            count = f"{rows.sum()} rows have" if key and rows.any() else "no row has"
            fix = (
                "Name more columns, so that one row is left."
                if rows.any()
                else "Open the logbook again to see the rows."
            )
            raise RowRefusedError((self._problem(None, None, f"{count} {said}.", fix),))
        return int(rows.index[rows][0])

    def _rows_with(self, wanted: Mapping[str, Any], by_key: bool) -> pd.Series[bool]:
        """Return which rows have these values; names are compared by their key, or to the letter."""
        day = next((name for name in wanted if isinstance(wanted[name], dt.date)), None)
        # Few rows have the same day.
        few = self._lines_by_day(day).get(pd.Timestamp(wanted[day]), self.frame.index[:0]) if day else self.frame.index
        frame = self.frame.loc[few]
        rows = pd.Series(data=True, index=frame.index)
        named = [name for name in wanted if by_key and (self.log.name, name) in NAME_COLUMNS]
        # Names are compared last, of the few rows that are left.
        for name in [*(name for name in wanted if name not in named), *named]:
            cells, value = frame[name], wanted[name]
            if value is None:
                rows &= cells.isna()
            elif name in named:
                keys = cells[rows].map(self.people.key, na_action="ignore")
                rows &= keys.eq(self.people.key(value)).astype(bool).reindex(rows.index, fill_value=False)
            else:
                same = cells.eq(pd.Timestamp(value) if isinstance(value, dt.date) else value)
                rows &= same.fillna(value=False).astype(bool)
        return rows

    def _lines_by_day(self, column: str) -> Mapping[Hashable, pd.Index[int]]:
        """Return the lines of the rows of each day, kept for the next time it is asked for."""
        if column not in self._by_day:
            self._by_day[column] = dict(self.frame.groupby(column, sort=False).groups)
        return self._by_day[column]

    def _read_again(self, source: Source, text: str) -> tuple[bytes, Content]:
        try:
            data = source.text.encode(text)
        except UnicodeEncodeError as error:
            sign = text[error.start : error.end]
            what = f"{quoted(sign)} cannot be written in this file, which is stored as {NAMES.get(source.text.encoding, 'UTF-8')}."
            fix = "Save the file as UTF-8 in an editor, then try again."
            raise RowRefusedError((self._problem(None, sign, what, fix),)) from None
        return data, self._read(data)

    def _read(self, data: bytes) -> Content:
        return read_content(data, self.log.file, self.log.schema, self.source.conventions.week_starts)

    def _as_meant(self, frame: pd.DataFrame, rows: Sequence[Mapping[str, Any]]) -> bool:
        """Return whether what was read again is what was to be written."""
        if len(frame) != len(rows):
            return False
        names = [name for name in self.layout.columns if name in rows[0]]
        return all(_column(self.layout.columns[name], rows, frame.index).equals(frame[name]) for name in names)

    def _misfit(self, after: Content) -> RowRefusedError:
        """Return why a new text cannot be saved: what the reader has to say about it, or that old rows would change."""
        new = [problem for problem in after.problems if problem not in self.problems]
        why = [problem for problem in new if problem.line not in after.frame.index or problem.severity == "refused"]
        if not why:
            what = "with this row, other rows of the file would be read differently."
            why = [self._problem(None, None, what, "Mend the rows that were set aside first.")]
        # These lines were never written, so their numbers would lead nowhere.
        return RowRefusedError(tuple(replace(problem, line=None) for problem in why))

    def _problem(self, column: str | None, value: str | None, message: str, fix: str) -> Problem:
        return Problem(self.log.file, None, column, value, message, fix)


def _column(column: Column, rows: Sequence[Mapping[str, Any]], index: pd.Index[int]) -> pd.Series[Any]:
    return column.series([row[column.name] for row in rows], index)


def _same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Return whether two frames hold the same rows, wherever in their files these stand."""
    return one.reset_index(drop=True).equals(other.reset_index(drop=True))
