"""The people of contacts.csv as the power map, shared asks and endorsements need them: one row a person."""

from __future__ import annotations

import pandas as pd

from careerdata.analysis.network.cold_ask import cold_asks
from careerdata.analysis.network.in_touch import in_touch
from careerdata.analysis.once import once
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook

NEAR = {0: "not in touch", 1: "now and then", 2: "often", 3: "at least monthly"}
"""How close you are, in words: by the days in touch within a year, none, from 1, from 4, from 12."""
_DAYS_A_YEAR = [1, 4, 12]
_BY_CIRCLE = {"close": 2, "active": 1, "wide": 0}
_CONTACTS = {
    "contact": "str",
    "organisation": "str",
    "role": "str",
    "team": "str",
    "circle": "str",
    "influence": "float64",
    "support": "float64",
    "shares": "str",
    "met_through": "str",
    "snooze_until": "datetime64[us]",
}


def read_people(book: Logbook) -> pd.DataFrame:
    """Return one row a person, sorted by name.

    Args:
        book: contacts.csv; what `in_touch` reads up to today; asks.csv, for whom you ask and where they work; the plan's target
            team.

    Returns:
        contact, organisation, role, team, circle, influence (0 to 5, NaN: not noted), support (-2 to 2, 0 for not
        noted), shares, met_through, snoozed (until a day to come), on_target_team, asked (somebody you ask, by
        asks.csv), at_work (works where those work; True for all when that is not known), last_touch and closeness (a
        key of `NEAR`; by the circle for somebody without any touch).
    """
    return once(book, "people", lambda: _people(book)).copy()


def _people(book: Logbook) -> pd.DataFrame:
    plan, asks, touches = book.plan, book.asks, in_touch(book)
    people = book.contacts.reindex(columns=list(_CONTACTS)).astype(_CONTACTS).dropna(subset="contact")
    # Sorted by everything, so that which of two rows of the same name is kept does not depend on their order.
    people = people.sort_values(list(_CONTACTS)).drop_duplicates("contact").reset_index(drop=True)
    now = pd.Timestamp(plain_date(book.today))
    people["support"] = people["support"].fillna(0.0)
    people["snoozed"] = people["snooze_until"] > now
    people["on_target_team"] = (folded(people["team"]) == plan.target_team.strip().casefold()) & bool(plan.target_team)
    people["asked"] = people["contact"].isin(asks["to"])
    where = set(folded(people.loc[people["asked"], "organisation"]).dropna())
    people["at_work"] = folded(people["organisation"]).isin(where) | (not where)
    days = touches.loc[touches["date"] <= now, ["contact", "date"]].assign(date=lambda log: log["date"].dt.normalize())
    days = days.drop_duplicates()
    of_person = days.groupby("contact")["date"]
    people["last_touch"] = of_person.max().reindex(people["contact"]).to_numpy()
    lately = days[days["date"] > now - pd.DateOffset(years=1)]["contact"].value_counts()
    counts = lately.reindex(people["contact"], fill_value=0).set_axis(people.index)
    people["closeness"] = sum((counts >= least).astype("int64") for least in _DAYS_A_YEAR)
    by_circle = people["circle"].map(_BY_CIRCLE).fillna(0).astype("int64")
    people["closeness"] = people["closeness"].where(people["last_touch"].notna(), by_circle)
    return people


def why_cold(names: pd.Series[str], book: Logbook) -> pd.Series[str]:
    """Return, for each name, why an ask today would be a cold one and what to give first; "" where it would not be."""
    found = [reason or "" for reason in cold_asks(book, names)]
    return pd.Series(found, index=names.index, dtype="str")


def folded(texts: pd.Series[str]) -> pd.Series[str]:
    """Return texts as they are compared: capitals and blanks put aside; missing ones stay missing."""
    return tidied(texts).str.casefold()


def tidied(texts: pd.Series[str]) -> pd.Series[str]:
    """Return texts with single blanks between words and none around them."""
    return texts.str.strip().str.replace(r"\s+", " ", regex=True)
