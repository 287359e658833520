"""A folder of canaries, and the browser that draws: found as the journeys find theirs, and missed as loudly."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
import canaries
import chromium

import careerdata


@pytest.fixture(scope="session")
def planted(tmp_path_factory):
    return canaries.plant(tmp_path_factory.mktemp("canaries") / "folder")


@pytest.fixture(scope="session")
def book(planted):
    return careerdata.open_logbook(planted.folder, canaries.TODAY)


@pytest.fixture(scope="session")
def example():
    return careerdata.open_logbook(Path(__file__).parents[2] / "data" / "example")


@pytest.fixture(scope="session")
def drawing():
    """The program that draws pictures and prints pages; a test that needs it is skipped, or fails where one is required."""
    # On a thread of its own: the journeys may have a loop running on this one.
    with ThreadPoolExecutor() as other:
        path = other.submit(chromium.find).result()
    if path is None:
        (pytest.fail if chromium.REQUIRED else pytest.skip)("no browser here; `make test` says how to get one")
    before = os.environ.get("BROWSER_PATH")
    os.environ["BROWSER_PATH"] = path
    yield path
    os.environ.pop("BROWSER_PATH")
    if before is not None:
        os.environ["BROWSER_PATH"] = before


@pytest.fixture
def no_browser(monkeypatch, tmp_path):
    """A machine without a browser."""
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "there-is-none"))


@pytest.fixture
def no_office(monkeypatch, tmp_path):
    """A machine without an office program."""
    monkeypatch.setenv("PATH", str(tmp_path / "there-is-none"))
