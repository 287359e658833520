"""The top of the power map: who decides and where they stand, how many views are unknown, whom to talk to."""

import pytest
from power_book import ago, book

from careerdata.analysis.network import power
from careerdata.analysis.network.power_headline import answer


def person(name, influence=None, support=None, **more):
    return {"contact": name, "influence": influence, "support": support, "circle": "active", **more}


def top(people, touched=()):
    found = answer(power.read(book(people, touched)))
    assert len(found.headline.split()) <= 12
    return found.headline, f"{found.number} {found.says}", found.action, found.step


def test_an_empty_folder_and_people_without_a_place_say_how_to_begin():
    assert top([]) == (
        "Nobody is on your map yet",
        "0 people noted",
        "add who knows your work, and who decides.",
        "followups",
    )
    place = ("place somebody on the map below.", "")
    assert top([person("Ann")]) == ("Who has a say? Nobody is placed yet", "1 person noted, nobody placed yet", *place)
    assert top([person("Ann"), person("Bea")])[1] == "2 people noted, nobody placed yet"


@pytest.mark.parametrize(
    ("support", "headline", "number"),
    [
        (None, "Ann decides, and you don't know their view", "1 of 1 person whose view you don't know"),
        (2, "Ann decides, and would speak up", "1 of 1 person would speak up for you"),
        (1, "Ann decides, and leans your way", "0 of 1 person would speak up for you"),
        (-1, "Ann decides, and leans against it", "0 of 1 person would speak up for you"),
        (-2, "Ann decides, and is against it", "0 of 1 person would speak up for you"),
    ],
)
def test_the_one_who_decides_is_named_with_their_view(support, headline, number):
    assert top([person("Ann", 5, support)], [("Ann", 3)])[:2] == (headline, number)


def test_several_who_decide_are_counted_by_side():
    assert top([person("Ann", 5, 2), person("Bea", 5, 0), person("Cem", 5, 1), person("Dee", 5, -1)])[:2] == (
        "4 people decide: 2 on your side, 1 against, 1 unknown",
        "1 of 4 people whose view you don't know",
    )
    assert top([person("Ann", 5, 2), person("Bea", 5, 1)])[0] == "2 people decide, both on your side"
    assert top([person(name, 5, 0) for name in "ABC"])[0] == "3 people decide, all of unknown view"
    assert top([person("Ann", 4, 1), person("Bea", 2, 0)])[0] == "Nobody who decides is on your map yet"


def test_the_next_step_is_a_talk_a_gift_a_search_or_the_ask():
    people = [person("Ann", 5, 0), person("Bea", 4, 1)]
    assert top(people, [("Ann", 1), ("Bea", 0)])[2:] == ("talk to Ann, last in touch 1 day ago.", "followups")
    assert top(people, [("Ann", 200), ("Bea", 0)])[2:] == ("talk to Bea, in touch today.", "followups")
    assert top(people, [("Ann", 200), ("Bea", 300)])[2:] == ("give Ann something first, then talk.", "followups")
    assert top([person("Ann", 2, 0)])[2:] == ("find out who decides, and add them.", "followups")
    decided = top([person("Ann", 5, 2), person("Bea", 5, 0, snooze_until=ago(-9))], [("Bea", 3)])
    assert decided[2:] == ("prepare your ask: nobody waits for a talk first.", "ask")
