"""The page of power: somebody is moved on the map, saved and taken back; who could ask together stands below."""

import datetime as dt

import pytest
from plotly.callbacks import Points

from careerdata.figures.layout.power import on_map
from careerdata.logbook import append, create_folder, edit, open_logbook
from careerdata.panels.editing.row_form import UNSAID
from careerdata.panels.steps.power import power

TODAY = dt.date(2026, 6, 28)
CHIARA = "Chiara Montefalco"  # Influence 3, support 0, in People.


@pytest.fixture
def panel(folder):
    return power(open_logbook(folder))


def mine(tmp_path, *rows):
    create_folder(tmp_path / "mine", TODAY)
    for row in rows:
        append(tmp_path / "mine", "contacts", row)
    return power(open_logbook(tmp_path / "mine", TODAY))


def row_of(folder, contact):
    return open_logbook(folder).contacts.set_index("contact").loc[contact]


def spot(panel, contact):
    return on_map(panel.finding.frames["people"])["picture"].set_index("contact").loc[contact, ["x", "y"]].tolist()


def test_it_opens_with_the_whole_map_and_nobody_chosen(panel):
    assert panel.contact.value == ""
    assert panel.form["influence"].disabled
    assert panel.save.disabled
    assert sum(len(trace.x) for trace in panel.figure.data[3:]) == len(panel.finding.table) == 32
    names = [note.text for note in panel.figure.layout.annotations]
    assert "Margit Havas" in names


def test_the_person_list_has_everybody_also_those_who_are_not_on_the_map(panel):
    assert {name for _, name in panel.contact.options} == {"", *panel.book.contacts["contact"]}


def test_choosing_somebody_shows_what_is_saved_about_them_and_makes_their_name_stand_out(panel):
    panel.contact.value = CHIARA
    assert (panel.form["influence"].value, panel.form["support"].value, panel.form["shares"].value) == (3, 0, "")
    assert not panel.form["influence"].disabled
    assert panel.save.disabled
    assert f"<b>{CHIARA}</b>" in [note.text for note in panel.figure.layout.annotations]


def test_a_moved_person_moves_on_the_map_before_anything_is_saved(panel, folder):
    before = (folder / "contacts.csv").read_bytes()
    panel.contact.value = CHIARA
    old = spot(panel, CHIARA)
    panel.form["influence"].value, panel.form["support"].value = 5, 2
    assert spot(panel, CHIARA) != old
    assert panel._draft.text == f"Not saved yet: {CHIARA}, influence 5 of 5: decides and support would speak up."
    assert (folder / "contacts.csv").read_bytes() == before
    panel.contact.value = "Margit Havas"
    assert panel._draft.text == ""
    assert spot(panel, CHIARA) == old


def test_save_changes_just_these_cells_and_undo_gives_them_back(panel, folder):
    before = (folder / "contacts.csv").read_bytes()
    panel.contact.value = CHIARA
    panel.form["support"].value = 1
    panel.form["shares"].value = " Work I can learn from "
    panel.save.click()
    row = row_of(folder, CHIARA)
    assert (row["influence"], row["support"], row["shares"]) == (3, 1, "Work I can learn from")
    assert row["note"] == "knows how moves inside are done"
    assert panel.message == (
        f"Saved: {CHIARA}, support leans your way and shares Work I can learn from. Undo takes it back."
    )
    assert panel.contact.value == CHIARA
    assert panel.save.disabled
    panel.take_back.click()
    assert (folder / "contacts.csv").read_bytes() == before
    assert (panel.form["support"].value, panel.form["shares"].value) == (0, "")
    assert panel.message.startswith("Taken back")


def test_what_was_noted_can_be_emptied_again(panel, folder):
    panel.contact.value = "Łukasz Brzozowski"
    panel.form["influence"].value, panel.form["shares"].value = UNSAID, ""
    assert "influence not noted and shares no pain point" in panel._draft.text
    panel.save.click()
    assert row_of(folder, "Łukasz Brzozowski")[["influence", "shares"]].isna().all()


def test_a_row_that_was_changed_elsewhere_meanwhile_is_not_overwritten(panel, folder):
    panel.contact.value = CHIARA
    panel.form["support"].value = 2
    edit(folder, "contacts", {"contact": CHIARA}, {"support": -2})
    panel.save.click()
    assert row_of(folder, CHIARA)["support"] == -2
    assert panel.message
    assert not panel.message.startswith("Saved")


def test_the_next_ally_follows_what_is_saved(panel):
    assert "Talk to Ines Okafor-Reid next" in panel.finding.sentence
    panel.contact.value = "Ines Okafor-Reid"
    panel.form["support"].value = 2
    panel.save.click()
    assert "Talk to Margit Havas next" in panel.finding.sentence


def test_introductions_are_shown_when_asked_for_and_those_of_the_chosen_one_always(panel):
    assert len(panel.figure.data[0].x) == len(panel.figure.data[1].x) == 0
    panel.introductions.value = True
    assert any(value is not None for value in panel.figure.data[0].x)
    panel.introductions.value = False
    panel.contact.value = "José Ballesteros Rey"
    assert len(panel.figure.data[0].x) == 0
    assert len(panel.figure.data[1].x) > 0


def click(panel, contact):
    """Click the dot of somebody, as plotly tells it."""
    for number, trace in enumerate(panel.figure.data):
        names = [facts[0] for facts in trace.customdata] if trace.customdata is not None else []
        if contact in names:
            place = names.index(contact)
            trace._dispatch_on_click(Points([place], [trace.x[place]], [trace.y[place]], None, number), None)


def test_a_click_on_a_dot_opens_that_persons_card(panel):
    assert panel.card.items == ()
    click(panel, "Mei-Lin Tan")
    assert panel.contact.value == "Mei-Lin Tan"
    assert panel.card.items == (
        "Mei-Lin Tan: senior product analyst, Product Analytics, Quillmoor",
        "Last in touch on 16 June 2026",
        "Next step, by 28 June 2026: bring back the book",
        "Introduced by José Ballesteros Rey",
        "Introduced Fatuma Warsame",
    )
    click(panel, CHIARA)
    assert panel.card.items[0] == f"{CHIARA}: people partner, People, Quillmoor"


def test_who_could_ask_together_comes_with_words_to_begin(panel):
    [first, *_] = panel.together.items
    assert first.startswith(
        "Amara Nwosu-Lind and Daniel Abebe-Stone, for “Fewer copy-and-paste reports”. To begin with:"
    )


def test_a_folder_without_people_and_one_without_influence_say_how_to_begin(tmp_path):
    panel = mine(tmp_path)
    assert panel.figure is None
    assert "Two ways to begin" in panel.blockers[0]
    assert panel._chart.layout.min_width is None, "words would be cut on a narrow page"
    append(tmp_path / "mine", "contacts", {"contact": "Ann"})
    panel = power(open_logbook(tmp_path / "mine", TODAY))
    assert panel.top.headline.text == "Who has a say? Nobody is placed yet"
    assert "say how much influence they have" in panel.blockers[0]
    panel.contact.value = "Ann"
    panel.form["influence"].value = 4
    assert panel.figure is not None
    assert panel._chart.layout.min_width == "700px", "names would lie on each other"
    panel.save.click()
    assert panel.blockers == ()


def test_names_equal_but_for_case_are_saved_apart(tmp_path):
    panel = mine(tmp_path, {"contact": "Ann Lee"}, {"contact": "ANN LEE"})
    panel.contact.value = "ANN LEE"
    panel.form["influence"].value = 5
    panel.save.click()
    saved = panel.book.contacts.set_index("contact")["influence"]
    assert saved["ANN LEE"] == 5
    assert saved.isna()["Ann Lee"]


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>", "=1+1", "n" * 300, "ليلى حسن"])
def test_odd_names_are_text_in_every_line_of_the_panel(tmp_path, name):
    panel = mine(tmp_path, {"contact": name})
    panel.contact.value = name
    panel.form["influence"].value = 5
    panel.save.click()
    assert panel.book.contacts["contact"].tolist() == [name]
    shown = [panel._sentence.value, panel._message.value, panel._table.value, panel._draft.value]
    assert not any("<img" in value for value in shown)


def test_the_answer_stands_first_and_follows_a_move_on_the_map(tmp_path):
    panel = mine(
        tmp_path,
        {"contact": "Ann", "circle": "active", "influence": 5, "support": 0, "met_on": "2026-06-01"},
        {"contact": "Bea", "circle": "active", "influence": 2, "support": 1},
    )
    assert panel.children[0] is panel.top
    assert panel.top.headline.text == "Ann decides, and you don't know their view"
    assert (panel.top.number.text, panel.top.says.text) == ("1 of 2", "people whose view you don't know")
    panel.contact.value = "Ann"
    panel.form["support"].value = 2
    assert panel.top.headline.text == "Ann decides, and would speak up"
    assert (panel.top.number.text, panel.top.says.text) == ("1 of 2", "people would speak up for you")
