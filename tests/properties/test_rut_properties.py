"""What holds for every log: order, gaps, direction and the future do not change what the past says."""

import datetime as dt
import itertools

import numpy as np
import pandas as pd
from how_often import tried
from hypothesis import given
from hypothesis import strategies as st

from careerdata.analysis.rut import signs
from careerdata.logbook import Logbook
from careerdata.schemas import Exposure, Mood, Skills, Touches, empty_frame

FIRST = pd.Timestamp("2024-01-01")
ANSWER = st.integers(0, 20).map(lambda half: half / 2)
SERIES = st.lists(st.one_of(ANSWER, st.just(np.nan)), max_size=70)
QUICK = tried(60)
EMPTY = [empty_frame(schema) for schema in (Skills, Touches, Exposure)]


def weekly(answers):
    return pd.Series(answers, index=[FIRST + pd.Timedelta(weeks=n) for n in range(len(answers))], dtype=float)


def mood(answers):
    empty = empty_frame(Mood)
    log = pd.DataFrame({"week": weekly(answers).index, "mood": 5.0, "boredom": answers, "work_quality": answers})
    return log.reindex(columns=empty.columns).astype(empty.dtypes.to_dict())


def after(weeks):
    return (FIRST + pd.Timedelta(weeks=weeks)).date()


@QUICK
@given(SERIES)
def test_worse_downward_is_worse_upward_upside_down(answers):
    series = weekly(answers)
    up, down = signs.detect(series, "up"), signs.detect(10 - series, "down")
    assert up.alarms.equals(down.alarms)
    assert np.allclose(up.statistic, down.statistic, equal_nan=True)


@QUICK
@given(SERIES, st.floats(-3, 3))
def test_it_does_not_matter_where_on_the_scale_a_series_lies(answers, shift):
    series = weekly(answers)
    assert np.allclose(
        signs.detect(series, "up").statistic, signs.detect(series + shift, "up").statistic, equal_nan=True
    )


@QUICK
@given(SERIES, st.lists(ANSWER, max_size=20))
def test_what_comes_later_changes_no_earlier_alarm(answers, later):
    series = weekly([*answers, *later])
    known = series.iloc[: len(answers)]
    if known.count() > 20:
        assert signs.detect(series, "up").alarms.iloc[: len(answers)].equals(signs.detect(known, "up").alarms)


@QUICK
@given(SERIES, st.integers(0, 80), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_and_rows_after_today_do_not_matter(answers, weeks, random):
    log = mood(answers)
    shuffled = log.iloc[random.sample(range(len(log)), len(log))]
    today = after(weeks) - dt.timedelta(days=1)
    known = log[log["week"] <= pd.Timestamp(today)]
    found = signs.read(
        Logbook.from_frames(
            today=today, mood=shuffled, **dict(zip(("skills", "touches", "exposure"), EMPTY, strict=True))
        )
    )
    assert found.table.equals(
        signs.read(
            Logbook.from_frames(
                today=today, mood=known, **dict(zip(("skills", "touches", "exposure"), EMPTY, strict=True))
            )
        ).table
    )
    assert (
        found.sentence
        == signs.read(
            Logbook.from_frames(
                today=today, mood=known, **dict(zip(("skills", "touches", "exposure"), EMPTY, strict=True))
            )
        ).sentence
    )


@QUICK
@given(SERIES, st.integers(70, 90))
def test_the_table_always_adds_up(answers, weeks):
    finding = signs.read(
        Logbook.from_frames(
            today=after(weeks), mood=mood(answers), **dict(zip(("skills", "touches", "exposure"), EMPTY, strict=True))
        )
    )
    table = finding.table.set_index("sign")
    boredom = table.loc["boredom"]
    logged = [place for place, answer in enumerate(answers) if not np.isnan(answer)]
    assert boredom["weeks_logged"] == len(logged)
    if logged:
        # Half a year and more without an answer is a time without a log, and no week of it is missed.
        gaps = [later - place - 1 for place, later in itertools.pairwise([*logged, weeks])]
        assert boredom["weeks_missing"] == sum(gap for gap in gaps if gap < 26)
        assert 0 <= boredom["level_weeks"] <= boredom["level_window"] == min(8, len(logged))
    if boredom["alarm"]:
        assert pd.notna(boredom["first_alarm"])
        assert len(logged) > 12
    assert finding.sentence.endswith(".")
