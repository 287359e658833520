"""An export that is dropped on the first page: said in words, asked about, brought in as one save, taken back."""

import datetime as dt
import io
import shutil
from pathlib import Path

import openpyxl
import pytest

from careerdata.logbook import create_folder, open_logbook
from careerdata.panels.steps.start.panel import start

TODAY = dt.date(2026, 10, 4)
AT = dt.datetime(2026, 10, 4, 20, tzinfo=dt.UTC)
SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture
def panel(tmp_path):
    create_folder(tmp_path / "career", TODAY)
    return start(open_logbook(tmp_path / "career", today=TODAY))


def drop(panel, content, name="export.csv"):
    panel.brings.file.value = (
        {"name": name, "type": "", "size": len(content), "content": memoryview(content), "last_modified": AT},
    )


def files(folder):
    """Everything in the folder that is the person's: without what careerdata keeps for itself."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name[0] != "."}


def test_what_is_dropped_is_told_first_then_brought_in_as_one_save_and_taken_back(panel):
    before = files(panel.book.folder)
    drop(panel, (SAMPLES / "toggl" / "detailed_classic_duration.csv").read_bytes())
    assert panel.brings.told.items[:2] == ("This is an export from Toggl Track.", "New: 2 learning entries.")
    assert files(panel.book.folder) == before, "nothing is written before Import"

    panel.brings.bring.click()
    assert panel.message == "Brought in: 2 learning entries. Undo takes it back."
    assert list(panel.book.skills["skill"]) == ["Learn SQL", "Learn SQL"]
    # 18 minutes and 25 seconds, 1 hour and 47 minutes and 6 seconds.
    assert list(panel.book.skills["hours"]) == pytest.approx([0.307, 1.785], abs=0.01)
    assert panel.brings.told.items == ()

    drop(panel, (SAMPLES / "toggl" / "detailed_classic_duration.csv").read_bytes())
    assert panel.brings.told.items[1] == "New: 0 learning entries (2 known already)."
    assert panel.brings.bring.disabled

    panel.take_back.click()
    assert files(panel.book.folder) == before


def test_an_export_can_be_named_by_its_place(panel, tmp_path):
    panel.brings.look.click()
    assert panel.message == "Choose a file, or write where it lies."
    shutil.copy(SAMPLES / "linkedin" / "Connections.csv", tmp_path / "Connections.csv")
    panel.brings.path.value = str(tmp_path / "Connections.csv")
    assert panel.brings.told.items[1] == "New: 4 people."
    # What was given last is what is read.
    drop(panel, (SAMPLES / "toggl" / "detailed_classic_duration.csv").read_bytes())
    assert (panel.brings.told.items[1], panel.brings.path.value) == ("New: 2 learning entries.", "")
    panel.brings.path.value = str(tmp_path / "Connections.csv")
    assert (panel.brings.told.items[1], panel.brings.file.value) == ("New: 4 people.", ())
    panel.brings.bring.click()
    assert {"Ada Example", "Bo Sample"} <= set(panel.book.contacts["contact"])


def test_what_an_export_suggests_for_the_plan_is_told_and_not_written(panel, tmp_path):
    shutil.make_archive(str(tmp_path / "export"), "zip", SAMPLES / "linkedin")
    plan = (panel.book.folder / "plan.toml").read_bytes()
    drop(panel, (tmp_path / "export.zip").read_bytes(), "export.zip")
    assert "Your role now, by LinkedIn: Analyst at Initech (since Mar 2022)." in panel.brings.told.items
    assert (panel.book.folder / "plan.toml").read_bytes() == plan


def test_whoever_is_not_clear_is_asked_about_and_waits(tmp_path):
    folder = tmp_path / "career"
    create_folder(folder, TODAY)
    (folder / "contacts.csv").write_text("contact,organisation\nBo Married,Globex\n")
    panel = start(open_logbook(folder, today=TODAY))
    content = (SAMPLES / "linkedin" / "Connections.csv").read_text("utf-8").replace("Bo,Sample", "Bo,Married")
    drop(panel, content.replace("Globex", "Initrode").encode())
    [asked] = panel.brings.persons.values()
    assert "1 waiting for your answer" in panel.brings.told.items[1]
    asked.value = "Bo Married"
    assert "waiting" not in panel.brings.told.items[1]
    panel.brings.bring.click()
    assert list(panel.book.contacts["contact"]).count("Bo Married") == 1


def test_of_many_who_are_not_clear_the_first_are_asked_about_and_the_others_are_counted(tmp_path):
    folder = tmp_path / "career"
    create_folder(folder, TODAY)
    names = [f"Bo {letter}" for letter in "ABCDEFGHIJ"]
    (folder / "contacts.csv").write_text("contact,organisation\n" + "".join(f"{name},Globex\n" for name in names))
    panel = start(open_logbook(folder, today=TODAY))
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    rows = [f"Bo,{name[-1]},https://www.linkedin.com/in/{name[-1]},,Initrode,,08 Feb 2026\n" for name in names]
    drop(panel, (head + "".join(rows)).encode())
    assert list(panel.brings.persons) == names[:8]
    said = [part.text for part in panel.brings.children if getattr(part, "text", "").startswith("Who is this?")]
    assert said == [
        "Who is this? Nothing is written for them before you say. 2 people more can be asked about when you bring it in again."
    ]


@pytest.mark.parametrize("content", [b"<!DOCTYPE html><html></html>", b"%PDF-1.7", b"just,some\n1,2\n"])
def test_what_is_no_export_gets_a_sentence_and_nothing_is_written(panel, content):
    before = files(panel.book.folder)
    drop(panel, content, name="..\\..\\export.csv")
    assert panel.message.startswith("export.csv ")
    assert panel.brings.bring.layout.display == "none"
    assert files(panel.book.folder) == before


def test_what_a_category_means_is_asked_on_the_page_and_kept(panel):
    drop(panel, (SAMPLES / "rescuetime" / "api_activity.csv").read_bytes())
    assert list(panel.brings.words) == ["General Software Development", "General News & Opinion"]
    assert panel.brings.bring.disabled
    panel.brings.words["General Software Development"].value = "SQL"
    panel.brings.words["General News & Opinion"].value = "-"
    assert panel.brings.told.items[1] == "New: 1 learning entry."
    panel.brings.bring.click()
    assert list(panel.book.skills["skill"]) == ["SQL"]
    drop(panel, (SAMPLES / "rescuetime" / "api_activity.csv").read_bytes())
    assert panel.brings.words == {}
    assert panel.brings.told.items[1] == "New: 0 learning entries (1 known already)."


def test_somebody_of_a_calendar_stays_out_until_they_are_chosen(panel):
    drop(panel, (SAMPLES / "ics" / "outlook_windows_timezone.ics").read_bytes(), "calendar.ics")
    assert panel.brings.told.items[0] == "This is an export from a calendar."
    assert panel.brings.bring.disabled
    panel.brings.persons["Bo Sample"].value = "new"
    panel.brings.bring.click()
    assert list(panel.book.touches["contact"]) == ["Bo Sample"]
    assert list(panel.book.contacts["met_through"]) == ["Calendar"]

    drop(panel, (SAMPLES / "ics" / "outlook_windows_timezone.ics").read_bytes(), "calendar.ics")
    assert panel.brings.kind.value == "met"
    panel.brings.kind.value = "called"
    panel.brings.changed.value = True
    panel.brings.bring.click()
    assert list(panel.book.touches["kind"]) == ["called"]
    drop(panel, (SAMPLES / "ics" / "outlook_windows_timezone.ics").read_bytes(), "calendar.ics")
    assert (panel.brings.kind.value, panel.brings.bring.disabled) == ("called", True)


HOURS = b"My hours;;\nWhen;What;Minutes\n2026-03-02;SQL;90\n2026-03-03;SQL;30\n"


def test_a_table_of_ones_own_is_asked_about_shown_as_it_would_be_written_and_known_the_next_time(panel):
    before = files(panel.book.folder)
    drop(panel, HOURS, "mine.csv")
    form = panel.brings.point
    assert panel.message.startswith("mine.csv is no export of a program that is known here.")
    assert form.rows_are.value == "skills"
    assert {name: control.value for name, control in form.columns.items() if control.value} == {
        "date": "When",
        "skill": "What",
        "hours": "Minutes",
    }
    assert all(cell in form.preview.value for cell in ("SQL", "1.5", "0.5"))
    assert panel.brings.told.items[:2] == ("This is a table of yours.", "New: 2 learning entries.")

    form.columns["hours"].value = ""
    assert any(getattr(part, "text", "") == "Still missing: Hours." for part in form.children)
    assert (panel.brings.told.items, panel.brings.bring.layout.display) == ((), "none")
    form.columns["hours"].value = "Minutes"
    form.columns["skill"].value = ""
    form.same["skill"].value = "Databases"
    assert files(panel.book.folder) == before, "nothing is written before Import"
    panel.brings.bring.click()
    assert panel.message == "Brought in: 2 learning entries. Undo takes it back."
    assert list(panel.book.skills["skill"]) == ["Databases", "Databases"]
    assert form.layout.display == "none"

    drop(panel, HOURS.replace(b"2026-03-03;SQL;30", b"2026-03-09;SQL;60"), "april.csv")
    assert panel.message == ""
    assert panel.brings.told.items[1] == "New: 1 learning entry (1 known already)."
    assert form.same["skill"].value == "Databases", "what was said is shown, and can be changed"
    panel.take_back.click()
    assert files(panel.book.folder) == before


def test_a_table_that_no_guess_fits_waits_for_what_its_rows_are(panel):
    drop(panel, b"just,some\n2026-03-02,2\n")
    form = panel.brings.point
    assert (form.rows_are.value, list(form.columns), panel.brings.bring.layout.display) == ("", [], "none")
    form.rows_are.value = "days"
    form.columns["mood"].value = "some"
    assert form.columns["date"].value == "just"
    assert any("from which number to which the answers go" in line for line in panel.brings.told.items)
    assert panel.brings.bring.disabled
    # From 0 to 5, 2 is 4 of 10.
    form.scale.value = "0-5"
    panel.brings.bring.click()
    assert list(panel.book.days["mood"]) == [4]


def test_a_sheet_of_a_workbook_is_chosen_on_the_page(panel):
    book = openpyxl.Workbook()
    book.active.title = "2025"
    for sheet, year in ((book.active, 2025), (book.create_sheet("2026"), 2026)):
        sheet.append(["Day", "Topic", "Hours"])
        sheet.append([dt.date(year, 3, 2), "SQL", 2])
    content = io.BytesIO()
    book.save(content)
    drop(panel, content.getvalue(), "hours.xlsx")
    form = panel.brings.point
    assert (form.sheet.options, form.sheet.value) == (("2025", "2026"), "2025")
    form.sheet.value = "2026"
    panel.brings.bring.click()
    assert [day.year for day in panel.book.skills["date"]] == [2026]


def test_what_a_project_means_can_be_changed_and_what_came_in_before_is_offered_as_a_change(panel):
    entry = b"Project,Description,Start date,Start time,Duration\nCode,,2026-03-02,09:00:00,1:00:00\n"
    (panel.book.folder / "plan.toml").write_text('[imports.skills]\nCode = "Python"\n[imports.moods]\n"so so" = 5\n')
    panel.again.click()
    drop(panel, entry)
    panel.brings.bring.click()
    assert list(panel.book.skills["skill"]) == ["Python"]

    known = panel.remembered.words
    assert {word: control.value for word, control in known.items()} == {
        ("moods", "so so"): "5",
        ("skills", "Code"): "Python",
    }
    known["moods", "so so"].value = "fine"
    panel.remembered.keep.click()
    assert panel.message == "so so needs a number from 0 to 10. Nothing was saved."
    known["moods", "so so"].value = "5.5"
    known["skills", "Code"].value = "Rust"
    panel.remembered.keep.click()
    assert panel.message == "Kept. Bring the export in again to change what came in before. Undo takes it back."
    assert dict(panel.book.plan.imports) == {"skills": {"Code": "Rust"}, "moods": {"so so": 5.5}}
    assert list(panel.book.skills["skill"]) == ["Python"]

    drop(panel, entry)
    assert panel.brings.changed.layout.display == ""
    panel.brings.changed.value = True
    panel.brings.bring.click()
    assert list(panel.book.skills["skill"]) == ["Rust"]
    panel.take_back.click()
    assert list(panel.book.skills["skill"]) == ["Python"]
