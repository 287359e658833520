"""Harder counts at once, easier in seven days: what is written, what counts on which day, and what the history says."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from how_often import tried
from hypothesis import given
from hypothesis import strategies as st

from careerdata.analysis.plan.progress import promised
from careerdata.logbook import open_logbook, save_plan, undo
from careerdata.plan import Break, Goal, Pending, Plan, changes, coming, in_force, kept, read_plan, write_plan

TODAY = dt.date(2026, 3, 2)
SOON = dt.date(2026, 3, 9)
SQL, PEOPLE = Goal("skill_hours", "SQL", 120.0), Goal("people", "data team", 8.0)
PLAN = Plan(dt.date(2025, 9, 1), dt.date(2027, 3, 1), hours_per_week=6.0, goals=(SQL, PEOPLE))
TEXT = """\
start = 2025-09-01
escape_date = 2027-03-01 # eighteen months
hours_per_week = 6

[[goals]]
kind = "skill_hours"
name = "SQL"
target = 120
"""


def after(plan=PLAN, today=TODAY, **wanted):
    return kept(plan, replace(coming(plan), **wanted), today)


@pytest.mark.parametrize(
    "harder",
    [
        {"hours_per_week": 8.0},
        {"escape_date": dt.date(2026, 12, 1)},
        {"goals": (replace(SQL, target=150.0), PEOPLE)},
        {"goals": (SQL, PEOPLE, Goal("gigs", "A paid gig", 1.0))},
        {"goals": (PEOPLE, SQL)},
        {"target_role": "Product analyst"},
    ],
)
def test_what_is_harder_or_only_different_counts_at_once(harder):
    assert after(**harder) == replace(PLAN, **harder)


@pytest.mark.parametrize(
    ("easier", "waits"),
    [
        ({"hours_per_week": 4.0}, Pending(SOON, 4.0)),
        ({"escape_date": dt.date(2027, 9, 1)}, Pending(SOON, dt.date(2027, 9, 1))),
        ({"goals": (replace(SQL, target=90.0), PEOPLE)}, Pending(SOON, replace(SQL, target=90.0))),
        ({"goals": (PEOPLE,)}, Pending(SOON, replace(SQL, target=0.0), dropped=True)),
        ({"breaks": (Break(TODAY, SOON),)}, Pending(SOON, Break(TODAY, SOON))),
    ],
)
def test_what_is_easier_waits_seven_days(easier, waits):
    plan = after(**easier)
    assert plan == replace(PLAN, pending=(waits,))
    assert in_force(plan, SOON - dt.timedelta(days=1)) == plan
    assert in_force(plan, SOON) == replace(PLAN, **easier)


def test_time_off_that_begins_after_the_seven_days_is_planned_at_once():
    summer = Break(SOON, SOON + dt.timedelta(days=13))
    assert after(breaks=(summer,)) == replace(PLAN, breaks=(summer,))


RUNNING = Break(TODAY - dt.timedelta(days=3), TODAY + dt.timedelta(days=20))


def with_last(days):
    return Break(RUNNING.first, TODAY + dt.timedelta(days=days))


@pytest.mark.parametrize("days", [2, 10, 40])
def test_a_break_under_way_is_made_shorter_or_its_end_moved_from_next_week_on_at_once(days):
    plan = replace(PLAN, breaks=(RUNNING,))
    assert after(plan, breaks=(with_last(days),)) == replace(plan, breaks=(with_last(days),))


def test_a_break_that_ends_within_the_week_is_made_longer_in_seven_days_and_goes_on_until_then():
    plan = replace(PLAN, breaks=(with_last(2),))
    longer = after(plan, breaks=(with_last(10),))
    assert longer == replace(plan, pending=(Pending(SOON, with_last(10)),))
    assert in_force(longer, SOON).breaks == (with_last(10),)
    assert replace(longer, pending=()) == plan
    moved = Break(TODAY + dt.timedelta(days=1), TODAY + dt.timedelta(days=9))
    shifted = after(plan, breaks=(moved,))
    assert shifted.breaks == (Break(moved.first, with_last(2).last),)
    assert coming(shifted).breaks == (moved,)


def test_the_days_of_an_illness_that_are_over_are_a_fact_and_only_the_rest_of_it_waits():
    ill = Break(dt.date(2026, 2, 9), TODAY + dt.timedelta(days=3))
    plan = after(breaks=(ill,))
    assert plan.breaks == (Break(ill.first, dt.date(2026, 3, 1)),)
    assert coming(plan).breaks == (ill,)
    over = Break(dt.date(2026, 2, 9), dt.date(2026, 3, 1))
    assert after(breaks=(over,)) == replace(PLAN, breaks=(over,))


def test_a_break_that_counts_and_one_that_waits_are_told_apart():
    summer, now = Break(dt.date(2026, 7, 1), dt.date(2026, 7, 7)), Break(TODAY, dt.date(2026, 3, 4))
    told = list(changes(PLAN, after(breaks=(now, summer))))
    assert told == [
        ("breaks", "", "2026-07-01 to 2026-07-07", None),
        ("breaks", "2026-07-01 to 2026-07-07", "2026-03-02 to 2026-03-04; 2026-07-01 to 2026-07-07", SOON),
    ]


def test_one_replan_may_hold_both():
    plan = after(hours_per_week=8.0, escape_date=dt.date(2027, 9, 1))
    assert (plan.hours_per_week, plan.escape_date) == (8.0, PLAN.escape_date)
    assert plan.pending == (Pending(SOON, dt.date(2027, 9, 1)),)


def test_what_waits_keeps_its_day_unless_it_gets_easier_still():
    plan, later = after(hours_per_week=4.0), TODAY + dt.timedelta(days=3)
    assert after(plan, later, target_role="x").pending == plan.pending
    assert after(plan, later, hours_per_week=5.0).pending == (Pending(SOON, 5.0),)
    assert after(plan, later, hours_per_week=3.0).pending == (Pending(later + dt.timedelta(days=7), 3.0),)
    assert after(plan, later, hours_per_week=6.0) == PLAN
    assert after(plan, later, hours_per_week=7.0) == replace(PLAN, hours_per_week=7.0)


def test_nothing_waits_before_there_is_a_promise_or_after_its_date():
    assert after(replace(PLAN, goals=()), hours_per_week=4.0).hours_per_week == 4.0
    over = replace(PLAN, escape_date=TODAY)
    assert after(over, escape_date=dt.date(2027, 3, 1)).escape_date == dt.date(2027, 3, 1)


def test_it_is_written_so_that_a_person_can_read_it_and_take_it_out():
    plan, _ = read_plan(TEXT, TODAY)
    both = kept(plan, replace(plan, hours_per_week=4.0, goals=()), TODAY)
    saved = write_plan(both, TEXT)
    assert saved == (
        TEXT
        + """
[[pending]]
from = 2026-03-09 # easier, so it counts from this day on; delete this part and it never does
hours_per_week = 4

[[pending]]
from = 2026-03-09 # easier, so it counts from this day on; delete this part and it never does
kind = "skill_hours"
name = "SQL"
drop = true
"""
    )
    assert read_plan(saved, TODAY) == (both, ())
    # The next save after its day puts it in its place.
    counted = write_plan(in_force(both, SOON), saved)
    assert "pending" not in counted
    assert "hours_per_week = 4" in counted
    assert "[[goals]]" not in counted
    assert "# eighteen months" in counted


@pytest.mark.parametrize(
    "wrong",
    [
        "from = 2026-03-09",
        "hours_per_week = 3",
        "from = 2026-03-09\nhours_per_week = -1",
        "from = 2026-03-09\ndrop = true",
        "from = 2026-03-09\nhours_per_week = 3\nescape_date = 2028-01-01",
        "from = 1\nescape_date = 2028-01-01",
        'from = 2026-03-09\nkind = "people"\nname = "x"',
        "from = 2026-03-09\nbreak_from = 2026-03-01",
    ],
)
def test_a_change_that_says_too_little_or_too_much_is_told_and_left_out(wrong):
    plan, problems = read_plan(f"{TEXT}\n[[pending]]\n{wrong}\n", TODAY)
    assert plan.pending == ()
    assert [(problem.line, problem.column) for problem in problems] == [(10, "pending")]


def test_the_folder_is_read_by_the_day_and_undo_takes_the_waiting_back(tmp_path):
    (tmp_path / "plan.toml").write_text(TEXT)
    book = open_logbook(tmp_path, TODAY)
    save_plan(
        tmp_path, kept(book.plan, replace(book.plan, hours_per_week=4.0), TODAY), "a hard month", TODAY, book.plan
    )
    assert open_logbook(tmp_path, TODAY).plan.hours_per_week == 6.0
    assert open_logbook(tmp_path, SOON).plan.hours_per_week == 4.0
    row = open_logbook(tmp_path, TODAY).plan_history.iloc[0]
    assert (row["changed_on"], row["counts_from"]) == (pd.Timestamp(TODAY), pd.Timestamp(SOON))
    assert (row["field"], row["before"], row["after"], row["why"]) == ("hours_per_week", "6", "4", "a hard month")
    undo(tmp_path)
    assert (tmp_path / "plan.toml").read_text() == TEXT
    assert not (tmp_path / "plan-history.csv").exists()


def test_letting_it_count_now_and_taking_it_back_are_changes_too():
    plan = after(hours_per_week=4.0)
    assert list(changes(PLAN, plan)) == [("hours_per_week", "6", "4", SOON)]
    assert list(changes(plan, coming(plan))) == [("hours_per_week", "6", "4", None)]
    assert list(changes(plan, replace(plan, pending=()))) == [("hours_per_week", "4", "6", None)]
    assert list(changes(plan, in_force(plan, TODAY))) == []


def test_hours_count_as_promised_from_the_day_they_count_on():
    weeks = pd.date_range("2026-02-23", periods=4, freq="7D", unit="us")
    columns = ["changed_on", "field", "before", "after", "counts_from"]

    def history(*rows):
        return pd.DataFrame(rows, columns=columns).astype(
            dict.fromkeys(["changed_on", "counts_from"], "datetime64[us]")
        )

    eased = (TODAY, "hours_per_week", "6", "4", SOON)
    assert promised(history(eased), 4.0, weeks).tolist() == [6, 6, 4, 4]
    confirmed = (TODAY, "hours_per_week", "6", "4", None)
    assert promised(history(eased, confirmed), 4.0, weeks).tolist() == [6, 4, 4, 4]
    taken_back = (dt.date(2026, 3, 4), "hours_per_week", "4", "6", None)
    assert promised(history(eased, taken_back), 6.0, weeks).tolist() == [6, 6, 6, 6]


days = st.dates(dt.date(2026, 1, 1), dt.date(2028, 1, 1)) | st.dates(dt.date(2026, 2, 20), dt.date(2026, 3, 12))
breaks = st.builds(lambda first, more: Break(first, first + dt.timedelta(days=more)), days, st.integers(0, 30))
goals = st.builds(Goal, st.sampled_from(["skill_hours", "gigs"]), st.sampled_from("ab"), st.floats(0, 50))
plans = st.builds(
    lambda date, hours, off, goals: Plan(PLAN.start, date, hours_per_week=hours, breaks=off, goals=goals),
    days,
    st.floats(0, 20),
    st.lists(breaks, max_size=2, unique=True).map(
        lambda some: tuple(sorted(some, key=lambda item: (item.first, item.last)))
    ),
    st.lists(goals, max_size=3, unique_by=lambda goal: goal.key).map(tuple),
)


def off(plan):
    """Every day off."""
    return {
        item.first + dt.timedelta(days=day) for item in plan.breaks for day in range((item.last - item.first).days + 1)
    }


@tried(150)
@given(plans, plans, plans)
def test_in_the_end_the_plan_is_what_was_wanted_and_until_then_no_easier(first, second, third):
    plan = kept(first, second, TODAY)
    for before, wanted in ((first, second), (plan, third)):
        now = kept(before, wanted, TODAY)
        end = coming(now)
        assert replace(end, goals=(), breaks=()) == replace(wanted, goals=(), breaks=())
        assert set(end.goals) == set(wanted.goals)
        assert off(end) == off(wanted)
        if before.goals and before.escape_date > TODAY:
            assert now.hours_per_week >= before.hours_per_week
            assert now.escape_date <= before.escape_date
            week = {TODAY + dt.timedelta(days=ahead) for ahead in range(7)}
            assert off(now) & week <= off(before)
            targets = {goal.key: goal.target for goal in now.goals}
            assert all(targets[goal.key] >= goal.target for goal in before.goals)
