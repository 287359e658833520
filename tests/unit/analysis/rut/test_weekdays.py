"""Which weekday is the worst: what is compared with what, when it is enough, and what is said and drawn."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from example_person import generate
from scipy import stats

from careerdata.analysis.rut import weekdays
from careerdata.figures.charts.weekdays import weekdays as draw
from careerdata.figures.theme import alt_of
from careerdata.logbook import Logbook
from careerdata.schemas import Days, empty_frame

MONDAY = dt.date(2026, 1, 5)
LATER = dt.date(2027, 1, 1)


def diary(*weeks, first=MONDAY):
    """A diary with the given weeks, each seven moods from Monday on, None for a day that was left out."""
    rows = [
        (pd.Timestamp(first + dt.timedelta(weeks=number, days=day)), mood, None)
        for number, week in enumerate(weeks)
        for day, mood in enumerate(week)
        if mood is not None
    ]
    empty = empty_frame(Days)
    return pd.DataFrame(rows, columns=empty.columns).astype(empty.dtypes.to_dict())


def sundays(finding):
    return finding.table.set_index("weekday").loc["Sunday"]


def test_a_day_is_compared_with_the_other_days_of_its_own_week():
    # The weeks go up and down by 4 points; the Sundays lie 1 and 3 below the rest of theirs.
    weeks = [[4, 4, 4, 4, 4, 4, 3], [8, 8, 8, 8, 8, 8, 5]] * 5
    found = sundays(weekdays.read(Logbook.from_frames(today=LATER, days=diary(*weeks))))
    assert found["weeks"] == 10
    assert found["difference"] == pytest.approx(-2)
    assert found["low"] < -2 < found["high"] < 0
    assert found["stands_out"]


def test_the_day_that_stands_out_is_left_out_of_the_rest_of_the_week():
    # The Mondays lie at 5 among five other days of 6 or 5 and a Sunday of 0: below them, and far above the mean with it.
    finding = weekdays.read(
        Logbook.from_frames(today=LATER, days=diary(*[[5, 6, 5, 6, 5, 6, 0], [5, 5, 6, 5, 6, 5, 0]] * 8))
    )
    table = finding.table.set_index("weekday")
    assert table.loc["Sunday", "difference"] == pytest.approx(-(33 / 6 + 32 / 6) / 2)
    assert table.loc["Monday", "difference"] == pytest.approx(5 - (28 / 5 + 27 / 5) / 2)


def test_moods_that_are_mostly_good_make_a_weekday_stand_out_in_one_diary_of_ten():
    # Independent days: 8 of 10 in seven of ten, the rest 6, 4 or 2. The bound: 200 diaries at 1 in 10, 999 times of 1,000.
    rng = np.random.default_rng(21)
    moods = rng.choice([8.0, 6.0, 4.0, 2.0], (200, 26, 7), p=[0.7, 0.15, 0.1, 0.05])
    out = sum(weekdays.compared(weeks).stands_out.any() for weeks in moods)
    assert stats.binom.ppf(0.001, 200, weekdays.WRONGLY) <= out <= stats.binom.ppf(0.999, 200, weekdays.WRONGLY)


def test_a_small_difference_is_told_by_its_far_end():
    finding = weekdays.read(
        Logbook.from_frames(today=LATER, days=diary(*[[5, 6, 5, 6, 5, 6, 5], [6, 5, 6, 5, 6, 5, 4.5]] * 10))
    )
    assert finding.sentence.startswith("Sundays were lower than the other days of their weeks by up to 1.")


def test_one_bad_day_does_not_make_good_days_of_the_others():
    finding = weekdays.read(
        Logbook.from_frames(today=LATER, days=diary(*[[5, 6, 5, 6, 5, 6, 0], [6, 5, 6, 5, 6, 5, 1]] * 8))
    )
    assert list(finding.table.loc[finding.table["stands_out"], "weekday"]) == ["Sunday"]


def test_the_sentence_names_the_day_and_by_how_much():
    weeks = [[6, 6, 6, 6, 6, 6, 4], [6, 6, 6, 6, 6, 6, 3.5]] * 10
    finding = weekdays.read(Logbook.from_frames(today=LATER, days=diary(*weeks)))
    assert finding.sentence.startswith("Sundays were lower than the other days of their weeks by ")
    assert finding.sentence.endswith(" points of 10.")
    assert "in one diary of ten" in finding.caution.lower()


def test_without_a_pattern_no_day_is_named():
    week = [5, 6, 7, 5, 6, 7, 6]
    finding = weekdays.read(
        Logbook.from_frames(today=LATER, days=diary(*(week[turn:] + week[:turn] for turn in range(7)), *(week,)))
    )
    assert finding.sentence == "No weekday stands out from the rest of its week, in 56 days."


@pytest.mark.parametrize(("weeks", "told"), [(7, False), (8, True)])
def test_eight_weeks_are_enough(weeks, told):
    finding = weekdays.read(Logbook.from_frames(today=LATER, days=diary(*[[5, 6, 5, 6, 5, 6, 2]] * weeks)))
    assert bool(sundays(finding)["stands_out"]) is told
    assert ("can be compared once" in finding.sentence) is not told


def test_a_day_with_only_one_other_day_in_its_week_is_not_compared():
    alone = [None, None, None, None, None, 9, 1]
    full = [5, 5, 5, 5, 5, 5, 4]
    assert sundays(weekdays.read(Logbook.from_frames(today=LATER, days=diary(*[full] * 8, *[alone] * 30))))[
        "difference"
    ] == pytest.approx(-1)


def test_days_after_today_are_ignored():
    log = diary(*[[5, 6, 5, 6, 5, 6, 2]] * 20)
    assert weekdays.read(Logbook.from_frames(today=MONDAY + dt.timedelta(weeks=5), days=log)).table["weeks"].max() <= 6


def test_without_a_diary_it_says_where_one_would_come_from():
    finding = weekdays.read(Logbook.from_frames(today=LATER, days=empty_frame(Days)))
    assert "careerdata import" in finding.sentence
    assert finding.table["difference"].isna().all()
    figure = draw(finding)
    assert not figure.data
    assert "careerdata import" in alt_of(figure)


def test_the_planted_day_is_found_in_the_example_and_no_other():
    example = generate()
    rows = pd.DataFrame(example.rows["days"]).astype({"mood": float})
    finding = weekdays.read(
        Logbook.from_frames(today=example.truths.as_of, days=rows.assign(date=pd.to_datetime(rows["date"])))
    )
    out = finding.table.loc[finding.table["stands_out"], "weekday"]
    assert list(out) == [example.truths.worst_day] == ["Sunday"]


def test_the_picture_has_a_dot_a_day_and_marks_the_one_that_stands_out():
    finding = weekdays.read(
        Logbook.from_frames(today=LATER, days=diary(*[[5, 6, 5, 6, 5, 6, 2], [6, 5, 6, 5, 6, 5, 1]] * 6))
    )
    figure = draw(finding)
    [dots] = figure.data
    assert list(dots.x) == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    assert list(dots.y) == list(finding.table["difference"])
    assert "Sundays were lower" in alt_of(figure)
