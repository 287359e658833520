"""JupyterLab as `careerdata lab` starts it, on loopback with a token, and a browser that can reach nothing else."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import chromium
from journey import PATIENCE, Journey
from served import served

from careerdata.lab import WORKSPACES, arrange


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium for which no name but loopback exists."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE * 1000)

    path = chromium.find()
    if path is None:
        (pytest.fail if chromium.REQUIRED else pytest.skip)("no browser here; `make test` says how to get one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.options())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """A person's copy of the example, made by the command that makes it, and left as it is."""
    folder = tmp_path_factory.mktemp("made") / "career"
    subprocess.run([sys.executable, "-m", "careerdata", "new", str(folder), "--example"], check=True)
    return folder


@pytest.fixture(scope="session")
def server(example, tmp_path_factory):
    """JupyterLab on a copy of it, started once by `careerdata lab` and ended at the end with all its kernels."""
    with served(shutil.copytree(example, tmp_path_factory.mktemp("home") / "career")) as lab:
        yield lab


@pytest.fixture(scope="module")
def lab(server, example):
    """That JupyterLab, with the example as it was made; a notebook that was open before keeps its kernel."""
    for path in server.folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    shutil.copytree(example, server.folder, dirs_exist_ok=True)
    return server


def _as_on_the_first_day(folder):
    """Forget which notebooks the journey before had open, and in which theme."""
    shutil.rmtree(folder / WORKSPACES, ignore_errors=True)
    shutil.rmtree(folder.parent / ".jupyter" / "lab", ignore_errors=True)
    arrange(folder)


@pytest.fixture
def journey(browser, lab):
    """A page in that JupyterLab, and what it asked for and complained of."""
    _as_on_the_first_day(lab.folder)
    width = int(os.environ.get("CAREERDATA_WIDTH", "1280"))
    context = browser.new_context(viewport={"width": width, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    yield Journey(page, lab, PATIENCE, errors)
    outside = [url for url in asked if urlsplit(url).hostname not in {"127.0.0.1", None}]
    context.close()
    assert outside == [], "something beyond this machine was asked for"
