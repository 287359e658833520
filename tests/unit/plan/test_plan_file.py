"""plan.toml as text: what is read, what is told, and that saving keeps what the person wrote."""

import datetime as dt
from dataclasses import replace

import pytest
from how_often import tried
from hypothesis import given
from hypothesis import strategies as st

from careerdata.plan import (
    Break,
    Criterion,
    Goal,
    Pending,
    Plan,
    changes,
    read_plan,
    starter_plan,
    write_imports,
    write_plan,
)
from careerdata.text import name_key

TODAY = dt.date(2026, 3, 2)
MINE = """\
# my own words
start = 2026-03-02   # the Monday after the talk
escape_date = 2027-09-02
hours_per_week = 6
favourite_tea = "mint"

[[goals]]
kind = "skill_hours"
name = "SQL"  # the one that counts
target = 120

[[goals]]
kind = "people"
name = "data team"  # coffee first
target = 8

[promises]
close = 14 # mine
"""
GOALS = (Goal("skill_hours", "SQL", 120), Goal("people", "data team", 8))

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
days = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))
goals = st.builds(
    Goal,
    st.sampled_from(["skill_hours", "evidence", "exposure", "gigs", "people"]),
    words.filter(str.strip),
    st.floats(0, 1e6),
)
breaks = st.builds(lambda first, length: Break(first, first + dt.timedelta(days=length)), days, st.integers(0, 60))
criteria = st.builds(Criterion, words.filter(str.strip), words)
changes_ahead = st.floats(0, 100) | days | breaks | goals
waiting = st.builds(Pending, days, changes_ahead) | st.builds(
    lambda day, goal: Pending(day, replace(goal, target=0.0), dropped=True), days, goals
)
plans = st.builds(
    Plan,
    start=days,
    escape_date=days,
    current_role=words,
    target_role=words,
    target_team=words,
    target_skills=st.lists(words.map(str.strip).filter(bool), max_size=3, unique_by=str.casefold).map(tuple),
    hours_per_week=st.floats(0, 100),
    breaks=st.lists(breaks, max_size=3).map(tuple),
    goals=st.lists(goals, max_size=4, unique_by=lambda goal: (goal.kind, goal.name.strip().casefold())).map(tuple),
    criteria=st.lists(criteria, max_size=3, unique_by=lambda item: name_key(item.name)).map(tuple),
    focus=st.none() | st.floats(0, 100),
    growth=st.floats(0, 300),
    pending=st.lists(waiting, max_size=3).map(tuple),
    promises=st.fixed_dictionaries({circle: st.integers(1, 999) for circle in ("close", "active", "wide")}),
    bad_zone=st.floats(0, 10),
    usual_since=st.none() | days,
    as_of=st.none() | days,
)


def told(text):
    """Return the problems of a plan as (line, column, severity)."""
    return [(problem.line, problem.column, problem.severity) for problem in read_plan(text, TODAY)[1]]


def test_what_is_written_is_read():
    plan, problems = read_plan(MINE, TODAY)
    assert problems == ()
    assert plan.start == dt.date(2026, 3, 2)
    assert plan.escape_date == dt.date(2027, 9, 2)
    assert plan.hours_per_week == 6.0
    assert plan.goals == GOALS
    assert dict(plan.promises) == {"close": 14, "active": 60, "wide": 180}


def test_an_empty_file_is_the_starter_plan_of_18_months():
    assert read_plan("", TODAY) == (starter_plan(TODAY), ())
    assert starter_plan(TODAY).escape_date == dt.date(2027, 9, 2)


def test_a_value_that_cannot_be_used_is_told_with_its_line_and_the_default_stands_in():
    text = 'start = 2026-03-02\nescape_date = "2027-09-02"\nhours_per_week = 200\nfocus = 101\ngrowth = -5\n'
    plan, problems = read_plan(text, TODAY)
    assert plan.escape_date == dt.date(2027, 9, 2)
    assert (plan.hours_per_week, plan.focus, plan.growth) == (5.0, None, 0.0)
    assert [(problem.line, problem.column, problem.value) for problem in problems] == [
        (2, "escape_date", "2027-09-02"),
        (3, "hours_per_week", "200"),
        (4, "focus", "101"),
        (5, "growth", "-5"),
    ]
    assert "without quotes" in problems[0].message


@pytest.mark.parametrize("days", ["99999999999999999999", "36501", "0", "2.5", "true"])
def test_a_promise_of_more_than_a_hundred_years_is_told_and_the_usual_one_is_kept(days):
    plan, problems = read_plan(f"[promises]\nclose = {days}\nwide = 36500\n", TODAY)
    assert dict(plan.promises) == {"close": 30, "active": 60, "wide": 36500}
    assert [(problem.line, problem.column) for problem in problems] == [(2, "close")]
    assert "is not a number of days from 1 to 36500. " in f"{problems[0].message} "


def test_the_second_goal_is_told_with_its_own_line_and_the_others_stay():
    text = MINE.replace('kind = "people"', 'kind = "friends"')
    plan, problems = read_plan(text, TODAY)
    assert plan.goals == GOALS[:1]
    assert [(problem.line, problem.column) for problem in problems] == [(12, "goals")]


def test_targets_that_are_no_amount_are_left_out():
    for target in ("nan", "inf", "-1", "true", '"8"', "9" * 400):
        plan, problems = read_plan(MINE.replace("target = 8", f"target = {target}"), TODAY)
        assert plan.goals == GOALS[:1], target
        assert len(problems) == 1, target


def test_goals_in_single_brackets_are_told():
    assert told('[goals]\nkind = "people"\nname = "x"\ntarget = 3\n') == [(1, "goals", "set_aside")]


def test_a_break_that_ends_before_it_begins_is_left_out():
    text = "[[breaks]]\nfrom = 2026-08-14\nto = 2026-08-01\n[[breaks]]\nfrom = 2026-12-24\nto = 2026-12-24\n"
    plan, problems = read_plan(text, TODAY)
    assert plan.breaks == (Break(dt.date(2026, 12, 24), dt.date(2026, 12, 24)),)
    assert [problem.line for problem in problems] == [1]


def test_a_misspelt_name_is_told_and_names_of_ones_own_are_not():
    _, problems = read_plan('favourite_tea = "mint"\nhours_per_weeks = 9\n', TODAY)
    assert [(problem.line, problem.severity) for problem in problems] == [(2, "notice")]
    assert "hours_per_week?" in problems[0].fix


def test_text_that_is_not_toml_is_refused_with_its_line():
    plan, problems = read_plan("start = 2026-03-02\nescape_date 2027\n", TODAY)
    assert plan == starter_plan(TODAY)
    assert [(problem.line, problem.severity) for problem in problems] == [(2, "refused")]


def test_saving_keeps_comments_order_and_names_of_ones_own():
    plan, _ = read_plan(MINE, TODAY)
    saved = write_plan(replace(plan, hours_per_week=8.0, goals=(replace(GOALS[0], target=150.0), GOALS[1])), MINE)
    assert saved == MINE.replace("hours_per_week = 6", "hours_per_week = 8").replace("target = 120", "target = 150")


def test_saving_an_unchanged_plan_changes_nothing():
    assert write_plan(read_plan(MINE, TODAY)[0], MINE) == MINE


def test_a_removed_goal_takes_only_its_own_comments_along():
    plan, _ = read_plan(MINE, TODAY)
    saved = write_plan(replace(plan, goals=GOALS[1:]), MINE)
    assert "the one that counts" not in saved
    assert "coffee first" in saved
    assert read_plan(saved, TODAY)[0].goals == GOALS[1:]


def test_a_goal_that_was_not_understood_survives_a_save():
    text = MINE.replace('kind = "skill_hours"', 'kind = "skil_hours"')
    plan, _ = read_plan(text, TODAY)
    saved = write_plan(replace(plan, goals=(Goal("people", "data team", 12), Goal("gigs", "one gig", 1))), text)
    assert 'kind = "skil_hours"\nname = "SQL"  # the one that counts\ntarget = 120' in saved
    assert read_plan(saved, TODAY)[0].goals == (Goal("people", "data team", 12), Goal("gigs", "one gig", 1))


def test_dates_that_stood_for_nothing_written_are_written_down_when_saved():
    # Otherwise the plan would begin anew every day.
    saved = write_plan(starter_plan(TODAY), "hours_per_week = 5\n")
    assert read_plan(saved, dt.date(2030, 1, 1))[0] == starter_plan(TODAY)


@tried(60)
@given(plans, plans)
def test_any_plan_is_read_back_as_it_was_written(first, second):
    text = write_plan(first)
    assert read_plan(text, TODAY) == (first, ())
    assert read_plan(write_plan(second, text), TODAY) == (second, ())


@tried(30)
@given(plans)
def test_any_plan_can_be_saved_into_a_file_of_ones_own(plan):
    saved = write_plan(plan, MINE)
    assert read_plan(saved, TODAY) == (plan, ())
    assert "# my own words" in saved
    assert 'favourite_tea = "mint"' in saved


CRITERIA = """\
[[criteria]]
name = "Teaching others" # Margit's words
shows = "somebody does it alone"

[[criteria]]
name = "Decisions with numbers"
"""


def test_criteria_are_read_with_what_shows_them():
    plan, problems = read_plan(CRITERIA, TODAY)
    assert problems == ()
    assert plan.criteria == (
        Criterion("Teaching others", "somebody does it alone"),
        Criterion("Decisions with numbers", ""),
    )


def test_a_criterion_that_repeats_one_or_has_no_name_is_told_with_its_line_and_left_out():
    more = CRITERIA + '\n[[criteria]]\nname = "teaching  others"\n\n[[criteria]]\nshows = "anything"\n'
    plan, problems = read_plan(more, TODAY)
    assert [item.name for item in plan.criteria] == ["Teaching others", "Decisions with numbers"]
    assert [(problem.line, problem.column, problem.severity) for problem in problems] == [
        (8, "criteria", "set_aside"),
        (11, "criteria", "set_aside"),
    ]
    assert "has already" in problems[0].message
    assert "needs a name" in problems[1].message


def test_saving_criteria_keeps_the_comments_of_those_that_stay_and_the_change_is_said():
    before, _ = read_plan(CRITERIA, TODAY)
    after = replace(before, criteria=(before.criteria[0], Criterion("Leads a project", "from start to end")))
    saved = write_plan(after, CRITERIA)
    assert read_plan(saved, TODAY) == (after, ())
    assert "# Margit's words" in saved
    assert list(changes(before, after)) == [
        (
            "criteria",
            "Teaching others (somebody does it alone); Decisions with numbers",
            "Teaching others (somebody does it alone); Leads a project (from start to end)",
            None,
        )
    ]
    none = replace(before, criteria=())
    assert "criteria" not in write_plan(none, CRITERIA)


def test_changes_are_said_in_words():
    before, _ = read_plan(MINE, TODAY)
    summer = Break(dt.date(2026, 8, 1), dt.date(2026, 8, 14))
    after = replace(before, hours_per_week=7.5, goals=(Goal("skill_hours", "SQL", 100),), breaks=(summer,), as_of=TODAY)
    after = replace(after, focus=80.0, growth=20.0)
    assert list(changes(before, after)) == [
        ("hours_per_week", "6", "7.5", None),
        ("breaks", "", "2026-08-01 to 2026-08-14", None),
        ("goal: SQL", "120 hours", "100 hours", None),
        ("goal: data team", "8 people", "", None),
        ("focus", "", "80", None),
        ("growth", "0", "20", None),
        ("as_of", "", "2026-03-02", None),
    ]
    assert [str(change) for change in changes(before, after)][-3:-1] == [
        "hours on the goals, of 100 none → 80",
        "growth of the goals, percent 0 → 20",
    ]
    assert list(changes(before, before)) == []
    assert list(changes(before, replace(before, goals=GOALS[::-1]))) == [
        ("order of goals", "SQL, data team", "data team, SQL", None)
    ]


def test_years_that_nobody_means_are_told_and_the_usual_dates_stand_in():
    text = (
        "start = 9999-12-01\nescape_date = 1899-12-31\nas_of = 2201-01-01\n"
        "[[breaks]]\nfrom = 2200-12-31\nto = 2201-01-01\n[[breaks]]\nfrom = 1900-01-01\nto = 2200-12-31\n"
    )
    plan, problems = read_plan(text, TODAY)
    assert plan == replace(starter_plan(TODAY), breaks=(Break(dt.date(1900, 1, 1), dt.date(2200, 12, 31)),))
    assert [problem.line for problem in problems] == [1, 2, 4, 3]
    assert all("in the years 1900 to 2200" in problem.message for problem in problems)


AGAIN = MINE.replace("[promises]", '[[goals]]\nkind = "skill_hours"\nname = "SQL"\ntarget = 5 # again\n\n[promises]')


def test_a_goal_that_is_there_twice_counts_once_and_the_second_is_told_with_its_line():
    plan, problems = read_plan(AGAIN, TODAY)
    assert plan.goals == GOALS
    line = AGAIN.splitlines().index("target = 5 # again") - 2
    assert [(problem.line, problem.column, problem.severity) for problem in problems] == [(line, "goals", "set_aside")]
    assert AGAIN.splitlines()[line - 1] == "[[goals]]"
    assert "has already" in problems[0].message
    # Another kind, or another name, is another goal.
    assert len(read_plan(AGAIN.replace('"SQL"\ntarget = 5', '"SQL"\nfrom = [1]\ntarget = 5'), TODAY)[1]) == 1
    assert len(read_plan(AGAIN.replace('"SQL"\n', '"R"\n'), TODAY)[0].goals) == 3
    assert len(read_plan(MINE + '[[goals]]\nkind = "evidence"\nname = "SQL"\ntarget = 5\n', TODAY)[0].goals) == 3


def test_goals_that_are_equal_but_for_case_are_one_and_one_without_a_name_is_none():
    goals = "".join(
        f'[[goals]]\nkind = "skill_hours"\nname = "{name}"\ntarget = 9\n' for name in ("SQL", "sql ", " ", "Python")
    )
    plan, problems = read_plan(goals, TODAY)
    assert [goal.name for goal in plan.goals] == ["SQL", "Python"]
    assert [problem.line for problem in problems] == [5, 9]


def test_a_goal_that_was_left_out_for_repeating_goes_when_goals_are_saved_and_takes_no_other_along():
    plan, _ = read_plan(AGAIN, TODAY)
    assert write_plan(plan, AGAIN) == AGAIN
    saved = write_plan(replace(plan, goals=GOALS[1:]), AGAIN)
    assert read_plan(saved, TODAY) == (replace(plan, goals=GOALS[1:]), ())
    assert "coffee first" in saved
    between = MINE.replace("[[goals]]", '[[goals]]\nkind = "skill_hours"\nname = "SQL"\ntarget = 5\n\n[[goals]]', 1)
    more = (Goal("skill_hours", "SQL", 6), GOALS[1])
    saved = write_plan(replace(plan, goals=more), between)
    assert read_plan(saved, TODAY) == (replace(plan, goals=more), ())
    assert 'name = "data team"  # coffee first\n' in saved
    more = (*GOALS, Goal("gigs", "one gig", 1))
    assert read_plan(write_plan(replace(plan, goals=more), AGAIN), TODAY) == (replace(plan, goals=more), ())


WORDS = """
[imports.moods] # mine
"OK" = 5
"too much" = 11

[imports.skills]
"Code" = "Python"
"News" = ""
"Chat" = 3
"""


def test_what_words_of_other_programs_mean_is_read_and_a_line_that_cannot_be_is_told():
    plan, problems = read_plan(WORDS, TODAY)
    assert plan.imports == {"moods": {"OK": 5.0}, "skills": {"Code": "Python", "News": ""}}
    assert [(one.column, one.value) for one in problems] == [("imports.moods", "11"), ("imports.skills", "3")]


def test_a_word_is_added_beside_the_others_and_comments_stay():
    text = write_imports(WORDS, {"moods": {"OK": 6.5}, "skills": {"Editor": "Writing"}})
    assert "[imports.moods] # mine" in text
    assert read_plan(text, TODAY)[0].imports == {
        "moods": {"OK": 6.5},
        "skills": {"Code": "Python", "News": "", "Editor": "Writing"},
    }
    assert read_plan(write_imports("start = 2026-01-01\n", {"moods": {"OK": 6.5}}), TODAY)[0].imports == {
        "moods": {"OK": 6.5}
    }
