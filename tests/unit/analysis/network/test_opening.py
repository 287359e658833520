"""The line to begin a message with: out of the log, the fittest first, and never an ask."""

import pytest
from power_book import ago, book

from careerdata.analysis.network.opening import opening_lines

ANN = {"contact": "Ann Lee", "organisation": "Tern", "team": "Data", "shares": "Noise", "met_through": "a fair"}
STEP = {"date": ago(20), "contact": "Ann Lee", "kind": "met", "next_step": "send the slides", "next_step_on": ago(-3)}
GAVE = {"date": ago(17), "contact": "Ann Lee", "kind": "gave", "from": "them"}
EVENT = {"date": ago(17), "contact": "Ann Lee", "kind": "event", "event": "PyData"}
TALK = {"date": ago(17), "contact": "Ann Lee", "kind": "called", "from": "both"}
RESULT = {"date": ago(30), "project": "Dashboard", "team": "data", "shareable": "yes"}
PAIN = {"noticed_on": ago(90), "pain": "Noise", "status": "open"}


@pytest.mark.parametrize(
    ("person", "logs", "line"),
    [
        (ANN, {"touches": [STEP, GAVE]}, "I have not forgotten what I said I would do: send the slides."),
        (ANN, {"touches": [GAVE], "exposure": [RESULT]}, "Thank you again for the help in May."),
        (ANN, {"exposure": [RESULT], "pains": [PAIN]}, "I thought of you because of Dashboard. How is it going in Data?"),
        (ANN, {"pains": [PAIN]}, "You told me about “Noise”, and I keep thinking of it. How is it for you now?"),
        (ANN, {"touches": [EVENT]}, "It was good to meet you at PyData in May. How have you been since?"),
        (ANN, {"touches": [TALK]}, "We last talked in May. How are things at Tern?"),
        (ANN, {}, "We met through a fair, and I would like to hear how you are."),
        ({"contact": "Ann Lee"}, {}, "How are you?"),
    ],
)  # fmt: skip
def test_it_is_the_fittest_thing_that_the_log_holds(person, logs, line):
    assert opening_lines(book([person], **logs), ["Ann Lee"]) == [line]


def test_what_was_thanked_for_is_not_thanked_for_again():
    thanked = {"date": ago(10), "contact": "Ann Lee", "kind": "thanked", "from": "me"}
    assert opening_lines(book([ANN], touches=[GAVE, thanked]), ["Ann Lee"])[0].startswith("We last")
