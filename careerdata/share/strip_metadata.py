"""What a browser drew, without what nobody sees in it.

A PNG keeps its pixels, an SVG its shapes and its text, a PDF its pages; names of programs, the hour, ids and comments go.
"""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET

from careerdata.problems import CareerdataError

_SVG = "http://www.w3.org/2000/svg"
_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
_PNG = b"\x89PNG\r\n\x1a\n"


def clean_png(data: bytes) -> bytes:
    """Return a PNG with the chunks that make its picture, and without the others and what follows its end."""
    kept, at = [_PNG], len(_PNG)
    while at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind in _KEPT:
            kept.append(data[at : at + 12 + length])
        at += 12 + length
        if kind == b"IEND":
            break
    return b"".join(kept)


def clean_svg(drawing: str, name: str) -> str:
    """Return an SVG without comments, classes, data attributes, scripts and links; its ids are counted from `name`."""
    root = ET.fromstring(drawing)  # noqa: S314 - it was drawn here, a moment ago, from escaped text
    ids = {element.get("id"): f"{name}-{place}" for place, element in enumerate(root.iter()) if element.get("id")}
    for parent in root.iter():
        for child in list(parent):
            if child.tag.rpartition("}")[2] in {"script", "foreignObject", "metadata", "title", "desc"}:
                parent.remove(child)
        for key, value in list(parent.attrib.items()):
            plain = key.rpartition("}")[2]
            if plain == "class" or plain.startswith(("data-", "on")):
                del parent.attrib[key]
            elif plain == "id":
                parent.set(key, ids[value])
            elif plain == "href" and not value.startswith("#"):
                del parent.attrib[key]
            else:
                parent.set(key, _with_ids(value, ids))
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    return ET.tostring(root, encoding="unicode")


def _with_ids(value: str, ids: dict[str | None, str]) -> str:
    if value.startswith("#"):
        return f"#{ids.get(value[1:], '')}"
    return re.sub(r"url\(['\"]?#([^'\")]+)['\"]?\)", lambda found: f"url(#{ids.get(found[1], '')})", value)


def clean_pdf(data: bytes) -> bytes:
    """Return a PDF whose information says nothing: blanks take the place of the entries, so every offset stays true."""
    found = re.search(rb"trailer\s*<<.*?/Info (\d+) 0 R", data, re.DOTALL)
    start = re.search(rb"(?:^|\n)%s 0 obj\s*<<" % found[1], data) if found else None
    if found is None or start is None:
        raise CareerdataError("The printed page is not put together as expected, so it is not handed out.")
    end = data.index(b">>\nendobj", start.end())
    return data[: start.end()] + b" " * (end - start.end()) + data[end:]


def page_count(data: bytes) -> int:
    """Return how many pages a printed PDF has."""
    return len(re.findall(rb"/Type /Page\b(?!s)", data))
