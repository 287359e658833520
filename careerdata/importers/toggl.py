"""Toggl Track: the detailed report as CSV becomes rows of skills.csv."""

from __future__ import annotations

from careerdata.importers.tables import Shape
from careerdata.importers.time_entries import Tracker

TOGGL = Tracker(
    source="Toggl Track",
    shape=Shape(
        "Toggl Track",
        needed=frozenset({"Start date", "Duration"}),
        used=frozenset(
            {"User", "Project", "Description", "Billable", "Duration", "Start date", "Start time"}
            | {"End date", "End time", "Stop date", "Stop time"}
        ),
    ),
    id_kind="toggl",
    about=(
        "The project is the skill; an entry without a project goes by its description. An entry past midnight counts on "
        "the day it began. User names, e-mail addresses, clients, tags and amounts are never stored."
    ),
    date="Start date",
    time="Start time",
    duration="Duration",
    ends=(("End date", "Stop date"), ("End time", "Stop time")),
)
