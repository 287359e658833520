"""What a text that leaves tells of the private logs: their words, the pay figures, the escape date.

A pack says what is not in it. That is read off the ticked columns and off the texts: a result may say "worn out".
Found are the words themselves, not what they are put in other words; see docs/privacy.md.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from careerdata.share.exportable import PRIVATE_WORDS
from careerdata.share.labels import short
from careerdata.share.name_detector import plain_letters
from careerdata.text import in_words

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

_SAID = {
    "mood": r"mood\w*|sunday.dread|dread\w*|bored\w*|frustrat\w*|worn.out|burn\w*.out|exhaust\w*|fed up|depress\w*",
    "gigs": r"gigs?|freelanc\w*|side.job\w*|moonlight\w*",
    "hours_worked": r"overtime|hours at work|hours worked",
    "pains": r"pain.points?",
    "applications": r"job.applications?|applicants?|job.interviews?|recruiters?|headhunt\w*|outside.offers?",
    "spells": r"sick\w*|ill(?:ness\w*)?|holidays?|vacations?|(?:on|parental|maternity|paternity|medical|unpaid).leave",
}
_WORDS = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in _SAID.items()}
_NUMBER = re.compile(r"\d[\d.,'’ \u00a0\u202f]*(?:\s?k\b)?", re.IGNORECASE)
_SHORTEST = {"gigs": 4, "pains": 8, "note": 12, "intentions": 12, "applications": 4}
"""Letters of a text of a private log that is looked for; what is shorter stands everywhere."""
_LEAST_PAY = 1000


class Mention(NamedTuple):
    """Something private that a text says.

    Attributes:
        kind: what it tells of, a key of `PRIVATE_WORDS`.
        words: the words that tell it.
        text: the text.
    """

    kind: str
    words: str
    text: str

    def __str__(self) -> str:
        return f'"{short(self.text, 60)}" says "{self.words}", which may tell of {PRIVATE_WORDS[self.kind]}.'


def mentions(book: Logbook, texts: Iterable[str]) -> tuple[Mention, ...]:
    """Return what these texts tell of the private logs of a folder, the first find of each kind in each text."""
    private = _private(book)
    found = []
    for text in dict.fromkeys(text for text in texts if text):
        letters = plain_letters(text)
        for kind in PRIVATE_WORDS:
            said = _WORDS[kind].search(letters) if kind in _WORDS else None
            words = said[0] if said else next(private.words_in(kind, letters), "")
            if kind == "pay":
                words = next((number for number in _NUMBER.findall(text) if private.is_pay(number)), "").strip()
            if words:
                found.append(Mention(kind, words, text))
    return tuple(found)


class _Private:
    """The words and numbers of a folder's private logs, as they are looked for."""

    def __init__(self, book: Logbook) -> None:
        logs = [frame for frame in vars(book).values() if isinstance(frame, pd.DataFrame)]
        notes = [note for frame in logs if "note" in frame for note in frame["note"].dropna()]
        phrases: dict[str, Iterable[str]] = {"gigs": book.gigs["client"].dropna(), "pains": book.pains["pain"].dropna()}
        phrases["note"] = notes
        phrases["intentions"] = pd.concat([book.intentions["if_when"], book.intentions["then_do"]]).dropna()
        outside = book.applications[book.applications["source"] != "internal"]
        phrases["applications"] = pd.concat([outside["organisation"], book.asks["otherwise"].dropna()])
        self._phrases: dict[str, dict[str, list[str]]] = {"escape_date": {}}
        for kind, texts in phrases.items():
            by_start = self._phrases.setdefault(kind, {})
            for phrase in dict.fromkeys(map(plain_letters, texts)):
                if len(phrase) >= _SHORTEST[kind]:
                    by_start.setdefault(phrase[: _SHORTEST[kind]], []).append(phrase)
        for form in _forms(book.plan.escape_date):
            self._phrases["escape_date"].setdefault(form[:4], []).append(form)
        amounts = pd.concat([book.pay["low"], book.pay["high"], book.gigs["income"]]).dropna()
        self._pay = sorted(set(amounts[amounts >= _LEAST_PAY]))

    def words_in(self, kind: str, letters: str) -> Iterator[str]:
        """Yield the whole texts of this kind that stand in `letters`."""
        by_start = self._phrases.get(kind, {})
        size = len(next(iter(by_start), ""))
        for place in range(len(letters) - size + 1) if by_start else ():
            if place and letters[place - 1].isalnum():
                continue
            for phrase in by_start.get(letters[place : place + size], ()):
                if letters.startswith(phrase, place) and not letters[place + len(phrase) :][:1].isalnum():
                    yield phrase

    def is_pay(self, number: str) -> bool:
        """Return whether a number, however it is written, is an amount of pay.csv or gigs.csv."""
        digits = re.sub(r"[^\d.,k]", "", number.casefold())
        thousands = digits.endswith("k")
        digits = digits.rstrip("k.,")
        if thousands:
            amount = float(digits.replace(",", ".")) * 1000 if re.fullmatch(r"\d+(?:[.,]\d+)?", digits) else 0.0
        else:
            amount = float(re.sub(r"[.,](?=\d{3}(?:\D|$))", "", digits).replace(",", ".").split(".")[0] or 0)
        return any(abs(amount - told) < 1 for told in self._pay)


@lru_cache(maxsize=2)
def _private(book: Logbook) -> _Private:
    return _Private(book)


def _forms(day: dt.date) -> set[str]:
    """Return how a day is written: 2027-03-01, 1 March 2027, March 2027, 1.3.2027, 01/03/2027 and 03/01/2027."""
    numbers = {f"{a:{form}}{mark}{b:{form}}{mark}{day.year}" for a, b in ((day.day, day.month), (day.month, day.day)) for form in ("d", "02d") for mark in "./"}  # fmt: skip
    forms = {day.isoformat(), in_words(day), f"{day:%B} {day.day}, {day.year}", f"{day:%B %Y}", *numbers}
    return {plain_letters(form) for form in forms}
