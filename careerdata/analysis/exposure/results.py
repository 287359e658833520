"""What I did with other teams: each result told in a sentence, who can vouch for it, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from careerdata.analysis.exposure.text import READY, by_how_much, caution, gaps, percent_of, sentence, told
from careerdata.analysis.finding import Finding
from careerdata.analysis.network.in_touch import in_touch
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.text import join_words, number

RECENT_DAYS = 90
"""Whoever you were in touch with within so many days will remember the result."""
SPEAKS_UP = 1
"""From this support on (-2 to 2) somebody would vouch for you, however long ago you talked."""
MOST_NAMED = 3
TABLE = [
    "date",
    "project",
    "team",
    "on_target_team",
    "told",
    "measure",
    "before",
    "after",
    "unit",
    "better",
    "change",
    "percent",
    "vouchers",
    "shareable",
    "missing",
    "next_step",
]


def read(book: Logbook, *, target_team_only: bool = False) -> Finding:
    """Tell each result with another team, and say what it still needs before it can be told to somebody.

    Args:
        book: exposure.csv; contacts.csv, for the people of those teams; what `in_touch` reads, for when you were last in touch; the
            plan's target team and its goal of results. Rows after `book.today` are left out.
        target_team_only: True leaves only results with the target team in the answer.

    Returns:
        A table with one row a result, the target team's first, the newest first: date, project, team,
        on_target_team, told (one sentence: situation, action, result), measure, before, after and unit (the
        person's own), better ("lower", "higher" or ""), change (after less before, in the unit), percent (change of 100 of before; NaN where a
        percentage says nothing, see `percent_of`), vouchers (names, the best first; "" for nobody), shareable ("yes",
        "no" or ""), missing (words; "" when nothing is) and next_step (what to do, in words). `frames` holds
        ``lines``: per result with both numbers where its line begins and ends (0 to 1), where its zero is, and the words at its ends.
    """
    day = pd.Timestamp(plain_date(book.today))
    results = book.exposure[book.exposure["date"] <= day].copy()
    results["on_target_team"] = same_team(results["team"], book.plan.target_team)
    results = results[results["on_target_team"] | (not target_team_only)]
    order = {"on_target_team": False, "date": False, "project": True, "team": True}
    results = results.sort_values(list(order), ascending=list(order.values()), kind="stable").reset_index(drop=True)
    for column in ("project", "team", "result", "measure", "unit", "better", "shareable"):
        results[column] = results[column].str.strip().fillna("")
    results["change"] = results["after"] - results["before"]
    results["percent"] = [percent_of(row) for row in results.itertuples()]
    people = _who_can_vouch(book.contacts, in_touch(book), day)
    results["vouchers"] = _column(_names(people, team) for team in results["team"])
    results["told"] = _column(told(row) for row in results.itertuples())
    lacks = [gaps(row) for row in results.itertuples()]
    results["missing"] = _column(", ".join(what for what, _ in found) for found in lacks)
    results["next_step"] = _column(found[0][1] if found else READY for found in lacks)
    table = results[TABLE]
    return Finding(
        table=table,
        sentence=sentence(table, book.plan),
        caution=caution(table, book.plan),
        frames={"lines": _lines(table)},
        example=book.example,
    )


def same_team(teams: pd.Series[str], team: str) -> pd.Series[bool]:
    """Return which teams are `team`, however they are spaced or capitalised; none of them while it has no name."""
    wanted = team.strip().casefold()
    return (teams.str.strip().str.casefold() == wanted) & bool(wanted)


def head_of(contacts: pd.DataFrame, team: str) -> str:
    """Return the one person of a team with most say in what you want (influence of 4 or more); "" if that is not one."""
    people = contacts[same_team(contacts["team"], team)]
    people = people[people["influence"] >= 4]
    most = people[people["influence"] == people["influence"].max()]
    return str(most["contact"].iloc[0]) if len(most) == 1 else ""


def _who_can_vouch(contacts: pd.DataFrame, touches: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Return the people who can vouch, the best first: those who stand by you, or whom you lately talked to."""
    people = contacts.dropna(subset="team").copy()
    people["team"] = people["team"].str.strip().str.casefold()
    people["organisation"] = people["organisation"].str.strip().fillna("")
    last = touches[touches["date"] <= day].groupby("contact")["date"].max()
    people["silent"] = (day - last.reindex(people["contact"]).set_axis(people.index)).dt.days
    for column in ("support", "influence"):
        people[column] = people[column].astype("float64").fillna(0)
    stands_by = people["support"] >= SPEAKS_UP
    remembers = (people["silent"] <= RECENT_DAYS) & (people["support"] >= 0)
    people = people[stands_by | remembers]
    # A team of the same name somewhere else did not see the result: its people come last, with where they work.
    usual = contacts.assign(team=contacts["team"].str.strip().str.casefold()).groupby("team")["organisation"]
    here = people["team"].map(usual.agg(lambda names: names.mode().min() if names.notna().any() else ""))
    people["elsewhere"] = (people["organisation"] != here.fillna("")) & (people["organisation"] != "")
    order = {"elsewhere": True, "support": False, "influence": False, "silent": True, "contact": True}
    return people.sort_values(list(order), ascending=list(order.values()))


def _names(people: pd.DataFrame, team: str) -> str:
    rows = people[people["team"] == team.casefold()]
    names = [
        f"{row.contact} ({row.organisation})" if row.elsewhere else str(row.contact)
        for row in rows.head(MOST_NAMED).itertuples()
    ]
    more = len(rows) - len(names)
    return join_words([*names, f"{more} more"] if more else names)


def _lines(table: pd.DataFrame) -> pd.DataFrame:
    """Return where each result's line begins and ends: every line runs from 0 to the larger of its own two numbers."""
    rows = table.dropna(subset=["before", "after"])
    low = rows[["before", "after"]].min(axis=1).clip(upper=0)
    wide = (rows[["before", "after"]].max(axis=1).clip(lower=0) - low).where(lambda width: width > 0, 1.0)
    title = rows["measure"].where(rows["measure"] != "", rows["project"])
    lines = rows[["project", "team", "on_target_team", "unit", "better", "percent", "shareable"]].assign(title=title)
    for name in ("before", "after"):
        lines[name] = (rows[name] - low) / wide
        lines[f"{name}_words"] = _column(number(value) for value in rows[name]).set_axis(rows.index)
    lines["after_words"] += [by_how_much(row) for row in rows.itertuples()]
    return lines.assign(zero=-low / wide).reset_index(drop=True)


def _column(words: Iterable[str]) -> pd.Series[str]:
    return pd.Series(list(words), dtype="str")
