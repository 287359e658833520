"""The reading of a rut in words: the sentence, the caution, and a line a sign. Made from the finding's table."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from careerdata.analysis.rut.detection import SIGNS, STANDING_STILL, TOGETHER, RutSettings
from careerdata.analysis.rut.headline import MOSTLY, NAMES, Rows, bad_weeks, carriers
from careerdata.analysis.rut.readings import SHORTEST_BASELINE, STAND_IN
from careerdata.analysis.rut.than_before import ThanBefore
from careerdata.text import capital, counted, in_words, join_words, plural

WORTH_SAYING = 0.25
"""Points a quarter, so one a year, from which on a trend is put into words."""
LONG_ENOUGH = 48
"""Weeks from the first answer of the last year to its latest, from which on a trend is told: a year, up to a month's gap at an end."""
STALE = 4
"""Weeks since the last logged one from which on "now" is said with a caution."""


def as_rows(table: pd.DataFrame) -> Rows:
    """Return the rows of the table of `careerdata.analysis.rut.read`."""
    return [dict(zip(table.columns, row, strict=True)) for row in table.itertuples(index=False)]


def title(sign: str) -> str:
    """Return a sign's name as a sentence or a chart begins with it."""
    return capital(NAMES[sign])


def sentence(rows: Rows, settings: RutSettings, *, anew: bool = False) -> str:
    """Return the answer: which signs have changed, since when, how sure; which are bad without a change.

    Args:
        rows: those of the table of `careerdata.analysis.rut.read`.
        settings: what it was read with.
        anew: the usual begins anew, after weeks that were logged.
    """
    if anew and not any(row["weeks_logged"] for row in rows):
        return "No week is logged yet since your baseline begins anew."
    if not any(row["weeks_logged"] for row in rows):
        return (
            "Nothing is logged yet. Answer the weekly check-in once and your levels appear here; "
            f"after {SHORTEST_BASELINE} weeks you can begin to see whether something has changed."
        )
    check_ins = [row for row in rows if row["weeks_logged"] and row["sign"] != STANDING_STILL]
    read = [row for row in rows if row["baseline_weeks"] > 0]
    early = not any(row["baseline_weeks"] for row in check_ins)
    said = [] if early and not any(row["alarm"] for row in read) else _change(read, carriers(rows), settings)
    if early:
        said += _too_early(check_ins)
    return " ".join([*said, *_chronic(check_ins)])


def caution(rows: Rows, weeks_ago: int) -> str:
    """Return what the reading cannot see, how many weeks are missing, and how old it is."""
    said = []
    if any(row["baseline_weeks"] for row in rows):
        said.append("A change no larger than your usual ups and downs can stay hidden for three months or longer.")
    worst = max(rows, key=lambda row: int(row["weeks_missing"]))
    if worst["weeks_missing"]:
        missing, weeks = worst["weeks_missing"], counted(worst["weeks_missing"] + worst["weeks_logged"], "week")
        has = plural(missing, "has", "have")
        said.append(f"{missing} of {weeks} {has} no check-in, and that is fine; they are left out.")
    if any(row["sparse"] for row in rows):
        said.append(
            "Your first weeks have more gaps than later ones, so a change has to be larger here before it is told."
        )
    if weeks_ago >= STALE:
        said.append(f"Your latest logged week lies {weeks_ago} weeks back: the answer is about then.")
    return " ".join(said)


def than_before(compared: ThanBefore | None) -> str:
    """Return what is better and what is worse since the usual begins anew, against the half year before."""
    if compared is None:
        return ""
    begins = f"Your baseline begins with the week of {in_words(compared.begin)}."
    if not compared.told:
        return f"{begins} What is better or worse than before it cannot be told yet."
    ways = [
        f"{join_words(NAMES[sign] for sign in signs)} {plural(len(signs), 'is', 'are')} {way}"
        for signs, way in ((compared.better, "better"), (compared.worse, "worse"))
        if signs
    ]
    if not ways:
        return f"{begins} Against the half year before, nothing is clearly better or worse."
    return f"{begins} Against the half year before, {join_words(ways)}."


def board(table: pd.DataFrame) -> tuple[str, ...]:
    """Return one line a sign, those that have changed first: the level, the change, since when, which way."""
    rows = _signs(as_rows(table))
    return tuple(f"{title(row['sign'])}: {_level(row)}{_state(row)}{_going(row)}" for row in rows)


def at_a_glance(table: pd.DataFrame) -> tuple[pd.DataFrame, str, list[bool]]:
    """Return the same to be read in five seconds: a frame with one row a sign, its caption, and which rows stand out."""
    rows = _signs(as_rows(table))
    columns = {
        "sign": [title(row["sign"]) for row in rows],
        "bad weeks (last 8)": [_blocks(row) for row in rows],
        "change": [_change_in_short(row) for row in rows],
        "since": [_since_in_short(row) for row in rows],
        "last year, points in 3 months": [_going(row, short=True) for row in rows],
    }
    return pd.DataFrame(columns), "", [row["alarm"] for row in rows]


def _blocks(row: dict[str, Any]) -> str:
    if row["weeks_logged"] == 0:
        return "not logged"
    if row["level_window"] == 0:
        return "time off"
    bad, window = int(row["level_weeks"]), int(row["level_window"])
    return f"{'■' * bad}{'□' * (window - bad)} {bad} of {window}"


def _change_in_short(row: dict[str, Any]) -> str:
    if row["weeks_logged"] == 0:
        return ""
    if row["baseline_weeks"] == 0:
        return "too early to tell"
    if row["alarm"]:
        return "worse"
    return "better again" if pd.notna(row["better_since"]) else "none"


def _since_in_short(row: dict[str, Any]) -> str:
    begun = row["since"] if row["alarm"] else row["better_since"]
    return f"{begun.day} {begun:%b %Y}" if pd.notna(begun) else ""


def _too_early(check_ins: Rows) -> list[str]:
    weeks = max((row["weeks_logged"] for row in check_ins), default=0)
    if weeks == 0:
        return [f"No check-in is answered yet; {SHORTEST_BASELINE} of them are the baseline for the other signs."]
    if weeks >= SHORTEST_BASELINE:
        early = f"You have logged {weeks} weeks, enough for a baseline: your next one is the first to compare with it."
    else:
        early = (
            f"You have logged {counted(weeks, 'week')}; whether something has changed can be told from the "
            f"{SHORTEST_BASELINE + 1}th on, {counted(SHORTEST_BASELINE + 1 - weeks, 'week')} to go."
        )
    bad = [f"{NAMES[row['sign']]} {_level(row)}" for row in check_ins if bad_weeks(row) > 0]
    levels = (
        f"Until then, the levels: {'; '.join(bad)}." if bad else "None of your latest weeks was a bad one on any sign."
    )
    return [early, levels]


def _change(read: Rows, carried: tuple[str, ...], settings: RutSettings) -> list[str]:
    weeks = max((row["baseline_weeks"] for row in read if row["sign"] != STANDING_STILL), default=0)
    budget = settings.false_alarms_per_year * (STAND_IN if weeks < settings.baseline_weeks else 1)
    calm = f"in a steady year, {_chance(budget)} would see a false alarm"
    firing = [row for row in read if row["alarm"]]
    single = [row for row in firing if row["sign"] != TOGETHER]
    if not firing:
        return [
            f"{_none_of([row for row in read if row['sign'] != TOGETHER])} got worse ({calm}).",
            *_passed(read),
        ]
    said = [_changed(single)] if single else []
    together = [row for row in firing if row["sign"] == TOGETHER]
    if together and len(carried) != 1:
        by = f", carried by {join_words(NAMES[sign] for sign in carried)}" if carried else ""
        told = set(carried) <= {row["sign"] for row in single} and together[0]["since"] in [
            row["since"] for row in single
        ]
        said.append(
            "So have all signs together." if told else f"All signs together have got worse {_begun(together[0])}{by}."
        )
    return [*said, f"{capital(calm)}.", *_passed(read)]


def _changed(firing: Rows) -> str:
    """Return which signs have got worse, and since when."""
    names = capital(join_words(NAMES[row["sign"]] for row in firing))
    changed = f"{names} {plural(len(firing), 'has', 'have')} got worse"
    if len({row["since"] for row in firing}) == 1:
        return f"{changed} {_begun(firing[0])}."
    each = "; ".join(f"{NAMES[row['sign']]} {_begun(row)}" for row in firing)
    return f"{changed}: {each}."


def _chance(budget: float) -> str:
    for people in (5, 10, 20):
        if math.isclose(budget, 1 / people, rel_tol=0.01):
            return f"1 person in {people}"
    return f"{round(100 * budget)} people in 100" if budget >= 0.015 else "1 person in 100"


def _none_of(read: Rows) -> str:
    if len(read) == len(SIGNS):
        return "No sign has"
    if len(read) == 1:
        return f"{title(read[0]['sign'])}, the one sign that can be read yet, has not"
    return f"None of the {len(read)} signs that can be read yet has"


def _passed(read: Rows) -> list[str]:
    """Say which changes are over."""
    over = [
        f"{NAMES[row['sign']]} (since about the week of {in_words(row['better_since'])})"
        for row in read
        if pd.notna(row["better_since"])
    ]
    return [f"Better again: {join_words(over)}."] if over else []


def _begun(row: dict[str, Any]) -> str:
    return f"since about the week of {in_words(row['since'])}"


def _chronic(check_ins: Rows) -> list[str]:
    """Say which signs are bad most of the time although nothing changed."""
    high = [row for row in check_ins if bad_weeks(row) >= MOSTLY and not row["alarm"] and row["baseline_weeks"]]
    if not high:
        return []
    levels = join_words(f"{NAMES[row['sign']]} {_level(row)}" for row in high)
    return [f"Bad most of the time, without a change: {levels}. A rut that was always there looks like this."]


def _signs(rows: Rows) -> Rows:
    """Return the rows of single signs, those that have changed first."""
    return sorted((row for row in rows if row["sign"] != TOGETHER), key=lambda row: not row["alarm"])


def _level(row: dict[str, Any]) -> str:
    if row["weeks_logged"] == 0:
        return "not logged"
    if row["level_window"] == 0:
        return "logged in weeks off only"
    window, bad = row["level_window"], "stuck" if row["sign"] == STANDING_STILL else "bad"
    if window == 1:
        return f"{'' if row['level_weeks'] else 'not '}{bad} in the one week so far"
    return f"{bad} in {row['level_weeks']} of the last {counted(window, 'week')}"


def _state(row: dict[str, Any]) -> str:
    if row["weeks_logged"] == 0:
        return "."
    if row["baseline_weeks"] == 0:
        return "; too early to see a change."
    if row["alarm"]:
        return f"; changed {_begun(row)}."
    better = row["better_since"]
    return f"; better again since about the week of {in_words(better)}." if pd.notna(better) else "; no change."


def _going(row: dict[str, Any], short: bool = False) -> str:
    """Say which way the answers of the last year went, where it is nearly one, clear, and large enough to matter."""
    low, high = row["slope_low"], row["slope_high"]
    if row["slope_weeks"] < LONG_ENOUGH or not (low >= WORTH_SAYING or high <= -WORTH_SAYING):
        return ""
    near, far = sorted((abs(low), abs(high)))
    way = "up" if low > 0 else "down"
    if short:
        return f"{way} {near:.1f} to {far:.1f}"
    return f" Over the last {row['slope_weeks']} weeks it went {way} by {near:.1f} to {far:.1f} points in three months."
