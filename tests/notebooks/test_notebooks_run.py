"""Every guided notebook runs top to bottom on the example, and says what was worked out for it beforehand.

The notebooks are kept without outputs. The sentences they must print stand in `expected/`, written from the planted
truths of the example; they are put into a copy, and nbval compares. On an empty folder all run in one kernel, whose names
are forgotten before each, so that each stands alone and the libraries are loaded once.
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
from jupyter_client.manager import start_new_kernel

from careerdata.logbook import create_folder

ROOT = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected"
LINE = 62
"""Letters on a line that fit a page of 900 pixels."""
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PATIENCE = 600
"""Seconds after which a kernel that does not answer is given up."""


@pytest.fixture(scope="module")
def kernel():
    """A kernel as JupyterLab starts it, without a folder set for it from outside."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("CAREERDATA_FOLDER", raising=False)
        manager, client = start_new_kernel(startup_timeout=PATIENCE, kernel_name="python3")
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    manager.cleanup_resources()


@pytest.fixture(scope="module")
def example(tmp_path_factory):
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


def nbval(path):
    options = ["-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", path.parent]
    command = [sys.executable, "-m", "pytest", *options, "--nbval-lax", "--nbval-current-env", "-q", path]
    environment = {key: value for key, value in os.environ.items() if key != "CAREERDATA_FOLDER"}
    return subprocess.run(
        list(map(str, command)), capture_output=True, text=True, cwd=path.parent, env=environment, check=False
    )


def ran(client, code):
    """Run a cell; return what it printed, and everything else that came of it: (stream, text) by kind."""
    said = []
    reply = client.execute_interactive(code, timeout=PATIENCE, output_hook=said.append, allow_stdin=False)
    content = reply["content"]
    assert content["status"] == "ok", f"{code}\n" + "\n".join(content.get("traceback", ()))
    streams = [message["content"] for message in said if message["msg_type"] == "stream"]
    return {name: "".join(part["text"] for part in streams if part["name"] == name) for name in ("stdout", "stderr")}


def run(client, path):
    """Run a notebook from its folder with nothing known beforehand."""
    ran(client, f"%reset -f\nimport os\nos.chdir({str(path.parent)!r})\ndel os")
    for cell in nbformat.read(path, 4).cells:
        if cell.cell_type == "code":
            assert ran(client, cell.source)["stderr"] == "", cell.source


@pytest.mark.parametrize("name", [path.name for path in NOTEBOOKS])
def test_it_runs_on_the_example_and_says_the_right_thing(name, example):
    path = example / "notebooks" / name
    notebook = with_expected_output(nbformat.read(path, 4), (EXPECTED / name).with_suffix(".txt").read_text())
    nbformat.write(notebook, path)
    finished = nbval(path)
    assert finished.returncode == 0, finished.stdout + finished.stderr


@pytest.mark.parametrize("name", [path.name for path in NOTEBOOKS])
def test_it_runs_in_a_folder_that_is_still_empty(name, kernel, tmp_path):
    create_folder(tmp_path, dt.date(2026, 6, 28))
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    run(kernel, tmp_path / "notebooks" / name)
