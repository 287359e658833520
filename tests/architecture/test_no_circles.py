"""Nothing imports in a circle: every file can be read, and tried, after the files that it names."""

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "careerdata"


def name_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(path, modules):
    """The modules of ours that a file names, those it names for its types only included."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if whole in modules:
                    yield whole
                elif node.module in modules:
                    yield node.module


@cache
def arrows(package=PACKAGE):
    modules = {name_of(path): path for path in package.rglob("*.py")}
    return {name: set(imported(path, modules)) - {name} for name, path in modules.items()}


def circle(graph):
    """The names of one circle, in order, or none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def test_nothing_imports_in_a_circle():
    assert circle(arrows()) == []


def test_rooms_do_not_import_each_other_in_a_circle():
    """A room is a folder of a layer; one file between two rooms belongs to one of them."""
    rooms = {}
    for name, named in arrows().items():
        room = ".".join(name.split(".")[:3])
        rooms.setdefault(room, set()).update({".".join(other.split(".")[:3]) for other in named} - {room})
    assert circle(rooms) == []


def test_a_circle_is_seen():
    graph = dict(arrows())
    graph["careerdata.schemas"] = graph["careerdata.schemas"] | {"careerdata.logbook.reading.reader"}
    assert "careerdata.schemas" in circle(graph)


@pytest.mark.parametrize("package", sorted(path.parent for path in PACKAGE.rglob("__init__.py")), ids=name_of)
def test_no_file_is_hidden_by_a_name_that_its_package_exports(package):
    exported = {
        alias.asname or alias.name
        for node in ast.walk(ast.parse((package / "__init__.py").read_text()))
        if isinstance(node, ast.ImportFrom) and node.module != name_of(package)
        for alias in node.names
    }
    inside = {path.stem for path in package.glob("*.py")} | {path.parent.name for path in package.glob("*/__init__.py")}
    assert not exported & inside
