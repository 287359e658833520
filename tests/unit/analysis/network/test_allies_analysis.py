"""Who could ask together: the same open pain, at the same place of work, and never a cold ask."""

from power_book import ago, book

from careerdata.analysis.network import allies


def person(name, shares, **more):
    return {"contact": name, "shares": shares, "circle": "active", "organisation": "Quill", **more}


def pain(text, weight=3, status="open"):
    return {"noticed_on": ago(30), "pain": text, "weight": weight, "status": status}


ASK = [{"date": ago(3), "to": "Boss", "request": "A trial"}]
BOSS = {"contact": "Boss", "organisation": "Quill"}


def test_people_who_share_an_open_pain_come_with_words_that_quote_it():
    folder = book(
        [BOSS, person("Ann", "noise ;Late hours"), person("Bea", "Noise"), person("Cem", "Parking")],
        [("Ann", 5), ("Bea", 5), ("Cem", 5)],
        asks=ASK,
        pains=[pain("Noise", 5), pain("Late hours", 2), pain("Parking", status="dropped")],
    )
    finding = allies.read(folder)
    assert list(zip(finding.table["pain"], finding.table["contact"], strict=True)) == [
        ("Noise", "Ann"),
        ("Noise", "Bea"),
        ("Late hours", "Ann"),
    ]
    assert finding.table["together"].all()
    assert finding.table["opening"].str.contains("“Noise”|“Late hours”").all()
    assert finding.sentence == "You could ask together for “Noise” with Ann and Bea and “Late hours” with Ann."


def test_a_silent_person_gets_no_opening_words_but_something_first():
    folder = book([BOSS, person("Ann", "Noise")], [("Ann", 300)], asks=ASK, pains=[pain("Noise")])
    table = allies.read(folder).table
    assert not table["together"].any()
    assert table["opening"].tolist() == [""]
    assert table["reason"].tolist() == ["asking would be a cold ask: give something first"]
    assert "needs a word from you first" in allies.read(folder).sentence


def test_somebody_elsewhere_cannot_ask_with_you_but_can_tell():
    folder = book([BOSS, person("Ann", "Noise", organisation="Tern")], [("Ann", 5)], asks=ASK, pains=[pain("Noise")])
    table = allies.read(folder).table
    assert not table["together"].any()
    assert table["reason"].tolist() == ["works at Tern: can tell how they deal with it there"]
    assert "How do you deal with it where you are?" in table["opening"].iloc[0]


def test_where_you_work_is_not_known_without_an_ask_so_everybody_could():
    folder = book([person("Ann", "Noise", organisation="Tern")], [("Ann", 5)], pains=[pain("Noise")])
    assert allies.read(folder).table["together"].tolist() == [True]


def test_somebody_against_it_or_snoozed_is_not_asked():
    people = [person("Ann", "Noise", support=-1), person("Bea", "Noise", snooze_until=ago(-9))]
    table = allies.read(book(people, [("Ann", 5), ("Bea", 5)], pains=[pain("Noise")])).table
    assert not table["together"].any()
    assert table["opening"].tolist() == ["", ""]


def test_nothing_open_and_nobody_who_shares_are_answers():
    assert allies.read(book([person("Ann", "Noise")])).sentence.startswith("No pain point is open")
    assert "Nobody is noted" in allies.read(book([], pains=[pain("Noise")])).sentence


def test_a_pain_that_is_written_twice_counts_once():
    folder = book([person("Ann", "Noise; NOISE")], [("Ann", 5)], pains=[pain("Noise"), pain("noise")])
    assert len(allies.read(folder).table) == 1
