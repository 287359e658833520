"""The plan: one frozen value in `model`, and `plan.toml` as text in (`reading`) and text out (`writing`), comments kept.

What makes it easier waits for its day (`waiting`), and what differs between two plans is said in words (`changes`).
Nothing here touches the disk: `careerdata.logbook` reads and saves the file.
"""

from __future__ import annotations

from careerdata.plan.differences import Change, changes
from careerdata.plan.grace_period import WAIT, coming, in_force, kept
from careerdata.plan.model import (
    FILE,
    PROMISES,
    SKILL_GOALS,
    Break,
    Criterion,
    Goal,
    GoalKind,
    Pending,
    Plan,
    starter_plan,
)
from careerdata.plan.other_names import renamed, split
from careerdata.plan.reading import read_plan
from careerdata.plan.writing import write_imports, write_names, write_plan

__all__ = [
    "FILE",
    "PROMISES",
    "SKILL_GOALS",
    "WAIT",
    "Break",
    "Change",
    "Criterion",
    "Goal",
    "GoalKind",
    "Pending",
    "Plan",
    "changes",
    "coming",
    "in_force",
    "kept",
    "read_plan",
    "renamed",
    "split",
    "starter_plan",
    "write_imports",
    "write_names",
    "write_plan",
]
