"""What may be a slip: a number cut by its decimal comma, days decades away, rows that come twice, lines a quote swallowed."""

import datetime as dt

import pandas as pd
import pandera.pandas as pa
import pytest

from careerdata.logbook import read_log
from careerdata.schemas import LOGS, Contacts, Mood, Skills

SKILLS = "date,skill,hours,note\n2026-01-05,SQL,2,\n2026-01-12,SQL,3,\n2026-01-19,SQL,1,\n"
MOOD = "week,mood,note\n2026-01-05,6,a\n2026-01-12,5,b\n2026-01-19,6,c\n"


class Measures(pa.DataFrameModel):
    """A person's own log of which only the day tells the rows apart."""

    date: pd.Timestamp
    mood: float = pa.Field(nullable=True)
    note: str = pa.Field(nullable=True)


@pytest.fixture
def read(tmp_path):
    def reading(text, schema=Skills):
        path = tmp_path / "log.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_log(path, schema)

    return reading


def told(problems):
    return [(problem.severity, problem.line, problem.message) for problem in problems]


# ---- a decimal comma between commas


def test_a_number_that_its_decimal_comma_may_have_cut_is_told(read):
    frame, problems = read(SKILLS + "2026-01-26,SQL,7,5\n2026-02-02,SQL,1,25\n")
    assert frame["hours"].tolist() == [2, 3, 1, 7, 1]
    assert told(problems) == [("notice", 5, '"7,5" was read as 7, with "5" in the next column, and so on in 1 more.')]
    assert problems[0].fix == "If it is one number, write 7.5."


@pytest.mark.parametrize("row", ["2026-01-26,SQL,7.5,5", "2026-01-26,SQL,7,5 pages", "2026-01-26,SQL,7,2026"])
def test_a_number_and_a_note_that_make_no_number_are_not_told(read, row):
    assert read(f"{SKILLS}{row}\n")[1] == ()


def test_between_semicolons_a_comma_cuts_nothing(read):
    assert read(SKILLS.replace(",", ";") + "2026-01-26;SQL;7;5\n")[1] == ()


def test_in_a_long_log_a_cut_number_is_told_too(read):
    days = (dt.date(2020, 1, 1) + dt.timedelta(days=number) for number in range(1500))
    rows = "".join(f"{day},SQL,{day.day / 2},read on\n" for day in days)
    _, problems = read(f"date,skill,hours,note\n{rows}2026-01-26,SQL,7,5\n")
    assert [(problem.line, problem.value) for problem in problems] == [(1502, "7")]


# ---- days decades away


@pytest.mark.parametrize("day", ["1926-01-26", "1970-01-01", "2062-01-26", "2206-01-26", "9999-12-27"])
def test_a_day_decades_away_from_the_others_is_told_and_kept(read, day):
    frame, problems = read(f"{SKILLS}{day},SQL,1,\n")
    assert len(frame) == 4
    assert told(problems) == [("notice", 5, f'"{day}" is decades away from the other days of this log.')]


@pytest.mark.parametrize("day", ["0001-01-01", "0026-01-26", "1026-01-26", "1899-12-30"])
def test_a_day_of_a_century_in_which_nobody_logged_is_set_aside(read, day):
    frame, problems = read(f"{SKILLS}{day},SQL,1,\n")
    assert len(frame) == 3
    assert told(problems) == [("set_aside", 5, f'"{day}" is a day before 1900.')]
    assert problems[0].fix == "Write the day it was."


@pytest.mark.parametrize(
    ("schema", "row"), [(Skills, "0001-01-01,SQL,1"), (Mood, "0001-01-01,6"), (Mood, "1026-01-26,6")]
)
def test_a_day_before_1900_is_set_aside_where_it_stands_alone(read, schema, row):
    header = "date,skill,hours" if schema is Skills else "week,mood"
    frame, problems = read(f"{header}\n{row}\n", schema)
    assert frame.empty
    assert [(problem.severity, problem.line) for problem in problems if problem.severity != "notice"] == [
        ("set_aside", 2)
    ]


def test_days_spread_over_a_life_are_not_told(read):
    assert (
        read("date,skill,hours\n1988-05-02,Maths,1\n2003-05-02,Maths,1\n2020-05-02,Maths,1\n2026-05-02,Maths,1\n")[1]
        == ()
    )
    old = "contact,met_on\nAnn,1979-09-01\nBo,2024-01-01\nCy,2024-02-01\nDi,2024-03-01\n"
    assert read(old, Contacts)[1] == (), "somebody may be known for long"


def test_one_notice_counts_the_days_that_are_far(read):
    rows = "".join(f"2026-02-{day:02d},SQL,{day},\n" for day in range(1, 20))
    _, problems = read(f"{SKILLS}{rows}2062-01-26,SQL,1,\n2062-01-27,SQL,1,\n")
    assert told(problems) == [
        ("notice", 24, '"2062-01-26" is decades away from the other days of this log, and 1 more like it.')
    ]


# ---- rows that come twice


def test_rows_that_say_the_same_are_told_where_only_the_day_tells_rows_apart(read):
    days = "date,mood,note\n" + "2026-01-05,4,\n2026-01-12,6,\n" * 2
    frame, problems = read(days, Measures)
    assert len(frame) == 4
    assert told(problems) == [
        ("notice", 4, "this row has the same day as line 2; both were counted, and 1 more like it.")
    ]


def test_two_rows_of_one_day_are_told_where_only_the_day_tells_rows_apart(read):
    day = "date,mood,note\n2026-01-05,4,\n2026-01-12,6,\n2026-01-12,7,later\n"
    frame, problems = read(day, Measures)
    assert len(frame) == 3
    assert told(problems) == [("notice", 4, "this row has the same day as line 3; both were counted.")]
    assert problems[0].fix == "If it was meant once, take one of the two out."


def test_rows_without_a_day_are_of_no_day_together(read):
    class Loose(pa.DataFrameModel):
        date: pd.Timestamp = pa.Field(nullable=True)
        mood: float

    assert read("date,mood\n,4\n,5\n2026-01-12,6\n", Loose)[1] == ()


# ---- what a quote swallowed


@pytest.mark.parametrize(
    "rows",
    [
        '2026-01-26,6,"open\n2026-02-02,5,"closed"\n',
        '2026-01-26,"6,open\n2026-02-02,5",closed\n',
        '"2026-01-26,6,open\n2026-02-02",5,closed\n',
    ],
)
def test_all_lines_that_a_quote_holds_together_are_named_when_they_are_set_aside(read, rows):
    frame, problems = read(f"{MOOD}{rows}2026-02-09,6,d\n", Mood)
    assert len(frame) == 4
    assert "Lines 5 to 6 are one row, by the quotes in them." in " ".join(map(str, problems))


def test_a_quote_left_open_in_the_header_is_named(read):
    _, problems = read('week,mood,"note\n2026-01-05,6,a\n', Mood)
    assert told(problems) == [("refused", 1, 'this line opens a quote (") that is never closed.')]


# ---- tables glued together, dashes for nothing, columns without a name


def test_the_mark_of_a_file_that_was_glued_on_is_no_part_of_its_first_cell(read):
    frame, problems = read(f"{SKILLS}\ufeff2026-01-26,SQL,1,d\n")
    assert frame["date"].tolist()[-1] == pd.Timestamp("2026-01-26")
    assert [(severity, line) for severity, line, _ in told(problems)] == [("notice", 5)]


@pytest.mark.parametrize("dash", ["-", "--", "---", "–", "—", "\u2212"])
def test_a_dash_in_a_cell_that_may_be_empty_is_nothing(read, dash):
    frame, problems = read(f"week,mood,hours_worked,note\n2026-01-05,6,{dash},{dash}\n2026-01-12,5,40,\n", Mood)
    assert frame["hours_worked"].isna().tolist() == [True, False]
    assert frame["note"][2] == dash, "a note may be a dash"
    assert told(problems) == [("notice", 2, f'"{dash}" is a dash and was read as an empty cell.')]


@pytest.mark.parametrize("log", ["mood", "skills"])
def test_a_dash_in_a_cell_that_is_needed_is_set_aside(read, log):
    rows = {
        "mood": "week,mood\n2026-01-05,-\n2026-01-12,5\n",
        "skills": "date,skill,hours\n2026-01-05,SQL,-\n2026-01-12,SQL,5\n",
    }
    frame, problems = read(rows[log], LOGS[log].schema)
    assert len(frame) == 1
    assert [(problem.severity, problem.line, problem.value) for problem in problems] == [("set_aside", 2, "-")]


def test_an_empty_column_without_a_name_between_the_others_is_told(read):
    _, problems = read("week,,mood\n2026-01-05,,6\n", Mood)
    assert told(problems) == [("notice", 1, "column 2 has no name in the header, and nothing in it.")]
    assert read("week,mood,,\n2026-01-05,6,,\n", Mood)[1] == (), "at the end spreadsheets add such columns"


# ---- sizes that no log has


@pytest.mark.parametrize(
    "text",
    [
        MOOD + "\n" * 500_001,
        "\n" * 500_001 + MOOD,
        MOOD + "\r" * 500_001,
        MOOD + ",,\n" * 500_001,
        MOOD + f"2026-01-26,6,{'x' * 10_000_001}\n",
    ],
)
def test_a_file_of_a_size_that_no_log_has_is_refused_in_a_sentence(read, text):
    frame, problems = read(text, Mood)
    assert frame.empty
    assert told(problems) == [
        (
            "refused",
            None,
            "this file is larger than 10 MB or has more than 500,000 lines, and it is not plain enough to be read in one go.",
        )
    ]


def test_a_header_of_a_million_cells_is_none(read):
    _, problems = read(f"week,mood{',' * 1_000_000}\n2026-01-05,6\n", Mood)
    assert [(problem.severity, problem.line) for problem in problems] == [("refused", None)]
    assert problems[0].message.startswith("none of its columns is there")
