"""What every test shares: errors in callbacks fail, and nothing reaches the person's own settings."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run; HYPOTHESIS_PROFILE=thorough looks for new ones, and for more (how_often.py).
settings.register_profile("repeatable", derandomize=True)
settings.register_profile("thorough")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))
os.environ.pop("CAREERDATA_FOLDER", None)


SLOW = ("notebooks", "properties", "reference")
"""The folders that `make test-quick` leaves out, besides whatever needs a browser."""


def pytest_collection_modifyitems(items):
    for item in items:
        if any(folder in item.path.relative_to(Path(__file__).parent).parts for folder in SLOW):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def _no_unexpected_error_in_a_panel(request):
    """Fail the test when a panel turned an exception of ours into a message: ipywidgets would swallow it."""
    if "panels" not in request.path.parts:
        yield
        return
    from careerdata.panels.base import Panel

    Panel.unexpected.clear()
    yield
    assert not Panel.unexpected
