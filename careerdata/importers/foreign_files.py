"""Files that are no export which can be read here: named for what they are, with what to do."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

AS_SHEET = "Open it in the program that made it, save the sheet as CSV (UTF-8) or as .xlsx, and import that file."
UNPACK = "Unpack it, and import what is in it."
_ELSEWHERE = "Look where you got it for an export as CSV, and import that file."
_IN_ZIPS: Sequence[tuple[str, str, str]] = (
    (r"xl/workbook\.bin", "is a binary Excel workbook", AS_SHEET),
    (r"content\.xml", "is a LibreOffice document", AS_SHEET),
    (r"Index/(Document|Tables/.*)\.iwa", "is a document of Numbers, Pages or Keynote", AS_SHEET),
    (r"word/document\.xml", "is a Word document", _ELSEWHERE),
    (r"ppt/presentation\.xml", "is a PowerPoint presentation", _ELSEWHERE),
    (
        r"Takeout/.*",
        "is a Google Takeout",
        "Unpack it, and import the CSV or the vCard of your contacts, the calendar or the mailbox that is in it.",
    ),
)
"""What a member's name gives away of a zip, in the order in which it is looked for."""
_BEGINNINGS: Sequence[tuple[bytes, str, str]] = (
    (rb"%PDF", "is a PDF", _ELSEWHERE),
    (rb"\xd0\xcf\x11\xe0", "is an Excel workbook of the old kind, or one that is locked with a password", AS_SHEET),
    (
        rb"\x1f\x8b|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd|7z\xbc\xaf|Rar!",
        "is a packed file of a kind that is not opened here",
        UNPACK,
    ),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|....ftyp", "is a picture or a film", _ELSEWHERE),
    (rb"SQLite format 3", "is a database", _ELSEWHERE),
    (rb"\{\\rtf", "is a document of a word processor", _ELSEWHERE),
    (
        rb"\s*(<!--.*?-->\s*)*<(!doctype html|html|head|body|script)",
        "is a web page",
        "The site sent a page in place of the file, most likely because you were signed out: sign in there and download it again.",
    ),
)


def of_zip(path: Path) -> str:
    """Return what a zip is that is no export, and what to do, in sentences; "" where it may be one."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError):
        return ""
    for pattern, what, fix in _IN_ZIPS:
        if any(re.fullmatch(pattern, name) for name in names):
            return f"{path.name} {what}. {fix}".rstrip()
    return ""


def of_bytes(name: str, data: bytes) -> str:
    """Return what a file is that is no text of an export, and what to do, in sentences; "" where it may be one."""
    begin = data[:4096].removeprefix(b"\xef\xbb\xbf")
    for pattern, what, fix in _BEGINNINGS:
        if re.match(pattern, begin, re.IGNORECASE | re.DOTALL):
            return f"{name} {what}. {fix}".rstrip()
    return ""
