"""Results with other teams in words: each told as situation, action and result, and the words for the next one."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import pandas as pd

from careerdata.plan import Plan
from careerdata.text import capital, counted, number, plural, small

NO_RESULTS = (
    "There is no result with another team yet. One small joint project is enough to begin: the words "
    "for asking are below."
)


READY = "Ready to tell."
_COUNT_BELOW = 5


class Opening(NamedTuple):
    """A way to begin a conversation: whom it is for, and the words, to be changed into one's own."""

    whom: str
    words: str


def percent_of(result: Any) -> float:
    """Return by how many of 100 the measure changed; NaN where a percentage would say nothing, or too much.

    It is left out without both numbers; from 0 or below; for whole counts that began below 5 ("from 2 to 1" is said
    better as it is); where the measure is a percentage itself; and where it more than doubled.

    Args:
        result: a row with `before`, `after` and `unit`.
    """
    before, after = result.before, result.after
    if not (before > 0 and 0 <= after <= 2 * before) or is_percentage(result.unit):
        return float("nan")
    if before < _COUNT_BELOW and float(before).is_integer() and float(after).is_integer():
        return float("nan")
    return float((after - before) / before * 100)


def is_percentage(unit: str) -> bool:
    """Return whether a unit is a percentage itself, of which a percentage would confuse."""
    return "%" in unit or unit.casefold().startswith(("percent", "per cent", "points"))


def told(result: Any) -> str:
    """Return one result in a sentence or two: from what to what, with whom, what came of it.

    Args:
        result: a row with project, team, result, measure, before, after, unit, better and percent.
    """
    came = result.result.rstrip(".")
    if not result.measure or math.isnan(result.before) or math.isnan(result.after):
        return f"With {result.team} I worked on “{result.project}”{f': {came}' if came else ''}."
    went = change(result.measure, result.before, result.after, result.unit, result.better)
    with_whom = f"(“{result.project}”, with {result.team})."
    return f"{capital(went)}{by_how_much(result)} {with_whom}{f' {came}.' if came else ''}"


def change(measure: str, before: float, after: float, unit: str = "", better: str = "") -> str:
    """Return what a number did, in words that begin small: "cut mails from 20 to 5 a week", "mails fell from 20 to 5 a week".

    Args:
        measure: what was measured.
        before: the number before, in `unit`.
        after: the number after, in `unit`.
        unit: the measure's unit; its first word is left out where the measure has said it ("hours to prepare").
        better: which way is good news, "lower" or "higher". Only then a change for the better is told as what somebody did.
    """
    first, _, rest = unit.partition(" ")
    if first and measure.split() and first.casefold() == measure.split(maxsplit=1)[0].casefold():
        unit = rest
    now = f"{number(after)} {unit}".strip()
    if after == before:
        return f"{small(measure)} stayed at {now}"
    down, ends = after < before, f"from {number(before)} to {now}"
    if better == ("lower" if down else "higher"):
        return f"{'cut' if down else 'raised'} {small(measure)} {ends}"
    return f"{small(measure)} {'fell' if down else 'rose'} {ends}"


def by_how_much(result: Any) -> str:
    """Return the change in percent or points, after a comma; "" where neither says anything.

    Args:
        result: a row with before, after, unit and percent.
    """
    more = "less" if result.after < result.before else "more"
    if is_percentage(result.unit):
        points = counted(abs(result.after - result.before), "point")
        return f", {points} {more}" if result.after != result.before else ""
    if not abs(result.percent) >= 1:
        return ""
    # Rounded up to all of it, something would be told as nothing.
    almost_all = result.after > 0 and round(result.percent) == -100
    return f", {'more than 99' if almost_all else f'{abs(result.percent):.0f}'} % {more}"


def gaps(result: Any) -> list[tuple[str, str]]:
    """Return what a result lacks before it can be told, each with what to do about it; the most useful one first.

    Args:
        result: a row with team, result, measure, before, after, shareable and vouchers.
    """
    may = "Ask the team whether it may be told; until then it stays in your folder."
    found = [
        (
            not result.measure,
            "what was measured",
            "Write down one thing that changed and can be counted: mails, hours, days.",
        ),
        (math.isnan(result.after), "the number after", "Find the number after; they may have it."),
        (math.isnan(result.before), "the number before", "Find the number before; a guess that says so will do."),
        (not result.result, "what came of it", "Say what came of it, in one sentence."),
        (result.shareable == "no", "leave to share it", may),
        (not result.shareable, "whether it may be shared", "Decide whether it may be told: yes or no."),
        (
            not result.vouchers,
            "somebody who can vouch",
            f"Be in touch with somebody in {result.team} who saw it, and note them with their team.",
        ),
    ]
    return [(what, do) for lacks, what, do in found if lacks]


def sentence(table: pd.DataFrame, plan: Plan) -> str:
    """Return how many results there are with whom, how many are ready to tell, and what to do first."""
    if table.empty:
        return NO_RESULTS
    team, ours = plan.target_team.strip(), int(table["on_target_team"].sum())
    others = len(table) - ours
    if not team:
        what = f"You have {_count(len(table), 'result')} with other teams"
    else:
        what = f"You have {_count(ours, 'result')} with {team}" + (f", and {others} with other teams" if others else "")
        what = what.replace(", and 1 with other teams", ", and 1 with another team")
    ready = int((table["missing"] == "").sum())
    can = "all can be told" if ready == len(table) > 1 else f"{ready or 'none'} can be told"
    first = table[table["missing"] != ""]
    do = f" Next, for “{first['project'].iloc[0]}”: {small(first['next_step'].iloc[0])}" if len(first) else ""
    return f"{what}; {can} as {plural(ready, 'it is', 'they are')} now.{do}{_goal(plan, ours if team else len(table))}"


def caution(table: pd.DataFrame, plan: Plan) -> str:
    """Return what the numbers do not say."""
    named = "" if plan.target_team.strip() else " Your plan names no target team, so every team counts."
    if table.empty:
        return f"A result counts from the day it is logged.{named}"
    return (
        "Two numbers say what changed, not that you alone changed it: name the others when you tell it. Whether a fall "
        f"is good news depends on the measure. A percentage is left out where the numbers are too small for one.{named}"
    )


def openings(table: pd.DataFrame, plan: Plan, head: str = "") -> tuple[Opening, Opening]:
    """Return two ways to ask for a joint project: of your own boss, and of the head of the target team.

    Args:
        table: what `careerdata.analysis.exposure.read` found; a result is quoted only where it may be shared.
        plan: its target team and roles.
        head: name of the head of that team; "" when it is not known.
    """
    team = plan.target_team.strip() or "the other team"
    role = plan.current_role.strip()
    role = role if role[1:2].isupper() else small(role)
    me = f"I am {'an' if role[0].casefold() in 'aeiou' else 'a'} {role}, and " if role else ""
    shared = table[(table["shareable"] == "yes") & (table["missing"] == "") & table["on_target_team"]]
    proof = f" An example of what I mean: {shared['told'].iloc[0]}" if len(shared) else ""
    ours = table[table["on_target_team"]]
    why = (
        f"I have worked with {team} before, and it helps both teams"
        if len(ours)
        else f"I would do my work better if I knew how {team} works"
    )
    boss = (
        f"{why}. Could I spend half a "
        "day a week with them for the next two months, on one small project that helps both teams? My own work stays on "
        "time, and you hear early what they change. After the two months we look at what came of it, one number from "
        "before and one from after, and you decide whether it goes on."
    )
    # Who leads the team need not be told about it, and who has worked with it need not learn how it works.
    wish = (
        f"we have worked together on {_count(len(ours), 'project')}. I would like to go on"
        if len(ours)
        else "I would like to learn how your team works by being of use to you"
    )
    wish = wish if me else capital(wish)
    them = (
        f"{me}{wish}. Is there something small that would help "
        "and that nobody gets to? I could take it on beside my job, a few hours a week for two months, and we agree "
        f"first how we would see that it worked. If it is no help by then, we stop.{proof}"
    )
    return Opening("Your own boss", boss), Opening(f"{head}, in {team}" if head else f"The head of {team}", them)


def _goal(plan: Plan, done: int) -> str:
    """Return what the plan asks for; "" when it asks for no results."""
    wanted = next((goal.target for goal in plan.goals if goal.kind == "exposure"), 0.0)
    if not wanted:
        return ""
    left = math.ceil(wanted - done)
    return f" Your plan asks for {number(wanted)}: {f'{left} to go' if left > 0 else 'they are there'}."


def _count(count: int, thing: str) -> str:
    return f"{count or 'no'} {plural(count, thing)}"
