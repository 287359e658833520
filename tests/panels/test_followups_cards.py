"""The cards of this week's people: done, later, and a line to begin with, each in one click, and undo."""

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
    for name, days in (("Ann Lee", 90), ("Bo Chen", 70)):
        append(folder, "contacts", {"contact": name, "circle": "close", "organisation": "Tern"})
        row = {"date": TODAY - dt.timedelta(days=days), "contact": name, "kind": "met", "from": "both"}
        append(folder, "touches", row, TODAY)
    return followups(open_logbook(folder, TODAY))


def names(panel):
    return [card.contact for card in panel.week.cards]


def files(panel):
    return {name: (panel.book.folder / name).read_bytes() for name in ("touches.csv", "contacts.csv")}


def test_each_of_this_week_has_a_card_with_three_buttons(panel):
    assert sorted(names(panel)) == ["Ann Lee", "Bo Chen"]
    card = panel.week.cards[0]
    assert [button.description for button in (card.done, card.snooze, card.write)] == ["Done", "Snooze", "Write"]
    assert "Ann Lee: logs that you wrote to them today" in {card.done.tooltip for card in panel.week.cards}
    assert card.drop.layout.display == "none"


def test_done_is_one_click_one_row_and_one_undo(panel):
    before, card = files(panel), panel.week.cards[0]
    contact = card.contact
    card.done.click()
    saved = open_logbook(panel.book.folder, TODAY).touches.iloc[-1]
    assert (saved["contact"], saved["kind"], saved["from"]) == (contact, "wrote", "me")
    assert saved["date"] == pd.Timestamp(TODAY)
    assert panel.message.startswith(f"Saved: {contact}")
    assert contact not in names(panel)
    panel.take_back.click()
    assert files(panel) == before
    assert contact in names(panel)


def test_snooze_is_one_click_for_two_weeks_and_one_undo(panel):
    before, card = files(panel), panel.week.cards[1]
    contact = card.contact
    card.snooze.click()
    people = open_logbook(panel.book.folder, TODAY).contacts.set_index("contact")
    assert people.loc[contact, "snooze_until"] == pd.Timestamp(2026, 7, 12)
    assert contact not in names(panel)
    panel.take_back.click()
    assert files(panel) == before


def test_write_opens_a_line_to_copy_and_saves_nothing(panel):
    before, card = files(panel), panel.week.cards[0]
    assert card.line.layout.display == "none"
    card.write.click()
    assert card.line.layout.display == ""
    month = "March" if card.contact == "Ann Lee" else "April"
    assert card.line.value == f"We last talked in {month}. How are things at Tern?"
    card.write.click()
    assert card.line.layout.display == "none"
    assert files(panel) == before


def test_a_line_that_was_opened_is_not_left_open_for_somebody_else(panel):
    first = panel.week.cards[0]
    first.write.click()
    first.done.click()
    assert len(names(panel)) == 1
    assert panel.week.cards[0].line.layout.display == "none"
