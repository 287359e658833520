"""The power map in a line: who decides and where they stand, how many views are unknown, and whom to talk to next."""

from __future__ import annotations

import pandas as pd

from careerdata.analysis.answer import Answer
from careerdata.analysis.finding import Finding
from careerdata.analysis.network.near_decider import DECIDES
from careerdata.text import counted, plural

_ONE = {
    -2: "is against it",
    -1: "leans against it",
    0: "you don't know their view",
    1: "leans your way",
    2: "would speak up",
}
"""Where the one who decides stands, after "decides, and"."""
_ALL = {"for": "on your side", "against": "against it", "unknown": "of unknown view"}


def top(people: pd.DataFrame, contacts: int, much_say: float) -> Answer:
    """Return the top of the page.

    Args:
        people: those who matter, with influence, support, next, cold (why an ask would be one) and `talk` (how long
            ago the last one was, in words).
        contacts: how many people there are in all.
        much_say: from which influence on somebody has much say.
    """
    if people.empty:
        if not contacts:
            return Answer(
                "Nobody is on your map yet",
                "0",
                "people noted",
                "add who knows your work, and who decides.",
                "followups",
            )
        placed = f"{plural(contacts, 'person')} noted, nobody placed yet"
        return Answer(
            "Who has a say? Nobody is placed yet", str(contacts), placed, "place somebody on the map below.", ""
        )
    unknown, many = int((people["support"] == 0).sum()), len(people)
    if unknown:
        number = (f"{unknown} of {many}", f"{plural(many, 'person')} whose view you don't know")
    else:
        number = (
            f"{int((people['support'] == 2).sum())} of {many}",
            f"{plural(many, 'person')} would speak up for you",
        )
    return Answer(_headline(people), *number, *_next(people, much_say))


def answer(finding: Finding[Answer]) -> Answer:
    """Return the top of the page for the answer of `careerdata.analysis.power.read`."""
    return finding.facts


def _headline(people: pd.DataFrame) -> str:
    deciding = people[people["influence"] >= DECIDES]
    if deciding.empty:
        return "Nobody who decides is on your map yet"
    if len(deciding) == 1:
        return f"{deciding['contact'].iloc[0]} decides, and {_ONE[int(deciding['support'].iloc[0])]}"
    support = deciding["support"]
    held = {"for": int((support > 0).sum()), "against": int((support < 0).sum()), "unknown": int((support == 0).sum())}
    stands = [side for side, count in held.items() if count]
    who = f"{counted(len(deciding), 'person')} decide"
    if len(stands) == 1:
        return f"{who}, {'both' if len(deciding) == 2 else 'all'} {_ALL[stands[0]]}"
    said = {"for": "on your side", "against": "against", "unknown": "unknown"}
    return f"{who}: {', '.join(f'{held[side]} {said[side]}' for side in stands)}"


def _next(people: pd.DataFrame, much_say: float) -> tuple[str, str]:
    if people["next"].any():
        (person,) = people[people["next"]].itertuples()
        return f"talk to {person.contact}, {person.talk}.", "followups"
    cold = people.loc[people["cold"] != "", "contact"]
    if len(cold):
        return f"give {cold.iloc[0]} something first, then talk.", "followups"
    if not (people["influence"] >= much_say).any():
        return "find out who decides, and add them.", "followups"
    return "prepare your ask: nobody waits for a talk first.", "ask"
