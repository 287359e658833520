"""The one writer: rows added and changed, in one log or in several at once, the plan saved, a new folder made.

Every write goes the same way: under the lock the file is read afresh, the new text is composed, that text is read again
by the reader itself, and only when it gives the old rows unchanged and the new ones as meant does it reach the disk.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from careerdata.dates import add_months
from careerdata.logbook.atomic_files import (
    Change,
    apply_changes,
    from_home,
    locked,
    os_errors_explained,
    read_bytes,
    write,
)
from careerdata.logbook.clock import day_given
from careerdata.logbook.reading.columns import layout_of
from careerdata.logbook.writing.backups import FILES, back_up, keep
from careerdata.logbook.writing.edit import Edit, drafted, plan_text
from careerdata.logbook.writing.pending_file import PendingFile
from careerdata.logbook.writing.serialize import first_text
from careerdata.logbook.writing.undo import remember
from careerdata.plan import FILE as PLAN_FILE
from careerdata.plan import Plan, changes, in_force, read_plan, starter_plan, write_plan
from careerdata.problems import FileBusyError
from careerdata.schemas import LOGS
from careerdata.text import join_words


def append(folder: Path | str, log: str, row: Mapping[str, Any], today: dt.date | None = None) -> None:
    """Add one row to a log; see `append_rows`."""
    append_rows(folder, log, [row], today)


def append_rows(folder: Path | str, log: str, rows: Sequence[Mapping[str, Any]], today: dt.date | None = None) -> None:
    """Add rows to a log, all or none; they are safe on the disk when this returns.

    Args:
        folder: the person's folder. A log that has no file yet gets one.
        log: name of the log, for example ``"touches"``.
        rows: values by column; columns left out stay empty. A value is a text, a number, a date or None; a text in a
            column of numbers or dates is understood as a cell of the file would be.
        today: names the day's backup; None for the day of the clock.

    Raises:
        UnknownLogError: if there is no such log.
        RowRefusedError: if a row does not fit the log, or repeats the key of another; nothing was written.
        FileBusyError: if the file cannot be written now, or cannot be understood well enough to add to it.
        NoLogbookError: if there is no such folder.
    """
    save_together(folder, {log: rows}, today=today)


def edit(
    folder: Path | str, log: str, key: Mapping[str, Any], changes: Mapping[str, Any], today: dt.date | None = None
) -> None:
    """Change cells of exactly one row; every other row stays byte for byte as it is.

    Of rows that are equal in every column, the first is changed when the key names every column.

    Args:
        folder: the person's folder.
        log: name of the log, for example ``"contacts"``.
        key: values that tell the row apart, for example ``{"contact": "Ann Lee"}``; any columns of the log will do, and
            None stands for an empty cell.
        changes: new values by column; None empties a cell.
        today: names the day's backup; None for the day of the clock.

    Raises:
        UnknownLogError: if there is no such log.
        RowRefusedError: if not exactly one row has that key, or the changed row does not fit; nothing was written.
        FileBusyError: if the file cannot be written now, or cannot be understood well enough to change it.
        NoLogbookError: if there is no such folder.
    """
    save_together(folder, {}, [(log, key, changes)], today)


def save_together(
    folder: Path | str,
    new: Mapping[str, Sequence[Mapping[str, Any]]],
    changed: Sequence[tuple[str, Mapping[str, Any], Mapping[str, Any]]] = (),
    today: dt.date | None = None,
) -> None:
    """Add rows to several logs and change rows, as one write: all or none, and one `undo` takes all of it back.

    Args:
        folder: the person's folder. A log that has no file yet gets one.
        new: rows to add, by log, as `append_rows` takes them.
        changed: rows to change, one after the other and before any is added: the log, the key and the changes as `edit`
            takes them.
        today: names the day's backup; None for the day of the clock.

    Raises:
        UnknownLogError: if there is no such log.
        RowRefusedError: if one row does not fit its log, repeats the key of another, or is not the only one with its
            key; nothing was written.
        FileBusyError: if a file cannot be written now, or cannot be understood well enough to change it.
        NoLogbookError: if there is no such folder.
    """
    save_edit(folder, Edit(new, changed), today)


def save_edit(folder: Path | str, what: Edit, today: dt.date | None = None) -> None:
    """Save everything that one edit holds, as one write: all or none, and one `undo` takes all of it back.

    Args:
        folder: the person's folder. A log that has no file yet gets one.
        what: rows to add, to change and to take out, other names of people, ids.
        today: names the day's backup; None for the day of the clock.

    Raises:
        UnknownLogError: if there is no such log.
        RowRefusedError: if one row does not fit its log, repeats the key of another, or is not the only one with its
            key; nothing was written.
        FileBusyError: if a file cannot be written now, cannot be understood well enough to change it, or says other
            names of people than were seen.
        NoLogbookError: if there is no such folder.
    """
    folder = from_home(folder)
    # Every name is looked at first: a wrong one is answered before anything of ours is made in the folder.
    if what.is_empty:
        return
    with locked(folder):
        drafts, said = drafted(folder, what)
        _save(folder, drafts, said, today)


def save_plan(
    folder: Path | str,
    plan: Plan,
    why: str,
    today: dt.date,
    seen: Plan | None = None,
    beside: Edit | None = None,
) -> None:
    """Save a plan to plan.toml, with one row in plan-history.csv for each thing that changed, as one write.

    Args:
        folder: the person's folder.
        plan: the plan to write, with what waits in it (`careerdata.plan.kept`).
        why: the person's reason, in their words; may be empty.
        today: the day of the change.
        seen: the plan that was on the screen; when the file says something else by now, nothing is saved.
        beside: what is saved along with it; no other names, for the plan has them.

    Raises:
        RowRefusedError: if one of those rows does not fit its log, or is not the only one with its key; nothing was saved.
        FileBusyError: if plan.toml was changed meanwhile, cannot be understood, or cannot be written.
        NoLogbookError: if there is no such folder.
    """
    folder, today = from_home(folder), day_given(today)
    with locked(folder):
        with os_errors_explained(PLAN_FILE):
            before = read_bytes(folder / PLAN_FILE)
        text = plan_text(before)
        written, problems = read_plan(text.text, today)
        old = in_force(written, today)
        if any(problem.severity == "refused" for problem in problems):
            raise FileBusyError(f"{problems[0]} Nothing was saved.")
        if seen is not None and before is not None and old != seen:
            raise FileBusyError(
                f"{PLAN_FILE} was changed since you opened it, so nothing was saved. Run the notebook again."
            )
        rows = [{"changed_on": today, **change._asdict(), "why": why} for change in changes(old, plan)]
        new, said = drafted(folder, beside or Edit())
        new += [PendingFile.of(folder, LOGS["plan_history"]).added(rows).change] if rows else []
        new.append(Change(PLAN_FILE, before, text.encode(write_plan(plan, text.text))))
        _save(folder, new, join_words(filter(None, (said, "the change to your plan"))), today)


def create_folder(folder: Path | str, today: dt.date) -> tuple[Path, ...]:
    """Make a person's folder: each log with its header, and a plan to fill in. What exists is left as it is.

    Args:
        folder: where; made, for the person alone, when it does not exist.
        today: the plan starts on it.

    Returns:
        The files that were made.
    """
    folder, today = from_home(folder), day_given(today)
    texts = {log.file: first_text(layout_of(log.schema)) for log in LOGS.values()}
    texts[PLAN_FILE] = _first_plan(today)
    made = []
    with os_errors_explained(folder.name):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(folder):
            for name, text in texts.items():
                if not (folder / name).exists():
                    write(folder / name, text.encode())
                    made.append(folder / name)
    return tuple(made)


def _save(folder: Path, planned: Sequence[Change], what: str, today: dt.date | None) -> None:
    needed = [change for change in planned if change.after != change.before]
    if needed:
        files = [change for change in needed if change.file in FILES]
        back_up(folder, files, day_given(today))
        remember(folder, needed, what)
        apply_changes(folder, needed)
        keep(folder, files)


def _first_plan(today: dt.date) -> str:
    plan = starter_plan(today)
    return f"""\
# Your plan. Change it here, or with the sliders of the notebook 05-plan-the-escape: your own comments stay.
# A line that begins with # is a comment; take the # away and the line counts.

start = {plan.start}
escape_date = {plan.escape_date}   # ready by this day; 12, 18 and 24 months are the usual choices
hours_per_week = {plan.hours_per_week:g}            # what you promise yourself for learning and practice

current_role = ""
target_role = ""
target_team = ""              # the team or department you want to know people in

[promises]                    # be in touch again within so many days
close = {plan.promises["close"]}
active = {plan.promises["active"]}
wide = {plan.promises["wide"]}

# Goals, the most important first. Kinds: skill_hours, evidence, exposure, gigs, people.
#
# [[goals]]
# kind = "skill_hours"
# name = "SQL"
# target = 120
#
# [[goals]]
# kind = "people"
# name = "people in the target team"
# target = 8

# Days off from the plan, both included; they cost nothing.
#
# [[breaks]]
# from = {add_months(today, 5).replace(day=1)}
# to = {add_months(today, 5).replace(day=14)}
"""
