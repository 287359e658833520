"""The reading of a rut on small logs whose answer can be counted by hand."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from careerdata.analysis.rut import signs as rut
from careerdata.logbook import Logbook
from careerdata.schemas import Exposure, Mood, Skills, Touches, empty_frame

FIRST = dt.date(2025, 1, 6)
CALM = [4.0, 3.0, 5.0, 3.5, 4.5, 4.0, 5.0, 3.0, 4.0, 4.5, 3.5, 4.0, 3.0, 5.0, 4.5, 3.5, 4.0, 3.0, 4.5, 4.5]
"""Twenty calm weeks: mean 4, no resemblance between neighbours."""


def frame(schema, **columns):
    empty = empty_frame(schema)
    return pd.DataFrame(columns).reindex(columns=empty.columns).astype(empty.dtypes.to_dict())


def week(number):
    return pd.Timestamp(FIRST) + pd.Timedelta(weeks=number)


def mood(skipped=(), **signs):
    """A check-in a week from FIRST on; `skipped` weeks have no row."""
    length = max(map(len, signs.values()), default=0)
    weeks = [week(number) for number in range(length)]
    log = frame(Mood, week=weeks, mood=[6.0] * length, **signs)
    return log.drop(index=list(skipped))


def read(log, *, after=None, skills=None, touches=None, exposure=None, settings=None):
    """Read a mood log on the Monday after its last week, or after week `after`."""
    last = log["week"].max() if after is None else week(after)
    today = (last + pd.Timedelta(days=7)).date()
    others = [
        empty_frame(schema) if given is None else given
        for given, schema in ((skills, Skills), (touches, Touches), (exposure, Exposure))
    ]
    return rut.read(
        Logbook.from_frames(today=today, mood=log, **dict(zip(("skills", "touches", "exposure"), others, strict=True))),
        settings,
    )


def row(finding, sign):
    return finding.table.set_index("sign").loc[sign]


def test_there_is_one_row_for_every_sign_and_no_score():
    finding = read(mood(boredom=CALM))
    signs = "sunday_dread", "boredom", "frustration", "worn_out", "work_quality", "mood", "standing_still", "together"
    assert tuple(finding.table["sign"]) == signs


def test_the_level_counts_bad_weeks_among_the_last_eight_logged_ones():
    answers = [9.0, 9.0, 7.0, 6.5, 7.0, 2.0, 8.0, 3.0, 10.0, 6.5]
    assert row(read(mood(boredom=answers)), "boredom")["level_weeks"] == 4


def test_the_bad_zone_is_the_persons_own_and_mirrored_for_work_quality():
    log = mood(boredom=[6.0, 6.5, 8.0], work_quality=[4.0, 3.5, 1.0])
    settings = rut.RutSettings(bad_zone=6.5)
    assert row(read(log), "boredom")["level_weeks"] == 1
    assert row(read(log, settings=settings), "boredom")["level_weeks"] == 2
    assert row(read(log), "work_quality")["level_weeks"] == 1
    assert row(read(log, settings=settings), "work_quality")["level_weeks"] == 2


@pytest.mark.parametrize(("pause", "missing"), [(25, 25), (26, 0)])
def test_half_a_year_without_a_log_is_no_row_of_missing_weeks(pause, missing):
    log = mood(skipped=range(5, 5 + pause), boredom=[2.0] * 40)
    assert row(read(log, after=39), "boredom")["weeks_missing"] == missing


def test_missing_weeks_are_dropped_and_counted_and_never_filled():
    answers = [2.0] * 6 + [8.0] * 4
    log = mood(skipped=(2, 7), boredom=answers)
    sign = row(read(log, after=11), "boredom")
    assert (sign["weeks_logged"], sign["weeks_missing"]) == (8, 4)
    assert (sign["level_weeks"], sign["level_window"]) == (3, 8)
    assert "4 of 12 weeks have no check-in, and that is fine; they are left out." in read(log, after=11).caution


def test_the_week_that_is_not_over_is_not_missing():
    log = mood(boredom=[3.0, 3.0])
    wednesday = dt.date(2025, 1, 22)
    finding = rut.read(
        Logbook.from_frames(
            today=wednesday,
            mood=log,
            skills=empty_frame(Skills),
            touches=empty_frame(Touches),
            exposure=empty_frame(Exposure),
        )
    )
    assert row(finding, "boredom")["weeks_missing"] == 0


def test_a_sign_that_was_never_answered_is_not_logged_and_raises_nothing():
    finding = read(mood(boredom=CALM * 2))
    sign = row(finding, "worn_out")
    assert (sign["weeks_logged"], sign["weeks_missing"], sign["baseline_weeks"]) == (0, 0, 0)
    assert pd.isna(sign["level_weeks"])
    assert not sign["alarm"]
    assert "worn_out" not in set(finding.frames["weeks"]["sign"])


def test_a_lasting_step_raises_the_alarm_and_the_look_back_finds_its_week():
    finding = read(mood(boredom=CALM + CALM + [8.0, 7.0, 8.5, 7.5] * 3, frustration=CALM * 2 + CALM[:12]))
    sign = row(finding, "boredom")
    assert sign["alarm"]
    assert sign["since"] == week(40)
    assert week(41) <= sign["first_alarm"] <= week(44)
    calm = row(finding, "frustration")
    assert not calm["alarm"]
    assert pd.isna(calm["first_alarm"])
    assert pd.isna(calm["since"])
    assert finding.sentence == (
        "Boredom has got worse since about the week of 13 October 2025. In a steady year, 1 person in 10 would see a "
        "false alarm."
    )


def test_work_that_gets_worse_is_an_alarm_and_work_that_gets_better_is_none():
    worse = [10 - answer for answer in CALM * 2 + [8.0] * 12]
    better = CALM * 2 + [8.0] * 12
    assert row(read(mood(work_quality=worse)), "work_quality")["alarm"]
    sign = row(read(mood(work_quality=better)), "work_quality")
    assert not sign["alarm"]
    assert pd.isna(sign["since"])


def test_an_alarm_that_is_over_is_said_to_be_over():
    finding = read(mood(boredom=CALM + [9.0] * 6 + CALM * 2))
    sign = row(finding, "boredom")
    assert not sign["alarm"]
    assert sign["first_alarm"] < week(26)
    assert abs((sign["better_since"] - week(26)).days) <= 14
    assert "Better again: boredom (since about the week of" in finding.sentence


@pytest.mark.parametrize(
    ("weeks", "words"),
    [(1, "1 week;"), (9, "4 weeks to go"), (11, "2 weeks to go"), (12, "your next one is the first")],
)
def test_with_twelve_weeks_or_fewer_there_are_levels_only(weeks, words):
    finding = read(mood(boredom=[9.0] * weeks))
    assert words in finding.sentence
    level = "bad in the one week so far" if weeks == 1 else f"bad in {min(weeks, 8)} of the last {min(weeks, 8)} weeks"
    assert f"boredom {level}" in finding.sentence
    assert not finding.table["alarm"].any()
    assert (finding.table["baseline_weeks"] == 0).all()


def test_the_first_twelve_weeks_stand_in_until_there_are_more_than_the_baseline():
    sizes = [row(read(mood(boredom=(CALM * 2)[:weeks])), "boredom")["baseline_weeks"] for weeks in (12, 13, 20, 21)]
    assert sizes == [0, 12, 12, 20]


def test_a_rut_that_was_always_there_is_named_although_nothing_changed():
    finding = read(mood(boredom=[answer + 4.5 for answer in CALM * 2]))
    assert not finding.table["alarm"].any()
    assert finding.sentence.startswith("None of the 2 signs that can be read yet has got worse")
    assert "Bad most of the time, without a change: boredom bad in 8 of the last 8 weeks" in finding.sentence


def test_while_twelve_weeks_stand_in_a_third_of_the_false_alarms_may_be_spent():
    assert "3 people in 100" in read(mood(boredom=(CALM * 2)[:20])).sentence
    assert "1 person in 10 " in read(mood(boredom=(CALM * 2)[:35])).sentence


def test_a_log_of_mood_alone_is_read():
    falling = [7.0, 6.5, 7.5, 7.0] * 7 + [max(3.0, 7 - 0.25 * number) for number in range(24)]
    finding = read(mood().iloc[:0].pipe(lambda empty: frame(Mood, week=[week(n) for n in range(52)], mood=falling)))
    assert row(finding, "mood")["alarm"]
    assert week(24) <= row(finding, "mood")["since"] <= week(40)
    assert finding.facts.signs == ("mood",)
    assert finding.sentence.startswith("Mood at work has got worse since about the week of")


def test_check_ins_that_stopped_are_said_to_be_old_although_touches_go_on():
    met = frame(Touches, date=[week(number) for number in range(66)], contact=["Bo"] * 66, kind=["met"] * 66)
    assert "lies 27 weeks back" in read(mood(boredom=CALM * 2), touches=met, after=65).caution


def test_a_wait_that_began_before_the_weeks_that_are_read_is_answered():
    met = frame(
        Touches,
        date=[week(number) for number in range(30)],
        contact=list("abcdefghijklmnopqrstuvwxyzABCD"),
        kind=["met"] * 30,
    )
    log = mood(boredom=(CALM * 5)[:90])
    begun = rut.RutSettings(since=week(60).date())
    found = row(read(log, touches=met, settings=begun), "standing_still")
    assert pd.isna(found["since"]) or found["since"] >= week(60)


def test_signs_that_cannot_be_read_are_not_said_to_be_calm():
    finding = read(mood(boredom=CALM * 2, frustration=CALM * 2, worn_out=[*CALM[:8], *[np.nan] * 32]))
    assert finding.sentence.startswith("None of the 3 signs that can be read yet has got worse")


def test_a_long_touch_log_does_not_hide_that_the_check_ins_are_few():
    dates = [week(number) for number in range(40)]
    met = frame(Touches, date=dates, contact=[f"P{number}" for number in range(40)], kind=["met"] * 40)
    finding = read(mood(skipped=range(31), boredom=[9.0] * 40), touches=met)
    assert "You have logged 9 weeks" in finding.sentence
    assert "4 weeks to go" in finding.sentence
    assert "boredom bad in 8 of the last 8 weeks" in finding.sentence


def test_an_empty_log_says_what_to_do():
    finding = read(empty_frame(Mood), after=5)
    assert finding.sentence.startswith("Nothing is logged yet.")
    assert finding.caution == ""
    assert not finding.table["alarm"].any()
    assert finding.frames["weeks"].empty


def test_an_old_log_is_said_to_be_old():
    assert "Your latest logged week lies 10 weeks back" in read(mood(boredom=CALM), after=28).caution
    assert "weeks back" not in read(mood(boredom=CALM)).caution


def test_the_budget_is_said_and_a_smaller_one_asks_for_more():
    log = mood(boredom=CALM + [answer + 0.8 for answer in CALM] * 2)
    first = {}
    for budget, said in ((0.2, "1 person in 5 "), (0.1, "1 person in 10 "), (0.05, "1 person in 20 ")):
        finding = read(log, settings=rut.RutSettings(false_alarms_per_year=budget))
        assert said in finding.sentence
        first[budget] = row(finding, "boredom")["first_alarm"]
    assert first[0.2] <= first[0.1] <= first[0.05]
    assert first[0.2] < first[0.05]


def test_rows_after_today_are_not_read():
    past = mood(boredom=CALM * 2)
    future = mood(skipped=(40,), boredom=CALM * 2 + [10.0] * 20)
    assert read(future, after=39).table.equals(read(past).table)


def test_the_example_is_marked_as_such():
    log = mood(boredom=CALM)
    assert not read(log).example
    assert rut.read(Logbook.from_frames(today=dt.date(2025, 6, 1), mood=log, example=True)).example


@pytest.mark.parametrize(
    "wrong", [{"bad_zone": 11.0}, {"baseline_weeks": 11}, {"baseline_weeks": 53}, {"false_alarms_per_year": 0.5}]
)
def test_settings_that_mean_nothing_are_refused(wrong):
    with pytest.raises(ValueError, match=r"zone|baseline|false alarm"):
        rut.RutSettings(**wrong)


def test_what_is_drawn_keeps_gaps_as_gaps():
    weeks = read(mood(skipped=(5,), boredom=CALM * 2)).frames["weeks"].query("sign == 'boredom'").set_index("week")
    assert np.isnan(weeks.loc[week(5), "value"])
    assert not weeks.loc[week(5), "in_baseline"]
    assert weeks["in_baseline"].sum() == 39 - 13
    assert np.isnan(weeks.loc[week(12), "lately"])
    assert weeks.loc[week(13), "lately"] == np.mean([*CALM[:5], *CALM[6:14]])


class TestDetect:
    def series(self, answers):
        return pd.Series(answers, index=[week(number) for number in range(len(answers))], dtype=float)

    def test_a_step_is_found_and_the_alarms_stand_on_the_weeks_of_the_series(self):
        found = rut.detect(self.series(CALM + [8.0] * 10), "up")
        assert found.baseline.mean == pytest.approx(4.0)
        assert (found.baseline.weeks, found.baseline.first, found.baseline.last) == (20, week(0), week(19))
        assert found.alarms.dtype == bool
        assert not found.alarms[: week(19)].any()
        assert found.alarms[week(24) :].all()
        assert (found.statistic[found.alarms] > found.limit).all()

    def test_a_missing_week_is_neither_an_alarm_nor_a_number(self):
        answers = self.series(CALM + [8.0] * 10)
        answers[week(26)] = np.nan
        found = rut.detect(answers, "up")
        assert not found.alarms[week(26)]
        assert np.isnan(found.statistic[week(26)])
        shorter = rut.detect(answers.dropna(), "up")
        assert found.statistic.dropna().equals(shorter.statistic.dropna())

    def test_the_order_of_the_weeks_does_not_matter(self):
        answers = self.series(CALM + [8.0] * 10)
        found = rut.detect(answers.iloc[::-1], "up")
        assert found.statistic.equals(rut.detect(answers, "up").statistic)

    def test_too_few_weeks_have_no_limit(self):
        found = rut.detect(self.series(CALM[:12]), "up")
        assert found.baseline is None
        assert np.isnan(found.limit)
        assert not found.alarms.any()

    def test_a_direction_that_is_none_is_refused(self):
        with pytest.raises(ValueError, match='"up" or "down"'):
            rut.detect(self.series(CALM), "worse")


def test_a_new_beginning_reads_only_what_follows_and_keeps_what_was_usual_before():
    low, high = [answer - 2 for answer in CALM], [answer + 3 for answer in CALM]
    log = mood(boredom=low + high + high)
    whole = read(log)
    assert row(whole, "boredom")["alarm"]
    assert whole.frames["before"].empty
    again = read(log, settings=rut.RutSettings(since=week(20).date() + dt.timedelta(days=3)))
    assert not row(again, "boredom")["alarm"]
    assert row(again, "boredom")["weeks_logged"] == 40
    weeks, before = again.frames["weeks"], again.frames["before"]
    assert weeks["week"].min() == week(20)
    assert weeks.loc[weeks["sign"] == "boredom", "usual"].unique() == pytest.approx([np.mean((high * 2)[:27])])
    before = before[before["sign"] == "boredom"]
    assert before["week"].tolist() == [week(number) for number in range(20)]
    assert before["usual"].unique() == pytest.approx([np.mean(low[:12])])


def test_a_log_read_from_its_middle_says_what_a_log_begun_then_would_say():
    rng = np.random.default_rng(2)
    answers = np.clip(np.round(2 * rng.normal(4, 1.2, 70)) / 2, 0, 10)
    answers[50:] = np.clip(answers[50:] + 4, 0, 10)
    log = mood(boredom=answers, frustration=answers[::-1].copy())
    later = read(log, settings=rut.RutSettings(since=week(25)))
    begun_then = read(log[log["week"] >= week(25)])
    pd.testing.assert_frame_equal(later.table, begun_then.table)
    pd.testing.assert_frame_equal(later.frames["weeks"], begun_then.frames["weeks"])


def test_a_beginning_on_the_day_after_the_last_week_says_that_nothing_is_logged_since():
    finding = read(mood(boredom=CALM), settings=rut.RutSettings(since=week(20)))
    assert "No week is logged yet since your baseline begins anew" in finding.sentence


def test_which_way_the_last_year_went_is_said_where_it_is_clear():
    rising = [round(2 * (2 + 6 * number / 51 + (CALM[number % 20] - 4) / 4)) / 2 for number in range(52)]
    finding = read(mood(boredom=rising, frustration=(CALM * 3)[:52]))
    slope = row(finding, "boredom")
    assert slope["slope_low"] < 6 / 51 * 13 < slope["slope_high"]
    from careerdata.analysis.rut import text

    board = dict(line.split(":", 1) for line in text.board(finding.table))
    assert "Over the last 52 weeks it went up by 1." in board["Boredom"]
    assert "Over the last" not in board["Frustration"]


@pytest.mark.parametrize(("weeks", "told"), [(30, False), (47, False), (48, True)])
def test_which_way_it_went_is_told_of_nearly_a_year_or_not_at_all(weeks, told):
    from careerdata.analysis.rut import text

    finding = read(mood(boredom=[round(number / 4) / 2 for number in range(weeks)]))
    assert row(finding, "boredom")["slope_low"] > 1
    assert (f"Over the last {weeks} weeks it went up" in " ".join(text.board(finding.table))) is told
