"""Whole files: accepted, accepted with a notice, rows set aside with their line, or refused. Never anything silently."""

import datetime as dt
import gzip

import numpy as np
import pandas as pd
import pandera.pandas as pa
import pytest

from careerdata.logbook import read_log
from careerdata.schemas import LOGS, Contacts, Mood, Skills, Touches

HEADER = "week,mood,hours_worked,note\n"
GOOD = "2026-03-02,6,40,calm\n2026-03-09,5.5,,\n"


@pytest.fixture
def read(tmp_path):
    """Return a function that reads a text (or bytes) as a log."""

    def reading(data, schema=Mood):
        path = tmp_path / "log.csv"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_log(path, schema)

    return reading


def told(problems, severity=None):
    return [(p.line, p.column, p.value) for p in problems if severity in (None, p.severity)]


def refused(result):
    frame, problems = result
    assert frame.empty
    assert list(frame.columns)
    assert [p.severity for p in problems] == ["refused"]
    return str(problems[0])


# ---- accepted


@pytest.mark.parametrize("log", LOGS.values(), ids=LOGS)
def test_a_missing_file_is_an_empty_frame_with_every_column(log, tmp_path):
    frame, problems = read_log(tmp_path / log.file, log.schema)
    assert problems == ()
    assert len(frame) == 0
    assert frame.index.name == "line"
    assert len(log.schema.validate(frame)) == 0


def test_rows_come_by_their_line_with_every_column_and_type(read):
    frame, problems = read(HEADER + GOOD)
    assert problems == ()
    assert list(frame.columns) == list(Mood.to_schema().columns)
    assert list(frame.index) == [2, 3]
    assert frame.index.name == "line"
    assert frame["week"].dtype == "datetime64[us]"
    assert frame["mood"].tolist() == [6.0, 5.5]
    assert frame["note"].dtype == "str"
    assert frame["note"].isna().tolist() == [False, True]
    assert frame["boredom"].dtype == "float64"
    assert frame["boredom"].isna().all()


def test_the_line_is_where_a_row_begins_even_after_line_breaks_and_blank_lines(read):
    frame, _ = read(HEADER + '2026-03-02,6,40,"one\ntwo"\n\n,,,\n2026-03-09,5,,\n')
    assert frame["note"][2] == "one\ntwo"
    assert list(frame.index) == [2, 6]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_is_a_line_end(read, end):
    frame, problems = read((HEADER + GOOD).replace("\n", end))
    assert problems == ()
    assert list(frame.index) == [2, 3]


def test_signs_that_only_python_takes_for_line_ends_stay_in_the_text(read):
    frame, problems = read(HEADER + "2026-03-02,6,40,a\u2028b\u0085c\x0bd\n")
    assert problems == ()
    assert frame["note"][2] == "a\u2028b\u0085c\x0bd"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_shows_our_columns(read, delimiter):
    frame, problems = read((HEADER + GOOD).replace(",", delimiter))
    assert problems == ()
    assert frame["mood"].tolist() == [6.0, 5.5]


def test_columns_may_stand_in_any_order_and_case(read):
    frame, problems = read("Note , MOOD,week\nfine,6,2026-03-02\n")
    assert problems == ()
    assert frame.loc[2, "note"] == "fine"


@pytest.mark.parametrize(("encoding", "said"), [("utf-8-sig", []), ("utf-16", ["this file was read as UTF-16."])])
def test_a_byte_order_mark_is_no_part_of_the_text(read, encoding, said):
    frame, problems = read((HEADER + "2026-03-02,6,40,Zürich\n").encode(encoding))
    assert [problem.message for problem in problems] == said
    assert frame["note"][2] == "Zürich"


def test_words_that_programs_take_for_nothing_stay_words(read):
    rows = "".join(f"2026-03-02,{name},met,{name}\n" for name in ("NA", "None", "null", "nan", "007", "True", "=1+1"))
    frame, problems = read("date,contact,kind,note\n" + rows, Touches)
    assert problems == ()
    assert frame["contact"].tolist() == ["NA", "None", "null", "nan", "007", "True", "=1+1"]
    assert frame["note"].tolist() == frame["contact"].tolist()


def test_blanks_count_only_inside_quotes(read):
    frame, _ = read('date,contact,kind,note\n2026-03-02, Ann Lee ,met," as typed "\n', Touches)
    assert frame.loc[2, "contact"] == "Ann Lee"
    assert frame.loc[2, "note"] == " as typed "


def test_a_long_note_is_read_whole(read):
    frame, problems = read(HEADER + f'2026-03-02,6,40,"{"x" * 300_000}"\n')
    assert problems == ()
    assert len(frame["note"][2]) == 300_000


def test_rows_that_repeat_are_two_rows_where_the_log_has_no_key(read):
    frame, problems = read("date,skill,hours\n" + "2026-03-02,SQL,1\n" * 2, Skills)
    assert problems == ()
    assert len(frame) == 2


# ---- accepted with a notice


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("My log\n\n" + HEADER + GOOD, 1, "above the header"),
        ("# my log\n" + HEADER + GOOD, 1, "comment"),
        (HEADER + "# holidays\n" + GOOD, 2, "comment"),
        (HEADER.replace("mood", "mo\u200bod") + GOOD, 1, "invisible characters in mood"),
        (HEADER.replace("note", "tea") + GOOD, 1, 'column "tea" of your own stays in the file'),
        (
            HEADER.replace("note", "sunday dred") + GOOD.replace("calm", "3"),
            1,
            'mean sunday_dread where it says "sunday dred"',
        ),
        (HEADER.replace("note", "") + GOOD, 2, "column 4 has no name"),
        (HEADER + GOOD + '2026-03-16,5,,a 24" screen\n', 4, "a quote inside a text"),
        (HEADER + GOOD + "2026-03-16,5,,asked MÃ¼ller\n", 4, "encoded twice"),
        (HEADER + GOOD + "16/03/2026,5,,\n", 4, '"16/03/2026" is written day first and was read as 2026-03-16.'),
        (HEADER + GOOD + '2026-03-16,"5,5",,\n', 4, '"5,5" has a decimal comma and was read as 5.5.'),
        (HEADER + GOOD + "2026-03-09,5.5,,\n", 4, "repeats line 3"),
        (HEADER + '2026-03-02,6,40,"calm\n2026-03-09,5,30,so so"\n', 2, "read as one row"),
        (HEADER + GOOD + "\x1a", None, "Ctrl-Z"),
    ],
)
def test_what_was_assumed_is_told(read, text, line, said):
    frame, problems = read(text)
    assert [(problem.line, problem.severity) for problem in problems] == [(line, "notice")]
    assert said in f"{problems[0].message} {problems[0].fix}"
    assert len(frame) == (3 if "2026-03-16" in text or "16/03" in text else 1 if '"calm' in text else 2)


def test_what_is_written_the_same_way_is_told_once(read):
    _, problems = read(
        (HEADER + "2026-03-02;5,5;;\n2026-03-09;6,5;;\n2026-03-16;7,5;;\n").replace(HEADER, HEADER.replace(",", ";"))
    )
    assert [problem.message for problem in problems] == [
        '"5,5" has a decimal comma and was read as 5.5; 2 more were read that way.'
    ]


def test_old_encodings_are_read_and_told(read):
    frame, problems = read((HEADER + "2026-03-02,6,40,Zürich “5 €”\n").encode("cp1252"))
    assert frame["note"][2] == "Zürich “5 €”"
    assert "Windows-1252" in problems[0].message


@pytest.mark.parametrize("hint", ["sep=;", '"sep=;"', "SEP=;"])
def test_excels_sep_line_is_understood_and_told_to_be_no_row(read, hint):
    frame, problems = read(f"{hint}\n" + (HEADER + GOOD).replace(",", ";"))
    assert told(problems, "notice") == [(1, None, None)]
    assert "tells a spreadsheet what parts the cells" in problems[0].message
    assert list(frame.index) == [3, 4]


# ---- rows set aside


@pytest.mark.parametrize(
    ("row", "column", "value", "said"),
    [
        ("2026-03-16,11,,", "mood", "11", '"11" is above 10. Write a number from 0 to 10.'),
        ("2026-03-16,5.3,,", "mood", "5.3", "the scale goes in halves"),
        ("2026-03-16,,,", "mood", "", "this cell is empty"),
        ("2026-03-16,5,7.5h,", "hours_worked", "7.5h", '"7.5h" is not a number. Write 7.5.'),
        ("2026-03-16,5,-1,", "hours_worked", "-1", '"-1" is below 0.'),
        ("2026-02-30,5,,", "week", "2026-02-30", "a day that does not exist"),
        ("03/04/2026,5,,", "week", "03/04/2026", "could be 3 April 2026 or 4 March 2026"),
        ("########,5,,", "week", "########", "too narrow"),
        ("Total,5,,", "week", "Total", "not a full date"),
        ("2026-03-16", None, None, "this line has 1 cell, the header has 4"),
        ("2026-03-16,5,,first, second", None, None, "this line has 5 cells, the header has 4"),
        ('2026-03-16,5,,"ok" really', None, None, "text after a closing quote"),
        ("2026-03-09,6,,", "week", "2026-03-09", "has a row already, on line 3"),
    ],
)
def test_one_bad_line_is_named_and_the_others_load(read, row, column, value, said):
    frame, problems = read(HEADER + GOOD + row + "\n2026-03-23,7,,after\n")
    assert told(problems) == [(4, column, value)]
    assert problems[0].severity == "set_aside"
    assert said in f"{problems[0].message} {problems[0].fix}"
    assert list(frame.index) == [2, 3, 5]


def test_a_word_that_is_none_of_the_choices_is_answered_with_them(read):
    frame, problems = read("date,contact,kind\n2026-03-02,Ann,mett\n2026-03-03,Ann,Met\n", Touches)
    assert frame["kind"].tolist() == ["met"]
    assert told(problems, "set_aside") == [(2, "kind", "mett")]
    assert problems[0].fix.startswith("Did you mean met? Write one of: met, called, wrote")
    assert told(problems, "notice") == [(3, "kind", "Met")]


def test_a_pattern_is_explained_by_what_the_column_means(read):
    _, problems = read("date,role,low,currency\n2026-03-02,analyst,50000,euro\n", LOGS["pay"].schema)
    assert told(problems) == [(2, "currency", "euro")]
    assert "Currency, as three letters: EUR." in problems[0].fix


def test_every_bad_cell_of_a_row_is_told(read):
    frame, problems = read(HEADER + "2026-03-16,eleven,lots,\n" + GOOD)
    assert told(problems) == [(2, "mood", "eleven"), (2, "hours_worked", "lots")]
    assert len(frame) == 2


def test_a_row_that_was_set_aside_does_not_count_as_the_first_of_its_key(read):
    frame, problems = read(HEADER + "2026-03-02,eleven,,\n2026-03-02,6,,mended\n")
    assert told(problems) == [(2, "mood", "eleven")]
    assert frame["note"].tolist() == ["mended"]


def test_a_contact_written_twice_names_the_earlier_line(read):
    frame, problems = read("contact,role\nAnn Lee,chief\nBo,clerk\nAnn Lee,head\n", Contacts)
    assert frame["role"].tolist() == ["chief", "clerk"]
    assert told(problems) == [(4, "contact", "Ann Lee")]
    assert "line 2" in problems[0].message


# ---- refused


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"PK\x03\x04 and so on", "Excel workbook"),
        (gzip.compress(b"week,mood\n", mtime=0), "compressed"),
        (b"%PDF-1.4\n", "PDF"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"week,mood\n2026-03-02,\x00\x006\n", "line 2"),
        ((HEADER + "2026-03-02,6,,Zürich\n").encode() + "2026-03-09,6,,Zürich\n".encode("cp1252"), "line 3"),
        (b"week,mood,note\n2026-03-02,6,\x81\x8d\n", "line 2"),
        (b"Datum,Stimmung\n2026-03-02,6\n", '"Datum,Stimmung"'),
        (b"week,moood\n2026-03-02,6\n", 'Did you mean mood where it says "moood"?'),
        (b"week,,note\n2026-03-02,6,\n", "Column 2 has no name"),
        (b"week,mood,Mood\n2026-03-02,6,6\n", "mood is there twice"),
        (b'week,mood,note\n2026-03-02,6,"open\n2026-03-09,6,\n', "line 2"),
        (b"week,mood\n<<<<<<< HEAD\n2026-03-02,6\n=======\n2026-03-02,7\n>>>>>>> x\n", "line 2"),
        (b"week,mood\n03/04/2026,6\n05/06/2026,7\n", '"03/04/2026" could be'),
    ],
)
def test_a_file_that_cannot_be_understood_is_refused_with_the_reason(read, data, said):
    assert said in refused(read(data))


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path):
    (tmp_path / "mood.csv").mkdir()
    assert "this file could not be opened: " in refused(read_log(tmp_path / "mood.csv", Mood))


# ---- any model


class Diary(pa.DataFrameModel):
    """A model of somebody else's, with types that ours do not use."""

    on: pd.Timestamp
    steps: int = pa.Field(gt=2)
    floors: int | None = pa.Field(in_range={"min_value": 0, "max_value": 9})
    sure: bool
    mark: str = pa.Field(str_length={"min_value": 2}, nullable=True)

    class Config:
        unique = ("on", "steps")
        coerce = True

    @pa.dataframe_check(error="more floors than steps")
    @classmethod
    def _steep(cls, frame):
        return frame["steps"] > frame["floors"].fillna(0) if "floors" in frame else frame["steps"] > 0


def test_any_model_can_be_read(read):
    frame, problems = read("on,steps,floors,sure,mark\n2026-03-02,4,1,yes,ab\n2026-03-03,5,2,no,\n", Diary)
    assert problems == ()
    assert [str(dtype) for dtype in frame.dtypes] == ["datetime64[us]", "int64", "Int64", "bool", "str"]
    assert frame["sure"].tolist() == [True, False]


def test_a_column_that_may_be_absent_is_added_empty(read):
    frame, problems = read("on,steps,sure,mark\n2026-03-02,4,yes,ab\n", Diary)
    assert problems == ()
    assert frame["floors"].isna().all()


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("2026-03-03,2,1,yes,ab", "steps", '"2" is not above 2. Write a number above 2.'),
        ("2026-03-03,20,10,yes,ab", "floors", '"10" is above 9. Write a number from 0 to 9.'),
        ("2026-03-03,4,5,yes,ab", None, "more floors than steps"),
        ("2026-03-03,3,1,yes,a", "mark", '"a" does not fit.'),
        ("2026-03-02,4,2,yes,ab", "on", '"2026-03-02" and "4" have a row already, on line 2.'),
    ],
)
def test_the_checks_of_any_model_are_said_in_words(read, row, column, said):
    frame, problems = read(f"on,steps,floors,sure,mark\n2026-03-02,4,1,yes,ab\n{row}\n", Diary)
    assert [(problem.line, problem.column) for problem in problems] == [(3, column)]
    assert said in f"{problems[0].message} {problems[0].fix}"
    assert list(frame.index) == [2]


def test_a_type_that_no_cell_can_hold_is_a_mistake_of_the_call(read):
    class Spans(pa.DataFrameModel):
        length: pd.Timedelta

    with pytest.raises(TypeError, match="length"):
        read("length\n1\n", Spans)


def test_dates_as_python_dates(read):
    class Days(pa.DataFrameModel):
        day: pa.Date

    frame, problems = read("day\n2026-03-02\n", Days)
    assert problems == ()
    assert frame["day"].tolist() == [dt.date(2026, 3, 2)]


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [(int, "Int64Dtype"), (np.uint8, "UInt8Dtype"), (bool, "BooleanDtype")],
)
def test_a_number_or_yes_that_may_be_empty_needs_a_type_that_can_be(read, narrow, wide):
    def model(kind):
        class Own(pa.DataFrameModel):
            a: str
            b: kind = pa.Field(nullable=True)

        return Own

    with pytest.raises(TypeError, match=rf"The column b may be empty.*declare it as pandas.{wide}\.$"):
        read("a,b\nx,1\ny,\n", model(narrow))
    frame, problems = read("a,b\nx,1\ny,\n", model(getattr(pd, wide)))
    assert problems == ()
    assert frame["b"].isna().tolist() == [False, True]


# ---- two files in one, and files that are something else


@pytest.mark.parametrize("again", ["contact,role", "Contact,ROLE", "\ufeffcontact,role"])
def test_a_header_that_comes_again_is_no_person(read, again):
    frame, problems = read(f"contact,role\nAnn,boss\n{again}\nBo,dev\n", Contacts)
    assert frame["contact"].tolist() == ["Ann", "Bo"]
    assert told(problems, "notice") == [(3, None, None)]
    assert "repeats the header" in problems[0].message


@pytest.mark.parametrize(
    "second", ["role,contact\ndev,Bo\n", "contact,team\nBo,sales\n", "contact,role,team\nBo,dev,x\n"]
)
def test_a_second_table_with_other_columns_is_refused_at_its_header(read, second):
    said = refused(read("contact,role\nAnn,boss\n" + second, Contacts))
    assert "line 3: this line is another header" in said


def test_swapped_columns_of_a_second_table_never_land_in_each_other(read):
    text = "week,mood,boredom\n2026-03-02,6,2\nweek,boredom,mood\n2026-03-09,2,6\n"
    assert "line 3: this line is another header" in refused(read(text))


@pytest.mark.parametrize("mark", ["=======", "||||||| base", "<<<<<<< mine", ">>>>>>> theirs"])
def test_a_conflict_mark_is_never_a_text(read, mark):
    assert f'line 3: "{mark}" is a conflict mark' in refused(read(f"contact\nAnn\n{mark}\nBo\n", Contacts))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"BZh91AY&SY" + bytes(range(40)), "compressed (bzip2)"),
        (b"\xfd7zXZ\x00\x00", "compressed (xz)"),
        (b"\x28\xb5\x2f\xfd\x04week,mood", "compressed (zstd)"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "7-Zip"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b'[{"week": "2026-03-02", "mood": 6}]\n', "JSON"),
        (b"\xef\xbb\xbf\n<!-- saved -->\n<HTML>week,mood\n2026-03-02,6\n", "web page"),
        (b"<head><title>Sign in</title>\nweek,mood\n2026-03-02,6\n", "web page"),
        ((HEADER + GOOD).encode("utf-32"), "UTF-32"),
    ],
)
def test_what_is_no_table_is_called_by_its_name(read, data, what):
    assert what in refused(read(data))


def test_utf_16_without_its_mark_is_known_by_its_header_whatever_the_rows_are_written_in(read):
    frame, problems = read(("contact,role\n" + "日本太郎,東京都千代田区\n").encode("utf-16-le"), Contacts)
    assert frame["contact"].tolist() == ["日本太郎"]
    assert "UTF-16" in problems[0].message


def test_a_block_of_nuls_behind_the_rows_is_named_with_its_line(read):
    assert "line 4: this line holds NUL characters" in refused(read((HEADER + GOOD).encode() + b"\0" * 512))


@pytest.mark.parametrize("cut", [HEADER + "2026-03-02,6,3", "week,mood"])
def test_a_last_line_without_its_end_may_have_been_cut_short(read, cut):
    _, problems = read(cut)
    assert (problems[-1].severity, problems[-1].line) == ("notice", cut.count("\n") + 1)
    assert "no line end" in problems[-1].message
