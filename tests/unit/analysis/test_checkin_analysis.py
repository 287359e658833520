"""The check-in before anybody types: which week, what was said the last time, what is missing."""

import datetime as dt

import pandas as pd
import pytest

from careerdata.analysis.checkin import QUESTIONS, answer, ends, likely_week, read, weeks
from careerdata.logbook import Logbook
from careerdata.schemas import Mood, columns_of, empty_frame

SUNDAY = dt.date(2026, 7, 12)
MONDAY = dt.date(2026, 7, 6)


def log(*mondays, **answers):
    """A mood.csv with these weeks, each with the same answers."""
    frame = pd.DataFrame({"week": pd.to_datetime(list(mondays))})
    frame = frame.assign(**{name: answers.get(name, 5.0 if name == "mood" else None) for name in QUESTIONS})
    return pd.concat([empty_frame(Mood), frame.astype(dict.fromkeys(QUESTIONS, "float64"))])


def test_the_seven_questions_are_the_scales_of_the_log_with_their_ends_in_words():
    scales = [name for name, column in columns_of(Mood).items() if column.metadata]
    assert list(QUESTIONS) == scales
    assert ends("boredom") == ("absorbed", "counting minutes")
    table = read(Logbook.from_frames(today=SUNDAY, mood=log())).table
    assert table["at_0"].tolist()[:2] == ["dreadful", "at ease"]
    assert table["at_10"].tolist()[:2] == ["great", "sick with dread"]


@pytest.mark.parametrize(
    ("today", "logged", "week"),
    [
        ("2026-07-06", [], "2026-06-29"),  # Monday morning: the week that just ended
        ("2026-07-08", [], "2026-06-29"),
        ("2026-07-09", [], "2026-07-06"),  # Thursday: this week can be told
        ("2026-07-12", [], "2026-07-06"),
        ("2026-07-07", ["2026-06-29"], "2026-07-06"),  # last week is written down already
        ("2026-07-07", ["2026-06-22"], "2026-06-29"),
        ("2026-07-12", ["2026-07-06"], "2026-07-06"),
        ("2027-01-01", [], "2026-12-28"),  # a Friday: its Monday is in the old year
    ],
)
def test_the_week_is_the_one_that_somebody_most_likely_writes_about(today, logged, week):
    assert likely_week(log(*logged), dt.date.fromisoformat(today)) == dt.date.fromisoformat(week)


def test_the_list_says_of_each_week_when_it_was_and_whether_it_is_logged():
    found = weeks(log("2026-06-15", "2026-06-29"), SUNDAY)
    assert found["words"].tolist() == [
        "Week of 6 July 2026, this week, not logged",
        "Week of 29 June 2026, last week, logged",
        "Week of 22 June 2026, 2 weeks ago, not logged",
        "Week of 15 June 2026, 3 weeks ago, logged",
    ]
    assert found["remember"].tolist() == [False, False, True, False]


def test_a_new_log_offers_this_week_and_the_last_and_asks_nobody_to_catch_up():
    found = weeks(log(), SUNDAY)
    assert found["week"].tolist() == [pd.Timestamp("2026-07-06"), pd.Timestamp("2026-06-29")]
    assert not found["remember"].any()


def test_the_list_goes_back_twelve_weeks_and_no_further():
    found = weeks(log("2025-01-06"), SUNDAY)
    assert len(found) == 13
    assert found["week"].iloc[-1] == pd.Timestamp("2026-04-13")


def test_the_last_time_is_the_last_logged_week_before_the_one_that_is_written_about():
    mood = pd.concat([log("2026-06-15", boredom=2.0), log("2026-06-22", boredom=6.5), log("2026-07-06", boredom=9.0)])
    table = read(
        Logbook.from_frames(today=SUNDAY, mood=mood), dt.date(2026, 6, 29), {"mood": 4.0, "boredom": None}
    ).table.set_index("question")
    assert table.loc["Boredom", "last_time"] == 6.5
    assert table.loc["Mood at work", "this_week"] == 4
    assert pd.isna(table.loc["Boredom", "this_week"])
    assert table["this_week"].notna().sum() == 1


def test_a_logged_week_opens_with_its_own_answers():
    table = read(Logbook.from_frames(today=SUNDAY, mood=log("2026-07-06", worn_out=7.5))).table.set_index("question")
    assert table.loc["Worn out", "this_week"] == 7.5
    assert table["last_time"].isna().all()


@pytest.mark.parametrize(
    ("logged", "week", "sentence"),
    [
        (
            [],
            None,
            "This check-in is about this week, the week of 6 July 2026. There is no earlier one to set it beside.",
        ),
        (
            ["2026-06-29"],
            None,
            (
                "This check-in is about this week, the week of 6 July 2026. "
                "Before that, you last wrote about the week of 29 June 2026."
            ),
        ),
        (
            ["2026-06-08"],
            None,
            (
                "This check-in is about this week, the week of 6 July 2026. Before that, you last wrote about the week of "
                "8 June 2026, 4 weeks earlier. Not logged: the weeks of 15 June 2026, 22 June 2026 and 29 June 2026, "
                "and that is fine."
            ),
        ),
        (
            ["2026-06-01", "2026-06-29", "2026-07-06"],
            None,
            (
                "This week, the week of 6 July 2026, is logged: its answers are filled in, and Save changes them. "
                "Before that, you last wrote about the week of 29 June 2026. Not logged: the weeks of 8 June 2026, "
                "15 June 2026 and 22 June 2026, and that is fine."
            ),
        ),
        (
            ["2026-06-15", "2026-06-29"],
            "2026-06-22",
            (
                "This check-in is about the week of 22 June 2026, 2 weeks ago. "
                "Before that, you last wrote about the week of 15 June 2026."
            ),
        ),
        (
            ["2026-05-04", "2026-06-29"],
            None,
            (
                "This check-in is about this week, the week of 6 July 2026. Before that, you last wrote about the week of "
                "29 June 2026. 7 of the 12 weeks before this one are not logged, and that is fine."
            ),
        ),
        (
            ["2025-05-05"],
            None,
            (
                "This check-in is about this week, the week of 6 July 2026. Before that, you last wrote about the week of "
                "5 May 2025, 61 weeks earlier. None of the 12 weeks before this one is logged, and that is fine."
            ),
        ),
    ],
)
def test_the_sentence_says_which_week_when_you_last_wrote_and_what_is_missing(logged, week, sentence):
    week = week and dt.date.fromisoformat(week)
    assert read(Logbook.from_frames(today=SUNDAY, mood=log(*logged)), week).sentence == sentence


def test_the_sentence_stays_as_it_is_while_the_answers_move():
    said = {
        read(Logbook.from_frames(today=SUNDAY, mood=log("2026-06-29")), MONDAY, {"mood": answer}).sentence
        for answer in (None, 0.0, 10.0)
    }
    assert len(said) == 1


def test_the_caution_asks_for_the_truth_and_says_what_the_scale_is_not():
    caution = read(Logbook.from_frames(today=SUNDAY, mood=log())).caution
    assert "as it was, not as it should have been" in caution
    assert "not a validated clinical scale" in caution


@pytest.mark.parametrize("marked", [True, False])
def test_the_example_stays_marked(marked):
    mood = log("2026-06-29")
    assert read(Logbook.from_frames(today=SUNDAY, mood=mood, example=marked)).example is marked


@pytest.mark.parametrize(
    ("logged", "week", "headline", "number", "says", "step"),
    [
        ([], None, "This week: how was it?", "0", "weeks logged so far", ""),
        (["2026-07-06"], None, "This week is written down", "1", "week logged so far", "start"),
        (["2026-07-06"], "2026-06-29", "Last week: how was it?", "1", "week logged so far", ""),
        (["2026-06-15"], "2026-06-15", "The week of 15 June 2026 is written down", "1", "week logged so far", "start"),
    ],
)
def test_the_top_says_which_week_and_whether_it_is_written_down(logged, week, headline, number, says, step):
    book = Logbook.from_frames(today=SUNDAY, mood=log(*logged))
    top = answer(read(book, dt.date.fromisoformat(week) if week else None))
    assert (top.headline, top.number, top.says, top.step) == (headline, number, says, step)
