"""`[names]` of a plan: one person's other spellings and earlier names. What was written stays; only who is meant changes."""

from __future__ import annotations

from collections.abc import Mapping

from careerdata.text import name_key

Names = Mapping[str, tuple[str, ...]]


def renamed(names: Names, old: str, new: str) -> dict[str, tuple[str, ...]]:
    """Return the names with somebody called `new` from now on; `old`, and every earlier name, still mean them."""
    others = [*names.get(old, ()), old]
    kept = {name: other for name, other in names.items() if name != old}
    return kept | {new: _each_once([*kept.get(new, ()), *others], but=new)}


def merged(names: Names, kept: str, other: str) -> dict[str, tuple[str, ...]]:
    """Return the names with `other` being `kept`, and so everybody that `other` was called."""
    return renamed(names, other, kept)


def split(names: Names, other: str) -> dict[str, tuple[str, ...]]:
    """Return the names with `other` being somebody of their own again."""
    apart = {name: tuple(one for one in others if name_key(one) != name_key(other)) for name, others in names.items()}
    return {name: others for name, others in apart.items() if others}


def _each_once(names: list[str], but: str) -> tuple[str, ...]:
    seen = {name_key(but): ""} | {name_key(name): name for name in reversed(names) if name_key(name) != name_key(but)}
    return tuple(name for name in names if seen.get(name_key(name)) == name)
