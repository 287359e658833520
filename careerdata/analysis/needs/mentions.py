"""In which weeks of the log a pain point is mentioned: words found in notes, and nothing cleverer than that."""

from __future__ import annotations

import datetime as dt
import re

import pandas as pd

from careerdata.dates import plain_date

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
_SAY_NOTHING = frozenset(
    """
    about after again all also always and another any are because been before being but can could day days did does
    done down each eight even ever every few fewer five for four from get gets give gives going got had half has have her
    here him his hour hours how into its just keep keeps
    know last less like made make makes many may mine minute minutes month months more most much must never new nine not
    now off old once one only other
    our out own people rather really same say says seven she should since six some something such take taken takes taking
    tell tells ten than that the their
    them then there these they thing things this those three time times to too took two use used uses very want wants was
    way week weeks well went were what when where which while who whom why will with without work working works would
    year years yet you your
    """.split()  # noqa: SIM905 - a list of words is read like this
)
"""Words that stand in any note, so that finding them says nothing. "Work" is one: every note is about work."""


def words_of(pain: str) -> tuple[str, ...]:
    """Return the words that a note is searched for, each once: ``"Sundays that are mine"`` -> ``("sunday",)``.

    Lower case, three letters or more, without words that stand in any note, and without an s at the end, so that
    one report and many are the same word.
    """
    found = (word for word in _WORD.findall(pain.casefold()) if len(word) >= _SHORTEST and word not in _SAY_NOTHING)
    return tuple(dict.fromkeys(map(_singular, found)))


def mentions(pains: pd.Series[str], mood: pd.DataFrame | None, today: dt.date) -> pd.DataFrame:
    """Say in which weeks a note mentions a pain point: it holds one of its words, whole, in any case.

    Args:
        pains: the pain points, in the person's words.
        mood: mood.csv; of its columns week and note are read. None, or no note, finds nothing.
        today: weeks that begin after it are left out.

    Returns:
        One row for each pain point and week: row (the index of `pains`), week, word (those found, in words).
    """
    columns = {"row": "int64", "week": "datetime64[us]", "word": "str"}
    log = with_notes(mood, today)
    wanted = {row: set(words_of(pain)) for row, pain in pains.items()}
    notes = [set(map(_singular, _WORD.findall(note.casefold()))) for note in log["note"]]
    rows = [
        {"row": row, "week": week, "word": ", ".join(sorted(words & note))}
        for row, words in wanted.items()
        for week, note in zip(log["week"], notes, strict=True)
        if words & note
    ]
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)


def with_notes(mood: pd.DataFrame | None, today: dt.date) -> pd.DataFrame:
    """Return the weeks up to `today` that have a note: week, note."""
    columns = {"week": "datetime64[us]", "note": "str"}
    log = pd.DataFrame(mood, columns=list(columns)).astype(columns).dropna()
    return log[log["week"] <= pd.Timestamp(plain_date(today))]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _SHORTEST and word.endswith("s") and not word.endswith("ss") else word
