"""LinkedIn's skills and positions: what they can be in a plan, said and never written."""

from __future__ import annotations

from collections.abc import Mapping

from careerdata.importers.tables import Shape, Table, fold
from careerdata.text import join_words

SKILLS = Shape("LinkedIn skills", needed=frozenset({"Name"}), used=frozenset({"Name"}))
"""One column of a common name: known only in a file that is called Skills."""
POSITIONS = Shape(
    "LinkedIn positions",
    needed=frozenset({"Company Name", "Title", "Started On", "Finished On"}),
    used=frozenset({"Company Name", "Title", "Started On", "Finished On"}),
)
_MOST = 30


def for_the_plan(tables: Mapping[str, Table]) -> tuple[str, ...]:
    """Return what an export suggests for the plan, a sentence each.

    Args:
        tables: its tables by `Table.shape`.
    """
    return tuple(filter(None, (_role(tables.get(POSITIONS.name)), _skills(tables.get(SKILLS.name)))))


def _role(table: Table | None) -> str:
    """Return a sentence about the positions that have no end; "" without one."""
    now = [record for record in table.records if record["Title"] and not record["Finished On"]] if table else []
    said = []
    for record in now:
        where = f" at {record['Company Name']}" if record["Company Name"] else ""
        since = f" (since {record['Started On']})" if record["Started On"] else ""
        said.append(f"{record['Title']}{where}{since}")
    return f"Your role now, by LinkedIn: {join_words(said)}." if said else ""


def _skills(table: Table | None) -> str:
    """Return a sentence with the skills of the profile, each once; "" without one."""
    names = (
        list({fold(record["Name"]): record["Name"] for record in table.records if record["Name"]}.values())
        if table
        else []
    )
    more = [f"{len(names) - _MOST} more"] if len(names) > _MOST else []
    return f"Skills that can be goals, by LinkedIn: {join_words([*names[:_MOST], *more])}." if names else ""
