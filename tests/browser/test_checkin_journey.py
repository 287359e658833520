"""A person writes the week down by keyboard alone, and it stands in the folder and nowhere else."""

import csv

import pytest
from journey import focus, tab_to

WEEK = "2026-06-22"
NOTE = "The zanzibar meeting again.\nOne good talk."
SECRETS = ("zanzibar", "Quilla Vantongeren", "37.25")
"""What is typed below, and stands nowhere in the example."""
AT_HOME = ("mood.csv", "touches.csv", "contacts.csv", "skills.csv")


@pytest.fixture
def unlogged(lab):
    """The example on its Sunday evening, before the week was written down."""
    mood = lab.folder / "mood.csv"
    lines = mood.read_text(encoding="utf-8").splitlines(keepends=True)
    assert lines[-1].startswith(WEEK)
    mood.write_text("".join(lines[:-1]), encoding="utf-8")
    return lab.folder


def rows(folder, name):
    with (folder / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def unfold(page, title, inside):
    tab_to(page, page.get_by_role("button", name=title))
    press(page, "Enter")
    return tab_to(page, page.get_by_label(inside))


def where_it_stands(home):
    """Every file under a person's home that holds something of what was typed."""
    files = (path for path in home.rglob("*") if path.is_file())
    return {path for path in files if any(secret.encode() in path.read_bytes() for secret in SECRETS)}


def keep_the_notebook(journey, folder):
    """Save the page itself, whose answers stand on the screen, as JupyterLab does every two minutes."""
    path = folder / "notebooks" / "01-weekly-check-in.ipynb"
    before = path.read_bytes()
    journey.page.get_by_role("menuitem", name="File", exact=True).first.click()
    journey.page.locator(".lm-Menu-itemLabel", has_text="Save Notebook").first.click()
    saved = journey.wait_until_changed(path.read_bytes, before)
    assert b"is about this week" not in saved, "no answer is kept in the page"


def test_a_week_written_by_keyboard_alone_stands_in_the_folder_and_nowhere_else(journey, unlogged):
    journey.open("01-weekly-check-in.ipynb")
    page, before = journey.page, rows(unlogged, "mood.csv")
    focus(page.get_by_role("slider", name="Mood at work, from 0 dreadful to 10 great"))
    press(page, "PageUp", "PageUp", "ArrowRight", "ArrowRight")  # from no answer by 5, 5, 1 and 1 steps: 5.5
    tab_to(page, page.get_by_role("slider", name="Sunday dread"))
    press(page, "End", "ArrowLeft")
    tab_to(page, page.get_by_role("slider", name="Boredom"))
    press(page, "End", "Home")
    page.get_by_role("slider", name="Boredom").and_(page.locator("[aria-valuetext='no answer']")).wait_for()
    tab_to(page, page.get_by_label("Hours worked"))
    page.keyboard.type("37.25")
    tab_to(page, page.get_by_label("Note"))
    page.keyboard.type(NOTE)
    unfold(page, "People I was in touch with", "Add a person")
    for name in ("Quilla Vantongeren", "Priya Raghunathan"):
        page.keyboard.type(name)
        press(page, "Enter")
        page.get_by_label(f"What happened with {name}").wait_for()
    tab_to(page, page.get_by_label("What happened with Quilla Vantongeren"))
    page.keyboard.type("cal")
    unfold(page, "Hours I spent learning", "Add a skill")
    page.keyboard.type("sql")
    press(page, "Enter")
    tab_to(page, page.get_by_label("Hours of SQL"))
    page.keyboard.type("1.5")
    assert rows(unlogged, "mood.csv") == before
    tab_to(page, page.get_by_role("button", name="Save this week"))
    press(page, "Enter")
    said = page.get_by_role("alert").filter(has_text="Saved: ").first
    said.wait_for()
    assert "Undo takes all of it back" in said.inner_text()

    assert rows(unlogged, "mood.csv")[:-1] == before
    assert {name: cell for name, cell in rows(unlogged, "mood.csv")[-1].items() if cell} == {
        "week": WEEK,
        "mood": "5.5",
        "sunday_dread": "9.5",
        "hours_worked": "37.25",
        "note": NOTE,
    }
    people = [(row["date"], row["contact"], row["kind"]) for row in rows(unlogged, "touches.csv")[-2:]]
    assert people == [("2026-06-28", "Quilla Vantongeren", "called"), ("2026-06-28", "Priya Raghunathan", "wrote")]
    assert rows(unlogged, "contacts.csv")[-1]["contact"] == "Quilla Vantongeren"
    assert [rows(unlogged, "skills.csv")[-1][name] for name in ("date", "skill", "hours")] == [
        "2026-06-28",
        "SQL",
        "1.5",
    ]
    journey.look("01-after-save")

    keep_the_notebook(journey, unlogged)
    elsewhere = {path for path in where_it_stands(unlogged.parent) if path.name not in AT_HOME}
    assert {path.relative_to(unlogged).parts[0] for path in elsewhere} <= {"backups", ".careerdata"}

    focus(page.get_by_role("button", name="Save this week"))
    tab_to(page, page.get_by_role("button", name="Undo").first)
    press(page, "Space")
    page.get_by_role("alert").filter(has_text="What you wrote is back in the form").first.wait_for()
    assert rows(unlogged, "mood.csv") == before
    assert page.get_by_label("Note").input_value() == NOTE
    assert journey.complaints() == []
