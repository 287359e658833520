"""Projects under the skill that the person means by them, also where they say another one than at an earlier import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from careerdata.importers.clockify import CLOCKIFY
from careerdata.importers.import_result import TABLE, Import, Skipped
from careerdata.importers.tables import fold
from careerdata.importers.timewarrior import SOURCE as TIMEWARRIOR
from careerdata.importers.toggl import TOGGL
from careerdata.importers.wakatime import SOURCE as WAKATIME

_OF_PROJECTS = (TOGGL.source, CLOCKIFY.source, TIMEWARRIOR, WAKATIME, TABLE)
"""The sources whose projects are skills by themselves; of others, what a label means is asked before it makes a row."""
LEFT_OUT = "entries under projects that you leave out"


def under_skills(found: Import, skills: Mapping[str, str]) -> Import:
    """Return an import with each project under its skill; what it is known by next time stays.

    Args:
        found: the import.
        skills: what projects mean: the skill, or "" for one that is left out.
    """
    meant = {fold(label): skill.strip() for label, skill in skills.items()}
    if found.source not in _OF_PROJECTS or "skills" not in found.rows or not meant:
        return found
    pairs = zip(found.rows["skills"], found.ids["skills"], strict=True)
    every = [({**row, "skill": meant.get(fold(row["skill"]), row["skill"])}, one) for row, one in pairs]
    kept = [(row, one) for row, one in every if row["skill"]]
    out = len(every) - len(kept)
    return replace(
        found,
        rows={**found.rows, "skills": tuple(row for row, _ in kept)},
        ids={**found.ids, "skills": tuple(one for _, one in kept)},
        skipped=(*found.skipped, *([Skipped(LEFT_OUT, out)] if out else ())),
    )
