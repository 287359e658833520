"""The page of people: the list, the form that saves, snooze, undo, and the ask that is not saved."""

import datetime as dt

import pandas as pd
import pytest
from example_person import generate

from careerdata.logbook import append, create_folder, edit, open_logbook
from careerdata.panels.steps.followups.panel import MOST_A_WEEK, followups

TODAY = dt.date(2026, 6, 28)


@pytest.fixture
def panel(folder):
    return followups(open_logbook(folder))


def small(tmp_path, *rows):
    """Return the panel of a folder with these contacts."""
    create_folder(tmp_path / "mine", TODAY)
    for row in rows:
        append(tmp_path / "mine", "contacts", row)
    return followups(open_logbook(tmp_path / "mine", TODAY))


def listed(panel):
    return [line.split(": ")[0] for line in panel.week.items]


def last_touch(panel, contact):
    return panel.finding.table.set_index("contact").loc[contact, "last_touch"].date()


def test_it_opens_with_five_people_their_reasons_and_the_chart(panel):
    table = panel.finding.table
    assert listed(panel) == table.loc[table["this_week"], "contact"].tolist()
    assert len(listed(panel)) == 5
    assert panel.week.items[0].endswith(table["reason"].iloc[0])
    assert sum(len(trace.x) for trace in panel.figure.data) == len(panel.book.contacts)
    assert panel.contact.options == tuple(table["contact"])
    assert panel.contact.value == table["contact"].iloc[0]


def test_people_a_week_changes_the_list_and_the_sentence_and_the_chart_names_the_furthest_overdue(panel):
    before = panel.finding.sentence
    panel.people_a_week.value = 2
    assert panel.state.people_a_week == len(listed(panel)) == 2
    assert panel.finding.sentence != before
    names = {note.text for note in panel.figure.layout.annotations if note.showarrow}
    late = panel.finding.table[~panel.finding.table["held_back"]].sort_values("due_in_days")
    assert names == set(late["contact"].head(3))
    panel.people_a_week.value = 99
    assert panel.state.people_a_week == MOST_A_WEEK


def test_only_the_target_team(panel):
    panel.target_team_only.value = True
    assert set(panel.finding.table["team"]) == {panel.book.plan.target_team}
    assert panel.contact.options == tuple(panel.finding.table["contact"])


def test_whoever_was_chosen_stays_chosen_while_they_are_listed(panel):
    on_the_team = panel.finding.table.query("on_target_team")["contact"].iloc[-1]
    panel.contact.value = on_the_team
    panel.target_team_only.value = True
    assert panel.contact.value == on_the_team
    panel.people_a_week.value = 3
    assert panel.contact.value == on_the_team


def test_done_saves_one_row_and_the_person_leaves_the_list(panel, folder):
    # The first one stays: something was promised.
    panel.contact.value = contact = panel.contact.options[1]
    rows = len(panel.book.touches)
    panel.form["kind"].value, panel.form["from"].value = "called", "them"
    panel.form["date"].value = panel.book.today - dt.timedelta(days=1)
    panel.form["note"].value, panel.form["next_step"].value = "liked the dashboard", "send the link"
    panel.form["next_step_on"].value = panel.book.today + dt.timedelta(days=4)
    panel.done.click()
    touches = open_logbook(folder).touches
    assert len(touches) == rows + 1
    saved = touches.iloc[-1]
    assert (saved["contact"], saved["kind"], saved["from"], saved["note"]) == (
        *(contact, "called", "them"),
        "liked the dashboard",
    )
    assert (saved["date"].date(), saved["next_step"]) == (panel.book.today - dt.timedelta(days=1), "send the link")
    assert saved["next_step_on"].date() == panel.book.today + dt.timedelta(days=4)
    assert panel.message == f"Saved: {contact}, called, 27 June 2026."
    assert contact not in listed(panel)
    assert last_touch(panel, contact) == panel.book.today - dt.timedelta(days=1)
    assert (panel.form["note"].value, panel.form["next_step"].value, panel.form["next_step_on"].value) == ("", "", None)
    assert panel.contact.value is None
    assert panel.done.disabled, "a second click must not log the same for somebody else"


def test_one_click_is_enough(panel, folder):
    contact = panel.contact.value
    panel.done.click()
    saved = open_logbook(folder).touches.iloc[-1]
    assert (saved["contact"], saved["kind"], saved["from"]) == (contact, "wrote", "me")
    assert saved["date"].date() == panel.book.today


@pytest.mark.parametrize("day", [None, TODAY + dt.timedelta(days=1)])
def test_a_day_that_is_missing_or_ahead_saves_nothing(panel, folder, day):
    before = (folder / "touches.csv").read_bytes()
    panel.form["date"].value = day
    panel.done.click()
    assert "Choose the day it happened" in panel.message
    assert (folder / "touches.csv").read_bytes() == before


def test_a_cold_ask_is_saved_with_a_word_of_what_to_give_and_none_after_a_gift(panel, folder):
    contact, other, *_ = generate().truths.faded
    panel.contact.value, panel.form["kind"].value = contact, "asked"
    panel.done.click()
    assert panel.message.startswith("Saved")
    assert "so it was a cold ask. Give before you ask again: " in panel.message
    panel.contact.value, panel.form["kind"].value = other, "thanked"
    panel.done.click()
    panel.contact.value, panel.form["kind"].value = other, "asked"
    panel.done.click()
    assert panel.message.startswith("Saved")
    assert "cold ask" not in panel.message
    assert open_logbook(folder).touches["kind"].tolist()[-3:] == ["asked", "thanked", "asked"]


def test_being_asked_by_them_is_never_a_cold_ask(panel, folder):
    [contact, *_] = generate().truths.faded
    panel.contact.value, panel.form["kind"].value, panel.form["from"].value = contact, "asked", "them"
    panel.done.click()
    assert panel.message.startswith("Saved")
    assert open_logbook(folder).touches["from"].iloc[-1] == "them"


@pytest.mark.parametrize(("button", "until"), [("two_weeks", "2026-07-12"), ("two_months", "2026-08-28")])
def test_snooze_writes_the_day_and_holds_the_person_back(panel, folder, button, until):
    contact = panel.contact.value
    getattr(panel, button).click()
    contacts = open_logbook(folder).contacts.set_index("contact")
    assert str(contacts.loc[contact, "snooze_until"].date()) == until
    assert contact not in listed(panel)
    table = panel.finding.table.set_index("contact")
    assert table.loc[contact, "held_back"]
    assert "Saved" in panel.message
    assert contact in panel.message
    assert open_logbook(folder).touches.equals(panel.book.touches)


def test_snooze_until_a_day_of_ones_own(panel, folder):
    panel.contact.value = contact = panel.contact.options[1]
    panel.until.value = dt.date(2026, 7, 1)
    panel.until_then.click()
    assert panel.message == f"Saved: {contact} waits, and is back on 1 July 2026."
    assert contact in listed(followups(open_logbook(folder, dt.date(2026, 7, 1))))
    assert contact not in listed(followups(open_logbook(folder, dt.date(2026, 6, 30))))


@pytest.mark.parametrize("day", [None, TODAY])
def test_snooze_without_a_day_ahead_saves_nothing(panel, folder, day):
    before = (folder / "contacts.csv").read_bytes()
    panel.until.value = day
    panel.until_then.click()
    assert "Choose a day after today" in panel.message
    assert (folder / "contacts.csv").read_bytes() == before


def test_undo_takes_the_last_save_back(panel, folder):
    files = {name: (folder / name).read_bytes() for name in ("touches.csv", "contacts.csv")}
    week, second = listed(panel), panel.contact.options[1]
    panel.done.click()
    panel.contact.value = second
    panel.two_weeks.click()
    panel.take_back.click()
    assert (folder / "contacts.csv").read_bytes() == files["contacts.csv"]
    panel.take_back.click()
    assert (folder / "touches.csv").read_bytes() == files["touches.csv"]
    assert listed(panel) == week
    assert "Taken back" in panel.message
    panel.take_back.click()
    assert "nothing to take back" in panel.message


def test_what_another_program_wrote_meanwhile_is_there_after_a_save(panel, folder):
    append(folder, "touches", {"date": panel.book.today, "contact": panel.contact.options[3], "kind": "met"})
    other = panel.contact.options[3]
    panel.done.click()
    assert last_touch(panel, other) == panel.book.today


def test_somebody_taken_out_of_the_file_meanwhile_is_said_and_breaks_nothing(panel, folder):
    contact = panel.contact.value
    edit(folder, "contacts", {"contact": contact}, {"contact": "Somebody Else"})
    panel.two_weeks.click()
    assert contact in panel.message
    assert not open_logbook(folder).contacts["snooze_until"].eq("2026-07-12").any()


def test_names_are_text_wherever_they_stand(tmp_path):
    name = "<img src=x onerror=alert(1)> $x$"
    panel = small(tmp_path, {"contact": name})
    assert panel.week.items[0].startswith(name)
    shown = "".join(child.value for child in panel.children if isinstance(getattr(child, "value", None), str))
    assert "<img" not in shown
    assert "&lt;img" in shown
    panel.done.click()
    assert open_logbook(tmp_path / "mine", TODAY).touches["contact"].tolist() == [name]


def test_an_empty_folder_says_how_to_begin_and_saves_nothing(tmp_path):
    panel = small(tmp_path)
    assert panel.figure is None
    assert panel.blockers[0].index("Somebody new") < panel.blockers[0].index("Start here")
    assert panel.done.disabled
    assert panel.two_weeks.disabled
    assert panel.week.items == ()


def test_nobody_on_the_target_team_says_so_and_everybody_comes_back(tmp_path):
    panel = small(tmp_path, {"contact": "Ann"})
    panel.target_team_only.value = True
    assert "target team" in panel.blockers[0]
    assert panel.contact.value is None
    panel.target_team_only.value = False
    assert panel.contact.options == ("Ann",)
    assert panel.figure is not None


def promised(tmp_path):
    """Return the panel of somebody who promised Ann the slides for last week, and its folder."""
    panel = small(tmp_path, {"contact": "Ann", "circle": "close"})
    row = {"date": dt.date(2026, 6, 1), "contact": "Ann", "kind": "met", "next_step": "send the slides"}
    append(tmp_path / "mine", "touches", row | {"next_step_on": dt.date(2026, 6, 20)}, TODAY)
    append(tmp_path / "mine", "touches", row | {"date": dt.date(2026, 6, 27), "next_step": None}, TODAY)
    return followups(open_logbook(tmp_path / "mine", TODAY)), panel.book.folder


@pytest.mark.parametrize("way", ["done", "drop"])
def test_a_promise_has_one_card_until_it_is_done_or_dropped_and_undo_brings_it_back(tmp_path, way):
    panel, folder = promised(tmp_path)
    before = (folder / "touches.csv").read_bytes()
    [card] = panel.week.cards
    [line] = panel.week.items
    assert line.startswith("Ann: you promised for 20 June 2026: send the slides")
    assert panel.promised.asked == ()
    assert panel.top.headline.text == "Write to Ann first: you promised “send the slides”"
    assert card.done.tooltip == "Ann: keeps that you did what you promised"
    assert card.drop.layout.display == ""
    getattr(card, way).click()
    assert panel.message.startswith("Saved: send the slides (Ann)")
    assert panel.week.items == ()
    touches = open_logbook(folder, TODAY).touches
    assert touches["next_step_done_on"].dropna().tolist() == [pd.Timestamp(TODAY)]
    assert len(touches) == 2
    panel.take_back.click()
    assert len(panel.week.cards) == 1
    assert (folder / "touches.csv").read_bytes() == before


def test_of_two_promises_to_one_person_the_first_is_on_the_card_and_the_other_comes_after_it(tmp_path):
    panel, folder = promised(tmp_path)
    also = {"date": dt.date(2026, 6, 2), "contact": "Ann", "kind": "met", "next_step": "name two people"}
    append(folder, "touches", also | {"next_step_on": dt.date(2026, 6, 25)}, TODAY)
    panel = followups(open_logbook(folder, TODAY))
    panel.week.cards[0].done.click()
    assert panel.week.items[0].startswith("Ann: you promised for 25 June 2026: name two people")
    assert panel.promised.asked == ()


def test_a_promise_to_somebody_without_a_card_is_asked_about_all_the_same(tmp_path):
    panel, folder = promised(tmp_path)
    met = {"date": dt.date(2026, 6, 2), "contact": "Bo", "kind": "met", "next_step": "call"}
    append(folder, "touches", met | {"next_step_on": dt.date(2026, 6, 25)}, TODAY)
    panel = followups(open_logbook(folder, TODAY))
    assert [one.children[0].text for one in panel.promised.asked] == ["You promised Bo for 25 June 2026: call"]
    panel.target_team_only.value = True
    assert [one.children[0].text for one in panel.promised.asked] == [
        "You promised Ann for 20 June 2026: send the slides",
        "You promised Bo for 25 June 2026: call",
    ]


def test_who_is_snoozed_takes_what_was_promised_along(tmp_path):
    panel, folder = promised(tmp_path)
    panel.contact.value = "Ann"
    panel.two_weeks.click()
    assert panel.message.endswith("So does what you promised them.")
    assert panel.week.items == ()
    assert panel.finding.table["held_back"].tolist() == [True]
    assert open_logbook(folder, TODAY).touches["next_step_on"].dropna().tolist() == [pd.Timestamp(2026, 7, 12)]
