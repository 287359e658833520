"""The guided notebooks keep their shape: words first, one-line calls, and nothing of anybody's data inside."""

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest

from careerdata import bundled

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
# The plan's page answers for its date, its promises, its results and its load: docs/decisions/0036.
ANSWERS_MORE = {"05-plan-the-escape.ipynb"}


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.name)
def path(request):
    return request.param


@pytest.fixture
def notebook(path):
    return nbformat.read(path, as_version=4)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def words(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


def lines(cell):
    """Lines of code that a reader reads: no blank ones, no comments."""
    return [line for line in cell.source.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def is_setup(cell):
    return "setup" in cell.metadata.get("tags", [])


def test_every_page_has_its_name_in_links_and_in_the_bar():
    assert [page.file for page in bundled.PAGES.values()] == [path.name for path in NOTEBOOKS]
    for page in bundled.PAGES.values():
        first = nbformat.read(FOLDER / page.file, as_version=4).cells[0].source
        assert first.startswith(f"# {page.title}\n")
        assert page.label


def test_there_are_the_guided_notebooks():
    assert [path.name for path in NOTEBOOKS] == [
        "00-start-here.ipynb",
        "01-weekly-check-in.ipynb",
        "02-am-i-in-a-rut.ipynb",
        "03-wants-and-needs.ipynb",
        "04-grow-your-power.ipynb",
        "05-plan-the-escape.ipynb",
        "06-stay-in-touch.ipynb",
        "07-make-your-move.ipynb",
        "08-what-i-can-show.ipynb",
        "09-look-outside.ipynb",
    ]


def test_it_is_a_valid_small_file(path, notebook):
    nbformat.validate(notebook)
    assert path.stat().st_size < 64_000


def test_it_holds_no_output_and_no_widget_state(notebook):
    assert "widgets" not in notebook.metadata
    for cell in code(notebook):
        assert not cell.outputs
        assert cell.execution_count is None


def test_it_opens_with_one_title_a_promise_and_how_to_run_it(notebook):
    titles = [line for cell in words(notebook) for line in cell.source.splitlines() if line.startswith("# ")]
    assert len(titles) == 1
    first = notebook.cells[0].source
    assert first.startswith(titles[0])
    assert "minutes" in first
    assert "Run > Run All Cells" in first


def test_the_answer_comes_before_anything_to_read(notebook):
    kinds = ["setup" if is_setup(cell) else cell.cell_type for cell in notebook.cells[:3]]
    assert kinds == ["markdown", "setup", "code"]
    assert len(notebook.cells[0].source.split()) <= 30


def test_files_and_code_are_named_below_what_next(notebook):
    text = "\n".join(cell.source for cell in words(notebook))
    above, _, below = text.partition("## What next")
    for file in ("Reads:", "Writes", "`plan.toml`"):
        assert file in below
    assert not re.findall(r"\w+\.(?:csv|toml)|`", above)
    assert "Look underneath" in below


def test_the_set_up_is_short_and_out_of_sight(notebook):
    setup = [cell for cell in code(notebook) if is_setup(cell)]
    assert len(setup) == 1
    assert setup[0] is code(notebook)[0]
    assert setup[0].metadata["jupyter"]["source_hidden"] is True
    assert len(lines(setup[0])) <= 4


def test_code_cells_are_calls_and_stand_apart(notebook):
    for cell, following in zip(notebook.cells, [*notebook.cells[1:], None], strict=True):
        if cell.cell_type != "code":
            continue
        assert following is None or following.cell_type == "markdown" or is_setup(cell)
        assert is_setup(cell) or 1 <= len(lines(cell)) <= 3
        banned = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.Try, ast.With, ast.Lambda)
        assert not [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, banned)]


def test_it_imports_careerdata_only(notebook):
    for cell in code(notebook):
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Import):
                assert {alias.name for alias in node.names} == {"careerdata"}
            if isinstance(node, ast.ImportFrom):
                assert node.module.partition(".")[0] == "careerdata"


def test_it_has_its_questions_its_decision_and_what_next(path, notebook):
    headings = re.findall(r"^#{1,3} (.+)$", "\n".join(cell.source for cell in words(notebook)), re.MULTILINE)
    assert "?" in notebook.cells[0].source or any(heading.endswith("?") for heading in headings)
    for wanted in ("How to read it", "Your decision", "Look underneath", "What next"):
        assert wanted in headings
    assert 12 <= len(notebook.cells) <= (24 if path.name in ANSWERS_MORE else 18)


def test_most_of_it_is_words(notebook):
    prose = sum(len(cell.source.split()) for cell in words(notebook))
    visible = sum(len(lines(cell)) for cell in code(notebook))
    assert prose >= 10 * visible


def test_the_finding_is_text_that_can_be_checked(notebook):
    checked = [cell for cell in code(notebook) if "nbval-check-output" in cell.metadata.get("tags", [])]
    assert any(".finding.sentence" in cell.source for cell in checked)


def test_its_links_lead_somewhere(notebook):
    links = re.findall(r"\]\(([^)]+\.ipynb)\)", "\n".join(cell.source for cell in words(notebook)))
    assert links
    assert [link for link in links if not (FOLDER / link).is_file()] == []


def test_nothing_blames_counts_or_shouts(notebook):
    text = "\n".join(cell.source for cell in words(notebook)).lower()
    assert not re.findall(r"\b(streaks?|you should have|you failed|your fault|lazy|points earned)\b|!(?!\[)", text)


def test_the_file_is_written_the_way_jupyter_writes_it(path):
    text = path.read_text()
    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"
