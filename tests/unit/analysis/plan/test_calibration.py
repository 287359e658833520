"""Was the forecast right before: what is checked, when there is enough, how it is said, and its picture."""

import datetime as dt
import math
from dataclasses import replace
from pathlib import Path

import pytest

from careerdata.analysis.plan.calibration import LEAST_APART, read
from careerdata.analysis.plan.calibration_text import times
from careerdata.figures import calibration as draw
from careerdata.figures.theme import alt_of
from careerdata.logbook import open_logbook
from careerdata.plan import Break, Goal

START = dt.date(2024, 1, 1)  # A Monday.
PLAN = """\
start = {start}
escape_date = 2028-01-02
hours_per_week = 5
[[goals]]
kind = "skill_hours"
name = "SQL"
target = 900
"""
Z_90 = 1.644854
CHANGING = [4.0, 6.0, 5.0, 0.0, 9.0, 3.0, 5.0, 7.0]


@pytest.fixture
def log(tmp_path):
    """Return a function that opens a log of these hours, a week each; today is the Monday after them."""

    def opened(hours, start=START, skill="SQL"):
        (tmp_path / "plan.toml").write_text(PLAN.format(start=start))
        days = [(START + dt.timedelta(weeks=week, days=2), done / 2) for week, done in enumerate(hours) if done]
        rows = [f"{day},{skill},{half}\n{day},{skill},{half}" for day, half in days]
        (tmp_path / "skills.csv").write_text("\n".join(["date,skill,hours", *rows]) + "\n")
        book = open_logbook(tmp_path, START + dt.timedelta(weeks=len(hours)))
        assert not [problem for problem in book.problems if problem.severity != "notice"]
        return book

    return opened


def found(book, plan=None):
    return read(book, plan or book.plan)


def rows(finding):
    return finding.table.set_index("weeks_ahead")


# When there is enough.


def test_four_stretches_of_four_weeks_after_eight_are_enough_and_one_week_fewer_is_not(log):
    enough, short = rows(found(log([5.0] * 24))).loc[4], rows(found(log([5.0] * 23))).loc[4]
    assert (enough["checks"], enough["apart"], enough["weeks_missing"]) == (13, 4, 0)
    assert enough["enough"]
    assert not short["enough"]
    assert short["weeks_missing"] == 1
    assert math.isnan(short["held_80"])


def test_it_says_when_it_can_tell(log):
    assert found(log([5.0] * 23)).sentence == (
        "How often the forecast was right cannot be told yet. A first answer, for the next 4 weeks, takes 1 week more."
    )
    told = found(log([5.0] * 24)).sentence
    assert told.startswith(
        "Of the 13 times we could check, the range for the next 4 weeks that should hold 8 times in 10"
    )
    # Four stretches of 13 weeks after 8 take 60.
    assert told.endswith("For 13 weeks it cannot be told yet: that takes 36 weeks more.")


def test_a_quarter_takes_60_weeks_and_half_a_year_112(log):
    assert list(found(log(CHANGING * 14)).table["enough"]) == [True, True, True]
    assert list(found(log((CHANGING * 14)[:-1])).table["weeks_missing"]) == [0, 0, 1]
    assert list(found(log((CHANGING * 8)[:60])).table["weeks_missing"]) == [0, 0, 52]


def test_nothing_logged_is_an_answer_too(log):
    finding = found(log([]))
    assert "takes 24 weeks more" in finding.sentence
    assert "rough until then" in finding.caution
    assert finding.frames["held"].empty
    assert finding.frames["said"].empty


def test_few_checks_of_a_long_log_are_not_worth_more_than_they_are(log):
    table = rows(found(log(CHANGING * 26)))
    assert table.loc[4, "checks"] == 60
    assert table.loc[4, "apart"] <= 50
    assert (table["apart"] <= table["checks"]).all()


# What is checked.


def test_each_check_knows_only_the_weeks_before_it(log):
    calm, changed = [4.0, 6.0] * 30, [4.0, 6.0] * 20 + [30.0] * 20
    before, after = (found(log(hours)).frames["said"].set_index("date") for hours in (calm, changed))
    early = [day for day in before.index if day.date() < START + dt.timedelta(weeks=40)]
    ranges = ["low", "middle", "high"]
    assert len(early) > 20
    assert before.loc[early, ranges].equals(after.loc[early, ranges])
    # What came in the last 13 weeks differs: seven times 6 and six times 4, or 30 each week.
    assert before["came"].iloc[-1] == 66
    assert after["came"].iloc[-1] == 390


def test_what_came_is_the_sum_of_the_thirteen_weeks_after(log):
    hours = [float(week) for week in range(30)]
    first = found(log(hours)).frames["said"].iloc[0]
    # Eight weeks are known: 0 to 7. The Sunday after them is said; 8 to 20 came, thirteen numbers around 14.
    assert first["date"].date() == START + dt.timedelta(weeks=8, days=-1)
    assert first["came"] == 13 * 14


def test_hours_before_the_plan_count_as_weeks_to_check(log):
    # They began on a Wednesday: from the first whole week on.
    later = found(log([5.0] * 25, start=START + dt.timedelta(weeks=20)))
    assert rows(later).loc[4, "checks"] == 13


def test_weeks_without_hours_count_and_weeks_in_a_break_do_not(log):
    idle = log([5.0] * 12 + [0.0] * 12 + [5.0])
    assert rows(found(idle)).loc[4, "checks"] == 14
    away = Break(START + dt.timedelta(weeks=12), START + dt.timedelta(weeks=14, days=-1))
    rested = replace(idle, plan=replace(idle.plan, breaks=(away,)))
    assert rows(found(rested)).loc[4, "checks"] == 12


def test_only_the_skills_of_the_plan_count_and_all_while_it_names_none(log):
    book = log([5.0] * 24, skill="Pottery")
    assert rows(found(book)).loc[4, "checks"] == 0
    no_goals = replace(book.plan, goals=())
    assert rows(found(book, no_goals)).loc[4, "checks"] == 13
    pottery = replace(book.plan, goals=(Goal("skill_hours", "pottery", 90.0),))
    assert rows(found(book, pottery)).loc[4, "checks"] == 13


# What is said.


def test_somebody_whose_hours_take_off_is_told_that_the_ranges_held_too_seldom(log):
    finding = found(log([round(1.06**week, 2) for week in range(60)]))
    assert rows(finding).loc[13, "held_80"] < 0.2
    assert "weeks that is too seldom: take dates and chances as less sure than they look." in finding.sentence


def test_somebody_perfectly_steady_is_told_that_the_ranges_are_wide(log):
    finding = found(log([5.0] * 80))
    assert rows(finding).loc[4, "held_80"] == 1
    assert "held every time" in finding.sentence
    assert "wider than your weeks need" in finding.sentence


def test_it_says_which_plain_guess_it_beat(log):
    # Every other week nothing: the last week going on is far off, twice the mean or none of it.
    table = rows(found(log([0.0, 10.0] * 30)))
    assert table.loc[13, "loss_ours"] < table.loc[13, "loss_last"]
    assert "better than going by your last week" in found(log([0.0, 10.0] * 30)).sentence


def test_wilsons_interval_ends_where_what_was_held_would_be_a_surprise(log):
    held = found(log(CHANGING * 8)).frames["held"]
    apart = rows(found(log(CHANGING * 8)))["apart"]
    assert len(held) == 6
    for row in held.to_dict("records"):
        for end in ("low", "high"):
            spread = math.sqrt(row[end] * (1 - row[end]) / apart[row["weeks_ahead"]])
            assert abs(row["held"] - row[end]) == pytest.approx(Z_90 * spread, abs=1e-6)


def test_the_caution_says_what_overlapping_checks_are_worth(log):
    finding = found(log([5.0] * 24))
    assert finding.caution.startswith("The checks overlap: the 13 for 4 weeks are worth about 4 separate ones")


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "never"),
        (0.02, "hardly ever"),
        (0.1, "about 1 time in 10"),
        (0.72, "about 7 times in 10"),
        (0.97, "nearly every time"),
        (1.0, "every time"),
    ],
)
def test_times_in_ten(share, words):
    assert times(share) == words


# Its picture.


def test_the_picture_has_a_dot_for_what_held_and_one_for_what_came(log):
    finding = found(log(CHANGING * 8))
    held, said = finding.frames["held"], finding.frames["said"]
    figure = draw(finding)
    dots = [trace for trace in figure.data if trace.mode == "markers"]
    should, share, inside, outside = dots
    assert list(should.x) == list(held["should"])
    assert list(share.x) == list(held["held"])
    assert sorted([*inside.y, *outside.y]) == sorted(said["came"])
    assert list(outside.y) == list(said.loc[~said["held"], "came"])
    assert "How often each range held: next 4 weeks, 5 in 10:" in alt_of(figure)


def test_a_short_log_shows_what_was_said_before_it_can_be_judged(log):
    figure = draw(found(log([5.0] * 22)))
    titles = [note.text for note in figure.layout.annotations]
    assert len(titles) == 1
    assert "What was said of the next 13 weeks" in titles[0]


def test_an_empty_log_says_that_there_is_nothing_to_check(log):
    figure = draw(found(log([])))
    assert "nothing to check yet" in figure.layout.annotations[0].text
    assert not figure.data


def test_the_example_is_stamped():
    book = open_logbook(Path(__file__).parents[4] / "data" / "example")
    figure = draw(read(book, book.plan))
    assert "EXAMPLE DATA" in [note.text for note in figure.layout.annotations]
    assert LEAST_APART == 4
