"""Being in touch: one meaning of it for every page, whichever log it was written in."""

from __future__ import annotations

import pandas as pd

from careerdata.analysis.once import once
from careerdata.logbook.logbook import Logbook
from careerdata.text import name_key

_ANSWERED = ("yes", "no", "counter")
_COLUMNS = ["date", "contact", "kind", "from"]


def in_touch(book: Logbook) -> pd.DataFrame:
    """Return every time you were in touch with somebody: touches.csv, and what other logs say of it.

    Args:
        book: touches.csv; asks.csv, of which an answered ask is a talk of both; endorsements.csv, where asking is from you,
            and a word that was given or declined from them, asked for or not; gigs.csv, where a step with a client who is in contacts.csv is
            of both.

    Returns:
        The rows of touches.csv, and below them rows with date, contact, kind and from only. Two rows may tell of the
        same talk, so count days and not rows.
    """
    return once(book, "in touch", lambda: _in_touch(book))


def _in_touch(book: Logbook) -> pd.DataFrame:
    # Few people use all logs, and touches.csv may hold a million rows: it is copied only where there is more.
    told = [rows for rows in (_asks(book), *_words(book), _gigs(book)) if len(rows)]
    if not told:
        return book.touches
    types = book.touches.dtypes[_COLUMNS].to_dict()
    return pd.concat([book.touches, *(rows[_COLUMNS].astype(types) for rows in told)], ignore_index=True)


def _asks(book: Logbook) -> pd.DataFrame:
    asks = book.asks[book.asks["answer"].isin(_ANSWERED)]
    return asks[["date", "to"]].rename(columns={"to": "contact"}).assign(kind="asked", **{"from": "both"})


def came_unasked(words: pd.DataFrame) -> pd.Series[bool]:
    """Return which words of endorsements.csv came by themselves, or at once: given on the day that stands for the asking.

    So an import writes them, because no export tells when somebody was asked.
    """
    given = words["status"].eq("given") | (words["status"].isna() & words["given_on"].notna())
    return given & words["given_on"].eq(words["asked_on"])


def _words(book: Logbook) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the requests for a word, and the words that came; a no comes on the day that was asked, for want of another."""
    words = book.endorsements
    asked = words.loc[~came_unasked(words), ["asked_on", "contact"]].rename(columns={"asked_on": "date"})
    asked = asked.assign(kind="asked", **{"from": "me"})
    came = words[words["given_on"].notna() | words["status"].isin(["given", "declined"])]
    return asked, came.assign(date=came["given_on"].fillna(came["asked_on"]), kind="wrote", **{"from": "them"})


def _gigs(book: Logbook) -> pd.DataFrame:
    """Return the steps of gigs with somebody who is a contact too."""
    people = book.contacts["contact"] if len(book.gigs) else ()
    names = {name_key(name): name for name in people if isinstance(name, str)}
    steps = book.gigs.assign(contact=book.gigs["client"].map(lambda client: names.get(name_key(client))))
    return steps.loc[steps["contact"].notna(), ["date", "contact"]].assign(kind="met", **{"from": "both"})
