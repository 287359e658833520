"""How many examples a property is tried on."""

import os

from hypothesis import settings

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE", "repeatable") != "repeatable"


def tried(examples):
    """Try a property on that many examples when it is thorough, else on a third of them.

    The usual run tries the same ones each time, so that more of them find nothing that was not found the first time;
    HYPOTHESIS_PROFILE=thorough looks for new ones.
    """
    return settings(max_examples=examples if THOROUGH else min(examples, max(examples // 3, 10)), deadline=None)
