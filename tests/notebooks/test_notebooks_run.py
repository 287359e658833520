"""Every guided notebook runs top to bottom on the example, and says what was worked out for it beforehand.

The notebooks are kept without outputs. The sentences they must print stand in `expected/`, written from the planted
truths of the example; they are put into a copy, and nbval compares.
"""

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import fill

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected"
LINE = 76
"""Letters on a line that fit a page of 900 pixels."""
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A person's copy of the example, with the notebooks in it."""
    folder = tmp_path_factory.mktemp("career")
    shutil.copytree(ROOT / "data" / "example", folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    return folder


def with_expected_output(notebook, sentence):
    for cell in notebook.cells:
        if "nbval-check-output" in cell.metadata.get("tags", []):
            cell.execution_count = 1
            cell.outputs = [
                nbformat.v4.new_output(
                    "stream",
                    name="stdout",
                    text=f"{fill(sentence.strip(), LINE, break_long_words=False, break_on_hyphens=False)}\n",
                )
            ]
    return notebook


def run(path):
    options = ["-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", path.parent]
    command = [sys.executable, "-m", "pytest", *options, "--nbval-lax", "--nbval-current-env", "-q", path]
    environment = {key: value for key, value in os.environ.items() if key != "CAREERDATA_FOLDER"}
    return subprocess.run(
        list(map(str, command)), capture_output=True, text=True, cwd=path.parent, env=environment, check=False
    )


@pytest.mark.parametrize("name", [path.name for path in NOTEBOOKS])
def test_it_runs_on_the_example_and_says_the_right_thing(name, folder):
    path = folder / "notebooks" / name
    notebook = with_expected_output(nbformat.read(path, 4), (EXPECTED / name).with_suffix(".txt").read_text())
    nbformat.write(notebook, path)
    finished = run(path)
    assert finished.returncode == 0, finished.stdout + finished.stderr


@pytest.mark.parametrize("name", [path.name for path in NOTEBOOKS])
def test_it_runs_in_a_folder_that_is_still_empty(name, tmp_path):
    from careerdata.logbook import create_folder

    create_folder(tmp_path, dt.date(2026, 6, 28))
    (tmp_path / "notebooks").mkdir()
    path = tmp_path / "notebooks" / name
    notebook = nbformat.read(ROOT / "notebooks" / name, 4)
    for cell in notebook.cells:
        cell.metadata.pop("tags", None)
    nbformat.write(notebook, path)
    finished = run(path)
    assert finished.returncode == 0, finished.stdout + finished.stderr
