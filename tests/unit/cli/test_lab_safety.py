"""What JupyterLab runs, and what a saved page keeps: no code that lies in a folder, no answer, no widget state."""

import asyncio
import copy
import json
import subprocess
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest
from jupyter_client.manager import KernelManager

from careerdata import bundled, lab
from careerdata.lab_contents import PagesWithoutState

STATE = {"application/vnd.jupyter.widget-state+json": {"state": {"x": "<script>"}, "version_major": 2}}


@pytest.fixture
def folder(tmp_path):
    lab.add_notebooks(tmp_path)
    for name in ("html", "jupyterlab", "careerdata", "pandas"):
        text = f"open({str(tmp_path / 'ran')!r}, 'w')\nraise SystemExit('{name} of the folder')\n"
        (tmp_path / f"{name}.py").write_text(text)
        (tmp_path / "notebooks" / f"{name}.py").write_text(text)
    return tmp_path


def test_jupyterlab_imports_nothing_from_the_folder(folder):
    command = [*lab.command(folder, browser=False), "--version"]
    done = subprocess.run(
        command, cwd=folder, env=lab.environment_of(folder), capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("4.")
    assert not (folder / "ran").exists()


def test_a_kernel_imports_nothing_from_the_folder_of_its_page(folder, monkeypatch):
    for name, value in lab.environment_of(folder).items():
        monkeypatch.setenv(name, value)
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(cwd=str(folder / "notebooks"))
    client = manager.client()
    try:
        client.start_channels()
        client.wait_for_ready()
        reply = client.execute_interactive("import html, pandas\nprint(html.escape('<'))", output_hook=lambda _: None)
        assert reply["content"]["status"] == "ok"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert not (folder / "ran").exists()


def test_there_is_no_terminal_and_only_this_machine_is_asked(folder):
    said = lab.command(folder)
    assert {"--ServerApp.terminals_enabled=False", "--ServerApp.ip=127.0.0.1"} <= set(said)


def in_a_loop(asked):
    """Wait for a coroutine in a thread of its own: a browser of an earlier test may hold this thread's loop."""
    with ThreadPoolExecutor() as thread:
        return thread.submit(asyncio.run, asked).result()


def page(*codes):
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in codes])
    for cell in made.cells:
        cell.outputs, cell.execution_count = [nbformat.v4.new_output("stream", text="Margit Havas")], 3
    made.metadata["widgets"] = STATE
    return made


@pytest.mark.parametrize(("code", "keeps"), [("import careerdata", False), ("2 + 2", True)])
def test_a_saved_page_keeps_no_answer_and_no_widget_state(code, keeps, tmp_path):
    contents = PagesWithoutState(root_dir=str(tmp_path))
    model = {"type": "notebook", "format": "json", "content": page("1", code)}
    in_a_loop(contents.save(copy.deepcopy(model), "page.ipynb"))
    text = (tmp_path / "page.ipynb").read_text()
    assert ("Margit Havas" in text) is keeps
    assert "<script>" not in text
    assert json.loads(text)["cells"][1]["source"] in (code, [code])


def test_a_page_from_elsewhere_is_opened_without_its_widget_state(tmp_path):
    nbformat.write(page("2 + 2"), tmp_path / "page.ipynb")
    assert "<script>" in (tmp_path / "page.ipynb").read_text()
    got = in_a_loop(PagesWithoutState(root_dir=str(tmp_path)).get("page.ipynb"))
    assert "widgets" not in got["content"]["metadata"]
    assert got["content"]["cells"][0]["outputs"][0]["text"] == "Margit Havas"


def test_a_page_that_is_not_the_shipped_one_is_named(tmp_path):
    lab.add_notebooks(tmp_path)
    assert lab.changed_pages(tmp_path) == ()
    first, second, *_ = sorted(path.name for path in bundled.notebooks().glob("*.ipynb"))
    changed = tmp_path / "notebooks" / first
    changed.write_text(changed.read_text().replace("import careerdata", "import os, careerdata", 1))
    (tmp_path / "notebooks" / second).write_text("[" * 100_000)
    (tmp_path / "notebooks" / "99-new.ipynb").write_text('{"cells": [{"cell_type": "code", "source": "1"}]}')
    assert lab.changed_pages(tmp_path) == (first, second, "99-new.ipynb")
