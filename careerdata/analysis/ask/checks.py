"""The five parts of an ask, each looked at by simple rules for words and numbers that answer with a question.

A rule never says that something is good. It says what it could not find, as a question that a friend would ask. The
rules read English; a person may know better, and nothing is held back because of them.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from careerdata.text import in_words, join_words


@dataclass(frozen=True)
class Draft:
    """An ask as a form has it: the columns of asks.csv, an empty text or None where nothing is said yet."""

    to: str = ""
    date: dt.date | None = None
    pain: str = ""
    intent: str = ""
    request: str = ""
    win_win: str = ""
    fallback_1: str = ""
    fallback_2: str = ""
    otherwise: str = ""
    otherwise_is: str = ""
    bring: str = ""
    follow_up_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True)
class Question:
    """What a rule could not find in a part of an ask.

    Attributes:
        part: a key of `PARTS`.
        open: what is open, to stand in a sentence: ``"from when"``.
        asks: the question in full.
    """

    part: str
    open: str
    asks: str


PARTS = {
    "intent": (
        "Why you ask, said first",
        "words such as I want, I would like, so that; and none that sound like blame",
    ),
    "request": (
        "One specific request",
        "a number or a thing one can have; a month or a day; a word such as result or review; no also, no as well",
    ),
    "win_win": (
        "What is in it for all of you",
        "words for you (I, my), the team, the person you ask (you), the company",
    ),
    "fallbacks": ("Two back-ups", "two of them, different from each other and from the request"),
    "follows": ("What follows", "a day after the talk, at most eight weeks later"),
}
"""Each part: its name, and what its rule looks for."""
LONGEST_WAIT_IN_WEEKS = 8
FEWEST_WORDS = 4
"""A request of fewer words is hardly one that can be answered."""


def _any(words: str) -> re.Pattern[str]:
    """Return a pattern that finds one of these words or phrases, whole, in any case."""
    phrases = (re.escape(phrase.strip()).replace("\\ ", r"\s+") for phrase in words.split(","))
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


_WANTS = _any("i want, i would like, i'd like, i wish, i hope, i need, i care, my aim, my goal, so that, because")
_BLAMES = _any(
    "never, always, unfair, you don't, you do not, your fault, nobody here, quit, resign, or else, otherwise i"
)
_VAGUE = re.compile(
    r"\b(?:(?:more|less|fewer|better|some)(?:\s+\w+)?|flexibility|flexible|soon|growth|grow|recognition|support|"
    r"opportunity|opportunities|improve|improvement|development|balance|interesting|responsibility|appreciated)\b",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(
    r"\d|%|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|third|quarter|percent|every|each|daily|"
    r"weekly|monthly|full[- ]time|part[- ]time|posts?|positions?|roles?|titles?|seats?|courses?|contracts?|licences?)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:January|February|March|April|May(?! (?:I|we)\b)|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|20\d\d|Q[1-4])\b|"
    r"(?i:\b(?:spring|summer|autumn|winter|tomorrow|(?:next|this|coming) (?:week|month|quarter|year)|from now)\b)"
)
_KNOWS = _any(
    "measure, measured, result, results, target, review, reviewed, look at it, look at them, we know, we will know, "
    "we'll know, you will see, you'll see, you can see, trial, success, worked"
)
_SECOND = _any("also, as well, in addition, plus, secondly, and besides")
_FOR = {
    "you": _any("i, me, my, mine, i'd, i'll, i'm"),
    "the team": _any("team, we, us, our, colleagues, everybody, everyone"),
    "the person you ask": _any("you, your, yours, manager"),
    "the company": _any(
        "company, customer, customers, client, clients, users, business, firm, budget, cost, costs, money"
    ),
}


def questions(draft: Draft) -> tuple[Question, ...]:
    """Return everything that is open in an ask, in the order of its parts."""
    return (*_intent(draft), *_request(draft), *_win_win(draft), *_fallbacks(draft), *_follows(draft))


def _intent(draft: Draft) -> list[Question]:
    said = draft.intent.strip()
    if not said:
        asks = "Why do you ask? Say it before the request, in one sentence that begins with: I want to ..."
        return [Question("intent", "why you ask", asks)]
    blame = _BLAMES.search(said)
    if blame:
        asks = f'"{blame[0]}" can sound like blame or a threat. What do you want to be true a year from now instead?'
        return [Question("intent", "an intent without blame", asks)]
    if not _WANTS.search(said):
        asks = "It does not say yet what you want. Can you begin with: I want to ..., or end with: so that ...?"
        return [Question("intent", "what you want", asks)]
    return []


def _request(draft: Draft) -> list[Question]:
    said = draft.request.strip()
    if not said:
        asks = (
            "What is the one thing you ask for? What, how much, from when, and how will you both know that it worked?"
        )
        return [Question("request", "the request itself", asks)]
    found = []
    much, vague = _HOW_MUCH.search(said), _VAGUE.search(said)
    if vague and not much:
        asks = f'"{vague[0]}" can mean many things. What exactly would be different on an ordinary Tuesday?'
        found.append(Question("request", "what exactly", asks))
    elif len(said.split()) < FEWEST_WORDS:
        found.append(Question("request", "what exactly", "Can you say it so that it can be answered with yes or no?"))
    if not much:
        found.append(Question("request", "how much", "How much of it: how many days, hours, people, or what sum?"))
    if not _WHEN.search(said):
        found.append(Question("request", "from when", "From when, or until when? A month is enough."))
    if not _KNOWS.search(said):
        asks = "How will you both know that it worked? Name a result, or a day on which you look at it together."
        found.append(Question("request", "how you will both know that it worked", asks))
    second = _SECOND.search(said)
    if second:
        asks = f'"{second[0]}" sounds like a second request. Could that be a back-up, or an ask of its own?'
        found.append(Question("request", "whether it is one request", asks))
    return found


def _win_win(draft: Draft) -> list[Question]:
    said = draft.win_win.strip()
    if not said:
        asks = "What is in it for you, for the team, for the person you ask, and for the company?"
        return [Question("win_win", "what is in it for all of you", asks)]
    missing = [who for who, words in _FOR.items() if not words.search(said)]
    if not missing:
        return []
    asks = f"What is in it for {join_words(missing)}? Leave it open where there is nothing."
    return [Question("win_win", f"what is in it for {join_words(missing)}", asks)]


def _fallbacks(draft: Draft) -> list[Question]:
    given = [text.strip() for text in (draft.fallback_1, draft.fallback_2) if text.strip()]
    if len(given) < 2:
        open_part = "a second back-up" if given else "two back-ups"
        asks = "If the answer is no, what would still help? A smaller piece, a trial, another time: two of them."
        return [Question("fallbacks", open_part, asks)]
    said = {" ".join(text.casefold().split()) for text in (*given, draft.request)}
    if len(said) < 3:
        asks = "Two of these say the same. What else would help?"
        return [Question("fallbacks", "a back-up that is another one", asks)]
    vague = [text for text in given if _VAGUE.search(text) and not _HOW_MUCH.search(text)]
    if vague:
        asks = f'"{vague[0]}" is hard to say yes to. How much of it, from when?'
        return [Question("fallbacks", "how much of a back-up", asks)]
    return []


def _follows(draft: Draft) -> list[Question]:
    day, talk = draft.follow_up_on, draft.date
    if day is None:
        asks = "On which day do you come back to it, whatever the answer? Two weeks after the talk is usual."
        return [Question("follows", "the day you come back to it", asks)]
    if talk and day <= talk:
        asks = f"{in_words(day)} is not after the talk. On which day do you come back to it?"
        return [Question("follows", "a day after the talk", asks)]
    if talk and (day - talk).days > 7 * LONGEST_WAIT_IN_WEEKS:
        weeks = (day - talk).days // 7
        asks = f"That is {weeks} weeks after the talk. Could you come back to it sooner?"
        return [Question("follows", "an earlier day to come back to it", asks)]
    return []
