"""Opening what a person hands over: one file, or the few files of a LinkedIn export in a zip or a folder.

Nothing is unpacked. Members of a zip are read into memory, known names only, within limits; no name from an archive
ever becomes a path.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from careerdata.importers.tables import UNDERSTOOD, tidy
from careerdata.problems import UnreadableExportError
from careerdata.text import join_words

MOST_BYTES = 200_000_000
"""Larger than any real export of text; a file beyond it is refused, packed or not."""
MOST_STREAMED = 20_000_000_000
"""The same for a file that is read as a stream."""
MOST_MEMBERS = 50
"""Journals of one zip that are read at most."""
MOST_RATIO = 200
"""Times that a member may grow when unpacked; text grows about tenfold, a zip bomb a thousandfold."""
NAMED = 5
"""Names that are listed of a zip or folder in which nothing was found."""
BEGIN = 65_536
"""Bytes that a large file is told by."""
SMALL = 1_000_000
"""Below this many bytes the ratio says nothing."""
_ENDINGS = (".csv", ".txt", ".tsv", ".vcf", ".json", ".ics")
"""Of a file that may be an export when it is the only one in a zip."""


def begin_of(path: Path) -> bytes:
    """Return the first bytes of a plain file; none where it cannot be read, or is a pipe, which would be waited for."""
    if not path.is_file():
        return b""
    try:
        with path.open("rb") as file:
            return file.read(BEGIN)
    except OSError:
        return b""


def read_file(path: Path) -> bytes:
    """Return the content of one file.

    Raises:
        UnreadableExportError: if it is not there, not a plain file, too large, or may not be read.
    """
    if not path.exists():
        raise UnreadableExportError(f"There is no file or folder {path}.")
    if not path.is_file():
        raise UnreadableExportError(f"{path} is not a plain file. {UNDERSTOOD}")
    _check_size(path.name, path.stat().st_size)
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableExportError(f"{path} could not be opened: {error.strerror}.") from error


def read_members(path: Path, known: Iterable[str]) -> dict[str, bytes]:
    """Return the content of those of the `known` files that are in a zip or folder, by their name as in `known`.

    A file may stand at the top or in a sub-folder (in a real folder: one level down), in capitals or small letters.

    Raises:
        UnreadableExportError: if one is there twice, or the archive is damaged, locked with a password, larger than
            any export or built to harm.
    """
    names = {name.casefold(): name for name in known}
    members: dict[str, bytes] = {}
    for found, data in _in_folder(path, names) if path.is_dir() else _in_zip(path, names):
        name = names[_without_copies(found).casefold()]
        if name in members:
            raise UnreadableExportError(f"{path.name} holds two files called {name}. Import one export at a time.")
        members[name] = data
    return members


def other_members(path: Path, known: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield those CSV files of a zip or folder that are none of the `known` ones, a few at most.

    Raises:
        UnreadableExportError: if the archive is damaged, locked with a password, larger than any export or built to harm.
    """
    names = {name.casefold() for name in known}
    members: Iterable[tuple[str, bytes]]
    if path.is_dir():
        files = sorted([*path.glob("*.csv"), *path.glob("*/*.csv")])[:MOST_MEMBERS]
        members = ((file.name, read_file(file)) for file in files if file.is_file())
    else:
        members = members_like(path, ".csv")
    yield from ((name, data) for name, data in members if _without_copies(name).casefold() not in names)


def holds(path: Path, known: Iterable[str]) -> bool:
    """Return whether one of the `known` files is in a zip.

    Raises:
        UnreadableExportError: if the archive is damaged, or built to harm.
    """
    names = {name.casefold() for name in known}
    with _opened(path) as archive:
        return any(_without_copies(_plain_name(info)).casefold() in names for info in archive.infolist())


def _without_copies(name: str) -> str:
    """Return a file's name without the number that a browser gives a second download."""
    return re.sub(r" ?\(\d+\)(?=\.\w+$)", "", name)


def only_member(path: Path, known: Iterable[str]) -> tuple[str, bytes] | None:
    """Return the name and content of the one file of a zip, where it holds one that may be an export; None otherwise.

    Args:
        path: the zip.
        known: members of an export of several files; a zip with one of them is such an export.

    Raises:
        UnreadableExportError: if the archive is damaged, locked with a password, larger than any export or built to harm.
    """
    names = {name.casefold() for name in known}
    with _opened(path) as archive:
        files = [info for info in archive.infolist() if not info.is_dir() and not info.filename.startswith("__MACOSX/")]
        if len(files) != 1:
            return None
        name = _plain_name(files[0])
        is_text = name.casefold().endswith(_ENDINGS) and name.casefold() not in names
        return (name, _unpacked(archive, files[0], name)) if is_text else None


@contextmanager
def stream_of(path: Path, pattern: re.Pattern[str]) -> Iterator[tuple[str, IO[bytes]] | None]:
    """Open the one member of a zip that a pattern fits, to be read as a stream however large it is; None without one.

    Raises:
        UnreadableExportError: if there are two, or the archive is damaged, locked with a password or built to harm.
    """
    with _opened(path) as archive:
        found = [info for info in archive.infolist() if pattern.fullmatch(info.filename)]
        if not found:
            yield None
            return
        name = _plain_name(found[0])
        if len(found) > 1:
            raise UnreadableExportError(f"{path.name} holds two files called {name}. Import one export at a time.")
        _check_member(found[0], name, MOST_STREAMED)
        with archive.open(found[0]) as stream:
            yield name, stream


def members_like(path: Path, ending: str) -> list[tuple[str, bytes]]:
    """Return the name and content of each file of a zip with an ending, such as ``".json"``, in order of names.

    Raises:
        UnreadableExportError: if one is there twice, or the archive is damaged, locked with a password, larger than any export or built to harm.
    """
    with _opened(path) as archive:
        found = [info for info in archive.infolist() if info.filename.casefold().endswith(ending)]
        found = [info for info in found if not info.filename.startswith("__MACOSX/")]
        twice = [name for name, many in Counter(info.filename for info in found).items() if many > 1]
        if twice:
            name = tidy(twice[0])[:80]
            raise UnreadableExportError(f"{path.name} holds two files called {name}. Import one export at a time.")
        return [
            (_plain_name(info), _unpacked(archive, info, _plain_name(info)))
            for info in sorted(found, key=lambda info: info.filename)[:MOST_MEMBERS]
        ]


def listing(path: Path) -> str:
    """Return in words what a zip or folder holds, a few names at most."""
    if path.is_dir():
        found = [item.name for item in path.iterdir()]
    else:
        with zipfile.ZipFile(path) as archive:
            found = archive.namelist()
    names = sorted(tidy(name)[:60] for name in found)
    more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    return join_words([*names[:NAMED], *more]) or "nothing"


def _in_folder(folder: Path, names: Container[str]) -> Iterator[tuple[str, bytes]]:
    for path in sorted([*folder.glob("*"), *folder.glob("*/*")]):
        if _without_copies(path.name).casefold() in names and path.is_file():
            yield path.name, read_file(path)


def _in_zip(path: Path, names: Container[str]) -> Iterator[tuple[str, bytes]]:
    with _opened(path) as archive:
        for info in archive.infolist():
            name = _plain_name(info)
            if _without_copies(name).casefold() in names:
                yield name, _unpacked(archive, info, name)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip; whatever turns out to be wrong with it is a sentence."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise UnreadableExportError(f"{path.name} is damaged, or not a zip file: {error}.") from error


def _plain_name(info: zipfile.ZipInfo) -> str:
    """Return a member's name without its folders; a path that leads out of the archive is refused."""
    parts = info.filename.replace("\\", "/").split("/")
    if parts[0] == "" or ".." in parts or ":" in parts[0]:
        odd = tidy(info.filename)[:80]
        raise UnreadableExportError(f'The zip holds a file with an odd path, "{odd}". An export has none.')
    return parts[-1]


def checked_members(path: Path, most: int) -> None:
    """Look at every member of a zip that another package opens: its name, its size, and how tight it is packed.

    Args:
        path: the zip.
        most: bytes that all of them together may have unpacked.

    Raises:
        UnreadableExportError: if the archive is damaged, locked with a password, larger than that or built to harm.
    """
    with _opened(path) as archive:
        infos = archive.infolist()
        if len({info.filename.casefold() for info in infos}) < len(infos):
            raise UnreadableExportError(f"{path.name} holds two files of one name, so it was not opened.")
        for info in infos:
            _check_member(info, _plain_name(info) or info.filename, most)
        _check_size(path.name, sum(info.file_size for info in infos), most)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    _check_member(info, name, MOST_BYTES)
    with archive.open(info) as stream:
        return stream.read(info.file_size)  # Never more, even where the size in the header is a lie.


def _check_member(info: zipfile.ZipInfo, name: str, most: int) -> None:
    _check_size(name, info.file_size, most)
    if info.flag_bits & 1:
        raise UnreadableExportError(f"{name} in the zip is locked with a password. Unpack it, then import the folder.")
    if info.file_size > max(SMALL, MOST_RATIO * info.compress_size):
        raise UnreadableExportError(f"{name} in the zip is packed far tighter than text ever is, so it was not opened.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableExportError(
            f"{name} in the zip is packed in an unusual way. Unpack it, then import the folder."
        )


def _check_size(name: str, size: int, most: int = MOST_BYTES) -> None:
    if size > most:
        raise UnreadableExportError(f"{name} is larger than {most // 1_000_000:,} MB; no export of text is.")
