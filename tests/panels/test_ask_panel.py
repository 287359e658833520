"""Preparing an ask, saving it, logging the answer as one write that moves the pain point, and taking it back."""

import datetime as dt
import shutil
from pathlib import Path

import pandas as pd
import pytest

from careerdata.logbook import append, create_folder, edit, open_logbook
from careerdata.panels.steps.ask.panel import ask

EXAMPLE = Path(__file__).parents[2] / "data" / "example"
TODAY = dt.date(2026, 6, 28)
LOGS = ("asks.csv", "pains.csv", "touches.csv")


@pytest.fixture
def folder(tmp_path):
    """A folder in which one need waits for its answer, and one want is open: "not yet"."""
    folder = tmp_path / "mine"
    create_folder(folder, TODAY)
    need = {"noticed_on": "2026-06-01", "pain": "Quiet", "kind": "need", "weight": 5, "status": "asked"}
    append(folder, "pains", need)
    append(folder, "pains", {"noticed_on": "2026-06-02", "pain": "Tea", "kind": "want", "status": "open"})
    append(folder, "contacts", {"contact": "Ann Lee", "circle": "active"})
    append(folder, "touches", {"date": "2026-06-20", "contact": "Ann Lee", "kind": "met", "from": "both"})
    return folder


@pytest.fixture
def panel(folder):
    return ask(open_logbook(folder, TODAY))


@pytest.fixture
def example(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "example")
    return ask(open_logbook(tmp_path / "example"))


def files(folder):
    return {name: (folder / name).read_bytes() for name in LOGS}


def write(panel, **texts):
    for name, value in texts.items():
        panel.form.fields[name].value = value


def prepare(panel, **more):
    asked = {"to": "Ann Lee", "date": dt.date(2026, 7, 6), "pain": "Quiet", "request": "A room from May"}
    write(panel, **asked | more)


def test_it_opens_with_the_next_ask_its_questions_and_the_history(example):
    assert example.form.fields["to"].value == "Ines Okafor-Reid"
    assert [value for _, value in example.form.which.options] == [0, 3, 2]
    assert "How will you both know" in example.form.questions["request"].text
    assert example.form.questions["fallbacks"].text == ""
    assert "1. Open with why\nI would like to do this work every day" in example.page.text
    assert example.chart is not None


def test_an_empty_folder_has_a_form_and_no_chart_and_a_first_save_draws_it(panel, folder):
    assert panel.chart is None
    prepare(panel)
    assert files(folder)["asks.csv"].count(b"\n") == 1
    panel.save.click()
    assert panel.message == "Saved: the ask. Undo takes it back."
    saved = open_logbook(folder, TODAY).asks.iloc[0]
    assert (saved["to"], saved["pain"], saved["request"]) == ("Ann Lee", "Quiet", "A room from May")
    assert saved["date"].date() == dt.date(2026, 7, 6)
    assert pd.isna(saved["answer"])
    assert panel.chart is not None
    assert panel.form.which.label.startswith("Ann Lee, 6 July 2026")
    panel.save.click()
    assert "nothing new to save" in panel.message


def test_what_an_ask_cannot_do_without_is_said_and_nothing_is_saved(panel, folder):
    before = files(folder)
    panel.save.click()
    assert panel.message.startswith("An ask needs whom you ask, the request and the day of the talk")
    prepare(panel, date=None)
    panel.log_it.click()
    assert panel.message.startswith("An ask needs the day of the talk;")
    assert files(folder) == before


def test_a_no_is_one_write_that_refuses_the_need_and_flips_the_verdict_and_undo_takes_it_all_back(panel, folder):
    prepare(panel, intent="I want to think")
    panel.save.click()
    assert panel.verdict.text.startswith("Your wants and needs say: Not yet")
    before = files(folder)
    panel.form.answer.value = "no"
    panel.form.come_back_on.value = dt.date(2026, 9, 1)
    panel.log_it.click()
    assert panel.message == (
        'Logged, no: the change to the ask, "Quiet" as refused and the talk with Ann Lee. Undo takes all of it back.'
    )
    assert "Start looking outside now" in panel.verdict.text
    book = open_logbook(folder, TODAY)
    made, talk = book.asks.iloc[0], book.touches.iloc[-1]
    assert (made["answer"], made["date"].date(), made["follow_up_on"].date()) == ("no", TODAY, dt.date(2026, 9, 1))
    assert book.pains.set_index("pain")["status"].to_dict() == {"Quiet": "refused", "Tea": "open"}
    assert (talk["contact"], talk["kind"], talk["from"], talk["date"].date()) == ("Ann Lee", "asked", "both", TODAY)
    assert talk["next_step_on"].date() == dt.date(2026, 9, 1)
    assert panel.form.answer.value is None
    panel.take_back.click()
    assert files(folder) == before
    assert "Not yet" in panel.verdict.text
    assert panel.form.fields["intent"].value == "I want to think"


@pytest.mark.parametrize(
    ("answer", "status"), [("yes", "met"), ("no", "refused"), ("counter", "asked"), ("not_yet", "asked")]
)
def test_each_answer_moves_the_pain_point_it_is_about(panel, folder, answer, status):
    edit(folder, "pains", {"pain": "Quiet"}, {"status": "open"}, TODAY)
    panel = ask(open_logbook(folder, TODAY))
    prepare(panel)
    panel.form.answer.value = answer
    panel.log_it.click()
    book = open_logbook(folder, TODAY)
    assert book.pains.set_index("pain").loc["Quiet", "status"] == status
    assert book.asks["answer"].tolist() == [answer]


def test_a_dropped_pain_point_stays_so_and_a_talk_that_is_logged_is_not_doubled(panel, folder):
    edit(folder, "pains", {"pain": "Quiet"}, {"status": "dropped"}, TODAY)
    append(folder, "touches", {"date": TODAY, "contact": "Ann Lee", "kind": "asked", "from": "me"})
    panel = ask(open_logbook(folder, TODAY))
    before = files(folder)
    prepare(panel)
    panel.form.answer.value = "yes"
    panel.log_it.click()
    assert panel.message == "Logged, yes: the ask. Undo takes it back."
    assert {name: files(folder)[name] for name in LOGS[1:]} == {name: before[name] for name in LOGS[1:]}


@pytest.mark.parametrize(
    ("answer", "day", "back", "said"),
    [
        (None, TODAY, None, "Choose what the answer was."),
        ("yes", TODAY + dt.timedelta(days=1), None, "today or earlier"),
        ("yes", None, None, "today or earlier"),
        ("no", TODAY, TODAY, "lies after the day of the answer"),
    ],
)
def test_half_an_answer_is_asked_for_and_nothing_is_saved(panel, folder, answer, day, back, said):
    prepare(panel)
    before = files(folder)
    panel.form.answer.value, panel.form.answered_on.value, panel.form.come_back_on.value = answer, day, back
    panel.log_it.click()
    assert said in panel.message
    assert panel.message.endswith("Nothing was saved.")
    assert files(folder) == before


def test_beside_to_it_says_when_asking_would_be_a_cold_ask(panel):
    assert panel.form.guard.text == ""
    write(panel, to="Ann Lee")
    assert panel.form.guard.text == ""
    write(panel, to="Somebody New")
    assert "this would be a cold ask" in panel.form.guard.text


def test_several_asks_stay_apart_and_what_was_written_is_not_lost(example):
    example.form.fields["request"].value = "More flexibility"
    assert '"More flexibility" can mean many things' in example.form.questions["request"].text
    example.form.which.value = 2
    assert example.form.fields["to"].value == "Margit Havas"
    example.form.which.value = 0
    assert example.form.fields["request"].value == ""
    write(example, to="Fatuma Warsame")
    example.form.which.value = 3
    assert example.form.fields["request"].value == "More flexibility"
    example.form.which.value = 0
    assert example.form.fields["to"].value == "Fatuma Warsame"


def test_the_logs_fill_in_once_what_can_be_told_and_what_is_for_ones_own_eyes(example):
    for button in (*example.form.fills.values(), *example.form.fills.values()):
        button.click()
    bring, note = (example.form.fields[name].value.splitlines() for name in ("bring", "note"))
    assert len(bring) == 6
    assert bring[0] == "Basket reminder report with Checkout: cut questions answered by hand from 8 to 2 a week"
    assert not any("Search cohorts with" in line for line in bring), "it must not be told"
    assert note[0] == "prepare with Yusuf, bring two charts"
    assert [line.split(":")[0] for line in note[1:]] == [
        "Would speak up",
        "Want the same",
        "Range to expect, Product analyst",
    ]
    assert not any("Ines" in line for line in note)


def test_empty_logs_have_nothing_to_lend_and_say_what_it_takes(panel):
    for button in panel.form.fills.values():
        button.click()
        assert panel.message.startswith("There is nothing to fill in yet: it takes ")
    assert panel.state.draft.bring == panel.state.draft.note == ""


def test_the_page_is_kept_as_a_text_file_and_never_over_another_one(panel, folder):
    prepare(panel, note="<b>Ben</b> is for it")
    assert "<b>" not in panel.page.value
    panel.as_text.click()
    first = folder / "ask-2026-07-06.txt"
    assert first.read_text(encoding="utf-8") == panel.page.text
    assert str(first) in panel.message
    assert panel.message.endswith("Undo is for your logs, and leaves it alone.")
    panel.as_text.click()
    write(panel, intent="I want another page")
    panel.as_text.click()
    assert sorted(path.name for path in folder.glob("*.txt")) == ["ask-2026-07-06-2.txt", "ask-2026-07-06.txt"]
    assert "another page" not in first.read_text(encoding="utf-8")
    assert first.stat().st_mode & 0o077 == 0


def test_an_ask_changed_in_another_window_is_not_written_over(panel, folder):
    prepare(panel)
    panel.save.click()
    edit(folder, "asks", {"to": "Ann Lee"}, {"intent": "from the other window"}, TODAY)
    before = files(folder)
    write(panel, request="A room from June")
    panel.save.click()
    assert "changed in another window" in panel.message
    assert files(folder) == before
    assert panel.form.fields["request"].value == "A room from June"
    assert panel.form.fields["intent"].value == "from the other window", "what was not changed here is as it is there"
    panel.save.click()
    saved = open_logbook(folder, TODAY).asks.iloc[0]
    assert (saved["request"], saved["intent"]) == ("A room from June", "from the other window")


def without(path, name):
    """Take the lines of somebody out of a file, as another program would."""
    path.write_text("".join(line for line in path.read_text().splitlines(keepends=True) if name not in line))


def test_an_ask_that_is_gone_from_its_file_stays_on_the_desk_as_a_new_one(panel, folder):
    prepare(panel)
    panel.save.click()
    without(folder / "asks.csv", "Ann Lee")
    write(panel, request="A room from June")
    panel.save.click()
    assert panel.message.startswith("This ask is no longer in your folder, so nothing was saved.")
    assert open_logbook(folder, TODAY).asks.empty
    assert panel.form.which.value == 0
    panel.save.click()
    assert panel.message.startswith("Saved: the ask.")
    assert list(open_logbook(folder, TODAY).asks["request"]) == ["A room from June"]


def test_an_ask_is_never_written_over_another_one_that_moved_into_its_line(panel, folder):
    prepare(panel)
    panel.save.click()
    panel.form.which.value = 0
    write(panel, to="Ben", date=dt.date(2026, 7, 9), request="More pay")
    panel.save.click()
    panel.form.which.value = 2
    without(folder / "asks.csv", "Ann Lee")
    write(panel, request="A room from June")
    panel.save.click()
    panel.save.click()
    assert list(open_logbook(folder, TODAY).asks["request"]) == ["More pay", "A room from June"]


def test_an_ask_whose_line_moved_is_saved_and_stays_on_the_desk(panel, folder):
    prepare(panel)
    panel.save.click()
    panel.form.which.value = 0
    write(panel, to="Ben", date=dt.date(2026, 7, 9), request="More pay")
    panel.save.click()
    without(folder / "asks.csv", "Ann Lee")
    write(panel, request="Much more pay")
    panel.save.click()
    assert panel.message.startswith("Saved: the change to the ask.")
    assert list(open_logbook(folder, TODAY).asks["request"]) == ["Much more pay"]
    assert panel.form.fields["to"].value == "Ben"


def test_what_a_no_leaves_comes_from_the_applications_and_from_ones_own_words(panel, folder):
    assert panel.form.left.text == "If it stays a no, what would you do? Looking around once binds you to nothing."
    prepare(panel, otherwise="A bakery of my own")
    assert panel.form.left.text.splitlines() == [
        "So far this is a wish: A bakery of my own. One first step makes it more.",
        "A wish so far: A bakery of my own.",
    ]
    assert "What you have is a wish so far: A bakery of my own." in panel.page.text
    panel.save.click()
    append(folder, "applications", {"date": "2026-06-20", "organisation": "Tern", "stage": "talked", "role": "Baker"})
    panel = ask(open_logbook(folder, TODAY))
    assert panel.form.fields["otherwise"].value == "A bakery of my own"
    assert panel.form.left.text.splitlines() == [
        "No offer is in hand yet. The nearest is under way: Tern, Baker.",
        "Under way: Tern, Baker (a talk, 20 June 2026).",
        "A wish so far: A bakery of my own.",
    ]
    assert "Something else is under way: Tern, Baker (a talk, 20 June 2026)." in panel.page.text


def test_an_ask_about_pay_gets_a_range_that_starts_at_the_target_and_can_be_filled_in(example):
    assert example.form.pay.text == ""
    write(example, pain="Pay that matches the market", request="A salary of 58,000 from January")
    assert example.form.pay.text.startswith("A range to ask for: 58,000 to 65,000 EUR a year (Product analyst, from 5")
    example.form.fills["A range to ask for"].click()
    assert example.form.fields["request"].value == "A salary of 58,000 from January\n58,000 to 65,000 EUR a year"
    assert "58,000 to 65,000 EUR a year" in example.page.text


def test_the_questions_for_a_talk_about_staying_are_a_page_that_holds_nothing_of_the_folder(example):
    assert len(example.stay.asked.items) == 7
    assert all(question.endswith("?") for question in example.stay.asked.items)
    example.stay.save.click()
    (page,) = example.book.folder.glob("questions-for-staying*.txt")
    assert str(page) in example.message
    text = page.read_text(encoding="utf-8")
    assert all(question in text for question in example.stay.asked.items)
    book = example.book
    names = [*book.contacts["contact"], *book.pains["pain"], *book.applications["organisation"], book.plan.target_role]
    assert not [name for name in names if name in text]
