"""What the cold-ask guard reads of the logs: who was last in touch when, and what there is to give to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from careerdata.analysis.network.fading import HORIZON_IN_DAYS
from careerdata.analysis.network.followups_text import span
from careerdata.analysis.network.in_touch import in_touch
from careerdata.analysis.network.touch_history import history, people_of, promises
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.text import in_words

TRYING = ("asked", "called", "wrote")
"""The kinds of touch that, from you alone, are an attempt: without an answer they do not end a silence."""
RECENT_RESULT = 180
"""Days within which a result is still worth a word."""
_WORD = {"good_word": "good word"}
_OPEN = ("open", "asked", "refused")


@dataclass(frozen=True)
class Giving:
    """Something to give: its kind (thank, share, congratulate or introduce), and what exactly, as an imperative."""

    kind: str
    words: str


def pains_of(shares: Any) -> list[str]:
    """Return the pain points in a cell of the column `shares`, which semicolons separate."""
    return [] if pd.isna(shares) else [pain.strip() for pain in str(shares).split(";") if pain.strip()]


class _Person(NamedTuple):
    """A row of contacts.csv as far as it says what to give; None for an empty cell."""

    contact: str
    role: str | None
    team: str | None
    organisation: str | None
    shares: str | None

    @property
    def place(self) -> str | None:
        """The team, or else the organisation."""
        return self.organisation if self.team is None else self.team


class Reading:
    """What the logs say of everybody, each thing read once, and only when somebody's answer needs it."""

    def __init__(self, book: Logbook) -> None:
        self.book = book
        self.day = pd.Timestamp(plain_date(book.today))
        touches = in_touch(book)
        log = touches.assign(date=touches["date"].dt.normalize())
        self.log = log[log["date"] <= self.day]

    def why_cold(self, contact: str, *, asked: bool = False) -> str | None:
        """Return what `careerdata.analysis.network.cold_ask.cold_ask` does."""
        last = self.last.get(contact)
        promise = self.promised.get(contact, promises(self.book.plan)["wide"])
        if last is not None and (self.day - last).days <= min(promise, HORIZON_IN_DAYS):
            return None
        one, other = self.steps(contact)
        if asked:
            after = (
                "before you were ever in touch" if last is None else f"after {span((self.day - last).days)} of silence"
            )
            return f"It came {after}, so it was a cold ask. Give before you ask again: {one.words}, or {other.words}."
        silence = (
            "have not been in touch yet" if last is None else f"were last in touch {span((self.day - last).days)} ago"
        )
        return (
            f"You and {contact} {silence}, so this would be a cold ask. Give first: {one.words}, or {other.words}. Once "
            "that is logged as gave, introduced or thanked, the ask is no longer cold."
        )

    def steps(self, contact: str) -> tuple[Giving, Giving]:
        """Return what `careerdata.analysis.network.cold_ask.giving_steps` does."""
        person = self.people.get(contact)
        fitting = [*self._thanks(contact)]
        if person is not None:
            fitting += [*self._sharing(person), *self._congratulating(person), *self._introducing(person)]
        fitting += [
            Giving("share", "send them something useful, such as a link or an answer"),
            Giving("thank", "thank them for something they did, however long ago"),
        ]
        first: dict[str, Giving] = {}
        for step in fitting:
            first.setdefault(step.kind, step)
        one, other, *_ = first.values()
        return one, other

    # What is given for what.

    def _thanks(self, contact: str) -> Iterator[Giving]:
        reasons, thanked = self.received.get(contact), self.thanked.get(contact)
        if reasons and (thanked is None or thanked < max(reasons)[0]):
            when, what = max(reasons)
            yield Giving("thank", f"thank them for the {what} of {in_words(when)}")

    def _sharing(self, person: _Person) -> Iterator[Giving]:
        pains = pains_of(person.shares)
        both = [pain for pain in pains if pain in self.mine]
        if both:
            yield Giving("share", f'send them something useful about "{both[0]}", which bothers you both')
        elif pains:
            yield Giving("share", f'send them something useful about "{pains[0]}", which bothers them')

    def _congratulating(self, person: _Person) -> Iterator[Giving]:
        team = "" if person.team is None else person.team.strip()
        project = self.results.get(team.casefold())
        if project is not None and person.team is not None:
            yield Giving("congratulate", f"congratulate them on {project}, and tell them what came of it in {team}")

    def _introducing(self, person: _Person) -> Iterator[Giving]:
        pains, here = set(pains_of(person.shares)), person.place
        known = [
            other
            for other in self.warm
            if other.contact != person.contact and (other.place is None or here is None or other.place != here)
        ]
        for other in known:
            both = [pain for pain in pains_of(other.shares) if pain in pains]
            if both:
                yield Giving("introduce", f'introduce them to {other.contact}, whom "{both[0]}" bothers too')
                return
        same = next((other for other in known if person.role is not None and other.role == person.role), None)
        if same is not None:
            yield Giving("introduce", f"introduce them to {same.contact}, who works as {person.role} too")

    # What is read once.

    @cached_property
    def last(self) -> dict[str, pd.Timestamp]:
        """When each silence was last ended: by something from their side, or something you gave."""
        log = self.log
        return _latest(log[(log["from"] != "me") | ~log["kind"].isin(TRYING)])

    @cached_property
    def about(self) -> pd.DataFrame:
        """The people as the plan sees them."""
        return people_of(self.book.contacts, self.book.plan)

    @cached_property
    def promised(self) -> dict[str, int]:
        """The days that each person was promised."""
        return dict(zip(self.about["contact"], self.about["promise_days"], strict=True))

    @cached_property
    def people(self) -> dict[str, _Person]:
        """The first row of each person."""
        rows = self.book.contacts[list(_Person._fields)].drop_duplicates("contact")
        rows = rows.astype("object").where(rows.notna(), None)
        return {row[0]: _Person(*row) for row in rows.itertuples(index=False, name=None)}

    @cached_property
    def received(self) -> dict[str, list[tuple[pd.Timestamp, str]]]:
        """What each person gave or said for you, and when."""
        got = self.log[self.log["from"].eq("them") & self.log["kind"].isin(["gave", "introduced"])]
        kinds = got["kind"].eq("introduced").map({True: "introduction", False: "help"})
        rows = [*zip(got["contact"], got["date"], kinds, strict=True)]
        words = self.book.endorsements[self.book.endorsements["status"].eq("given")]
        kinds = words["kind"].fillna("good_word").replace(_WORD)
        when = words["given_on"].fillna(words["asked_on"])
        rows += [row for row in zip(words["contact"], when, kinds, strict=True) if row[1] <= self.day]
        found: dict[str, list[tuple[pd.Timestamp, str]]] = defaultdict(list)
        for contact, day, what in rows:
            found[contact].append((day, what))
        return found

    @cached_property
    def thanked(self) -> dict[str, pd.Timestamp]:
        """When each person was last thanked."""
        return _latest(self.log[self.log["from"].ne("them") & self.log["kind"].eq("thanked")])

    @cached_property
    def mine(self) -> set[str]:
        """What bothers you."""
        pains = self.book.pains
        return set(pains.loc[pains["status"].fillna("open").isin(_OPEN), "pain"])

    @cached_property
    def results(self) -> dict[str, str]:
        """The newest recent result with each team, by the team's name in small letters.

        What may not be told is not told to them either: they may have had no part in it.
        """
        done = self.book.exposure
        recent = done["date"].between(self.day - pd.Timedelta(days=RECENT_RESULT), self.day)
        done = done[recent & done["shareable"].ne("no") & done["team"].notna()].sort_values(["date", "project"])
        return dict(zip(done["team"].str.strip().str.casefold(), done["project"], strict=True))

    @cached_property
    def warm(self) -> list[_Person]:
        """Who is in touch with you now and not against you, the last one in touch first."""
        known = self.about.join(history(self.about["contact"], self.log, self.day.date()).facts)
        silent = (self.day - known["last_touch"]).dt.days
        known = known[silent <= np.minimum(known["promise_days"], HORIZON_IN_DAYS)]
        known = known[(known["support"] >= 0) & ~(known["let_go_on"] <= self.day)]
        known = known.sort_values(["last_touch", "contact"], ascending=[False, True])
        teams = [None if pd.isna(team) else team for team in known["team"]]
        return [self.people[name]._replace(team=team) for name, team in zip(known["contact"], teams, strict=True)]


def _latest(log: pd.DataFrame) -> dict[str, pd.Timestamp]:
    latest = log.groupby("contact")["date"].max()
    return dict(zip(latest.index.astype(str), latest, strict=True))
