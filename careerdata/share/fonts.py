"""Letters that no font of this machine draws: a print or a picture would show an empty box in their place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from careerdata.share.browser import Browser
from careerdata.share.contents import Pack

_LATIN = 0x24F
"""Every machine has a font for the letters up to this one."""
_MOST = 12
"""So many letters are named."""
_SEEN = ("L", "N", "S", "P", "Co")
"""What has a shape of its own: letters, figures, signs; not blanks and what joins or turns others."""


def undrawn(pack: Pack, browser: Callable[[], Browser]) -> str:
    """Return in a sentence which letters of a pack this machine cannot draw; "" when it draws them all.

    Args:
        pack: what is to be drawn.
        browser: starts the one that draws; it is started here only where there is a letter to try.
    """
    words = "".join(_words(pack))
    strange = sorted(
        letter for letter in set(words) if ord(letter) > _LATIN and unicodedata.category(letter).startswith(_SEEN)
    )
    missing = browser().without_a_font(strange) if strange else []
    if not missing:
        return ""
    more = f" and {len(missing) - _MOST} more" if len(missing) > _MOST else ""
    return (
        f"No font on this machine draws these letters: {' '.join(missing[:_MOST])}{more}. PDF and pictures have boxes in "
        "their place. Install a font that has them, or send the page, which shows them where its reader has one."
    )


def _words(pack: Pack) -> Iterator[str]:
    yield from (pack.title, pack.byline)
    for heading, lines in pack.brief:
        yield from (heading, *lines)
    for page in pack.pages:
        yield from (page.headline, page.alt, page.caution)
    for frame in pack.tables.values():
        yield from (str(cell) for row in frame.itertuples(index=False) for cell in row)
