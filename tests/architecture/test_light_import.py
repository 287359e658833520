"""`import careerdata` is cheap, and looking at everything asks nothing from a network."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOADED = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
HEAVY = {"pandas", "pandera", "plotly", "ipywidgets", "scipy", "numpy", "anywidget"}


def loaded_after(code):
    run = subprocess.run([sys.executable, "-c", f"{code}\n{LOADED}"], capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout.splitlines()[-1]))


def test_import_careerdata_loads_nothing_heavy():
    assert not loaded_after("import careerdata") & HEAVY


def test_reading_and_analysing_loads_no_drawing_and_no_widgets():
    code = f"import careerdata; careerdata.open_logbook({str(ROOT / 'data' / 'example')!r}); careerdata.analysis.rut"
    assert not loaded_after(code) & {"plotly", "ipywidgets", "anywidget"}


def test_drawing_loads_no_widgets():
    assert not loaded_after("from careerdata import figures; figures.rut") & {"ipywidgets", "anywidget"}


def test_a_name_that_is_not_there_is_answered_with_those_that_are():
    import careerdata

    with pytest.raises(AttributeError, match="open_logbook"):
        _ = careerdata.open_logbok


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
