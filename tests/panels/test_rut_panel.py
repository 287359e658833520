"""The panel of the signs, driven without a kernel on the example."""

import datetime as dt
import re
import shutil
import tomllib

import numpy as np
import pytest
from unrelated_logs import TODAY, logs

from careerdata import bundled
from careerdata.figures.theme import alt_of
from careerdata.logbook import Logbook, create_folder, open_logbook
from careerdata.panels.steps.rut import rut


@pytest.fixture(scope="module")
def book():
    return open_logbook(bundled.example())


def unfolded(part):
    """Whether a part of the panel that can be folded stands open."""
    return part.children[0].value


@pytest.fixture
def panel(book):
    return rut(book)


def test_the_board_names_the_planted_signs_first(panel):
    rows = re.findall("<tr.*?</tr>", panel.board.value)[1:]
    first, second, third, *others = [re.sub("<[^>]*>", "|", row) for row in rows]
    for row, sign in ((first, "Sunday dread"), (second, "Boredom")):
        assert sign in row
        assert "■■■■■■□□ 6 of 8" in row
        assert "|worse|" in row
        assert "|12 Jan 2026|" in row
    assert "Mood at work" in third
    assert ["|none|" in row for row in others] == [True] * 4
    assert ["bold" in row for row in rows] == [True] * 3 + [False] * 4


def test_the_panel_begins_with_the_answer_and_one_number(panel):
    assert panel.children[0] is panel.top
    assert panel.top.headline.text == "Probably yes: dread, boredom and mood, since mid-January 2026"
    assert (panel.top.number.text, panel.top.says.text) == ("6 of 8", "weeks were bad: dread")


def test_the_next_action_leads_to_the_page_where_it_is_done(panel):
    assert panel.top.action.text.startswith("Next: ask what else began then")
    assert panel.top.action.page == "03-wants-and-needs.ipynb"
    assert (bundled.notebooks() / panel.top.action.page).is_file()


def test_a_longer_baseline_is_read_and_said(panel):
    panel.begin.value = panel.begin.options[1][1]
    assert panel.top.headline.text == "Bad, and has been from the start"
    panel.baseline.value = 30
    assert panel.state.baseline_weeks == 30
    assert "3 people in 100" in panel.finding.sentence, "with fewer than 30 weeks, the first 12 stand in"


def test_a_wider_bad_zone_finds_more_bad_weeks(panel):
    def bad_weeks():
        return panel.finding.table["level_weeks"].sum()

    before = bad_weeks()
    panel.bad_zone.value = 5.0
    assert bad_weeks() > before
    assert panel.finding.table["alarm"].sum() == 4


def test_fewer_false_alarms_are_said(panel):
    panel.budget.value = dict(panel.budget.options)["1 in 20 steady years"]
    assert "1 person in 20 " in panel.finding.sentence


def test_the_chart_follows_in_place_and_keeps_its_alt_text(panel):
    figure = panel.figure
    panel.baseline.value = 25
    assert panel.figure is figure
    assert "Sunday dread" in alt_of(figure)
    assert "example-stamp" in [label.name for label in figure.layout.annotations]


def test_it_begins_with_the_bad_zone_of_the_plan(book):
    from dataclasses import replace

    stricter = replace(book, plan=replace(book.plan, bad_zone=8.0))
    panel = rut(stricter)
    assert panel.bad_zone.value == 8.0
    assert panel.finding.table["level_weeks"].sum() < rut(book).finding.table["level_weeks"].sum()


def test_an_empty_folder_says_how_to_begin_and_draws_nothing(tmp_path, book):
    create_folder(tmp_path, book.today)
    panel = rut(open_logbook(tmp_path, book.today))
    assert panel.figure is None
    assert "One check-in makes a beginning." in panel.blockers[0]
    panel.baseline.value = 30
    assert panel.finding.sentence.startswith("Nothing is logged yet.")


def test_a_plan_with_a_stricter_bad_zone_is_shown_as_it_is(tmp_path):
    folder = tmp_path / "career"
    shutil.copytree(bundled.example(), folder)
    with (folder / "plan.toml").open("r+") as file:
        text = file.read()
        file.seek(0)
        file.write("bad_zone = 4\n" + text)
    panel = rut(open_logbook(folder))
    assert panel.bad_zone.value == panel.state.bad_zone == 4


def test_another_answer_is_compared_said_and_drawn(panel):
    assert panel.goes_together.sentence == panel.together_sentence.text
    assert "moves with your mood" in panel.together_sentence.text
    panel.outcome.value = "worn_out"
    assert "moves with feeling worn out" in panel.together_sentence.text
    drawn = panel.goes_together.table["together"].any()
    assert ("What moves with" in " ".join(a.text for a in panel.figure.layout.annotations)) == drawn
    assert panel.finding.table["alarm"].sum() == 4


def test_what_moves_with_the_mood_is_folded_unless_something_does_or_it_was_asked_about(panel):
    assert unfolded(panel.together) is False
    panel.baseline.value += 1
    assert unfolded(panel.together) is False
    panel.outcome.value = "worn_out"
    assert unfolded(panel.together) is True

    outside = np.round(5 + 1.5 * np.random.default_rng(4).standard_normal(60))
    related = rut(Logbook.from_frames(today=TODAY, **logs(mood=outside, outside_work=11 - outside)))
    assert "a better life outside work moved with a lower mood" in related.together_sentence.text
    assert unfolded(related.together) is True


def test_what_life_outside_work_did_is_said_beside_it(panel):
    assert "Life outside work has not got worse." in panel.together_caution.text


def test_a_change_that_was_found_can_begin_a_new_usual_and_be_taken_back(panel):
    first, change, *quarters = panel.begin.options
    assert first == ("my first weeks", panel.begin.value)
    assert change[0] == "from the change of 12 January 2026"
    assert "from the week of 31 March 2025" in dict(quarters) or "from the week of 7 April 2025" in dict(quarters)
    panel.begin.value = change[1]
    assert not panel.finding.table["alarm"].any()
    panel.begin.value = first[1]
    assert panel.finding.table["alarm"].sum() == 4


@pytest.fixture
def own(folder):
    return rut(open_logbook(folder))


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def spell(panel, kind, first, last=None):
    panel.spell["kind"].value, panel.spell["first"].value, panel.spell["last"].value = kind, first, last
    panel.save.click()


def test_weeks_ill_are_saved_drawn_grey_and_taken_back_with_what_was_typed(own, folder):
    before, grey = files(folder), len([shape for shape in own.figure.layout.shapes if shape.opacity == 0.2])
    spell(own, "ill", dt.date(2026, 4, 6), dt.date(2026, 4, 17))
    assert own.message == "Saved: ill, 6 April 2026 to 17 April 2026. Undo takes it back."
    assert own.spells.items == ("ill, 6 April 2026 to 17 April 2026",)
    weeks = own.finding.frames["weeks"].set_index("week")["counts"].sort_index()
    assert not weeks.loc["2026-04-06":"2026-04-13"].any()
    assert len([shape for shape in own.figure.layout.shapes if shape.opacity == 0.2]) == grey + 2 * 7
    assert own.spell["kind"].value == ""
    own.take_back.click()
    assert files(folder) == before
    assert own.spell["first"].value == dt.date(2026, 4, 6)
    assert own.spells.items == ()


@pytest.mark.parametrize(
    ("kind", "first", "last", "said"),
    [
        ("", dt.date(2026, 4, 6), None, "What it was is still missing."),
        ("ill", None, None, "When did it begin? Choose its first day."),
        ("ill", dt.date(2026, 4, 6), dt.date(2026, 4, 5), "The last day lies before the first."),
    ],
)
def test_half_a_stretch_is_not_saved(own, folder, kind, first, last, said):
    before = files(folder)
    spell(own, kind, first, last)
    assert own.message == f"{said} Nothing was saved."
    assert files(folder) == before


def test_a_new_job_begins_the_usual_anew_in_the_plan_and_undo_takes_both_back(own, folder):
    before = files(folder)
    assert own.spell.usual.layout.display == "none"
    own.spell["kind"].value = "new_job"
    assert (own.spell.usual.layout.display, own.spell.usual.value) == ("", True)
    spell(own, "new_job", dt.date(2026, 3, 2))
    assert "a new job, 2 March 2026. Your baseline begins with 2 March 2026." in own.message
    assert tomllib.loads((folder / "plan.toml").read_text())["usual_since"] == dt.date(2026, 3, 2)
    assert (own.state.since, own.begin.value) == (dt.date(2026, 3, 2), "2026-03-02")
    assert "Your baseline begins with the week of 2 March 2026." in own.finding.sentence
    assert rut(open_logbook(folder)).state.since == dt.date(2026, 3, 2), "and it is there the next time"
    own.take_back.click()
    assert files(folder) == before
    assert own.state.since is None


def test_a_new_job_may_leave_the_usual_as_it_was(own, folder):
    own.spell.usual.value = False
    spell(own, "new_job", dt.date(2026, 3, 2))
    assert "usual_since" not in (folder / "plan.toml").read_text()
    assert "from the new job of 2 March 2026" in dict(own.begin.options)


def test_where_the_usual_begins_can_be_kept_and_every_beginning_stays_on_offer(own, folder):
    offered = own.begin.options
    assert own.keep_begin.disabled
    own.begin.value = offered[1][1]
    assert own.begin.options == offered
    own.keep_begin.click()
    assert own.message == "Saved: your baseline begins with 12 January 2026."
    assert tomllib.loads((folder / "plan.toml").read_text())["usual_since"] == dt.date(2026, 1, 12)
    assert own.keep_begin.disabled
    own.begin.value = ""
    own.keep_begin.click()
    assert own.message == "Saved: your baseline begins with your first week."
    assert "usual_since" not in (folder / "plan.toml").read_text()


def test_what_another_window_wrote_into_the_plan_is_not_written_over(own, folder):
    with (folder / "plan.toml").open("r+") as file:
        text = file.read()
        file.seek(0)
        file.write(text.replace("hours_per_week = 6", "hours_per_week = 9"))
    before = files(folder)
    spell(own, "new_job", dt.date(2026, 3, 2))
    assert "plan.toml was changed since you opened it, so nothing was saved" in own.message
    assert files(folder) == before
