"""Who is near the one person who decides, when that person is against it: somebody else may open the door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from careerdata.analysis.network.contacts import folded
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.text import join_words, name_key

DECIDES = 5
"""The influence of somebody who decides."""
_NAMED = 3
_COLUMNS = {
    "contact": "str",
    "organisation": "str",
    "team": "str",
    "influence": "float64",
    "support": "float64",
    "met_through": "str",
    "let_go_on": "datetime64[us]",
}


@dataclass(frozen=True)
class NearDecider:
    """The only one who decides and is against it, and who is near them.

    Attributes:
        decider: their name; "" where nobody decides, several do, or the one who does is not against it.
        near: who is near them and not against it, the nearest first: name, and in words how near.
    """

    decider: str = ""
    near: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> str:
        """This as a sentence; "" without such a person."""
        if not self.decider:
            return ""
        alone = f"{self.decider} alone decides and is against it"
        if not self.near:
            return f"{alone}; nobody who works near them is in your contacts yet, so look for one who does."
        named = [f"{name} ({how})" for name, how in self.near[:_NAMED]]
        more = len(self.near) - _NAMED
        return f"{alone}; near them: {join_words([*named, f'{more} more'] if more > 0 else named)}."


def near_decider(book: Logbook) -> NearDecider:
    """Return who is near the only person who decides, when that person is against it.

    Somebody is near who shares their team, was introduced by them or introduced you to them, or has a say of 1 or more
    where they work. Whoever is against it too, or was let go, is not named.

    Args:
        book: contacts.csv: influence 5 decides, support below 0 is against it.
    """
    if book.contacts.empty:
        return NearDecider()
    people = book.contacts.reindex(columns=list(_COLUMNS)).astype(_COLUMNS).dropna(subset="contact")
    people = people[~(people["let_go_on"] <= pd.Timestamp(plain_date(book.today)))]
    deciding = people[people["influence"] >= DECIDES]
    if len(deciding) != 1 or not deciding["support"].iloc[0] < 0:
        return NearDecider()
    (decider,) = deciding.itertuples()
    others = people[(people.index != decider.Index) & ~(people["support"] < 0)]
    ways = (
        (f"in {decider.team} too", _same(others["team"], decider.team) & _here(others, decider)),
        ("you met through them", others["met_through"].map(name_key, na_action="ignore") == name_key(decider.contact)),
        ("introduced you", others["contact"].map(name_key) == name_key(_said(decider.met_through))),
        (
            f"has a say at {decider.organisation}",
            _same(others["organisation"], decider.organisation) & (others["influence"] >= 1),
        ),
    )
    how = pd.Series("", index=others.index, dtype="str")
    place = pd.Series(len(ways), index=others.index)
    for number, (words, fits) in enumerate(ways):
        first = fits & (how == "")
        how, place = how.mask(first, words), place.mask(first, number)
    order = pd.DataFrame(
        {
            "place": place,
            "support": -others["support"].fillna(0),
            "influence": -others["influence"].fillna(0),
            "contact": others["contact"],
        }
    )
    near = others.assign(how=how).loc[order.sort_values(order.columns.tolist()).index]
    near = near[near["how"] != ""]
    return NearDecider(str(decider.contact), tuple(zip(near["contact"], near["how"], strict=True)))


def _said(text: Any) -> str:
    return "" if pd.isna(text) else str(text)


def _same(texts: pd.Series[str], text: Any) -> pd.Series[bool]:
    """Return which texts are this one, whatever their capitals; none where it is empty."""
    wanted = " ".join(_said(text).split()).casefold()
    return (folded(texts) == wanted) & bool(wanted)


def _here(people: pd.DataFrame, decider: Any) -> pd.Series[bool]:
    """Return who works where the decider does, as far as that is noted: teams of one name stand in many places."""
    unknown = people["organisation"].isna() | (not _said(decider.organisation))
    return _same(people["organisation"], decider.organisation) | unknown
