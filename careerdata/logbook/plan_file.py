"""plan.toml from the disk: the plan, or the starter plan and why."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from careerdata.logbook.atomic_files import whole_file
from careerdata.logbook.reading.encoding import AS_CSV, Refusal, decode
from careerdata.plan import FILE, Plan, read_plan, starter_plan
from careerdata.problems import Problem

_ANY_DAY = dt.date(2000, 1, 3)
"""Stands in for dates that a plan does not say, where only its other settings count."""


def plan_of(folder: Path, today: dt.date) -> tuple[Plan, tuple[Problem, ...]]:
    """Read the plan of a folder, as it is written.

    Args:
        folder: the person's folder.
        today: used where the plan leaves out its dates.

    Returns:
        The plan, the starter plan where there is none that can be read, and what was wrong.
    """
    try:
        text = decode(whole_file(folder / FILE))
    except FileNotFoundError:
        message = "there is no plan in this folder; one of 18 months from today stands in for it."
        fix = "Keep a plan in the notebook 05-plan-the-escape."
        return starter_plan(today), (Problem(FILE, None, None, None, message, fix, "notice"),)
    except OSError as error:
        message = f"this file could not be opened: {error.strerror}."
        return starter_plan(today), (Problem(FILE, None, None, None, message, severity="refused"),)
    except Refusal as refusal:
        remark = refusal.remark
        fix = "Move it away, or copy an older version back." if remark.fix == AS_CSV else remark.fix
        return starter_plan(today), (Problem(FILE, remark.line, None, None, remark.message, fix, "refused"),)
    told = (Problem(FILE, item.line, None, None, item.message, item.fix, "notice") for item in text.remarks)
    plan, problems = read_plan(text.text, today)
    return plan, (*told, *problems)


def settings_of(folder: Path) -> Plan:
    """Return the plan of a folder for its settings, such as how its weeks begin; its dates may be anything."""
    return plan_of(folder, _ANY_DAY)[0]
