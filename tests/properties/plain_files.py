"""Logs of every kind as programs write them, for properties: a model, and the bytes of a clean file for it."""

import csv
import datetime as dt
import io
from typing import Optional

import pandas as pd
import pandera.pandas as pa
from hypothesis import strategies as st

from careerdata.logbook.reading.columns import layout_of
from careerdata.schemas import LOGS, columns_of


class Names(pa.DataFrameModel):
    """A person's own log in which every column is text."""

    name: str = pa.Field()
    town: str = pa.Field(nullable=True)


class Counts(pa.DataFrameModel):
    """A person's own log of whole numbers, with a check of its own and one over two columns."""

    first: int = pa.Field(ge=-5)
    second: pd.Int64Dtype = pa.Field(nullable=True, gt=-100, lt=10**12)
    share: float = pa.Field(nullable=True, unique=True)

    @pa.check("share", error="never seven")
    @classmethod
    def _never_seven(cls, share: pd.Series) -> pd.Series:
        return share != 7

    class Config:
        unique = ("first", "second")


class Loose(pa.DataFrameModel):
    """A person's own log in which any cell may be empty, and a column may be missing."""

    day: pd.Timestamp = pa.Field(nullable=True)
    word: Optional[str] = pa.Field(nullable=True)
    count: pd.Int64Dtype = pa.Field(nullable=True, ge=0)
    size: float = pa.Field(nullable=True, le=10**16)


class Odd(pa.DataFrameModel):
    """A person's own log with types that the short way leaves alone."""

    small: pd.Int8Dtype = pa.Field(nullable=True)
    sure: pd.BooleanDtype = pa.Field(nullable=True)
    sort: pd.CategoricalDtype = pa.Field(nullable=True)


class Small(pa.DataFrameModel):
    """A person's own log with numbers that hold less than others."""

    small: pd.Int8Dtype = pa.Field(nullable=True)
    word: str = pa.Field(nullable=True)


MODELS = {log.name: log.schema for log in LOGS.values()} | {"names": Names, "counts": Counts, "loose": Loose}
words = st.sampled_from(
    [
        "Ann Lee",
        "Zoë",
        "a, b",
        'said "no"',
        "two\nlines",
        "one,\ntwo, three",
        "x;y|z",
        "日本",
        "it's",
        "1 of 2",
        '"',
        "é",
    ]
)
days = st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)).map(str)
CELLS = {
    "date": days,
    "text": words,
    "whole": st.integers(1, 2).map(str),
    "decimal": st.integers(0, 20).map(lambda half: f"{half / 2:g}"),
}


def kind_of(column):
    dtype = str(column.dtype).lower()
    return next((kind for kind, begins in KINDS.items() if dtype.startswith(begins)), "text")


KINDS = {"date": "datetime", "whole": ("int", "uint"), "decimal": "float"}


def choices_of(column):
    return [check.statistics["allowed_values"] for check in column.checks if check.name == "isin"]


@st.composite
def rows_for(draw, model):
    """Return rows that fit a model, keys told apart, most cells full."""
    columns = columns_of(model)
    keys = {name for key in layout_of(model).keys for name in key}
    count = draw(st.integers(2, 6))
    rows = []
    for number in range(count):
        row = []
        for name, column in columns.items():
            if name == "week":
                cell = str(dt.date(2026, 3, 2) + dt.timedelta(weeks=number))
            elif column.unique and kind_of(column) == "date":
                cell = str(dt.date(2026, 3, 2) + dt.timedelta(days=number))
            elif name in keys and kind_of(column) != "date":
                cell = f"Number {number}" if kind_of(column) == "text" else f"{number}"
            elif column.nullable and draw(st.integers(0, 3)) == 0:
                cell = ""
            elif name == "currency":
                cell = "EUR"
            elif choices := choices_of(column):
                cell = draw(st.sampled_from(choices[0]))
            else:
                cell = draw(CELLS[kind_of(column)])
            row.append(cell)
        rows.append(row)
    return rows


@st.composite
def files(draw, clean=False):
    """Return a model and the bytes of a file for it, written by csv the usual ways."""
    name = draw(st.sampled_from(sorted(MODELS)))
    model = MODELS[name]
    out = io.StringIO()
    writer = csv.writer(
        out,
        delimiter=draw(st.sampled_from(",;\t|")),
        lineterminator=draw(st.sampled_from(["\n", "\r\n"])),
        quoting=csv.QUOTE_MINIMAL,
    )
    header = list(columns_of(model))
    rows = draw(rows_for(model))
    if draw(st.booleans()):
        header, rows = [*header, "my_own"], [[*row, draw(st.sampled_from(["", "mine", "4"]))] for row in rows]
    writer.writerows([header, *rows])
    mark = "\ufeff" if draw(st.booleans()) and not clean else ""
    return model, (mark + out.getvalue()).encode()
