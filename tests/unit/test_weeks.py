"""Weeks, months and deadlines."""

import datetime as dt

import pandas as pd
import pytest

from careerdata.dates import add_months, deadline, plain_date, week_of, week_starts, weeks_between
from careerdata.text import in_words, join_words


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        (dt.date(2026, 3, 2), dt.date(2026, 3, 2)),  # a Monday
        (dt.date(2026, 3, 8), dt.date(2026, 3, 2)),  # the Sunday after it
        (dt.date(2027, 1, 1), dt.date(2026, 12, 28)),  # a week that belongs to two years
        (dt.datetime(2026, 3, 4, 23, 59), dt.date(2026, 3, 2)),
        (pd.Timestamp("2026-03-04 10:00"), dt.date(2026, 3, 2)),
    ],
)
def test_a_week_begins_on_its_monday(day, monday):
    assert week_of(day) == monday


def test_week_starts_keeps_the_index_and_what_is_missing():
    days = pd.Series([pd.Timestamp("2026-03-08 22:00"), pd.NaT, pd.Timestamp("2026-03-09")], index=[5, 7, 9])
    starts = week_starts(days)
    assert list(starts.index) == [5, 7, 9]
    assert starts[5] == pd.Timestamp("2026-03-02")
    assert pd.isna(starts[7])
    assert starts[9] == pd.Timestamp("2026-03-09")


def test_weeks_between_has_every_monday_with_both_ends():
    weeks = weeks_between(dt.date(2026, 3, 4), dt.date(2026, 3, 16))
    assert [week.date() for week in weeks] == [dt.date(2026, 3, 2), dt.date(2026, 3, 9), dt.date(2026, 3, 16)]
    assert len(weeks_between(dt.date(2026, 3, 16), dt.date(2026, 3, 4))) == 0


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2027, 8, 31), 18, dt.date(2029, 2, 28)),
        (dt.date(2026, 8, 31), 18, dt.date(2028, 2, 29)),  # a leap year
        (dt.date(2026, 3, 31), -1, dt.date(2026, 2, 28)),
        (dt.date(2026, 12, 15), 1, dt.date(2027, 1, 15)),
    ],
)
def test_a_day_that_a_month_lacks_becomes_its_last(day, months, later):
    assert add_months(day, months) == later


def test_deadlines_are_12_18_or_24_months_away():
    start = dt.date(2026, 3, 2)
    assert [deadline(start, months) for months in (12, 18, 24)] == [
        dt.date(2027, 3, 2),
        dt.date(2027, 9, 2),
        dt.date(2028, 3, 2),
    ]
    with pytest.raises(ValueError, match="12, 18 or 24 months away, not 6"):
        deadline(start, 6)


def test_dates_and_lists_are_said_in_words():
    assert in_words(dt.date(2026, 3, 2)) == "2 March 2026"
    assert plain_date(pd.Timestamp("2026-03-02 09:00")) == dt.date(2026, 3, 2)
    assert type(plain_date(dt.datetime(2026, 3, 2, 9))) is dt.date
    assert [join_words(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_only_names_written_from_right_to_left_are_isolated_in_a_list():
    hebrew, arabic = "דנה לוי", "ليلى 2"
    joined = join_words(["Ana", hebrew, "Zoë", arabic, "3 more"])
    assert joined == f"Ana, \u2068{hebrew}\u2069, Zoë, \u2068{arabic}\u2069 and 3 more"
    assert join_words([hebrew]) == f"\u2068{hebrew}\u2069"
    # A list in a list, as of names by pain point: once around each name is enough.
    assert join_words([joined, "李雷"]) == f"{joined} and 李雷"
    assert join_words(["Ana", hebrew], isolated=False) == f"Ana and {hebrew}"
