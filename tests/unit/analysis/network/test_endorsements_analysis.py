"""Words asked for, given and declined, and whom to ask next: somebody who saw the work, and never cold."""

from dataclasses import replace

import pytest
from power_book import ago, book

from careerdata.analysis.network import endorsements

RESULT = {"date": ago(60), "project": "Dashboard", "team": "Data"}


def person(name, support=1, team="Data", **more):
    return {"contact": name, "support": support, "team": team, "circle": "active", **more}


def word(name, kind, status, asked, given=None):
    given = None if given is None else ago(given)
    return {"asked_on": ago(asked), "contact": name, "kind": kind, "status": status, "given_on": given}


def read(people, words=(), silent=(), exposure=(RESULT,), **more):
    touched = [(row["contact"], 200 if row["contact"] in silent else 5) for row in people]
    return endorsements.read(book(people, touched, endorsements=words, exposure=exposure, **more))


def order(finding):
    return finding.table["contact"].tolist()


def next_one(finding):
    return finding.table.loc[finding.table["next"], "contact"].tolist()


def test_next_is_who_would_speak_up_then_who_has_more_say():
    finding = read([person("Ann", 1, influence=5), person("Bea", 2, influence=1), person("Cem", 2, influence=3)])
    assert order(finding) == ["Cem", "Bea", "Ann"]
    assert next_one(finding) == ["Cem"]
    assert finding.sentence.endswith("Ask Cem next: would speak up for you; in Data, who saw “Dashboard”.")


def test_only_people_of_a_team_that_saw_a_result_are_suggested():
    people = [person("Ann", team="data "), person("Bea", team="Sales"), person("Cem", team=None)]
    assert order(read(people)) == ["Ann"]
    ahead = {**RESULT, "date": ago(-3)}
    assert order(read(people, exposure=(ahead,))) == []
    assert "a result together comes before a word" in read(people, exposure=()).sentence


def test_a_team_of_the_same_name_elsewhere_did_not_see_it():
    people = [person("Ann", organisation="Tern"), person("Bea", organisation="Quill")]
    people += [{"contact": "Boss", "organisation": "quill"}]
    asks = [{"date": ago(3), "to": "Boss", "request": "A trial"}]
    assert order(read(people, asks=asks)) == ["Bea"]


def test_a_cold_ask_comes_last_and_is_never_next():
    finding = read([person("Ann", 2), person("Bea", 0)], silent=("Ann",))
    assert order(finding) == ["Bea", "Ann"]
    assert next_one(finding) == ["Bea"]
    assert finding.table["reason"].iloc[1].endswith("asking would be a cold ask: give something first")
    only = read([person("Ann", 2)], silent=("Ann",))
    assert next_one(only) == []
    assert "give something to Ann first" in only.sentence


@pytest.mark.parametrize(
    ("words", "asked_again"),
    [
        ([word("Ann", "introduction", "asked", 20)], False),
        ([word("Ann", "introduction", "declined", 400)], False),
        ([word("Ann", "recommendation", "given", 400, 380)], False),
        ([word("Ann", "reference", "given", 400, 380)], False),
        ([word("Ann", "introduction", "given", 190, 100)], False),
        ([word("Ann", "introduction", "given", 400, 380)], True),
        ([word("Ann", "good_word", "given", 400, 380)], True),
    ],
)
def test_who_is_not_asked_again(words, asked_again):
    assert (order(read([person("Ann")], words)) == ["Ann"]) is asked_again


def test_somebody_against_it_or_snoozed_is_left_out():
    assert order(read([person("Ann", -1), person("Bea", snooze_until=ago(-3))])) == []


def test_what_was_asked_is_counted_with_who_is_still_open_and_since_when():
    words = [
        word("Ann", "reference", "asked", 18),
        word("Bea", "recommendation", "given", 90, 80),
        word("Cem", "good_word", "declined", 40),
        word("Dee", "good_word", "asked", -3),
    ]
    finding = read([person("Eli")], words)
    assert finding.sentence.startswith(
        "Of the 3 references you asked for: 1 given, 1 declined and 1 still open (Ann, for 18 days)."
    )
    asked = finding.frames["asked"]
    assert asked["contact"].tolist() == ["Ann", "Cem", "Bea"]
    assert asked["days_open"].dropna().tolist() == [18]


def test_a_request_that_a_later_row_answers_is_open_no_more():
    words = [word("Ann", "recommendation", "asked", 90), word("Ann", "recommendation", "given", 80, 80)]
    asked = read([person("Bea")], words).frames["asked"]
    assert asked["status"].tolist() == ["given"]
    again = [word("Ann", "recommendation", "given", 80, 80), word("Ann", "recommendation", "asked", 3)]
    assert sorted(read([person("Bea")], again).frames["asked"]["status"]) == ["asked", "given"]


def test_a_word_that_came_by_itself_is_none_you_asked_for():
    words = [word("Ann", "good_word", "given", 40, 40), word("Bea", "recommendation", "given", 90, 80)]
    finding = read([person("Eli")], words)
    assert finding.sentence.startswith("1 reference: 1 given. 1 came unasked, or at once.")
    assert finding.frames["asked"]["unasked"].tolist() == [True, False]
    alone = read([person("Eli")], words[:1])
    assert alone.sentence.startswith("You have asked nobody for a reference yet")
    requested = read([person("Eli")], [word("Ann", "good_word", "asked", 90), words[0]])
    assert requested.sentence.startswith("1 reference: 1 given. Ask")


def test_without_a_status_the_day_it_was_given_tells():
    words = [word("Ann", "reference", None, 90, 80), word("Bea", "reference", None, 50)]
    asked = read([], words).frames["asked"].set_index("contact")
    assert asked["status"].to_dict() == {"Ann": "given", "Bea": "asked"}


def test_nobody_asked_yet_is_no_reproach():
    assert "That is where everybody starts" in read([person("Ann")]).sentence


def test_the_order_of_the_rows_changes_nothing():
    people = [person(f"P{number}", number % 3, influence=number % 6) for number in range(20)]
    words = [word(f"P{number}", "good_word", "given", 300 + number, 290) for number in range(6)]
    folder = book(people, [(f"P{number}", number * 9) for number in range(20)], endorsements=words, exposure=[RESULT])
    mixed = replace(
        folder, contacts=folder.contacts[::-1], endorsements=folder.endorsements[::-1], touches=folder.touches[::-1]
    )
    one, other = endorsements.read(folder), endorsements.read(mixed)
    assert one.sentence == other.sentence
    assert one.table.equals(other.table)
    assert one.frames["asked"].equals(other.frames["asked"])
