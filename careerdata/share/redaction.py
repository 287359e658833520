"""From the logbook to what may leave: new frames, made of the ticked cells and of nothing else.

Everything after this module sees `Redacted` only. A frame is not a view of the log with columns hidden: its cells are
copied one by one into a new one, its index counts from 0, and nothing travels along in its attributes.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from careerdata.analysis.network.contacts import folded
from careerdata.analysis.pay.pay_range import FEWEST_FIGURES, range_that_leaves
from careerdata.schemas import LOGS, columns_of
from careerdata.share.choice import Choice, ChoiceError
from careerdata.share.exportable import COLUMNS, DAYS, PLAN, PLAN_FIELDS, ROW_NAMES, WHERE_NAMES_BELONG
from careerdata.share.known_names import known_names
from careerdata.share.name_detector import People
from careerdata.share.private_mentions import Mention, mentions
from careerdata.text import in_words, join_words

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

_UNSEEN = ("Cc", "Cs", "Cn")


@dataclass(frozen=True)
class Redacted:
    """What may leave, and nothing else.

    Attributes:
        frames: by log, a new frame with the ticked columns of the ticked rows.
        plan: by the words of the brief, what was ticked of plan.toml.
        team: the target team, as the ticked rows of exposure.csv write it; "" when none of them is with it.
        title: the title of the brief; likewise `request` and `proposal`, "" when there is none.
        why: why the person asks, where that was ticked of the ask whose request stands there; "" otherwise.
        benefit: what is in it for both, likewise.
        first_step: with what the proposal begins and when, in a sentence; "" when it was not said.
        byline: who wrote it and when, as far as that is wanted.
        stayed: what was ticked and stays here all the same, a sentence each. For the person only.
        waiting: the skills of skills.csv that are not ticked while its columns are. For the person only.
        mentions: what the texts tell of the private logs. For the person only.
        blocked: why nothing leaves at all, in a sentence; "" when something may.
        example: True when it is the fictional person's.
    """

    frames: Mapping[str, pd.DataFrame]
    plan: Mapping[str, str]
    team: str
    title: str
    request: str
    proposal: str
    stayed: tuple[str, ...]
    waiting: tuple[str, ...]
    example: bool
    mentions: tuple[Mention, ...] = ()
    blocked: str = ""
    why: str = ""
    benefit: str = ""
    first_step: str = ""
    byline: str = ""


def row_names(book: Logbook, log: str) -> tuple[str, ...]:
    """Return the names of a log's rows that may be ticked, each once, in the order of the file.

    Of a log that asks whether a row may leave those are the rows where `shareable` says yes.
    """
    rows: pd.DataFrame = getattr(book, log)
    return tuple(dict.fromkeys(pd.Series(named(rows, log), rows.index, dtype="str")[_may_leave(rows)]))


def usual_choice(book: Logbook) -> Choice:
    """Return the choice to begin with: the results marked shareable, and the skills that the plan has hours for.

    A goal and a skill are the same when they are so stripped and casefolded. Every other skill waits to be ticked.
    """
    goals = {goal.name.strip().casefold() for goal in book.plan.goals if goal.kind == "skill_hours"}
    named = tuple(skill for skill in row_names(book, "skills") if skill.strip().casefold() in goals)
    return Choice(rows={"exposure": row_names(book, "exposure"), "skills": named})


def redact(book: Logbook, choice: Choice) -> Redacted:
    """Copy the ticked cells out of a logbook.

    Raises:
        ChoiceError: if a row or a person is ticked that the folder does not have.
    """
    blocked = "" if choice.names_may_be_missed else known_names(book).why_nothing_leaves
    if blocked:
        return Redacted({}, {}, "", Choice.title, "", "", (), (), book.example, blocked=blocked)
    guard = _Guard(_people_not_ticked(book, choice))
    frames = {
        log: _range(book, rows, columns, guard.stayed) if log == "pay" else _copied(rows, log, columns, guard)
        for log, columns in choice.columns.items()
        if log != PLAN
        for rows in (_ticked_rows(book, choice, log, guard.stayed),)
    }
    ask = frames.get("asks", pd.DataFrame())
    own = _own_words(choice, guard)
    asked = "" if own["request"] else _said(ask, "request")
    plan = {
        words: said
        for name, words in PLAN_FIELDS.items()
        if choice.has(PLAN, name)
        if (said := guard.without_names(_in_words(getattr(book.plan, name)), f"Your {name.replace('_', ' ')}"))
    }
    cells = [cell for frame in frames.values() for name in frame for cell in frame[name] if isinstance(cell, str)]
    return Redacted(
        frames=frames,
        plan=plan,
        team=_team(frames.get("exposure", pd.DataFrame()), book.plan.target_team),
        title=own["title"] or Choice.title,
        request=own["request"] or asked,
        why=_said(ask, "intent") if asked else "",
        benefit=_said(ask, "win_win") if asked else "",
        proposal=own["proposal"] or _said(ask, *(() if asked else ("win_win",)), "fallback_1", "fallback_2"),
        stayed=_each_once(guard.stayed),
        waiting=_unticked_skills(book, choice),
        example=book.example,
        mentions=mentions(book, (*own.values(), *plan.values(), *cells)),
        first_step=own["first step"],
        byline=", ".join(filter(None, (own["author"], in_words(book.today) if choice.dated else ""))),
    )


def _own_words(choice: Choice, guard: _Guard) -> dict[str, str]:
    """Return what the person wrote for this pack alone, each text by what it is; one that names somebody is left empty."""
    own = {name: getattr(choice, name) for name in ("title", "request", "proposal")}
    own |= {"first step": choice.begins, "author": choice.author.strip()}
    return {name: guard.without_names(_printable(said), f"The {name}") for name, said in own.items()}


def _people_not_ticked(book: Logbook, choice: Choice) -> People:
    known = known_names(book).names
    unknown = [name for name in choice.names if name not in known]
    if unknown:
        raise ChoiceError(f"contacts.csv has no {join_words(unknown)}, so there is no name to let through.")
    allowed = {*choice.names, *(choice.rows.get("contacts", ()) if choice.has("contacts", "contact") else ())}
    allowed |= {other for name in allowed for other in book.plan.names.get(name, ())}
    return People(name for name in known if name not in allowed)


class _Guard:
    """Looks for names in whatever leaves.

    Attributes:
        stayed: what was ticked and stays here all the same, a sentence each.
    """

    def __init__(self, others: People) -> None:
        """Take the people whose names were not ticked."""
        self._others, self.stayed = others, list[str]()

    def without_names(self, text: str, where: str) -> str:
        """Return a text, or "" where it names somebody: then it stays, and `where` says which text that is."""
        name = self._others.named_in(text)
        if name:
            self.stayed.append(
                f'{where} has "{name}" in it, a name of your logs. It stays here, unless that name is ticked or the text '
                "is put in other words."
            )
        return "" if name else text


def _each_once(stayed: list[str]) -> tuple[str, ...]:
    """Return what stays, a sentence for all that is alike: a manager named in eight results is told of once."""
    return tuple(
        said if many == 1 else f"{said} So do {many - 1} more like it." for said, many in Counter(stayed).items()
    )


def named(rows: pd.DataFrame, log: str) -> list[str]:
    """Return the name of each row of a whole log, as a choice ticks it; rows that share one are counted: A, A (2)."""
    names = [" ".join(map(_in_short, cells)) for cells in rows[list(ROW_NAMES[log])].itertuples(index=False)]
    if log == "skills":
        return names
    taken, counts = set(names), dict.fromkeys(names, 0)
    for place, name in enumerate(names):
        counts[name] += 1
        if counts[name] > 1:
            while names[place] in taken:
                names[place] = f"{name} ({counts[name]})"
                counts[name] += names[place] in taken
            taken.add(names[place])
    return names


def _unticked_skills(book: Logbook, choice: Choice) -> tuple[str, ...]:
    ticked = choice.rows.get("skills", ())
    return tuple(name for name in row_names(book, "skills") if choice.columns.get("skills") and name not in ticked)


def _may_leave(rows: pd.DataFrame) -> pd.Series[bool]:
    """Return whether each row may be shared at all, whatever is ticked."""
    return rows["shareable"] == "yes" if "shareable" in rows else pd.Series(True, rows.index)


def _in_short(value: Any) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, dt.date) else str(value)


def _in_words(value: Any) -> str:
    return in_words(value) if isinstance(value, dt.date) else _printable(str(value))


def _ticked_rows(book: Logbook, choice: Choice, log: str, stayed: list[str]) -> pd.DataFrame:
    """Return the rows of a log that are ticked, lie within the days, and may be shared at all."""
    rows: pd.DataFrame = getattr(book, log)
    names, wanted = pd.Series(named(rows, log), rows.index, dtype="str"), choice.rows.get(log, ())
    unknown = [name for name in wanted if name not in set(names)]
    if unknown:
        raise ChoiceError(f"{LOGS[log].file} has no row called {join_words(unknown)}.")
    ticked, may = names.isin(wanted), _may_leave(rows)
    stayed += [_not_shareable(name) for name in names[ticked & ~may]]
    rows = rows[ticked & may]
    if log in DAYS:
        days = rows[DAYS[log]]
        last = min(choice.until or book.today, book.today)
        rows = rows[(days >= pd.Timestamp(choice.since or dt.date.min)) & (days <= pd.Timestamp(last))]
        rows = rows.sort_values(DAYS[log], kind="stable")
    return rows


def _copied(rows: pd.DataFrame, log: str, columns: Iterable[str], guard: _Guard) -> pd.DataFrame:
    """Return a new frame of these columns; a text that names somebody whose name was not ticked is left empty."""
    texts = {
        name
        for name, column in columns_of(LOGS[log].schema).items()
        if _is_free_text(column) and name not in WHERE_NAMES_BELONG.get(log, ())
    }
    copied = {}
    for name in (name for name in COLUMNS[log] if name in columns):
        cells = [_printable(cell) if isinstance(cell, str) else cell for cell in rows[name].tolist()]
        if name in texts:
            where = f"A text among your {LOGS[log].noun[1]} ({name.replace('_', ' ')})"
            cells = [guard.without_names(cell, where) or None if isinstance(cell, str) else cell for cell in cells]
        copied[name] = pd.Series(cells, dtype=rows[name].dtype)
    return pd.DataFrame(copied)


def _range(book: Logbook, rows: pd.DataFrame, columns: Iterable[str], stayed: list[str]) -> pd.DataFrame:
    """Return one row, the range to expect of the ticked figures for the role that most of them are for; or no row."""
    roles = folded(rows["role"].dropna())
    whole = {"low", "high", "currency"} <= set(columns)
    found = range_that_leaves(replace(book, pay=rows), roles.mode().iloc[0]) if whole and len(roles) else None
    if found is None:
        stayed.append(
            f"Pay: a range needs low, high and currency of at least {FEWEST_FIGURES} people for one role in one currency."
        )
    elif found.figures < len(rows):
        stayed.append(
            f"Pay: {len(rows) - found.figures} of the ticked figures, for another role or in another currency."
        )
    cells = [{"low": f.low, "high": f.high, "currency": f.currency, "figures": f.figures} for f in (found,) if f]
    return pd.DataFrame(cells, columns=["low", "high", "currency", "figures"])


def _printable(text: str) -> str:
    """Return a text without the characters that no page and no slide may hold, and that nobody can see."""
    return "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter) not in _UNSEEN)


def _is_free_text(column: Any) -> bool:
    return str(column.dtype).startswith(("str", "string")) and not any(
        "allowed_values" in check.statistics for check in column.checks
    )


def _not_shareable(name: str) -> str:
    return f'"{name}" is ticked, and not marked as one that may be told. Once it is, it can go.'


def _team(exposure: pd.DataFrame, target_team: str) -> str:
    wanted = target_team.strip().casefold()
    teams: list[str] = exposure["team"].dropna().tolist() if "team" in exposure else []
    return next((team for team in teams if wanted and team.strip().casefold() == wanted), "")


def _said(ask: pd.DataFrame, *columns: str) -> str:
    """Return what the ticked ask says in these columns, as sentences."""
    said = [str(value).strip() for name in columns if name in ask for value in ask[name].dropna()]
    return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in said if text)
