"""Every guided notebook runs top to bottom on the example, and says what was worked out for it beforehand.

The notebooks are kept without outputs. The sentences they must print stand in `expected/`, written from the planted
truths of the example. All run in one kernel, whose names are forgotten before each, so that each stands alone and the
libraries are loaded once.
"""

import datetime as dt
import shutil
from pathlib import Path
from textwrap import fill

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel

from careerdata.logbook import create_folder

ROOT = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected"
LINE = 76
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


def ran(client, code):
    """Run a cell; return what it printed, and everything else that came of it: (stream, text) by kind."""
    said = []
    reply = client.execute_interactive(code, timeout=PATIENCE, output_hook=said.append, allow_stdin=False)
    content = reply["content"]
    assert content["status"] == "ok", f"{code}\n" + "\n".join(content.get("traceback", ()))
    streams = [message["content"] for message in said if message["msg_type"] == "stream"]
    return {name: "".join(part["text"] for part in streams if part["name"] == name) for name in ("stdout", "stderr")}


def run(client, path):
    """Run a notebook from its folder with nothing known beforehand; return what each cell with a checked output printed."""
    ran(client, f"%reset -f\nimport os\nos.chdir({str(path.parent)!r})\ndel os")
    checked = []
    for cell in nbformat.read(path, 4).cells:
        if cell.cell_type == "code":
            said = ran(client, cell.source)
            assert said["stderr"] == "", cell.source
            if "nbval-check-output" in cell.metadata.get("tags", []):
                checked.append(said["stdout"])
    return checked


@pytest.mark.parametrize("name", [path.name for path in NOTEBOOKS])
def test_it_runs_on_the_example_and_says_the_right_thing(name, kernel, example):
    sentence = (EXPECTED / name).with_suffix(".txt").read_text(encoding="utf-8").strip()
    (said,) = run(kernel, example / "notebooks" / name)
    assert said == f"{fill(sentence, LINE, break_long_words=False, break_on_hyphens=False)}\n"


@pytest.mark.parametrize("name", [path.name for path in NOTEBOOKS])
def test_it_runs_in_a_folder_that_is_still_empty(name, kernel, tmp_path):
    create_folder(tmp_path, dt.date(2026, 6, 28))
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    run(kernel, tmp_path / "notebooks" / name)
