"""The parts of a replan: what it would take, plans side by side, this week, the weeks, the promised dates, the role."""

import datetime as dt
import math
from dataclasses import replace

import pandas as pd
import pytest

from careerdata.analysis.plan import backward, calendar, history, role
from careerdata.analysis.plan.comparison import job_hours, side_by_side
from careerdata.analysis.plan.readiness import read
from careerdata.figures.charts.plan_history import plan_history as draw_history
from careerdata.figures.charts.plan_weeks import plan_weeks as draw_weeks
from careerdata.figures.theme import alt_of
from careerdata.logbook import Logbook, open_logbook
from careerdata.plan import Break, Goal, Pending

TODAY = dt.date(2026, 6, 3)  # A Wednesday.
START = dt.date(2025, 6, 2)  # A Monday, 52 weeks before Monday's.
PLAN = """\
start = 2025-06-02
escape_date = 2026-12-06
hours_per_week = 5
target_role = "Analyst"
target_team = "Data"
target_skills = ["sql", "Python", "Dashboards"]
[[goals]]
kind = "skill_hours"
name = "SQL"
target = 300
[[goals]]
kind = "skill_hours"
name = "Python"
target = 100
[[goals]]
kind = "people"
name = "People in Data"
target = 2
"""
EVERY_WEEK = [(START + dt.timedelta(weeks=week, days=1), "SQL", 4 + 2 * (week % 2), "") for week in range(52)]


@pytest.fixture
def book(tmp_path):
    """Return a function that opens a folder: 260 hours of SQL in a year that promised as many, and what is given."""

    def opened(plan=PLAN, skills=(), today=TODAY, **logs):
        rows = [f"{day},{skill},{hours},{evidence}" for day, skill, hours, evidence in (*EVERY_WEEK, *skills)]
        (tmp_path / "plan.toml").write_text(plan)
        (tmp_path / "skills.csv").write_text("\n".join(["date,skill,hours,evidence", *rows]) + "\n")
        for log, text in logs.items():
            (tmp_path / f"{log.replace('_', '-')}.csv").write_text(text)
        found = open_logbook(tmp_path, today)
        assert [problem for problem in found.problems if problem.severity != "notice"] == []
        return found

    return opened


def only_hours(book, **fields):
    """Return the plan without the goal that hours do not buy."""
    return replace(book.plan, goals=book.plan.goals[:2], **fields)


# What would it take?


def test_each_way_reaches_80_of_100_when_it_is_taken_and_a_step_less_does_not(book):
    book = book()
    plan = only_hours(book)
    table = backward.read(book, plan).table.set_index("lever")
    hours, date = table.loc["hours", "hours_per_week"], table.loc["date", "escape_date"].date()

    def chance(**fields):
        return read(book, replace(plan, **fields)).table["chance"].iloc[-1]

    assert chance() < 0.8
    assert hours % 0.5 == 0
    assert chance(hours_per_week=hours) == table.loc["hours", "chance"] >= 0.8 > chance(hours_per_week=hours - 0.5)
    assert chance(escape_date=date) == table.loc["date", "chance"] >= 0.8 > chance(escape_date=date - dt.timedelta(7))
    assert date.weekday() == 6


def test_the_goal_that_frees_most_goes_first_and_the_chance_is_that_of_the_plan_without_it(book):
    book = book()
    plan = only_hours(book)
    drops = backward.read(book, plan).table.query("lever == 'drop'")
    # SQL lacks 40 hours, Python 100 of the same weeks.
    assert drops["goal"].tolist() == ["Python", "SQL"]
    without = replace(plan, goals=plan.goals[:1])
    assert drops["chance"].iloc[0] == read(book, without).table["chance"].iloc[-1] > drops["chance"].iloc[1]
    assert "“Python” helps most" in backward.read(book, plan).sentence


def test_hours_for_a_goal_that_was_given_up_still_count_as_promised_and_done(book):
    book = book()
    both, one = (read(book, replace(book.plan, goals=goals)) for goals in (book.plan.goals, book.plan.goals[1:2]))
    assert both.facts.share_done == one.facts.share_done == 1.0


def test_a_plan_that_is_likely_enough_is_told_what_would_do(book):
    book = book()
    said = backward.read(book, only_hours(book, hours_per_week=15.0)).sentence
    assert said.startswith("It takes no more than this: ")
    assert "would do for your date" in said
    assert "already" in said


def test_what_hours_cannot_buy_is_not_promised_for_hours(book):
    book = book()
    finding = backward.read(book, book.plan)
    assert math.isnan(finding.table["hours_per_week"].iloc[0])
    assert "hours a week for the same date" not in finding.sentence


def test_nothing_missing_takes_nothing(book):
    book = book()
    done = replace(book.plan, goals=(Goal("skill_hours", "SQL", 200.0),))
    assert backward.read(book, done).sentence == "Everything in the plan is reached: it takes nothing more."
    assert "no goals yet" in backward.read(book, replace(book.plan, goals=())).sentence


# Side by side.


def test_the_usual_week_at_the_job_is_the_mean_of_the_last_eight_that_say_it():
    weeks = pd.date_range("2026-01-05", periods=10, freq="7D")
    hours = [99.0, None, 40, 40, 40, 40, 44, 44, 44, 44]
    assert job_hours(pd.DataFrame({"week": weeks, "hours_worked": hours})) == 42
    assert math.isnan(job_hours(pd.DataFrame({"week": weeks[:1], "hours_worked": [math.nan]})))


def test_plans_stand_side_by_side_with_their_own_dates_and_the_job(book):
    book = book()
    later = only_hours(book, escape_date=dt.date(2028, 1, 2))
    named = {"Today's plan": only_hours(book), "Draft A": later, "Empty": replace(book.plan, goals=())}
    finding = side_by_side({name: read(book, plan) for name, plan in named.items()}, 40.0)
    assert finding.table["job_and_plan"].tolist() == [45, 45, 45]
    assert finding.table["chance"].isna().tolist() == [False, False, True]
    assert finding.sentence.startswith("Draft A is the likeliest (")
    assert finding.sentence.endswith("the weeks weigh the same.")
    words = finding.frames["words"].set_index("plan")
    assert words.loc["Draft A", ["hours", "with job", "ready by"]].tolist() == ["5", "45", "2 Jan 2028"]
    assert words.loc["Empty", "chance"] == "–"
    without_job = side_by_side({"Today's plan": read(book, book.plan)}, math.nan)
    assert without_job.frames["words"]["with job"].tolist() == ["–"]
    assert "Log your hours at work" in without_job.caution


# This week, and what comes next.


def this_week(book, plan=None):
    return read(book, plan or book.plan).facts.this_week


def test_this_week_is_said_from_its_monday_on(book):
    assert this_week(book()) == "5 hours of learning by Sunday (0 of 5 done)."
    begun = book(skills=[("2026-06-01", "SQL", 1.5, ""), ("2026-06-03", "Python", 2.5, "")])
    assert this_week(begun) == "1 hour of learning by Sunday (4 of 5 done)."
    done = book(skills=[("2026-06-02", "SQL", 6, "")])
    assert this_week(done) == "nothing more this week: 6 of 5 hours are done."


def test_no_more_is_due_than_is_missing_and_nothing_in_a_break_or_before_the_start(book):
    book = book()
    nearly = replace(book.plan, goals=(Goal("skill_hours", "SQL", 262.0),))
    assert "2 hours of learning by Sunday (0 of 2 done)" in this_week(book, nearly)
    assert this_week(book, replace(book.plan, goals=book.plan.goals[2:])) == ""
    off = Break(dt.date(2026, 6, 1), dt.date(2026, 6, 7))
    assert this_week(book, replace(book.plan, breaks=(off,))) == "nothing this week, it is a break of your plan."
    ahead = replace(book.plan, start=dt.date(2026, 7, 6))
    assert this_week(book, ahead).endswith("the plan begins on 6 July 2026.")


def test_each_goal_says_what_comes_next_with_a_name_where_there_is_one(book):
    people = "contact,team,influence,met_on\nAnn,Data,2,2026-01-01\nBob,Data,1,\nEve,Data,4,\nDee,Sales,5,\n"
    gigs = "date,client,stage\n2026-05-01,Shop,lead\n2026-05-02,Bakery,lead\n2026-05-20,Shop,pitched\n"
    goals = (Goal("gigs", "A gig", 1.0), Goal("exposure", "Wins", 3.0), Goal("evidence", "SQL", 2.0))
    opened = book(contacts=people, gigs=gigs)
    table = read(opened, replace(opened.plan, goals=(*opened.plan.goals, *goals))).table
    assert table["next_step"].tolist() == [
        "the next hours go here",
        "its hours come after SQL",
        "say hello to Eve",
        "ask for an answer from Shop",
        "a result together with Data, with a number before and after",
        "something to show for SQL: put its link or a sentence beside its hours",
        "",
    ]
    assert table["missing"].tolist() == [40, 100, 1, 1, 3, 2, 6]


# The weeks.


def test_every_week_is_what_it_was(book):
    # Four hours and six in turn, five promised; the week of 8 June 2025 and that of 14 July were breaks.
    plan = PLAN.replace("[[goals]]", "[[breaks]]\nfrom = 2025-07-14\nto = 2025-07-20\n[[goals]]", 1)
    opened = book(plan, skills=[("2026-06-01", "SQL", 1, "")])
    table = calendar.read(opened, opened.plan).table.set_index("week")
    kinds = table["kind"]
    assert kinds.iloc[:3].tolist() == ["half", "kept", "half"]
    assert kinds["2025-07-14"] == "break"
    assert table.loc["2025-07-14", "promised"] == 0
    assert kinds["2026-06-01"] == "now"
    assert set(kinds["2026-06-08":]) == {"ahead"}
    assert table.index[-1] == pd.Timestamp("2026-11-30")
    assert table["holds_date"].to_numpy().nonzero()[0].tolist() == [len(table) - 1]
    assert calendar.read(opened, opened.plan).sentence == (
        "Of 51 weeks so far, 51 had hours in them. Until 6 December 2026 there are 26 weeks to work in."
    )


def test_a_week_without_hours_is_empty_and_the_strip_says_so_on_the_chart(book):
    opened = book(PLAN.replace("2025-06-02", "2025-05-05"))
    finding = calendar.read(opened, opened.plan)
    assert finding.table["kind"].iloc[:4].tolist() == ["none"] * 4
    assert finding.sentence.startswith("Of 56 weeks so far, 52 had hours in them.")
    figure = draw_weeks(finding)
    assert sum(len(trace.x) for trace in figure.data) == len(finding.table) + 1
    assert "week of 5 May 2025: 0 of 5 hours" in [
        text for trace in figure.data if trace.text is not None for text in trace.text
    ]
    assert finding.sentence in alt_of(figure)


@pytest.mark.parametrize("date", [dt.date(2020, 1, 1), TODAY, dt.date(2190, 1, 1)])
def test_any_date_gives_weeks(book, date):
    opened = book()
    finding = calendar.read(opened, replace(opened.plan, escape_date=date))
    assert 53 <= len(finding.table) <= 261
    draw_weeks(finding)


# The promised dates.

HISTORY = """\
changed_on,field,before,after,counts_from,why
2025-08-04,escape_date,2026-06-01,2026-12-07,2025-08-11,"the <b>exam</b> moved"
2025-07-07,hours_per_week,8,5,,
2026-02-02,escape_date,2026-12-07,2026-12-06,,a day
"""


def test_the_line_of_promised_dates_follows_the_history(book):
    opened = book(plan_history=HISTORY)
    finding = history.read(Logbook.from_frames(today=TODAY, plan=opened.plan, plan_history=opened.plan_history))
    assert finding.table["what"].tolist() == [
        "hours per week 8 → 5",
        "escape date 2026-06-01 → 2026-12-07",
        "escape date 2026-12-07 → 2026-12-06",
    ]
    line = finding.frames["line"]
    assert [f"{day:%Y-%m-%d}" for day in line["date"]] == [
        "2025-06-02",
        "2025-07-07",
        "2025-08-04",
        "2026-02-02",
        "2026-06-03",
    ]
    assert [f"{day:%Y-%m-%d}" for day in line["promised"]] == [
        "2026-06-01",
        "2026-06-01",
        "2026-12-07",
        "2026-12-06",
        "2026-12-06",
    ]
    assert finding.sentence == (
        "First you promised 1 June 2026, now 6 December 2026: since 2 June 2025 the date moved twice, "
        "6 months later in all; 3 changes altogether."
    )
    figure = draw_history(finding)
    assert "<b>" not in str(figure.data[2].customdata).replace("&lt;b&gt;", "")
    assert "promised now: 6 December 2026" in [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize("later", ["", "2026-04-06,escape_date,2026-06-01,2026-12-06,,at last\n"])
def test_a_date_that_waited_and_was_taken_out_of_the_file_was_never_promised(book, later):
    """The file says that a part which waits may be deleted, and that it then never counts."""
    waited = "changed_on,field,before,after,counts_from,why\n2026-03-02,escape_date,2026-06-01,2027-06-01,2026-03-09,\n"
    opened = book(plan_history=waited + later)
    plan = opened.plan if later else replace(opened.plan, escape_date=dt.date(2026, 6, 1))
    line = history.read(Logbook.from_frames(today=TODAY, plan=plan, plan_history=opened.plan_history)).frames["line"]
    assert f"{line['promised'].iloc[1]:%Y-%m-%d}" == "2026-06-01"
    assert line["promised"].iloc[-1].date() == plan.escape_date
    waiting = replace(plan, pending=(Pending(dt.date(2026, 6, 8), dt.date(2027, 6, 1)),))
    if not later:
        line = history.read(Logbook.from_frames(today=TODAY, plan=waiting, plan_history=opened.plan_history)).frames[
            "line"
        ]
        assert line["promised"].iloc[-1].date() == dt.date(2027, 6, 1)


def test_a_plan_that_never_changed_says_so_and_a_date_that_runs_ahead_is_named(book):
    opened = book()
    finding = history.read(Logbook.from_frames(today=TODAY, plan=opened.plan, plan_history=opened.plan_history))
    assert finding.sentence.startswith("You have promised the same since 2 June 2025: ready by 6 December 2026.")
    draw_history(finding)
    running = HISTORY.replace("2026-06-01", "2026-01-05")
    opened = book(plan_history=running)
    # 335 days in 366.
    caution = history.read(Logbook.from_frames(today=TODAY, plan=opened.plan, plan_history=opened.plan_history)).caution
    assert caution.startswith("In the 12 months so far the date moved away by 11.")


# What the role asks for.


def test_what_the_role_asks_for_stands_beside_what_there_is(book):
    opened = book(skills=[("2026-05-01", "python", 2, ""), ("2026-05-02", "SQL", 1, "a talk")])
    finding = role.read(opened, opened.plan)
    assert finding.table["hours"].tolist() == [261, 2, 0]
    assert finding.table["evidence"].tolist() == [1, 0, 0]
    assert finding.table["goal_hours"].fillna(-1).tolist() == [300, 100, -1]
    assert finding.sentence == (
        "Analyst asks for 3 skills: for 1 you have something to show, for 1 you have hours but nothing to show yet, "
        "and Dashboards is untouched. Not a goal yet: Dashboards."
    )
    assert "does not say yet" in role.read(opened, replace(opened.plan, target_skills=())).sentence
