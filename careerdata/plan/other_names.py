"""`[names]` of a plan: one person's other spellings and earlier names. What was written stays; only who is meant changes."""

from __future__ import annotations

from collections.abc import Mapping

from careerdata.text import name_key

Names = Mapping[str, tuple[str, ...]]


def renamed(names: Names, old: str, new: str) -> dict[str, tuple[str, ...]]:
    """Return the names with whoever is called `old` being `new` from now on, and every earlier name still meaning them.

    Where `new` is somebody already, the two are one from now on.
    """
    mine = {main: others for main, others in names.items() if name_key(main) in (name_key(old), name_key(new))}
    earlier = {name_key(name): name for name in (*(other for one in mine.values() for other in one), *mine, old)}
    earlier.pop(name_key(new), None)
    kept = {main: others for main, others in names.items() if main not in mine}
    return kept | ({new: tuple(earlier.values())} if earlier else {})


def split(names: Names, other: str) -> dict[str, tuple[str, ...]]:
    """Return the names with `other` being somebody of their own again."""
    apart = {name: tuple(one for one in others if name_key(one) != name_key(other)) for name, others in names.items()}
    return {name: others for name, others in apart.items() if others}
