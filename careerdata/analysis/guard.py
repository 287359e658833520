"""The cold-ask guard: an ask after a long silence is held back, with the reason and with two things to give first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd

from careerdata.analysis.fading import HORIZON_IN_DAYS
from careerdata.analysis.followups_people import history, people_of, promises
from careerdata.analysis.followups_words import span
from careerdata.plan import Plan
from careerdata.weeks import in_words, plain_date

TRYING = ("asked", "called", "wrote")
"""The kinds of touch that, from you alone, are an attempt: without an answer they do not end a silence."""
RECENT_RESULT = 180
"""Days within which a result is still worth a word."""
_WORD = {"good_word": "good word"}
_OPEN = ("open", "asked", "refused")


class Logs(Protocol):
    """The logs that say what there is to give; a `careerdata.logbook.Logbook` has them."""

    @property
    def endorsements(self) -> pd.DataFrame:
        """endorsements.csv."""

    @property
    def exposure(self) -> pd.DataFrame:
        """exposure.csv."""

    @property
    def pains(self) -> pd.DataFrame:
        """pains.csv."""


@dataclass(frozen=True)
class Giving:
    """Something to give: its kind (thank, share, congratulate or introduce), and what exactly, as an imperative."""

    kind: str
    words: str


def cold_ask(
    contacts: pd.DataFrame,
    touches: pd.DataFrame,
    plan: Plan,
    today: dt.date,
    contact: str,
    logs: Logs | None = None,
) -> str | None:
    """Return why asking `contact` for something today would be a cold ask, and what to give first; None if it is not.

    An ask is cold when the two of you have been silent for longer than your promise, or than 90 days. An attempt of
    yours that went unanswered does not end a silence; giving something does, and so does anything from their side.

    Args:
        contacts: contacts.csv.
        touches: touches.csv; touches after `today` are left out.
        plan: its promises.
        today: the day of the ask.
        contact: the name, as contacts.csv has it; somebody unknown counts as the wide circle.
        logs: the other logs, so that what to give first fits what is in them; None for contacts and touches alone.
    """
    day = pd.Timestamp(plain_date(today))
    log = _with(touches, contact, day)
    last = log.loc[(log["from"] != "me") | ~log["kind"].isin(TRYING), "date"].max()
    promised = people_of(contacts[contacts["contact"] == contact], plan)["promise_days"]
    promise = promised.iloc[0] if len(promised) else promises(plan)["wide"]
    if pd.notna(last) and (day - last).days <= min(promise, HORIZON_IN_DAYS):
        return None
    silence = "have not been in touch yet" if pd.isna(last) else f"were last in touch {span((day - last).days)} ago"
    one, other = giving_steps(contacts, touches, plan, today, contact, logs)
    return (
        f"You and {contact} {silence}, so this would be a cold ask. Give first: {one.words}, or {other.words}. Once "
        "that is logged as gave, introduced or thanked, the ask is no longer cold."
    )


def giving_steps(
    contacts: pd.DataFrame,
    touches: pd.DataFrame,
    plan: Plan,
    today: dt.date,
    contact: str,
    logs: Logs | None = None,
) -> tuple[Giving, Giving]:
    """Return two things to give to `contact` that fit, of two kinds; what the logs know comes before what always fits.

    A thank-you for something they gave or said for you and were not thanked for since; something about a pain they
    share; a result of the last half year with their team; somebody in touch with you now, of another team, who shares
    a pain or a role with them. The arguments are those of `cold_ask`.
    """
    day = pd.Timestamp(plain_date(today))
    log = _with(touches, contact, day)
    people = contacts.reindex(columns=["contact", "role", "team", "organisation", "shares"])
    found = people[people["contact"] == contact]
    person = found.iloc[0] if len(found) else None
    fitting = [*_thanks(log, logs, contact, day)]
    if person is not None:
        fitting += [*_sharing(person, logs), *_congratulating(person, logs, day)]
        fitting += _introducing(person, people_of(contacts, plan), people, touches, day)
    fitting += [
        Giving("share", "send them something useful, such as a link or an answer"),
        Giving("thank", "thank them for something they did, however long ago"),
    ]
    first: dict[str, Giving] = {}
    for step in fitting:
        first.setdefault(step.kind, step)
    one, other, *_ = first.values()
    return one, other


def _with(touches: pd.DataFrame, contact: str, day: pd.Timestamp) -> pd.DataFrame:
    """Return the touches with one person up to a day."""
    log = touches.reindex(columns=["date", "contact", "kind", "from"])
    log = log[log["contact"] == contact].astype({"date": "datetime64[us]"})
    return log.assign(date=log["date"].dt.normalize()).loc[lambda rows: rows["date"] <= day]


def _thanks(log: pd.DataFrame, logs: Logs | None, contact: str, day: pd.Timestamp) -> Iterator[Giving]:
    got = log[log["from"].eq("them") & log["kind"].isin(["gave", "introduced"])]
    reasons = [
        (when, "introduction" if kind == "introduced" else "help")
        for when, kind in zip(got["date"], got["kind"], strict=True)
    ]
    if logs is not None:
        words = logs.endorsements
        words = words[words["contact"].eq(contact) & words["status"].eq("given")]
        given = zip(words["given_on"].fillna(words["asked_on"]), words["kind"].fillna("good_word"), strict=True)
        reasons += [(when, _WORD.get(kind, kind)) for when, kind in given if when <= day]
    thanked = log.loc[log["from"].ne("them") & log["kind"].eq("thanked"), "date"].max()
    if reasons and (pd.isna(thanked) or thanked < max(reasons)[0]):
        when, what = max(reasons)
        yield Giving("thank", f"thank them for the {what} of {in_words(when)}")


def pains_of(shares: Any) -> list[str]:
    """Return the pain points in a cell of the column `shares`, which semicolons separate."""
    return [] if pd.isna(shares) else [pain.strip() for pain in str(shares).split(";") if pain.strip()]


def _sharing(person: Any, logs: Logs | None) -> Iterator[Giving]:
    pains = pains_of(person["shares"])
    mine = set() if logs is None else set(logs.pains.loc[logs.pains["status"].fillna("open").isin(_OPEN), "pain"])
    both = [pain for pain in pains if pain in mine]
    if both:
        yield Giving("share", f'send them something useful about "{both[0]}", which bothers you both')
    elif pains:
        yield Giving("share", f'send them something useful about "{pains[0]}", which bothers them')


def _congratulating(person: Any, logs: Logs | None, day: pd.Timestamp) -> Iterator[Giving]:
    if logs is None or pd.isna(person["team"]):
        return
    done = logs.exposure
    theirs = done["team"].str.strip().str.casefold() == person["team"].strip().casefold()
    recent = done["date"].between(day - pd.Timedelta(days=RECENT_RESULT), day)
    # What may not be told is not told to them either: they may have had no part in it.
    done = done[theirs & recent & done["shareable"].ne("no")].sort_values(["date", "project"])
    if len(done):
        project, team = done["project"].iloc[-1], person["team"].strip()
        yield Giving("congratulate", f"congratulate them on {project}, and tell them what came of it in {team}")


def _introducing(
    person: Any, people: pd.DataFrame, facts: pd.DataFrame, touches: pd.DataFrame, day: pd.Timestamp
) -> Iterator[Giving]:
    people = people.join(history(people["contact"], touches, day.date()).facts)
    known = people.merge(facts.drop_duplicates("contact")[["contact", "role", "organisation", "shares"]], on="contact")
    warm = (day - known["last_touch"]).dt.days <= np.minimum(known["promise_days"], HORIZON_IN_DAYS)
    apart = known["team"].fillna(known["organisation"]).ne(_or(person["team"], person["organisation"]))
    known = known[warm & apart & known["contact"].ne(person["contact"]) & (known["support"] >= 0)]
    known = known[~(known["let_go_on"] <= day)].sort_values(["last_touch", "contact"], ascending=[False, True])
    pains, role = set(pains_of(person["shares"])), person["role"]
    for other in known.itertuples():
        both = [pain for pain in pains_of(other.shares) if pain in pains]
        if both:
            yield Giving("introduce", f'introduce them to {other.contact}, whom "{both[0]}" bothers too')
            return
    same = known[known["role"].eq(role)] if pd.notna(role) else known[:0]
    if len(same):
        yield Giving("introduce", f"introduce them to {same['contact'].iloc[0]}, who works as {role} too")


def _or(one: Any, other: Any) -> Any:
    return other if pd.isna(one) else one
