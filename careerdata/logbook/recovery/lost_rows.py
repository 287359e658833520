"""What was lost outside: each log compared with what the last save left of it, and the way back offered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pandas as pd

from careerdata.dates import WeekStart
from careerdata.logbook.atomic_files import read_bytes
from careerdata.logbook.reading.encoding import Lines, Refusal, decode
from careerdata.logbook.writing.backups import LAST_SAVE, command, contents_of, copy_of, offer, rows_of
from careerdata.logbook.writing.undo import cut_off, written_by_careerdata
from careerdata.plan import FILE as PLAN_FILE
from careerdata.problems import Problem
from careerdata.schemas import LOGS
from careerdata.text import join_words, plural


def with_losses(
    folder: Path,
    frames: Mapping[str, pd.DataFrame],
    problems: Sequence[Problem],
    week_starts: WeekStart = "monday",
) -> tuple[Problem, ...]:
    """Return the problems of a folder with what was lost outside, and with the way back where a file is past reading.

    Args:
        folder: the person's folder.
        frames: the rows of each log by its name, as they were read just now.
        problems: what the reader said of the files.
        week_starts: how the weeks of the folder begin.

    Returns:
        The problems, and behind them one notice for each log that lacks rows which the last save left, or reads them
        differently; and one for a save that was cut off between its files. Rows that are new are not spoken of, nor what careerdata wrote itself.
    """
    told = tuple(replace(problem, fix=_fix(folder, problem)) for problem in problems)
    refused = {problem.file for problem in problems if problem.severity == "refused"}
    logs = [log for log in LOGS.values() if log.file not in refused]
    found = (_loss(folder, log.file, (frames[log.name], week_starts), problems) for log in logs)
    return (*told, *(notice for notice in found if notice), *_half(folder))


def _half(folder: Path) -> Iterator[Problem]:
    """Yield the notice for a save of several files that ended between them."""
    what, missed = cut_off(folder)
    if missed:
        message = f"your last save ({what}) was cut off before it came to {join_words(missed)}."
        fix = f"Undo takes back the part that was written; then save again: {command(folder, name='undo')}"
        yield Problem(missed[0], None, None, None, message, fix, "notice")


def _fix(folder: Path, problem: Problem) -> str:
    no_plan = problem.file == PLAN_FILE and not (folder / PLAN_FILE).exists()
    if problem.severity != "refused" and not no_plan:
        return problem.fix
    return " ".join(part for part in (problem.fix, offer(folder, problem.file)) if part)


def _loss(folder: Path, file: str, read: tuple[pd.DataFrame, WeekStart], problems: Sequence[Problem]) -> Problem | None:
    """Return the notice for a log that is not what the last save left, None when nothing of that is missing."""
    now, then = _bytes(folder / file), _bytes(copy_of(folder, file, None))
    if then is None or then == now or written_by_careerdata(folder, file, now):
        return None
    rows, week_starts = read
    kept = contents_of(copy_of(folder, file, None), week_starts)
    if kept.rows is None:
        what = "this file is no longer as your last save left it, and what it was then cannot be read."
        fix = f"If you changed it, all is well; if not: {command(folder)}"
        notice = Problem(file, None, None, None, what, fix, "notice")
    else:
        gone = _gone(kept.rows, rows)
        aside = {problem.line for problem in problems if problem.file == file and problem.severity == "set_aside"}
        if not gone or (len(gone) == len(aside) and aside == set(gone)):
            # Nothing is missing, or the reader has named just these lines already.
            return None
        notice = _notice(folder, file, gone, then, now)
    # Another window may have saved in between; then the two that were compared do not belong together.
    same = _bytes(folder / file) == now and _bytes(copy_of(folder, file, None)) == then
    return notice if same else None


def _bytes(path: Path) -> bytes | None:
    with suppress(OSError):
        return read_bytes(path)
    return None


def _gone(then: pd.DataFrame, now: pd.DataFrame) -> list[int]:
    """Return the lines, in the file of then, of the rows that are not there now, however often each was there."""
    left, lines = Counter(rows_of(now)), []
    for line, row in zip(then.index, rows_of(then), strict=True):
        left[row] -= 1
        if left[row] < 0:
            lines.append(int(line))
    return lines


def _notice(folder: Path, file: str, gone: Sequence[int], then: bytes, now: bytes | None) -> Problem:
    many, first = len(gone), gone[0]
    way = command(folder, "--from", LAST_SAVE, "--only", file)
    if now is None:
        rows = plural(many, "the row", f"the {many} rows")
        what = f"this file is gone, and with it {rows} of your last save."
        return Problem(file, None, None, None, what, f"If that was you, all is well; if not: {way}", "notice")
    line = first if _same_before(first, then, now) else None
    where = "" if line else f"; it stood on line {first}" if many == 1 else f"; the first stood on line {first}"
    are = plural(many, "row of your last save is", "rows of your last save are")
    what = f"{many} {are} gone or {plural(many, 'reads', 'read')} differently now{where}."
    return Problem(file, line, None, None, what, f"If that was you, all is well; if not: {way}", "notice")


def _same_before(line: int, then: bytes, now: bytes) -> bool:
    """Return whether a line is there in both files, with the same text above it."""
    try:
        old, new = decode(then).text, decode(now).text
    except Refusal:
        return False
    lines = Lines(new)
    if line > len(lines.starts) or not new[lines.starts[line - 1] :].strip():
        return False
    start = lines.starts[line - 1]
    return old[: Lines(old).starts[line - 1]] == new[:start]
