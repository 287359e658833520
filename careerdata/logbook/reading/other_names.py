"""Files beside the logs that hold a log under another name, or stand for one that is not on this machine."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from careerdata.logbook.reading.columns import layout_of
from careerdata.logbook.reading.encoding import Lines, Refusal, decode
from careerdata.logbook.reading.header import find_header, is_header
from careerdata.problems import FileBusyError, Problem
from careerdata.schemas import LOGS, LogFile

_TABLES = {".csv", ".tsv", ".txt", ".tab", ".text", ".dat", ".bak", ".old", ""}
_SHEETS = {".xlsx": "xl/sharedStrings.xml", ".xlsm": "xl/sharedStrings.xml", ".ods": "content.xml"}
_OTHER_SHEETS = {".xls", ".numbers", ".gsheet"}
_WORDS = re.compile(rb"<(?:t|text:p)(?: [^>]*)?>([^<]{1,40})</")
_MOST = 2**22
"""Bytes of a workbook's words that are looked at."""
_HEAD = 2**14


def other_names_told(folder: Path, empty: Collection[str]) -> Iterator[Problem]:
    """Yield what there is to say of files that nobody would read otherwise.

    Args:
        folder: the person's folder.
        empty: the logs without a row, by name: a file that holds one of these under another name is most likely the log.
    """
    for path in sorted(folder.iterdir()):
        log = stands_for(path)
        if log is not None:
            yield _in_the_cloud(path, log)
            continue
        log = _log_in(path) if _is_of_interest(path) else None
        if log is not None:
            yield _elsewhere(path, log, log.name in empty)


def refuse_beside_another(folder: Path, log: LogFile) -> None:
    """Refuse to begin a log beside the file that most likely is that log.

    Raises:
        FileBusyError: when its file is in the cloud only, or is there under a name with other capitals or another ending.
    """
    for path in folder.iterdir():
        if stands_for(path) == log:
            raise FileBusyError(f"{_in_the_cloud(path, log)} Nothing was saved.")
        alike = path.name.casefold().startswith(log.file.removesuffix(".csv") + ".")
        if alike and _is_of_interest(path) and _log_in(path) == log:
            raise FileBusyError(f"{_elsewhere(path, log, first=True)} Nothing was saved.")


def stands_for(path: Path) -> LogFile | None:
    """Return the log that a placeholder of a cloud drive stands for: ``.mood.csv.icloud``; None for any other file."""
    found = re.fullmatch(r"\.?(.+)\.icloud", path.name)
    return None if found is None else _named(found[1])


def _named(name: str) -> LogFile | None:
    return next((log for log in LOGS.values() if log.file == name.casefold()), None)


def _in_the_cloud(path: Path, log: LogFile) -> Problem:
    message = f"{log.file} is not on this machine: this stands for it until the cloud drive has brought it back."
    fix = f"Download {log.file} (in the Finder: Download Now, and Keep Downloaded for the folder), then read again."
    return Problem(path.name, None, None, None, message, fix, "refused")


def _is_of_interest(path: Path) -> bool:
    """Return whether a file may hold a log under another name; on a disk that ignores capitals the log itself may not."""
    if path.name.startswith(".") or path.suffix.casefold() not in {*_TABLES, *_SHEETS, *_OTHER_SHEETS}:
        return False
    log = _named(path.name)
    if log is not None and (path.name == log.file or (path.parent / log.file).exists()):
        return path.name != log.file and not path.samefile(path.parent / log.file)
    return path.is_file()


def _log_in(path: Path) -> LogFile | None:
    """Return the log that a file holds, by its header, and a spreadsheet that cannot be looked into by its name."""
    with suppress(OSError, zipfile.BadZipFile):
        if path.suffix.casefold() in _SHEETS:
            return _in_words(path, _SHEETS[path.suffix.casefold()])
        if path.suffix.casefold() in _OTHER_SHEETS:
            return _named(f"{path.stem.casefold()}.csv")
        with path.open("rb") as file:
            return _by_header(file.read(_HEAD))
    return None


def _by_header(data: bytes) -> LogFile | None:
    try:
        text = decode(data.rpartition(b"\n")[0] or data).text
    except Refusal:
        return None
    found = []
    for log in LOGS.values():
        layout = layout_of(log.schema)
        with suppress(Refusal):
            header = find_header(text, Lines(text), list(layout.columns), layout.required)
            if is_header(header.record.cells, layout.columns, layout.required):
                found.append((len(header.places), log))
    return max(found, key=lambda item: item[0])[1] if found else None


def _in_words(path: Path, member: str) -> LogFile | None:
    """Return the log whose columns are among the words of a workbook."""
    with zipfile.ZipFile(path) as workbook:
        if member not in workbook.namelist():
            return None
        with workbook.open(member) as file:
            words = {word.decode("utf-8", "replace").strip().casefold() for word in _WORDS.findall(file.read(_MOST))}
    known = [(log, layout_of(log.schema)) for log in LOGS.values()]
    found = [(len(words & {*layout.columns}), log) for log, layout in known if words.issuperset(layout.required)]
    many, log = max(found, key=lambda item: item[0], default=(0, None))
    return log if many > 1 else None


def _elsewhere(path: Path, log: LogFile, first: bool) -> Problem:
    sheet = path.suffix.casefold() in {*_SHEETS, *_OTHER_SHEETS}
    message = f"this looks like {log.file} under another name, and is not read."
    if first:
        named = "Open it in its program and save it as CSV (UTF-8), named" if sheet else "Rename it to"
        fix = f"{named} {log.file}."
        return Problem(path.name, None, None, None, message, fix, "refused")
    fix = f"If {log.file} lacks rows of it, copy them there; if it is an old copy, all is well in a folder of its own."
    return Problem(path.name, None, None, None, message, fix, "notice")
