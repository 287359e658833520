"""The page of endorsements: the list, a new word, an answer to an open one, undo, and the ask that is not saved."""

import datetime as dt

import pandas as pd
import pytest
from example_person import generate

from careerdata.logbook import create_folder, open_logbook
from careerdata.panels.steps.endorsements import NEW, endorsements

TODAY = dt.date(2026, 6, 28)


@pytest.fixture
def panel(folder):
    return endorsements(open_logbook(folder))


def last(folder):
    return open_logbook(folder).endorsements.iloc[-1]


def test_it_lists_every_word_and_offers_the_one_to_ask_next(panel):
    assert panel.words.items[0] == "Mei-Lin Tan: a reference, asked on 10 June 2026, no answer yet"
    assert panel.words.items[2] == (
        "Priya Raghunathan: a recommendation, asked on 31 March 2026, given on 13 April 2026"
    )
    assert panel.form["contact"].value == "José Ballesteros Rey"
    assert panel.figure is None
    assert panel.about.options == (("a new one", NEW), ("Mei-Lin Tan: a reference", 0))


def test_a_new_word_is_one_row_and_undo_takes_it_back(panel, folder):
    before = (folder / "endorsements.csv").read_bytes()
    panel.form["note"].value = " in the canteen "
    panel.save.click()
    row = last(folder)
    assert (row["contact"], row["kind"], row["status"], row["note"]) == (
        *("José Ballesteros Rey", "recommendation", "asked"),
        "in the canteen",
    )
    assert row["asked_on"] == pd.Timestamp(TODAY)
    assert "Saved: José Ballesteros Rey, a recommendation" in panel.message
    assert "José Ballesteros Rey: a recommendation" in [label for label, _ in panel.about.options]
    assert "José Ballesteros Rey" not in panel.finding.table["contact"].tolist()
    panel.take_back.click()
    assert (folder / "endorsements.csv").read_bytes() == before


def test_an_answer_changes_the_open_row_and_no_other(panel, folder):
    rows = len(panel.book.endorsements)
    panel.about.value = 0
    assert (panel.form["contact"].value, panel.form["kind"].value, panel.form["contact"].disabled) == (
        "Mei-Lin Tan",
        "reference",
        True,
    )
    panel.form["status"].value, panel.form["given_on"].value = "given", TODAY
    panel.save.click()
    row = last(folder)
    assert len(open_logbook(folder).endorsements) == rows
    assert (row["contact"], row["status"], row["given_on"]) == ("Mei-Lin Tan", "given", pd.Timestamp(TODAY))
    assert panel.about.value == NEW
    assert not panel.form["contact"].disabled
    assert "3 given" in panel.finding.sentence


def test_a_cold_ask_is_saved_with_a_word_of_what_to_give_next(panel, folder):
    panel.form["contact"].value = contact = generate().truths.faded[0]
    panel.save.click()
    assert panel.message.startswith("Saved: ")
    assert "so it was a cold ask. Give before you ask again: " in panel.message
    assert (last(folder)["contact"], last(folder)["status"]) == (contact, "asked")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"asked_on": None}, "Choose the day you asked"),
        ({"status": "given"}, "Choose the day it was given"),
        ({"status": "given", "given_on": dt.date(2026, 6, 1)}, "Choose the day it was given"),
        ({"about": 0}, "Say what came of it"),
        ({"about": 0, "status": "given", "given_on": dt.date(2026, 6, 9)}, "Choose the day it was given"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_saved(panel, folder, changes, said):
    before = (folder / "endorsements.csv").read_bytes()
    for name, value in changes.items():
        (panel.about if name == "about" else panel.form[name]).value = value
    panel.save.click()
    assert panel.message.startswith(said)
    assert (folder / "endorsements.csv").read_bytes() == before


def test_a_word_that_came_without_being_asked_for_lately_is_no_cold_ask(panel, folder):
    panel.form["contact"].value = generate().truths.faded[0]
    panel.form["status"].value, panel.form["given_on"].value = "given", TODAY
    panel.save.click()
    assert panel.message.startswith("Saved")
    assert last(folder)["status"] == "given"


def test_an_empty_folder_says_whom_to_add(tmp_path):
    create_folder(tmp_path / "mine", TODAY)
    panel = endorsements(open_logbook(tmp_path / "mine", TODAY))
    panel.save.click()
    assert panel.message.startswith("Choose whom you asked")


def with_words(folder, *rows):
    """Make endorsements.csv hold these words alone, as another program would."""
    (folder / "endorsements.csv").write_text("asked_on,contact,kind,status,given_on,note\n" + "".join(rows))
    return endorsements(open_logbook(folder))


def test_a_word_of_somebody_who_is_not_in_contacts_can_be_answered(folder):
    panel = with_words(folder, "2026-06-01,Zoe Far,,asked,,\n")
    panel.about.value = 0
    assert panel.form["contact"].value == "Zoe Far"
    panel.form["status"].value = "declined"
    panel.save.click()
    assert panel.message.startswith("Saved: Zoe Far, a word, they declined.")
    assert last(folder)["status"] == "declined"
    assert "Zoe Far" not in panel.form["contact"].options, "a new word is asked of people in contacts.csv"


def test_of_two_requests_that_are_equal_one_is_answered(folder):
    row = "2026-06-01,Mei-Lin Tan,reference,asked,,\n"
    panel = with_words(folder, row, row)
    panel.about.value = panel.about.options[-1][1]
    panel.form["status"].value, panel.form["given_on"].value = "given", TODAY
    panel.save.click()
    assert panel.message.startswith("Saved: Mei-Lin Tan")
    assert open_logbook(folder).endorsements["status"].tolist() == ["given", "asked"]


def test_a_request_that_is_gone_from_its_file_is_said_and_the_panel_goes_on(folder):
    other = "2026-05-01,Priya Raghunathan,reference,asked,,\n"
    panel = with_words(folder, "2026-06-01,Mei-Lin Tan,reference,asked,,\n", other)
    panel.about.value = 0
    panel.form["status"].value = "declined"
    (folder / "endorsements.csv").write_text(f"asked_on,contact,kind,status,given_on,note\n{other}")
    panel.save.click()
    assert "changed in another program meanwhile, so nothing was saved" in panel.message
    panel.about.value = 0
    panel.save.click()
    assert panel.message.startswith("Saved: Priya Raghunathan")
