"""Ready by the date: what counts, what a promise is worth, the chance and its dates, and how it is said."""

import datetime as dt
import math
from dataclasses import replace

import pandas as pd
import pytest

from careerdata.analysis.plan import backward
from careerdata.analysis.plan.readiness import read
from careerdata.analysis.plan.relief import ways
from careerdata.analysis.plan.text import percent
from careerdata.logbook import open_logbook
from careerdata.plan import Break, Goal

TODAY = dt.date(2026, 6, 1)  # A Monday.
START = dt.date(2025, 6, 2)  # 52 whole weeks before, a Monday too.
PLAN = """\
start = 2025-06-02
escape_date = 2026-12-06
hours_per_week = 5
target_team = "Data"
[[goals]]
kind = "skill_hours"
name = "SQL"
target = 300
"""


def weekly_hours(hours, skill="SQL", start=START):
    """Return skills.csv: the hours of each week on its Wednesday, no row for a week without."""
    days = [start + dt.timedelta(weeks=week, days=2) for week in range(len(hours))]
    rows = [f"{day},{skill},{done}" for day, done in zip(days, hours, strict=True) if done]
    return "\n".join(["date,skill,hours", *rows]) + "\n"


def goal(kind, name, target):
    return f'[[goals]]\nkind = "{kind}"\nname = "{name}"\ntarget = {target}\n'


@pytest.fixture
def book(tmp_path):
    """Return a function that opens a folder with a plan and logs given as text."""

    def opened(plan=PLAN, today=TODAY, **logs):
        (tmp_path / "plan.toml").write_text(plan)
        for log, text in logs.items():
            (tmp_path / f"{log.replace('_', '-')}.csv").write_text(text)
        found = open_logbook(tmp_path, today)
        assert [problem for problem in found.problems if problem.severity != "notice"] == []
        return found

    return opened


GIGS = (
    "date,client,stage,hours,income,currency\n2026-02-02,Ann,lead,,,\n2026-03-02,Bo,lead,1,,\n"
    "2026-03-09,ann,active,6,150,EUR\n2026-04-06,Ann,done,2,90,EUR\n2026-04-13,Cy,done,4,500,USD\n"
)


@pytest.mark.parametrize(
    ("kind", "name", "done", "unit"),
    [
        ("gig_leads", "Leads", 3, "leads"),  # Ann, whose name is spelt in two ways, Bo, Cy
        ("gig_hours", "Gig hours", 13, "hours"),
        ("gig_income", "EUR", 240, "EUR"),  # the dollars are not added
    ],
)
def test_leads_hours_and_income_of_gigs_are_goals_too(book, kind, name, done, unit):
    found = book(PLAN + goal(kind, name, 1000), gigs=GIGS)
    row = read(found, found.plan).table.iloc[1]
    assert (row["done"], row["unit"]) == (done, unit)
    assert 0 <= row["chance"] < 0.5
    assert row["next_step"]


def test_income_in_euros_is_as_likely_as_the_same_in_cents(book):
    few = book(PLAN + goal("gig_income", "EUR", 600), gigs=GIGS)
    chance = read(few, few.plan).table.iloc[1]["chance"]
    cents = GIGS.replace("150,EUR", "15000,EUR").replace("90,EUR", "9000,EUR")
    many = book(PLAN + goal("gig_income", "EUR", 60_000), gigs=cents)
    assert read(many, many.plan).table.iloc[1]["chance"] == chance
    assert 0 < chance < 1


def test_income_without_a_currency_is_left_out_with_what_to_write(tmp_path):
    (tmp_path / "plan.toml").write_text(PLAN + goal("gig_income", "money", 600))
    found = open_logbook(tmp_path, TODAY)
    assert [item.kind for item in found.plan.goals] == ["skill_hours"]
    assert any("its currency, such as EUR" in problem.message for problem in found.problems)


@pytest.fixture
def steady(book):
    """Somebody who promised five hours and did four or six in turn, all year: 260 hours of 300."""
    return book(skills=weekly_hours([4, 6] * 26))


def rows(finding):
    return finding.table.set_index("goal")


def facts(finding):
    return finding.facts


# What counts.


def test_one_row_a_goal_in_their_order_and_one_for_everything(book):
    found = book(PLAN + goal("people", "People in data", 2), skills=weekly_hours([5] * 52))
    table = read(found, found.plan).table
    assert list(table["goal"]) == ["SQL", "People in data", "everything"]
    assert list(table["done"]) == [260, 0, 0]
    assert list(table["target"]) == [300, 2, 2]


def test_each_kind_of_goal_counts_its_own_rows_up_to_today(book):
    goals = (
        goal("evidence", "sql ", 9)
        + goal("exposure", "Results", 9)
        + goal("gigs", "Gigs", 9)
        + goal("people", "People", 9)
    )
    found = book(
        PLAN + goals,
        skills="date,skill,hours,evidence\n2026-05-01,SQL,1,a talk\n2026-05-02,sql,1,\n2026-05-03,SQL,0,https://x.example\n"
        "2026-05-04,Python,1,a talk\n2026-06-02,SQL,7,tomorrow\n",
        exposure="date,project,team\n2026-05-01,a,data\n2026-05-02,b,Data\n2026-05-03,c,Sales\n2026-06-02,d,Data\n",
        gigs="date,client,stage,income\n2026-05-01,a,lead,\n2026-05-02,a,done,200\n2026-05-03,b,done,0\n"
        "2026-05-04,c,done,\n2026-05-05,d,lost,\n",
        contacts="contact,team,met_on\nAnn,Data,2024-01-01\nBob,Data,\nCid,Data,\nDee,Sales,2024-01-01\n"
        "Eve,data,2026-06-02\n",
        touches="date,contact,kind\n2026-05-01,Bob,met\n",
    )
    done = rows(read(found, found.plan))["done"]
    assert done.to_dict() == {
        "SQL": 2,
        "sql : evidence": 2,
        "Results": 2,
        "Gigs": 2,
        "People": 2,
        "everything": 0,
    }


def test_without_a_target_team_every_team_counts_and_the_caution_says_so(book):
    plan = PLAN.replace('target_team = "Data"\n', "") + goal("people", "People", 9)
    found = book(plan, contacts="contact,team,met_on\nAnn,Data,2024-01-01\nBob,,2024-01-01\nCid,Sales,2024-01-01\n")
    finding = read(found, found.plan)
    assert rows(finding).loc["People", "done"] == 2
    assert "names no target team" in finding.caution


# What a promise is worth.


def test_a_week_without_a_row_is_a_week_of_no_hours_and_the_week_under_way_is_not_judged(book):
    found = book(skills=weekly_hours([5] * 26 + [0] * 26 + [9]), today=TODAY + dt.timedelta(days=3))
    finding = read(found, found.plan)
    assert facts(finding).weeks == 52
    assert facts(finding).share_done == pytest.approx(0.5)
    assert rows(finding).loc["SQL", "done"] == 26 * 5 + 9


def test_weeks_in_a_break_of_the_kept_plan_are_left_out(book):
    plan = PLAN + "[[breaks]]\nfrom = 2025-12-01\nto = 2026-05-31\n"
    found = book(plan, skills=weekly_hours([5] * 26))
    finding = read(found, found.plan)
    assert facts(finding).weeks == 26
    assert facts(finding).share_done == pytest.approx(1)


def test_hours_before_the_plan_count_towards_the_goal_but_not_as_history(book):
    early = weekly_hours([10] * 4, start=START - dt.timedelta(weeks=10))
    found = book(skills=early + weekly_hours([5] * 52).split("\n", 1)[1])
    finding = read(found, found.plan)
    assert rows(finding).loc["SQL", "done"] == 40 + 260
    assert facts(finding).share_done == pytest.approx(1)


@pytest.mark.parametrize(("changed_on", "weeks_before"), [("2025-12-01", 26), ("2025-12-03", 27)])
def test_each_week_is_held_against_the_promise_of_its_monday(book, changed_on, weeks_before):
    history = f"changed_on,field,before,after,why\n{changed_on},hours_per_week,10,5,\n{changed_on},escape_date,a,b,\n"
    found = book(skills=weekly_hours([5] * 52), plan_history=history)
    promised = weeks_before * 10 + (52 - weeks_before) * 5
    assert facts(read(found, found.plan)).share_done == pytest.approx(260 / promised)


@pytest.mark.parametrize(
    ("history", "promised"),
    [
        # Four hours were to count from the 27th week on, and were taken out of plan.toml: five stayed promised.
        ("2025-11-24,hours_per_week,5,4,2025-12-01,\n", 52 * 5),
        # As before, and ten weeks later six were kept; the plan says five today, which was changed in the file.
        ("2025-11-24,hours_per_week,5,4,2025-12-01,\n2026-02-09,hours_per_week,5,6,,\n", 36 * 5 + 16 * 6),
        # What did count: the next change begins at four.
        ("2025-11-24,hours_per_week,5,4,2025-12-01,\n2026-02-09,hours_per_week,4,6,,\n", 26 * 5 + 10 * 4 + 16 * 6),
    ],
)
def test_what_waited_and_was_taken_out_of_the_file_was_never_promised(book, history, promised):
    found = book(
        skills=weekly_hours([5] * 52), plan_history=f"changed_on,field,before,after,counts_from,why\n{history}"
    )
    assert facts(read(found, found.plan)).share_done == pytest.approx(260 / promised)


def test_the_sentence_says_what_the_promise_was_worth(steady, book):
    assert (
        "You did 100 % of the hours you planned, and the forecast counts on the same."
        in read(steady, steady.plan).sentence
    )
    fading = book(skills=weekly_hours([5] * 40 + [1] * 12))
    found = read(fading, fading.plan)
    assert "You did 82 % of the hours you planned, lately 42 %." in found.sentence
    assert 0.2 < facts(found).share_expected < 0.5


@pytest.mark.parametrize(("kept", "draft"), [(5, 10.0), (10, 20.0)])
def test_a_promise_is_worth_what_the_old_ones_were(book, kept, draft):
    # Twice the old promise is worth twice the 5 hours a week that were done of it: 100 hours take ten weeks.
    plan = PLAN.replace("300", "360").replace("hours_per_week = 5", f"hours_per_week = {kept}")
    found = book(plan, skills=weekly_hours([4, 6] * 26))
    row = rows(read(found, replace(found.plan, hours_per_week=draft))).loc["SQL"]
    assert row["done"] == 260
    assert (row["date_50"] - pd.Timestamp(TODAY)).days / 7 == pytest.approx(10, abs=1.5)


# The chance and its dates.


def test_somebody_steady_is_ready_when_the_hours_are_done(steady):
    row = rows(read(steady, steady.plan)).loc["SQL"]
    weeks = (row["date_50"] - pd.Timestamp(TODAY)).days / 7
    assert weeks == pytest.approx(40 / 5, abs=1.2)
    assert row["date_50"] < row["date_85"]
    assert row["date_50"].day_name() == "Sunday"
    assert row["chance"] > 0.95


def test_what_is_done_is_certain_and_dated_today(book):
    found = book(PLAN.replace("300", "250"), skills=weekly_hours([5] * 52))
    finding = read(found, found.plan)
    for row in finding.table.itertuples():
        assert row.chance == 1
        assert row.date_50 == row.date_85 == pd.Timestamp(TODAY)
        assert math.isnan(row.hours_per_week_80)
    assert finding.sentence == "Everything in your plan is reached: 1 goal, with 188 days left to your date."


def test_a_second_skill_waits_for_the_first(book):
    both = PLAN + goal("skill_hours", "Python", 40)
    found = book(both, skills=weekly_hours([4, 6] * 26))
    table = rows(read(found, found.plan))
    swapped = rows(read(found, replace(found.plan, goals=found.plan.goals[::-1], in_order=True)))
    weeks = (table["date_50"] - pd.Timestamp(TODAY)).dt.days / 7
    assert weeks["SQL"] == pytest.approx(8, abs=1.2)
    assert weeks["Python"] == pytest.approx(16, abs=2)
    assert swapped.loc["Python", "date_50"] < swapped.loc["SQL", "date_50"]
    assert swapped.loc["everything", "date_50"] == table.loc["everything", "date_50"]
    assert swapped.loc["SQL", "hours_per_week_80"] == table.loc["Python", "hours_per_week_80"]


def test_only_whole_weeks_that_end_by_the_date_count(book):
    found = book(PLAN.replace("300", "260.5"), skills=weekly_hours([5] * 52))
    sunday = dt.date(2026, 6, 7)
    assert read(found, replace(found.plan, escape_date=sunday)).table["chance"].iloc[0] > 0.9
    assert read(found, replace(found.plan, escape_date=sunday - dt.timedelta(days=1))).table["chance"].iloc[0] == 0
    tuesday = book(today=TODAY + dt.timedelta(days=1))
    assert read(tuesday, replace(found.plan, escape_date=sunday)).table["chance"].iloc[0] == 0


def test_the_dates_are_those_by_which_the_chance_is_50_and_85_of_100(book):
    found = book(PLAN.replace("300", "400"), skills=weekly_hours([4, 6] * 26))
    row = rows(read(found, found.plan)).loc["everything"]

    def chance(day):
        return read(found, replace(found.plan, escape_date=day.date())).table["chance"].iloc[-1]

    for date, share in ((row["date_50"], 0.5), (row["date_85"], 0.85)):
        assert chance(date) >= share > chance(date - pd.Timedelta(weeks=1))


def test_a_date_that_has_passed_says_so_and_still_gives_the_dates(steady):
    past = replace(steady.plan, escape_date=dt.date(2026, 5, 31))
    finding = read(steady, past)
    assert finding.table["chance"].tolist() == [0, 0]
    assert finding.sentence.startswith("Your date, 31 May 2026, has passed with 0 of 1 goal reached.")
    assert finding.table["date_50"].equals(read(steady, steady.plan).table["date_50"])


def test_a_date_in_this_week_and_one_ten_years_away(steady):
    near = read(steady, replace(steady.plan, escape_date=TODAY + dt.timedelta(days=3)))
    assert near.sentence.startswith("No whole week is left before your date, 4 June 2026")
    far = read(steady, replace(steady.plan, escape_date=dt.date(2036, 6, 1)))
    assert far.table["chance"].iloc[0] == 1
    assert "more than five years away" in far.caution


def test_what_nobody_would_live_to_see_has_no_date(steady):
    finding = read(steady, replace(steady.plan, goals=(Goal("skill_hours", "SQL", 100_000.0),)))
    assert finding.table["date_50"].isna().all()
    assert "Under 50 % within five years." in finding.sentence


def test_a_break_moves_the_dates_by_the_weeks_it_is_mostly_in(steady):
    before = rows(read(steady, steady.plan)).loc["SQL", "date_50"]

    def moved_by(*breaks):
        plan = replace(steady.plan, breaks=tuple(Break(dt.date(*first), dt.date(*last)) for first, last in breaks))
        return (rows(read(steady, plan)).loc["SQL", "date_50"] - before).days / 7

    assert moved_by(((2026, 6, 8), (2026, 6, 21))) == 2
    assert moved_by(((2026, 6, 11), (2026, 6, 14))) == 1  # Four days of a week.
    assert moved_by(((2026, 6, 12), (2026, 6, 17))) == 0  # Three days in each of two weeks.
    assert moved_by(((2026, 6, 8), (2026, 6, 10)), ((2026, 6, 10), (2026, 6, 11))) == 1  # Together four.


def test_the_promise_for_8_of_10_gives_8_of_10_and_a_little_less_does_not(book):
    found = book(
        PLAN + goal("skill_hours", "Python", 60) + goal("exposure", "Results", 2),
        skills=weekly_hours([0, 9, 3, 0, 8, 2] * 8 + [4] * 4),
        exposure="date,project,team\n" + "".join(f"2026-0{month}-10,p,Data\n" for month in range(1, 6)),
    )
    for name in ("SQL", "Python", "everything"):
        hours = rows(read(found, found.plan)).loc[name, "hours_per_week_80"]
        assert rows(read(found, replace(found.plan, hours_per_week=hours))).loc[name, "chance"] >= 0.8
        assert rows(read(found, replace(found.plan, hours_per_week=hours * 0.99))).loc[name, "chance"] < 0.8
    assert math.isnan(rows(read(found, found.plan)).loc["Results", "hours_per_week_80"])


def test_what_hours_cannot_buy_is_named(book):
    found = book(PLAN + goal("gigs", "A first paid gig", 3), skills=weekly_hours([5] * 52))
    finding = read(found, found.plan)
    assert rows(finding).loc["everything", "hours_per_week_80"] == math.inf
    assert "Hours alone do not make it 80 %. What decides is “A first paid gig”" in finding.sentence


def test_a_later_date_is_named_only_where_one_would_do(book):
    near = book(PLAN.replace("2026-12-06", "2026-07-26").replace("300", "700"), skills=weekly_hours([5] * 52))
    assert "No number of hours beside a job makes it 80 %; a later date or a smaller target does." in (
        read(near, near.plan).sentence
    )
    far = book(PLAN.replace("2026-12-06", "2026-07-26").replace("300", "9000"), skills=weekly_hours([5] * 52))
    found = read(far, far.plan)
    assert "No number of hours beside a job makes it 80 %; a smaller target does." in found.sentence
    assert pd.isna(rows(found).loc["everything", "date_85"])


def test_large_amounts_are_written_out(book):
    found = book(PLAN + goal("gig_income", "EUR", 30000), gigs=GIGS.replace("150", "19910"))
    assert read(found, found.plan).frames["bars"]["amount"].tolist()[1] == "20,000 of 30,000 EUR"


def test_the_safe_weeks_can_be_rested_and_one_more_cannot(steady):
    safe = int(facts(read(steady, steady.plan)).safe_weeks)
    assert 5 < safe < 25

    def chance_after_resting(weeks):
        rest = Break(TODAY, TODAY + dt.timedelta(weeks=weeks, days=-1))
        return read(steady, replace(steady.plan, breaks=(rest,))).table["chance"].iloc[0]

    assert chance_after_resting(safe) >= 0.8 > chance_after_resting(safe + 1)
    assert f"You can skip {safe} weeks and keep 80 %." in read(steady, steady.plan).sentence


def test_a_plan_that_falls_short_has_no_week_to_spare(steady):
    finding = read(steady, replace(steady.plan, hours_per_week=1.0))
    assert finding.table["chance"].iloc[0] < 0.8
    assert facts(finding).safe_weeks == 0
    needed = finding.table["hours_per_week_80"].iloc[-1]
    said = float(finding.sentence.partition(" hours a week would make it 80 %")[0].split()[-1])
    assert said % 0.5 == 0
    assert 0 <= said - needed < 0.5


def test_one_hour_a_week_is_one_hour(steady):
    assert read(steady, replace(steady.plan, hours_per_week=1.0)).sentence.startswith(
        "Under 5 % likely by 6 December 2026, at 1 hour a week. "
    )


def test_the_same_plan_gives_the_same_answer_and_what_does_not_matter_changes_nothing(steady):
    first = read(steady, steady.plan).table
    pd.testing.assert_frame_equal(first, read(steady, steady.plan).table)
    later = read(steady, replace(steady.plan, escape_date=dt.date(2027, 6, 1))).table
    assert later["date_50"].equals(first["date_50"])


# How it is said.


def test_chances_are_percents_and_80_is_said_only_when_it_is_reached(steady):
    finding = read(steady, replace(steady.plan, escape_date=dt.date(2026, 8, 2)))
    chance = finding.table["chance"].iloc[-1]
    assert 0.7 <= chance < 0.8
    assert finding.sentence.startswith(f"{int(chance * 100)} % likely by 2 August 2026, at 5 hours a week. 50 % by ")
    assert "would make it 80 %" in finding.sentence
    assert percent(0.7999) == "79 %"
    assert percent(0.80) == "80 %"


# Before a chance can be told.


def test_thirteen_weeks_are_enough_to_tell_a_chance_and_twelve_say_pace_need_and_when(book):
    def after(weeks):
        start = TODAY - dt.timedelta(weeks=weeks)
        found = book(PLAN.replace("2025-06-02", str(start)), skills=weekly_hours([5] * weeks, start=start))
        return read(found, found.plan)

    short, enough = after(12), after(13)
    assert enough.table["chance"].between(0, 1).all()
    untold = short.table[["chance", "date_50", "date_85", "hours_per_week_80"]]
    assert untold.isna().all(axis=None)
    # 240 hours are missing, and 26 whole weeks end by the date, the last one on it.
    assert (short.table["pace"].iloc[0], short.table["needed"].iloc[0]) == (5, pytest.approx(240 / 27))
    assert short.sentence == (
        "To be ready by 6 December 2026 your skills take 8.9 hours a week; so far you did 5 hours a week. "
        "How likely that is can be told from 8 June 2026 on, after 13 weeks of your own."
    )
    assert short.frames["bars"]["chance"].tolist() == ["takes 8.9 hours a week, so far 5 hours a week"]
    assert "There are 12 weeks to go by." in short.caution


def test_without_any_log_it_says_what_it_takes_and_when_a_chance_can_be_told(book):
    finding = read(found := book(), found.plan)
    assert "your skills take 11 hours a week" in finding.sentence
    assert "from 31 August 2026 on" in finding.sentence


def test_income_is_not_told_before_the_first_and_then_the_less_likely_the_more_it_is(book):
    plan = PLAN.replace("300", "280") + goal("gig_income", "EUR", 500)
    none = book(plan, skills=weekly_hours([4, 6] * 26))
    table = rows(read(none, none.plan))
    assert math.isnan(table.loc["Income, EUR", "chance"])
    assert table.loc["everything", "chance"] == table.loc["SQL", "chance"]
    assert "no chance can be told yet: “Income, EUR” (19 EUR a week)" in read(none, none.plan).sentence
    some = book(plan, skills=weekly_hours([4, 6] * 26), gigs=GIGS)
    more = replace(some.plan, goals=(some.plan.goals[0], Goal("gig_income", "EUR", 50_000.0)))
    few, many = (rows(read(some, one)).loc["Income, EUR", "chance"] for one in (some.plan, more))
    assert 0 <= many < 0.01 < few < 1


def test_what_is_counted_and_never_came_is_the_less_likely_the_more_it_is(book):
    found = book(PLAN + goal("gigs", "A gig", 1), skills=weekly_hours([4, 6] * 26))
    ten = replace(found.plan, goals=(found.plan.goals[0], Goal("gigs", "A gig", 10.0)))
    one, many = (rows(read(found, plan)).loc["A gig", "chance"] for plan in (found.plan, ten))
    assert many < 0.05 < one


def test_what_cannot_be_told_is_not_eased_and_not_solved_backward(book):
    found = book()
    assert ways(found, found.plan).empty
    taken = backward.read(found, found.plan)
    assert taken.table.empty
    assert "cannot be told" in taken.sentence


def test_a_promise_far_above_every_week_so_far_gets_a_word_of_caution(steady):
    assert "far above" not in read(steady, replace(steady.plan, hours_per_week=9.0)).caution
    caution = read(steady, replace(steady.plan, hours_per_week=9.5)).caution
    assert "9.5 hours a week is far above your best week so far (6 hours)" in caution


def test_without_goals_it_says_how_to_write_one(book):
    finding = read(found := book(PLAN.partition("[[goals]]")[0]), found.plan)
    assert finding.table.empty
    assert "Add one: a skill, and the hours" in finding.sentence


# What the picture is drawn from.


def test_the_hours_drawn_end_where_the_targets_are_met(book):
    found = book(PLAN.replace("300", "200") + goal("skill_hours", "Python", 40), skills=weekly_hours([5] * 52))
    behind = read(found, found.plan).frames
    history = behind["history"].set_index("date")["hours"]
    assert history["2025-06-08"] == 5
    assert history.iloc[-1] == 200  # 260 hours were done; those beyond the target do not help Python.
    assert history.index[-1] == behind["fan"]["date"].iloc[0] == pd.Timestamp(TODAY)
    quantiles = behind["fan"].filter(like="of_100")
    assert (quantiles.iloc[0] == 200).all()
    assert quantiles.to_numpy().max() == 240
    assert (quantiles.diff().dropna() >= 0).all(axis=None)
    assert (quantiles.diff(axis=1).iloc[:, 1:] >= 0).all(axis=None)


def test_the_middle_of_the_fan_meets_the_target_at_the_date_of_the_table(book):
    found = book(PLAN.replace("300", "400"), skills=weekly_hours([4, 6] * 26))
    finding = read(found, found.plan)
    fan = finding.frames["fan"]
    met = fan.loc[fan["of_100_50"] >= fan["target"], "date"].iloc[0]
    assert abs(met - finding.table["date_50"].iloc[-1]) <= pd.Timedelta(weeks=1)


def test_the_fan_rests_in_a_break(steady):
    plan = replace(steady.plan, breaks=(Break(dt.date(2026, 6, 22), dt.date(2026, 7, 5)),))
    middle = read(steady, plan).frames["fan"].set_index("date")["of_100_90"]
    assert middle["2026-06-14"] < middle["2026-06-21"] == middle["2026-07-05"]


def test_bars_are_full_when_reached_and_never_longer(book):
    found = book(PLAN.replace("300", "130") + goal("gigs", "A gig", 1), skills=weekly_hours([5] * 52))
    bars = read(found, found.plan).frames["bars"].set_index("goal")
    assert bars["share"].to_dict() == {"SQL": 1, "A gig": 0}
    assert bars.loc["SQL", ["amount", "chance"]].tolist() == ["260 of 130 hours", "reached"]
    assert bars.loc["A gig", "amount"] == "0 of 1 gig"


def test_a_plan_of_counted_goals_only_speaks_of_no_hours(book):
    plan = PLAN.partition("[[goals]]")[0] + goal("exposure", "Results with data", 30)
    found = book(plan, exposure="date,project,team\n2026-05-01,a,Data\n")
    finding = read(found, found.plan)
    assert "hours" not in finding.sentence.replace("Hours alone", "")
    assert ", as things go. " in finding.sentence
    assert finding.caution.startswith("Based on 52 weeks of history")
    assert "far above" not in finding.caution
    assert finding.frames["fan"].empty


def test_parts_of_an_hour_add_up_to_the_whole(book):
    found = book(PLAN.replace("300", "0.3"), skills=weekly_hours([0.1] * 3))
    assert read(found, found.plan).frames["bars"]["chance"].tolist() == ["reached"]
