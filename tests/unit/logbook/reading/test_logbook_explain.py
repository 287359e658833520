"""Problems in full, as a terminal shows them."""

import datetime as dt
import sys
import unicodedata

import pytest

from careerdata.logbook import explain_problems, open_logbook

TODAY = dt.date(2026, 7, 12)


@pytest.fixture
def explained(tmp_path):
    """Return a function that opens a folder with one mood log and explains its problems."""

    def explaining(text, plan="start = 2026-03-02\nescape_date = 2027-09-02\n", file="mood.csv"):
        (tmp_path / "plan.toml").write_text(plan, encoding="utf-8")
        (tmp_path / file).write_text(text, encoding="utf-8")
        return explain_problems(open_logbook(tmp_path, TODAY))

    return explaining


def test_the_line_is_shown_with_carets_under_the_value(explained):
    text = "week,mood,sunday_dread,boredom,hours_worked,note\n" + "".join(
        f"2026-0{1 + week // 28}-{1 + week % 28:02},6,,,40,\n" for week in (4, 11, 18, 25)
    )
    assert explained(text + "2026-03-30,6,2,3,7.5h,asked for the range\n") == [
        (
            'mood.csv, line 6, column hours_worked: "7.5h" is not a number.\n'
            "    6 | 2026-03-30,6,2,3,7.5h,asked for the range\n"
            "                         ^^^^\n"
            "Write 7.5. This row was set aside; the other 4 were loaded. Your file was not changed."
        )
    ]


def test_the_carets_find_the_cell_and_not_the_first_text_like_it(explained):
    shown = explained('note,mood,week\n" 11, or ""11""",  11 ,2026-03-30\n')[0].splitlines()
    assert shown[1].index("  11 ") + 2 == shown[2].index("^^")
    assert shown[2].strip() == "^^"


def test_a_long_line_is_cut_around_the_value_and_wide_letters_keep_the_carets_in_place(explained):
    shown = explained(f"week,note,mood,hours_worked\n2026-03-30,{'日本' * 80},eleven,40\n")[0].splitlines()
    line, carets = shown[1], shown[2]
    assert line.endswith("eleven,40")
    assert "…" in line
    # Each of these letters takes two places in a terminal.
    assert len(line[: line.index("eleven")]) + line.count("日") + line.count("本") == carets.index("^")
    assert carets.strip() == "^^^^^^"


def test_signs_that_would_disturb_a_terminal_are_not_printed(explained):
    shown = explained("week,mood,note\n2026-03-30,\u202eeleven\x1b[31m,x\n")[0]
    assert "\u202e" not in shown
    assert "\x1b" not in shown


def test_a_refused_file_says_that_nothing_was_loaded(explained):
    assert explained("weak,moood\n2026-03-30,6\n") == [
        (
            "mood.csv: none of its columns is there (week, mood, sunday_dread, boredom, frustration, worn_out, "
            'work_quality, outside_work, hours_worked and note); the first line reads "weak,moood".\n'
            "The first line needs the names of its columns, at least week and mood. "
            "Nothing of this file was loaded. Your file was not changed."
        )
    ]


def test_a_notice_says_what_was_assumed_and_no_more(explained):
    assert explained('week,mood\n2026-03-30,"6,5"\n') == [
        (
            'mood.csv, line 2, column mood: "6,5" has a decimal comma and was read as 6.5.\n'
            '    2 | 2026-03-30,"6,5"\n'
            "                   ^^^^^"
        )
    ]


def test_a_line_of_the_plan_is_shown_too(explained):
    shown = explained("week,mood\n", 'start = 2026-03-02\nescape_date = "soon"\n')
    assert shown[0].splitlines()[:3] == [
        'plan.toml, line 2, escape_date: "soon" is not a date such as 2026-03-02, without quotes, in the years 1900 to 2200.',
        '    2 | escape_date = "soon"',
        "                       ^^^^",
    ]


def rows(count, cell="6"):
    weeks = [dt.date(2025, 1, 6) + dt.timedelta(weeks=number) for number in range(count)]
    return "".join(f"{week},{cell}\n" for week in weeks)


def test_many_of_a_kind_are_told_together_the_first_three_with_their_lines(explained):
    text = "week,mood\n2026-06-01,6\n2026-06-08,7\n" + rows(9, "seven")
    assert explained(text) == [
        (
            'mood.csv, line 4, column mood: "seven" is not a number.\n'
            "    4 | 2025-01-06,seven\n"
            "                   ^^^^^\n"
            "    5 | 2025-01-13,seven\n"
            "                   ^^^^^\n"
            "    6 | 2025-01-20,seven\n"
            "                   ^^^^^\n"
            "… and 6 more like these, on lines 7, 8, 9 and so on.\n"
            "Write a number such as 7.5. These 9 rows were set aside; the other 2 were loaded. Your file was not changed."
        )
    ]


def test_what_to_write_stands_beside_each_place_where_it_differs(explained):
    assert explained("week,mood\n2026-03-30,7h\n2026-04-06,8h\n2026-04-13,5\n") == [
        (
            'mood.csv, line 2, column mood: "7h" is not a number.\n'
            "    2 | 2026-03-30,7h\n"
            "                   ^^ Write 7.\n"
            "    3 | 2026-04-06,8h\n"
            "                   ^^ Write 8.\n"
            "These 2 rows were set aside; the other one was loaded. Your file was not changed."
        )
    ]


def test_rows_that_were_set_aside_for_something_else_are_not_counted_as_loaded(explained):
    first, second = explained("week,mood\n2026-03-30,x\n2026-04-06,11\n2026-04-13,5\n2026-04-20,6\n")
    assert "This row was set aside; 2 others were loaded." in first
    assert "This row was set aside; 2 others were loaded." in second


def test_a_row_with_two_faults_is_one_row(explained):
    told = explained("week,mood,boredom\n2026-03-30,x,y\n2026-04-13,5,5\n")
    assert all("This row was set aside; the other one was loaded." in text for text in told)


def test_a_value_on_a_later_line_of_its_row_is_shown_on_that_line(explained):
    (told,) = explained('week,note,mood\n2026-03-30,"one\ntwo",x\n')
    assert told.splitlines()[:3] == [
        'mood.csv, line 2, column mood: "x" is not a number.',
        '    3 | two",x',
        "             ^",
    ]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (3, None),
        (4, "… and 1 more like this, on line 5."),
        (5, "… and 2 more like these, on lines 5 and 6."),
        (6, "… and 3 more like these, on lines 5, 6 and 7."),
        (500, "… and 497 more like these, on lines 5, 6, 7 and so on."),
    ],
)
def test_what_is_not_shown_is_counted_and_the_next_lines_are_named(explained, count, said):
    (told,) = explained("week,mood\n" + rows(count, "seven"))
    assert [line for line in told.splitlines() if line.startswith("…")] == ([said] if said else [])
    assert told.count("^^^^^") == 3
    assert told.endswith(f"These {count} rows were set aside; no other was loaded. Your file was not changed.")


def test_a_place_that_is_not_shown_may_want_something_else_written(explained):
    (told,) = explained("week,mood\n" + rows(3, "7h") + "2026-04-13,8h\n2026-04-20,5\n")
    assert told.count("^^ Write 7.") == 3
    assert told.splitlines()[-1].startswith("These 4 rows were set aside"), "Write 7 is not what the fourth one needs"


def test_what_a_message_says_about_one_value_only_does_not_part_those_that_are_alike(explained):
    halves, *_ = explained("week;mood;hours_worked\n2026-03-30;6.1;40\n2026-04-06;6.7;40\n")
    _, unclear = explained("date;role;low\n2026-04-13;analyst;4.125\n2026-04-20;analyst;5.250\n", file="pay.csv")
    assert [text.splitlines()[0] for text in (halves, unclear)] == [
        'mood.csv, line 2, column mood: "6.1" does not fit: the scale goes in halves, such as 6 or 6.5.',
        'pay.csv, line 2, column low: "4.125" could be 4125 or 4.125.',
    ]
    assert "^^^ Write 6 or 6.5.\n" in halves
    assert "^^^ Write 6.5 or 7.\n" in halves
    assert "^^^^^ Write 5250, or 5.25.\n" in unclear


def test_too_many_cells_and_too_few_are_not_alike(explained):
    told = explained("week,mood\n2026-03-30\n2026-04-06,6,7\n2026-04-13,6\n")
    assert ["1 cell" in told[0] or "1 cells" in told[0], "has 3 cells" in told[1]] == [True, True]


def test_what_to_do_stands_below_a_line_where_no_value_can_be_pointed_at(explained):
    swallowed = '2026-03-{},6,"a\n2026-04-06,6,b\n"\n'
    (told,) = explained("week,mood,note\n" + swallowed.format("23") + swallowed.format("30"))
    fix = "        If these are several rows, take out the quote that opens on line {}."
    assert told.splitlines()[1:] == ['    2 | 2026-03-23,6,"a', fix.format(2), '    5 | 2026-03-30,6,"a', fix.format(5)]


def test_tabs_are_shown_as_blanks_and_the_carets_stand_under_the_value(explained):
    (told,) = explained("week\tmood\tnote\n2026-03-30\tx\tfine\n")
    assert told.splitlines()[1:3] == ["    2 | 2026-03-30    x    fine", "                      ^"]


@pytest.mark.parametrize(
    "note",
    ["e\u0301t\u0303e\u0301", "\u2764\ufe0f", "\u0939\u0941\u0906", "שלום", "مرحبا", "日本", "👍"],
    ids=["combining", "variation", "devanagari", "hebrew", "arabic", "wide", "emoji"],
)
def test_whatever_stands_before_a_value_the_carets_stand_under_it(explained, note):
    (told,) = explained(f"week,note,mood\n2026-03-30,{note},eleven\n")
    _, line, carets, *_ = told.splitlines()
    # How many places a terminal gives a text: none for what sits on the letter before, two for what is wide.
    widths = [0 if unicodedata.category(sign) == "Mn" else 2 if sign in "日本👍" else 1 for sign in note]
    assert carets == " " * (len("    2 | 2026-03-30,") + sum(widths) + 1) + "^^^^^^"
    assert line == f"    2 | 2026-03-30,{note},eleven"


def test_a_file_is_taken_apart_once_however_much_there_is_to_say(explained, tmp_path):
    explained("week,mood,boredom\n2026-03-30,x,11\n2026-04-06,6,#REF!\n2026-04-13\n2026-04-20,,6\n")
    book, calls = open_logbook(tmp_path, TODAY), []
    sys.setprofile(lambda frame, event, _: calls.append(frame.f_code.co_name) if event == "call" else None)
    try:
        told = explain_problems(book)
    finally:
        sys.setprofile(None)
    assert len(told) == 4, "no number, the mark of a spreadsheet, a cell too few, an empty cell"
    assert calls.count("parse_table") == 1


def test_the_places_are_kept_when_the_file_has_gone_meanwhile(explained, tmp_path):
    explained("week,mood\n2026-03-30,7h\n2026-04-06,8h\n")
    book = open_logbook(tmp_path, TODAY)
    (tmp_path / "mood.csv").unlink()
    (told,) = explain_problems(book)
    assert "Write 7." in told
    assert "Write 8." in told
