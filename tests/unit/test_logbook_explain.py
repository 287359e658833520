"""A problem in full, as a terminal shows it."""

import datetime as dt

import pytest

from careerdata.logbook import open_logbook

TODAY = dt.date(2026, 7, 12)


@pytest.fixture
def explained(tmp_path):
    """Return a function that opens a folder with one mood log and explains its problems."""

    def explaining(text, plan="start = 2026-03-02\nescape_date = 2027-09-02\n"):
        (tmp_path / "plan.toml").write_text(plan, encoding="utf-8")
        (tmp_path / "mood.csv").write_text(text, encoding="utf-8")
        book = open_logbook(tmp_path, TODAY)
        return [book.explain(problem) for problem in book.problems]

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
    assert shown[0].splitlines()[1] == '    2 | escape_date = "soon"'
