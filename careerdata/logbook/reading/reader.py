"""A log's file to a typed frame and the problems in it: parse every cell first, let the model judge after."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrorReason

from careerdata.dates import WeekStart, begin_weeks
from careerdata.logbook.atomic_files import from_home, whole_file
from careerdata.logbook.reading.cell_parser import FileConventions, conventions_of, read_column
from careerdata.logbook.reading.columns import Column, Layout, layout_of
from careerdata.logbook.reading.csv_scanner import Record
from careerdata.logbook.reading.doubts import (
    about_far_day,
    about_repeats,
    far_days,
    impossible,
    required_days,
    split_numbers,
)
from careerdata.logbook.reading.encoding import LINE_END, TOO_LARGE, Refusal, Remark, Text, decode, quoted, too_large
from careerdata.logbook.reading.fast_bytes import NotPlain, require
from careerdata.logbook.reading.fast_reader import read_clean
from careerdata.logbook.reading.messages import assumed, broken_check
from careerdata.logbook.reading.parsed_cell import Value
from careerdata.logbook.reading.table import Table, parse_table
from careerdata.problems import Problem, Severity
from careerdata.text import plural

_CHECKED = SchemaErrorReason.DATAFRAME_CHECK
_LONG = 20_000
"""Bytes from which on the short way is the shorter one."""
_REPEATED = (SchemaErrorReason.SERIES_CONTAINS_DUPLICATES, SchemaErrorReason.DUPLICATES)


@dataclass(frozen=True)
class Source:
    """A file as it was understood: what the writer adds to."""

    text: Text
    table: Table
    conventions: FileConventions


@dataclass(frozen=True)
class Content:
    """What a file holds.

    Attributes:
        frame: the rows that are fine, with every column of the model, by the line each begins on.
        problems: what was assumed, set aside or refused, in the order of the lines.
        source: None when the file was refused.
    """

    frame: pd.DataFrame
    problems: tuple[Problem, ...]
    source: Source | None = None


def read_log(
    path: Path | str, schema: type[pa.DataFrameModel], week_starts: WeekStart = "monday"
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """Read a CSV log.

    Args:
        path: the file; it need not exist.
        schema: the pandera model that says which columns it has. Columns may hold text, numbers, dates, yes or no.
        week_starts: on which day a week begins, "monday" or "sunday"; a week is known by that day.

    Returns:
        The rows that could be read, with every column of the model in its order; the index is the physical line each
        row begins on, and named "line". Text is `str` with NaN where empty, dates are `datetime64[us]`, numbers as in
        the model. And the problems: a notice for what was assumed, one "set_aside" for each cell or line that was left
        out, or a single "refused", with an empty frame, for a file that cannot be read without guessing.
        A file that does not exist is an empty frame without a problem.

    Raises:
        TypeError: if the model has a column of another type, or of `int` or `bool` with empty cells allowed; declare
            such a column as `pandas.Int64Dtype` or `pandas.BooleanDtype`.
    """
    path = from_home(path)
    try:
        data = whole_file(path)
    except FileNotFoundError:
        return layout_of(schema).empty_frame(), ()
    except OSError as error:
        what = f"this file could not be opened: {error.strerror}."
        return layout_of(schema).empty_frame(), (Problem(path.name, None, None, None, what, severity="refused"),)
    if len(data) >= _LONG:
        with suppress(NotPlain):
            frame, remarks = read_clean(data, schema)
            weekly = [name for name, column in layout_of(schema).columns.items() if column.weekly]
            require(all(begin_weeks(frame[name], week_starts) for name in weekly))
            return frame, tuple(_problem(path.name, remark, "notice") for remark in remarks)
    if too_large(data):
        return layout_of(schema).empty_frame(), (_problem(path.name, TOO_LARGE, "refused"),)
    content = read_content(data, path.name, schema, week_starts)
    return content.frame, content.problems


def read_content(data: bytes, file: str, schema: type[pa.DataFrameModel], week_starts: WeekStart = "monday") -> Content:
    """Read the bytes of a log; `file` is the name that its problems carry."""
    layout = layout_of(schema)
    try:
        text = decode(data)
        table = parse_table(text.text, list(layout.columns), layout.required)
        return _Reader(file, schema, layout, week_starts).read(text, table)
    except Refusal as refusal:
        return Content(layout.empty_frame(), (_problem(file, refusal.remark, "refused"),))


def _problem(file: str, remark: Remark, severity: Severity) -> Problem:
    return Problem(file, remark.line, remark.column, remark.value, remark.message, remark.fix, severity)


@dataclass
class _Reader:
    """Reads one file; collects what is wrong in it, and which of its rows that concerns."""

    file: str
    schema: type[pa.DataFrameModel]
    layout: Layout
    week_starts: WeekStart = "monday"
    problems: list[Problem] = field(default_factory=list)
    bad: set[int] = field(default_factory=set)
    text: str = ""

    def read(self, text: Text, table: Table) -> Content:
        """Return the content of a file that was taken apart."""
        for remark in (*text.remarks, *table.remarks):
            self.problems.append(_problem(self.file, remark, "notice"))
        self.text = text.text
        for record in table.records:
            if record.fault:
                self._set_aside(record, None, None, record.fault, record.fix)
        records = [record for record in table.records if not record.fault]
        conventions, values = self._cells(table, records)
        frame = self._frame(records, values)
        by_line = {record.line: record for record in records}
        frame = self._unrepeated(self._checked(frame, by_line, table), by_line, table)
        frame = self._doubted(frame, by_line, table)
        order = list(self.layout.columns)
        self.problems.sort(
            key=lambda found: (found.line or 0, order.index(found.column) if found.column in order else -1)
        )
        return Content(frame, tuple(self.problems), Source(text, table, conventions))

    def _set_aside(self, record: Record, column: str | None, value: str | None, message: str, fix: str) -> None:
        more = len(LINE_END.findall(self.text, record.start, record.stop))
        if more and record.line not in self.bad:
            # What stands on the lines below may be a row that was swallowed: it goes with this one.
            fix = f"{fix} Lines {record.line} to {record.line + more} are one row, by the quotes in them.".strip()
        self.problems.append(Problem(self.file, record.line, column, value, message, fix))
        self.bad.add(record.line)

    def _drop(self, frame: pd.DataFrame) -> pd.DataFrame:
        return frame[~frame.index.isin(list(self.bad))] if self.bad else frame

    def _cells(self, table: Table, records: list[Record]) -> tuple[FileConventions, dict[str, list[Any]]]:
        """Read all cells, column by column, by the conventions that the whole file shows."""
        texts = {name: [record.cells[place] for record in records] for name, place in table.places.items()}
        kinds = {name: self.layout.columns[name].kind for name in texts}
        numbers = {text for name in texts if kinds[name] in ("whole", "decimal") for text in texts[name]}
        days = {text for name in texts if kinds[name] == "date" for text in texts[name]}
        weeks = {text for name in texts if self.layout.columns[name].weekly for text in texts[name]}
        conventions = conventions_of(numbers, days, weeks, table.delimiter, self.week_starts)
        values, certain, unclear = {}, False, []
        for name, cells in texts.items():
            column = self.layout.columns[name]
            values[name], told = read_column(column, cells, conventions)
            self._tell(column, cells, records, told)
            if column.kind == "date":
                certain = certain or any(value is not None for value in values[name])
                unclear += [(records[row], name, value) for row, value in told.items() if value.unclear]
        if unclear and not certain:
            record, name, value = unclear[0]
            fix = f"Not one date in the file shows whether the day or the month comes first. {value.fix}"
            raise Refusal(Remark(value.fault, fix, record.line, name, record.cells[table.places[name]]))
        return conventions, values

    def _tell(self, column: Column, cells: list[str], records: list[Record], told: dict[int, Value]) -> None:
        """Set rows aside for the faults of a column; tell what was assumed once for each way of writing."""
        assumptions: dict[str, list[int]] = {}
        for row, value in told.items():
            if value.fault:
                self._set_aside(records[row], column.name, cells[row], value.fault, value.fix)
            else:
                assumptions.setdefault(value.how, []).append(row)
        for rows in assumptions.values():
            first = rows[0]
            message = assumed(cells[first], told[first], len(rows) - 1)
            line = records[first].line
            self.problems.append(Problem(self.file, line, column.name, cells[first], message, severity="notice"))

    def _frame(self, records: list[Record], values: dict[str, list[Any]]) -> pd.DataFrame:
        fine = [row for row, record in enumerate(records) if record.line not in self.bad]
        lines = pd.Index([records[row].line for row in fine], dtype="int64", name="line")
        columns = {}
        for name, column in self.layout.columns.items():
            found = values.get(name)
            columns[name] = column.series([found[row] if found else None for row in fine], lines)
        return pd.DataFrame(columns, index=lines)

    def _checked(self, frame: pd.DataFrame, by_line: dict[int, Record], table: Table) -> pd.DataFrame:
        """Set aside what the model's checks turn down."""
        if frame.empty:
            return frame
        present = [name for name, column in self.layout.columns.items() if name in table.places or column.empty]
        try:
            self.schema.validate(frame[present], lazy=True)
        except pa.errors.SchemaErrors as errors:
            for error in errors.schema_errors:
                if error.reason_code in _REPEATED:
                    continue
                if error.reason_code != _CHECKED:
                    raise
                self._broken(error, frame, by_line, table)
        return self._drop(frame)

    def _broken(
        self, error: pa.errors.SchemaError, frame: pd.DataFrame, by_line: dict[int, Record], table: Table
    ) -> None:
        check, cases = error.check, error.failure_cases
        if not isinstance(check, pa.Check) or not isinstance(cases, pd.DataFrame) or cases["index"].isna().any():
            raise Refusal(Remark(f"the rows together do not fit: {getattr(check, 'error', None) or check}."))
        column = self.layout.columns.get(str(error.schema.name)) if "column" not in cases else None
        for line in dict.fromkeys(cases["index"]):
            record = by_line[line]
            if column is None:
                self._set_aside(record, None, None, *broken_check(check, None, "", None))
                continue
            text = record.cells[table.places[column.name]] if column.name in table.places else ""
            value = frame.loc[line, column.name]
            self._set_aside(record, column.name, text, *broken_check(check, column, text, value))

    def _unrepeated(self, frame: pd.DataFrame, by_line: dict[int, Record], table: Table) -> pd.DataFrame:
        """Drop repeated rows of a log whose rows are told apart by a key, and set aside rows that contradict."""
        for key in self.layout.keys:
            if not frame.duplicated(subset=list(key)).any():
                continue
            first: dict[tuple[Any, ...], int] = {}
            for line, *values in frame.loc[:, list(key)].dropna().itertuples():
                earlier = first.setdefault(tuple(values), line)
                if earlier != line:
                    self._repeated(by_line[earlier], by_line[line], key, table)
            frame = self._drop(frame)
        return frame

    def _repeated(self, earlier: Record, record: Record, key: tuple[str, ...], table: Table) -> None:
        said = " and ".join(quoted(record.cells[table.places[name]]) for name in key)
        if list(earlier.cells) == list(record.cells):
            what = f"this row repeats line {earlier.line}; it was counted once."
            self.problems.append(Problem(self.file, record.line, None, None, what, severity="notice"))
            self.bad.add(record.line)
        else:
            what = f"{said} {plural(len(key), 'has', 'have')} a row already, on line {earlier.line}."
            value = record.cells[table.places[key[0]]]
            self._set_aside(record, key[0], value, what, "Keep one of the two rows, or put them together.")

    def _doubted(self, frame: pd.DataFrame, by_line: dict[int, Record], table: Table) -> pd.DataFrame:
        """Tell what may be a slip in the rows that are fine; of days far from all others, set aside those before 1900."""
        rows = [by_line[line] for line in frame.index]
        for remark in split_numbers(table, self.layout.columns, rows):
            self.problems.append(_problem(self.file, remark, "notice"))
        for name in required_days(self.layout):
            self._far(name, frame[name], by_line, table)
        frame = self._drop(frame)
        for remark in about_repeats(frame, self.layout):
            self.problems.append(_problem(self.file, remark, "notice"))
        return frame

    def _far(self, name: str, days: pd.Series[Any], by_line: dict[int, Record], table: Table) -> None:
        far = far_days(pd.to_datetime(days))
        lines = [int(line) for line in far.index]
        kept = [line for line in lines if not impossible(far[line])]
        for line, day in zip(lines, far, strict=True):
            record = by_line[line]
            text = record.cells[table.places[name]]
            if impossible(day):
                self._set_aside(record, name, text, *about_far_day(text, day, 0))
            elif line == kept[0]:
                what, fix = about_far_day(text, day, len(kept) - 1)
                self.problems.append(Problem(self.file, record.line, name, text, what, fix, "notice"))
