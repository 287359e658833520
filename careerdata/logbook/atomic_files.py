"""Files changed safely: a lock, and a file next door that is complete before it takes the place.

A write either happens whole or not at all, and what another program wrote meanwhile is never replaced.
"""

from __future__ import annotations

import errno
import os
import shlex
import shutil
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from careerdata.problems import FileBusyError, NoLogbookError
from careerdata.text import join_words

with warnings.catch_warnings():
    # Where the system has no lock of its own, as in a browser tab, a file stands for it, and a warning says so.
    warnings.simplefilter("ignore")
    from filelock import FileLock, SoftFileLock, Timeout

OWN_FOLDER = ".careerdata"
BACKUPS = "backups"
_PATIENCE, _ASK_EVERY = 10.0, 0.005
"""Seconds to wait for the folder's lock, and between two looks at it: whoever looks seldom loses it to a busy neighbour."""
_WAITS = (0.05, 0.1, 0.2, 0.4)
"""Seconds until a file that another program holds is tried again."""
_CANNOT_FLUSH = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF}
_HALF_WRITTEN = ".careerdata-"
_LOCK = "held" if issubclass(FileLock, SoftFileLock) else "lock"
"""The system's lock is on a file that stays; a file that stands for a lock is there only while it is held."""


@dataclass(frozen=True)
class Change:
    """A file's bytes before and after a write; `before` None: there was no file; `after` None: it goes away."""

    file: str
    before: bytes | None
    after: bytes | None


def from_home(path: Path | str) -> Path:
    """Return a path as the system has it: a ``~`` at its beginning is the person's home.

    Raises:
        NoLogbookError: if it begins with ``~`` and a name that nobody has here.
    """
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise NoLogbookError(f"There is no home folder for {Path(path).parts[0]}. Write the path in full.") from None


def logbook_folder(path: Path | str) -> Path:
    """Return a person's folder, after making sure that it is there and may be looked into.

    Raises:
        NoLogbookError: if it is not, with what to do.
    """
    folder = from_home(path)
    try:
        if folder.is_dir():
            for place in (folder, folder / OWN_FOLDER, folder / OWN_FOLDER / "journal", folder / BACKUPS):
                with suppress(FileNotFoundError, NotADirectoryError), os.scandir(place):
                    place.stat()
            return folder
    except PermissionError as error:
        raise NoLogbookError(
            f"{error.filename} may not be looked into. Give yourself the right to read and write it, and try again."
        ) from None
    raise NoLogbookError(f"There is no folder {folder}. Make one with: careerdata new {shlex.quote(str(folder))}")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, which the system lets go of when this process dies.

    Raises:
        NoLogbookError: if there is no such folder.
        FileBusyError: if another window or program holds it for long, or the folder may not be written.
    """
    folder = logbook_folder(folder)
    with os_errors_explained(folder.resolve().name):
        own = folder / OWN_FOLDER
        _without_links(folder)
        own.mkdir(mode=0o700, exist_ok=True)
        try:
            with FileLock(own / _LOCK, mode=0o600).acquire(timeout=_PATIENCE, poll_interval=_ASK_EVERY):
                _clear_away(folder)
                yield
        except Timeout:
            raise FileBusyError(f"Another window is writing in {folder}. Nothing was saved; try again soon.") from None


def _without_links(folder: Path) -> None:
    """Make sure that what we keep for ourselves lies in this folder: a link would have another file written over.

    Raises:
        FileBusyError: if one of our folders is a link.
    """
    for own in (OWN_FOLDER, f"{OWN_FOLDER}/saved", f"{OWN_FOLDER}/journal", BACKUPS):
        if (folder / own).is_symlink():
            raise FileBusyError(f"{own} is a link to another place, so nothing was saved. Take the link away.")


def _clear_away(folder: Path) -> None:
    """Remove what a process that was killed left half written."""
    for place in (".", f"{OWN_FOLDER}/*", f"{BACKUPS}/*"):
        for rest in folder.glob(f"{place}/{_HALF_WRITTEN}*.tmp"):
            if rest.is_dir() and not rest.is_symlink():
                shutil.rmtree(rest, ignore_errors=True)
            else:
                rest.unlink(missing_ok=True)


@contextmanager
def os_errors_explained(name: str) -> Iterator[None]:
    """Turn what the system says about a file that cannot be written into a sentence."""
    try:
        yield
    except OSError as error:
        raise _not_saved(name, error, "Nothing was saved.") from error


def _not_saved(name: str, error: OSError, state: str) -> FileBusyError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        why = "the disk is full"
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        why = "it may not be written, or is open in another program. Allow writing or close it there, and try again"
    else:
        why = error.strerror or str(error)
    return FileBusyError(f"{name} could not be saved: {why}. {state}")


def whole_file(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        OSError: if it cannot be read, or is a pipe or a device, which would be waited for.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, "it is a pipe or a device, and no file")
    return path.read_bytes()


def read_bytes(path: Path) -> bytes | None:
    """Return the bytes of a file, None when there is none."""
    try:
        return whole_file(path)
    except FileNotFoundError:
        return None


def stage(path: Path, data: bytes) -> Path:
    """Write `data` to a new file beside `path`, safe on the disk and read back, and return where it is."""
    path = _place_of(path)
    mode = path.stat().st_mode & 0o777 if path.exists() and not path.is_symlink() else 0o600
    if not mode & 0o200:
        raise PermissionError(errno.EACCES, "it is read-only")
    number, name = tempfile.mkstemp(prefix=_HALF_WRITTEN, suffix=".tmp", dir=path.parent)
    staged = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(PermissionError):
            # Drives without permissions (exFAT, some shares) refuse to set them.
            staged.chmod(mode)
        _expect(staged, data)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
    return staged


def _place_of(path: Path) -> Path:
    """Return where a file is written: a log may be a link to another place, a copy that we keep is none."""
    ours = {OWN_FOLDER, BACKUPS} & {path.parent.name, path.parent.parent.name}
    try:
        return path.parent.resolve() / path.name if ours else path.resolve()
    except RuntimeError as error:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error


def _expect(path: Path, data: bytes) -> None:
    if path.read_bytes() != data:
        raise OSError(errno.EIO, "the disk did not keep what was written")


def replace(path: Path, staged: Path) -> None:
    """Put a staged file in the place of `path`, for good."""
    path = _place_of(path)
    for wait in _WAITS:
        with suppress(PermissionError):
            staged.replace(path)
            break
        # A virus scanner, a sync program or a spreadsheet holds the file for a moment.
        time.sleep(wait)
    else:
        staged.replace(path)
    keep_names(path.parent)


def write(path: Path, data: bytes) -> None:
    """Write a file that is complete on the disk before anybody can see it."""
    staged = stage(path, data)
    try:
        replace(path, staged)
    finally:
        staged.unlink(missing_ok=True)


def keep_names(folder: Path) -> None:
    """Make the names in a folder survive a power cut; Windows does that by itself and cannot be asked to."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        except OSError as error:
            # Network shares and some sync drives cannot flush a folder; the file itself is on the disk by now.
            if error.errno not in _CANNOT_FLUSH:
                raise
        finally:
            os.close(number)


def apply_changes(folder: Path, changes: Sequence[Change]) -> None:
    """Change files under the lock, all staged before the first takes its place.

    Raises:
        FileBusyError: if a file is no longer what it was before, or cannot be written. Its text says whether nothing
            was saved, or which file was written and could not be put back.
    """
    staged: list[tuple[Path, Path | None]] = []
    try:
        for change in changes:
            path = folder / change.file
            with os_errors_explained(change.file):
                staged.append((path, None if change.after is None else stage(path, change.after)))
        for change in changes:
            if read_bytes(folder / change.file) != change.before:
                raise FileBusyError(f"{change.file} was changed by another program just now. Nothing was saved.")
        for count, (path, new) in enumerate(staged, 1):
            try:
                _take_place(path, new)
            except OSError as error:
                state = _put_back(folder, changes[:count])
                raise _not_saved(changes[count - 1].file, error, state) from error
    finally:
        for _, new in staged:
            if new is not None:
                new.unlink(missing_ok=True)


def _take_place(path: Path, new: Path | None) -> None:
    if new is None:
        path.unlink()
        keep_names(path.parent)
    else:
        replace(path, new)


def _put_back(folder: Path, changes: Sequence[Change]) -> str:
    """Give files that were changed their former bytes again, and say in a sentence what state that leaves."""
    left = []
    for change in changes:
        path = (folder / change.file).resolve()
        with suppress(OSError):
            if read_bytes(path) == change.after != change.before:
                _take_place(path, None) if change.before is None else write(path, change.before)
        if not _holds(path, change.before):
            left.append(change.file)
    if not left:
        return "Nothing was saved."
    was, it = ("was", "it") if len(left) == 1 else ("were", "them")
    return f"{join_words(left)} {was} written already and could not be put back by itself: Undo takes {it} back."


def _holds(path: Path, data: bytes | None) -> bool:
    try:
        return read_bytes(path) == data
    except OSError:
        return False
