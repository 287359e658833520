"""The words that pasted job postings share."""

import sys

import pytest

from careerdata.analysis.plan.postings import MOST_TERMS, terms
from careerdata.problems import ExtraMissingError

POSTINGS = """\
Product Analyst at Tern & Tide
You have strong SQL and experience with experiment design and A/B testing.
Python is a plus; C++ is not needed.
---
Senior Analyst
- 3+ years of sql, sql and SQL
- A/B testing, experiment design
  -----
We look for SQL, dbt and Python.
"""


def counted(text):
    return {term: (postings, times) for term, postings, times in terms(text).itertuples(index=False)}


def test_terms_are_counted_by_posting_and_only_shared_ones_are_shown():
    # Written out by hand: SQL in all three (5 times), Python in the first and the last, and so on.
    assert counted(POSTINGS) == {
        "SQL": (3, 5),
        "Python": (2, 2),
        "A/B testing": (2, 2),
        "experiment design": (2, 2),
    }
    assert terms(POSTINGS)["term"].tolist() == ["SQL", "A/B testing", "experiment design", "Python"]


def test_one_posting_says_what_it_says_with_the_signs_of_the_trade():
    assert set(counted("SQL and dbt. C++, C#, R or Node.js\n• A/B testing")) == {
        "SQL",
        "dbt",
        "C++",
        "C#",
        "R",
        "Node.js",
        "A/B testing",
    }


@pytest.mark.parametrize("text", ["", "  \n---\n", "!!!", "the and of", "---\n---\n---", "2026 12"])
def test_text_without_a_term_gives_none(text):
    assert terms(text).empty


def test_a_part_that_never_comes_alone_is_left_out_and_one_that_does_stays():
    assert set(counted("experiment design")) == {"experiment design"}
    assert set(counted("experiment design, design")) == {"experiment design", "design"}


def test_the_list_stays_short_enough_to_read():
    words = [f"{first}{second}x" for first in "bcdfgh" for second in "aeiouy"]
    assert len(terms(", ".join(words))) == MOST_TERMS


def test_without_the_extra_a_sentence_says_what_works(monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn.feature_extraction.text", None)
    with pytest.raises(ExtraMissingError, match=r"careerdata\[postings\].*list that you write yourself works"):
        terms(POSTINGS)
