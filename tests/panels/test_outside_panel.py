"""Looking outside on screen: what is open, the form for a step, and the chart of what opens doors."""

import datetime as dt

import pandas as pd
import pytest

from careerdata.logbook import append, create_folder, open_logbook
from careerdata.panels import outside
from careerdata.panels.base import Panel

TODAY = dt.date(2026, 6, 28)


@pytest.fixture
def mine(tmp_path):
    """An empty folder with one person in it."""
    create_folder(tmp_path / "mine", TODAY)
    append(tmp_path / "mine", "contacts", {"contact": "Ann Lee", "organisation": "Tern & Tide"}, TODAY)
    return tmp_path / "mine"


def saved(folder):
    return pd.read_csv(folder / "applications.csv")


def fill(panel, **cells):
    for column, value in cells.items():
        panel.form[column].value = value


def test_the_example_answers_first(folder):
    panel = outside(open_logbook(folder))
    assert panel.top.headline.text == "Talks: 5 of 10 when referred, 1 of 14 when cold"
    assert (panel.top.number.text, panel.top.says.text) == ("5", "open applications, 1 with a step due this week")
    assert panel.top.action.text == "Next: send them the two charts (Villhem, by 2 July 2026)."
    assert panel.told.items[1] == (
        "Osprey Lane, Product analyst (found, 24 June 2026). Next: ask Leilani Kahananui about it before you apply."
    )
    assert panel.people_there()[1] == (
        "Osprey Lane: Leilani Kahananui, Kwabena Osei-Mensah, Tom Ferriby, Mikael Ståhl."
    )


def test_an_empty_folder_has_no_chart_and_a_first_step(mine):
    panel = outside(open_logbook(mine, TODAY))
    assert panel.top.headline.text == "Nothing noted yet: one job you have seen is a beginning"
    assert panel.figure is None
    (why,) = panel.blockers
    assert why.startswith(
        "The chart begins with the first application that is four weeks old and says how you came to it."
    )


def test_a_step_is_saved_and_taken_back(mine):
    panel = outside(open_logbook(mine, TODAY))
    fill(panel, organisation="Tern & Tide", role="Analyst", stage="applied", source="referred", contact="Ann Lee")
    fill(panel, hours="1.5", next_step="ask Ann how it stands", next_step_on=dt.date(2026, 7, 6))
    panel.save.click()
    assert panel.message == "Saved: Tern & Tide, applied. Undo takes it back."
    assert panel.form["organisation"].value == ""
    (row,) = saved(mine).to_dict("records")
    assert (row["date"], row["organisation"], row["stage"], row["source"]) == (
        "2026-06-28",
        "Tern & Tide",
        "applied",
        "referred",
    )
    assert (row["contact"], row["hours"], row["next_step_on"]) == ("Ann Lee", 1.5, "2026-07-06")
    next_step = "Next: ask Ann how it stands, by 6 July 2026."
    assert panel.told.items == (f"Tern & Tide, Analyst (applied, 28 June 2026). {next_step}",)
    panel.take_back.click()
    assert "What you wrote is back in the form." in panel.message
    assert panel.form["role"].value == "Analyst"
    assert panel.told.items == ()
    assert Panel.unexpected == []


def test_whom_you_know_is_said_while_the_place_is_typed(mine):
    panel = outside(open_logbook(mine, TODAY))
    fill(panel, organisation="TERN  & Tide")
    assert panel.known.text == "You know Ann Lee there. Ask before you apply."
    fill(panel, organisation="Acme")
    assert panel.known.text == ""


def test_what_is_missing_or_odd_is_said_and_nothing_is_saved(mine):
    panel = outside(open_logbook(mine, TODAY))
    panel.save.click()
    assert panel.message == "Say where it is. Nothing was saved."
    fill(panel, organisation="Acme", hours="a lot")
    panel.save.click()
    assert panel.message == "Hours it took is a number up to 1000, such as 1.5, or stays empty. Nothing was saved."
    fill(panel, hours="", date=dt.date(2026, 6, 29))
    panel.save.click()
    assert panel.message == "Choose the day, today or earlier. Nothing was saved."
    assert not (mine / "applications.csv").exists() or saved(mine).empty


def test_a_name_that_is_nearly_one_of_yours_is_asked_about_once(mine):
    panel = outside(open_logbook(mine, TODAY))
    fill(panel, organisation="Acme", contact="Ann Leee")
    panel.save.click()
    assert panel.message.startswith("Did you mean Ann Lee?")
    panel.save.click()
    assert panel.message == "Saved: Acme, found. Undo takes it back."
