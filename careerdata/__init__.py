"""A notebook toolkit for somebody who is stuck in a career rut: their own CSV logs in, honest answers out.

`import careerdata` is cheap: pandas, pandera, plotly and ipywidgets are loaded when something that needs them is
first used. Everything stays on this machine.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from careerdata.lazy import loader

__version__ = "0.2.0"
__all__ = ["Finding", "Logbook", "Plan", "Problem", "open_logbook", "say"]

if TYPE_CHECKING:
    from careerdata.analysis.finding import Finding
    from careerdata.logbook import Logbook, open_logbook
    from careerdata.plan import Plan
    from careerdata.problems import Problem
    from careerdata.text import say

_HOME = {
    "Finding": "careerdata.analysis.finding",
    "Logbook": "careerdata.logbook",
    "Plan": "careerdata.plan",
    "Problem": "careerdata.problems",
    "open_logbook": "careerdata.logbook",
    "say": "careerdata.text",
}
_PARTS = {
    "analysis",
    "browser_tab",
    "cli",
    "cohort",
    "dates",
    "figures",
    "importers",
    "lab",
    "logbook",
    "panels",
    "plan",
    "problems",
    "reminders",
    "schemas",
    "share",
    "text",
}


__getattr__ = loader(__name__, _HOME | {part: f"careerdata.{part}" for part in _PARTS})


if sys.platform == "emscripten":
    __getattr__("browser_tab").prepare()


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted([*globals(), *__all__, *_PARTS])
