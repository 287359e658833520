"""What the tests of imports share."""

import pytest


@pytest.fixture
def folder(tmp_path):
    """An empty folder of a person's own."""
    home = tmp_path / "career"
    home.mkdir()
    return home
