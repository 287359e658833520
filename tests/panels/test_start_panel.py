"""The first page: what needs a look, and a folder of one's own."""

import datetime as dt

import pytest

from careerdata import bundled
from careerdata.logbook import create_folder, open_logbook
from careerdata.panels.steps.rut import rut
from careerdata.panels.steps.start.panel import SHOWN, start

TODAY = dt.date(2026, 6, 28)


def test_a_clean_folder_shows_a_chart_and_nothing_to_mend(folder):
    panel = start(open_logbook(folder))
    assert panel.problems.items == ()
    assert panel.finding.table.set_index("log").loc["mood", "rows"] > 60
    weeks = sum(len(trace.x) for trace in panel.figure.data)
    assert weeks == len(panel.finding.frames["weeks"])


def test_a_bad_line_is_named_and_gone_after_it_was_mended_and_read_again(folder):
    good = (folder / "mood.csv").read_text()
    (folder / "mood.csv").write_text(good + "2026-06-29,<b>fine</b>,,,,,,,,\n")
    panel = start(open_logbook(folder))
    [line] = panel.problems.items
    assert f"line {len(good.splitlines()) + 1}, column mood" in line
    assert "&lt;b&gt;" in panel.problems.value
    (folder / "mood.csv").write_text(good)
    panel.again.click()
    assert panel.problems.items == ()
    assert "1 row was set aside" not in panel.finding.sentence


@pytest.mark.parametrize(
    "text",
    ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "**bold** [a](javascript:b)", "x" * 9000],
    ids=["img", "script", "markdown", "long"],
)
@pytest.mark.parametrize("show", [start, rut])
def test_whatever_stands_in_a_cell_stays_text_and_short(folder, show, text):
    with (folder / "mood.csv").open("a") as file:
        file.write(f"2026-06-29,{text},,,,,,,,\n")
    panel = show(open_logbook(folder))
    told = panel.problems if show is start else panel.left_out
    [line] = told.items
    assert text[:50] in line
    assert len(line) < 200
    tags = {tag.split(" ")[0].strip("/>") for tag in told.value.split("<")[1:] for tag in [tag.split(">")[0]]}
    assert tags == {"ul", "li"}


def test_many_problems_are_counted_not_poured_out(folder):
    with (folder / "mood.csv").open("a") as file:
        file.writelines(f"2027-01-{day:02},6{',x' * day}\n" for day in range(10, 25))
    panel = start(open_logbook(folder))
    assert len(panel.problems.items) == SHOWN + 1
    assert "more: careerdata check" in panel.problems.items[-1]


def test_a_folder_of_ones_own_is_made_and_opens(folder, tmp_path):
    panel = start(open_logbook(folder))
    panel.place.value = str(tmp_path / "mine")
    panel.make.click()
    assert f"careerdata lab {tmp_path / 'mine'}" in panel.message
    assert open_logbook(tmp_path / "mine").problems == ()
    assert (tmp_path / "mine" / "notebooks" / "00-start-here.ipynb").is_file()


def test_making_it_again_changes_nothing(folder, tmp_path):
    panel = start(open_logbook(folder))
    panel.place.value = str(tmp_path / "mine")
    panel.make.click()
    (tmp_path / "mine" / "mood.csv").write_text("week,mood\n2026-01-05,4\n")
    panel.make.click()
    assert "nothing was changed" in panel.message
    assert (tmp_path / "mine" / "mood.csv").read_text() == "week,mood\n2026-01-05,4\n"


def test_a_place_that_is_not_said_is_asked_for(folder):
    panel = start(open_logbook(folder))
    panel.place.value = "  "
    panel.make.click()
    assert "Write where" in panel.message


@pytest.fixture
def new(tmp_path):
    """A folder as it is on the first evening."""
    create_folder(tmp_path / "mine", TODAY)
    return start(open_logbook(tmp_path / "mine", TODAY))


def test_an_empty_folder_says_how_to_begin_instead_of_drawing(new):
    assert new.figure is None
    assert new.top.headline.text == "Welcome. Five questions, and the first answers are here"
    assert new.setup in new.children
    ways = " ".join(new.blockers)
    places = [ways.index(way) for way in ("The weekly check-in", "an export of another program")]
    assert places == sorted(places), "the sliders come first"


def test_five_questions_are_one_save_with_one_undo_and_the_cards_answer_at_once(new):
    folder = new.book.folder
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    form = new.setup
    form.role.value, form.target.value, form.team.value = "Data entry", "Analyst", "Product"
    form.date.value, form.skill.value, form.hours.value = dt.date(2027, 6, 1), "SQL", 120.0
    form.people[0].value, form.people[2].value = "Ines", "ines "
    form.save.click()
    assert new.message == "Saved: your plan and ines. Undo takes it back."
    book = open_logbook(folder, TODAY)
    assert (book.plan.current_role, book.plan.target_role, book.plan.target_team) == (
        "Data entry",
        "Analyst",
        "Product",
    )
    assert (book.plan.escape_date, book.plan.pending) == (dt.date(2027, 6, 1), ()), "it counts at once"
    assert [(goal.name, goal.target) for goal in book.plan.goals] == [("SQL", 120.0)]
    assert list(book.contacts["contact"]) == ["ines"]
    assert new.cards.items[2][:2] == ("Whom do I write to?", "ines")
    assert new.due.items[0] == "Check in: about five minutes."
    new.take_back.click()
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    assert (form.role.value, form.skill.value, form.people[0].value) == ("Data entry", "SQL", "Ines")


def test_a_date_that_is_over_is_not_saved(new):
    new.setup.date.value = TODAY
    new.setup.save.click()
    assert new.message == "Choose a day after today to be ready by. Nothing was saved."
    assert open_logbook(new.book.folder, TODAY).plan == new.book.plan


def test_role_and_team_are_set_later_too_and_the_first_day_of_a_logged_week_stays(folder):
    panel = start(open_logbook(folder))
    assert panel.setup.week.disabled
    panel.setup.team.value = "Research"
    panel.setup.save.click()
    assert open_logbook(folder).plan.target_team == "Research"
    assert panel.message == "Saved: your plan. Undo takes it back."
    panel.setup.save.click()
    assert panel.message == "Nothing is new, so nothing was saved."


def test_home_answers_in_four_cards_that_lead_to_their_pages(folder):
    panel = start(open_logbook(folder))
    assert [card[:2] for card in panel.cards.items] == [
        ("Am I in a rut?", "Probably yes: dread, boredom and mood, since mid-January 2026"),
        ("Will I be ready?", "70 % likely by 1 March, at 6 hours a week"),
        ("Whom do I write to?", "Mei-Lin Tan, Dragan Petrović and 3 more"),
        ("Stay or go?", "Look outside: 3 needs are not met"),
    ]
    assert all((bundled.notebooks() / card[3]).is_file() for card in panel.cards.items)
    assert panel.top.headline.text == "This week: learning, messages and applications"
    assert panel.top.action.text == "Next: 0.75 hours of learning by Sunday (5.25 of 6 done)."


def test_a_name_in_a_card_stays_text(new):
    new.setup.people[0].value = "<img src=x onerror=alert(1)>"
    new.setup.save.click()
    assert "&lt;img src=x" in new.cards.value
    assert "<img" not in new.cards.value
