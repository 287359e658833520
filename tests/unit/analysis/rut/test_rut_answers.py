"""Am I in a rut, week after week: what was found stays found until it is over, and the answer is one line."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from careerdata.analysis import rut
from careerdata.analysis.rut import text
from careerdata.logbook import Logbook
from careerdata.plan import Break, starter_plan

FIRST = dt.date(2025, 1, 6)
UPS_AND_DOWNS = (0, -1, 1, -0.5, 0.5, 0, 1, -1, 0, 0.5, -0.5, 0, -1, 1, 0.5, -0.5, 0, -1, 0.5, 0.5)
"""Twenty weeks about a level, without resemblance between neighbours."""
SIGNS = ("sunday_dread", "boredom", "frustration", "worn_out")


def about(*levels):
    """Answers about a level a week."""
    return [level + UPS_AND_DOWNS[number % 20] for number, level in enumerate(levels)]


def log(skipped=(), **signs):
    length = len(next(iter(signs.values())))
    weeks = [pd.Timestamp(FIRST) + pd.Timedelta(weeks=number) for number in range(length)]
    return pd.DataFrame({"week": weeks, "mood": 6.0, **signs}).drop(index=list(skipped)).reset_index(drop=True)


def read(mood, weeks, plan=None):
    """Read the first weeks of a log on the Monday after them."""
    today = FIRST + dt.timedelta(weeks=weeks)
    return rut.read(Logbook.from_frames(today=today, plan=plan, mood=mood[mood["week"] < pd.Timestamp(today)]))


def sign(finding, name):
    return finding.table.set_index("sign").loc[name]


def monday(number):
    return pd.Timestamp(FIRST) + pd.Timedelta(weeks=number)


@pytest.mark.parametrize("skipped", [(), range(2, 80, 3)], ids=["every week", "two weeks of three"])
def test_a_rut_that_was_found_is_not_denied_later(skipped):
    mood = log(skipped, sunday_dread=about(*[3.0] * 18, *[6.5] * 62))
    told = [bool(sign(read(mood, weeks), "sunday_dread")["alarm"]) for weeks in range(13, 81, 2)]
    assert any(told[:14]), "found within half a year"
    assert told == sorted(told), "and never taken back"
    assert abs((sign(read(mood, 80), "sunday_dread")["since"] - monday(18)).days) <= 14


def test_what_was_read_at_a_week_is_what_was_read_then():
    rng = np.random.default_rng(4)
    mood = log(**{name: np.clip(rng.normal(4, 1.5, 70).round() + 3 * (np.arange(70) > 40), 0, 10) for name in SIGNS})
    mood.loc[rng.random(70) < 0.15, "boredom"] = np.nan
    whole = read(mood, 70).frames["weeks"].set_index(["sign", "week"])["alarm"]
    for weeks in range(14, 70, 7):
        then = read(mood, weeks).frames["weeks"].set_index(["sign", "week"])["alarm"]
        assert whole.loc[then.index].equals(then)


def test_when_the_sign_is_back_for_a_quarter_it_is_better_and_since_when_is_told():
    mood = log(boredom=about(*[3.0] * 26, *[6.0] * 20, *[3.0] * 30))
    assert sign(read(mood, 46), "boredom")["alarm"]
    over = read(mood, 62)
    assert not sign(over, "boredom")["alarm"]
    assert abs((sign(over, "boredom")["better_since"] - monday(46)).days) <= 14
    assert over.facts.headline == "Not any more: better since early December 2025"
    assert "Better again: boredom" in over.sentence


def test_a_relapse_is_a_new_alarm():
    mood = log(boredom=about(*[3.0] * 26, *[6.0] * 20, *[3.0] * 14, *[6.0] * 14))
    again = sign(read(mood, 74), "boredom")
    assert again["alarm"]
    assert abs((again["since"] - monday(60)).days) <= 14


def test_signs_that_move_a_little_at_once_are_seen_together_and_named():
    rng = np.random.default_rng(0)
    noise = {name: rng.normal(4, 1.5, 85) for name in SIGNS}
    mood = log(
        **{name: np.clip((2 * (values + (np.arange(85) >= 60))).round() / 2, 0, 10) for name, values in noise.items()}
    )
    finding = read(mood, 85)
    assert sign(finding, "together")["alarm"]
    assert not finding.table.loc[finding.table["sign"].isin(SIGNS), "alarm"].all()
    assert "All signs together have got worse since about the week of" in finding.sentence
    assert set(finding.facts.signs) <= set(SIGNS)
    assert len(finding.facts.signs) >= 2


def test_weeks_in_a_break_do_not_count():
    mood = log(worn_out=about(*[3.0] * 30, *[9.0] * 6, *[3.0] * 10))
    away = Break(monday(30).date(), monday(35).date() + dt.timedelta(days=6))
    ill = replace(starter_plan(FIRST), breaks=(away,))
    assert pd.notna(sign(read(mood, 46), "worn_out")["first_alarm"])
    left_out = read(mood, 46, ill)
    assert pd.isna(sign(left_out, "worn_out")["first_alarm"])
    assert sign(left_out, "worn_out")["level_weeks"] == 0
    weeks = left_out.frames["weeks"].query("sign == 'worn_out'")
    assert weeks.loc[~weeks["counts"], "week"].tolist() == [monday(number) for number in range(30, 36)]


def test_spells_do_not_count_either():
    mood = log(worn_out=about(*[3.0] * 30, *[9.0] * 6, *[3.0] * 10))
    ill = pd.DataFrame({"first": [monday(30)], "last": [monday(36) - pd.Timedelta(days=3)], "kind": ["ill"]})
    today = FIRST + dt.timedelta(weeks=46)
    assert pd.isna(sign(rut.read(Logbook.from_frames(today=today, mood=mood, spells=ill)), "worn_out")["first_alarm"])


def test_a_log_of_weeks_off_only_is_told():
    holiday = pd.DataFrame({"first": [monday(0)], "last": [monday(4)], "kind": ["holiday"]})
    today = FIRST + dt.timedelta(weeks=3)
    finding = rut.read(Logbook.from_frames(today=today, mood=log(boredom=about(*[3.0] * 3)), spells=holiday))
    assert finding.facts.answer == "too early"
    assert text.board(finding.table)[0].startswith("Sunday dread: not logged")
    assert "Boredom: logged in weeks off only; too early to see a change." in text.board(finding.table)
    assert text.at_a_glance(finding.table)[0]["bad weeks (last 8)"][1] == "time off"


def test_the_plan_keeps_where_the_usual_begins():
    mood = log(boredom=about(*[3.0] * 30, *[8.0] * 30))
    plan = replace(starter_plan(FIRST), usual_since=monday(30).date())
    assert read(mood, 60).facts.answer == "yes"
    assert read(mood, 60, plan).facts.answer == "always"


def test_a_beginning_with_more_gaps_than_later_is_said():
    assert "Your first weeks have more gaps" in read(log(range(1, 40, 2), boredom=about(*[3.0] * 80)), 80).caution
    assert "gaps" not in read(log(boredom=about(*[3.0] * 60)), 60).caution


def test_a_change_too_small_for_the_scale_is_none():
    assert pd.isna(sign(read(log(boredom=[3.0] * 30 + [3.5, 3.0] * 15), 60), "boredom")["first_alarm"])


@pytest.mark.parametrize(
    ("signs", "headline", "number"),
    [
        ({"boredom": about(*[3.0] * 7)}, "Too early to say: 7 of 13 weeks", "7"),
        ({"boredom": about(*[3.0] * 40)}, "Not that your log shows", "0 of 8"),
        ({"boredom": about(*[8.5] * 40)}, "Bad, and has been from the start", "8 of 8"),
        (
            {"boredom": about(*[3.0] * 30, *[8.0] * 10)},
            "Probably yes: boredom, since early August 2025",
            "8 of 8",
        ),
        (
            {"boredom": about(*[0.5] * 30, *[3.5] * 10)},
            "Getting worse, not bad yet: boredom, since early August 2025",
            "0 of 8",
        ),
        (
            {"sunday_dread": about(*[3.0] * 30, *[8.0] * 10), "boredom": about(*[3.0] * 30, *[8.0] * 10)},
            "Probably yes: dread and boredom, since early August 2025",
            "8 of 8",
        ),
    ],
)
def test_the_headline_answers_the_question(signs, headline, number):
    facts = read(log(**signs), len(next(iter(signs.values())))).facts
    assert facts.headline == headline
    assert facts.number == number
    assert len(headline.split()) <= 12


def test_nothing_logged_has_a_headline_too():
    facts = rut.read(Logbook.from_frames(today=FIRST)).facts
    assert facts.headline == "Nothing logged yet: one check-in makes a beginning"
    assert facts.answer == "nothing"


def since_the_new_job(before, after, weeks):
    """Read a log whose usual begins anew with week 30."""
    mood = log(boredom=about(*[before] * 30, *[after] * 40), frustration=about(*[4.0] * 70))
    return read(mood, 30 + weeks, replace(starter_plan(FIRST), usual_since=monday(30).date()))


def test_what_got_better_with_a_new_beginning_is_said_and_stays_said():
    begin = monday(30).date()
    told = [since_the_new_job(7.0, 2.0, weeks) for weeks in range(1, 41, 3)]
    better = [finding.facts.better_than_before == ("boredom",) for finding in told]
    assert not better[0]
    assert any(better[:5]), "seen within a quarter"
    assert better == sorted(better), "and never taken back by time"
    assert told[-1].facts.headline == "Better than before early August 2025: boredom"
    assert (told[-1].facts.answer, told[-1].facts.since, told[-1].facts.worse_than_before) == ("better", begin, ())
    assert told[-1].sentence.endswith(
        "Your baseline begins with the week of 4 August 2025. Against the half year before, boredom is better."
    )
    assert "cannot be told yet" in told[0].sentence


def test_what_got_worse_with_a_new_beginning_is_said_too():
    facts = since_the_new_job(3.0, 7.0, 30).facts
    assert (facts.better_than_before, facts.worse_than_before) == ((), ("boredom",))


def test_a_new_beginning_that_changed_nothing_is_told_as_that():
    finding = since_the_new_job(4.0, 4.0, 30)
    assert finding.facts.headline == "Not that your log shows"
    assert "nothing is clearly better or worse" in finding.sentence


def test_a_beginning_before_the_log_has_nothing_to_compare_with():
    plan = replace(starter_plan(FIRST), usual_since=FIRST - dt.timedelta(weeks=4))
    assert "Your baseline begins" not in read(log(boredom=about(*[4.0] * 40)), 40, plan).sentence


def test_a_beginning_that_is_ahead_is_none_yet_and_on_its_first_day_the_answer_waits():
    mood = log(boredom=about(*[3.0] * 40))
    ahead, now = (replace(starter_plan(FIRST), usual_since=monday(week).date()) for week in (41, 40))
    assert read(mood, 40, ahead).sentence == read(mood, 40).sentence
    finding = read(mood, 40, now)
    assert finding.facts.headline == "Too early to say: 0 of 13 weeks"
    assert finding.sentence.startswith("No week is logged yet since your baseline begins anew.")
