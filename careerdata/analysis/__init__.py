"""Pure functions: a logbook in, a frozen `Finding` out. A step is a room or a module; none reads the clock, a file or a setting.

``careerdata.analysis.rut.read(book)``, ``careerdata.analysis.followups.read(book)``: every answer is asked for in the same way.
"""

from __future__ import annotations

import importlib
from typing import Any

STEPS = {
    "allies": "network.allies",
    "ask": "ask",
    "backward": "plan.backward",
    "balance": "plan.balance",
    "calendar": "plan.calendar",
    "calibration": "plan.calibration",
    "checkin": "checkin",
    "correlates": "rut.correlates",
    "endorsements": "network.endorsements",
    "events": "network.events",
    "exposure": "exposure",
    "followups": "network.followups",
    "gigs": "exposure.gigs",
    "giving": "network.giving",
    "intentions": "plan.intentions",
    "needs": "needs",
    "outside": "outside",
    "pay": "pay",
    "plan": "plan",
    "plan_history": "plan.history",
    "power": "network.power",
    "rut": "rut",
    "start": "start",
    "weekdays": "rut.weekdays",
    "wins": "wins",
}
"""The room or module in which each answer is made."""


def __getattr__(name: str) -> Any:
    """Load a step when it is first asked for: ``careerdata.analysis.rut``."""
    if name in STEPS:
        return importlib.import_module(f"careerdata.analysis.{STEPS[name]}")
    raise AttributeError(f"careerdata.analysis has no {name!r}; it has {', '.join(STEPS)}.")
