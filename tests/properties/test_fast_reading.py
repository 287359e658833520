"""The short way through a long file gives what the careful reader gives, or leaves the file to it."""

import csv
import datetime as dt
import io
import tempfile
from pathlib import Path
from typing import Optional

import pandas as pd
import pandera.pandas as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerdata.logbook import read_log
from careerdata.logbook.clean import read_clean
from careerdata.logbook.columns import layout_of
from careerdata.logbook.grid import Doubt
from careerdata.logbook.read import read_content
from careerdata.schemas import LOGS, columns_of

OFTEN = settings(max_examples=400, deadline=None)


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


MODELS = {log.name: log.schema for log in LOGS.values()} | {"names": Names, "counts": Counts, "loose": Loose}
words = st.sampled_from(
    ["Ann Lee", "Zoë", "a, b", 'said "no"', "two\nlines", "one,\ntwo, three", "x;y|z", "日本", "it's", "1", '"', "é"]
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


def both(data, model):
    """Return what the short way gives, None where it leaves the file alone, and what the careful reader gives."""
    careful = read_content(data, "log.csv", model)
    try:
        return read_clean(data, model), careful
    except Doubt:
        return None, careful


def assert_same(short, careful):
    frame, remarks = short
    pd.testing.assert_frame_equal(frame, careful.frame, check_exact=True)
    assert [(remark.line, remark.message, remark.fix) for remark in remarks] == [
        (problem.line, problem.message, problem.fix) for problem in careful.problems
    ]


@OFTEN
@given(files(clean=True))
def test_a_clean_file_takes_the_short_way_and_gives_the_same(file):
    model, data = file
    short, careful = both(data, model)
    if not any(cell in data for cell in (b"two, three", b"two\nlines")):
        assert short is not None
    if short is not None:
        assert_same(short, careful)


ODD = [
    *(b" ", b"\t", b"\xc2\xa0", b'"', b'""', b",", b";", b"\n", b"\r", b"\r\n", b"#", b"-", b"+", b"0", b".", b".125"),
    *(b"1.125", b"12345678901234567", b"0.1234567890123", b"1e5", b"1e300", b"1e-9", b"nan", b"inf", b"-0", b"1,5"),
    *(b"NA", b"null", b"True", b"2026-02-30", b"02.03.2026", b"0000-01-01", b"9999-12-31", b"2026-3-2", b"46027"),
    *(
        b"\0",
        b"\x1a",
        b"\x0b",
        b"\x1f",
        b"\x85",
        b"\xe2\x80\x83",
        b"\xe2\x80\x8b",
        b"\xef\xbb\xbf",
        b"\xc3\x83\xc2\xa9",
    ),
    *(
        b"\xff",
        b"<<<<<<< a",
        b">>>>>>> b",
        b"=======",
        b"#REF!",
        b"'",
        b"=1",
        b"7.",
        b".5",
        b"007",
        b"1_0",
        b"0x1",
        b"\xd9\xa3",
    ),
    *(
        b"mood\n",
        b"contact",
        b"contact,",
        b"name,town\n",
        b"Ann Lee",
        b"\n\n",
        b",,,,\n",
        b"   ",
        b'" "',
        b'" 7"',
        b'"7"',
    ),
]


@OFTEN
@given(files(), st.data())
def test_whatever_stands_in_a_file_the_short_way_gives_no_other_answer(file, data):
    model, content = file
    for _ in range(data.draw(st.integers(1, 2))):
        place = data.draw(st.integers(0, len(content)))
        gone = data.draw(st.sampled_from([0, 0, 1, 2, 10]))
        content = content[:place] + data.draw(st.sampled_from(ODD)) + content[place + gone :]
    short, careful = both(content, model)
    if short is not None:
        assert_same(short, careful)


@OFTEN
@given(files(), st.data())
def test_a_cell_that_is_written_in_any_way_is_read_the_same(file, data):
    model, content = file
    lines = content.split(b"\n")
    row = data.draw(st.integers(0, len(lines) - 1))
    mark = data.draw(st.sampled_from([b",", b";", b"\t", b"|"]))
    cells = lines[row].split(mark)
    cells[data.draw(st.integers(0, len(cells) - 1))] = data.draw(st.sampled_from(ODD))
    lines[row] = mark.join(cells)
    short, careful = both(b"\n".join(lines), model)
    if short is not None:
        assert_same(short, careful)


CLEAN = b"day,word,count,size\n2026-03-02,one,1,1.5\n2026-03-09,two,2,2.5\n,three,3,3.5\n"
PLACES = {b"2026-03-09": "day", b"two": "word", b"2,": "count", b"2.5": "size", b"three": "word", b"size": "header"}


@pytest.mark.parametrize("cell", PLACES)
@pytest.mark.parametrize("way", ["instead", "before", "after", "quoted"])
def test_each_odd_cell_in_each_kind_of_column_is_read_the_same(cell, way):
    for odd in ODD:
        new = {"instead": odd, "before": odd + cell, "after": cell.rstrip(b",") + odd, "quoted": b'"' + odd + b'"'}[way]
        data = CLEAN.replace(cell, new + b"," * (cell.endswith(b",") and way != "before"), 1)
        short, careful = both(data, Loose)
        if short is not None:
            assert_same(short, careful)


@pytest.mark.parametrize("line", [b",,,", b"2026-03-02,one,1", b"2026-03-02,one,1,1,1", b"", b"day,word,count,size"])
@pytest.mark.parametrize("rest", [b"", b"2026-03-16,four,4,4.5\n", b"2026-03-16,four,4\n", b"2026-03-16,4,4,4,4\n"])
def test_each_odd_line_is_read_the_same(line, rest):
    for end in (b"\n", b"\r\n", b"\r", b""):
        for data in (CLEAN + line + end + rest, CLEAN[20:] + line + end, line + end + CLEAN):
            short, careful = both(data, Loose)
            if short is not None:
                assert_same(short, careful)


@pytest.mark.parametrize(
    "data",
    [
        b"small,sure,sort\n1,yes,a\n2,no,b\n",
        b"small,sure,sort\n300,1,a\n2,no,b\n",
        b"day,count,size,,word\n2026-03-02,1,1.5,,x\n2026-03-02,1,1.5,y,x\n",
        b'day,"word",count,size\n2026-03-02,x,1,1.5\n2026-03-02,x,1,1.5\n',
        b"note,day,count,size\nday,2026-03-02,1,1.5\nx,2026-03-02,1,1.5\n",
        b"day,count,size,mine\n2026-03-02,1,1.5,#x\n#2026-03-02,1,1.5,y\n",
    ],
)
@pytest.mark.parametrize("model", [Loose, Odd])
def test_other_headers_and_types_are_read_the_same(data, model):
    short, careful = both(data, model)
    if short is not None:
        assert_same(short, careful)


@OFTEN
@given(files(), st.data())
def test_a_flipped_byte_or_a_lost_end_makes_no_difference_between_the_two(file, data):
    model, content = file
    place = data.draw(st.integers(0, len(content) - 1))
    flipped = content[:place] + bytes([content[place] ^ (1 << data.draw(st.integers(0, 7)))]) + content[place + 1 :]
    for damaged in (flipped, content[:place], content[:place] + content[place + 1 :]):
        short, careful = both(damaged, model)
        if short is not None:
            assert_same(short, careful)


@OFTEN
@given(st.lists(st.decimals(-(10**9), 10**9, places=2) | st.decimals(-99, 99, places=9), min_size=2, max_size=5))
def test_a_number_is_the_nearest_there_is(numbers):
    data = ("first,second,share\n" + "".join(f"{n},,{number:f}\n" for n, number in enumerate(numbers))).encode()
    short, careful = both(data, Counts)
    if short is not None:
        assert_same(short, careful)
        assert short[0]["share"].tolist() == [float(number) for number in numbers]


@pytest.mark.parametrize("rows", [2000])
def test_a_long_log_reads_the_same_from_its_file_with_one_odd_row_or_none(rows):
    weeks = [dt.date(1980, 1, 7) + dt.timedelta(weeks=number) for number in range(rows)]
    plain = "week,mood,note,mine\n" + "".join(f"{week},6.5,fine,x\n" for week in weeks)
    for text in (plain, plain.replace("6.5", "6,5", 1), plain.replace(f"{weeks[-1]},6.5", f"{weeks[-1]},65", 1)):
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "mood.csv"
            path.write_text(text)
            frame, problems = read_log(path, LOGS["mood"].schema)
        careful = read_content(text.encode(), "mood.csv", LOGS["mood"].schema)
        pd.testing.assert_frame_equal(frame, careful.frame, check_exact=True)
        assert problems == careful.problems
