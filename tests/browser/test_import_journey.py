"""An export that is dropped on the first page, also one that is larger than a page may usually send at once."""

from journey import focus

HEADER = "Project,Description,Start date,Start time,Duration,Tags\n"
ENTRIES = 120
LARGE = 12_000_000
"""Bytes of the export; from 10 MB on a server closes the connection unless it is told otherwise."""


def test_a_large_export_is_dropped_told_brought_in_by_keyboard_and_taken_back(journey, lab, tmp_path):
    before = (lab.folder / "skills.csv").read_bytes()
    tags = "x" * (LARGE // ENTRIES)
    rows = [f"Piano,scales {number},2026-06-01,09:00:00,0:30:00,{tags}\n" for number in range(ENTRIES)]
    (tmp_path / "export.csv").write_text(HEADER + "".join(rows))
    page = journey.page
    journey.open("00-start-here.ipynb")
    journey.unfold("Bring in what I have in another program")
    with page.expect_file_chooser() as chooser:
        focus(page.get_by_role("button", name="Choose a file")).press("Enter")
    chooser.value.set_files(tmp_path / "export.csv")
    page.get_by_text(f"New: {ENTRIES} learning entries.").wait_for()
    assert (lab.folder / "skills.csv").read_bytes() == before
    focus(page.get_by_role("button", name="Import", exact=True)).press("Enter")
    page.get_by_role("alert").filter(has_text=f"Brought in: {ENTRIES} learning entries.").wait_for()
    assert (lab.folder / "skills.csv").read_text().count("Piano") == ENTRIES
    focus(page.get_by_role("button", name="Undo", exact=True)).press("Enter")
    journey.wait_until(lambda: (lab.folder / "skills.csv").read_bytes() == before)

    # A table of one's own, its columns pointed at by keyboard.
    (tmp_path / "mine.csv").write_text("When,What,Minutes\n2026-06-01,rudiments,30\n")
    with page.expect_file_chooser() as chooser:
        focus(page.get_by_role("button", name="Choose a file")).press("Enter")
    chooser.value.set_files(tmp_path / "mine.csv")
    page.get_by_text("This is a table of yours.").wait_for()
    focus(page.get_by_role("combobox", name="Skill", exact=True)).press("Home")
    page.get_by_text("Still missing: Skill.").wait_for()
    every = focus(page.get_by_role("textbox", name="or in every row"))
    page.keyboard.type("Drums")
    every.press("Tab")
    page.get_by_role("cell", name="Drums").wait_for()
    focus(page.get_by_role("button", name="Import", exact=True)).press("Enter")
    page.get_by_role("alert").filter(has_text="Brought in: 1 learning entry.").wait_for()
    assert "2026-06-01,Drums,0.5" in (lab.folder / "skills.csv").read_text()
    focus(page.get_by_role("button", name="Undo", exact=True)).press("Enter")
    journey.wait_until(lambda: (lab.folder / "skills.csv").read_bytes() == before)
    assert journey.complaints() == []
    assert journey.errors == []
