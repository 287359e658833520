"""The journal: what each write replaced, so that the last ones can be taken back."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from careerdata.logbook.atomic_files import (
    BACKUPS,
    OWN_FOLDER,
    Change,
    apply_changes,
    from_home,
    locked,
    logbook_folder,
    os_errors_explained,
    read_bytes,
    whole_file,
    write,
)
from careerdata.logbook.clock import day_given
from careerdata.logbook.known_ids import FILE as IDS
from careerdata.logbook.known_rows import FILE as ROWS
from careerdata.logbook.writing.backups import COPIES, FILES, back_up, command, keep
from careerdata.problems import FileBusyError

_KEPT = 50
_REMEMBERED = {IDS, ROWS}
"""What imports know people and entries by."""
_NOTHING = "There is nothing to take back."
_NUMBERED = re.compile(r"[0-9]{10}\.json")
_UNREADABLE = (ValueError, LookupError, TypeError, RecursionError)


class _Written(NamedTuple):
    """A file that a write replaced: its bytes before, and the fingerprint of those after; None: there was no file."""

    file: str
    before: bytes | None
    after: str | None


def undo(folder: Path | str, today: dt.date | None = None) -> str:
    """Take back the last write that was not taken back yet; again, the one before it, up to fifty.

    Args:
        folder: the person's folder.
        today: names the day's backup; None for the day of the clock.

    Returns:
        A sentence that says what was taken back, or that there is nothing to take back.

    Raises:
        FileBusyError: if a file was changed since by something else, or what the journal says of that write cannot be
            read; then nothing is taken back.
        NoLogbookError: if there is no such folder.
    """
    folder, day = logbook_folder(folder), day_given(today)
    if not (folder / OWN_FOLDER).is_dir():
        return _NOTHING  # A folder that is no logbook gets nothing put into it.
    with locked(folder):
        while entries := _entries(folder):
            what, written = _read(entries[-1])
            changes = [change for item in written if (change := _way_back(folder, item))]
            files = [change for change in changes if change.file in FILES]
            back_up(folder, files, day)
            # Before the files change: whatever interrupts this, they are as the journal or as these copies say.
            if not any(item.file in COPIES for item in written):
                keep(folder, files)
            apply_changes(folder, changes)
            entries[-1].unlink()
            if files or any(change.file in _REMEMBERED for change in changes):
                return f"Taken back: {what}."
    return _NOTHING


def last_save(folder: Path | str) -> tuple[str, frozenset[str]]:
    """Return what `undo` would take back next, and the files of it; ``("", frozenset())`` when there is nothing to read."""
    for entry in _entries(from_home(folder))[-1:]:
        with suppress(OSError, *_UNREADABLE):
            what, written = _parsed(entry)
            return what, frozenset(item.file for item in written)
    return "", frozenset()


def remember(folder: Path, changes: Sequence[Change], what: str) -> None:
    """Write down, before it happens, what a write is about to replace; `what` names it: ``2 touches``."""
    journal = folder / OWN_FOLDER / "journal"
    entry: dict[str, Any] = {
        "what": what,
        "files": [
            {"file": change.file, "before": _packed(change.before), "after": _fingerprint(change.after)}
            for change in changes
        ],
    }
    entry["seal"] = _seal(entry)
    with os_errors_explained("The journal"):
        journal.mkdir(mode=0o700, exist_ok=True)
        entries = _entries(folder)
        number = int(entries[-1].stem) + 1 if entries else 1
        write(journal / f"{number:010d}.json", json.dumps(entry).encode())
    for old in entries[: max(0, len(entries) + 1 - _KEPT)]:
        # One too many in the journal is no reason to keep a row from being saved.
        with suppress(OSError):
            old.unlink()


def written_by_careerdata(folder: Path, file: str, data: bytes | None) -> bool:
    """Return whether these bytes are what the newest write of that file was to leave, by the journal."""
    for entry in reversed(_entries(folder)):
        try:
            _, written = _parsed(entry)
        except (OSError, *_UNREADABLE):
            return False
        found = next((item for item in written if item.file == file), None)
        if found:
            return found.after == _fingerprint(data)
    return False


def cut_off(folder: Path) -> tuple[str, list[str]]:
    """Return what the newest write was and which of its files it never reached, because the program ended within it.

    Returns:
        Its name and those files; ``("", [])`` when it reached all of them, or none, or was taken back.
    """
    for entry in _entries(folder)[-1:]:
        try:
            what, written = _parsed(entry)
            now = {item.file: read_bytes(folder / item.file) for item in written if item.file in FILES}
        except (OSError, *_UNREADABLE):
            break
        ours = [item for item in written if item.file in now and _fingerprint(item.before) != item.after]
        missed = [item.file for item in ours if now[item.file] == item.before]
        if any(_fingerprint(now[item.file]) == item.after for item in ours) and missed:
            return what, missed
    return "", []


def _entries(folder: Path) -> list[Path]:
    found = (folder / OWN_FOLDER / "journal").glob("*.json")
    return sorted(path for path in found if _NUMBERED.fullmatch(path.name))


def _read(entry: Path) -> tuple[str, list[_Written]]:
    """Return what an entry of the journal says; one that cannot be read is moved out of the way of the older ones.

    Raises:
        FileBusyError: if it cannot be read.
    """
    try:
        return _parsed(entry)
    except _UNREADABLE:
        entry.replace(entry.with_suffix(".unreadable"))
        raise FileBusyError(
            "What the last write replaced can no longer be read, so that write cannot be taken back. "
            f"{BACKUPS}/ has the files as they were on other days, and Undo goes on with the write before it."
        ) from None


def _parsed(entry: Path) -> tuple[str, list[_Written]]:
    said = json.loads(whole_file(entry))
    # A disk that turned one bit over would have a broken file put back. Older versions had no seal, and no other name either.
    if said.pop("seal", None) not in (None, _seal(said)) or said.keys() != {"what", "files"}:
        raise ValueError
    files = [_Written(item["file"], _unpacked(item["before"]), item["after"]) for item in said["files"]]
    if not {item.file for item in files} <= {*FILES, *COPIES, *_REMEMBERED}:
        raise ValueError
    return str(said["what"]), files


def _way_back(folder: Path, item: _Written) -> Change | None:
    """Return the change that restores a file, None when the write never reached it. Our own copies change as they may.

    Raises:
        FileBusyError: if the file is neither what the write left nor what it was before.
    """
    now = read_bytes(folder / item.file)
    if now == item.before:
        return None
    if _fingerprint(now) == item.after or item.file not in FILES:
        return Change(item.file, now, item.before)
    raise FileBusyError(
        f"{item.file} was changed since by something else, so that write cannot be taken back. "
        f"The file stays as it is now; to see the copies of other days: {command(folder)}"
    )


def _seal(entry: dict[str, Any]) -> str:
    """Return the fingerprint of an entry of the journal as it was written."""
    return hashlib.sha256(json.dumps(entry, sort_keys=True).encode()).hexdigest()


def _packed(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode("ascii")


def _unpacked(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text, validate=True)


def _fingerprint(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()
