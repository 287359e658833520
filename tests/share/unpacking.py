"""Everything a file holds, taken apart until nothing is left to take apart: its texts, and its numbers in order."""

from __future__ import annotations

import base64
import html
import io
import re
import struct
import zipfile
from functools import lru_cache
from pathlib import Path

import numpy as np
import plotly.offline
import pypdf

PNG = b"\x89PNG\r\n\x1a\n"
PICTURES = (PNG, b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM", b"II*\0", b"MM\0*")
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
TYPES = {"f8": "<f8", "f4": "<f4", "i1": "i1", "u1": "u1", "i2": "<i2", "u2": "<u2", "i4": "<i4", "u4": "<u4"}
DOT = re.compile(r"1 0 0 -?1 (\S+) (\S+) cm")
DRAWS_THE_CHARTS = re.sub(r"data:image/png;base64,[\w+/=]+", "data:,", plotly.offline.get_plotlyjs())
"""The script in the page of a pack: plotly's own, without its one picture."""
PIXELS = "pixels"
"""Stands in the place of what cannot be searched, because it is a picture made of dots."""
STRIDES = range(1, 13)
"""How far apart the values of a run may stand: x and y of a path, the columns of a table."""


def everything(folder: Path):
    """Yield (where, text) for every file in a folder, and for whatever is inside it."""
    for path in sorted(folder.rglob("*")):
        yield "file name", path.name
        if path.is_file():
            yield from parts(path.name, path.read_bytes())


def parts(where: str, data: bytes):
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield f"{where} comment", archive.comment.decode("latin-1")
            for item in archive.infolist():
                yield f"{where} member", f"{item.filename} {item.comment.decode('latin-1')}"
                yield from parts(f"{where} > {item.filename}", archive.read(item))
    elif data.startswith(b"%PDF"):
        yield f"{where} as bytes", data.decode("latin-1")
        yield from pdf_parts(where, data)
    elif data.startswith(PNG):
        yield f"{where} {PIXELS}", ""
        yield from png_parts(where, data)
    elif data.startswith(PICTURES):
        yield f"{where} {PIXELS}", data.decode("latin-1")
    else:
        yield from text_parts(where, data)


def pdf_parts(where, data):
    reader = pypdf.PdfReader(io.BytesIO(data))
    yield f"{where} information", str(dict(reader.metadata or {}))
    for page in reader.pages:
        yield f"{where} page", page.extract_text()
    for number in [n for table in reader.xref.values() for n in table]:
        item = reader.get_object(number)
        if hasattr(item, "get_data"):
            if item.get("/Subtype") == "/Image":
                yield f"{where} {PIXELS}", ""
            drawn = item.get_data().decode("latin-1")
            yield f"{where} stream {number}", drawn
            yield f"{where} dots {number}", " ".join(" ".join(at) for at in DOT.findall(drawn))
        yield f"{where} object {number}", str(item)


def png_parts(where, data):
    at = len(PNG)
    while at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind != b"IDAT":
            yield f"{where} {kind.decode('latin-1')}", data[at + 8 : at + 8 + length].decode("latin-1")
        at += 12 + length
        if kind == b"IEND":
            break
    yield f"{where} after its end", data[at:].decode("latin-1")


def text_parts(where, data):
    text = data.decode("utf-8-sig", "replace").replace(DRAWS_THE_CHARTS, "")
    yield where, text
    yield f"{where} unescaped", html.unescape(text)
    yield f"{where} without tags", re.sub(r"<[^<>]*>", "", text)
    yield f"{where} of JSON", re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    # The dots of a chart: each is a shape of its own that was moved to its place.
    yield f"{where} dots", " ".join(re.findall(r"translate\(([^)]*)\)", text))
    for found in re.finditer(r'"dtype":\s*"(\w+)",\s*"bdata":\s*"([^"]*)"', text):
        values = np.frombuffer(base64.b64decode(found[2].replace("\\u002b", "+")), TYPES[found[1]])
        yield f"{where} typed array", " ".join(map(repr, values.tolist()))
    for found in re.finditer(r"[A-Za-z0-9+/]{24,}={0,2}", text):
        whole = found[0].rstrip("=")
        packed = base64.b64decode(whole[: len(whole) // 4 * 4])
        yield f"{where} base64", packed.decode("latin-1")
        if packed.startswith((b"PK\3\4", b"%PDF", *PICTURES[:3])):
            yield from parts(f"{where} > base64", packed)


def hidden_pictures(found):
    """Return where a picture made of dots is inside another file; a PNG of its own is no secret, and looked at elsewhere."""
    return [
        where
        for where, _ in found
        if where.endswith(PIXELS) and not re.fullmatch(rf"chart-\d-[a-z]+\.png {PIXELS}", where)
    ]


def words_in(found, words):
    """Return those words that stand somewhere, with where; blanks and capitals do not hide them."""
    texts = {squeezed(text): where for where, text in found}
    return {word: where for word in words for text, where in texts.items() if squeezed(word) in text}


@lru_cache(maxsize=100_000)
def squeezed(text):
    return re.sub(r"\s+", "", text).casefold()


def runs_in(found, runs):
    """Return those runs of numbers that stand somewhere as they are, or scaled and shifted into a drawing."""
    windows = [(name, window) for name, values in runs.items() for window in windows_of(values)]
    texts = {text: where for where, text in found}
    return {name: where for text, where in texts.items() for name, window in windows if holds(text, window)}


def windows_of(values):
    # Scales of halves repeat themselves, so more of them have to follow each other to be told apart.
    length = 10 if all(value * 2 == round(value * 2) for value in values) else 6
    return [tuple(values[start : start + length]) for start in range(0, len(values) - length + 1, length // 2)]


@lru_cache(maxsize=400_000)
def holds(text, window):
    """Whether the values of a window follow each other in a text, every so many-th number of it, whatever the scale."""
    wanted = np.array(window)
    low, high = wanted.argmin(), wanted.argmax()
    shape = (wanted - wanted[low]) / (wanted[high] - wanted[low])
    return any(
        (np.abs(windows - windows[:, low, None] - shape * spans[:, None]) < 2e-3 * np.abs(spans[:, None]))
        .all(axis=1)
        .any()
        for windows in strided(text, len(window))
        if (spans := windows[:, high] - windows[:, low]).any()
    )


@lru_cache(maxsize=2_000)
def strided(text, length):
    """Every run of so many numbers of a text, for each stride, as one array a stride."""
    # 1,935.5 is one number where people read it, and two in a list without blanks.
    ways = dict.fromkeys((text, THOUSANDS.sub("", text)))
    read = [np.array([float(number) for number in NUMBER.findall(way)]) for way in ways]
    reaches = [(length - 1) * stride + 1 for stride in STRIDES]
    return [
        np.lib.stride_tricks.sliding_window_view(numbers, reach)[:, ::stride]
        for numbers in read
        for stride, reach in zip(STRIDES, reaches, strict=True)
        if reach <= len(numbers)
    ]
