"""Rows as spreadsheets and people write them: short, long, any day of the week, weeks from Sunday on."""

import datetime as dt

import pandas as pd
import pytest

from careerdata.logbook import append, edit, open_logbook, read_log
from careerdata.logbook.reading.columns import layout_of
from careerdata.schemas import LOGS, columns_of

TODAY = dt.date(2026, 7, 12)
FULL = ",".join(columns_of(LOGS["mood"].schema))


@pytest.fixture
def moods(tmp_path):
    """Return a function that reads a text as mood.csv: the Mondays, the moods, and what was said."""

    def reading(text, plan=""):
        (tmp_path / "plan.toml").write_text(f"start = 2026-03-02\nescape_date = 2027-09-02\n{plan}\n")
        (tmp_path / "mood.csv").write_text(text)
        book = open_logbook(tmp_path, TODAY)
        return [str(week.date()) for week in book.mood["week"]], list(book.mood["mood"]), book.problems

    return reading


def test_the_line_that_the_first_page_says_to_type_is_read(moods):
    weeks, answers, problems = moods(f"{FULL}\n2026-03-02,5,7\n")
    assert (weeks, answers) == (["2026-03-02"], [5.0])
    assert [str(problem) for problem in problems] == [
        "mood.csv, line 2: this line ends before the last column; what is missing was read as empty."
    ]


@pytest.mark.parametrize("log", LOGS.values(), ids=LOGS)
def test_a_row_may_leave_out_every_column_that_the_file_may(log, tmp_path):
    columns = columns_of(log.schema)
    needed = [name for name, rules in columns.items() if rules.required]
    others = [name for name in columns if name not in needed]
    kinds = layout_of(log.schema).columns
    cell = {"date": "2026-03-02", "decimal": "5", "whole": "5", "text": "SQL"}
    row = ",".join((*kinds[name].choices, cell[kinds[name].kind])[0] for name in needed)
    for tail in ("", "," * len(others), "," * (len(others) + 4)):
        (tmp_path / log.file).write_text(f"{','.join(needed + others)}\n{row}{tail}\n")
        frame, problems = read_log(tmp_path / log.file, log.schema)
        assert len(frame) == 1, tail
        assert {problem.severity for problem in problems} <= {"notice"}


def test_a_row_that_lacks_a_column_it_needs_is_set_aside_and_so_is_one_with_more_to_say(moods):
    weeks, _, problems = moods("week,mood\n2026-03-02\n2026-03-09,6,\n2026-03-16,6,,tired\n")
    assert weeks == ["2026-03-09"]
    assert [(problem.line, problem.severity) for problem in problems] == [(2, "set_aside"), (4, "set_aside")]


def test_empty_cells_behind_a_row_say_nothing(moods):
    weeks, answers, problems = moods("week,mood\n2026-03-02,6,,\n")
    assert (weeks, answers, problems) == (["2026-03-02"], [6.0], ())


def test_a_short_row_can_be_changed_and_the_others_stay_as_they_are(tmp_path):
    (tmp_path / "mood.csv").write_text(f"{FULL}\n2026-03-02,5,7\n2026-03-09,6\n")
    edit(tmp_path, "mood", {"week": dt.date(2026, 3, 2)}, {"boredom": 4, "note": "slow", "mood": 5.5}, TODAY)
    append(tmp_path, "mood", {"week": dt.date(2026, 3, 16), "mood": 3}, TODAY)
    assert (tmp_path / "mood.csv").read_text().splitlines()[1:] == [
        "2026-03-02,5.5,7,4,,,,,,slow",
        "2026-03-09,6",
        "2026-03-16,3,,,,,,,,",
    ]


def test_a_column_is_added_beside_short_rows(tmp_path):
    (tmp_path / "contacts.csv").write_text("contact,role,team\nAnn\nBo,boss,data\n")
    edit(tmp_path, "contacts", {"contact": "Ann"}, {"circle": "close", "role": "lead"}, TODAY)
    frame, _ = read_log(tmp_path / "contacts.csv", LOGS["contacts"].schema)
    assert frame.loc[2, ["role", "circle"]].tolist() == ["lead", "close"]
    assert pd.isna(frame.loc[2, "team"])
    assert frame.loc[3, ["role", "team"]].tolist() == ["boss", "data"]


@pytest.mark.parametrize("day", ["2026-03-02", "2026-03-04", "2026-03-07", "2026-03-08"])
def test_a_week_may_be_given_as_any_of_its_days(moods, day):
    weeks, _, problems = moods(f"week,mood\n{day},6\n")
    assert weeks == ["2026-03-02"]
    told = [] if day == "2026-03-02" else [f'"{day}" is not the Monday of its week and was read as 2026-03-02.']
    assert [problem.message for problem in problems] == told


def test_two_days_of_one_week_are_not_two_weeks(moods):
    weeks, answers, problems = moods("week,mood\n2026-03-02,6\n2026-03-05,4\n")
    assert (weeks, answers) == (["2026-03-02"], [6.0])
    assert [problem.line for problem in problems if problem.severity == "set_aside"] == [3]


SUNDAY = 'week_starts = "sunday"'


@pytest.mark.parametrize("day", ["2026-03-01", "2026-03-02", "2026-03-07"])
def test_weeks_that_begin_on_sunday_are_known_by_their_sunday(moods, day):
    weeks, _, problems = moods(f"week,mood\n{day},6\n", SUNDAY)
    assert weeks == ["2026-03-01"]
    assert bool(problems) == (day == "2026-03-07"), "only a day in the middle of its week is spoken of"


@pytest.mark.parametrize(("plan", "first"), [("", "2020-01-06"), (SUNDAY, "2020-01-05")])
def test_a_long_log_is_read_by_the_same_weeks(moods, plan, first):
    mondays = [dt.date(2020, 1, 6) + dt.timedelta(weeks=week) for week in range(3000)]
    weeks, _, problems = moods("week,mood\n" + "".join(f"{monday},6\n" for monday in mondays), plan)
    assert (weeks[0], len(weeks)) == (first, 3000)
    assert {problem.message for problem in problems if problem.severity != "notice"} == set()


def test_weeks_that_begin_on_sunday_are_written_so_and_nothing_is_missed_afterwards(tmp_path):
    (tmp_path / "plan.toml").write_text(f"start = 2026-03-01\nescape_date = 2027-09-02\n{SUNDAY}\n")
    (tmp_path / "mood.csv").write_text("week,mood\n2026-03-01,6\n")
    append(tmp_path, "mood", {"week": dt.date(2026, 3, 9), "mood": 5}, TODAY)
    edit(tmp_path, "mood", {"week": dt.date(2026, 3, 2)}, {"mood": 7}, TODAY)
    assert (tmp_path / "mood.csv").read_text() == "week,mood\n2026-03-01,7\n2026-03-08,5\n"
    book = open_logbook(tmp_path, TODAY)
    assert list(book.mood["week"].dt.date) == [dt.date(2026, 3, 1), dt.date(2026, 3, 8)]
    assert book.problems == ()


@pytest.mark.parametrize(
    ("weeks", "plan", "first"),
    [
        (("3/2/2026", "3/9/2026", "4/6/2026"), "", "2026-03-02"),  # month first: day first gives a Tuesday
        (("02.03.2026",), "", "2026-03-02"),  # day first: month first gives a Tuesday
        (("1/3/2026", "8/3/2026"), SUNDAY, "2026-03-01"),  # day first: Sundays
    ],
)
def test_day_or_month_first_is_settled_by_which_of_them_begins_weeks(moods, weeks, plan, first):
    read, _, problems = moods("week;mood\n" + "".join(f"{week};6\n" for week in weeks), plan)
    assert read[0] == first
    assert len(read) == len(weeks)
    assert {problem.severity for problem in problems} == {"notice"}


def test_days_that_no_order_makes_mondays_are_still_asked_about(moods):
    weeks, _, problems = moods("week,mood\n03/04/2026,6\n")
    assert weeks == []
    assert [problem.severity for problem in problems] == ["refused"]
