"""The journal: what each write replaced, so that the last ones can be taken back."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from careerdata.logbook.clock import today as day_of_the_clock
from careerdata.logbook.disk import OWN_FOLDER, Change, back_up, carry_out, locked, read_bytes, told, write
from careerdata.problems import FileBusyError

_KEPT = 50


def undo(folder: Path | str, today: dt.date | None = None) -> str:
    """Take back the last write that was not taken back yet; again, the one before it, up to fifty.

    Args:
        folder: the person's folder.
        today: names the day's backup; None for the day of the clock.

    Returns:
        A sentence that says what was taken back, or that there is nothing to take back.

    Raises:
        FileBusyError: if a file was changed since by something else; then nothing is taken back.
        NoLogbookError: if there is no such folder.
    """
    folder = Path(folder)
    with locked(folder):
        while entries := _entries(folder):
            entry = json.loads(entries[-1].read_text(encoding="utf-8"))
            changes = [change for item in entry["files"] if (change := _way_back(folder, item))]
            back_up(folder, changes, today or day_of_the_clock())
            carry_out(folder, changes)
            entries[-1].unlink()
            if changes:
                return f"Taken back: {entry['what']}."
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
    return sorted((folder / OWN_FOLDER / "journal").glob("[0-9]*.json"))


def _way_back(folder: Path, item: dict[str, Any]) -> Change | None:
    """Return the change that restores a file, None when the write never reached it.

    Raises:
        FileBusyError: if the file is neither what the write left nor what it was before.
    """
    now, before = read_bytes(folder / item["file"]), _unpacked(item["before"])
    if _fingerprint(now) == item["after"]:
        return Change(item["file"], now, before)
    if now == before:
        return None
    raise FileBusyError(f"{item['file']} was changed since by something else, so that write cannot be taken back.")


def _packed(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode("ascii")


def _unpacked(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text)


def _fingerprint(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()
