"""Two weeks of ticks on the page of wants and needs: one save a day, one press onto the list, one Undo for each."""

import datetime as dt

import pytest

from careerdata.logbook import append, create_folder, open_logbook
from careerdata.panels.steps.needs.panel import needs

TODAY = dt.date(2026, 6, 28)


@pytest.fixture
def mine(tmp_path):
    """An empty folder with one pain point."""
    create_folder(tmp_path / "mine", TODAY)
    append(tmp_path / "mine", "pains", {"noticed_on": "2026-06-02", "pain": "Tea", "kind": "want", "status": "open"})
    return tmp_path / "mine"


def saved(folder):
    log = open_logbook(folder, TODAY + dt.timedelta(days=1)).activities
    days = log["date"].dt.date
    return list(zip(days, log["activity"], log["effect"], strict=True))


def three_days_of(folder, activity, effect):
    for day in (25, 26, 27):
        append(folder, "activities", {"date": dt.date(2026, 6, day), "activity": activity, "effect": effect})


def test_a_day_is_written_once_and_ticked_from_then_on(mine):
    panel = needs(open_logbook(mine, TODAY))
    look = panel.activities
    look.save.click()
    assert panel.message.startswith("Tick what drained you today or gave you something, or write it.")
    look.drained.value, look.gave.value = "Budget meeting; mails ", "Helping Hugo"
    look.save.click()
    assert panel.message == "Saved: 3 ticks of today. Undo takes it back."
    assert saved(mine) == [
        (TODAY, "Budget meeting", "drains"),
        (TODAY, "mails", "drains"),
        (TODAY, "Helping Hugo", "gives"),
    ]
    assert (look.drained.value, look.gave.value) == ("", "")
    assert {name: control.value for name, control in look.ticks.items()} == {
        "Budget meeting": "drains",
        "Helping Hugo": "gives",
        "mails": "drains",
    }
    look.save.click()
    assert panel.message.startswith("Today's ticks are saved as they stand here.")
    look.ticks["mails"].value = "gives"
    look.gave.value = "HELPING Hugo"
    look.save.click()
    assert panel.message == "Saved: 1 tick of today. Undo takes it back."
    assert (TODAY, "mails", "gives") in saved(mine)
    assert len(saved(mine)) == 3
    panel.take_back.click()
    assert (TODAY, "mails", "drains") in saved(mine)
    panel.take_back.click()
    assert saved(mine) == []


def test_the_same_thing_in_both_lines_is_asked_about_and_nothing_is_saved(mine):
    panel = needs(open_logbook(mine, TODAY))
    panel.activities.drained.value, panel.activities.gave.value = "Mails", "mails"
    panel.activities.save.click()
    assert panel.message.startswith("The same thing stands in both lines.")
    assert saved(mine) == []


def test_a_tick_leaves_the_draft_of_the_list_as_it_is(mine):
    panel = needs(open_logbook(mine, TODAY))
    panel.add.value = "A window"
    panel.activities.drained.value = "Mails"
    panel.activities.save.click()
    assert [row["pain"] for row in panel.state.rows.values()] == ["Tea", "A window"]
    panel.take_back.click()
    assert [row["pain"] for row in panel.state.rows.values()] == ["Tea", "A window"]
    panel.back.click()
    assert [row["pain"] for row in panel.state.rows.values()] == ["Tea"]


def test_under_four_ticks_nothing_can_be_put_on_the_list(mine):
    three_days_of(mine, "Mails", "drains")
    panel = needs(open_logbook(mine, TODAY))
    assert panel.activities.put == {}
    panel.activities.ticks["Mails"].value = "drains"
    panel.activities.save.click()
    assert list(panel.activities.put) == ["Mails"]


@pytest.mark.parametrize(
    ("effect", "pain", "kind"), [("drains", "Mails", "unsorted"), ("gives", "More of: Mails", "want")]
)
def test_one_press_puts_it_on_the_list_and_one_undo_takes_it_off(mine, effect, pain, kind):
    three_days_of(mine, "Mails", effect)
    append(mine, "activities", {"date": TODAY, "activity": "Mails", "effect": effect})
    before = (mine / "pains.csv").read_bytes()
    panel = needs(open_logbook(mine, TODAY))
    panel.add.value = "A window"
    panel.activities.put["Mails"].click()
    assert panel.message == f'Saved: "{pain}" is on your list. Undo takes it back.'
    row = open_logbook(mine, TODAY).pains.iloc[-1]
    assert (row["pain"], row["kind"], row["noticed_on"].date()) == (pain, kind, TODAY)
    assert row["note"].endswith("on 4 of 4 days")
    assert {"A window", pain} <= {row["pain"] for row in panel.state.rows.values()}
    assert panel.activities.put == {}
    panel.take_back.click()
    assert (mine / "pains.csv").read_bytes() == before
    assert list(panel.activities.put) == ["Mails"]


def test_the_names_of_activities_are_text(mine):
    for _ in range(2):
        three_days_of(mine, "<img src=x onerror=alert(1)>", "drains")
    panel = needs(open_logbook(mine, TODAY))
    shown = [part.value for row in panel.activities._ranked.children for part in row.children if hasattr(part, "value")]
    assert not any("<img" in value for value in shown)


def test_ticks_that_were_saved_before_midnight_are_not_saved_again_after_it(mine):
    append(mine, "activities", {"date": TODAY, "activity": "Mails", "effect": "drains"})
    panel = needs(open_logbook(mine, TODAY))
    assert panel.activities.ticks["Mails"].value == "drains"
    panel.book = open_logbook(mine, TODAY + dt.timedelta(days=1))
    panel.activities.save.click()
    assert panel.message.startswith("Tick what drained you today")
    assert saved(mine) == [(TODAY, "Mails", "drains")]
    assert panel.activities.ticks["Mails"].value == ""
    panel.activities.ticks["Mails"].value = "drains"
    panel.activities.save.click()
    assert saved(mine) == [(TODAY, "Mails", "drains"), (TODAY + dt.timedelta(days=1), "Mails", "drains")]
