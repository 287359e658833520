"""What the tests of panels share: the fictional person's folder, to write into; a test with a folder of its own says so."""

import shutil

import pytest

from careerdata import bundled


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the example's folder."""
    return shutil.copytree(bundled.example(), tmp_path / "example")
