"""A folder of logs, opened: every log a frame, the plan, today, and what was wrong."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from careerdata.logbook.atomic_files import from_home, logbook_folder, whole_file
from careerdata.logbook.clock import day_given
from careerdata.logbook.clock import today as this_day
from careerdata.logbook.cross_checks import days_ahead, people_aside, unknown_contacts, unknown_criteria
from careerdata.logbook.known_ids import new_jobs, read_ids
from careerdata.logbook.logbook import Logbook
from careerdata.logbook.one_name import People, names_told, with_one_name
from careerdata.logbook.plan_file import plan_of
from careerdata.logbook.reading.explain import Source, alike, explain
from careerdata.logbook.reading.other_names import other_names_told
from careerdata.logbook.reading.reader import read_log
from careerdata.logbook.recovery.lost_rows import with_losses
from careerdata.logbook.recovery.sync_copies import copies_told
from careerdata.logbook.writing.backups import copies_ahead
from careerdata.plan import FILE as PLAN_FILE
from careerdata.plan import Plan, in_force
from careerdata.problems import NoLogbookError, Problem
from careerdata.schemas import LOGS

FOLDER_VARIABLE = "CAREERDATA_FOLDER"


def open_logbook(folder: Path | str | None = None, today: dt.date | Callable[[], dt.date] | None = None) -> Logbook:
    """Read all logs and the plan of a folder.

    Args:
        folder: None for the one that the variable CAREERDATA_FOLDER names, else the nearest with a plan.toml, from the
            working folder upward.
        today: a date, with or without a time; None for the day of the clock (of `as_of` in plan.toml, where the
            example has one). Or what tells the day: a page that stays open past midnight asks it again.

    Returns:
        The logbook. A file that is missing is an empty frame; what could not be read is told in `problems`.

    Raises:
        NoLogbookError: if there is no such folder, or none was found.
        TypeError: if `today` is not a date.
    """
    told = this_day if today is None else today
    now = told() if callable(told) else day_given(told)
    folder = logbook_folder(find_folder() if folder is None else folder)
    plan, problems = plan_of(folder, now)
    if plan.as_of is not None and today is None:
        told = now = plan.as_of
    frames, found = _logs(folder, plan)
    problems = with_losses(folder, frames, problems + found, plan.week_starts)
    frames = with_one_name(frames, plan)
    refused = any(problem.file == LOGS["contacts"].file and problem.severity == "refused" for problem in problems)
    aside = {} if refused else people_aside(_bytes(folder / LOGS["contacts"].file), problems)
    problems += () if refused else tuple(unknown_contacts(frames, aside))
    problems += (*names_told(frames, plan), *unknown_criteria(frames["wins"], plan))
    problems += (*days_ahead(frames, now), *copies_told(folder, plan.week_starts), *copies_ahead(folder, now))
    copies = {problem.file for problem in problems}
    empty = [name for name, frame in frames.items() if frame.empty]
    problems += tuple(found for found in other_names_told(folder, empty) if found.file not in copies)
    return Logbook(
        folder,
        plan=in_force(plan, now),
        today=now,
        problems=problems,
        example=plan.as_of is not None,
        people_aside=aside,
        clock=told if callable(told) else None,
        new_jobs=new_jobs(read_ids(folder)[0], People(plan).main),
        **frames,
    )


def _logs(folder: Path, plan: Plan) -> tuple[dict[str, pd.DataFrame], tuple[Problem, ...]]:
    frames, problems = dict[str, pd.DataFrame](), tuple[Problem, ...]()
    for log in LOGS.values():
        frames[log.name], found = read_log(folder / log.file, log.schema, plan.week_starts)
        problems += found
    return frames, problems


def reopen(book: Logbook) -> Logbook:
    """Return the folder of a logbook as it is by now, on the day it is by now where the logbook has a clock."""
    return open_logbook(book.folder, book.clock or book.today)


def explain_problems(book: Logbook) -> list[str]:
    """Return the problems of a logbook in full: what, where, the lines with carets under the values, and what to do.

    Problems that are alike are told together: the first three with their lines, and how many more there are.
    """
    logs, sources = {log.file: log for log in LOGS.values()}, {}
    aside: dict[str, set[int | None]] = {}
    for problem in book.problems:
        if problem.severity == "set_aside":
            aside.setdefault(problem.file, set()).add(problem.line)
    told = []
    for group in alike(book.problems):
        file = group[0].file
        if file not in sources:
            sources[file] = Source(_bytes(book.home / file) if book.home else b"", logs.get(file))
        loaded = len(getattr(book, logs[file].name)) if file in logs else None
        told.append(explain(group, sources[file], loaded, len(aside.get(file, ()))))
    return told


def _bytes(path: Path) -> bytes:
    try:
        return whole_file(path)
    except OSError:
        return b""


def find_folder() -> Path:
    """Return the person's folder: the one that CAREERDATA_FOLDER names, else the nearest with a plan.toml upward.

    Raises:
        NoLogbookError: if there is none; its text says how to name one.
    """
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        folder = from_home(named)
        if not folder.is_dir():
            raise NoLogbookError(f"{FOLDER_VARIABLE} names {folder}, and there is no such folder.")
        return folder
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / PLAN_FILE).is_file():
            return folder
    raise NoLogbookError(
        f"No folder with a {PLAN_FILE} was found in {here} or above it. Name yours, as in open_logbook("
        f'"my-career"), or make one with: careerdata new my-career'
    )
