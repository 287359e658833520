"""The words that job postings share: pasted text in, terms and their counts out; the text itself is never kept."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from careerdata.problems import ExtraMissingError

BETWEEN = re.compile(r"^\s*-{3,}\s*$", re.MULTILINE)
"""A line of dashes stands between two postings."""
MOST_TERMS = 30
_END = re.compile(r"[\n;:!?()•*|,]|\.\s|\.$")
"""Where a sentence, a line or a part of a list ends."""
_TERM = r"(?u)\b\w(?:[\w+#/&.-]*[\w+#])?"
"""A word as postings write it: C++, C#, A/B, node.js, and R too."""
_LONGEST = 3
_EVERYWHERE = frozenset(
    """ability able advanced analyst and or benefits based bonus business candidate candidates career colleagues company
    culture day days degree department develop drive employer environment equal etc excellent experience experienced
    familiar familiarity fast good great help ideal ideally include including job join knowledge level looking love
    manager member month must need new office opportunity paced part people plus preferred proficiency proficient
    proven remote required requirements responsibilities responsible role salary senior skill skills solid strong
    support team teams time tools understanding use used using want week well work working world year years you your
    our we us will like who""".split()  # noqa: SIM905 - a list of words reads best as words
)
"""What every posting says, whatever the role."""


def terms(text: str) -> pd.DataFrame:
    """Count the terms of one or more job postings (scikit-learn's CountVectorizer, one to three words).

    Args:
        text: the postings, one after the other, with a line of dashes between two.

    Returns:
        One row a term: term, postings (in how many it is), times (how often). With several postings only what at
        least two share, with one what it says; the most shared first, 30 at most. A part of a longer term that never
        comes alone is left out.

    Raises:
        ExtraMissingError: when scikit-learn is not installed.
    """
    try:
        from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer  # noqa: PLC0415 - an extra
    except ImportError:
        raise ExtraMissingError("postings", "count words", "A list that you write yourself works without it") from None
    postings = [part for part in BETWEEN.split(text) if re.search(r"\w", part)]
    if not postings:
        return _table([])
    weak = ENGLISH_STOP_WORDS | _EVERYWHERE
    counter = CountVectorizer(ngram_range=(1, _LONGEST), token_pattern=_TERM)
    # A term must not reach over the end of a sentence or a line: each piece is counted on its own.
    pieces = [(place, piece) for place, posting in enumerate(postings) for piece in _END.split(posting)]
    try:
        counts = counter.fit_transform([piece for _, piece in pieces]).toarray()
    except ValueError:  # scikit-learn's answer to text without a word.
        return _table([])
    times = pd.DataFrame(counts, columns=counter.get_feature_names_out()).groupby([place for place, _ in pieces]).sum()
    says_something = [term for term in times.columns if _says_something(term, weak)]
    shared = {term: (int((times[term] > 0).sum()), int(times[term].sum())) for term in says_something}
    shared = {term: seen for term, seen in shared.items() if seen[0] >= min(2, len(postings))}
    whole = [(_as_written(term, text), *seen) for term, seen in shared.items() if not _only_inside(term, shared)]
    return _table(sorted(whole, key=lambda item: (-item[1], -item[2], item[0].casefold()))[:MOST_TERMS])


def _says_something(term: str, weak: frozenset[str]) -> bool:
    words = term.split()
    return not (words[0] in weak or words[-1] in weak or {"and", "or"} & set(words) or any(map(str.isdigit, words)))


def _as_written(term: str, text: str) -> str:
    found = re.search(r"\s+".join(map(re.escape, term.split())), text, re.IGNORECASE)
    return " ".join(found.group().split()) if found else term


def _only_inside(term: str, shared: Mapping[str, tuple[int, int]]) -> bool:
    """Return whether a term never comes but as a part of a longer one."""
    longer = (other for other in shared if other != term and f" {term} " in f" {other} ")
    return any(shared[other] == shared[term] for other in longer)


def _table(rows: list[tuple[str, int, int]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["term", "postings", "times"])
