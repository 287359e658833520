"""Renaming, putting together and telling apart, on the page of people: one save, one undo, and the past as it was written."""

import datetime as dt

import pytest

from careerdata import analysis
from careerdata.logbook import append, append_rows, create_folder, open_logbook
from careerdata.panels.steps.checkin.panel import checkin
from careerdata.panels.steps.followups.panel import followups

TODAY = dt.date(2026, 6, 28)
PAST = ("touches", "endorsements", "asks", "gigs")


@pytest.fixture
def folder(tmp_path):
    home = tmp_path / "mine"
    create_folder(home, TODAY)
    people = [
        {"contact": "Bo Sample", "circle": "close", "note": "likes tea", "met_on": "2024-05-01"},
        {"contact": "Bo Married", "organisation": "Acme", "note": "plays go", "met_on": "2023-01-01", "circle": "wide"},
        {"contact": "Ann Lee", "met_through": "Bo Sample"},
    ]
    append_rows(home, "contacts", people)
    day = {"date": "2026-01-05", "kind": "met", "from": "both"}
    append_rows(
        home, "touches", [day | {"contact": "Bo Sample"}, day | {"contact": "Bo Married", "date": "2026-03-02"}]
    )
    append(
        home,
        "endorsements",
        {"asked_on": "2026-04-01", "contact": "Bo Sample", "status": "given", "given_on": "2026-04-09"},
    )
    append(home, "asks", {"date": "2026-05-01", "to": "Bo Sample", "request": "an hour", "answer": "yes"})
    append(home, "gigs", {"date": "2026-06-01", "client": "Bo Sample", "stage": "lead"})
    return home


def panel_of(folder, name):
    panel = followups(open_logbook(folder, TODAY))
    panel.contact.value = name
    return panel


def everything(folder):
    return {path.name: path.read_bytes() for path in (*folder.glob("*.csv"), folder / "plan.toml")}


def past(folder):
    return [(folder / f"{log}.csv").read_bytes() for log in PAST]


def last(folder, name):
    table = analysis.followups.read(open_logbook(folder, TODAY)).table.set_index("contact")
    return table.loc[name, "last_touch"].date()


def test_a_rename_keeps_every_touch_and_rewrites_nothing_that_was_written(folder):
    before, then = everything(folder), past(folder)
    panel = panel_of(folder, "Bo Sample")
    panel.names.name.value = "Bo  Lund"
    panel.names.rename.click()
    assert "Bo Sample is Bo Lund from now on." in panel.message
    assert panel.contact.value == "Bo Lund"
    assert last(folder, "Bo Lund") == dt.date(2026, 6, 1)  # The gig, whose client is written by the earlier name.
    assert past(folder) == then
    book = open_logbook(folder, TODAY)
    assert set(book.contacts["contact"]) == {"Bo Lund", "Bo Married", "Ann Lee"}
    assert book.contacts.set_index("contact").loc["Ann Lee", "met_through"] == "Bo Lund"
    assert book.plan_history.empty
    assert [problem for problem in book.problems if problem.file != "plan.toml"] == []
    panel.take_back.click()
    assert panel.message == "Taken back: the change to 1 person and the names of people."
    assert everything(folder) == before
    assert panel.names.name.value == ""


def test_renamed_and_back_leaves_one_person_of_two_names(folder):
    panel = panel_of(folder, "Bo Sample")
    for name in ("Bo Lund", "Bo Sample"):
        panel.names.name.value = name
        panel.names.rename.click()
    assert open_logbook(folder, TODAY).plan.names == {"Bo Sample": ("Bo Lund",)}
    assert last(folder, "Bo Sample") == dt.date(2026, 6, 1)


def test_another_way_to_write_a_name_is_a_rename_too(folder):
    panel = panel_of(folder, "Ann Lee")
    panel.names.name.value = "ANN LEE"
    panel.names.rename.click()
    assert "ANN LEE" in set(open_logbook(folder, TODAY).contacts["contact"])
    assert open_logbook(folder, TODAY).plan.names == {}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Type the new name first."),
        ("Bo Sample", "is the name on the card already"),
        ("ann lee", "Ann Lee has a card already. If the two are one person, put them together."),
    ],
)
def test_a_name_that_cannot_be_taken_is_refused(folder, name, said):
    before, panel = everything(folder), panel_of(folder, "Bo Sample")
    panel.names.name.value = name
    panel.names.rename.click()
    assert said in panel.message
    assert everything(folder) == before


def test_two_cards_become_one_with_every_touch_of_both(folder):
    before, then = everything(folder), past(folder)
    panel = panel_of(folder, "Bo Married")
    panel.names.twin.value = "Bo Sample"
    panel.names.merge.click()
    book = open_logbook(folder, TODAY)
    card = book.contacts.set_index("contact").loc["Bo Married"]
    assert (card["organisation"], card["circle"], card["note"]) == ("Acme", "wide", "plays go; likes tea")
    assert card["met_on"].date() == dt.date(2023, 1, 1)
    assert list(book.contacts["contact"]) == ["Bo Married", "Ann Lee"]
    assert list(book.touches["contact"]) == ["Bo Married"] * 2
    assert past(folder) == then
    assert last(folder, "Bo Married") == dt.date(2026, 6, 1)
    panel.take_back.click()
    assert everything(folder) == before


def test_a_card_with_gaps_is_filled_in_from_the_other_one(folder):
    panel = panel_of(folder, "Bo Sample")
    panel.names.twin.value = "Bo Married"
    panel.names.merge.click()
    card = open_logbook(folder, TODAY).contacts.set_index("contact").loc["Bo Sample"]
    assert (card["organisation"], card["circle"]) == ("Acme", "close")
    assert card["met_on"].date() == dt.date(2023, 1, 1)


def test_two_that_were_put_together_are_told_apart_again(folder):
    panel = panel_of(folder, "Bo Married")
    panel.names.twin.value = "Bo Sample"
    panel.names.merge.click()
    assert [value for _, value in panel.names.other.options] == ["", "Bo Sample"]
    before = everything(folder)
    panel.names.other.value = "Bo Sample"
    panel.names.split.click()
    assert last(folder, "Bo Sample") == dt.date(2026, 6, 1)
    assert last(folder, "Bo Married") == dt.date(2026, 3, 2)
    assert open_logbook(folder, TODAY).plan.names == {}
    panel.take_back.click()
    assert everything(folder) == before


def test_telling_apart_gives_whoever_lacks_a_card_one(folder):
    with (folder / "plan.toml").open("a") as file:
        file.write('\n[names]\n"Bo Lund" = ["Ann Lee", "Annie"]\n')
    panel = panel_of(folder, "Bo Lund")
    panel.names.other.value = "Annie"
    panel.names.split.click()
    assert {"Bo Lund", "Annie"} <= set(open_logbook(folder, TODAY).contacts["contact"])


def test_nobody_new_can_take_an_earlier_name_and_forms_ask_whom_it_means(folder):
    panel = panel_of(folder, "Bo Sample")
    panel.names.name.value = "Bo Lund"
    panel.names.rename.click()
    before = everything(folder)
    panel.new_card.name.value = "bo sample"
    panel.new_card.save.click()
    assert "bo sample is another name of Bo Lund. For somebody else, tell them apart" in panel.message
    assert everything(folder) == before
    week = checkin(open_logbook(folder, TODAY))
    week.people.add.value = "Bo Sample"
    assert [row.name for row in week.people.rows] == ["Bo Lund"]


def test_a_plan_that_was_changed_meanwhile_is_not_written_over(folder):
    panel = panel_of(folder, "Bo Sample")
    with (folder / "plan.toml").open("a") as file:
        file.write('\n[names]\n"Ann Lee" = ["Annie"]\n')
    before = everything(folder)
    panel.names.name.value = "Bo Lund"
    panel.names.rename.click()
    what = " were changed since you opened it, so nothing was saved. Run the notebook again."
    assert panel.message == f"The names in plan.toml{what}"
    assert everything(folder) == before
