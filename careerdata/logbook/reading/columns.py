"""What a pandera model says about each column, in the few words that reading, writing and explaining need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

import pandas as pd
import pandera.pandas as pa

from careerdata.schemas import columns_of

Kind = Literal["text", "whole", "decimal", "date", "truth"]
_MAY_BE_EMPTY = {"int": "Int64", "bool": "boolean"}


@dataclass(frozen=True)
class Column:
    """One column of a log.

    Attributes:
        name: as in the model, and in the header of a file that we write.
        kind: what its cells hold.
        dtype: the pandas type of the finished column.
        required: the file must have it.
        empty: a cell may be empty.
        choices: the texts allowed; none when any text is.
        low: the smallest number allowed, None for no limit.
        high: the largest.
        meaning: the sentence that describes the column.
        step: what its numbers are whole multiples of, 0 when they may be any.
        money: it may hold amounts of money, of which three digits after a mark are asked about.
        weekly: its days stand for their weeks, and are kept as its first.
    """

    name: str
    kind: Kind
    dtype: str
    required: bool
    empty: bool
    choices: tuple[str, ...]
    low: float | None
    high: float | None
    meaning: str
    step: float = 0.0
    money: bool = False
    weekly: bool = False

    def series(self, values: Iterable[Any], index: pd.Index[int]) -> pd.Series[Any]:
        """Return parsed values (None where empty) as a Series of this column's type."""
        kind: Any = self.dtype
        if self.kind == "date":
            days = pd.Series(list(values), index=index, dtype="datetime64[us]")
            return days.dt.date.astype(object) if self.dtype == "date" else days
        # By way of the widest type of its kind: NumPy's own cannot be made from a list with gaps.
        wide: Any = {"text": "str", "decimal": "float64", "whole": "Int64", "truth": "boolean"}[self.kind]
        cells = pd.Series(list(values), index=index, dtype=wide)
        typed: pd.Series[Any] = cells if wide == kind else cells.astype(kind)
        return typed


@dataclass(frozen=True)
class Layout:
    """A log's columns by name, and the sets of columns whose values may not repeat."""

    columns: dict[str, Column]
    keys: tuple[tuple[str, ...], ...]

    @property
    def required(self) -> list[str]:
        """Names of the columns a file must have."""
        return [column.name for column in self.columns.values() if column.required]

    def empty_frame(self) -> pd.DataFrame:
        """Return the frame of a log without rows."""
        return self._empty.copy()

    @cached_property
    def _empty(self) -> pd.DataFrame:
        lines = pd.Index([], dtype="int64", name="line")
        return pd.DataFrame({column.name: column.series([], lines) for column in self.columns.values()}, index=lines)


@lru_cache
def layout_of(schema: type[pa.DataFrameModel]) -> Layout:
    """Return what a model says about its columns.

    Raises:
        TypeError: when a column has a type that a CSV cell cannot be read as, or one of NumPy's whole numbers or yes or
            no where cells may be empty; pandas has types for these that can be.
    """
    together = schema.to_schema().unique or []
    found = columns_of(schema)
    alone = [(name,) for name, column in found.items() if column.unique]
    keys = (*alone, tuple([together] if isinstance(together, str) else together))
    return Layout({name: _column(name, column) for name, column in found.items()}, tuple(key for key in keys if key))


def _column(name: str, found: pa.Column) -> Column:
    kind, dtype = _kind(name, str(found.dtype))
    if found.nullable and dtype.startswith(("int", "uint", "bool")) and dtype != "boolean":
        wide = "BooleanDtype" if kind == "truth" else f"{dtype.replace('u', 'U').replace('i', 'I')}Dtype"
        raise TypeError(f"The column {name} may be empty, and {dtype} has no empty value: declare it as pandas.{wide}.")
    if not found.required:
        # A column that is absent from the file is added empty, which NumPy's integers and booleans cannot be.
        dtype = next((wide for narrow, wide in _MAY_BE_EMPTY.items() if dtype.startswith(narrow)), dtype)
    rules: dict[str, Any] = {}
    for check in found.checks:
        rules |= check.statistics or {}
    return Column(
        name=name,
        kind=kind,
        dtype=dtype,
        required=bool(found.required),
        empty=bool(found.nullable),
        choices=tuple(rules.get("allowed_values", ())) if kind == "text" else (),
        low=rules.get("min_value") if kind in ("whole", "decimal") else None,
        high=rules.get("max_value") if kind in ("whole", "decimal") else None,
        meaning=found.description or "",
        step=rules.get("step", 0.0),
        money=bool((found.metadata or {}).get("money")),
        weekly=kind == "date" and any(check.name == "week" for check in found.checks),
    )


def _kind(name: str, dtype: str) -> tuple[Kind, str]:
    lower = dtype.lower()
    if lower.startswith(("str", "none")):
        return "text", "str"
    if lower in ("object", "category"):
        return "text", lower
    if lower.startswith(("int", "uint")):
        return "whole", dtype
    if lower.startswith("float"):
        return "decimal", dtype
    if lower == "date" or (lower.startswith("datetime64") and "," not in lower):
        return "date", "date" if lower == "date" else "datetime64[us]"
    if lower.startswith("bool"):
        return "truth", dtype
    raise TypeError(f"The column {name} has the type {dtype}; a log can hold text, numbers, dates and yes or no.")
