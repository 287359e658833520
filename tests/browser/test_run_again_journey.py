"""A page is run, and run again."""

from accessibility import barriers

# What ipywidgets shows instead of a control whose model is gone.
BROKEN = ".jupyter-widgets-error-widget, :text('Error displaying widget'), :text('Error creating widget')"
CONTROLS = "() => document.querySelectorAll('.careerdata-panel .jupyter-widgets').length"


def test_a_page_that_is_run_twice_shows_every_control_and_scrolls_by_keyboard(journey):
    # JupyterLab draws only the cells that are in sight; its last table is wider than a narrow page.
    journey.page.set_viewport_size({"width": 700, "height": 9000})
    journey.open("05-plan-the-escape.ipynb")
    journey.page.wait_for_function(f"() => ({CONTROLS})() > 100")
    once = journey.page.evaluate(CONTROLS)
    journey.run_all()
    journey.page.wait_for_function(f"once => ({CONTROLS})() === once", arg=once)
    assert journey.page.locator(BROKEN).count() == 0
    assert journey.complaints() == []
    table = journey.page.locator(".jp-RenderedHTML").last
    table.get_by_role("columnheader", name="hours_per_week_80").wait_for()
    assert table.evaluate("e => e.scrollWidth > e.clientWidth")
    assert barriers(journey.page) == []
