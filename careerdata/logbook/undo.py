"""The journal: what each write replaced, so that the last ones can be taken back."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from careerdata.logbook.clock import day_given
from careerdata.logbook.disk import (
    BACKUPS,
    OWN_FOLDER,
    Change,
    back_up,
    carry_out,
    from_home,
    locked,
    read_bytes,
    told,
    write,
)
from careerdata.problems import FileBusyError

_KEPT = 50


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
    folder, day = from_home(folder), day_given(today)
    with locked(folder):
        while entries := _entries(folder):
            what, written = _read(entries[-1])
            changes = [change for item in written if (change := _way_back(folder, item))]
            back_up(folder, changes, day)
            carry_out(folder, changes)
            entries[-1].unlink()
            if changes:
                return f"Taken back: {what}."
    return "There is nothing to take back."


def remember(folder: Path, changes: Sequence[Change], what: str) -> None:
    """Write down, before it happens, what a write is about to replace; `what` names it: ``1 row in touches.csv``."""
    journal = folder / OWN_FOLDER / "journal"
    entry = {
        "what": what,
        "files": [
            {"file": change.file, "before": _packed(change.before), "after": _fingerprint(change.after)}
            for change in changes
        ],
    }
    with told("The journal"):
        journal.mkdir(mode=0o700, exist_ok=True)
        entries = _entries(folder)
        number = int(entries[-1].stem) + 1 if entries else 1
        write(journal / f"{number:010d}.json", json.dumps(entry).encode())
        for old in entries[: max(0, len(entries) + 1 - _KEPT)]:
            old.unlink()


def _entries(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / OWN_FOLDER / "journal").glob("*.json") if path.stem.isdecimal())


def _read(entry: Path) -> tuple[str, list[_Written]]:
    """Return what an entry of the journal says; one that cannot be read is moved out of the way of the older ones.

    Raises:
        FileBusyError: if it cannot be read.
    """
    try:
        said = json.loads(entry.read_bytes())
        files = [_Written(item["file"], _unpacked(item["before"]), item["after"]) for item in said["files"]]
        return str(said["what"]), files
    except (ValueError, LookupError, TypeError):
        entry.replace(entry.with_suffix(".unreadable"))
        raise FileBusyError(
            "What the last write replaced can no longer be read, so that write cannot be taken back. "
            f"{BACKUPS}/ has the files as they were on other days, and Undo goes on with the write before it."
        ) from None


def _way_back(folder: Path, item: _Written) -> Change | None:
    """Return the change that restores a file, None when the write never reached it.

    Raises:
        FileBusyError: if the file is neither what the write left nor what it was before.
    """
    now = read_bytes(folder / item.file)
    if _fingerprint(now) == item.after:
        return Change(item.file, now, item.before)
    if now == item.before:
        return None
    raise FileBusyError(f"{item.file} was changed since by something else, so that write cannot be taken back.")


def _packed(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode("ascii")


def _unpacked(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text, validate=True)


def _fingerprint(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()
