"""Small files of our own with a seal: one that was damaged, or changed by hand, is told and not believed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What reading such a file raises when it is not as it was written."""


def sealed(name: str, said: Mapping[str, Any]) -> bytes:
    """Return the bytes of a file that says this, in the order of its keys, under a name."""
    ordered = {key: said[key] for key in sorted(said)}
    return json.dumps({name: ordered, "seal": _seal(ordered)}, ensure_ascii=False).encode()


def unsealed(name: str, data: bytes) -> dict[str, Any]:
    """Return what a file says under a name.

    Raises:
        ValueError: if the seal does not fit; anything of `DAMAGED` if it is no such file at all.
    """
    said = json.loads(data)
    if said.keys() != {name, "seal"} or said["seal"] != _seal(said[name]):
        raise ValueError
    return dict(said[name])


def _seal(said: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
