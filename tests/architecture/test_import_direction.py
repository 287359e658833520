"""ARCHITECTURE.md says who may import whom; these tests hold the code to it."""

import ast
import re
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "careerdata"
MODULES = sorted(PACKAGE.rglob("*.py"))
CLOCK = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("Timestamp", "now"), ("Timestamp", "today")}


@cache
def the_map():
    """The table of ARCHITECTURE.md: place -> (our places, other packages) that it may import."""
    rows = re.findall(r"^\| `(\w+)` \|.*?\|([^|]*)\|([^|]*)\|$", (ROOT / "ARCHITECTURE.md").read_text(), re.MULTILINE)
    return {place: (set(re.findall(r"\w+", ours)), set(re.findall(r"\w+", others))) for place, ours, others in rows}


@cache
def the_rooms():
    """The second table of ARCHITECTURE.md: room -> the rooms of its layer that it may use."""
    rows = re.findall(r"^\| `(\w+/\w+)` \|[^|]*\|([^|]*)\|$", (ROOT / "ARCHITECTURE.md").read_text(), re.MULTILINE)
    return {room: set(re.findall(r"\w+", uses)) for room, uses in rows}


@cache
def parsed(text):
    """The tree of a file, from its text; many tests ask for the same."""
    return ast.parse(text)


def place_of(module):
    """The part of the package that a file belongs to: ``careerdata/analysis/rut.py`` -> ``analysis``."""
    return module.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(module):
    """Every import of a file, wherever in it: (line, dotted name)."""
    for node in ast.walk(parsed(module.read_text())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names = [alias.name for alias in node.names] if node.module == "careerdata" else [""]
            yield from ((node.lineno, f"{node.module}.{name}".rstrip(".")) for name in names)


def wrong_arrows(module):
    place = place_of(module)
    ours, others = the_map()[place]
    for line, name in imports(module):
        top, _, rest = name.partition(".")
        part = rest.partition(".")[0]
        if top == "careerdata" and part and part not in {*ours, place}:
            yield f"{module.name}:{line} imports careerdata.{part}; {place} may import {sorted(ours)}"
        elif top != "careerdata" and top not in others and top not in sys.stdlib_module_names:
            yield f"{module.name}:{line} imports {top}; {place} may use {sorted(others)}"


def test_the_map_names_every_place_and_no_other():
    places = {place_of(module) for module in MODULES} - {"__init__", "__main__"}
    assert set(the_map()) == places


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_arrow_points_back(module):
    if place_of(module) not in {"__init__", "__main__"}:
        assert list(wrong_arrows(module)) == []


def test_the_map_names_every_room_and_no_other():
    packages = {path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.glob("*/*/__init__.py")}
    assert set(the_rooms()) == packages


@pytest.mark.parametrize("room", sorted(the_rooms()))
def test_a_room_uses_only_the_rooms_it_may(room):
    layer, own = room.split("/")
    others = {other.split("/")[1] for other in the_rooms() if other.startswith(f"{layer}/")} - {own}
    for module in (PACKAGE / room).rglob("*.py"):
        used = {name.split(".")[2] for _, name in imports(module) if name.startswith(f"careerdata.{layer}.")}
        assert used & others <= the_rooms()[room], module.name


def test_the_check_sees_a_wrong_arrow(tmp_path, monkeypatch):
    wrong = PACKAGE / "analysis" / "rut" / "signs.py"
    text = {wrong: "import plotly\ndef late():\n    from careerdata.panels import rut\n"}
    monkeypatch.setattr(Path, "read_text", lambda self, read=Path.read_text: text.get(self) or read(self))
    assert len(list(wrong_arrows(wrong))) == 2


@pytest.mark.parametrize("place", ["problems", "dates", "text", "schemas", "plan", "analysis", "figures", "importers"])
def test_the_clock_is_read_only_at_the_edge(place):
    files = [module for module in MODULES if place_of(module) == place]
    assert files
    for module in files:
        calls = [node for node in ast.walk(parsed(module.read_text())) if isinstance(node, ast.Attribute)]
        read = {(getattr(node.value, "attr", getattr(node.value, "id", "")), node.attr) for node in calls}
        assert not read & CLOCK, f"{module.name} reads the clock"


def test_analysis_reads_no_file_and_no_setting():
    for module in (module for module in MODULES if place_of(module) == "analysis"):
        names = {name.partition(".")[0] for _, name in imports(module)}
        assert not names & {"os", "shutil", "subprocess", "time"}, module.name


def test_nothing_in_the_package_speaks_to_a_network():
    asking = {"socket", "urllib", "http", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "webbrowser"}
    for module in MODULES:
        used = {(line, name) for line, name in imports(module) if name.partition(".")[0] in asking}
        # urllib.parse only takes addresses apart.
        assert not {(line, name) for line, name in used if name != "urllib.parse"}, module.name


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_files_and_functions_stay_readable(module):
    text = module.read_text()
    assert text.count("\n") <= 310
    functions = [node for node in ast.walk(parsed(text)) if isinstance(node, ast.FunctionDef)]
    assert [f.name for f in functions if f.end_lineno - f.lineno + 1 > 45] == []
