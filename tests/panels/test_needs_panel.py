"""Sorting wants and needs: a draft that shows what it would say, saved as one write, taken back."""

import csv
import datetime as dt
import shutil
from pathlib import Path

import pytest

from careerdata.logbook import append, create_folder, edit, open_logbook
from careerdata.panels.steps.needs.panel import needs

EXAMPLE = Path(__file__).parents[2] / "data" / "example"
TODAY = dt.date(2026, 6, 28)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "mine"
    create_folder(folder, TODAY)
    for day, pain, kind, weight, status in (
        ("2026-01-05", "A chair", "want", 2, "open"),
        ("2026-06-01", "Quiet", "need", 5, "asked"),
        ("2026-02-02", "Tea", "want", 3, "open"),
    ):
        append(folder, "pains", {"noticed_on": day, "pain": pain, "kind": kind, "weight": weight, "status": status})
    return folder


@pytest.fixture
def panel(folder):
    return needs(open_logbook(folder, TODAY))


def rows(folder):
    with (folder / "pains.csv").open(newline="", encoding="utf-8") as file:
        return {row["pain"]: row for row in csv.DictReader(file)}


def listed(panel):
    return [label.split(". ")[1].split(" (")[0] for label, _ in panel.list.options]


def choose(panel, pain):
    panel.list.value = next(line for label, line in panel.list.options if pain in label)


def test_it_opens_heaviest_first_with_the_rows_that_decide_marked(panel):
    assert listed(panel) == ["Quiet", "Tea", "A chair"]
    assert [label.startswith("●") for label, _ in panel.list.options] == [True, False, False]
    assert panel.finding.facts.verdict == "not yet"
    assert panel.about.text.startswith("Quiet: a need, asked for; an answer is due by 30 August 2026.")
    assert (panel.form["kind"].value, panel.form["weight"].value, panel.form["status"].value) == ("need", 5, "asked")


def test_trying_out_another_status_flips_the_verdict_and_writes_nothing(panel, folder):
    before = (folder / "pains.csv").read_bytes()
    drawn = panel.figure.data[0].to_plotly_json()
    panel.form["status"].value = "refused"
    assert panel.finding.facts.verdict == "outside"
    assert panel.comparison.text == "Not saved yet: 1 line. What is saved says: not yet."
    assert panel.figure.data[0].to_plotly_json() != drawn
    assert panel.week.items[0].startswith('Write down how you would notice, in a new place, that "Quiet" is met')
    panel.form["kind"].value = "want"
    assert panel.finding.facts.verdict == "inside"
    assert (folder / "pains.csv").read_bytes() == before
    panel.back.click()
    assert panel.finding.facts.verdict == "not yet"
    assert panel.form["status"].value == "asked"
    assert panel.comparison.text == ""


def test_moving_up_and_down_is_an_order_of_its_own_and_is_kept(panel, folder):
    choose(panel, "A chair")
    panel.up.click()
    panel.up.click()
    assert listed(panel) == ["A chair", "Quiet", "Tea"]
    panel.up.click()
    assert panel.message == "It stands at the top already."
    assert listed(panel) == ["A chair", "Quiet", "Tea"]
    assert not panel.up.disabled, "a button under somebody's fingers keeps the focus"
    assert panel.list.value == next(line for label, line in panel.list.options if "A chair" in label)
    panel.save.click()
    assert panel.message == "Saved: the new order. Undo takes it back.", "not as many changes as rows"
    assert {pain: row["rank"] for pain, row in rows(folder).items()} == {"A chair": "1", "Quiet": "2", "Tea": "3"}
    assert listed(needs(open_logbook(folder, TODAY))) == ["A chair", "Quiet", "Tea"]


def test_saving_writes_what_changed_and_what_is_new_as_one_write_with_one_undo(panel, folder):
    before = (folder / "pains.csv").read_bytes()
    panel.add.value = "  My   own desk "
    assert panel.add.value == ""
    panel.form["kind"].value, panel.form["weight"].value, panel.form["note"].value = "want", "", "by the window"
    choose(panel, "Tea")
    panel.form["pain"].value, panel.form["status"].value = "Better tea", "met"
    panel.save.click()
    assert panel.message == "Saved: 1 new line and the change to 1 line. Undo takes it back."
    saved = rows(folder)
    assert list(saved) == ["A chair", "Quiet", "Better tea", "My own desk"]
    new = saved["My own desk"]
    assert (new["noticed_on"], new["kind"], new["weight"], new["status"], new["note"]) == (
        *("2026-06-28", "want", ""),
        *("open", "by the window"),
    )
    assert saved["Better tea"]["status"] == "met"
    assert panel.list.label.endswith("Better tea (want, met)")
    panel.take_back.click()
    assert "Taken back" in panel.message
    assert (folder / "pains.csv").read_bytes() == before
    assert listed(panel) == ["Quiet", "Tea", "A chair"]


def test_what_is_on_the_list_already_is_chosen_and_not_added_again(panel):
    panel.add.value = "tea"
    assert panel.state.rows[panel.list.value]["pain"] == "Tea"
    assert "on your list already" in panel.message
    assert len(panel.list.options) == 3


def test_a_pain_point_keeps_its_words(panel):
    panel.form["pain"].value = "  "
    assert panel.form["pain"].value == "Quiet"
    assert "needs words" in panel.message


def test_nothing_new_is_not_saved_again(panel, folder):
    before = (folder / "pains.csv").read_bytes()
    panel.form["status"].value = "open"
    panel.form["status"].value = "asked"
    panel.save.click()
    assert "nothing new to save" in panel.message
    assert (folder / "pains.csv").read_bytes() == before


def test_a_row_changed_in_another_window_is_not_written_over_and_the_draft_stays(panel, folder):
    edit(folder, "pains", {"pain": "Quiet"}, {"weight": 1}, TODAY)
    before = (folder / "pains.csv").read_bytes()
    panel.form["status"].value = "refused"
    panel.save.click()
    assert "changed in another window" in panel.message
    assert (folder / "pains.csv").read_bytes() == before
    assert panel.form["status"].value == "refused"
    assert panel.form["weight"].value == 1, "what was not changed here is as it is there"
    panel.back.click()
    assert (panel.form["weight"].value, panel.form["status"].value) == (1, "asked")


def test_after_a_change_in_another_window_the_draft_is_saved_at_the_second_press(panel, folder):
    choose(panel, "Tea")
    edit(folder, "pains", {"pain": "Tea"}, {"weight": 1}, TODAY)
    append(folder, "pains", {"noticed_on": TODAY, "pain": "Noise", "kind": "want"}, TODAY)
    panel.form["status"].value = "met"
    panel.add.value = "My own desk"
    panel.save.click()
    assert "Tea" in listed(panel)
    assert "Noise" in listed(panel)
    panel.save.click()
    assert panel.message.startswith("Saved: 1 new line and the change to 1 line.")
    saved = rows(folder)
    assert list(saved) == ["A chair", "Quiet", "Tea", "Noise", "My own desk"]
    assert (saved["Tea"]["weight"], saved["Tea"]["status"]) == ("1", "met")


def test_a_row_taken_out_elsewhere_that_was_changed_here_is_kept_as_a_new_one(panel, folder):
    choose(panel, "Tea")
    panel.form["status"].value = "met"
    path = folder / "pains.csv"
    path.write_text("".join(line for line in path.read_text().splitlines(keepends=True) if "Tea" not in line))
    panel.save.click()
    assert list(rows(folder)) == ["A chair", "Quiet"]
    assert panel.list.label.endswith("Tea (want, met)")
    panel.save.click()
    assert rows(folder)["Tea"]["status"] == "met"


def test_an_empty_folder_begins_with_one_line(tmp_path):
    create_folder(tmp_path / "new", TODAY)
    panel = needs(open_logbook(tmp_path / "new", TODAY))
    assert panel.figure is None
    assert panel.top.headline.text == "Not sorted yet: one line makes a beginning"
    assert "add the first pain point" in panel.blockers[0]
    panel.add.value = "<img src=x>"
    assert panel.figure is not None
    assert "<img" not in panel.about.value
    panel.form["kind"].value = "need"
    assert panel.finding.facts.verdict == "outside"
    panel.save.click()
    assert list(rows(tmp_path / "new")) == ["<img src=x>"]


def test_the_weeks_that_mention_the_chosen_one_are_said_with_the_words_that_were_looked_for(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "example")
    panel = needs(open_logbook(tmp_path / "example"))
    choose(panel, "Sundays that are mine")
    assert panel.about.text == (
        "Sundays that are mine: a need, not asked for yet. Your notes mention it in 2 of 39 weeks, last in the "
        'week of 16 February 2026; looked for: "sunday".'
    )


def test_the_answer_stands_first_and_follows_the_draft(panel):
    assert panel.children[0] is panel.top
    assert panel.top.headline.text == "Not yet: 1 answer is due"
    panel.form["status"].value = "refused"
    assert panel.top.headline.text == "Look outside: 1 need is not met"
    assert (panel.top.number.text, panel.top.says.text) == ("1 of 1", "unmet need asked for so far")
    assert panel.top.action.page == "09-look-outside.ipynb"
    panel.form["kind"].value = "want"
    assert panel.top.headline.text == "Negotiate here: 3 wants are open, no need is unmet"
    assert panel.top.action.text == 'Next: prepare the ask about "Tea".'


def test_the_list_is_folded_away_until_there_is_nothing_on_it(panel, tmp_path):
    create_folder(tmp_path / "new", TODAY)
    empty = needs(open_logbook(tmp_path / "new", TODAY))
    for each, folded in ((panel, True), (empty, False)):
        (holder,) = [child for child in each.children if each.save in descendants(child)]
        assert (holder.children[1].layout.display == "none") == folded


def descendants(widget):
    below = list(getattr(widget, "children", ()))
    return [*below, *(one for child in below for one in descendants(child))]


def test_what_was_noted_before_is_said_for_each_pain_point(tmp_path, panel):
    shutil.copytree(EXAMPLE, tmp_path / "example")
    manager, sundays = needs(open_logbook(tmp_path / "example")).said_before()
    assert manager.startswith(
        '"A manager who tells me before things are stopped": Your notes mention it in 1 of 39 weeks'
    )
    assert sundays == (
        '"Sundays that are mine": Your notes mention it in 2 of 39 weeks, last in the week of 16 February 2026; looked for: '
        '"sunday".'
    )
    assert panel.said_before() == ["No check-in has a note yet. A word or two is enough."]
