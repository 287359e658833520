"""Whom to be in touch with: due from the last real touch, fading beside it, the order, and the reason in words."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from example_person import generate

from careerdata.analysis.network.followups import cold_ask, read
from careerdata.analysis.network.next_steps import open_steps
from careerdata.analysis.stats import bgnbd
from careerdata.logbook import Logbook, open_logbook
from careerdata.plan import starter_plan
from careerdata.schemas import LOGS, Contacts, Touches, empty_frame
from careerdata.text import in_words

TODAY = dt.date(2026, 6, 1)
PLAN = replace(starter_plan(TODAY), target_team="Product Analytics")


def ago(days):
    return TODAY - dt.timedelta(days=days)


def filled(schema, rows):
    """Return rows as the logbook would: every column, in the schema's types."""
    empty = empty_frame(schema)
    return pd.DataFrame(rows, columns=list(empty)).astype(dict(empty.dtypes))


def people(*names, **columns):
    rows = [{"contact": name} for name in names]
    for column, values in columns.items():
        for row, value in zip(rows, values, strict=True):
            row[column] = value
    return filled(Contacts, rows)


def touches(**days):
    """Return touches by name, each a list of days ago, or of (days ago, kind, from)."""
    rows = []
    for name, entries in days.items():
        for entry in entries:
            day, kind, side = entry if isinstance(entry, tuple) else (entry, "met", "both")
            rows.append({"date": ago(day), "contact": name, "kind": kind, "from": side})
    return filled(Touches, rows)


def by_name(finding):
    return finding.table.set_index("contact")


def habitual(count=20):
    """Return people and touches enough to learn from: each talked every 10 days for 100 days, until 5 days ago."""
    names = [f"N{number:02}" for number in range(count)]
    return names, {name: list(range(5, 106, 10)) for name in names}


# Due.


def test_due_is_the_promise_counted_from_the_last_touch():
    contacts = people("Ann", "Ben", "Cem", "Dot", circle=["close", "active", "wide", None])
    table = by_name(
        read(
            Logbook.from_frames(
                today=TODAY, plan=PLAN, contacts=contacts, touches=touches(Ann=[71, 400], Ben=[60], Cem=[10], Dot=[190])
            )
        )
    )
    assert table["due_in_days"].to_dict() == {"Ann": -41, "Ben": 0, "Cem": 170, "Dot": -10}
    assert table["promise_days"].to_dict() == {"Ann": 30, "Ben": 60, "Cem": 180, "Dot": 180}


def test_a_promise_of_ones_own_and_the_plans_promises_count():
    contacts = people("Ann", "Ben", circle=["close", "close"], every_days=[7, None])
    plan = replace(PLAN, promises={"close": 14})
    assert by_name(
        read(Logbook.from_frames(today=TODAY, plan=plan, contacts=contacts, touches=touches(Ann=[10], Ben=[10])))
    )["due_in_days"].to_dict() == {
        "Ann": -3,
        "Ben": 4,
    }


def test_nobody_overdue_ever_leaves_the_table():
    contacts = people("Ann", "Ben", "Cem", snooze_until=[ago(-30), None, None])
    log = touches(Ann=[900], Ben=[(d, "wrote", "me") for d in (400, 390, 380)], Cem=[3000])
    table = by_name(read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=log)))
    assert (table["due_in_days"] < 0).all()
    assert set(table.index) == {"Ann", "Ben", "Cem"}


def test_someone_never_in_touch_is_due_today_and_listed():
    table = by_name(read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=people("Ann"), touches=touches())))
    assert table.loc["Ann", "due_in_days"] == 0
    assert table.loc["Ann", "reason"] == "not in touch yet"
    assert pd.isna(table.loc["Ann", "last_touch"])


def test_strangers_of_an_import_are_no_duty_until_they_are_sorted():
    circles, own = ["wide", None, None, None, None], [None, None, 30, None, None]
    came = ["LinkedIn"] * 4 + [None]
    contacts = people("Ann", "Ben", "Cem", "Dot", "Eve", circle=circles, every_days=own, met_through=came)
    book = Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=touches(Dot=[400]))
    table = by_name(read(book))
    assert table["this_week"].to_dict() == {"Ann": True, "Ben": False, "Cem": True, "Dot": True, "Eve": True}
    assert table.loc["Ben", "reason"] == "not in touch yet, and in no circle"
    assert table["due_in_days"].to_dict() == {"Ann": 0, "Ben": 0, "Cem": 0, "Dot": 180 - 400, "Eve": 0}


def test_touches_ahead_and_touches_with_strangers_are_left_out():
    contacts = people("Ann", circle=["close"])
    table = by_name(
        read(
            Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=touches(Ann=[40, -1], Stranger=[2]))
        )
    )
    assert table["due_in_days"].to_dict() == {"Ann": -10}


def test_old_history_that_arrives_late_does_not_clear_what_is_due():
    contacts = people("Ann", "Ben", circle=["close", "close"])
    before = by_name(
        read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=touches(Ann=[50], Ben=[45])))
    )
    after = by_name(
        read(
            Logbook.from_frames(
                today=TODAY, plan=PLAN, contacts=contacts, touches=touches(Ann=[50, 800, 700], Ben=[45, 600])
            )
        )
    )
    assert before["due_in_days"].to_dict() == after["due_in_days"].to_dict() == {"Ann": -20, "Ben": -15}


def test_names_that_differ_in_case_only_are_two_people():
    table = by_name(
        read(
            Logbook.from_frames(
                today=TODAY,
                plan=PLAN,
                contacts=people("ann", "Ann", circle=["close", "close"]),
                touches=touches(Ann=[40]),
            )
        )
    )
    assert table["due_in_days"].to_dict() == {"Ann": -10, "ann": 0}


# Fading.


def test_fading_is_what_the_models_say_of_days_in_touch():
    names, log = habitual()
    log["N00"] = [(day, "wrote", "them") for day in (5, 5, 5, 105, 15)]
    table = by_name(read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=people(*names), touches=touches(**log))))
    # N00: days 105, 15 and 5 ago, several touches on one counting once: x 2, t_x 100, T 105. The others: 10, 100, 105.
    model = bgnbd.fit([2] + [10] * 19, [100] * 20, [105] * 20)
    # By silence: whoever was silent for 5 days was back within 90, without exception. The two chances are averaged.
    for name, frequency in (("N00", 2), ("N01", 10)):
        expected = 1 - (bgnbd.p_contact_within(model, frequency, 100, 105, 90)[0] + 1) / 2
        assert table.loc[name, "fading"] == pytest.approx(expected, rel=1e-6)


def test_a_steady_tie_that_fell_silent_fades_and_a_slow_one_does_not():
    names, log = habitual()
    log["N00"] = list(range(205, 306, 10))
    log["N01"] = [230, 430, 630, 830]
    table = by_name(read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=people(*names), touches=touches(**log))))
    assert table.loc["N00", "fading"] > 0.9
    assert table.loc["N00", "fading"] > table.loc["N01", "fading"] > table.loc["N02", "fading"]
    assert table.loc["N02", "fading"] < 0.1


def test_somebody_never_in_touch_fades_since_the_day_you_met():
    names, log = habitual()
    contacts = people(*names, "Old", "New", met_on=[None] * 20 + [ago(900), ago(2)])
    table = by_name(read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=touches(**log))))
    assert table.loc["Old", "fading"] > table.loc["New", "fading"]


@pytest.mark.parametrize(("count", "each"), [(14, 5), (30, 1)], ids=["14 people", "once each"])
def test_too_little_to_learn_from_is_said_and_fading_is_recency(count, each):
    names = [f"N{number:02}" for number in range(count)]
    log = {name: [10 * place + 3 * extra for extra in range(each)] for place, name in enumerate(names)}
    finding = read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=people(*names), touches=touches(**log)))
    assert "only the time since you were last in touch" in finding.caution
    fading = by_name(finding)["fading"].loc[names]
    assert fading.is_monotonic_increasing
    assert fading.between(0, 1).all()
    assert fading.iloc[0] == 0


def test_fifteen_people_with_two_days_each_are_enough_to_learn_from():
    names = [f"N{number:02}" for number in range(15)]
    finding = read(
        Logbook.from_frames(
            today=TODAY, plan=PLAN, contacts=people(*names), touches=touches(**{name: [20, 50] for name in names})
        )
    )
    assert "a guess from your own log" in finding.caution


# Held back.


@pytest.mark.parametrize(("until", "held"), [(-1, True), (0, False), (1, False)], ids=["tomorrow", "today", "past"])
def test_snooze_holds_until_its_date_and_not_a_day_longer(until, held):
    table = by_name(
        read(
            Logbook.from_frames(
                today=TODAY, plan=PLAN, contacts=people("Ann", snooze_until=[ago(until)]), touches=touches(Ann=[400])
            )
        )
    )
    assert table.loc["Ann", "held_back"] == held
    assert table.loc["Ann", "this_week"] != held
    assert ("snoozed until 2 June 2026" in table.loc["Ann", "reason"]) == held


def test_three_times_in_a_row_from_me_means_wait():
    log = touches(
        Ann=[(90, "wrote", "them"), (80, "wrote", "me"), (60, "wrote", "me"), (40, "called", "me")],
        Ben=[(80, "wrote", "me"), (60, "wrote", "me"), (40, "wrote", "them")],
        Cem=[(60, "wrote", "me"), (40, "wrote", "me")],
        Dot=[(80, "wrote", "me"), (60, "wrote", "me"), (40, "wrote", None)],
        Eve=[(40, "wrote", "me"), (40, "wrote", "me"), (40, "wrote", "me")],
    )
    table = by_name(
        read(
            Logbook.from_frames(today=TODAY, plan=PLAN, contacts=people("Ann", "Ben", "Cem", "Dot", "Eve"), touches=log)
        )
    )
    assert table["held_back"].to_dict() == {"Ann": True, "Ben": False, "Cem": False, "Dot": False, "Eve": False}
    assert "you reached out the last 3 times, so wait for an answer" in table.loc["Ann", "reason"]


# The order, and this week.


def test_waiting_for_an_answer_ends_after_ninety_days():
    three = [(days, "wrote", "me") for days in (0, 5, 10)]
    log = {name: [(days + last, *rest) for days, *rest in three] for name, last in (("Ada", 90), ("Bo", 91))}
    found = by_name(
        read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=people("Ada", "Bo"), touches=touches(**log)))
    )
    assert found["held_back"].to_dict() == {"Ada": True, "Bo": False}
    assert "wait for an answer" not in found.loc["Bo", "reason"]


def test_somebody_due_today_is_suggested_before_somebody_due_tomorrow():
    log = touches(Ada=[59], Bo=[60])
    contacts = people("Ada", "Bo", circle=["active", "active"])
    found = read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=log))
    assert by_name(found)["due_in_days"].to_dict() == {"Bo": 0, "Ada": 1}
    assert by_name(found)["this_week"].to_dict() == {"Bo": True, "Ada": False}


def test_order_is_need_then_what_is_about_to_be_lost_with_held_back_people_last():
    contacts = people(
        *("Later", "Held", "Far", "Near", "Boss", "Team"),
        circle=["close"] * 6,
        team=[None, "product analytics ", None, None, None, "Product Analytics"],
        influence=[5, 5, None, None, 4, None],
        snooze_until=[None, ago(-9), None, None, None, None],
    )
    log = touches(Later=[5], Held=[99], Far=[200], Near=[40], Boss=[31], Team=[32])
    table = read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=log)).table
    assert table["contact"].tolist() == ["Team", "Boss", "Near", "Far", "Later", "Held"]
    assert table["on_target_team"].tolist() == [True, False, False, False, False, True]


def test_fading_counts_by_how_much_contact_there_was_in_the_last_half_year():
    # Without habits to learn, fading is 1 - exp(-silence / 90): 0.59, 0.67 and 0.86.
    log = touches(Much=[80, 90, 100, 110, 120], Some=[100, 150], Old=[180, 190, 200, 210], Lately=[3, 4, 5])
    contacts = people("Lately", "Old", "Some", "Much", circle=["close", "close", "close", "wide"])
    table = by_name(read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=log)))
    # 0.59 x 5, 0.67 x 2 and 0.86 x 1: Much is not due for 100 days, and is what would be lost.
    assert table.index.tolist() == ["Much", "Some", "Old", "Lately"]
    assert table["half_year"].tolist() == [5, 2, 1, 3]
    assert table["this_week"].to_dict() == {"Much": True, "Some": True, "Old": True, "Lately": False}
    assert table.loc["Much", "reason"].startswith(
        "due in 100 days; you talk every 10 days; slipping away: you were in touch on 5 days in the last half year"
    )


def test_somebody_known_comes_before_somebody_never_written_to():
    names, log = habitual(16)
    contacts = people(*names, "Known", "New", circle=["wide"] * 16 + ["close"] * 2, met_on=[None] * 17 + [ago(5000)])
    table = read(
        Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=touches(**log, Known=[35, 65, 95]))
    ).table.set_index("contact")
    assert table.loc["New", "fading"] > table.loc["Known", "fading"]
    assert table.index[:2].tolist() == ["Known", "New"]


def test_this_week_is_five_and_no_more_however_many_are_due():
    names = [f"N{number}" for number in range(9)]
    contacts, log = people(*names), touches(**{name: [300] for name in names})
    finding = read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=log))
    assert finding.table["this_week"].tolist() == [True] * 5 + [False] * 4
    assert finding.sentence == "This week: write to N0, N1, N2, N3 and N4. 9 people are overdue."
    assert (
        read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=log), people_a_week=2)
        .table["this_week"]
        .sum()
        == 2
    )


def test_when_few_are_due_whoever_matters_and_soon_is_fills_up():
    # The wide circle's promise is 180 days: Boss is due in 14, Team in 10, Later in 15, Any in 5 and does not matter.
    contacts = people(
        "Due",
        "Boss",
        "Team",
        "Later",
        "Any",
        influence=[None, 3, None, 5, None],
        team=[None, None, PLAN.target_team] + [None] * 2,
    )
    finding = read(
        Logbook.from_frames(
            today=TODAY,
            plan=PLAN,
            contacts=contacts,
            touches=touches(Due=[200], Boss=[166], Team=[170], Later=[165], Any=[175]),
        )
    )
    assert set(finding.table.loc[finding.table["this_week"], "contact"]) == {"Due", "Team", "Boss"}


def test_when_nobody_is_due_that_is_said_kindly_and_nobody_is_suggested():
    finding = read(
        Logbook.from_frames(today=TODAY, plan=PLAN, contacts=people("Ann", influence=[5]), touches=touches(Ann=[1]))
    )
    assert not finding.table["this_week"].any()
    assert finding.sentence == "Nobody needs a message this week, and that is fine. Nobody is overdue."


def test_only_the_target_team_is_shown_with_the_same_numbers():
    names, log = habitual()
    contacts = people(*names, team=[PLAN.target_team] * 3 + ["Finance"] * 17)
    everybody = by_name(read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=touches(**log))))
    table = by_name(
        read(
            Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=touches(**log)),
            target_team_only=True,
        )
    )
    assert set(table.index) == {"N00", "N01", "N02"}
    assert table["fading"].equals(everybody.loc[table.index, "fading"])


def test_without_a_target_team_nobody_is_on_it():
    contacts = people("Ann", "Ben", team=[None, "Finance"])
    table = read(
        Logbook.from_frames(today=TODAY, plan=replace(PLAN, target_team=""), contacts=contacts, touches=touches())
    ).table
    assert not table["on_target_team"].any()


# Words.


def test_the_reason_says_the_numbers_of_its_row():
    contacts = people("Ann", circle=["close"], team=["Product Analytics"], influence=[4])
    table = by_name(
        read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=touches(Ann=[71, 92, 113, 134])))
    )
    assert table.loc["Ann", "reason"] == (
        "overdue by 41 days; used to talk every 3 weeks; slipping away: you were in touch on 4 days in the last half "
        "year; in Product Analytics; influence 4 of 5"
    )


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        ([29], "due in 1 day"),
        ([30], "due today"),
        ([31], "overdue by 1 day"),
        ([2, 3, 4], "due in 28 days; you talk every day"),
        ([90, 180, 270], "overdue by 60 days; used to talk every 3 months"),
    ],
)
def test_the_reason_counts_like_a_person(days, reason):
    assert (
        by_name(
            read(
                Logbook.from_frames(
                    today=TODAY, plan=PLAN, contacts=people("Ann", circle=["close"]), touches=touches(Ann=days)
                )
            )
        ).loc["Ann", "reason"]
        == reason
    )


def test_a_note_without_a_day_is_recalled_until_a_later_touch_and_a_day_to_come_until_it_is_done():
    log = touches(Ann=[50, 20], Ben=[50, 20])
    log.loc[log["contact"] == "Ann", "next_step"] = pd.Series(["old", "send the slides"], index=[0, 1])
    log.loc[1, "next_step_on"] = pd.Timestamp(2026, 6, 5)
    log.loc[2, "next_step"] = "call back"
    table = by_name(read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=people("Ann", "Ben"), touches=log)))
    assert "you noted for 5 June 2026: send the slides" in table.loc["Ann", "reason"]
    assert "you noted" not in table.loc["Ben", "reason"]


@pytest.mark.parametrize(
    ("log", "row"),
    [
        ("asks", {"date": ago(5), "to": "Ann", "answer": "no"}),
        ("endorsements", {"asked_on": ago(5), "contact": "Ann"}),
        ("gigs", {"date": ago(5), "client": "Ann"}),
    ],
)
def test_a_note_without_a_day_is_recalled_until_another_log_tells_of_being_in_touch(log, row):
    noted = touches(Ann=[20])
    noted.loc[0, "next_step"] = "send the slides"
    frames = {"contacts": people("Ann"), "touches": noted}
    alone = Logbook.from_frames(today=TODAY, plan=PLAN, **frames)
    assert "you noted: send the slides" in by_name(read(alone)).loc["Ann", "reason"]
    book = Logbook.from_frames(today=TODAY, plan=PLAN, **frames, **{log: filled(LOGS[log].schema, [row])})
    assert "slides" not in by_name(read(book)).loc["Ann", "reason"]
    assert open_steps(book, TODAY).empty


def test_a_promised_step_is_first_on_its_day_and_stays_whatever_comes_after_it():
    log = touches(Ann=[50, 20], Ben=[400])
    log.loc[0, "next_step"], log.loc[0, "next_step_on"] = "send the slides", pd.Timestamp(ago(3))
    contacts = people("Ann", "Ben", circle=["close", "close"])
    finding = read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=log))
    assert finding.table["contact"].tolist() == ["Ann", "Ben"]
    assert (
        finding.table["reason"]
        .iloc[0]
        .startswith(f"you promised for {in_words(ago(3))}: send the slides; due in 10 days")
    )
    assert finding.sentence.startswith(
        f"This week: first what you promised, “send the slides” (Ann, for {in_words(ago(3))}); then write to Ben."
    )
    gone = contacts.assign(let_go_on=[pd.Timestamp(TODAY), pd.NaT])
    finding = read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=gone, touches=log))
    assert "promised" not in finding.sentence
    assert "slides" not in by_name(finding).loc["Ann", "reason"]


def test_a_name_written_from_right_to_left_stays_in_its_place_in_the_sentence():
    names = ["Ana", "דנה", "ליאור"]
    finding = read(
        Logbook.from_frames(
            today=TODAY,
            plan=PLAN,
            contacts=people(*names),
            touches=touches(**{name: [300 - place] for place, name in enumerate(names)}),
        )
    )
    assert finding.sentence.startswith("This week: write to Ana, \u2068דנה\u2069 and \u2068ליאור\u2069.")
    assert set(finding.table["contact"]) == set(names)


def test_the_sentence_counts_the_overdue_and_the_held_back():
    contacts = people("Ann", "Ben", "Cem", circle=["close"] * 3, snooze_until=[None, None, ago(-3)])
    finding = read(
        Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=touches(Ann=[40], Ben=[9], Cem=[50]))
    )
    assert finding.sentence == "This week: write to Ann. 2 people are overdue, 1 is held back."
    finding = read(
        Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=touches(Ann=[4], Ben=[9], Cem=[5]))
    )
    assert finding.sentence == "Nobody needs a message this week, and that is fine. Nobody is overdue, 1 is held back."


# Empty, doubled, missing.


def test_nobody_and_nothing_still_give_an_answer():
    finding = read(
        Logbook.from_frames(today=TODAY, plan=PLAN, contacts=empty_frame(Contacts), touches=empty_frame(Touches))
    )
    assert finding.table.empty
    assert "There is nobody on your list yet" in finding.sentence
    assert {"contact", "due_in_days", "fading", "reason", "held_back"} <= set(finding.table)
    assert (
        "on your target team"
        in read(
            Logbook.from_frames(today=TODAY, plan=PLAN, contacts=people("Ann"), touches=touches()),
            target_team_only=True,
        ).sentence
    )


def test_optional_columns_may_be_absent():
    contacts = pd.DataFrame({"contact": ["Ann"]})
    log = pd.DataFrame({"date": [pd.Timestamp(ago(190))], "contact": ["Ann"], "kind": ["met"]})
    assert read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=log)).table[
        "due_in_days"
    ].tolist() == [-10]
    assert read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=pd.DataFrame())).table[
        "due_in_days"
    ].tolist() == [0]


def test_doubled_and_missing_values_do_no_harm():
    contacts = people("Ann", "Ann", None, circle=["close", "close", "close"])
    unclear = filled(Touches, [{"contact": "Ann", "kind": "met"}, {"date": ago(1), "kind": "met"}])
    log = pd.concat([touches(Ann=[40, 40, 50]), unclear])
    table = read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=log)).table
    assert table["contact"].tolist() == ["Ann"]
    assert table["due_in_days"].tolist() == [-10]


def test_of_two_rows_of_one_name_the_same_counts_in_either_order():
    one, other = people("Ann", circle=["close"]), people("Ann", circle=["wide"])
    due = [
        read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=pd.concat(rows), touches=touches(Ann=[40])))
        .table["due_in_days"]
        .tolist()
        for rows in ([one, other], [other, one])
    ]
    assert due == [[-10], [-10]]


def test_a_touch_in_the_afternoon_of_today_is_todays():
    log = touches(Ann=[0])
    log["date"] += pd.Timedelta(hours=15)
    assert read(
        Logbook.from_frames(today=TODAY, plan=PLAN, contacts=people("Ann", circle=["close"]), touches=log)
    ).table["due_in_days"].tolist() == [30]
    assert cold_ask(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=people("Ann"), touches=log), "Ann") is None


# The cold ask.


@pytest.mark.parametrize(
    ("circle", "log", "cold"),
    [
        ("close", [(31, "met", "both")], True),
        ("close", [(30, "met", "both")], False),
        ("wide", [(91, "met", "both")], True),
        ("wide", [(90, "met", "both")], False),
        ("wide", [], True),
        ("wide", [(240, "met", "both"), (1, "wrote", "me")], True),
        ("wide", [(240, "met", "both"), (1, "asked", "me")], True),
        ("wide", [(240, "met", "both"), (1, "wrote", "them")], False),
        ("wide", [(240, "met", "both"), (1, "gave", "me")], False),
        ("wide", [(240, "met", "both"), (1, "thanked", "me")], False),
        ("wide", [(240, "met", "both"), (-1, "gave", "me")], True),
    ],
)
def test_an_ask_after_silence_is_cold_until_something_was_given(circle, log, cold):
    said = cold_ask(
        Logbook.from_frames(
            today=TODAY, plan=PLAN, contacts=people("Ann", circle=[circle]), touches=touches(Ann=log, Ben=[1])
        ),
        "Ann",
    )
    assert (said is not None) == cold


@pytest.mark.parametrize(("days", "cold"), [(89, False), (91, True)])
def test_somebody_who_is_not_in_contacts_counts_as_the_wide_circle(days, cold):
    said = cold_ask(
        Logbook.from_frames(today=TODAY, plan=PLAN, contacts=empty_frame(Contacts), touches=touches(Ann=[days])), "Ann"
    )
    assert (said is not None) == cold


def test_a_cold_ask_is_told_why_and_what_to_give():
    said = cold_ask(
        Logbook.from_frames(today=TODAY, plan=PLAN, contacts=people("Ann"), touches=touches(Ann=[240])), "Ann"
    )
    assert said.startswith("You and Ann were last in touch 8 months ago, so this would be a cold ask.")
    assert "thank them" in said


# The example.


def test_the_planted_people_come_out():
    book, truths = open_logbook(Path(__file__).parents[4] / "data" / "example"), generate().truths
    finding = read(book)
    table = by_name(finding)
    most_faded = table["fading"].nlargest(len(table) // 3).index
    assert set(truths.faded) <= set(most_faded)
    assert set(table.index[table["due_in_days"] < 0]) == set(truths.overdue)
    assert table.loc[truths.waiting, "held_back"]
    assert finding.example
