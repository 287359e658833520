"""The forms of the people page: a person's card, somebody new, an event; what they save and what they refuse."""

import datetime as dt

import pytest

from careerdata.logbook import append, create_folder, edit, open_logbook
from careerdata.panels.steps.followups.panel import followups

TODAY = dt.date(2026, 6, 28)
ANN = {
    "contact": "Ann",
    "team": "Data",
    "circle": "close",
    "every_days": 21,
    "influence": 3,
    "support": -1,
    "met_on": dt.date(2024, 5, 1),
    "note": "likes tea",
    "role": "analyst",
}


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "mine"
    create_folder(folder, TODAY)
    append(folder, "contacts", ANN)
    append(folder, "contacts", {"contact": "Ben"})
    append(folder, "touches", {"date": dt.date(2025, 9, 1), "contact": "Ann", "kind": "met", "from": "both"})
    return folder


@pytest.fixture
def panel(folder):
    panel = followups(open_logbook(folder, TODAY))
    panel.contact.value = "Ann"
    return panel


def people(folder):
    return open_logbook(folder, TODAY).contacts.set_index("contact")


def untouched(folder):
    return {file.name: file.read_bytes() for file in folder.glob("*.csv")}


# The card.


def test_the_card_shows_the_row_of_whoever_is_chosen(panel):
    field = panel.card.fields
    assert (field["team"].value, field["circle"].value, field["every_days"].value) == ("Data", "close", "21")
    assert (field["influence"].value, field["support"].value) == (3, -1)
    assert (field["met_on"].value, field["note"].value, field["role"].value) == (ANN["met_on"], "likes tea", "analyst")
    panel.contact.value = "Ben"
    assert (field["team"].value, field["circle"].value, field["every_days"].value) == ("", "", "")
    assert (field["influence"].value, field["met_on"].value) == ("", None)


def test_saving_the_card_changes_what_was_changed_and_the_answer_follows(panel, folder):
    before = people(folder).loc["Ann"]
    panel.card.fields["influence"].value = 5
    panel.card.fields["every_days"].value = " 14 "
    panel.card.fields["organisation"].value = "Tern & Tide"
    panel.card.save.click()
    after = people(folder).loc["Ann"]
    assert (after["influence"], after["every_days"], after["organisation"]) == (5, 14, "Tern & Tide")
    same = before.index.difference(["influence", "every_days", "organisation"])
    assert after[same].equals(before[same])
    assert panel.message == "Saved: the card of Ann."
    assert "influence 5 of 5" in panel.week.items[0]
    assert panel.contact.value == "Ann"


def test_a_field_that_is_emptied_empties_its_cell(panel, folder):
    panel.card.fields["note"].value, panel.card.fields["circle"].value = "", ""
    panel.card.fields["met_on"].value = None
    panel.card.save.click()
    assert people(folder).loc["Ann", ["note", "circle", "met_on"]].isna().all()


def test_a_card_as_it_was_saves_nothing(panel, folder):
    before = untouched(folder)
    panel.card.save.click()
    assert "is saved as it stands here" in panel.message
    assert untouched(folder) == before


@pytest.mark.parametrize("days", ["often", "0", "3651", "2.5", "-3", "²"])
def test_a_promise_that_is_no_number_of_days_is_refused(panel, folder, days):
    before = untouched(folder)
    panel.card.fields["every_days"].value = days
    panel.card.save.click()
    assert "a whole number of days from 1 to 3650" in panel.message
    assert untouched(folder) == before


def test_what_was_typed_and_not_saved_comes_back_with_the_person(panel):
    panel.card.fields["role"].value = "head of data"
    panel.contact.value = "Ben"
    assert panel.card.fields["role"].value == ""
    panel.contact.value = "Ann"
    assert panel.card.fields["role"].value == "head of data"


def test_a_cell_that_was_changed_elsewhere_meanwhile_is_not_overwritten(panel, folder):
    edit(folder, "contacts", {"contact": "Ann"}, {"role": "director"})
    panel.card.fields["role"].value = "lead"
    panel.card.save.click()
    assert people(folder).loc["Ann", "role"] == "director"
    assert "no row has" in panel.message


def test_a_new_person_with_a_name_that_is_there_is_not_added_again(panel, folder):
    before = untouched(folder)
    panel.new_card.name.value = " Ann "
    panel.new_card.save.click()
    assert panel.message == ("Ann has a card already: choose the name above to see it. Nothing was saved.")
    assert untouched(folder) == before


def test_a_name_that_is_there_but_for_capitals_is_asked_about_once(panel, folder):
    before = untouched(folder)
    panel.new_card.name.value = "ann"
    panel.new_card.save.click()
    assert panel.message.startswith("Ann has a card already: choose that name above if you mean them. If ann is")
    assert untouched(folder) == before
    panel.new_card.save.click()
    assert panel.message.startswith("Saved: ann is new.")
    assert list(people(folder).index) == ["Ann", "Ben", "ann"]


def test_a_new_person_whose_row_was_set_aside_is_not_added_again(folder):
    header = (folder / "contacts.csv").read_text().splitlines()[0].split(",")
    bob = {"contact": "Bob", "every_days": "0"}
    with (folder / "contacts.csv").open("a") as file:
        file.write(",".join(bob.get(name, "") for name in header) + "\n")
    before = untouched(folder)
    panel = followups(open_logbook(folder, TODAY))
    panel.new_card.name.value = "Bob"
    panel.new_card.save.click()
    assert panel.message.startswith(
        'The row of Bob in contacts.csv, line 4, was set aside: "0" is below 1. Mend it there.'
    )
    assert untouched(folder) == before


# Not this person any more.


def test_letting_go_needs_a_reason_keeps_everything_and_can_be_taken_back(panel, folder):
    before = people(folder).loc["Ann"]
    panel.card.let_go.click()
    assert "Say in a few words why" in panel.message
    assert people(folder)["let_go_on"].isna().all()
    panel.card.why.value = "sells houses now"
    panel.card.let_go.click()
    after = people(folder).loc["Ann"]
    assert (after["let_go_on"].date(), after["let_go_why"]) == (TODAY, "sells houses now")
    same = before.index.difference(["let_go_on", "let_go_why"])
    assert after[same].equals(before[same])
    assert "Ann" not in panel.finding.sentence
    assert "Ann" in panel.contact.options
    assert panel.card.bring_back.layout.display == ""
    panel.card.bring_back.click()
    back = people(folder).loc["Ann"]
    assert back["let_go_on"] != back["let_go_on"]
    assert back["let_go_why"] == "sells houses now"
    assert "Ann" in panel.finding.sentence


def test_undo_takes_letting_go_back_to_the_byte(panel, folder):
    before = untouched(folder)
    panel.card.why.value = "x"
    panel.card.let_go.click()
    panel.take_back.click()
    assert untouched(folder) == before


# Somebody new.


def test_somebody_new_gets_a_row_and_can_be_chosen(panel, folder):
    panel.new_card.name.value = "  Zoë   Achterberg "
    panel.new_card.fields["team"].value, panel.new_card.fields["support"].value = "Data", 2
    panel.new_card.save.click()
    assert people(folder).loc["Zoë Achterberg", ["team", "support"]].tolist() == ["Data", 2]
    assert "Zoë Achterberg" in panel.contact.options
    assert panel.new_card.name.value == ""
    assert panel.contact.value == "Ann"


def test_the_first_person_of_an_empty_folder_is_chosen_at_once_and_undo_leaves_nobody(tmp_path):
    create_folder(tmp_path / "empty", TODAY)
    panel = followups(open_logbook(tmp_path / "empty", TODAY))
    for name in ("Ann", "Bo"):
        panel.new_card.name.value = name
        panel.new_card.save.click()
        assert panel.contact.value == "Ann"
        assert not panel.done.disabled
        assert not panel.two_weeks.disabled
    panel.contact.value = "Bo"
    panel.take_back.click()
    assert panel.contact.value == "Ann"
    assert not panel.done.disabled
    panel.take_back.click()
    assert panel.contact.value is None
    assert panel.done.disabled


def test_undo_leaves_the_person_chosen_who_was_and_the_first_after_a_touch(panel):
    panel.done.click()
    assert panel.contact.value is None
    panel.take_back.click()
    assert panel.contact.value == panel.contact.options[0]
    for chosen in ("Ann", "Ben"):
        panel.two_weeks.click()
        panel.contact.value = chosen
        panel.take_back.click()
        assert panel.contact.value == chosen


@pytest.mark.parametrize(("name", "said"), [("", "needs a name"), ("Ann", "Ann")])
def test_a_name_that_is_missing_or_there_already_saves_nothing(panel, folder, name, said):
    before = untouched(folder)
    panel.new_card.name.value = name
    panel.new_card.save.click()
    assert said in panel.message
    assert untouched(folder) == before


# An event.


def at_an_event(panel, *names):
    panel.event_form.event.value = " Data  Evening "
    panel.event_form.day.value = dt.date(2026, 6, 25)
    for name in names:
        panel.event_form.people.add.value = name


def test_an_event_logs_everybody_and_meets_the_new_in_one_save(panel, folder):
    before = untouched(folder)
    at_an_event(panel, "Ann", "Quilla")
    panel.event_form.people.rows[1].form["next_step"].value = "send the slides"
    panel.event_form.note.value = "back row"
    panel.event_form.save.click()
    touches = open_logbook(folder, TODAY).touches.iloc[1:]
    assert touches["contact"].tolist() == ["Ann", "Quilla"]
    assert set(touches["event"]) == {"Data Evening"}
    assert set(touches["kind"]) == {"event"}
    assert set(touches["from"]) == {"both"}
    assert set(touches["date"].dt.date) == {dt.date(2026, 6, 25)}
    assert set(touches["note"]) == {"back row"}
    assert touches["next_step"].iloc[1] == "send the slides"
    new = people(folder).loc["Quilla"]
    assert (new["met_on"].date(), new["met_through"]) == (dt.date(2026, 6, 25), "Data Evening")
    assert panel.message == (
        "Saved: 2 people at Data Evening, 25 June 2026, and Quilla among your people. Undo takes all of it back."
    )
    assert panel.event_form.people.rows == ()
    assert panel.events.table["people"].tolist() == [2]
    panel.take_back.click()
    assert untouched(folder) == before


def test_somebody_named_twice_is_logged_once(panel, folder):
    at_an_event(panel, "Ann", "Ann")
    panel.event_form.save.click()
    assert len(open_logbook(folder, TODAY).touches) == 2


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda form: setattr(form.event, "value", ""), "needs a name"),
        (lambda form: setattr(form.day, "value", None), "Choose the day"),
        (lambda form: form.people.put(()), "at least one person"),
    ],
)
def test_an_event_that_is_not_complete_saves_nothing(panel, folder, spoil, said):
    before = untouched(folder)
    at_an_event(panel, "Ann")
    spoil(panel.event_form)
    panel.event_form.save.click()
    assert said in panel.message
    assert untouched(folder) == before


# What is said after a touch.


def test_after_a_gift_that_ends_a_silence_it_may_land_first(panel):
    panel.form["kind"].value = "gave"
    panel.done.click()
    assert "Let it land before you ask" in panel.message
    panel.contact.value, panel.form["kind"].value = "Ann", "gave"
    panel.done.click()
    assert "Let it land" not in panel.message


def test_the_third_time_in_a_row_from_you_is_said(panel):
    for day in (3, 2, 1):
        panel.contact.value, panel.form["date"].value = "Ann", TODAY - dt.timedelta(days=day)
        panel.done.click()
        assert ("now it is their turn" in panel.message) == (day == 1)


# Names.


def test_names_equal_but_for_case_stay_apart_in_every_form(tmp_path):
    folder = tmp_path / "alike"
    create_folder(folder, TODAY)
    for name in ("Ann", "ann"):
        append(folder, "contacts", {"contact": name, "note": f"I am {name}"})
    panel = followups(open_logbook(folder, TODAY))
    assert set(panel.contact.options) == {"Ann", "ann"}
    for name in ("Ann", "ann"):
        panel.contact.value = name
        assert panel.card.fields["note"].value == f"I am {name}"
    at_an_event(panel, "Ann", "ann")
    assert [row.name for row in panel.event_form.people.rows] == ["Ann", "ann"]
    panel.event_form.save.click()
    assert open_logbook(folder, TODAY).touches["contact"].tolist() == ["Ann", "ann"]
