"""Results with other teams: told in a sentence that the numbers allow, who can vouch, and what is still missing."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from careerdata.analysis.exposure.results import head_of, read
from careerdata.analysis.exposure.text import openings
from careerdata.logbook import Logbook, open_logbook
from careerdata.plan import Goal, starter_plan
from careerdata.schemas import Contacts, Exposure, Touches, empty_frame
from careerdata.text import number

TODAY = dt.date(2026, 6, 1)
PLAN = replace(starter_plan(TODAY), target_team="Data", current_role="Accountant")
FULL = {
    "date": dt.date(2026, 3, 2),
    "project": "Mail page",
    "team": "Data",
    "result": "One page answers them.",
    "measure": "mails",
    "before": 20,
    "after": 5,
    "unit": "a week",
    "shareable": "yes",
}


def filled(schema, rows):
    """Return rows as the logbook would: every column, in the schema's types."""
    empty = empty_frame(schema)
    return pd.DataFrame(rows, columns=list(empty)).astype(dict(empty.dtypes))


def ann(**facts):
    return {"contact": "Ann", "team": "Data", "support": 2} | facts


def found(*results, people=None, touches=(), plan=PLAN, today=TODAY):
    """Read results given as what differs from a full one."""
    return read(
        Logbook.from_frames(
            today=today,
            plan=plan,
            exposure=filled(Exposure, [FULL | result for result in results]),
            contacts=filled(Contacts, [ann()] if people is None else people),
            touches=filled(Touches, [{"kind": "met", "from": "both"} | touch for touch in touches]),
        )
    )


def told(**result):
    return found(result).table["told"].iloc[0]


# The sentence.


def test_a_result_is_one_sentence_of_situation_action_and_result():
    assert told() == ("Mails fell from 20 to 5 a week, 75 % less (“Mail page”, with Data). One page answers them.")


def test_a_change_is_told_as_yours_only_where_you_said_which_way_is_better():
    assert told(better="lower").startswith("Cut mails from 20 to 5 a week, 75 % less (“Mail page”, with Data).")
    assert told(better="higher").startswith("Mails fell from 20 to 5 a week, 75 % less")
    more = {"before": 5, "after": 20, "better": "higher"}
    assert told(**more).startswith("Raised mails from 5 to 20 a week")
    assert told(before=20, after=20, better="lower").startswith("Mails stayed at 20 a week")


@pytest.mark.parametrize(
    ("before", "after", "unit", "said"),
    [
        (20, 30, "a week", "rose to 30 a week, 50 % more:"),
        (20, 20, "a week", "stayed at 20 a week:"),
        (1.5, 1.2, "hours", "fell to 1.2 hours, 20 % less:"),
        (31, 34.5, "%", "rose to 34.5 %, 3.5 points more:"),
        (11, 10, "percent", "fell to 10 percent, 1 point less:"),
        (20, 0, "a week", "fell to 0 a week, 100 % less:"),
        (123_456_789, 1, "a week", "fell to 1 a week, more than 99 % less:"),
        (1000, 5.1, "a week", "fell to 5.1 a week, 99 % less:"),
        (1000, 4.9, "a week", "fell to 4.9 a week, more than 99 % less:"),
        (1e308, 1e307, "a week", "fell to 1e307 a week, 90 % less:"),
        (1_250_000, 1_312_345, "EUR", "rose to 1,312,345 EUR, 5 % more:"),
        # No percentage where it would say nothing, or too much.
        (0, 7, "a week", "rose to 7 a week:"),
        (-4, 2, "points of score", "rose to 2 points of score, 6 points more:"),
        (-4, 2, "EUR", "rose to 2 EUR:"),
        (2, 1, "a week", "fell to 1 a week:"),
        (4, 1, "a week", "fell to 1 a week:"),
        (5, 4, "a week", "fell to 4 a week, 20 % less:"),
        (10, 21, "a week", "rose to 21 a week:"),
        (1000, 1001, "a week", "rose to 1,001 a week:"),
        (1_000_000, 1_250_000, "EUR", "rose to 1,250,000 EUR, 25 % more:"),
        (11.5, 8.9, "%", "fell to 8.9 %, 2.6 points less:"),
    ],
)
def test_the_direction_is_said_and_a_percentage_only_where_the_numbers_allow(before, after, unit, said):
    said = said.replace(" to ", f" from {number(before)} to ", 1).removesuffix(":")
    assert told(before=before, after=after, unit=unit).startswith(f"Mails {said} (“Mail page”, with Data).")


def test_a_unit_is_not_said_twice_when_the_measure_says_it():
    assert "Hours to prepare fell from 20 to 5 a week" in told(measure="hours to prepare", unit="hours a week")
    assert "Days until a decision fell from 20 to 5," in told(measure="days until a decision", unit="days")
    assert "Days fell from 20 to 5 hours," in told(measure="days", unit="hours")


@pytest.mark.parametrize("gone", ["measure", "before", "after"])
def test_without_both_numbers_only_what_was_done_is_told(gone):
    assert told(**{gone: None}) == "With Data I worked on “Mail page”: One page answers them."
    assert told(**{gone: None}, result=None) == "With Data I worked on “Mail page”."


# What is missing, and what to do.


@pytest.mark.parametrize(
    ("gone", "missing", "do"),
    [
        ({}, "", "Ready to tell."),
        ({"measure": None}, "what was measured", "Write down one thing that changed"),
        ({"before": None, "after": None}, "the number after, the number before", "Find the number after"),
        ({"before": None}, "the number before", "Find the number before"),
        ({"result": None}, "what came of it", "Say what came of it"),
        ({"shareable": "no"}, "leave to share it", "Ask the team whether it may be told"),
        ({"shareable": None}, "whether it may be shared", "Decide whether it may be told"),
        ({"team": "Legal"}, "somebody who can vouch", "Be in touch with somebody in Legal who saw it"),
    ],
)
def test_what_a_result_lacks_is_named_with_the_next_thing_to_do(gone, missing, do):
    row = found(gone).table.iloc[0]
    assert row["missing"] == missing
    assert row["next_step"].startswith(do)


# Who can vouch.


def test_who_stands_by_you_or_lately_talked_to_you_can_vouch_the_best_first():
    people = [
        ann(contact="Cem", support=0),
        ann(contact="Ben", support=1),
        ann(contact="Ann"),
        ann(contact="Dot", support=None),
        ann(contact="Eve", support=-1),
        ann(contact="Fay", team="Legal"),
    ]
    near, far = TODAY - dt.timedelta(days=90), TODAY - dt.timedelta(days=91)
    touches = [{"date": near, "contact": "Cem"}, {"date": far, "contact": "Dot"}, {"date": near, "contact": "Eve"}]
    assert found({}, people=people, touches=touches).table["vouchers"].tolist() == ["Ann, Ben and Cem"]


def test_more_than_three_are_counted_and_influence_decides_among_equals():
    people = [ann(contact=name, influence=say) for name, say in (("A", 1), ("B", 4), ("C", None), ("D", 2), ("E", 3))]
    assert found({}, people=people).table["vouchers"].tolist() == ["B, E, D and 2 more"]


def test_a_team_of_that_name_somewhere_else_comes_last_and_says_where():
    people = [ann(contact="Ann", organisation="There"), *(ann(contact=n, support=1, organisation="Here") for n in "BC")]
    assert found({}, people=people).table["vouchers"].tolist() == ["B, C and Ann (There)"]


def test_team_names_are_the_same_however_they_are_spaced_or_capitalised():
    table = found({"team": " data "}, people=[ann(team="DATA ")]).table
    assert table["on_target_team"].all()
    assert table["vouchers"].tolist() == ["Ann"]


# The whole answer.


def test_the_target_team_comes_first_then_the_newest_and_nothing_from_tomorrow():
    day = FULL["date"]
    results = [
        {"project": "old", "date": day},
        {"project": "other", "team": "Legal", "date": day + dt.timedelta(days=9)},
        {"project": "new", "date": day + dt.timedelta(days=1)},
        {"project": "tomorrow", "date": TODAY + dt.timedelta(days=1)},
    ]
    assert found(*results).table["project"].tolist() == ["new", "old", "other"]


def test_the_sentence_counts_says_what_is_first_and_what_the_plan_asks_for():
    plan = replace(PLAN, goals=(Goal("exposure", "Wins", 4),))
    finding = found({}, {"project": "Talk", "shareable": "no"}, {"team": "Legal"}, plan=plan)
    assert finding.sentence == (
        "You have 2 results with Data, and 1 with another team; 1 can be told as it is now. Next, for “Talk”: ask the "
        "team whether it may be told; until then it stays in your folder. Your plan asks for 4: 2 to go."
    )
    assert found({}, plan=replace(PLAN, goals=(Goal("exposure", "Wins", 1),))).sentence.endswith("they are there.")


def test_without_a_target_team_every_team_counts_and_the_caution_says_so():
    finding = found({}, {"team": "Legal"}, plan=replace(PLAN, target_team=" "))
    assert finding.sentence.startswith("You have 2 results with other teams; 1 can be told")
    assert "names no target team" in finding.caution


def test_no_result_yet_is_an_answer():
    finding = found()
    assert finding.table.empty
    assert finding.frames["lines"].empty
    assert "no result with another team" in finding.sentence


def test_lines_run_from_0_to_the_larger_number_also_below_0():
    lines = found({}, {"project": "B", "before": -10, "after": 10}, {"project": "C", "before": 0, "after": 0}).frames[
        "lines"
    ]
    assert lines[["before", "after"]].to_numpy().tolist() == [[0.0, 1.0], [0.0, 0.0], [1.0, 0.25]]
    assert lines["project"].tolist() == ["B", "C", "Mail page"]


# Words for asking.


def test_the_openings_are_filled_from_the_plan_and_quote_only_what_may_be_shared():
    table = found({"shareable": "no"}, {"project": "Shown"}, {"project": "Legal thing", "team": "Legal"}).table
    boss, head = openings(table, PLAN, "Ines")
    assert boss.whom == "Your own boss"
    assert boss.words.startswith("I have worked with Data before")
    assert "“" not in boss.words
    assert head.whom == "Ines, in Data"
    assert head.words.startswith(
        "I am an accountant, and we have worked together on 2 projects. I would like to go on."
    )
    assert "“Shown”" in head.words
    assert "“Mail page”" not in head.words
    assert "Legal" not in head.words


def test_the_openings_work_without_a_team_a_role_or_a_result():
    boss, head = openings(found().table, starter_plan(TODAY))
    assert "if I knew how the other team works" in boss.words
    assert head.whom == "The head of the other team"
    assert head.words.startswith("I would like to learn how your team works")
    assert "the other team" not in head.words, "nobody tells the head of a team about her own team"


def test_the_head_is_the_one_person_with_most_say():
    people = [ann(contact="A", influence=4), ann(contact="B", influence=5), ann(contact="C", team="Legal", influence=5)]
    assert head_of(filled(Contacts, people), "data") == "B"
    assert head_of(filled(Contacts, [*people, ann(contact="D", influence=5)]), "data") == ""
    assert head_of(filled(Contacts, [ann(influence=3)]), "Data") == ""
    assert head_of(filled(Contacts, people), "") == ""


def test_the_example_says_what_its_files_say():
    book = open_logbook(Path(__file__).parents[4] / "data" / "example")
    finding = read(book)
    assert finding.example
    assert finding.sentence.startswith("You have 5 results with Product Analytics, and 1 with another team; 5 can be")
    assert "“Search cohorts”" in finding.sentence
    assert finding.sentence.endswith("Your plan asks for 6: 1 to go.")
    assert head_of(book.contacts, book.plan.target_team) == "Ines Okafor-Reid"
