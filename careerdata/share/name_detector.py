"""Who is named in a text: however the name is put there that a keyboard, a mail address or another script brings about.

Not found are nicknames, initials alone, a part of a name in small letters outside an address, letters of another
alphabet that look alike, and endings that change the name itself (Marek, Markiem).
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

_FEWEST_LETTERS = 3
"""A part of a name that is shorter than this is no name on its own."""
_FEWEST_RUN_TOGETHER = 5
"""A name of fewer letters is not looked for without its blanks: "Al Le" is not in "alle"."""
_POINTS = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u0655\ufe00-\ufe0f]")
"""Accents, and the points of Hebrew and Arabic, which are often left out; so "Zoe" is Zoë."""
_CLOSE = r"\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff\U00020000-\U0003ffff"
"""Thai to Burmese, Khmer, kana, Chinese and Korean letters: no blank stands before or after a name among them."""
_SYLLABLES = re.compile(r"[\u3400-\u9fff\uac00-\ud7ff\U00020000-\U0003ffff]{3,}")
_IN_NAMES = {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "So"}
"""Letters, marks, digits and pictures; what else there is in a name stands between its words (Unicode categories)."""
_LETTER = rf"[^\W\d_{_CLOSE}]"
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŋ": "n", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"}
    | {"Ł": "L", "Ø": "O", "Đ": "D", "Ð": "D", "Ħ": "H", "Ŋ": "N", "Æ": "Ae", "Œ": "Oe", "Þ": "Th", "ẞ": "SS"}
)
"""Letters that no keyboard has but one, and that are not put together of a letter and an accent."""
_SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"}
)
_ENDINGS = (
    "(?i:s|a|u|y|i|e|n|t|en|in|em|om|ie|owi|ov|ova|ego|emu|na[kl]|ne[kl]|va[ln]?|ve[ln]?|ban|ben|nin|nun|lla|lle|sta)?"
)
"""What Slavic languages, Hungarian, Finnish, Turkish and German put behind a name; accents are off by then."""
_FEWEST_BEFORE_AN_ENDING = 5
_ADDRESS = re.compile(r"[^\s<>()\[\]\"']*(?:@|://|www\.|/)[^\s<>()\[\]\"']*")
"""A mail address, a link or the path of a file: names stand in them in small letters and with an initial."""
_TIED_ON = r"(?:[ובהכלמש]{1,2}|[وفبكل]{1,2})?"
"""And, the, in, as, to, from, that: written as one with the name in Hebrew and Arabic."""


class People:
    """People to look for in texts: by the whole name in any case, or by one part as written or in capitals."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names, as contacts.csv writes them."""
        words = [_tokens(name) for given in names for name in _spellings(given)]
        orders = {tuple(map(_folded, order)) for tokens in words for order in _orders(tokens)}
        self._wholes = _any_of((_joined(order), "".join(order)) for order in orders)
        self._parts = _any_of(
            (re.escape(form), form) for form in {form for tokens in words for token in tokens for form in _alone(token)}
        )
        in_addresses = {form for tokens in words for form in _in_an_address([_folded(token) for token in tokens])}
        self._in_addresses = (
            re.compile(rf"(?<!{_LETTER})(?:{'|'.join(sorted(in_addresses))})(?!{_LETTER})")
            if in_addresses
            else re.compile("(?!)")
        )

    def named_in(self, text: str) -> str:
        """Return the words in a text that name one of them; "" where there are none."""
        # A link has a name with its letters as numbers: margit%20havas.
        for form in dict.fromkeys((text, html.unescape(unquote(text)))):
            plain = _plain(form)
            found = self._parts.search(plain) or self._wholes.search(_folded(plain))
            for address in () if found else _ADDRESS.findall(plain):
                found = found or self._in_addresses.search(_folded(address))
            if found:
                return found[0]
        return ""


def _plain(text: str) -> str:
    """Return a text with each letter in its one form, without accents and without what cannot be seen."""
    bare = _POINTS.sub("", unicodedata.normalize("NFKD", text))
    bare = "".join(letter for letter in bare if unicodedata.category(letter) != "Cf").translate(_STROKES)
    return unicodedata.normalize("NFKC", bare)


def _spellings(name: str) -> set[str]:
    """Return a name without accents, with its umlauts spelt out (Joerg), and the other way round."""
    plain = _plain(name)
    return {
        plain,
        _plain(unicodedata.normalize("NFC", name).translate(_SPELT_OUT)),
        re.sub("([AaOoUu])e", r"\1", plain),
    }


def plain_letters(text: str) -> str:
    """Return the words of a text in small letters without accents, one blank between them."""
    return " ".join(re.findall(r"[^\W_]+", _folded(_plain(text))))


def _folded(plain: str) -> str:
    return _plain(plain.casefold())


def _tokens(name: str) -> list[str]:
    """Return the words of a name; a mark belongs to the letter before it."""
    return "".join(letter if unicodedata.category(letter) in _IN_NAMES else " " for letter in name).split()


def _orders(tokens: list[str]) -> Iterator[list[str]]:
    """Yield the name as it is, and its first and last word in either order, as in a mail address or a list."""
    if tokens:
        yield tokens
    for other in tokens[1:]:
        yield [tokens[0], other]
        yield [other, tokens[0]]


def _in_an_address(tokens: list[str]) -> Iterator[str]:
    """Yield what stands for somebody in an address: a part of the name, or an initial and another part."""
    for token in tokens:
        if len(token) >= _FEWEST_LETTERS and token.isalpha():
            yield re.escape(token)
            yield from (rf"{re.escape(other[0])}[\W_]?{re.escape(token)}" for other in tokens if other != token)


def _joined(words: tuple[str, ...]) -> str:
    """Return what finds these words behind each other, with a little between them that is no letter, or with nothing."""
    least = 0 if len("".join(words)) >= _FEWEST_RUN_TOGETHER else 1
    return rf"[\W_]{{{least},3}}".join(map(re.escape, words))


def _alone(token: str) -> Iterator[str]:
    """Yield what may stand for somebody when it is the only word of the name: as written, and in capitals."""
    if len(token) >= _FEWEST_LETTERS and token[0].isalpha() and not token[0].islower():
        yield from {token, token.capitalize(), token.upper()}
    if _SYLLABLES.fullmatch(token):
        # A family name or a given name: 田中, 小明, 민수.
        yield from (token[:2], token[-2:])


def _ending(letters: str) -> str:
    """Return what may stand behind a name and still be it: some languages put an s there, others more."""
    return _ENDINGS if len(letters) >= _FEWEST_BEFORE_AN_ENDING else "[sS]?"


def _any_of(looked_for: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    """Return what finds any of these patterns, given with their letters; where words have blanks, whole words only."""
    by_border: dict[tuple[str, str], list[str]] = {}
    for pattern, letters in looked_for:
        before = "" if re.match(f"[{_CLOSE}]", letters) else rf"(?<!{_LETTER}){_TIED_ON}"
        after = "" if re.search(f"[{_CLOSE}]$", letters) else rf"{_ending(letters)}(?!{_LETTER})"
        by_border.setdefault((before, after), []).append(pattern)
    kinds = [
        f"{before}(?:{'|'.join(sorted(same, key=len, reverse=True))}){after}"
        for (before, after), same in by_border.items()
    ]
    return re.compile("|".join(kinds) or "(?!)")
