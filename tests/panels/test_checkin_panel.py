"""The check-in as a person uses it: answers, Save, Undo, two windows, and the weeks that stay a gap."""

import csv
import datetime as dt
import shutil
from pathlib import Path

import pytest

from careerdata.logbook import append, append_rows, create_folder, edit, open_logbook, undo
from careerdata.panels.steps.checkin.panel import checkin
from careerdata.panels.widgets.scale import NO_ANSWER

EXAMPLE = Path(__file__).parents[2] / "data" / "example"
TODAY = dt.date(2026, 7, 12)  # a Sunday
THIS, LAST, MISSED = dt.date(2026, 7, 6), dt.date(2026, 6, 29), dt.date(2026, 6, 15)
QUESTIONS = ["mood", "sunday_dread", "boredom", "frustration", "worn_out", "work_quality", "outside_work"]


@pytest.fixture
def folder(tmp_path):
    """A folder in which the weeks of 15 June and 6 July are not logged."""
    folder = tmp_path / "career"
    create_folder(folder, TODAY)
    weeks = [
        {"week": dt.date(2026, 6, 8), "mood": 7},
        {"week": dt.date(2026, 6, 22), "mood": 4, "boredom": 8, "note": "long"},
        {"week": LAST, "mood": 6.5, "boredom": 9, "hours_worked": 41.5, "note": "two\nlines"},
    ]
    append_rows(folder, "mood", weeks, TODAY)
    append_rows(folder, "contacts", [{"contact": "Ann Lee"}, {"contact": "Bo"}], TODAY)
    append(
        folder, "touches", {"date": dt.date(2026, 6, 24), "contact": "Ann Lee", "kind": "met", "from": "both"}, TODAY
    )
    append(folder, "skills", {"date": dt.date(2026, 6, 24), "skill": "SQL", "hours": 2}, TODAY)
    return folder


@pytest.fixture
def panel(folder):
    return window(folder)


def window(folder, today=TODAY):
    return checkin(open_logbook(folder, today))


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def rows(folder, name):
    with (folder / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def answer(panel, **answers):
    for question, value in answers.items():
        panel.scales[question].slider.value = value


def shown(panel):
    return {name: scale.slider.value for name, scale in panel.scales.items() if scale.slider.value != NO_ANSWER}


def add(panel, *people):
    for name in people:
        panel.people.add.value = name
    return panel.people.rows[-1]


def texts(box):
    """Return what the words inside a box say."""
    found = [box.text] if hasattr(box, "text") else []
    return [*found, *(text for child in getattr(box, "children", ()) for text in texts(child))]


def learn(panel, skill, hours):
    panel.skills.add.value = skill
    panel.skills.rows[-1].form["hours"].value = hours
    return panel.skills.rows[-1]


def a_whole_evening(panel):
    """Fill in everything that there is."""
    answer(panel, mood="3.5", boredom="0", outside_work="10")
    panel.form["hours_worked"].value, panel.form["note"].value = "38,5", "so, so\nand a half"
    add(panel, "Ann Lee", "Cem")
    learn(panel, "SQL", "1.5")


# ---- what stands in the form


def test_it_opens_on_this_week_without_an_answer_and_the_last_one_beside_it(panel):
    assert panel.week.value == THIS
    assert panel.week.label == "Week of 6 July 2026, this week, not logged"
    assert shown(panel) == {}
    assert (panel.form["hours_worked"].value, panel.form["note"].value) == ("", "")
    assert {name: scale.last_time for name, scale in panel.scales.items() if scale.last_time} == {
        "mood": "last time 6.5",
        "boredom": "last time 9",
    }
    assert list(panel.scales) == QUESTIONS


def test_a_slider_goes_from_no_answer_over_ten_in_halves_and_says_both_ends(panel):
    slider = panel.scales["boredom"].slider
    assert slider.options[:3] == (NO_ANSWER, "0", "0.5")
    assert len(slider.options) == 22
    assert slider.options[-1] == "10"
    assert slider.tooltip == "Boredom, from 0 absorbed to 10 counting minutes"


def test_the_line_beside_a_slider_is_the_last_twelve_weeks_and_its_dot_follows(panel):
    # Logged: 8 June 7, 22 June 4, 29 June 6.5; boredom 22 June 8, 29 June 9.
    assert panel.scales["mood"].spark.alt == "Your last 12 weeks: between 4 and 7, 9 weeks open."
    assert "<circle" not in panel.scales["mood"].spark.value
    assert panel.scales["worn_out"].spark.value == ""
    answer(panel, mood="3.5")
    answer(panel, boredom="10")
    assert panel.scales["mood"].spark.alt == "Your last 12 weeks: between 3.5 and 7, 8 weeks open."
    assert 'cx="72"' in panel.scales["mood"].spark.value
    assert panel.scales["boredom"].spark.alt == "Your last 12 weeks: between 8 and 10, 9 weeks open."
    answer(panel, boredom=NO_ANSWER)
    assert "<circle" not in panel.scales["boredom"].spark.value
    assert panel.finding.table.set_index("question")["this_week"].dropna().to_dict() == {"Mood at work": 3.5}


def test_a_first_week_has_nothing_to_compare_with_and_can_be_saved(tmp_path):
    create_folder(tmp_path / "new", TODAY)
    panel = window(tmp_path / "new")
    assert not any(scale.last_time or scale.spark.alt for scale in panel.scales.values())
    assert panel.lines.layout.display == "none"
    assert [label for label, _ in panel.week.options] == [
        "Week of 6 July 2026, this week, not logged",
        "Week of 29 June 2026, last week, not logged",
    ]
    answer(panel, mood="0")
    panel.save.click()
    assert [(row["week"], row["mood"]) for row in rows(tmp_path / "new", "mood")] == [("2026-07-06", "0")]


def test_on_a_tuesday_it_asks_about_last_week_until_that_is_logged(folder):
    assert window(folder, dt.date(2026, 7, 14)).week.value == THIS
    append(folder, "mood", {"week": THIS, "mood": 5}, TODAY)
    assert window(folder, dt.date(2026, 7, 14)).week.value == dt.date(2026, 7, 13)


def test_the_days_of_a_row_lie_in_the_week_and_not_ahead(folder):
    panel = window(folder, dt.date(2026, 7, 9))
    row = add(panel, "Bo")
    assert [label for label, _ in row.form["date"].options] == ["Monday 6", "Tuesday 7", "Wednesday 8", "Thursday 9"]
    assert row.form["date"].value == dt.date(2026, 7, 9)
    row.form["date"].value = dt.date(2026, 7, 7)
    panel.week.value = LAST
    assert len(row.form["date"].options) == 7
    assert row.form["date"].value == dt.date(2026, 6, 30), "a Tuesday stays a Tuesday"


def test_several_people_at_one_table_need_to_be_described_once(panel):
    first = add(panel, "Bo")
    first.form["kind"].value, first.form["from"].value, first.form["date"].value = "event", "both", dt.date(2026, 7, 8)
    add(panel, "ann  LEE", "Cem")
    assert panel.people.add.value == ""
    assert [row.values() for row in panel.people.rows] == [
        {"date": dt.date(2026, 7, 8), "contact": name, "kind": "event", "from": "both"}
        for name in ("Bo", "Ann Lee", "Cem")
    ]


def test_a_row_can_be_taken_out_again(panel):
    add(panel, "Bo", "Ann Lee")
    panel.people.rows[0].remove.click()
    assert [row.name for row in panel.people.rows] == ["Ann Lee"]
    add(panel, "   ")
    assert len(panel.people.rows) == 1


def test_a_name_is_text_and_somebody_new_is_said_to_be(panel):
    row = add(panel, "<img src=x onerror=alert(1)>")
    title = row.children[0].children[0]
    assert "new: added to your people" in title.text
    assert "<img" not in title.value
    assert "new" not in add(panel, "bo").children[0].children[0].text


# ---- Save


def test_nothing_is_written_before_save(panel, folder):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    a_whole_evening(panel)
    panel.week.value = MISSED
    panel.remember.value = True
    panel.week.value = LAST
    answer(panel, mood="1")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_save_writes_the_week_the_people_and_the_hours_and_says_where(panel, folder):
    a_whole_evening(panel)
    panel.people.rows[0].form["kind"].value = "called"
    panel.skills.rows[0].form["kind"].value = "practice"
    panel.save.click()
    assert panel.message == (
        "Saved: the week of 6 July 2026, 2 touches, Cem among your people and 1.5 hours of SQL. "
        "Undo takes all of it back."
    )
    book = open_logbook(folder, TODAY)
    assert book.problems == ()
    week = book.mood.iloc[-1]
    assert (week["week"].date(), week["hours_worked"], week["note"]) == (THIS, 38.5, "so, so\nand a half")
    filled = {name: cell for name, cell in rows(folder, "mood")[-1].items() if cell}
    assert filled == {
        "week": "2026-07-06",
        "mood": "3.5",
        "boredom": "0",
        "outside_work": "10",
        "hours_worked": "38.5",
        "note": "so, so\nand a half",
    }
    assert [(row["date"], row["contact"], row["kind"], row["from"]) for row in rows(folder, "touches")[1:]] == [
        ("2026-07-12", "Ann Lee", "called", "me"),
        ("2026-07-12", "Cem", "wrote", "me"),
    ]
    assert [row["contact"] for row in rows(folder, "contacts")] == ["Ann Lee", "Bo", "Cem"]
    assert [(row["date"], row["skill"], row["hours"], row["kind"]) for row in rows(folder, "skills")[1:]] == [
        ("2026-07-12", "SQL", "1.5", "practice")
    ]


def test_hours_are_added_up_by_skill_in_what_is_said(panel):
    answer(panel, mood="5")
    for hours in ("0.5", "1"):
        learn(panel, "sql", hours)
    learn(panel, "Talks", "1")
    panel.save.click()
    assert "1.5 hours of SQL and 1 hour of Talks." in panel.message


def test_after_save_the_week_is_logged_and_a_second_press_adds_nothing(panel, folder):
    a_whole_evening(panel)
    panel.save.click()
    saved = files(folder)
    assert panel.week.label == "Week of 6 July 2026, this week, logged"
    assert "is logged" in panel.finding.sentence
    assert (panel.people.rows, panel.skills.rows) == ((), ())
    panel.save.click()
    assert "nothing new to save" in panel.message
    assert files(folder) == saved


def test_without_a_mood_nothing_is_saved_and_nothing_is_lost(panel, folder):
    before = files(folder)
    answer(panel, boredom="5")
    panel.form["note"].value = "tired"
    panel.save.click()
    assert panel.message == (
        '"Mood at work" is the one answer a week needs; the others may stay open. Nothing was saved.'
    )
    assert files(folder) == before
    assert shown(panel) == {"boredom": "5"}
    assert panel.form["note"].value == "tired"


@pytest.mark.parametrize("hours", ["40 h", "169", "-1", "nan", "inf"])
def test_hours_that_are_no_hours_of_a_week_are_asked_about(panel, folder, hours):
    before = files(folder)
    answer(panel, mood="5")
    panel.form["hours_worked"].value = hours
    panel.save.click()
    assert "Hours worked is a number up to 168" in panel.message
    assert files(folder) == before
    assert panel.form["hours_worked"].value == hours


def test_somebody_whose_row_was_set_aside_gets_no_second_one(folder):
    (folder / "contacts.csv").write_text("contact,every_days\nAnn Lee,\nBob,0\n")
    panel = window(folder)
    row = add(panel, "bob")
    assert row.name == "Bob"
    assert any('line 3, was set aside: "0" is below 1.' in words for words in texts(row))
    answer(panel, mood="5")
    panel.save.click()
    assert (folder / "contacts.csv").read_text() == "contact,every_days\nAnn Lee,\nBob,0\n"
    assert rows(folder, "touches")[-1]["contact"] == "Bob"


def test_hours_that_can_be_two_numbers_are_asked_about(panel, folder):
    before = files(folder)
    answer(panel, mood="5")
    learn(panel, "SQL", "1,500")
    panel.save.click()
    assert panel.message.startswith("The hours of SQL: “1,500” can be read as 1500 or as 1.5:")
    panel.form["hours_worked"].value = "38,125"
    panel.save.click()
    assert panel.message.startswith("Hours worked: “38,125” can be read as 38125 or as 38.125:")
    assert files(folder) == before


@pytest.mark.parametrize("hours", ["", "0", "25", "two"])
def test_learning_needs_hours_that_fit_into_a_day(panel, folder, hours):
    before = files(folder)
    answer(panel, mood="5")
    learn(panel, "SQL", hours)
    panel.save.click()
    assert panel.message.startswith("SQL needs its hours: a number up to 24, such as 1.5.")
    assert files(folder) == before
    assert panel.skills.rows[0].form["hours"].value == hours


def test_a_file_that_cannot_be_written_keeps_all_of_it_in_the_form(panel, folder):
    a_whole_evening(panel)
    (folder / "touches.csv").chmod(0o400)
    before = files(folder)
    panel.save.click()
    assert "touches.csv could not be saved" in panel.message
    assert files(folder) == before
    assert shown(panel) == {"mood": "3.5", "boredom": "0", "outside_work": "10"}
    assert [row.name for row in panel.people.rows] == ["Ann Lee", "Cem"]
    (folder / "touches.csv").chmod(0o600)
    panel.save.click()
    assert panel.message.startswith("Saved: ")


def test_a_cold_ask_is_saved_with_a_word_of_what_to_give_next(panel, folder):
    answer(panel, mood="5")
    ask = add(panel, "Bo")
    ask.form["kind"].value = "asked"
    panel.save.click()
    assert panel.message.startswith("Saved: ")
    assert "About asking Bo: It came before you were ever in touch, so it was a cold ask. Give before" in panel.message
    assert rows(folder, "touches")[-1]["kind"] == "asked"


def test_a_gift_before_the_ask_warms_it(panel, folder):
    answer(panel, mood="5")
    ask, gift = add(panel, "Bo"), add(panel, "Bo")
    ask.form["kind"].value = "asked"
    gift.form["kind"].value, gift.form["date"].value = "gave", dt.date(2026, 7, 9)
    panel.save.click()
    assert panel.message.startswith("Saved: ")
    assert "cold ask" not in panel.message
    assert [row["kind"] for row in rows(folder, "touches")[1:]] == ["asked", "gave"]


def test_a_gift_after_the_ask_does_not_warm_it_and_two_asks_do_not_warm_each_other(panel, folder):
    before = len(rows(folder, "touches"))
    answer(panel, mood="5")
    for day in (7, 8):
        ask = add(panel, "Bo")
        ask.form["kind"].value, ask.form["from"].value, ask.form["date"].value = "asked", "both", dt.date(2026, 7, day)
    gift = add(panel, "Bo")
    gift.form["kind"].value, gift.form["date"].value = "gave", dt.date(2026, 7, 12)
    panel.save.click()
    assert panel.message.count("cold ask") == 1
    assert len(rows(folder, "touches")) == before + 3


def test_being_asked_by_them_is_never_a_cold_ask(panel, folder):
    answer(panel, mood="5")
    row = add(panel, "Bo")
    row.form["kind"].value, row.form["from"].value = "asked", "them"
    panel.save.click()
    assert rows(folder, "touches")[-1]["from"] == "them"


# ---- a week that is logged already


def test_a_logged_week_opens_with_its_answers_and_save_changes_only_what_was_changed(panel, folder):
    before = (folder / "mood.csv").read_text()
    panel.week.value = LAST
    assert shown(panel) == {"mood": "6.5", "boredom": "9"}
    assert (panel.form["hours_worked"].value, panel.form["note"].value) == ("41.5", "two\nlines")
    assert panel.scales["boredom"].last_time == "last time 8"
    panel.save.click()
    assert "nothing new to save" in panel.message
    answer(panel, boredom=NO_ANSWER, mood="7")
    panel.form["hours_worked"].value = ""
    panel.save.click()
    assert (folder / "mood.csv").read_text() == before.replace("2026-06-29,6.5,,9,,,,,41.5,", "2026-06-29,7,,,,,,,,")
    assert panel.message == ("Saved: the changes to the week of 29 June 2026. Undo takes it back.")


def test_a_note_and_hours_written_by_hand_stay_as_they_are_when_something_else_is_changed(folder):
    text = (folder / "mood.csv").read_text().replace("41.5", "41.1234567").replace('"two\nlines"', '"two "')
    (folder / "mood.csv").write_text(text)
    panel = window(folder)
    panel.week.value = LAST
    panel.save.click()
    assert "nothing new to save" in panel.message
    answer(panel, mood="7")
    panel.save.click()
    assert (folder / "mood.csv").read_text() == text.replace("2026-06-29,6.5", "2026-06-29,7")


# ---- a gap


def test_a_missed_week_is_filled_in_only_when_it_is_remembered(panel, folder):
    before = files(folder)
    assert panel._gap.layout.display == "none"
    panel.week.value = MISSED
    assert panel.week.label == "Week of 15 June 2026, 3 weeks ago, not logged"
    assert panel._gap.layout.display == ""
    answer(panel, mood="5")
    panel.save.click()
    assert "leave it as the gap it is" in panel.message
    assert files(folder) == before
    panel.remember.value = True
    panel.save.click()
    assert rows(folder, "mood")[-1]["week"] == "2026-06-15"
    assert panel._gap.layout.display == "none"


def test_remembering_one_week_says_nothing_about_the_next(folder):
    append(folder, "mood", {"week": dt.date(2026, 5, 18), "mood": 5}, TODAY)
    panel = window(folder)
    panel.week.value = MISSED
    panel.remember.value = True
    panel.week.value = dt.date(2026, 6, 1)
    assert panel.remember.value is False


def test_last_week_needs_no_tick(folder):
    panel = window(folder, dt.date(2026, 7, 15))
    panel.week.value = THIS
    answer(panel, mood="5")
    panel.save.click()
    assert rows(folder, "mood")[-1]["week"] == "2026-07-06"


# ---- another week chosen half-way


def test_answers_given_to_the_wrong_week_come_along(panel):
    answer(panel, mood="3")
    panel.form["note"].value = "long"
    panel.week.value = MISSED
    assert shown(panel) == {"mood": "3"}
    assert panel.form["note"].value == "long"
    assert "came along" in panel.message
    panel.week.value = THIS
    panel.week.value = LAST
    assert shown(panel) == {"mood": "6.5", "boredom": "9"}


def test_a_look_at_a_logged_week_loses_nothing(panel):
    answer(panel, mood="3")
    panel.form["hours_worked"].value = "12"
    panel.week.value = LAST
    answer(panel, mood="9")
    panel.week.value = THIS
    assert (shown(panel), panel.form["hours_worked"].value) == ({"mood": "3"}, "12")
    panel.week.value = LAST
    assert shown(panel) == {"mood": "9", "boredom": "9"}


def test_what_was_saved_does_not_come_along(panel):
    answer(panel, mood="3")
    panel.save.click()
    panel.week.value = MISSED
    assert shown(panel) == {}


# ---- Undo


def test_undo_takes_all_of_it_back_and_gives_it_back_to_the_form(panel, folder):
    before = files(folder)
    a_whole_evening(panel)
    panel.people.rows[1].form["kind"].value = "met"
    panel.save.click()
    panel.take_back.click()
    assert files(folder) == before
    assert panel.message.startswith("Taken back: 1 check-in, 1 person, 2 touches")
    assert panel.message.endswith("What you wrote is back in the form.")
    assert shown(panel) == {"mood": "3.5", "boredom": "0", "outside_work": "10"}
    assert (panel.form["hours_worked"].value, panel.form["note"].value) == ("38,5", "so, so\nand a half")
    assert [(row.name, row.form["kind"].value) for row in panel.people.rows] == [("Ann Lee", "wrote"), ("Cem", "met")]
    assert [row.form["hours"].value for row in panel.skills.rows] == ["1.5"]
    assert "is about this week" in panel.finding.sentence
    panel.save.click()
    assert len(rows(folder, "touches")) == 3


def test_undo_gives_back_what_was_typed_though_another_window_had_saved_before(panel, folder):
    append(folder, "touches", {"date": TODAY, "contact": "Bo", "kind": "met"}, TODAY)
    before = files(folder)
    a_whole_evening(panel)
    panel.save.click()
    panel.take_back.click()
    assert files(folder) == before
    assert [row.name for row in panel.people.rows] == ["Ann Lee", "Cem"]


def test_undo_of_a_remembered_week_does_not_ask_again(panel, folder):
    panel.week.value = MISSED
    panel.remember.value = True
    answer(panel, mood="5")
    panel.save.click()
    panel.week.value = LAST
    panel.take_back.click()
    assert panel.week.value == MISSED
    panel.save.click()
    assert rows(folder, "mood")[-1]["week"] == "2026-06-15"


def test_undo_of_somebody_elses_save_leaves_the_form_alone(panel, folder):
    answer(panel, mood="3")
    panel.save.click()
    append(folder, "pains", {"noticed_on": TODAY, "pain": "noise"}, TODAY)
    append(folder, "touches", {"date": TODAY, "contact": "Bo", "kind": "met"}, TODAY)
    answer(panel, boredom="8")
    panel.take_back.click()
    assert panel.message == "Taken back: 1 touch."
    assert shown(panel) == {"mood": "3", "boredom": "8"}
    panel.take_back.click()
    assert rows(folder, "mood")[-1]["mood"] == "3", "the pain was taken back, not the week"


def test_undo_with_nothing_to_take_back_says_so(tmp_path):
    create_folder(tmp_path / "new", TODAY)
    panel = window(tmp_path / "new")
    answer(panel, mood="3")
    panel.take_back.click()
    assert panel.message == "There is nothing to take back."
    assert shown(panel) == {"mood": "3"}


# ---- two windows on one folder


def test_two_windows_that_save_different_weeks_lose_nothing(folder):
    one, two = window(folder), window(folder)
    two.week.value = MISSED
    two.remember.value = True
    for panel, mood in ((one, "3"), (two, "8")):
        answer(panel, mood=mood)
        add(panel, "Bo")
        panel.save.click()
        assert panel.message.startswith("Saved: ")
    assert [(row["week"], row["mood"]) for row in rows(folder, "mood")[-2:]] == [
        ("2026-07-06", "3"),
        ("2026-06-15", "8"),
    ]
    assert len(rows(folder, "touches")) == 3


def test_the_same_week_in_two_windows_is_said_and_nothing_is_overwritten_unseen(folder):
    one, two = window(folder), window(folder)
    answer(one, mood="3", boredom="8")
    one.form["note"].value = "from one"
    one.save.click()
    saved = files(folder)
    answer(two, mood="4")
    two.form["hours_worked"].value = "40"
    add(two, "Bo")
    two.save.click()
    assert files(folder) == saved
    assert two.message.startswith(
        "The week of 6 July 2026 was changed in another window meanwhile, so nothing was saved"
    )
    assert shown(two) == {"mood": "4", "boredom": "8"}
    assert (two.form["hours_worked"].value, two.form["note"].value) == ("40", "from one")
    assert [row.name for row in two.people.rows] == ["Bo"]
    two.save.click()
    assert rows(folder, "mood")[-1] | {"mood": "4", "boredom": "8", "hours_worked": "40"} == rows(folder, "mood")[-1]
    assert rows(folder, "mood")[-1]["note"] == "from one"
    assert rows(folder, "touches")[-1]["contact"] == "Bo"


def test_a_logged_week_that_was_changed_meanwhile_is_not_changed_unseen(panel, folder):
    panel.week.value = LAST
    answer(panel, mood="7")
    edit(folder, "mood", {"week": LAST}, {"boredom": 2, "frustration": 1}, TODAY)
    before = files(folder)
    panel.save.click()
    assert "was changed in another window meanwhile" in panel.message
    assert files(folder) == before
    assert shown(panel) == {"mood": "7", "boredom": "2", "frustration": "1"}


def test_somebody_who_came_into_contacts_meanwhile_is_not_written_twice(panel, folder):
    answer(panel, mood="7")
    add(panel, "Cem")
    append(folder, "contacts", {"contact": "Cem"}, TODAY)
    panel.save.click()
    assert panel.message == (
        "Your folder was changed meanwhile, so nothing was saved here. Press Save once more to do so."
    )
    panel.save.click()
    assert [row["contact"] for row in rows(folder, "contacts")] == ["Ann Lee", "Bo", "Cem"]
    assert rows(folder, "touches")[-1]["contact"] == "Cem"


def test_what_the_file_cannot_hold_is_said_and_stays_in_the_form(folder):
    text = (folder / "mood.csv").read_text().replace("long", "Zürich")
    (folder / "mood.csv").write_bytes(text.encode("cp1252"))
    panel = window(folder)
    answer(panel, mood="7")
    panel.form["note"].value = "日"
    panel.save.click()
    assert '"日" cannot be written in this file' in panel.message
    assert panel.message.endswith("what you wrote is still here.")
    assert panel.form["note"].value == "日"


def test_a_save_that_was_taken_back_in_another_window_stays_in_this_form(panel, folder):
    answer(panel, mood="3", boredom="8")
    panel.save.click()
    undo(folder, TODAY)
    answer(panel, mood="4")
    panel.save.click()
    assert "was changed in another window meanwhile" in panel.message
    assert shown(panel) == {"mood": "4", "boredom": "8"}
    panel.save.click()
    assert [(row["week"], row["mood"], row["boredom"]) for row in rows(folder, "mood")[3:]] == [
        ("2026-07-06", "4", "8")
    ]


def test_undo_of_a_week_from_an_earlier_evening_leaves_its_answers_in_the_form(folder):
    append(folder, "mood", {"week": THIS, "mood": 5, "note": "calm"}, TODAY)
    panel = window(folder)
    panel.take_back.click()
    assert panel.message == "Taken back: 1 check-in."
    assert panel.week.label.endswith("not logged")
    assert (shown(panel), panel.form["note"].value) == ({"mood": "5"}, "calm")


# ---- the example is a folder like any other


def test_the_example_opens_on_its_own_sunday_and_saves_like_any_other(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "example")
    panel = checkin(open_logbook(tmp_path / "example"))
    assert panel.week.label == "Week of 22 June 2026, this week, logged"
    assert shown(panel)["mood"] == "3"
    panel.week.value = dt.date(2026, 4, 6)
    panel.remember.value = True
    answer(panel, mood="5")
    panel.save.click()
    assert rows(tmp_path / "example", "mood")[-1]["week"] == "2026-04-06"


def suggestion(row):
    return next(child for child in row.children if getattr(child, "description", "").startswith("Did you mean"))


def test_half_a_name_is_asked_about_and_one_press_makes_it_the_whole(folder, panel):
    panel.people.add.value = "Ann"
    (row,) = panel.people.rows
    row.form["kind"].value = "called"
    assert suggestion(row).description == "Did you mean Ann Lee?"
    suggestion(row).click()
    (row,) = panel.people.rows
    assert row.values() == {"date": THIS + dt.timedelta(days=6), "contact": "Ann Lee", "kind": "called", "from": "me"}
    assert panel.people.new_names == []


def test_a_skill_that_is_nearly_another_is_asked_about(panel):
    panel.skills.add.value = "Sqll"
    assert suggestion(panel.skills.rows[0]).description == "Did you mean SQL?"
    panel.skills.add.value = "sql"
    assert panel.skills.rows[1].name == "SQL"
    assert all("Did you mean" not in getattr(child, "description", "") for child in panel.skills.rows[1].children)


def test_who_was_ill_says_so_without_answers_and_undo_gives_it_back(panel, folder):
    before = files(folder)
    panel.spell["kind"].value, panel.spell["first"].value = "ill", THIS
    panel.save.click()
    assert "Saved: ill, 6 July 2026. Undo takes it back." in panel.message
    assert rows(folder, "spells") == [{"first": str(THIS), "last": str(THIS), "kind": "ill", "note": ""}]
    assert rows(folder, "mood")[-1]["week"] == str(LAST)
    panel.take_back.click()
    assert files(folder) == before
    assert (panel.spell["kind"].value, panel.spell["first"].value) == ("ill", THIS)


def test_a_new_job_goes_along_with_the_week_in_one_save(panel, folder):
    before = files(folder)
    answer(panel, mood="7")
    panel.spell["kind"].value, panel.spell["first"].value = "new_job", THIS
    panel.save.click()
    assert "a new job, 6 July 2026 and where your baseline begins." in panel.message
    assert rows(folder, "mood")[-1]["mood"] == "7"
    assert open_logbook(folder, TODAY).plan.usual_since == THIS
    panel.take_back.click()
    assert files(folder) == before


def test_a_stretch_without_its_first_day_stops_the_save(panel, folder):
    before = files(folder)
    answer(panel, mood="7")
    panel.spell["kind"].value = "ill"
    panel.save.click()
    assert "When did it begin?" in panel.message
    assert files(folder) == before


def test_a_promise_whose_day_has_come_is_asked_about_and_the_week_in_the_form_stays(panel, folder):
    row = {"date": dt.date(2026, 7, 1), "contact": "Ann Lee", "kind": "met", "next_step": "send the slides"}
    append(folder, "touches", row | {"next_step_on": dt.date(2026, 7, 8)}, TODAY)
    panel = checkin(open_logbook(folder, TODAY))
    answer(panel, mood="5")
    [question] = panel.promised.asked
    question.answers[0].click()
    assert panel.message.startswith("Saved: send the slides (Ann Lee), done.")
    assert shown(panel)["mood"] == "5"
    assert rows(folder, "touches")[-1]["next_step_done_on"] == f"{TODAY}"
    assert panel.promised.asked == ()


# What went well.


def test_what_went_well_is_saved_with_the_week_and_one_undo_takes_both_back(panel, folder):
    before = files(folder)
    answer(panel, mood="7")
    panel.win["win"].value = " The pack closed a day earlier "
    panel.win["said_by"].value = 'Ann Lee: "solid"'
    panel.save.click()
    assert panel.message == (
        "Saved: the week of 6 July 2026 and what went well: “The pack closed a day earlier”. Undo takes all of it back."
    )
    (saved,) = rows(folder, "wins")
    assert (saved["date"], saved["win"], saved["said_by"]) == (
        "2026-07-12",
        "The pack closed a day earlier",
        'Ann Lee: "solid"',
    )
    assert rows(folder, "mood")[-1]["week"] == str(THIS)
    assert panel.win["win"].value == ""
    panel.take_back.click()
    assert files(folder) == before
    assert (panel.win["win"].value, shown(panel)) == (" The pack closed a day earlier ", {"mood": "7"})


def test_it_may_stay_empty_and_a_win_needs_no_answer(panel, folder):
    answer(panel, mood="7")
    panel.save.click()
    assert rows(folder, "wins") == []
    panel.win["win"].value = "The pack closed a day earlier"
    panel.save.click()
    assert panel.message.startswith("Saved: what went well")
    assert len(rows(folder, "wins")) == 1
    assert len(rows(folder, "mood")) == 4


def test_a_win_of_last_week_gets_the_last_day_of_that_week_and_one_of_this_week_none_ahead(folder):
    tuesday = window(folder, dt.date(2026, 7, 7))
    tuesday.week.value = LAST
    tuesday.win["win"].value = "Last week's"
    tuesday.save.click()
    tuesday.week.value = THIS
    tuesday.win["win"].value = "This week's"
    tuesday.save.click()
    assert [(row["date"], row["win"]) for row in rows(folder, "wins")] == [
        ("2026-07-05", "Last week's"),
        ("2026-07-07", "This week's"),
    ]


def test_who_noticed_without_what_went_well_is_asked_about(panel, folder):
    before = files(folder)
    answer(panel, mood="7")
    panel.win["said_by"].value = "Ann Lee"
    panel.save.click()
    assert panel.message == "What went well is still missing. Nothing was saved."
    assert files(folder) == before


def test_a_win_typed_for_one_week_is_there_when_that_week_is_chosen_again(panel):
    panel.win["win"].value = "This week's"
    panel.week.value = LAST
    assert panel.win["win"].value == ""
    panel.week.value = THIS
    assert panel.win["win"].value == "This week's"
