"""What one control looks like is its own: hiding one hides no other, in its panel or in another."""

from collections import defaultdict

import ipywidgets as widgets
import pytest

import careerdata
from careerdata import panels


def all_of(box):
    """Return a box, and everything in it."""
    return [box, *(widget for child in getattr(box, "children", ()) for widget in all_of(child))]


def unfold(panel):
    """Open every folded part, those in folded parts too."""
    while closed := [
        widget for widget in all_of(panel) if isinstance(widget, widgets.ToggleButton) and widget.value is False
    ]:
        for button in closed:
            button.value = True


def type_in(panel):
    """Type a name into every line that makes a row of it, and a word into every line of text."""
    for control in [widget for widget in all_of(panel) if isinstance(widget, widgets.Text)]:
        control.value = "Robin Example"


def turn(panel):
    """Choose something else in every list, and move every slider."""
    for control in [widget for widget in all_of(panel) if isinstance(widget, widgets.Dropdown)]:
        if len(control.options) > 1:
            control.index = 0 if control.index else 1
    for control in [widget for widget in all_of(panel) if isinstance(widget, widgets.FloatSlider | widgets.IntSlider)]:
        control.value = control.min if control.value != control.min else control.max


@pytest.fixture
def books(folder, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    return [careerdata.open_logbook(where) for where in (folder, empty)]


@pytest.fixture
def opened(books):
    """Return every panel on the example and on an empty folder, all on one page."""
    return [getattr(panels, step)(book) for book in books for step in panels.__all__]


def shared(opened):
    """Return what is the look of more than one control, with those controls' labels."""
    everything = {widget.model_id: widget for panel in opened for widget in all_of(panel)}.values()
    owners = defaultdict(list)
    for widget in everything:
        for look in (widget.layout, getattr(widget, "style", None)):
            if isinstance(look, widgets.Widget):  # The layout of a chart is plotly's own.
                owners[look.model_id, type(look).__name__].append(getattr(widget, "description", "") or str(widget))
    return [(kind, *labels) for (_, kind), labels in owners.items() if len(labels) > 1]


def test_no_two_controls_of_any_panel_share_their_look(opened):
    assert shared(opened) == []
    for act in (unfold, type_in, turn, unfold):
        for panel in opened:
            act(panel)
        assert shared(opened) == [], act.__name__


def test_a_list_of_charts_that_is_hidden_hides_nothing_else(books):
    example, empty = books
    plan, ask, checkin = panels.plan(example), panels.ask(example), panels.checkin(example)
    share = panels.share(empty)
    assert share.page.layout.display == "none"
    for control in (plan.hours, ask.form.which, checkin.week, share.place):
        assert control.layout.display != "none"
