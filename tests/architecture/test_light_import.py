"""`import careerdata` is cheap, and looking at everything asks nothing from a network."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOADED = "import json, sys; print(json.dumps(sorted(sys.modules)))"
HEAVY = {"pandas", "pandera", "plotly", "ipywidgets", "scipy", "numpy", "anywidget"}


def loaded_after(code):
    """Return the packages that are loaded after some code has run."""
    return {name.partition(".")[0] for name in modules_after(code)}


def modules_after(code):
    run = subprocess.run([sys.executable, "-c", f"{code}\n{LOADED}"], capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout.splitlines()[-1]))


def test_import_careerdata_loads_nothing_heavy():
    assert not loaded_after("import careerdata") & HEAVY


def test_reading_and_analysing_loads_no_drawing_and_no_widgets():
    code = f"import careerdata; careerdata.open_logbook({str(ROOT / 'data' / 'example')!r}); careerdata.analysis.rut"
    assert not loaded_after(code) & {"plotly", "ipywidgets", "anywidget"}


def test_drawing_loads_no_widgets():
    assert not loaded_after("from careerdata import figures; figures.rut") & {"ipywidgets", "anywidget"}


def test_the_panel_of_the_plan_loads_nothing_slow_that_it_does_not_need():
    example = str(ROOT / "data" / "example")
    loaded = modules_after(f"import careerdata; careerdata.panels.plan(careerdata.open_logbook({example!r}))")
    assert "plotly.graph_objs._figurewidget" in loaded
    assert not loaded & {"scipy.stats", "scipy.optimize", "rfc3987_syntax", "careerdata.panels.steps.rut"}


def test_a_name_that_is_not_there_is_answered_with_those_that_are():
    import careerdata

    with pytest.raises(AttributeError, match="open_logbook"):
        _ = careerdata.open_logbok
    with pytest.raises(AttributeError, match="followups"):
        _ = careerdata.panels.folowups


def test_opening_reading_and_drawing_never_touches_a_socket():
    code = f"""
import sys
def listen(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind"):
        raise SystemExit(f"a network was asked: {{event}} {{arguments}}")
sys.addaudithook(listen)
import careerdata
from careerdata import panels
book = careerdata.open_logbook({str(ROOT / "data" / "example")!r})
for panel in (panels.start, panels.rut, panels.plan, panels.followups):
    assert panel(book).figure is not None
"""
    loaded_after(code)
