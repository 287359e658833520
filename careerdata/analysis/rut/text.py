"""The reading of a rut in words: the sentence, the caution, and a line a sign. Made from the finding's table."""

from __future__ import annotations

from typing import Any

import pandas as pd

from careerdata.analysis.rut.detection import SHORTEST_BASELINE, SIGNS, STAND_IN, STANDING_STILL, RutSettings
from careerdata.dates import week_of
from careerdata.text import in_words, join_words

NAMES = {
    "sunday_dread": "Sunday dread",
    "boredom": "boredom",
    "frustration": "frustration",
    "worn_out": "feeling worn out",
    "work_quality": "work quality",
    "standing_still": "standing still",
}
"""The signs as they stand inside a sentence."""
MOSTLY = 6
"""Of the last 8 logged weeks: this many bad ones are "most of the time"."""
WORTH_SAYING = 0.25
"""Points a quarter, so one a year, from which on a trend is put into words."""
LONG_ENOUGH = 48
"""Weeks from the first answer of the last year to its latest, from which on a trend is told: a year, up to a month's gap at an end."""
STALE = 4
"""Weeks since the last logged one from which on "now" is said with a caution."""


def title(sign: str) -> str:
    """Return a sign's name as a sentence or a chart begins with it."""
    return NAMES[sign][0].upper() + NAMES[sign][1:]


def sentence(table: pd.DataFrame, settings: RutSettings, *, has_mood: bool) -> str:
    """Return the answer: which signs have changed, since when, how sure; which are bad without a change.

    Args:
        table: that of `careerdata.analysis.rut.read`.
        settings: what it was read with.
        has_mood: whether a mood is logged, which is none of the signs.
    """
    logged = table[table["weeks_logged"] > 0]
    if logged.empty and has_mood:
        return (
            "Your mood is logged, and none of the six signs is answered yet. Answer the weekly check-in once and their "
            f"levels appear here; after {SHORTEST_BASELINE} weeks you can begin to see whether something has changed."
        )
    if logged.empty:
        return (
            "Nothing is logged yet. Answer the weekly check-in once and your levels appear here; "
            f"after {SHORTEST_BASELINE} weeks you can begin to see whether something has changed."
        )
    check_ins = logged[logged["sign"] != STANDING_STILL]
    read = logged[logged["baseline_weeks"] > 0]
    early = (check_ins["baseline_weeks"] == 0).all()
    said = [] if early and not read["alarm"].any() else _change(read, settings)
    if early:
        said += _too_early(check_ins)
    return " ".join([*said, *_chronic(logged)])


def caution(table: pd.DataFrame, weeks_ago: int) -> str:
    """Return what the reading cannot see, how many weeks are missing, and how old it is."""
    said = []
    if (table["baseline_weeks"] > 0).any():
        said.append(
            "What this cannot see: a change no larger than your usual ups and downs often stays hidden for a quarter of "
            "a year or longer, at any setting."
        )
    worst = table.sort_values("weeks_missing").iloc[-1]
    if worst["weeks_missing"]:
        weeks = worst["weeks_missing"] + worst["weeks_logged"]
        said.append(
            f"{_count(worst['weeks_missing'], 'week')} of {weeks} {_are(worst['weeks_missing'])} missing; such weeks "
            "are left out, never filled in, and people tend to skip the bad ones."
        )
    if weeks_ago >= STALE:
        said.append(f"Your latest logged week lies {weeks_ago} weeks back: the answer is about then.")
    return " ".join(said)


def board(table: pd.DataFrame) -> tuple[str, ...]:
    """Return one line a sign, those that have changed first: the level, the change, since when, which way."""
    rows = _rows(table.sort_values("alarm", ascending=False, kind="stable"))
    return tuple(f"{title(row['sign'])}: {_level(row)}{_state(row)}{_going(row)}" for row in rows)


def at_a_glance(table: pd.DataFrame) -> tuple[pd.DataFrame, str, list[bool]]:
    """Return the same to be read in five seconds: a frame with one row a sign, its caption, and which rows stand out."""
    rows = _rows(table.sort_values("alarm", ascending=False, kind="stable"))
    columns = {
        "sign": [title(row["sign"]) for row in rows],
        "bad weeks of late": [_blocks(row) for row in rows],
        "change": [_change_in_short(row) for row in rows],
        "since about": [_since_in_short(row) for row in rows],
        "last year, points a quarter": [_going(row, short=True) for row in rows],
    }
    return pd.DataFrame(columns), "", [row["alarm"] for row in rows]


def _blocks(row: dict[str, Any]) -> str:
    if row["weeks_logged"] == 0:
        return "not logged"
    bad, window = int(row["level_weeks"]), int(row["level_window"])
    return f"{'■' * bad}{'□' * (window - bad)} {bad} of {window}"


def _change_in_short(row: dict[str, Any]) -> str:
    if row["weeks_logged"] == 0:
        return ""
    if row["baseline_weeks"] == 0:
        return "too early to tell"
    return "worse" if row["alarm"] else "none"


def _since_in_short(row: dict[str, Any]) -> str:
    if not row["alarm"]:
        return ""
    begun = row["since"] if pd.notna(row["since"]) else row["first_alarm"]
    return f"{begun.day} {begun:%b %Y}"


def _too_early(check_ins: pd.DataFrame) -> list[str]:
    weeks = max(check_ins["weeks_logged"], default=0)
    if weeks == 0:
        return [f"No check-in is answered yet; {SHORTEST_BASELINE} of them are the baseline for the other signs."]
    if weeks >= SHORTEST_BASELINE:
        early = f"You have logged {weeks} weeks, enough for a baseline: your next one is the first to compare with it."
    else:
        early = (
            f"You have logged {_count(weeks, 'week')}; whether something has changed can be told from the "
            f"{SHORTEST_BASELINE + 1}th on, so {_count(SHORTEST_BASELINE + 1 - weeks, 'more week')} to go."
        )
    bad = [f"{NAMES[row['sign']]} {_level(row)}" for row in _rows(check_ins[check_ins["level_weeks"] > 0])]
    levels = (
        f"Until then, the levels: {'; '.join(bad)}." if bad else "None of your latest weeks was a bad one on any sign."
    )
    return [early, levels]


def _change(read: pd.DataFrame, settings: RutSettings) -> list[str]:
    begun = f" from the week of {in_words(week_of(settings.since))} on" if settings.since else ""
    weeks = int(read["baseline_weeks"].max())
    stand_in = weeks < settings.baseline_weeks
    until = f" (they stand in until there are {settings.baseline_weeks + 1})" if stand_in else ""
    against = f"compared with your first {weeks} logged weeks{begun}{until}"
    budget = settings.false_alarms_per_year * (STAND_IN if stand_in else 1)
    calm = f"a calm log like yours raises any alarm in about 1 year of {1 / budget:.0f}"
    firing = read[read["alarm"]]
    if firing.empty:
        return [f"{_none_of(read)} changed for the worse {against} ({calm}).", *_passed(read)]
    names = _capital(join_words(NAMES[sign] for sign in firing["sign"]))
    changed = f"{names} {'has' if len(firing) == 1 else 'have'} changed for the worse"
    begins = [_begun(row) for row in _rows(firing)]
    if len(set(begins)) == 1:
        comma = "" if begins[0].startswith("since") else ","
        return [f"{changed}{comma} {begins[0]}, {against}.", f"{_capital(calm)}."]
    each = "; ".join(f"{NAMES[sign]} {when}" for sign, when in zip(firing["sign"], begins, strict=True))
    return [f"{changed} {against}: {each}.", f"{_capital(calm)}."]


def _none_of(read: pd.DataFrame) -> str:
    if len(read) == len(SIGNS):
        return "No sign has"
    if len(read) == 1:
        return f"{title(read['sign'].iloc[0])}, the one sign that can be read yet, has not"
    return f"None of the {len(read)} signs that can be read yet has"


def _passed(read: pd.DataFrame) -> list[str]:
    """Say which alarms there were that are over."""
    earlier = read[read["first_alarm"].notna()]
    if earlier.empty:
        return []
    which = [f"{NAMES[row['sign']]} (first in the week of {in_words(row['first_alarm'])})" for row in _rows(earlier)]
    return [f"An earlier alarm is over: {join_words(which)}."]


def _begun(row: dict[str, Any]) -> str:
    if pd.notna(row["since"]):
        return f"since about the week of {in_words(row['since'])}"
    return f"first seen in the week of {in_words(row['first_alarm'])}"


def _chronic(logged: pd.DataFrame) -> list[str]:
    """Say which signs are bad most of the time although nothing changed."""
    high = logged[(logged["level_weeks"] >= MOSTLY) & ~logged["alarm"] & (logged["baseline_weeks"] > 0)]
    if high.empty:
        return []
    levels = join_words(f"{NAMES[row['sign']]} {_level(row)}" for row in _rows(high))
    return [
        f"Bad most of the time without a change that the chart could see: {levels}. A rut that was always there looks like this."
    ]


def _level(row: dict[str, Any]) -> str:
    if row["weeks_logged"] == 0:
        return "not logged"
    window, bad = row["level_window"], "stuck" if row["sign"] == STANDING_STILL else "bad"
    if window == 1:
        return f"{'' if row['level_weeks'] else 'not '}{bad} in the one week so far"
    return f"{bad} in {row['level_weeks']} of the last {_count(window, 'week')}"


def _state(row: dict[str, Any]) -> str:
    if row["weeks_logged"] == 0:
        return "."
    if row["baseline_weeks"] == 0:
        return "; too early to see a change."
    return f"; changed {_begun(row)}." if row["alarm"] else "; no change."


def _going(row: dict[str, Any], short: bool = False) -> str:
    """Say which way the answers of the last year went, where it is nearly one, clear, and large enough to matter."""
    low, high = row["slope_low"], row["slope_high"]
    if row["slope_weeks"] < LONG_ENOUGH or not (low >= WORTH_SAYING or high <= -WORTH_SAYING):
        return ""
    near, far = sorted((abs(low), abs(high)))
    way = "up" if low > 0 else "down"
    if short:
        return f"{way} {near:.1f} to {far:.1f}"
    return f" Over the last {row['slope_weeks']} weeks it went {way} by {near:.1f} to {far:.1f} points a quarter."


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.itertuples(index=False)]


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
