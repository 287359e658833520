"""What every test shares: errors in callbacks fail, and nothing reaches the person's own settings."""

import os

import pytest
from hypothesis import settings

# The same examples in every run; HYPOTHESIS_PROFILE=default looks for new ones.
settings.register_profile("repeatable", derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))
os.environ.pop("CAREERDATA_FOLDER", None)


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
