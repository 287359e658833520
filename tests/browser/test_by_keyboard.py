"""A panel by keyboard alone: keys go to the panel, and folded parts open."""

from journey import focus

LEAST = 100
"""Pixels in which a finger finds its step."""
TRACKS = """() => [...document.querySelectorAll('.careerdata-panel .slider-container')].map(track => track.offsetWidth)
    .filter(width => width > 0)"""


def cells(journey):
    return journey.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell").count()


def test_typing_a_name_in_a_list_chooses_a_person_and_leaves_the_notebook_alone(journey):
    journey.open("06-stay-in-touch.ipynb")
    journey.chart()
    before, panels = cells(journey), journey.page.locator(".careerdata-panel").count()
    person = journey.page.locator(".careerdata-panel select").first
    focus(person)
    journey.page.keyboard.type("Tom")
    journey.page.keyboard.type("ddmra")
    assert cells(journey) == before
    assert journey.page.locator(".careerdata-panel").count() == panels
    assert journey.chart().is_visible()


def test_breaks_goals_and_the_table_open_with_enter_and_sliders_say_what_they_are_and_have_room(journey):
    journey.open("05-plan-the-escape.ipynb")
    journey.chart()
    journey.open_side_bar()
    journey.page.get_by_role("slider", name="Hours a week").first.wait_for()
    for title, inside in (("Breaks", "Add break"), ("Goals", "Add this goal")):
        folded = journey.page.get_by_role("button", name=title, exact=False).first
        focus(folded)
        journey.page.keyboard.press("Enter")
        journey.page.get_by_role("button", name=inside).wait_for(state="visible")
    focus(journey.page.get_by_role("button", name="The numbers as a table").first)
    journey.page.keyboard.press("Space")
    journey.page.get_by_role("columnheader", name="chance").first.wait_for(state="visible")
    # A slider can be dragged where a long label and the files beside the page leave little room.
    widths = journey.page.evaluate(TRACKS)
    assert len(widths) >= 8, "the hours and seven goals"
    assert min(widths) >= LEAST
