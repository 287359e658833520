"""The page of results and gigs: told in words, logged with one Save, completed later, and taken back with one Undo."""

import datetime as dt

import pytest

from careerdata import figures
from careerdata.logbook import create_folder, edit, open_logbook
from careerdata.panels.steps.exposure.panel import NEW, exposure

TODAY = dt.date(2026, 6, 28)


@pytest.fixture
def panel(folder):
    return exposure(open_logbook(folder))


def fill(form, **typed):
    for name, value in typed.items():
        form.fields[name].value = value


def files(folder):
    return {name: (folder / name).read_bytes() for name in ("exposure.csv", "gigs.csv")}


def line_of(panel, project):
    return next(line for words, line in panel.which.options if words.startswith(project))


def test_it_opens_with_every_result_told_and_the_gigs_by_stage(panel):
    assert len(panel.told.items) == 6
    assert panel.told.items[0].endswith(
        "Missing: leave to share it. Ask the team whether it may be told; until then it stays in your folder."
    )
    assert panel.vouchers.items[-1] == (
        "Who can vouch for the work with Checkout: Priya Raghunathan, Tamsin Okello and Thandiwe Mokoena."
    )
    assert panel.stages.text == (
        "leads 0 → pitched 0 → active 0 → done 1 (Marrow Street Books) → lost 1 (Pear Tree Bakery)"
    )
    assert panel.figure is None, "the page's live chart belongs to the plan"
    assert len(panel.chart.data) == 6


def test_only_the_target_team(panel):
    panel.target_team_only.value = True
    assert len(panel.told.items) == 5
    assert panel.finding.table["on_target_team"].all()


def test_a_result_and_a_gig_step_are_one_save_and_one_undo(panel, folder):
    before = files(folder)
    fill(panel.result, project="Churn page", result="They see it daily", measure="days late", before="12,5", after="3")
    fill(panel.result, unit="days", shareable="yes", note="with Mei-Lin", date=dt.date(2026, 6, 20))
    fill(panel.gig, client="Villa Nova", stage="pitched", hours="1.5")
    panel.save.click()
    book = open_logbook(folder)
    saved = book.exposure.iloc[-1]
    assert (saved["project"], saved["team"], saved["before"], saved["after"]) == (
        "Churn page",
        "Product Analytics",
        12.5,
        3,
    )
    assert (saved["date"].date(), saved["shareable"], saved["note"]) == (dt.date(2026, 6, 20), "yes", "with Mei-Lin")
    gig = book.gigs.iloc[-1]
    assert (gig["client"], gig["stage"], gig["hours"], gig["date"].date()) == ("Villa Nova", "pitched", 1.5, TODAY)
    assert gig[["income", "currency"]].isna().all(), "a currency without an amount is left out"
    assert panel.message == "Saved: “Churn page” and Villa Nova, pitched. Undo takes both back."
    assert "Churn page" in panel.told.items[0]
    assert "pitched 1 (Villa Nova)" in panel.stages.text
    assert not panel.result.begun
    assert not panel.gig.begun
    panel.take_back.click()
    assert files(folder) == before
    assert panel.message.endswith("What you wrote is back in the form.")
    assert (panel.result.fields["project"].value, panel.gig.fields["client"].value) == ("Churn page", "Villa Nova")
    panel.save.click()
    assert open_logbook(folder).exposure["project"].iloc[-1] == "Churn page"


def test_a_result_is_completed_in_place_and_the_other_lines_stay_as_they_are(panel, folder):
    lines = (folder / "exposure.csv").read_text().splitlines()
    panel.which.value = line_of(panel, "Search cohorts")
    assert panel.result.fields["after"].value == "34.5"
    fill(panel.result, shareable="yes")
    panel.save.click()
    now = (folder / "exposure.csv").read_text().splitlines()
    assert [i for i, (old, new) in enumerate(zip(lines, now, strict=True)) if old != new] == [6]
    assert now[6] == lines[6].replace(",no,", ",yes,")
    assert panel.which.value == NEW
    assert "6 can be told" not in panel.finding.sentence
    assert "all can be told" in panel.finding.sentence
    panel.take_back.click()
    assert (folder / "exposure.csv").read_text().splitlines() == lines
    assert panel.which.value == line_of(panel, "Search cohorts")
    assert panel.result.fields["shareable"].value == "yes"


def test_a_row_changed_in_another_window_meanwhile_is_not_overwritten(panel, folder):
    panel.which.value = line_of(panel, "Search cohorts")
    edit(folder, "exposure", {"project": "Search cohorts"}, {"after": 35})
    before = files(folder)
    fill(panel.result, shareable="yes")
    panel.save.click()
    assert files(folder) == before
    assert "changed in another window" in panel.message
    assert panel.result.fields["shareable"].value == "yes", "what was typed is not lost"
    assert panel.result.fields["after"].value == "35", "and what was not is as it is by now"
    panel.save.click()
    saved = open_logbook(folder).exposure.set_index("project").loc["Search cohorts"]
    assert (saved["after"], saved["shareable"]) == (35, "yes")


def without(folder, project):
    """Take a result out of its file, as another program would."""
    path = folder / "exposure.csv"
    path.write_text("".join(line for line in path.read_text().splitlines(keepends=True) if project not in line))


@pytest.mark.parametrize("project", ["first", "last"])
def test_a_result_that_is_gone_from_its_file_stays_in_the_form_as_a_new_one(panel, folder, project):
    there = open_logbook(folder).exposure
    project = there["project"].iloc[0 if project == "first" else -1]
    panel.which.value = line_of(panel, project)
    without(folder, project)
    others = files(folder)["exposure.csv"]
    fill(panel.result, note="told here")
    panel.save.click()
    assert panel.message.startswith("This result is no longer in your folder, so nothing was saved.")
    assert files(folder)["exposure.csv"] == others
    assert panel.which.value == NEW
    panel.save.click()
    assert panel.message.startswith("Saved: ")
    assert files(folder)["exposure.csv"].startswith(others), "no other result was written over"
    saved = open_logbook(folder).exposure.iloc[-1]
    assert (saved["project"], saved["note"]) == (project, "told here")


@pytest.mark.parametrize(
    ("result", "gig", "said"),
    [
        ({}, {}, "There is nothing new to save"),
        ({"result": "Fine"}, {}, "The joint project is still missing."),
        ({"project": "P", "team": " "}, {}, "The team is still missing."),
        ({"project": "P", "before": "many"}, {}, "The number before is a number, such as 12 or 3.5"),
        (
            {"project": "P", "after": "1,500"},
            {},
            "The number after: “1,500” can be read as 1500 or as 1.5: write it without",
        ),
        ({}, {"client": "C", "income": "2,250", "currency": "EUR"}, "What was paid: “2,250” can be read as 2250 or"),
        ({"project": "P", "date": None}, {}, "Choose the day, today or earlier."),
        ({}, {"hours": "2"}, "The client is still missing."),
        ({}, {"client": "C", "income": "5", "currency": ""}, "What was paid needs its currency"),
        ({"project": "P"}, {"client": "C", "income": "x"}, "What was paid is a number"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_saved(panel, folder, result, gig, said):
    before = files(folder)
    fill(panel.result, **result)
    fill(panel.gig, **gig)
    panel.save.click()
    assert panel.message.startswith(said)
    assert panel.message.endswith("Nothing was saved.")
    assert files(folder) == before


def test_numbers_with_marks_that_mean_one_thing_are_read(panel, folder):
    fill(panel.result, project="P", before="1 500", after="1,234.5")
    panel.save.click()
    saved = open_logbook(folder).exposure.iloc[-1]
    assert (saved["before"], saved["after"]) == (1500, 1234.5)


def test_a_number_with_three_decimals_is_shown_and_read_back_as_it_is(panel, folder):
    fill(panel.result, project="Odd", before="1.1250", after="2")
    panel.save.click()
    panel.which.value = line_of(panel, "Odd")
    assert panel.result.fields["before"].value == "1.1250", "1.125 could be thousands"
    fill(panel.result, note="seen again")
    panel.save.click()
    saved = open_logbook(folder).exposure.iloc[-1]
    assert (saved["before"], saved["note"]) == (1.125, "seen again")


def test_what_the_log_refuses_is_said_and_stays_in_the_form(panel, folder):
    before = files(folder)
    fill(panel.gig, client="C", income="5", currency="Euro")
    panel.save.click()
    assert "gigs.csv" in panel.message
    assert files(folder) == before
    assert panel.gig.fields["client"].value == "C"


def test_the_last_currency_is_offered_and_saved_in_capitals(panel, folder):
    assert panel.gig.fields["currency"].value == "EUR"
    fill(panel.gig, client="C", stage="done", income="99,50", currency="chf", hours="2")
    panel.save.click()
    saved = open_logbook(folder).gigs.iloc[-1]
    assert (saved["income"], saved["currency"]) == (99.5, "CHF")
    assert panel.gig.fields["currency"].value == "EUR"
    assert "So far 99.50 CHF, 49.75 CHF an hour." in panel.gigs.sentence


def test_undo_of_what_was_saved_elsewhere_leaves_the_form_alone(panel, folder):
    edit(folder, "contacts", {"contact": "Mei-Lin Tan"}, {"support": 2})
    fill(panel.result, project="Half typed")
    panel.take_back.click()
    assert "was not made on this page" in panel.message
    panel.take_back.click()
    assert panel.message.startswith("Taken back")
    assert panel.result.fields["project"].value == "Half typed"


def test_the_words_for_asking_are_text_filled_from_the_plan(panel):
    boss, head = (area.value for area in panel.openings)
    assert boss.startswith("I have worked with Product Analytics before")
    assert head.startswith("I am a reporting analyst")
    assert "Search cohorts" not in head, "it may not be told yet"


def test_a_cold_ask_is_named_beside_the_words(tmp_path):
    create_folder(tmp_path, TODAY)
    (tmp_path / "contacts.csv").write_text("contact,team,influence\nIda,Data,5\n")
    plan = (tmp_path / "plan.toml").read_text().replace('target_team = ""', 'target_team = "Data"')
    (tmp_path / "plan.toml").write_text(plan)
    shown = "".join(
        part.text
        for part in exposure(open_logbook(tmp_path, TODAY)).children[6].children[1].children
        if hasattr(part, "text")
    )
    assert "You and Ida have not been in touch yet, so this would be a cold ask." in shown


def test_an_empty_folder_says_how_to_begin_and_can_be_begun(tmp_path):
    create_folder(tmp_path, TODAY)
    panel = exposure(open_logbook(tmp_path, TODAY))
    assert (panel.chart, panel.stages.text) == (None, "")
    assert "no result with another team" in panel.finding.sentence
    fill(panel.result, project="P", team="T")
    panel.save.click()
    assert panel.told.items == (
        "With T I worked on “P”. Missing: what was measured, the number after, the number before, what came of it, whether it may be shared, somebody who can vouch. Write down one thing that changed and can be counted: mails, hours, days.",
    )


def test_names_are_text_wherever_they_stand(panel):
    bad = "<img src=x onerror=alert(1)>"
    fill(panel.result, project=bad, team=bad)
    fill(panel.gig, client=bad)
    panel.save.click()
    shown = "".join(child.value for child in panel.children if isinstance(getattr(child, "value", None), str))
    assert "&lt;img" in shown
    assert "<img" not in shown
    assert not [note.text for note in figures.gigs(panel.gigs).layout.annotations if "<img" in note.text]
