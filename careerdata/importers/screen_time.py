"""Hours that a program counted at the screen, under labels of its own: a label is learning only where the person says so."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from careerdata.importers.import_result import Import, Label, Row, Tally
from careerdata.importers.json_files import found_in
from careerdata.importers.tables import fold
from careerdata.text import counted

NOT_LEARNING = "hours under labels that you leave out"


def learned(
    source: str,
    about: str,
    seconds: Mapping[tuple[dt.date, str], float],
    skills: Mapping[str, str],
    tally: Tally,
) -> Import:
    """Return the hours under labels that are skills as rows of skills.csv, and the labels of which it is not known.

    Args:
        source: the program.
        about: how its rows are to be understood.
        seconds: how long each label was at the screen, by day.
        skills: what labels mean: the skill, or "" for one that is left out.
        tally: what was found wrong and left out.
    """
    meant = {fold(label): skill.strip() for label, skill in skills.items()}
    entries, unknown, out = list[tuple[str, Row]](), defaultdict[str, float](float), 0.0
    for (day, label), many in seconds.items():
        hours = round(min(many, 24 * 3600) / 3600, 4)
        if fold(label) not in meant:
            unknown[label] += many / 3600
        elif not meant[fold(label)]:
            out += many / 3600
        elif hours:
            entries.append((f"{day} {fold(label)}", {"date": day, "skill": meant[fold(label)], "hours": hours}))
    if out:
        tally.left_out[NOT_LEARNING] += round(out)
    labels = sorted(unknown.items(), key=lambda pair: (-pair[1], pair[0]))
    said = tuple(Label(label, "skill", counted(round(hours, 1), "hour")) for label, hours in labels)
    waiting = frozenset(day for day, label in seconds if label in unknown)
    return replace(found_in(source, about, entries, tally), labels=said, waiting={"skills": waiting})
