"""Who put in a word for you, who still might, and whom to ask next: somebody who saw the work, and never cold."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.network.contacts import folded, read_people, why_cold
from careerdata.analysis.network.in_touch import came_unasked
from careerdata.dates import add_months, plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.text import counted, join_words

KINDS = {
    "recommendation": "a recommendation",
    "reference": "a reference",
    "introduction": "an introduction",
    "good_word": "a good word",
}
"""What can be asked for, in words."""
MONTHS_BETWEEN = 6
"""One favour of a person in half a year."""
IN_WRITING = ("recommendation", "reference")
"""Who gave one of these has said it for good; nothing more is asked of them here."""
ASKED = ["contact", "kind", "status", "asked_on", "given_on", "days_open", "unasked"]
TABLE = ["contact", "next", "support", "influence", "team", "results", "reason"]
_ENDORSEMENTS = {
    "asked_on": "datetime64[us]",
    "contact": "str",
    "kind": "str",
    "status": "str",
    "given_on": "datetime64[us]",
}
_CAUTION = (
    "A word counts when somebody saw the work, so only people from teams you worked with are suggested. A no is about "
    "their time or their place more often than about you."
)


def read(book: Logbook) -> Finding:
    """Say which words were asked for, given and declined, and whom to ask next.

    Args:
        book: endorsements.csv, of which a row without a status counts as given if it has given_on, else as asked, and
            what was asked after today is left out; contacts.csv, touches.csv and the plan's promises; exposure.csv,
            for which teams saw the work; asks.csv, for where you work: a team of the same name elsewhere did not.

    Returns:
        A table of those who saw the work and whom nothing keeps from being asked, in the order to ask: contact, next
        (True for the first who can be asked today), support, influence, team, results (how many they saw) and reason
        (words). Left out: who declined, who has an open request, who gave a recommendation or a reference, whoever
        was asked within six months, who is against it, and who is snoozed. An ask that would be a cold one comes
        last and is never next. behind["asked"] has one row a word, the newest first: contact, kind, status ("asked",
        "given", "declined"), asked_on, given_on, days_open (of those still open, else missing), unasked (it came by
        itself or at once: given on the day that stands for the asking, and no request came before it).
    """
    day = plain_date(book.today)
    words = _words(book.endorsements, day)
    people = _who_saw(read_people(book), book.exposure, day)
    people = people[~people["contact"].isin(_busy(words, day)) & (people["support"] >= 0) & ~people["snoozed"]]
    people = people.assign(cold=why_cold(people["contact"], book))
    people = _ordered(people)
    people["next"] = (people["cold"] == "") & (people["cold"] == "").cumsum().eq(1)
    people["reason"] = pd.Series([_reason(person) for person in people.itertuples()], people.index, dtype="str")
    return Finding(
        table=people[TABLE],
        sentence=f"{_so_far(words)} {_next(people, book.exposure)}",
        caution=_CAUTION,
        frames={"asked": words[ASKED]},
        example=book.example,
    )


def _words(endorsements: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Return the words that were asked for, newest first; a request that was answered by a later row is not open."""
    words = endorsements.reindex(columns=list(_ENDORSEMENTS)).astype(_ENDORSEMENTS)
    words = words[(words["asked_on"] <= pd.Timestamp(today)) & words["contact"].notna()]
    given = words["given_on"].notna().map({True: "given", False: "asked"})
    words = words.assign(status=words["status"].fillna(given).astype("str"))
    answered = words[words["status"] != "asked"].groupby(["contact", "kind"], dropna=False)["asked_on"].max()
    of_kind = pd.MultiIndex.from_frame(words[["contact", "kind"]])
    last_answer = pd.Series(answered.reindex(of_kind).to_numpy(), words.index)
    over = (words["status"] == "asked") & (last_answer >= words["asked_on"])
    requested = words.loc[words["status"] == "asked"].groupby(["contact", "kind"], dropna=False)["asked_on"].min()
    first = pd.Series(requested.reindex(of_kind).to_numpy(), words.index)
    words = words.assign(unasked=came_unasked(words) & ~(first <= words["asked_on"]))[~over]
    days = (pd.Timestamp(today) - words["asked_on"]).dt.days.astype("Int64")
    words = words.assign(days_open=days.where(words["status"] == "asked"))
    order = ["asked_on", "contact", "kind", "status", "given_on"]
    return words.sort_values(order, ascending=[False, True, True, True, True]).reset_index(drop=True)


def _busy(words: pd.DataFrame, today: dt.date) -> set[str]:
    """Return whom not to ask now, whatever they saw."""
    last = words["given_on"].fillna(words["asked_on"])
    lately = last > pd.Timestamp(add_months(today, -MONTHS_BETWEEN))
    in_writing = (words["status"] == "given") & words["kind"].isin(IN_WRITING)
    return set(words.loc[lately | in_writing | words["status"].isin(["asked", "declined"]), "contact"])


def _who_saw(people: pd.DataFrame, exposure: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Return the people of the teams in exposure.csv where you work, with how many results they saw and the newest."""
    seen = exposure.loc[exposure["date"] <= pd.Timestamp(today), ["date", "team", "project"]].dropna(subset="team")
    seen = seen.assign(key=folded(seen["team"])).sort_values(["date", "project"])
    of_team = seen.groupby("key").agg(results=("project", "size"), newest=("project", "last"))
    people = people[people["at_work"]].assign(key=lambda rows: folded(rows["team"]))
    return people.merge(of_team, left_on="key", right_index=True)


def _ordered(people: pd.DataFrame) -> pd.DataFrame:
    order = pd.DataFrame(
        {
            "cold": people["cold"] != "",
            "support": -people["support"],
            "influence": -people["influence"].fillna(0),
            "results": -people["results"],
            "closeness": -people["closeness"],
            "contact": people["contact"],
        }
    )
    return people.loc[order.sort_values(order.columns.tolist()).index].reset_index(drop=True)


def _reason(person: Any) -> str:
    stands = {0: "view not known", 1: "leans your way", 2: "would speak up for you"}[int(person.support)]
    more = f" and {person.results - 1} more" if person.results > 1 else ""
    parts = [stands, f"in {person.team}, who saw “{person.newest}”{more}"]
    if person.cold:
        parts.append("asking would be a cold ask: give something first")
    return "; ".join(parts)


def _so_far(words: pd.DataFrame) -> str:
    came, words = words[words["unasked"]], words[~words["unasked"]]
    themselves = f"{len(came)} came unasked, or at once." if len(came) else ""
    if words.empty:
        return f"You have asked nobody for a reference yet. That is where everybody starts. {themselves}".rstrip()
    counts = words["status"].value_counts()
    open_ones = words[words["status"] == "asked"].sort_values(["asked_on", "contact"])
    parts = [f"{counts[status]} {status}" for status in ("given", "declined") if status in counts]
    if len(open_ones):
        days = zip(open_ones["contact"], open_ones["days_open"].astype("int64"), strict=True)
        waits = [f"{contact}, for {counted(count, 'day')}" for contact, count in days]
        parts.append(f"{len(open_ones)} still open ({'; '.join(waits)})")
    said = (
        f"Of the {len(words)} references you asked for: {join_words(parts)}."
        if len(words) > 1
        else f"1 reference: {parts[0]}."
    )
    return f"{said} {themselves}".rstrip()


def _next(people: pd.DataFrame, exposure: pd.DataFrame) -> str:
    if people["next"].any():
        (person,) = people[people["next"]].itertuples()
        return f"Ask {person.contact} next: {person.reason}."
    if len(people):
        first = people["contact"].iloc[0]
        return f"Nobody who saw your work is warm enough to ask today; give something to {first} first."
    if exposure.empty:
        return "Nobody saw your work yet: a result together comes before a word for you."
    return "Everybody who saw your work was asked already, or is not noted with their team."
