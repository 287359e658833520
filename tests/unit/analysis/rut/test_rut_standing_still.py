"""Standing still: what counts as new, how the wait is counted, and when it is too long to be chance."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from careerdata.analysis.rut import signs
from careerdata.analysis.rut.standing_still import chance_to_wait_longer, limits, weeks_of_waiting
from careerdata.logbook import Logbook
from careerdata.schemas import Exposure, Mood, Skills, Touches, empty_frame

FIRST = pd.Timestamp("2025-01-06")


def frame(schema, **columns):
    empty = empty_frame(schema)
    return pd.DataFrame(columns).reindex(columns=empty.columns).astype(empty.dtypes.to_dict())


def week(number):
    return FIRST + pd.Timedelta(weeks=number)


def touches(*rows):
    return frame(
        Touches,
        date=[week(number) + pd.Timedelta(days=3) for number, _ in rows],
        contact=[name for _, name in rows],
        kind=["met"] * len(rows),
    )


def check_ins(count):
    return frame(Mood, week=[week(number) for number in range(count)], mood=[6.0] * count)


def read(weeks, met, skills=None, exposure=None, settings=None):
    today = week(weeks).date()
    skills = empty_frame(Skills) if skills is None else skills
    exposure = empty_frame(Exposure) if exposure is None else exposure
    finding = signs.read(
        Logbook.from_frames(today=today, mood=check_ins(weeks), skills=skills, touches=met, exposure=exposure), settings
    )
    return finding.table.set_index("sign").loc["standing_still"], finding


def test_new_is_a_person_a_skill_or_a_project_that_was_not_there_before():
    skills = frame(Skills, date=[week(2), week(5)], skill=["SQL", "SQL"], hours=[2.0, 2.0])
    exposure = frame(Exposure, date=[week(4)], project=["Dashboard"], team=["Data"])
    met = touches((0, "Ada"), (1, "Ada"), (6, "Ben"))
    waits = weeks_of_waiting(
        pd.DatetimeIndex(check_ins(8)["week"]),
        Logbook.from_frames(today=week(8).date(), skills=skills, touches=met, exposure=exposure),
    )
    assert waits.tolist() == [0, 1, 0, 1, 0, 1, 0, 1]


def test_weeks_in_which_nothing_was_written_down_are_not_waited():
    checked_in = pd.DatetimeIndex([week(number) for number in (0, 1, 4, 5)])
    met = touches((0, "Ada"), (7, "Ada"))
    waits = weeks_of_waiting(checked_in, Logbook.from_frames(today=week(9).date(), touches=met))
    assert waits.index.tolist() == [week(number) for number in (0, 1, 4, 5, 7)]
    assert waits.tolist() == [0, 1, 2, 3, 4]


def test_without_any_row_it_is_not_logged():
    sign, finding = read(40, touches())
    assert sign["weeks_logged"] == 0
    assert not sign["alarm"]
    assert "standing still" not in finding.sentence


def test_nothing_new_for_long_raises_the_alarm_and_says_since_when():
    weekly = [(number, f"P{number}") for number in range(0, 40, 2)]
    met = touches(*weekly, *((number, "P0") for number in range(40, 75)))
    sign, finding = read(75, met)
    assert sign["alarm"]
    # The last new person came in week 38.
    assert sign["since"] == week(39)
    assert sign["level_weeks"] == 8
    assert finding.sentence.startswith("Standing still has got worse since about the week of 6 October 2025")
    assert finding.facts.headline == "Only standing still: nothing new since early October 2025"


def test_somebody_new_ends_it():
    weekly = [(number, f"P{number}") for number in range(0, 40, 2)]
    met = touches(*weekly, *((number, "P0") for number in range(40, 74)), (74, "Zoe"))
    sign, finding = read(75, met)
    assert not sign["alarm"]
    assert sign["better_since"] == week(74)
    assert "Better again: standing still" in finding.sentence
    assert sign["level_weeks"] == 7


def test_a_content_person_who_learned_two_things_is_never_told_of_a_rut():
    skills = frame(Skills, date=[week(0), week(3)], skill=["SQL", "Python"], hours=[2.0, 2.0])
    for weeks in (1, 4, 8, 12, 13, 16, 20, 26, 39, 52):
        sign, finding = read(weeks, touches(), skills)
        assert not sign["alarm"]
        assert finding.facts.answer in ("too early", "no")
        assert "always there" not in finding.sentence


def test_the_wait_allowed_is_as_long_as_quiet_times_were():
    new_every_week = np.zeros(40)
    new_every_fourth = np.arange(40.0) % 4
    in_runs = np.array([0.0, 0, 0, 0, 0, 0, 0, 0, 0, 0, *range(1, 11)] * 2)
    allowed = [
        limits(np.concatenate([waits, np.arange(1.0, 5)]), 24)[-1]
        for waits in (new_every_week, new_every_fourth, in_runs)
    ]
    assert allowed == sorted(allowed)
    assert allowed[0] >= 12, "a busy quarter is no standing still"


def test_a_wait_is_judged_by_what_lay_before_it_only():
    waits = np.array([0.0, 1, 2, 0, 1, 0] * 5 + list(range(1, 40)))
    found = limits(waits, 24)
    assert len(set(found[30:])) == 1
    assert np.array_equal(found[:45], limits(waits[:45], 24))


def test_a_touch_this_week_does_not_make_the_check_in_of_this_week_missing():
    mood = check_ins(3).assign(boredom=4.0)
    met = touches((0, "Ada"), (3, "Ben"))
    finding = signs.read(
        Logbook.from_frames(
            today=week(3).date() + dt.timedelta(days=4),
            mood=mood,
            skills=empty_frame(Skills),
            touches=met,
            exposure=empty_frame(Exposure),
        )
    )
    table = finding.table.set_index("sign")
    assert table.loc["standing_still", "weeks_logged"] == 4
    assert table.loc["boredom", "weeks_missing"] == 0


def test_the_chance_of_a_long_wait_by_hand():
    # Never new: the wait is always longer. New every week: never longer than 0.
    assert chance_to_wait_longer(3, np.array([1.0, 0.0])) == pytest.approx([1.0, 0.0])
    # Longer than 0 in some week of 52: not all 52 weeks are eventful.
    assert chance_to_wait_longer(0, np.array([0.01])) == pytest.approx([1 - 0.99**52])


def test_the_chance_of_a_long_wait_against_a_simulation():
    rng = np.random.default_rng(8)
    waits = np.zeros(40_000)
    reached = np.zeros(40_000, dtype=bool)
    for number in range(112):
        waits = np.where(rng.random(40_000) < 0.3, 0, waits + 1)
        if number >= 60:
            reached |= waits > 9
    assert chance_to_wait_longer(9, np.array([0.7]))[0] == pytest.approx(reached.mean(), abs=0.01)


@pytest.mark.parametrize("ends", [0.1, 0.3, 0.6])
@pytest.mark.parametrize("begins", [0.1, 0.3, 0.6])
def test_a_calm_year_of_new_things_in_runs_raises_an_alarm_in_three_of_a_hundred_at_most(begins, ends):
    rng = np.random.default_rng(3)
    alarms = 0
    for _ in range(100):
        chance, new = rng.random(76), [True]
        for draw in chance[1:]:
            new.append(bool(draw >= ends) if new[-1] else bool(draw < begins))
        quiet = ~np.array(new)
        waits = np.arange(76.0) - np.maximum.accumulate(np.where(quiet, 0, np.arange(76)))
        alarms += bool((waits > limits(waits, 24)).any())
    assert alarms <= 3 + 2 * np.sqrt(3)
