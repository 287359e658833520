"""One name for everybody and everything: other ways to write it, over all logs of a folder, become the same text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from careerdata.logbook.reading.encoding import quoted
from careerdata.plan import SKILL_GOALS, Plan
from careerdata.problems import Problem
from careerdata.schemas import LOGS
from careerdata.text import name_key, nearest_name

Column = tuple[str, str]
_PEOPLE: tuple[Column, ...] = (
    ("contacts", "contact"),
    ("touches", "contact"),
    ("endorsements", "contact"),
    ("asks", "to"),
    ("applications", "contact"),
    ("contacts", "met_through"),
)
_CLIENTS: tuple[Column, ...] = (("gigs", "client"),)
_OTHERS: tuple[tuple[Column, ...], ...] = (
    (("skills", "skill"),),
    (("contacts", "team"), ("exposure", "team")),
    (("contacts", "organisation"), ("applications", "organisation")),
    (("pay", "role"), ("applications", "role")),
    (("touches", "event"),),
    _CLIENTS,
    (("pains", "pain"), ("asks", "pain")),
    (("wins", "criterion"),),
)
_APART = re.compile(r" +\([^()]*\)$")
NAME_COLUMNS = frozenset(column for group in (_PEOPLE, *_OTHERS) for column in group)
"""The columns, as log and name, that hold names: what they say is compared by `careerdata.text.name_key`."""


class People:
    """Who is meant by a name: `[names]` of the plan, and the spelling in contacts.csv."""

    def __init__(self, plan: Plan) -> None:
        """Take the other and earlier names of people from a plan."""
        self._main = {name_key(other): name for name, others in plan.names.items() for other in others}

    def key(self, name: str) -> str:
        """Return what all names of one person have in common."""
        return name_key(self.main(name))

    def main(self, name: str) -> str:
        """Return the name that stands for this one in the plan, `name` itself where the plan says nothing of it."""
        return self._main.get(name_key(name), name) if self._main else name


def by_any_name(contacts: Iterable[str], plan: Plan) -> dict[str, str]:
    """Return the people of contacts.csv by each of their names: their own, and the others that the plan says."""
    own = {name: name for name in contacts}
    by_key = {name_key(name): name for name in own}
    others = {
        other: by_key[name_key(main)]
        for main, names in plan.names.items()
        if name_key(main) in by_key
        for other in names
    }
    return others | own


def bare_name(name: str) -> str:
    """Return a name without what tells its bearer from a namesake: "Ann Lee" of "Ann Lee (sales)"."""
    return _APART.sub("", name)


def with_one_name(frames: Mapping[str, pd.DataFrame], plan: Plan) -> dict[str, pd.DataFrame]:
    """Return the logs of a folder with every name written in one way.

    People are written as in contacts.csv, skills, criteria, the target team and role as in the plan, all else as it is written most often.

    Args:
        frames: the logs by name, as they were read.
        plan: the plan of the folder.
    """
    one: dict[str, pd.DataFrame] = dict(frames)
    people = People(plan)
    in_contacts = sorted(map(people.main, frames["contacts"]["contact"].dropna().tolist()))
    _write_alike(one, _PEOPLE, in_contacts, people)
    goals = [goal.name for goal in plan.goals if goal.kind in SKILL_GOALS]
    first = {"skill": [*goals, *plan.target_skills], "team": [plan.target_team], "role": [plan.target_role]}
    first["criterion"] = [item.name for item in plan.criteria]
    for group in _OTHERS:
        # A name of the plan may have blanks around it, and the rows are written like it.
        spelt = [" ".join(name.split()) for name in first.get(group[0][1], ())]
        # Whoever pays for a gig may be a person too.
        _write_alike(one, group, spelt, people if group == _CLIENTS else None)
    return one


def _write_alike(
    frames: dict[str, pd.DataFrame], columns: Iterable[Column], spelt: Iterable[str], people: People | None = None
) -> None:
    """Let names with the same key be the same text in some columns: as in `spelt`, else as they are written most."""
    written = pd.concat([frames[log][column] for log, column in columns])
    names = sorted(name for name in written.unique().tolist() if isinstance(name, str))
    main = {name: name if people is None else people.main(name) for name in names}
    keys = {name: name_key(meant) for name, meant in main.items()}
    spellings = Counter(keys.values())
    if several := [name for name, key in keys.items() if spellings[key] > 1]:
        # Counted where it decides; names as often as each other by the alphabet, so that the order of rows never shows.
        often = written[written.isin(several)].value_counts()
        main = {name: main[name] for name in sorted(main, key=lambda name: -often.get(name, 0))}
    exact = set(spelt)
    spelling: dict[str, str] = {}
    for name in (*spelt, *main.values()):
        spelling.setdefault(name_key(name), name)
    one = {name: meant if meant in exact else spelling[name_key(meant)] for name, meant in main.items()}
    changes = {name: meant for name, meant in one.items() if meant != name}
    for log, column in columns if changes else ():
        if frames[log][column].isin(changes).any():
            frames[log] = frames[log].assign(**{column: frames[log][column].replace(changes)})


def names_told(frames: Mapping[str, pd.DataFrame], plan: Plan) -> Iterator[Problem]:
    """Yield a notice for rows of contacts.csv that may be one person, and for a goal that no row counts for.

    Args:
        frames: the logs, as `with_one_name` returns them.
        plan: the plan of the folder.
    """
    contacts, seen = frames["contacts"]["contact"], dict[str, tuple[int, str]]()
    for line, name in contacts.items():
        earlier, other = seen.setdefault(name_key(name), (int(str(line)), name))
        if earlier != line:
            message = f"{quoted(name)} is the name on line {earlier} too, but for capitals or blanks: {quoted(other)}."
            fix = "If they are one person, keep one of the two rows; if not, tell them apart, as in Ann Lee (sales)."
            if name == other:
                message = f"this is {quoted(name)} by [names] in plan.toml, who has a row on line {earlier} too."
                fix = "Keep one of the two rows."
            yield Problem(LOGS["contacts"].file, int(str(line)), "contact", name, message, fix, "notice")
    skills = frames["skills"]["skill"].unique()
    goals = dict.fromkeys(goal.name for goal in plan.goals if goal.kind in SKILL_GOALS)
    counted = {name_key(skill) for skill in skills}
    free = [skill for skill in skills if name_key(skill) not in {name_key(goal) for goal in goals}]
    for goal in goals:
        if name_key(goal) in counted or not free:
            continue
        message = f"no row of skills.csv counts for the goal {quoted(goal)}."
        meant = nearest_name(goal, free)
        others = "" if len(free) == 1 else f" and {len(free) - 1} more"
        fix = f"If you have not begun with it, all is well. The rows of {quoted(free[0])}{others} count for no goal."
        if meant is not None:
            fix = f"Did you mean {quoted(meant)}? Write one of the two like the other."
        yield Problem("plan.toml", None, "goals", goal, message, fix, "notice")
