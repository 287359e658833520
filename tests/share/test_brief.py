"""The brief as a story: the ask, what changed, what was learnt, and the proposal with its first step."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from careerdata import share
from careerdata.logbook import Logbook
from careerdata.share.choice import Choice, ChoiceError
from careerdata.share.contents import ASK
from careerdata.share.next_ask import next_ask_of

TODAY = dt.date(2026, 6, 28)
RESULTS = [
    {"date": "2026-02-13", "project": "Newsletter", "result": "Sent every month", "shareable": "yes"},
    {
        "date": "2026-03-27", "project": "Banner test", "result": "Sample size worked out first.", "shareable": "yes",
        "measure": "decision time", "before": 24.0, "after": 15.0, "unit": "days", "better": "lower",
    },
]  # fmt: skip
ASKS = [
    {"date": "2026-04-14", "to": "Margit Havas", "request": "One day a month", "answer": "no"},
    {
        "date": "2026-07-16", "to": "Ines Okafor", "request": "A post in your team from January",
        "intent": "I would like to do this work every day", "win_win": "Nobody has to be taught the tables",
    },
]  # fmt: skip
NEXT = "2026-07-16 Ines Okafor"


def folder(asks=ASKS):
    contacts = pd.DataFrame([{"contact": "Ines Okafor"}, {"contact": "Margit Havas"}])
    frames = {"exposure": pd.DataFrame(RESULTS), "contacts": contacts}
    if asks:
        frames["asks"] = pd.DataFrame(asks)
    return Logbook.from_frames(today=TODAY, **frames)


def told(choice, book=None):
    return share.lay_out(share.redact(book or folder(), choice), choice)


def with_the_ask(book, *columns):
    return share.usual_choice(book).also("asks", *columns, rows=[NEXT])


def test_it_opens_with_the_ask_and_ends_with_the_proposal_and_its_first_step():
    choice = replace(
        with_the_ask(folder(), "intent"), first_step="one day a week on one project", first_step_on=dt.date(2026, 8, 17)
    )
    brief = told(choice).brief
    assert [heading for heading, _ in brief] == ["What I ask for", "What I did", "What I propose"]
    assert brief[0][1] == (
        "A post in your team from January.",
        "I would like to do this work every day.",
        "What is in it for both of us: Nobody has to be taught the tables.",
    )
    assert brief[-1][1] == ("First step, from 17 August 2026: one day a week on one project",)


def test_why_it_is_asked_and_what_is_in_it_stay_until_they_are_ticked():
    choice = with_the_ask(folder())
    only = replace(choice, columns={**choice.columns, "asks": ("request",)})
    assert told(only).brief[0] == (ASK, ("A post in your team from January.",))


def test_what_is_in_it_for_both_is_the_proposal_of_a_brief_that_asks_nothing():
    choice = with_the_ask(folder())
    without = replace(choice, columns={**choice.columns, "asks": ("win_win",)})
    assert dict(told(without).brief)["What I propose"] == ("Nobody has to be taught the tables.",)
    assert not told(without).asks


def test_without_a_tick_nothing_of_the_ask_is_in_it():
    book = folder()
    assert not told(share.usual_choice(book), book).asks
    assert next_ask_of(book).row == NEXT


def test_a_result_is_told_by_what_changed_and_then_by_what_came_of_it():
    lines = dict(told(share.usual_choice(folder())).brief)["What I did"]
    assert lines == (
        "Cut decision time from 24 to 15 days (Banner test, 27 March 2026). Sample size worked out first",
        "Newsletter (13 February 2026). Sent every month",
    )


@pytest.mark.parametrize(
    ("author", "dated", "byline"),
    [
        ("", False, ""),
        ("Robin Hale", False, "Robin Hale"),
        ("", True, "28 June 2026"),
        ("Robin Hale", True, "Robin Hale, 28 June 2026"),
    ],
)
def test_name_and_day_stand_there_only_when_they_are_wanted(author, dated, byline):
    assert told(replace(share.usual_choice(folder()), author=author, dated=dated)).byline == byline


@pytest.mark.parametrize(
    ("step", "day", "said"),
    [
        ("", None, None),
        ("a talk in August", None, "First step: a talk in August"),
        ("", dt.date(2026, 8, 3), "First step, from 3 August 2026."),
    ],
)
def test_the_first_step_is_said_as_far_as_it_is_known(step, day, said):
    choice = replace(share.usual_choice(folder()), first_step=step, first_step_on=day)
    assert dict(told(choice).brief).get("What I propose") == (said and (said,))


@pytest.mark.parametrize("field", ["author", "first_step"])
def test_a_name_of_the_logs_in_it_stays(field):
    choice = replace(share.usual_choice(folder()), **{field: "with Margit Havas"})
    redacted = share.redact(folder(), choice)
    assert "Margit" not in f"{redacted.byline}{redacted.first_step}"
    assert any('has "Margit' in line for line in redacted.stayed)


def test_of_the_asks_the_next_open_one_is_offered_and_one_that_was_answered_is_not():
    assert next_ask_of(folder()).whom == "Ines Okafor on 16 July 2026"
    assert next_ask_of(folder(ASKS[:1])) is None
    assert next_ask_of(folder([])) is None
    assert next_ask_of(folder([{"date": "2026-07-16", "to": "Ines Okafor", "request": " "}])) is None


def test_a_choice_file_keeps_the_first_step_and_the_byline():
    choice = Choice(first_step="a talk", first_step_on=dt.date(2026, 8, 3), author="Robin", dated=True)
    assert share.read_choice(share.write_choice(choice)) == choice
    with pytest.raises(ChoiceError, match=r"first_step_on in the choice file wants a date such as"):
        share.read_choice('first_step_on = "soon"')
