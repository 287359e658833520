"""The power map: who is on it, where, how close, and the one to talk to next."""

from dataclasses import replace

import pandas as pd
import pytest
from power_book import TODAY, ago, book

from careerdata.analysis.network import power


def person(name, influence=None, support=None, **more):
    return {"contact": name, "influence": influence, "support": support, "circle": "active", **more}


def names(finding):
    return finding.table["contact"].tolist()


def next_one(finding):
    return finding.table.loc[finding.table["next"], "contact"].tolist()


def test_on_the_map_is_who_has_a_say_is_on_the_target_team_is_asked_or_shares_an_open_pain():
    folder = book(
        [
            person("Say", influence=1),
            person("Team", team=" data "),
            person("Boss", influence=0),
            person("Pain", shares="Noise; Late hours"),
            person("Settled", shares="Parking"),
            person("Nobody", influence=0, support=2),
        ],
        asks=[{"date": ago(3), "to": "Boss", "request": "A trial"}],
        pains=[
            {"noticed_on": ago(9), "pain": "late  HOURS", "status": "asked"},
            {"noticed_on": ago(9), "pain": "Parking", "status": "met"},
        ],
    )
    assert sorted(names(power.read(folder))) == ["Boss", "Pain", "Say", "Team"]


def test_the_next_ally_has_much_say_is_undecided_and_is_no_cold_ask():
    folder = book(
        [
            person("Decided", 5, 2),
            person("Against", 5, -1),
            person("Silent", 5, 0),
            person("Snoozed", 5, 0, snooze_until=ago(-9)),
            person("Ann", 4, 1),
            person("Bea", 3, 0),
            person("Little", 2, 0),
        ],
        [(name, 5) for name in ("Decided", "Against", "Snoozed", "Ann", "Bea", "Little")] + [("Silent", 200)],
    )
    finding = power.read(folder)
    assert next_one(finding) == ["Ann"]
    assert finding.sentence.startswith(
        "Talk to Ann next: influence 4 of 5, leans your way, last in touch 5 days ago. "
        "7 people matter to your plan: 1 who would speak up, 1 who leans your way, 4 whose view you don't know and 1 who "
        "leans against it."
    )
    reasons = finding.table.set_index("contact")["reason"]
    assert reasons["Silent"].endswith("asking would be a cold ask: give something first")
    assert reasons["Snoozed"].endswith("snoozed until 10 June 2026")


def test_influence_comes_before_the_target_team_and_that_before_closeness():
    folder = book(
        [person("Close", 4, 0), person("Team", 4, 0, team="Data"), person("Top", 5, 0)],
        [("Close", days) for days in range(1, 20)] + [("Team", 5), ("Top", 5)],
    )
    assert next_one(power.read(folder)) == ["Top"]
    lower = replace(folder, contacts=folder.contacts[folder.contacts["contact"] != "Top"])
    assert next_one(power.read(lower)) == ["Team"]


def test_when_nobody_is_warm_enough_the_first_to_warm_up_is_named():
    finding = power.read(book([person("Ann", 4, 0), person("Bea", 5, 1)], [("Ann", 300), ("Bea", 200)]))
    assert next_one(finding) == []
    assert "Warm up Bea first: give before you ask." in finding.sentence


def test_when_nobody_has_much_say_or_all_have_decided_that_is_said():
    assert "Nobody on your map has influence of 3 or more yet" in power.read(book([person("Ann", 2)])).sentence
    assert "has taken a stand already" in power.read(book([person("Ann", 5, 2)])).sentence


def test_an_empty_folder_and_one_without_influence_say_how_to_begin():
    assert "add the people" in power.read(book([])).sentence
    assert "note how much" in power.read(book([person("Ann")])).sentence


def test_closeness_counts_days_in_touch_within_a_year_and_the_circle_where_there_are_none():
    people = [person(name, 1) for name in ("Monthly", "Often", "Once", "Old")]
    people += [person("Circle", 1, circle="close"), person("Wide", 1, circle="wide")]
    touched = [("Monthly", 10 * number) for number in range(1, 13)] + [("Often", day) for day in (1, 1, 2, 3, 4)]
    touched += [("Once", 1), ("Once", 1), ("Once", -3), ("Old", 400)]
    close = power.read(book(people, touched)).table.set_index("contact")["closeness"]
    assert close.to_dict() == {
        "Monthly": "at least monthly",
        "Often": "often",
        "Once": "now and then",
        "Old": "not in touch",
        "Circle": "often",
        "Wide": "not in touch",
    }


def test_introduced_by_is_another_contact_and_nothing_else():
    people = [person("Ann", 1), person("Bea", 1, met_through="Ann"), person("Cem", 1, met_through="a fair")]
    people += [person("Dee", 1, met_through="dee"), person("ANN", 1, met_through="ann")]
    table = power.read(book(people)).table.set_index("contact")
    assert table["introduced_by"].dropna().to_dict() == {"Bea": "Ann"}


def test_the_order_of_the_rows_changes_nothing():
    people = [
        person(f"P{number}", number % 6, number % 5 - 2, team="Data" if number % 3 else None) for number in range(40)
    ]
    people = [{**row, "met_through": f"P{(3 * number) % 40}"} for number, row in enumerate(people)]
    folder = book(people, [(f"P{number}", number * 3) for number in range(40)])
    mixed = replace(folder, contacts=folder.contacts.sample(frac=1, random_state=1), touches=folder.touches[::-1])
    one, other = power.read(folder), power.read(mixed)
    assert one.sentence == other.sentence
    pd.testing.assert_frame_equal(one.table, other.table)
    for name, behind in one.frames.items():
        pd.testing.assert_frame_equal(behind, other.frames[name])


def test_names_that_differ_in_capitals_only_stay_two_people():
    finding = power.read(book([person("Ann Lee", 3, 0), person("ANN LEE", 1, 2)], [("ANN LEE", 2)]))
    table = finding.table.set_index("contact")
    assert table["influence"].to_dict() == {"Ann Lee": 3, "ANN LEE": 1}
    assert table["last_touch"].notna().to_dict() == {"Ann Lee": False, "ANN LEE": True}


@pytest.mark.parametrize("today", [TODAY, pd.Timestamp(TODAY), pd.Timestamp(TODAY).to_pydatetime()])
def test_a_day_with_a_time_is_the_same_day(today):
    folder = replace(book([person("Ann", 4, 0)], [("Ann", 0)]), today=today)
    assert "in touch today" in power.read(folder).sentence


def test_the_example_is_said_to_be_one():
    folder = book([person("Ann", 4, 0)])
    assert not power.read(folder).example
    assert power.read(replace(folder, example=True)).example
