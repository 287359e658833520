"""What is known of one person, as a card on the map shows it."""

from __future__ import annotations

import pandas as pd

from careerdata.analysis.network.contacts import read_people
from careerdata.analysis.network.next_steps import open_steps
from careerdata.analysis.network.power import introduced_by
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.text import in_words, join_words


def card(book: Logbook, contact: str) -> list[str]:
    """Return lines about somebody: role and place, last in touch, the next step, who introduced whom.

    Args:
        book: contacts.csv, what `in_touch` reads, and the next steps of touches.csv.
        contact: the name, as contacts.csv has it; nobody of that name has no lines.
    """
    people = read_people(book)
    through = introduced_by(people)
    found = people[people["contact"] == contact]
    if found.empty:
        return []
    person = found.iloc[0]
    place = list(person[["role", "team", "organisation"]].dropna())
    lines = [f"{contact}: {', '.join(place)}" if place else contact]
    last = person["last_touch"]
    lines.append("Not in touch yet" if pd.isna(last) else f"Last in touch on {in_words(last)}")
    steps = open_steps(book, plain_date(book.today))
    lines += [
        _step(step, day)
        for step, day in steps.loc[steps["contact"] == contact, ["next_step", "next_step_on"]].head(1).to_numpy()
    ]
    lines += [f"Introduced by {name}" for name in through[found.index].dropna()]
    introduced = people.loc[through == contact, "contact"]
    return [*lines, f"Introduced {join_words(introduced)}"] if len(introduced) else lines


def _step(step: str, day: pd.Timestamp) -> str:
    return f"Next step: {step}" if pd.isna(day) else f"Next step, by {in_words(day)}: {step}"
