"""Clockify: the detailed report as CSV, in any of its shapes, becomes rows of skills.csv."""

from __future__ import annotations

from careerdata.importers.tables import Shape
from careerdata.importers.time_entries import Tracker

CLOCKIFY = Tracker(
    source="Clockify",
    shape=Shape(
        "Clockify",
        needed=frozenset({"Project", "Start Date", "Duration (h)"}),
        used=frozenset(
            {"User", "Project", "Description", "Billable", "Duration (h)"}
            | {"Start Date", "Start Time", "End Date", "End Time"}
        ),
    ),
    id_kind="clockify",
    about=(
        "The project is the skill; an entry without a project goes by its description. An entry past midnight counts on "
        "the day it began. User names, e-mail addresses, clients, tasks, tags, rates and invoices are never stored."
    ),
    date="Start Date",
    time="Start Time",
    duration="Duration (h)",
    ends=(("End Date",), ("End Time",)),
)
