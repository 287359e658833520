"""Where applications stand, whom you know there, and what opens doors: counted by hand."""

import datetime as dt

import pandas as pd
import pytest

from careerdata import analysis
from careerdata.analysis.outside.steps import applications
from careerdata.logbook import Logbook
from careerdata.plan import Plan

TODAY = dt.date(2026, 6, 28)
OLD = "2026-03-02"


def steps(*rows):
    """Rows of applications.csv: day, organisation, role, stage, and what else is said."""
    return pd.DataFrame(
        [
            {"date": pd.Timestamp(day), "organisation": where, "role": role, "stage": stage, **more}
            for day, where, role, stage, *rest in rows
            for more in (rest[0] if rest else {},)
        ],
    )


def book(*rows, people=(), touches=(), **more):
    contacts = pd.DataFrame([{"contact": name, "organisation": where, **said} for name, where, said in people])
    log = pd.DataFrame([{"date": pd.Timestamp(day), "contact": name, "kind": "met"} for day, name in touches])
    frames = {"applications": steps(*rows), "contacts": contacts, "touches": log}
    return Logbook.from_frames(today=TODAY, **{name: rows for name, rows in frames.items() if len(rows)}, **more)


def sent(source, count, talked=0, first=0, day=OLD):
    """Applications by one source, the first few with a talk."""
    rows = [(day, f"{source} {place + first}", "Analyst", "applied", {"source": source}) for place in range(count)]
    return [*rows, *((day, f"{source} {place + first}", "Analyst", "talked") for place in range(talked))]


def read(*rows, **more):
    return analysis.outside.read(book(*rows, **more))


def found(rows):
    """Return the applications of these steps: organisation, role, latest stage, open."""
    jobs = applications(Logbook.from_frames(today=TODAY, applications=steps(*rows)).applications)
    return [(job.organisation, job.role, job.stage, job.open) for job in jobs.itertuples()]


# Steps become applications.


def test_steps_at_one_organisation_for_one_role_are_one_application():
    rows = [("2026-03-02", "Acme", "Analyst", "applied"), ("2026-03-09", "ACME ", "analyst", "talked")]
    ((_, _, stage, still_open),) = found(rows)
    assert (stage, still_open) == ("talked", True)
    assert len(found([*rows, ("2026-03-09", "Acme", "Engineer", "applied")])) == 2


def test_a_step_without_a_role_belongs_to_what_is_open_there():
    rows = [
        ("2026-03-02", "Acme", "Analyst", "applied"),
        ("2026-03-04", "Acme", "Engineer", "applied"),
        ("2026-03-09", "Acme", "Engineer", "refused"),
        ("2026-03-16", "Acme", None, "talked"),
    ]
    assert found(rows) == [("Acme", "Analyst", "talked", True), ("Acme", "Engineer", "refused", False)]


def test_a_role_that_is_said_later_names_the_application():
    rows = [("2026-03-02", "Acme", None, "found"), ("2026-03-04", "Acme", "Analyst", "applied")]
    assert found(rows) == [("Acme", "Analyst", "applied", True)]


def test_an_answer_after_silence_opens_it_again_and_applying_again_is_another_one():
    silent = [("2026-03-02", "Acme", "Analyst", "applied"), ("2026-04-02", "Acme", "Analyst", "silent")]
    assert found(silent) == [("Acme", "Analyst", "silent", False)]
    assert found([*silent, ("2026-04-20", "Acme", "Analyst", "talked")]) == [("Acme", "Analyst", "talked", True)]
    again = found([*silent, ("2026-06-01", "Acme", "Analyst", "applied")])
    assert again == [("Acme", "Analyst", "silent", False), ("Acme", "Analyst", "applied", True)]


def test_steps_of_one_day_go_by_their_stage_and_the_order_of_rows_never_shows():
    rows = [("2026-03-02", "Acme", "Analyst", stage) for stage in ("refused", "talked", "applied")]
    assert found(rows) == found(rows[::-1]) == [("Acme", "Analyst", "refused", False)]


def test_what_lies_ahead_is_left_out():
    assert read(("2026-06-29", "Acme", "Analyst", "applied")).table.empty


# What is open, and what is next.


def test_an_empty_log_says_how_to_begin():
    finding = read()
    assert finding.facts.top.headline == "Nothing noted yet: one job you have seen is a beginning"
    assert finding.sentence.startswith("No application is noted yet.")


def test_what_is_due_comes_first_then_whom_to_ask_then_what_went_quiet():
    finding = read(
        ("2026-06-27", "Fresh", "Analyst", "applied"),
        ("2026-06-07", "Quiet", "Analyst", "applied"),
        ("2026-06-20", "Later", "Analyst", "talked", {"next_step": "send it", "next_step_on": pd.Timestamp("2026-07-05")}),
        ("2026-06-20", "Due", "Analyst", "talked", {"next_step": "call", "next_step_on": pd.Timestamp("2026-07-04")}),
        ("2026-06-20", "Mine", "Analyst", "offer"),
        ("2026-06-20", "Seen", "Analyst", "found"),
        ("2026-06-20", "Known", "Analyst", "found"),
        ("2026-06-20", "Gone", "Analyst", "refused"),
        people=[("Ann Lee", "known", {})],
        touches=[("2026-06-20", "Ann Lee")],
    )  # fmt: skip
    table = finding.table
    assert list(table["organisation"]) == ["Due", "Mine", "Known", "Quiet", "Seen", "Later", "Fresh", "Gone"]
    assert list(table["next"]) == [
        "call",
        "decide, and answer them",
        "ask Ann Lee about it before you apply",
        "ask once how it stands, or note that no answer came",
        "apply, or let it go",
        "send it",
        "nothing before 18 July 2026",
        "",
    ]
    assert (finding.facts.open, finding.facts.due) == (7, 1)
    assert finding.facts.top.number == "7"
    assert finding.facts.top.says == "open applications, 1 with a step due this week"
    assert finding.facts.top.action == "call (Due, by 4 July 2026)."


def test_a_later_step_takes_the_place_of_a_next_step():
    promised = {"next_step": "send the page", "next_step_on": pd.Timestamp("2026-06-25")}
    first = ("2026-06-15", "Acme", "Analyst", "applied", promised)
    assert read(first).facts.due == 1
    assert read(first, ("2026-06-26", "Acme", "Analyst", "talked")).facts.due == 0


def test_whom_you_know_there_is_told_before_a_cold_application():
    people = [
        ("Zoe Cold", "Tern & Tide", {}),
        ("Ann Warm", "TERN  & tide", {}),
        ("Bo Gone", "Tern & Tide", {"let_go_on": pd.Timestamp("2026-01-05")}),
        ("Cy Elsewhere", "Tern", {}),
    ]
    touches = [("2024-01-15", "Zoe Cold"), ("2026-06-20", "Ann Warm")]
    seen = ("2026-06-25", "Tern & Tide", "Analyst", "found", {"source": "cold"})
    table = read(seen, people=people, touches=touches).table
    assert table["known_there"].tolist() == ["Ann Warm, Zoe Cold"]
    assert table["next"].tolist() == ["ask Ann Warm about it before you apply"]
    cold = read(seen, people=people[:1], touches=touches[:1]).table
    assert cold["next"].tolist() == ["write to Zoe Cold before you apply, asking nothing yet"]


# What opens doors.


def test_twelve_cold_and_three_referred_are_too_few_to_compare():
    finding = read(*sent("cold", 12, 1), *sent("referred", 3, 2))
    assert finding.facts.comparison is None
    assert "Too few to compare: each of two sources needs 10" in finding.sentence
    assert "3 referred and 12 cold" in finding.sentence
    assert finding.facts.top.headline == "15 open; too few to compare sources yet"


def test_sixty_cold_with_two_talks_against_ten_referred_with_four_are_told_with_their_intervals():
    finding = read(*sent("cold", 60, 2), *sent("referred", 10, 4))
    referred, cold = finding.frames["sources"].to_dict("records")
    # Wilson by hand: (4 + 1.9207) / 13.8415 = .4278, give or take 1.96 * sqrt(2.4 + .9604) / 13.8415 = .2596.
    assert (referred["low"], referred["high"]) == pytest.approx((0.1682, 0.6873), abs=5e-5)
    # (2 + 1.9207) / 63.8415 = .0614, give or take 1.96 * sqrt(1.9333 + .9604) / 63.8415 = .0522.
    assert (cold["low"], cold["high"]) == pytest.approx((0.0092, 0.1136), abs=5e-5)
    assert finding.facts.top.headline == "Talks: 4 of 10 when referred, 2 of 60 when cold"
    assert (
        "Referred applications reached a talk more often: 4 of 10 (17 to 69 %), cold ones 2 of 60 (1 to 11 %)"
    ) in finding.sentence


def test_shares_that_chance_could_bring_are_not_told_apart():
    finding = read(*sent("cold", 20, 4), *sent("referred", 10, 3))
    assert finding.facts.comparison.apart is False
    assert finding.facts.top.headline.endswith("sources cannot be told apart yet")
    assert "referred applications reached a talk 3 of 10" in finding.sentence


def test_three_sources_are_compared_more_carefully_than_two():
    # The 95 % interval of 4 of 10 less 1 of 15 begins at .333 - sqrt(.2318 ** 2 + .2315 ** 2) = .006, just above 0.
    two = [*sent("cold", 15, 1), *sent("referred", 10, 4)]
    assert read(*two).facts.comparison.apart
    assert not read(*two, *sent("recruiter", 10, 1)).facts.comparison.apart


def test_the_last_four_weeks_are_not_counted_whatever_became_of_them():
    young = [*sent("cold", 3, 3, first=100, day="2026-06-01"), *sent("cold", 1, 1, first=200, day="2026-05-31")]
    finding = read(*sent("cold", 10), *young)
    (cold,) = finding.frames["sources"].to_dict("records")
    assert (cold["talked"], cold["applied"]) == (1, 11)
    assert finding.facts.young == 3
    assert "3 of the last four weeks are not counted yet." in finding.sentence


def test_what_does_not_say_how_you_came_to_it_is_left_out_and_told():
    finding = read(*sent(None, 2, 1), *sent("cold", 1))
    assert list(finding.frames["sources"]["applied"]) == [1]
    assert "2 do not say how you came to them, and are left out." in finding.sentence
    assert "1 does not say how you came to it, and is left out." in read(*sent(None, 1)).sentence


def test_what_was_only_found_is_no_application():
    assert read((OLD, "Acme", "Analyst", "found", {"source": "cold"})).frames["sources"].empty


def test_hours_are_told_beside_those_of_the_plan():
    plan = Plan(dt.date(2026, 1, 5), dt.date(2027, 3, 1), hours_per_week=6.0)
    rows = [
        ("2026-02-02", "Acme", "Analyst", "applied", {"hours": 40.0}),
        ("2026-05-04", "Acme", "Analyst", "talked", {"hours": 4.0}),
        ("2026-06-15", "Acme", "Analyst", "interview", {"hours": 8.0}),
    ]
    # Eight weeks up to 28 June begin on 4 May.
    finding = read(*rows, plan=plan)
    assert finding.facts.hours_a_week == 1.5
    assert "took 1.5 hours a week lately, beside the 6 of your plan." in finding.sentence
    assert "took" not in read((OLD, "Acme", "Analyst", "applied")).sentence


def test_every_headline_has_twelve_words_at_most():
    tried = [
        read(),
        read(*sent("cold", 60, 2), *sent("recruiter", 10, 6)),
        read(*sent("cold", 60, 2), *sent("internal", 10, 6)),
        read(*sent("cold", 60, 12), *sent("referred", 10, 3)),
        read((OLD, "Acme", "Analyst", "refused")),
    ]
    for finding in tried:
        assert len(finding.facts.top.headline.split()) <= 12
