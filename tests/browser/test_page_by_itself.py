"""A guided page runs when it is opened, as it was shipped, and comes back with what was typed; other notebooks are left alone."""

import json

import nbformat
import pytest
from journey import focus

from careerdata.lab import WORKSPACES

FIRST = "00-start-here.ipynb"
CHECK_IN = "01-weekly-check-in.ipynb"


def rewrite(path, change):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    change(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def line(page):
    """What the bar above the page says of it."""
    return page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .careerdata-line").get_by_role("status")


STATES = "() => [...document.querySelectorAll('.jp-NotebookPanel')].map(panel => panel.dataset.careerdata).sort()"


def test_the_bar_leads_from_page_to_page_and_one_in_a_tab_behind_waits_to_be_looked_at(journey, lab):
    page = journey.page
    journey.open(FIRST)
    steps = page.get_by_role("navigation", name="Steps")
    assert steps.get_by_role("link").all_inner_texts()[:2] == ["Home", "Check-in"]
    assert steps.locator("[aria-current=page]").inner_text() == "Home"
    focus(steps.get_by_role("link", name="Home"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) a[aria-current=page]", has_text="Check-in").wait_for()
    journey.wait_until_page_is("ready")

    # The tabs of yesterday come back, and only the one in front runs.
    def kept():
        return "".join(
            file.read_text(encoding="utf-8") for file in (lab.folder / WORKSPACES).glob("*.jupyterlab-workspace")
        )

    journey.wait_until(lambda: all(f"notebook:notebooks/{name}" in kept() for name in (FIRST, CHECK_IN)))
    journey.open(CHECK_IN)
    assert page.evaluate(STATES) == ["ready", "starting"]
    page.get_by_role("tab", name=FIRST).click()
    journey.wait_until_page_is("ready")
    assert page.evaluate(STATES) == ["ready", "ready"]


def test_code_is_folded_and_a_button_shows_it(journey):
    page = journey.page
    journey.open(FIRST)
    code = page.locator(".jp-CodeCell .jp-InputArea-editor").nth(1)
    assert not code.is_visible()
    button = page.get_by_role("button", name="Show the code")
    focus(button)
    page.keyboard.press("Enter")
    code.wait_for(state="visible")
    page.get_by_role("button", name="Hide the code").press("Enter")
    code.wait_for(state="hidden")


@pytest.mark.parametrize("how", ["another line", "a line more"])
def test_a_page_with_other_code_waits_for_the_person(journey, lab, how):
    def change(notebook):
        code = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
        if how == "another line":
            code["source"] = "".join(code["source"]).replace("import careerdata", "import os, careerdata", 1)
        else:
            notebook["cells"].append({**code, "id": "more", "source": ["ran = True"]})

    rewrite(lab.folder / "notebooks" / FIRST, change)
    journey.open(FIRST, until="waiting")
    assert "was changed, so it did not run" in line(journey.page).inner_text()
    journey.page.locator(".jp-CodeCell .jp-InputArea-editor:visible").first.wait_for()
    assert journey.page.locator(".careerdata-panel").count() == 0
    journey.page.get_by_role("button", name="Run this page").click()
    journey.wait_until_page_is("ready")
    assert line(journey.page).inner_text() == ""


def test_a_notebook_of_ones_own_is_left_alone(journey, lab):
    cells = [nbformat.v4.new_code_cell("import careerdata\nopen('of_its_own', 'w')")]
    for place in ("mine.ipynb", "notebooks/mine.ipynb"):
        nbformat.write(nbformat.v4.new_notebook(cells=cells), lab.folder / place)
    page = journey.page
    journey.open(CHECK_IN)
    for place in ("mine.ipynb", "notebooks/mine.ipynb"):
        page.goto(f"{journey.url}/lab/tree/{place}?token={journey.token}")
        shown = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        shown.locator(".jp-CodeCell", has_text="open('of_its_own', 'w')").wait_for()
        shown.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()
        assert shown.locator(".careerdata-bar").count() == 0
    assert list(lab.folder.rglob("of_its_own")) == []


def test_what_was_typed_comes_back_with_the_page_when_its_kernel_was_restarted(journey):
    page = journey.page
    journey.open(CHECK_IN)
    boredom = page.get_by_role("slider", name="Boredom")
    focus(boredom)
    boredom.press("End")
    page.get_by_label("Note").first.fill("Two good talks.\nOne bad meeting.")
    said = boredom.get_attribute("aria-valuetext")
    journey.restart_kernel()
    assert "no longer connected" in line(page).inner_text()
    page.get_by_role("button", name="Bring the page back").press("Enter")
    journey.wait_until_page_is("ready")
    journey.wait_until(lambda: page.get_by_label("Note").first.input_value() == "Two good talks.\nOne bad meeting.")
    journey.wait_until(lambda: boredom.get_attribute("aria-valuetext") == said)
    assert line(page).inner_text() == ""


def test_what_has_no_place_any_more_is_shown_to_be_copied(journey):
    page = journey.page
    journey.open(CHECK_IN)
    page.get_by_role("button", name="▸ Hours I spent learning").press("Enter")
    page.get_by_label("Add a skill").fill("sql")
    page.get_by_label("Add a skill").press("Enter")
    page.get_by_label("Hours of SQL").fill("1.75")
    page.get_by_label("Hours of SQL").press("Tab")
    journey.restart_kernel()
    page.get_by_role("button", name="Bring the page back").press("Enter")
    page.get_by_text("could not be put back").wait_for()
    assert "1.75" in page.locator(".careerdata-line li").all_inner_texts()[-1]
