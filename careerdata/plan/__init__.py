"""The plan: one frozen value in `model`, and `plan.toml` as text in and text out, comments kept, in `toml`.

Nothing here touches the disk: `careerdata.logbook` reads and saves the file.
"""

from __future__ import annotations

from careerdata.plan.model import FILE, PROMISES, Break, Goal, GoalKind, Plan, changes, starter_plan
from careerdata.plan.toml import read_plan, write_plan

__all__ = [
    "FILE",
    "PROMISES",
    "Break",
    "Goal",
    "GoalKind",
    "Plan",
    "changes",
    "read_plan",
    "starter_plan",
    "write_plan",
]
