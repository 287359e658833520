"""Pure functions: frames in, a frozen `Finding` out. One module a step; none reads the clock, a file or a setting."""

from __future__ import annotations

import importlib
from typing import Any

STEPS = (
    "allies",
    "ask",
    "balance",
    "calibration",
    "checkin",
    "endorsements",
    "events",
    "exposure",
    "followups",
    "gigs",
    "giving",
    "needs",
    "pay",
    "plan",
    "plan_history",
    "plan_takes",
    "plan_weeks",
    "power",
    "rut",
    "start",
    "together",
    "weekdays",
)


def __getattr__(name: str) -> Any:
    """Load a step when it is first asked for: ``careerdata.analysis.rut``."""
    if name in STEPS:
        return importlib.import_module(f"careerdata.analysis.{name}")
    raise AttributeError(f"careerdata.analysis has no {name!r}; it has {', '.join(STEPS)}.")
