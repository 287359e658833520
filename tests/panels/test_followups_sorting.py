"""Sorting many people of an import at once: ticked by what goes with them, saved once, taken back once."""

import datetime as dt

import pytest

from careerdata.logbook import append, append_rows, create_folder, open_logbook
from careerdata.panels.steps.followups.panel import followups
from careerdata.panels.steps.followups.sort_form import WHY

TODAY = dt.date(2026, 6, 28)
MANY = 150


@pytest.fixture
def folder(tmp_path):
    home = tmp_path / "mine"
    create_folder(home, TODAY)
    people = [
        {
            "contact": f"Person {number}",
            "organisation": f"Company {number % 3}",
            "role": "Lead" if number % 2 else None,
            "met_through": "LinkedIn",
        }
        for number in range(MANY)
    ]
    append_rows(
        home, "contacts", [*people, {"contact": "Ann Lee", "circle": "close"}, {"contact": "Zoe", "every_days": 9}]
    )
    return home


@pytest.fixture
def sorting(folder):
    form = followups(open_logbook(folder, TODAY)).sorting
    form.unfold()
    return form


def people(folder):
    return open_logbook(folder, TODAY).contacts.set_index("contact")


def test_everybody_without_a_circle_is_there_and_nobody_else(sorting):
    assert set(sorting.people.names) == {f"Person {number}" for number in range(MANY)}
    sorting.people.find.value = "company 1"
    assert len(sorting.people.boxes) == 24
    assert sorting.people.boxes["Person 139"].description == "Person 139 (Lead, Company 1)"


def test_an_organisation_is_sorted_with_one_save_and_one_undo_takes_it_back(folder, sorting):
    before = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    sorting.people.find.value = "company 1"
    sorting.people.all.click()
    sorting.circle.value, sorting.team.value = "active", "Data"
    sorting.save.click()
    panel = sorting._panel
    assert panel.message == "Saved: 50 people. Undo takes all of it back."
    sorted_ = people(folder)[lambda frame: frame["circle"].eq("active")]
    assert len(sorted_) == 50
    assert set(sorted_["organisation"]) == {"Company 1"}
    assert set(sorted_["team"]) == {"Data"}
    assert len(sorting.people.names) == 100
    assert sorting.people.ticked == ()
    assert sorting.team.value == ""
    assert sorting.circle.value == "active"
    panel.take_back.click()
    assert {path.name: path.read_bytes() for path in folder.glob("*.csv")} == before
    assert len(sorting.people.names) == MANY


def test_whoever_is_nobody_to_follow_up_is_let_go_and_off_the_list(folder, sorting):
    sorting.people.boxes["Person 149"].value = True
    sorting.people.find.value = "person 14"
    sorting.people.boxes["Person 14"].value = True
    sorting.leave.value = True
    sorting.save.click()
    gone = people(folder)[lambda frame: frame["let_go_on"].notna()]
    assert set(gone.index) == {"Person 149", "Person 14"}
    assert set(gone["let_go_why"]) == {WHY}
    assert "Person 14" not in sorting.people.names
    assert not sorting.leave.value


@pytest.mark.parametrize(("tick", "said"), [(False, "Tick somebody first."), (True, "Choose a circle or a team")])
def test_nothing_ticked_or_nothing_chosen_saves_nothing(folder, sorting, tick, said):
    before = (folder / "contacts.csv").read_bytes()
    if tick:
        sorting.people.boxes["Person 149"].value = True
    sorting.save.click()
    assert said in sorting._panel.message
    assert (folder / "contacts.csv").read_bytes() == before


def test_somebody_who_was_sorted_in_another_window_is_not_written_over(folder, sorting):
    from careerdata.logbook import edit

    edit(folder, "contacts", {"contact": "Person 3"}, {"circle": "wide"}, TODAY)
    sorting.people.find.value = "person 3"
    sorting.people.all.click()
    sorting.circle.value = "close"
    sorting.save.click()
    assert "Nothing was saved" in sorting._panel.message
    assert people(folder)["circle"].value_counts().to_dict() == {"close": 1, "wide": 1}
    assert "Person 3" not in sorting.people.names
    sorting.save.click()
    assert people(folder).loc["Person 30", "circle"] == "close"


def test_an_import_into_a_page_that_is_open_is_there_after_the_next_save(folder, sorting):
    append(folder, "contacts", {"contact": "Later Comer", "organisation": "Company 9"})
    sorting.people.boxes["Person 149"].value = True
    sorting.circle.value = "wide"
    sorting.save.click()
    assert "Later Comer" in sorting.people.names
    assert "Later Comer" in sorting.people.boxes
