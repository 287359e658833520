"""What ``careerdata merge`` says and asks: a copy of a log brought into the log, row by row, as one write."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from careerdata import logbook
from careerdata.logbook.recovery.sync_copies import Copy, Differing, Row, find_copies
from careerdata.problems import CareerdataError
from careerdata.schemas import LOGS
from careerdata.text import join_words

Ask = Callable[[str], str]
Say = Callable[[str], None]


class _QuitError(Exception):
    """Raised when the person wants to stop, and nothing is to be saved."""


@dataclass
class _Wanted:
    """What the person said so far."""

    new: dict[str, list[Row]] = field(default_factory=dict)
    changed: list[tuple[str, Row, Row]] = field(default_factory=list)


def merge(folder: Path, name: str | None, *, dry_run: bool, ask: Ask, say: Say) -> None:
    """Go through the copies of a folder, ask about each row that a log lacks or has otherwise, and save the answers.

    Args:
        folder: the person's folder.
        name: the copy to look at; None for all there are.
        dry_run: only say what the copies have.
        ask: asks one question and returns the answer; `EOFError` means that nobody answers any more.
        say: shows one line or more.

    Raises:
        CareerdataError: if `name` is no copy of a log, or what was chosen cannot be saved.
    """
    copies = [copy for copy in find_copies(folder) if name in (None, copy.file)]
    if not copies:
        if name is not None:
            raise CareerdataError(f"{name} is not a copy of a log in {folder}.")
        say(f"There is no copy of a log in {folder}.")
        return
    wanted = _Wanted()
    try:
        for copy in copies:
            say(f"\n{copy.file}: {copy.told()}")
            if copy.own:
                say(f"  Not brought over: {join_words(copy.own)}, which {copy.log.file} has no column for.")
            if not dry_run:
                _choose(copy, wanted, ask, say)
    except (_QuitError, EOFError):
        say("\nStopped. Nothing was saved, and the copies stay as they are.")
        return
    if dry_run:
        say("\nNothing was written: this was a dry run.")
    else:
        say(f"\n{_saved(folder, wanted)}")


def _saved(folder: Path, wanted: _Wanted) -> str:
    """Save what was chosen as one write, and say it."""
    logbook.save_together(folder, wanted.new, wanted.changed)
    changed = [log for log, _, _ in wanted.changed]
    added = [f"{len(rows)} added to {LOGS[log].file}" for log, rows in wanted.new.items() if rows]
    parts = added + [f"{changed.count(log)} changed in {LOGS[log].file}" for log in dict.fromkeys(changed)]
    if not parts:
        return "Nothing was chosen, so nothing was saved."
    return (
        f"Saved: {join_words(parts)}. To take it back: careerdata undo {shlex.quote(str(folder))}\n"
        "The copies were not changed; delete them when you need nothing more of them."
    )


def _choose(copy: Copy, wanted: _Wanted, ask: Ask, say: Say) -> None:
    """Ask about every row of one copy."""
    if copy.lacking:
        wanted.new.setdefault(copy.log.name, []).extend(_to_add(copy, ask, say))
    for row in copy.differing:
        say(_side_by_side(row))
        if _answer(ask, "Keep [m]ine, take the [c]opy's, or [q]uit? ", "mcq") == "c":
            wanted.changed.append((copy.log.name, row.key, row.theirs))


def _to_add(copy: Copy, ask: Ask, say: Say) -> Iterator[Row]:
    everything = False
    for number, row in enumerate(copy.lacking, 1):
        say(f"\n  {number} of {len(copy.lacking)}, only in {copy.file}: {_shown(row)}")
        answer = "y" if everything else _answer(ask, "Add it? [y]es, [n]o, [a]ll the rest, [q]uit: ", "ynaq")
        everything = everything or answer == "a"
        if answer != "n":
            yield row


def _answer(ask: Ask, question: str, letters: str) -> str:
    """Return one of the letters; anything else is asked again."""
    while True:
        said = ask(f"  {question}").strip().casefold()[:1]
        if said == "q":
            raise _QuitError
        if said and said in letters:
            return said


def _side_by_side(row: Differing) -> str:
    lines = [f"\n  {_shown(row.key)} is in both, and differs:"]
    lines += [f"    {name}: mine {_text(row.ours[name])}, the copy's {_text(row.theirs[name])}" for name in row.theirs]
    return "\n".join(lines)


def _shown(row: Row) -> str:
    return ", ".join(f"{name} {_text(value)}" for name, value in row.items() if value is not None)


def _text(value: Any) -> str:
    if value is None:
        return "(empty)"
    if isinstance(value, float):
        return f"{value:g}"
    return str(value) if isinstance(value, int | dt.date) else f'"{value}"'
