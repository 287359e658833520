"""Standing still: what counts as new, how the wait is counted, and when it is too long to be chance."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from careerdata.analysis.rut import signs
from careerdata.analysis.rut.standing_still import chance_to_wait_longer, longest_calm_wait, weeks_of_waiting
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
    waits = weeks_of_waiting(pd.DatetimeIndex(check_ins(8)["week"]), skills, met, exposure, week(8).date())
    assert waits.tolist() == [0, 1, 0, 1, 0, 1, 0, 1]


def test_weeks_in_which_nothing_was_written_down_are_not_waited():
    checked_in = pd.DatetimeIndex([week(number) for number in (0, 1, 4, 5)])
    met = touches((0, "Ada"), (7, "Ada"))
    waits = weeks_of_waiting(checked_in, empty_frame(Skills), met, empty_frame(Exposure), week(9).date())
    assert waits.index.tolist() == [week(number) for number in (0, 1, 4, 5, 7)]
    assert waits.tolist() == [0, 1, 2, 3, 4]


def test_without_any_row_it_is_not_logged():
    sign, finding = read(40, touches())
    assert sign["weeks_logged"] == 0
    assert not sign["alarm"]
    assert "standing still" not in finding.sentence


def test_nothing_new_for_long_raises_the_alarm_and_says_since_when():
    met = touches(*((number, f"P{number}") for number in range(30)), *((number, "P1") for number in range(30, 45)))
    sign, finding = read(45, met)
    assert sign["alarm"]
    assert sign["since"] == week(30)
    # Something was new in every baseline week, so the shortest wait that can be one is enough: longer than 4 weeks.
    assert sign["first_alarm"] == week(34)
    assert sign["level_weeks"] == 8
    assert finding.sentence.startswith("Standing still has changed for the worse since about the week of 4 August 2025")


def test_somebody_new_ends_it():
    met = touches(*((number, f"P{number}") for number in range(30)), (44, "Zoe"))
    sign, _ = read(45, met)
    assert not sign["alarm"]
    assert pd.notna(sign["first_alarm"])
    assert pd.isna(sign["since"])
    # Weeks 37 to 44; the wait is 8 or more from week 37 (the last new person came in week 29) to week 43.
    assert sign["level_weeks"] == 7


def test_a_log_that_has_just_begun_does_not_set_the_pace():
    # Somebody new in each of the first four weeks, then in every fourth: 5 of the 20 weeks from the fifth on.
    met = touches(*((number, f"P{number}") for number in (0, 1, 2, 3, *range(4, 60, 4))))
    sign, finding = read(60, met)
    assert pd.isna(sign["first_alarm"])
    weeks = finding.frames["weeks"]
    assert weeks["limit"].iloc[-1] == longest_calm_wait(5, 20, 0.1)
    assert list(weeks.loc[weeks["in_baseline"], "week"]) == [week(number) for number in range(4, 24)]


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


def test_it_takes_its_share_of_the_budget():
    boredom = ([4.0, 3.0, 5.0, 3.5, 4.5] * 9)[:45]
    mood = check_ins(45).assign(boredom=boredom)
    met = touches(*((number, f"P{number}") for number in range(45)))
    others = empty_frame(Skills), empty_frame(Exposure)
    alone = signs.read(
        Logbook.from_frames(today=week(45).date(), mood=mood, skills=others[0], touches=touches(), exposure=others[1])
    ).frames["weeks"]
    both = signs.read(
        Logbook.from_frames(today=week(45).date(), mood=mood, skills=others[0], touches=met, exposure=others[1])
    ).frames["weeks"]
    limits = [frame.loc[frame["sign"] == "boredom", "limit"].iloc[0] for frame in (alone, both)]
    assert limits[1] > limits[0]


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


@pytest.mark.parametrize("pace", [0.15, 0.3, 0.5, 0.7, 0.9])
@pytest.mark.parametrize("weeks", [12, 20, 40])
def test_over_all_baselines_that_chance_gives_the_budget_holds(weeks, pace):
    from scipy.stats import binom

    share = 0.02
    eventful = np.arange(weeks + 1)
    missed = [chance_to_wait_longer(longest_calm_wait(int(k), weeks, share), np.array([1 - pace]))[0] for k in eventful]
    assert (binom.pmf(eventful, weeks, pace) * missed).sum() <= share * 1.1


def test_a_quiet_baseline_allows_longer_waits_than_a_lively_one():
    waits = [longest_calm_wait(eventful, 20, 0.02) for eventful in (2, 5, 10, 15, 20)]
    assert waits == sorted(waits, reverse=True)
    assert waits[-1] < 8 < waits[0]
