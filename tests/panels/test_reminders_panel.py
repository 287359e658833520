"""The page of reminders: shown before it is written, neutral unless asked, and never over somebody else's file."""

import sys

import pytest

from careerdata.logbook import open_logbook
from careerdata.panels.steps.reminders import reminders


@pytest.fixture
def panel(folder):
    return reminders(open_logbook(folder))


def test_it_shows_what_the_file_would_hold_and_what_only_you_see(panel):
    assert panel.due.items[0] == (
        "28 June 2026, then every Sunday until 28 February 2027: Weekly review (not in the file: Weekly check-in)"
    )
    assert panel.due.items[-1] == "… and 5 more, in the table."
    assert panel.chart is None
    panel.neutral.value = False
    assert panel.due.items[1] == "28 June 2026: Mei-Lin Tan: bring back the book"
    assert "say who and what" in panel.finding.caution


def test_the_button_writes_the_file_that_was_shown(panel, folder):
    panel.write.click()
    assert panel.message.startswith(f"Wrote {folder / 'reminders.ics'} with 17 reminders.")
    assert b"Mei-Lin" not in (folder / "reminders.ics").read_bytes()
    panel.neutral.value = False
    panel.write.click()
    assert b"Mei-Lin" in (folder / "reminders.ics").read_bytes()


def test_a_file_of_somebody_elses_is_replaced_only_when_the_button_is_pressed_twice(panel, folder):
    other = folder / "team.ics"
    other.write_text("BEGIN:VCALENDAR")
    panel.to.value = str(other)
    panel.write.click()
    assert "press again to replace it" in panel.message
    panel.to.value = str(folder / "mine.ics")
    panel.to.value = str(other)
    panel.write.click()
    assert other.read_text() == "BEGIN:VCALENDAR", "another name was written in between"
    panel.write.click()
    assert other.read_text() != "BEGIN:VCALENDAR"


def test_without_the_extra_the_list_stays_and_the_button_says_what_to_install(panel, folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    panel.write.click()
    assert "careerdata[calendar]" in panel.message
    assert panel.due.items
    assert not (folder / "reminders.ics").exists()


def test_an_emptied_name_means_the_usual_place(panel, folder):
    panel.to.value = " "
    panel.write.click()
    assert (folder / "reminders.ics").exists()
