"""If-then plans: made in a form, asked back in a later week, and never claimed to help before there are enough."""

import datetime as dt

import pandas as pd
import pytest

from careerdata import reminders
from careerdata.analysis.plan.intentions import in_words, read
from careerdata.logbook import Logbook, create_folder, open_logbook
from careerdata.panels import intentions

MONDAY = dt.date(2026, 6, 1)


@pytest.fixture
def folder(tmp_path):
    create_folder(tmp_path, MONDAY)
    return tmp_path


def saved(folder):
    return pd.read_csv(folder / "intentions.csv")


def questions(panel):
    return [row.children[0].text for row in panel.asked.children]


def test_one_is_saved_and_asked_back_from_the_next_week_on_and_answered(folder):
    panel = intentions(open_logbook(folder, MONDAY))
    panel.if_when.value, panel.then_do.value = "when I close my laptop on Tuesday", "open the course"
    panel.save.click()
    assert "When I close my laptop on Tuesday, then I open the course." in panel.message
    assert questions(panel) == []
    assert questions(intentions(open_logbook(folder, dt.date(2026, 6, 7)))) == []
    later = intentions(open_logbook(folder, dt.date(2026, 6, 8)))
    assert questions(later) == ["When I close my laptop on Tuesday, then I open the course. Did it happen?"]
    later.asked.children[0].children[1].children[0].click()
    assert saved(folder)[["made_on", "happened", "looked_back_on"]].iloc[0].tolist() == [
        "2026-06-01",
        "yes",
        "2026-06-08",
    ]
    assert questions(later) == []
    later.take_back.click()
    assert saved(folder)["happened"].isna().all()
    assert len(questions(later)) == 1


def test_half_of_one_is_not_saved(folder):
    panel = intentions(open_logbook(folder, MONDAY))
    panel.if_when.value = "on Tuesday"
    panel.save.click()
    assert "Both halves are needed" in panel.message
    assert saved(folder).empty


@pytest.mark.parametrize(
    ("if_when", "then_do", "said"),
    [
        ("it is Sunday", "plan the week", "If it is Sunday, then I plan the week."),
        ("When lunch is over,", "then I read ten pages.", "When lunch is over, then I read ten pages."),
    ],
)
def test_it_is_said_as_one_sentence_however_it_was_typed(if_when, then_do, said):
    assert in_words(if_when, then_do) == said


def book(happened):
    days = [dt.date(2026, 1, 5) + dt.timedelta(weeks=week) for week in range(len(happened))]
    rows = {"made_on": days, "if_when": "it is Sunday", "then_do": "plan", "happened": happened}
    return Logbook.from_frames(today=MONDAY, intentions=pd.DataFrame(rows))


def test_a_share_is_told_from_twelve_on_and_no_benefit_is_claimed():
    few, enough = ["yes"] * 11 + [None], ["yes"] * 7 + ["partly"] * 2 + ["no"] * 3
    assert read(book(few)).sentence == (
        "12 if-then plans, 11 of 12 looked back on; what share happens can be told from 12 on."
    )
    assert read(book(enough)).sentence == "Of 12 if-then plans you looked back on, 7 happened, 2 in part."
    assert "does not say what would have happened without" in read(book(enough)).caution
    assert read(book([])).sentence.startswith("No if-then plan yet")


def test_the_calendar_file_asks_on_the_next_sunday_and_a_neutral_title_says_nothing():
    found = [item for item in reminders.reminders(book([None, "yes"])) if item.kind == "intention"]
    assert [(item.first, item.title, item.more) for item in found] == [
        (dt.date(2026, 6, 7), "If it is Sunday, then I plan.", "Did it happen?")
    ]
    neutral = reminders.read(book([None])).table
    assert neutral.loc[neutral["about"].str.contains("Sunday, then"), "title"].tolist() == ["Look back"]
