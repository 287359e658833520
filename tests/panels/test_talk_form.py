"""A talk in one form: what was asked, what was learned, who is next; one save over the logs it touches, one undo."""

import datetime as dt

import pandas as pd
import pytest

from careerdata.logbook import append, create_folder, open_logbook
from careerdata.panels.steps.followups.panel import followups

TODAY = dt.date(2026, 6, 28)


@pytest.fixture
def panel(tmp_path):
    folder = tmp_path / "mine"
    create_folder(folder, TODAY)
    append(folder, "contacts", {"contact": "Ann Lee", "circle": "close"})
    row = {"date": TODAY - dt.timedelta(days=5), "contact": "Ann Lee", "kind": "met", "from": "both"}
    append(folder, "touches", row, TODAY)
    return followups(open_logbook(folder, TODAY))


def files(panel):
    return {name: (panel.book.folder / name).read_bytes() for name in ("touches.csv", "contacts.csv")}


def test_a_talk_is_one_save_over_touches_and_contacts_and_one_undo(panel):
    before, talk = files(panel), panel.talk
    talk.form["contact"].value, talk.form["kind"].value = "ann  lee", "called"
    talk.asked.value, talk.form["note"].value = "how they hire", "twice a year, in March"
    talk.next.value = "Bo Chen"
    talk.save.click()
    book = open_logbook(panel.book.folder, TODAY)
    called, asked = book.touches.iloc[-2], book.touches.iloc[-1]
    assert (called["contact"], called["kind"], called["from"]) == ("Ann Lee", "called", "both")
    assert called["note"] == "twice a year, in March"
    assert (called["next_step"], called["next_step_on"]) == ("talk to Bo Chen", pd.Timestamp(2026, 7, 5))
    assert (asked["contact"], asked["kind"], asked["note"]) == ("Ann Lee", "asked", "how they hire")
    new = book.contacts.iloc[-1]
    assert (new["contact"], new["met_through"]) == ("Bo Chen", "Ann Lee")
    assert panel.message == (
        "Saved: your talk with Ann Lee, 28 June 2026; next, by 5 July 2026: talk to Bo Chen. Undo takes all of it back."
    )
    assert (talk.asked.value, talk.next.value, talk.form["contact"].value) == ("", "", "")
    panel.take_back.click()
    assert files(panel) == before


def test_on_its_day_the_next_step_is_promised(panel):
    panel.talk.form["contact"].value, panel.talk.next.value = "Ann Lee", "Bo Chen"
    panel.talk.save.click()
    later = followups(open_logbook(panel.book.folder, dt.date(2026, 7, 6)))
    assert later.week.items[0].startswith("Ann Lee: you promised for 5 July 2026: talk to Bo Chen")


def test_somebody_new_to_talk_with_gets_a_card(panel):
    panel.talk.form["contact"].value, panel.talk.form["note"].value = "Cem Kaya", "knows the team"
    panel.talk.save.click()
    new = open_logbook(panel.book.folder, TODAY).contacts.iloc[-1]
    assert (new["contact"], new["met_on"]) == ("Cem Kaya", pd.Timestamp(TODAY))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Say with whom you talked."),
        ({"contact": "Ann Lee"}, "Write what you asked, what you learned"),
        ({"contact": "Ann Lee", "next": "Bo", "by": dt.date(2026, 6, 1)}, "Choose a day for the next talk"),
        ({"contact": "Ann Le", "note": "a lot"}, "Did you mean Ann Lee?"),
        ({"contact": "Ann Lee", "date": dt.date(2026, 6, 29), "note": "a lot"}, "Choose the day of the talk"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_saved(panel, typed, said):
    before = files(panel)
    for name, value in typed.items():
        control = {"next": panel.talk.next, "by": panel.talk.by}.get(name) or panel.talk.form[name]
        control.value = value
    panel.talk.save.click()
    assert panel.message.startswith(said)
    assert files(panel) == before


def test_with_several_old_ties_it_is_said_which_are_the_useful_ones(panel):
    assert "Which old tie" not in shown(panel)
    folder = panel.book.folder
    for name in ("Dee", "Eli"):
        append(folder, "contacts", {"contact": name, "circle": "close"})
        row = {"date": TODAY - dt.timedelta(days=300), "contact": name, "kind": "met", "from": "both"}
        append(folder, "touches", row, TODAY)
    assert "Which old tie to pick up?" in shown(followups(open_logbook(folder, TODAY)))


def shown(panel):
    return " ".join(child.text for child in panel.children if hasattr(child, "text"))
