"""A folder in which every cell can be told from every other: words that stand nowhere else, and runs of decimals.

A run of numbers is told apart by its differences too, so that it is found when it was scaled into a drawing.
"""

from __future__ import annotations

import csv
import datetime as dt
import random
from pathlib import Path
from typing import NamedTuple

from careerdata.schemas import LOGS, columns_of

TODAY = dt.date(2026, 6, 28)
ROWS = {"mood": 40, "skills": 24, "days": 10}
SCALES = ("mood", "sunday_dread", "boredom", "frustration", "worn_out", "work_quality", "outside_work")
TEAM = "Zzteamzq"
FIRST_DAY = dt.date(2025, 1, 6)
DAYS_OF_THEIR_OWN = {
    "snooze_until": dt.date(2031, 3, 4),
    "next_step_on": dt.date(2032, 4, 5),
    "next_step_done_on": dt.date(2031, 9, 10),
    "met_on": dt.date(2003, 5, 6),
    "given_on": dt.date(2004, 6, 7),
    "follow_up_on": dt.date(2033, 7, 8),
}
CRITERION = ("Zzcriterionnamezq", "Zzcriterionshowszq")
PLAN = {"current_role": "Zzcurrentrolezq", "target_role": "Zztargetrolezq", "escape_date": dt.date(2034, 8, 9)}


class Planted(NamedTuple):
    """What was planted: by ``log.column``, the words of its cells in order, or its numbers in order."""

    folder: Path
    words: dict[str, list[str]]
    runs: dict[str, list[float]]


def word(log, column, row):
    return f"Zz{log}{column}{row}zq".replace("_", "").capitalize()


def both_ways(day):
    return [f"{day:%Y-%m-%d}", f"{day.day} {day:%B %Y}"]


def plant(folder: Path) -> Planted:
    """Fill a folder, and return what stands where."""
    folder.mkdir(parents=True, exist_ok=True)
    words, runs = {}, {}
    for log in LOGS.values():
        dice = random.Random(log.name)
        table = {
            name: [cell(log.name, name, column, row, dice) for row in range(ROWS.get(log.name, 9))]
            for name, column in columns_of(log.schema).items()
        }
        for name, cells in table.items():
            if all(isinstance(value, float) for value in cells):
                runs[f"{log.name}.{name}"] = cells
            elif name in DAYS_OF_THEIR_OWN:
                words[f"{log.name}.{name}"] = both_ways(cells[0])
            elif isinstance(cells[0], str) and cells[0].startswith("Zz"):
                words[f"{log.name}.{name}"] = list(dict.fromkeys(cells))
        with (folder / log.file).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([list(table), *zip(*table.values(), strict=True)])
    words |= {f"plan.{name}": both_ways(value) if name == "escape_date" else [value] for name, value in PLAN.items()}
    words["plan.criteria"] = [*CRITERION]
    (folder / "plan.toml").write_text(
        "start = 2025-01-06\n" + f'target_team = "{TEAM}"\n'
        f'escape_date = {PLAN["escape_date"]}\ncurrent_role = "{PLAN["current_role"]}"\n'
        f'target_role = "{PLAN["target_role"]}"\n'
        # The first skill, in other capitals and with blanks around it.
        '[[goals]]\nkind = "skill_hours"\nname = " ZZskillsSkill0zq "\ntarget = 50\n'
        f'[[criteria]]\nname = "{CRITERION[0]}"\nshows = "{CRITERION[1]}"\n'
    )
    return Planted(folder, words, runs)


def cell(log, name, column, row, dice):
    """Return what is planted in one cell."""
    allowed = next((c.statistics["allowed_values"] for c in column.checks if "allowed_values" in c.statistics), ())
    kind = str(column.dtype).lower()
    fixed = {
        **DAYS_OF_THEIR_OWN,
        "shareable": {7: "", 8: "no"}.get(row, "yes"),
        "currency": "EUR",
        ("applications", "next_step_on"): dt.date(2035, 10, 11),
        ("exposure", "team"): TEAM if row % 2 == 0 else word(log, name, row),
        ("skills", "skill"): word(log, name, row % 3),
        ("pay", "role"): word(log, name, row // 4),
        **{scale: dice.randint(0, 20) / 2 for scale in SCALES},
    }
    if (log, name) in fixed or name in fixed:
        return fixed.get((log, name), fixed.get(name))
    if allowed:
        return allowed[row % len(allowed)]
    if kind.startswith("datetime64"):
        return FIRST_DAY + dt.timedelta(weeks=row if log == "mood" else 2 * row)
    if kind.startswith(("float", "int")):
        low, high = {"hours": (1, 20), "hours_worked": (20, 60), "high": (90_000, 190_000)}.get(name, (100, 90_000))
        return round(dice.uniform(low, high), 3) if kind.startswith("float") else 1 + row % 2
    return word(log, name, row)
