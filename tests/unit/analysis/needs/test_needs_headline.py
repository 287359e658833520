"""The top of wants and needs: one answer, one number and one next action for lists of every kind."""

import datetime as dt

import pandas as pd
import pytest

from careerdata.analysis.needs.headline import answer
from careerdata.analysis.needs.verdict import read
from careerdata.logbook import Logbook

TODAY = dt.date(2026, 6, 28)
LOOK_OUTSIDE = "see what opens doors, and note one job that you would take."


def top(*rows, asks=()):
    """Return the top for pain points given as (pain, kind, status), noticed today."""
    pains = pd.DataFrame(rows, columns=["pain", "kind", "status"]).assign(noticed_on=TODAY)
    made = pd.DataFrame(asks, columns=["date", "pain", "answer", "follow_up_on"])
    found = answer(read(Logbook.from_frames(today=TODAY, pains=pains, asks=made)))
    assert len(found.headline.split()) <= 12
    return found.headline, f"{found.number} {found.says}", found.action, found.step


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [],
            (
                "Not sorted yet: one line makes a beginning",
                "0 lines on your list",
                "write down one thing that bothers you at work.",
                "",
            ),
        ),
        (
            [("quiet", "need", "open")],
            (
                "Look around, and ask: 1 need, not asked for yet",
                "0 of 1 unmet need asked for so far",
                'prepare the ask about "quiet".',
                "ask",
            ),
        ),
        (
            [("quiet", "need", "open"), ("pay", "need", "open"), ("tea", "want", "open")],
            (
                "Look around, and ask: 2 needs, none asked for yet",
                "0 of 2 unmet needs asked for so far",
                'prepare the ask about "quiet".',
                "ask",
            ),
        ),
        (
            [("quiet", "need", "refused"), ("pay", "need", "open"), ("post", "need", "refused")],
            (
                "Look outside: 3 needs are not met",
                "2 of 3 unmet needs asked for so far",
                'prepare the ask about "pay".',
                "ask",
            ),
        ),
        (
            [("quiet", "need", "refused")],
            ("Look outside: 1 need is not met", "1 of 1 unmet need asked for so far", LOOK_OUTSIDE, "outside"),
        ),
        (
            [("tea", "want", "asked"), ("a chair", "want", "open"), ("quiet", "need", "met")],
            (
                "Negotiate here: 2 wants are open, no need is unmet",
                "1 of 2 wants asked for so far",
                'prepare the ask about "a chair".',
                "ask",
            ),
        ),
        (
            [("tea", "want", "asked")],
            (
                "Negotiate here: 1 want is open, no need is unmet",
                "1 of 1 want asked for so far",
                "find somebody who would speak up for it.",
                "power",
            ),
        ),
        (
            [("tea", None, "open"), ("noise", None, "open"), ("a chair", "want", "open")],
            (
                "Not yet: 2 lines are not sorted",
                "1 of 3 lines sorted into needs and wants",
                'sort "tea": could you live with it for another year?',
                "",
            ),
        ),
        (
            [("quiet", "need", "asked")],
            (
                "Not yet: 1 answer is due",
                "1 of 1 line sorted into needs and wants",
                # 90 days from 28 June: 2 of June, 31 of July, 31 of August, 26 of September.
                'keep 26 September 2026 free: that is when the answer to "quiet" is due.',
                "",
            ),
        ),
        (
            [("quiet", "need", "met"), ("tea", "want", "dropped")],
            (
                "Nothing on your list is open any more",
                "2 of 2 lines settled",
                "nothing here. Write down what bothers you when it comes.",
                "",
            ),
        ),
    ],
)
def test_each_list_has_its_answer_its_number_and_its_next_step(rows, said):
    assert top(*rows) == said


def test_an_offer_comes_before_what_waits_and_that_before_what_is_not_sorted():
    rows = [("quiet", "need", "asked"), ("pay", "need", "asked"), ("tea", None, "open")]
    headline, _, action, step = top(*rows, asks=[("2026-06-28", "quiet", "counter", None)])
    assert headline == "Not yet: 1 counter-offer waits and 1 answer is due"
    assert (action, step) == ('decide on the counter-offer for "quiet".', "ask")
