"""What to write instead of a line of plan.toml that TOML does not take."""

import datetime as dt

import pytest

from careerdata.plan import read_plan

TODAY = dt.date(2026, 7, 12)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("start = 01.03.2026", "Write start = 2026-03-01."),
        ("start = 1/3/2026", "Write start = 2026-03-01 or start = 2026-01-03."),
        ("start: 2026/03/01", "Write start = 2026-03-01."),
        ("escape_date = 31.02.2026", "Mend that line"),
        ("hours_per_week = 7,5", "Write hours_per_week = 7.5."),
        ("target_role = Head of data  # one day", 'Write target_role = "Head of data".'),
        ("hours_per_week = five", "Mend that line"),  # in quotes it would be no number
        ("[[goals]", "Mend that line"),
    ],
)
def test_a_line_that_toml_does_not_take_is_answered_with_the_line_meant(line, said):
    plan, (problem,) = read_plan(f"current_role = 'clerk'\n{line}\n", TODAY)
    assert problem.severity == "refused"
    assert problem.fix.startswith(said)
    assert plan.start == TODAY
    if said.startswith("Write"):
        meant = problem.fix.removeprefix("Write ").split(". Your")[0].split(" or ")[0]
        assert read_plan(f"{meant}\n", TODAY)[1] == ()
