"""What the tests of panels share: no browser, and the fictional person's folder to write into."""

import shutil

import pytest

from careerdata import bundled


@pytest.fixture(autouse=True)
def _no_browser(tmp_path, monkeypatch):
    """Draw no pictures: after each tick that would be another browser."""
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "there-is-none"))


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the example's folder."""
    return shutil.copytree(bundled.example(), tmp_path / "example")
