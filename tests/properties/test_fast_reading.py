"""The short way through a long file gives what the careful reader gives, or leaves the file to it."""

import datetime as dt
import re
import tempfile
from contextlib import suppress
from pathlib import Path

import pandas as pd
import pytest
from how_often import tried
from hypothesis import given
from hypothesis import strategies as st
from plain_files import Counts, Loose, Names, Odd, Small, files

from careerdata.logbook import read_log
from careerdata.logbook.reading.fast_bytes import NotPlain
from careerdata.logbook.reading.fast_reader import read_clean
from careerdata.logbook.reading.reader import read_content
from careerdata.schemas import LOGS

OFTEN = tried(200)


def both(data, model):
    """Return what the short way gives, None where it leaves the file alone, and what the careful reader gives."""
    careful = read_content(data, "log.csv", model)
    for few in (30, 75):
        with suppress(NotPlain):
            assert_same(read_clean(data, model, few), careful)
    try:
        return read_clean(data, model), careful
    except NotPlain:
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
    blank = re.search(rb"\n[,;\t|]+\r?\n|\n\|", data)
    # Of a row that is far from the others or says the same as one, there is something to say.
    doubted = any(problem.line != 1 for problem in careful.problems)
    if not (blank or doubted or any(cell in data for cell in (b"two, three", b"two\nlines"))):
        assert short is not None
    if short is not None:
        assert_same(short, careful)


@OFTEN
@given(files(clean=True), st.integers(0, 40))
def test_a_file_that_is_taken_apart_in_blocks_is_read_the_same(file, more):
    model, data = file
    longest = max(map(len, data.split(b"\n")))
    whole, _ = both(data, model)
    if whole is not None and b'"' not in data:
        frame, remarks = read_clean(data, model, longest + 2 + more)
        pd.testing.assert_frame_equal(frame, whole[0], check_exact=True)
        assert remarks == whole[1]


ODD = [
    *(b" ", b"\t", b"\xc2\xa0", b'"', b'""', b",", b";", b"\n", b"\r", b"\r\n", b"#", b"-", b"+", b"0", b".", b".125"),
    *(b"1.125", b"12345678901234567", b"0.1234567890123", b"1e5", b"1e300", b"1e-9", b"nan", b"inf", b"-0", b"1,5"),
    *(
        b"NA",
        b"null",
        b"True",
        b"2026-02-30",
        b"02.03.2026",
        b"0000-01-01",
        b"9999-12-31",
        b"-026-03-02",
        b"2026-03T10",
        b"2026-3-2",
        b"46027",
    ),
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


CLEAN = b"day,word,count,size\n2026-03-02,one,1,1.5\n2026-03-09,two,22,2.5\n,three,3,3.5\n"
PLACES = {b"2026-03-09": "day", b"two": "word", b"22,": "count", b"2.5": "size", b"three": "word", b"size": "header"}


@pytest.mark.parametrize("cell", PLACES)
@pytest.mark.parametrize("way", ["instead", "before", "after", "quoted"])
def test_each_odd_cell_in_each_kind_of_column_is_read_the_same(cell, way):
    for odd in ODD:
        new = {"instead": odd, "before": odd + cell, "after": cell.rstrip(b",") + odd, "quoted": b'"' + odd + b'"'}[way]
        data = CLEAN.replace(cell, new + b"," * (cell.endswith(b",") and way != "before"), 1)
        short, careful = both(data, Loose)
        if short is not None:
            assert_same(short, careful)


SECOND_LOOKS = {
    "three digits after a point, and no other number shows what a point is": b"2026-03-09,two,2,1.125\n",
    "a number below its limit": b"2026-03-09,two,-2,2\n",
    "a number above its limit": b"2026-03-09,two,2,1e17\n",
    "a whole number with a fraction": b"2026-03-09,two,2.5,2\n",
    "a word for no number": b"2026-03-09,two,2,nan\n",
    "more digits than are exact": b"2026-03-09,two,2,0.12345678901234\n",
    "a day with an oblique stroke": b"2026/03/09,two,2,2\n",
    "a day of the year 0": b"0000-03-09,two,2,2\n",
    "a day in brackets of digits": b"2026-03--9,two,2,2\n",
    "the header once more": b"day,word,count,size\n",
    "a comment": b"#026-03-09,two,2,2\n",
    "a mark of a conflict": b"=======,two,2,2\n",
    "a cell too many and one too few": b"2026-03-09,two,2,2,\n2026-03-16,four,4\n",
    "a line without cells": b"\n",
    "a row of nothing": b",,,\n",
    "a blank before a cell": b"2026-03-09, two,2,2\n",
    "a blank after a cell": b"2026-03-09,two ,2,2\n",
    "a blank in quotes": b'2026-03-09," ",2,2\n',
    "a blank of another kind": "2026-03-09,\u2003,2,2\n".encode(),
    "a blank that does not break": "2026-03-09,a\u00a0b,2,2\n".encode(),
    "a letter of no width": "2026-03-09,a\u200bb,2,2\n".encode(),
    "letters that were encoded twice": "2026-03-09,ZoÃ«,2,2\n".encode(),
    "a byte that is no UTF-8": b"2026-03-09,Zo\xeb,2,2\n",
    "a NUL": b"2026-03-09,t\0o,2,2\n",
    "a sign for the end of a file": b"2026-03-09,t\x1ao,2,2\n",
    "a carriage return alone": b"2026-03-09,t\ro,2,2\n",
    "a quote inside a cell": b'2026-03-09,t"o",2,2\n',
    "a quote that is not closed": b'2026-03-09,"two,2,2\n',
    "a letter after a quote": b'2026-03-09,"two"x,2,2\n',
    "rows between a pair of quotes": b'2026-03-09,"two\n2026-03-16,four,4,4\nfive",2,2\n',
    "a last line without its end": b"2026-03-09,two,2,2",
}


@pytest.mark.parametrize("cells", SECOND_LOOKS.values(), ids=SECOND_LOOKS)
def test_what_needs_a_second_look_is_left_to_the_careful_reader(cells):
    data = b"day,word,count,size\n2026-03-02,one,1,1\n" + cells
    with pytest.raises(NotPlain):
        read_clean(data, Loose)


@pytest.mark.parametrize(
    ("model", "data"),
    [
        (Loose, b"a log\nday,word,count,size\n2026-03-02,one,1,1\n"),
        (Loose, b'day,"word",count,size\n2026-03-02,one,1,1\n'),
        (Loose, b"day,word,,count,size\n2026-03-02,one,,1,1\n"),
        (Counts, b"first,second,share\n1,2,0.5\n1,2,0.25\n"),
        (Counts, b"first,second,share\n1,2,0.5\n2,2,0.5\n"),
        (Counts, b"first,second,share\n,2,0.5\n2,2,0.25\n"),
        (Counts, b"first,second,share\n1,2,7\n2,2,0.25\n"),
        (Names, b"name,town\nAnn,Ulm\n#Bo,Bonn\n"),
        (Names, b"name,town\nAnn,Ulm\nName,Town\n"),
        (Names, b'name,town\nAnn,Ulm\n"",Bonn\n'),
    ],
    ids=[
        *("a line above", "quotes in it", "no name", "a key twice", "a value twice", "no number", "a check"),
        *("a comment", "the header once more", "nothing in quotes"),
    ],
)
def test_another_header_or_a_broken_rule_is_left_to_the_careful_reader(model, data):
    with pytest.raises(NotPlain):
        read_clean(data, model)


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
        b"small,word\n300,x\n2,y\n",
        b"small,sure,sort\n300,1,a\n2,no,b\n",
        b"day,count,size,,word\n2026-03-02,1,1.5,,x\n2026-03-02,1,1.5,y,x\n",
        b'day,"word",count,size\n2026-03-02,x,1,1.5\n2026-03-02,x,1,1.5\n',
        b"note,day,count,size\nday,2026-03-02,1,1.5\nx,2026-03-02,1,1.5\n",
        b"day,count,size,mine\n2026-03-02,1,1.5,#x\n#2026-03-02,1,1.5,y\n",
    ],
)
@pytest.mark.parametrize("model", [Loose, Odd, Small])
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
