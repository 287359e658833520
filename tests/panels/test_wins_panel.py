"""What went well: told by month and by criterion, written down, completed later, taken back; the year on one page."""

import datetime as dt
from dataclasses import replace

import pytest

from careerdata.logbook import create_folder, edit, open_logbook
from careerdata.panels.steps.wins.panel import NEW, wins
from careerdata.plan import Criterion

TODAY = dt.date(2026, 6, 28)
PAGE = "What went well, July 2025 to June 2026"


@pytest.fixture
def no_browser(tmp_path, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "there-is-none"))
    monkeypatch.setenv("PATH", str(tmp_path / "there-is-none"))


@pytest.fixture
def panel(folder):
    return wins(open_logbook(folder))


def files(folder):
    return {name: (folder / name).read_bytes() for name in ("wins.csv", "plan.toml", "plan-history.csv")}


def line_of(panel, win):
    return next(line for words, line in panel.which.options if words.startswith(win))


def test_it_opens_with_a_line_a_month_and_a_line_a_criterion(panel):
    assert panel.finding.sentence.startswith("Something went well in 8 of the last 12 months.")
    assert [line.split(":")[0] for line in panel.months.items] == [
        "June 2026",
        "April 2026",
        "March 2026",
        "February 2026",
        "November 2025",
        "October 2025",
        "September 2025",
        "July 2025",
    ]
    assert panel.months.items[1] == "April 2026: The quarter closed without a night shift."
    assert [line.split(",")[0] for line in panel.criteria.items] == [
        "Work that others build on: 4 wins",
        "Decisions with numbers: 3 wins",
        "Teaching others: nothing yet (somebody does on their own what I taught them).",
    ]


def test_an_empty_folder_asks_for_the_first_win(tmp_path):
    create_folder(tmp_path / "mine", TODAY)
    panel = wins(open_logbook(tmp_path / "mine", TODAY))
    assert panel.finding.sentence == "No win is written down yet. What went well last week, and who noticed?"
    assert (panel.months.items, panel.criteria.items, panel.review.lines.items) == ((), (), ())
    assert panel.review.make.disabled
    panel.save.click()
    assert panel.message == "There is nothing to save yet: say what went well. Nothing was saved."


def test_a_win_is_saved_told_and_taken_back(panel, folder):
    before = files(folder)
    panel.form["win"].value, panel.form["criterion"].value = "The temp works alone", "Teaching others"
    panel.form["date"].value = dt.date(2026, 5, 20)
    panel.save.click()
    assert panel.message == "Saved: “The temp works alone”. Undo takes it back."
    saved = open_logbook(folder).wins.iloc[-1]
    assert (saved["date"].date(), saved["win"], saved["criterion"]) == (
        dt.date(2026, 5, 20),
        "The temp works alone",
        "Teaching others",
    )
    assert "May 2026: The temp works alone." in panel.months.items
    assert panel.criteria.items[-1] == "Teaching others: 1 win, the latest: The temp works alone."
    assert not panel.form.begun
    panel.take_back.click()
    assert files(folder) == before
    assert panel.form["win"].value == "The temp works alone"


def test_a_criterion_that_is_nearly_one_of_the_plan_is_asked_about_before_it_is_saved(panel, folder):
    before = files(folder)
    panel.form["win"].value, panel.form["criterion"].value = "The temp works alone", "Teaching other"
    panel.save.click()
    assert "Did you mean Teaching others?" in panel.message
    assert files(folder) == before
    panel.form.questions["criterion"].take.click()
    panel.save.click()
    assert open_logbook(folder).wins["criterion"].iloc[-1] == "Teaching others"


def test_a_win_from_the_check_in_can_be_completed(panel, folder):
    panel.which.value = line_of(panel, "The quarter closed")
    panel.form["shareable"].value = "yes"
    panel.form["said_by"].value = "the night porter"
    panel.save.click()
    book = open_logbook(folder)
    assert len(book.wins) == 9
    changed = book.wins[book.wins["win"] == "The quarter closed without a night shift"].iloc[0]
    assert (changed["shareable"], changed["said_by"]) == ("yes", "the night porter")
    assert panel.state.line == NEW
    assert "April 2026: The quarter closed without a night shift" in panel.review.lines.items


def test_a_win_that_was_changed_in_another_window_is_not_written_over(panel, folder):
    panel.which.value = line_of(panel, "The quarter closed")
    panel.form["said_by"].value = "the night porter"
    seen = {"date": dt.date(2026, 4, 30), "win": "The quarter closed without a night shift"}
    edit(folder, "wins", seen, {"unit": "nights"}, TODAY)
    panel.save.click()
    assert "another window" in panel.message
    assert open_logbook(folder).wins["said_by"].iloc[-2:].isna().iloc[0]
    assert (panel.form["said_by"].value, panel.form["unit"].value) == ("the night porter", "nights")
    panel.save.click()
    assert panel.message.startswith("Saved")
    row = open_logbook(folder).wins.iloc[-2]
    assert (row["said_by"], row["unit"]) == ("the night porter", "nights")


def test_what_the_next_level_asks_for_is_kept_in_the_plan_and_taken_out_again(panel, folder):
    before = files(folder)
    panel.asked_for.name.value, panel.asked_for.shows.value = "A budget of my own", "I decide on tools"
    panel.asked_for.add.click()
    assert panel.message == "Saved: “A budget of my own” is in your plan."
    plan = open_logbook(folder).plan
    assert plan.criteria[-1] == Criterion("A budget of my own", "I decide on tools")
    assert panel.criteria.items[-1] == "A budget of my own: nothing yet (I decide on tools)."
    assert "# What a senior analyst is asked for" in (folder / "plan.toml").read_text()
    panel.asked_for.now.value = "A budget of my own"
    panel.asked_for.remove.click()
    assert open_logbook(folder).plan == replace(plan, criteria=plan.criteria[:-1])
    panel.take_back.click()
    panel.take_back.click()
    assert files(folder) == before


def test_a_criterion_of_the_same_name_gets_the_new_words(panel, folder):
    panel.asked_for.name.value, panel.asked_for.shows.value = "teaching  others", "two people do it alone"
    panel.asked_for.add.click()
    names = [(item.name, item.shows) for item in open_logbook(folder).plan.criteria]
    assert len(names) == 3
    assert names[-1] == ("teaching others", "two people do it alone")


def test_the_year_is_shown_as_it_will_leave_with_nothing_private_ticked(panel):
    panel.review.unfold()
    assert panel.review.title.text == PAGE
    assert panel.review.lines.items[0] == (
        "July 2025: The pack closes a day earlier. Cut days to close the pack from 4 to 3"
    )
    text = " ".join(panel.review.lines.items)
    for private in ("Margit", "Work that others", "self-service", "night shift"):
        assert private not in text
    panel.review.columns.boxes["criterion"].value = True
    assert panel.review.lines.items[-1] == (
        "What the next level asks for: Work that others build on: 4 wins / Decisions with numbers: 2 wins"
    )
    panel.review.rows.boxes["2026-06-04 Handover notes that the temp could follow"].value = False
    assert panel.review.lines.items[-1].startswith("What the next level asks for: Work that others build on: 3 wins")
    assert not [line for line in panel.review.lines.items if line.startswith("June 2026")]


def test_somebody_elses_name_stays_and_the_page_says_so(panel):
    panel.review.unfold()
    panel.review.columns.boxes["said_by"].value = True
    assert any("Margit" in line or "Łukasz" in line for line in panel.review.stays.items)
    assert "Łukasz" not in " ".join(panel.review.lines.items)


def test_one_press_makes_the_year_as_a_page(folder, no_browser):
    panel = wins(open_logbook(folder))
    panel.review.make.click()
    panel.review.wait()
    made = folder / "shared" / "2026-06-28"
    assert [path.name for path in made.iterdir()] == ["pack.html"]
    page = (made / "pack.html").read_text("utf-8")
    assert PAGE in page
    assert "Handover notes" in page
    assert "Margit" not in page
    assert panel.message.startswith(f"Made, in {made}: your year on one page.")
