"""Moving a control asks a question. Only a button with a name such as Save or Keep writes a file."""

import shutil
from pathlib import Path

import ipywidgets as widgets
import pytest

from careerdata import panels
from careerdata.logbook import open_logbook

WITHOUT_A_CHART = {"checkin", "endorsements", "intentions", "reminders", "wins"}
ROOT = Path(__file__).parents[2]


def controls(box):
    for child in getattr(box, "children", ()):
        yield from controls(child)
        if hasattr(child, "value") and not isinstance(child, widgets.HTML):
            yield child


def move(control):
    """Set a control to something else that it allows."""
    if isinstance(control, widgets.Checkbox):
        control.value = not control.value
    elif isinstance(control, widgets.Dropdown):
        control.index = len(control.options) - 1 if control.options else None
    elif hasattr(control, "step") and hasattr(control, "max"):
        control.value = control.max if control.value != control.max else control.min
    elif isinstance(control, widgets.Text):
        control.value = "something else"


def everything(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("step", panels.__all__)
def test_moving_every_control_changes_no_file(step, tmp_path):
    folder = tmp_path / "career"
    shutil.copytree(ROOT / "data" / "example", folder)
    before = everything(folder)
    panel = getattr(panels, step)(open_logbook(folder))
    moved = list(controls(panel))
    assert moved
    for control in moved:
        move(control)
    assert everything(folder) == before


@pytest.mark.parametrize("step", sorted({*panels.__all__} - WITHOUT_A_CHART))
def test_every_chart_of_the_example_says_so(step):
    panel = getattr(panels, step)(open_logbook(ROOT / "data" / "example"))
    for chart in (panel.figure, panel.chart) if panel.live_chart else (panel.chart,):
        assert "EXAMPLE DATA" in [note.text for note in chart.layout.annotations]
