"""A panel by keyboard alone: keys go to the panel, folded parts open, and a chart fills its page from the start."""

import pytest


def cells(journey):
    return journey.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell").count()


def test_typing_a_name_in_a_list_chooses_a_person_and_leaves_the_notebook_alone(journey):
    journey.open("06-stay-in-touch.ipynb")
    journey.run_all()
    journey.chart()
    before, panels = cells(journey), journey.page.locator(".careerdata-panel").count()
    person = journey.page.locator(".careerdata-panel select").first
    person.focus()
    journey.page.keyboard.type("Tom")
    journey.page.keyboard.type("ddmra")
    assert cells(journey) == before
    assert journey.page.locator(".careerdata-panel").count() == panels
    assert journey.chart().is_visible()


def test_a_break_can_be_opened_and_the_table_too_with_enter(journey):
    journey.open("05-plan-the-escape.ipynb")
    journey.run_all()
    journey.chart()
    for title, inside in (("Breaks", "Add break"), ("Goals: targets", "Add this goal")):
        folded = journey.page.get_by_role("button", name=title, exact=False).first
        folded.focus()
        journey.page.keyboard.press("Enter")
        journey.page.get_by_role("button", name=inside).wait_for(state="visible")
    journey.page.get_by_role("button", name="The numbers as a table").first.focus()
    journey.page.keyboard.press("Space")
    journey.page.get_by_role("columnheader", name="chance").first.wait_for(state="visible")


def test_a_slider_says_what_it_is(journey):
    journey.open("05-plan-the-escape.ipynb")
    journey.run_all()
    journey.chart()
    journey.page.get_by_role("slider", name="Hours a week").first.wait_for()


@pytest.mark.parametrize("notebook", ["02-am-i-in-a-rut", "05-plan-the-escape", "06-stay-in-touch"])
def test_a_chart_has_the_width_of_its_page_without_a_resize(journey, notebook):
    journey.open(f"{notebook}.ipynb")
    journey.run_all()
    journey.chart()
    fills = """() => {
        const chart = document.querySelector('.careerdata-panel .js-plotly-plot');
        const [drawn, room] = [chart.querySelector('.main-svg').clientWidth, chart.parentElement.clientWidth];
        return room > 0 && Math.abs(drawn - room) <= 20;
    }"""
    journey.page.wait_for_function(fills)
