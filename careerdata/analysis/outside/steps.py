"""Steps of applications.csv put together: one row an application, as far as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from careerdata.text import name_key

STAGES = {
    "found": "found",
    "applied": "applied",
    "talked": "a talk",
    "interview": "an interview",
    "offer": "an offer",
    "refused": "they said no",
    "withdrawn": "you took it back",
    "silent": "no answer came",
}
"""The stages in their order, in words."""
OVER = ("refused", "withdrawn", "silent")
"""The stages that end an application. A talk, an interview or an offer after them opens it again."""
BEGINNING = ("found", "applied")
"""The stages that begin another application at a place where one for the same job is over."""
TALKS = ("talked", "interview", "offer")
"""Who got this far reached a talk."""
APPLICATIONS = {
    "organisation": "str",
    "role": "str",
    "stage": "str",
    "since": "datetime64[us]",
    "source": "str",
    "contact": "str",
    "applied_on": "datetime64[us]",
    "talked": "bool",
    "open": "bool",
    "hours": "float64",
    "next_step": "str",
    "next_step_on": "datetime64[us]",
}
"""The columns of `applications` and their types."""


def applications(steps: pd.DataFrame) -> pd.DataFrame:
    """Return one row an application, in the order of its first step.

    Args:
        steps: rows of applications.csv. Steps of one day go by their stage. A step belongs to the application for its
            role at its organisation; without a role to the latest one there, open ones first; with a role to one there that has none yet.
            `BEGINNING` after `OVER` begins another one.

    Returns:
        The columns of `APPLICATIONS`: stage and since (of the latest step), source and contact (the latest that was said, ""
        for none), applied_on (the day it went beyond "found"; NaT before), talked (one of `TALKS` is among its steps),
        open (not `OVER`), hours (of all its steps), and next_step and next_step_on of the latest step ("" and NaT for
        none).
    """
    order = steps.assign(place=steps["stage"].map({stage: place for place, stage in enumerate(STAGES)}))
    order = order.sort_values(["date", "place"], kind="stable")
    found = [_application(order.loc[lines]) for lines in _together(order)]
    return pd.DataFrame(found, columns=list(APPLICATIONS)).astype(APPLICATIONS)


def _together(steps: pd.DataFrame) -> Iterator[list[Any]]:
    """Yield the lines of each application."""
    jobs: list[_Job] = []
    for line, where, role, stage in zip(
        steps.index, steps["organisation"], steps["role"].fillna(""), steps["stage"], strict=True
    ):
        place, key = name_key(where), name_key(role)
        there = [job for job in reversed(jobs) if job.place == place and job.takes(key, stage)]
        # Its own role comes first, then what is open, then the latest.
        job = max(there, key=lambda job: (bool(key) and job.role == key, job.stage not in OVER), default=None)
        if job is None:
            job = _Job(place, key)
            jobs.append(job)
        job.add(line, key, stage)
    yield from (job.lines for job in jobs)


class _Job:
    """An application while its steps are put together."""

    def __init__(self, place: str, role: str) -> None:
        self.place, self.role, self.stage = place, role, ""
        self.lines: list[Any] = []

    def takes(self, role: str, stage: str) -> bool:
        """Return whether a step is one of this application."""
        again = self.stage in OVER and stage in BEGINNING
        return not again and (not role or not self.role or role == self.role)

    def add(self, line: Any, role: str, stage: str) -> None:
        """Take a step in."""
        self.lines.append(line)
        self.role, self.stage = self.role or role, stage


def _application(steps: pd.DataFrame) -> dict[str, Any]:
    last = steps.iloc[-1]
    beyond = steps.loc[steps["stage"] != "found", "date"]
    return {
        "organisation": last["organisation"],
        "role": _latest(steps["role"]),
        "stage": last["stage"],
        "since": last["date"],
        "source": _latest(steps["source"]),
        "contact": _latest(steps["contact"]),
        "applied_on": beyond.min(),
        "talked": steps["stage"].isin(TALKS).any(),
        "open": last["stage"] not in OVER,
        "hours": steps["hours"].sum(),
        "next_step": "" if pd.isna(last["next_step"]) else last["next_step"],
        "next_step_on": last["next_step_on"],
    }


def _latest(cells: pd.Series[Any]) -> str:
    said = cells.dropna()
    return str(said.iloc[-1]) if len(said) else ""
