"""A page is run, used, and run again."""

import pytest

# What ipywidgets shows instead of a control whose model is gone.
BROKEN = ".jupyter-widgets-error-widget, :text('Error displaying widget'), :text('Error creating widget')"


@pytest.mark.parametrize("name", ["01-weekly-check-in", "05-plan-the-escape", "07-make-your-move"])
def test_a_page_that_is_run_twice_shows_every_control(journey, name):
    journey.open(f"{name}.ipynb")
    journey.run_all()
    journey.chart()
    shown = "() => document.querySelectorAll('.careerdata-panel .widget-inline-hbox').length"
    once = journey.page.evaluate(shown)
    journey.run_all()
    journey.chart()
    journey.page.wait_for_function(f"once => ({shown})() === once", arg=once)
    assert once > 5
    assert journey.page.locator(BROKEN).count() == 0
    assert journey.complaints() == []
