"""Many folders at once: each person as their own analysis has it, only those who agreed, no group under five."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from folders import opened
from living import person_at_the_end
from stories import LIVES

from careerdata.analysis import rut
from careerdata.analysis.plan.progress import progress
from careerdata.cohort import CONSENT, Count, counts, here, on_dask, opted_in
from careerdata.logbook import open_logbook

TODAY = dt.date(2026, 3, 29)
SIGNS = ["sunday_dread", "boredom", "frustration", "worn_out", "work_quality", "mood"]
HEADER = "week,mood,sunday_dread,boredom,frustration,worn_out,work_quality"


def monday(ago):
    return dt.date(2026, 3, 23) - dt.timedelta(weeks=ago)


def folder(place, dread, **more):
    """A person who answered 5 everywhere but to the dread of each week, the latest last."""
    place.mkdir(parents=True)
    rows = [f"{monday(len(dread) - at)},5,{answer},5,5,5,5" for at, answer in enumerate(dread)]
    opened(place, TODAY, mood=[HEADER, *rows], **more)
    return place


def by_themselves(place, today):
    """Bad weeks and weeks that count by sign, and hours asked for and done, from the single person's analysis."""
    book = open_logbook(place, today)
    table = rut.read(book).table.set_index("sign").loc[SIGNS]
    bad, of = table["level_weeks"].fillna(0).astype(int), table["level_window"]
    goals = [goal for goal in progress(book, book.plan) if goal.goal.kind == "skill_hours"]
    asked, done = (sum(g.goal.target for g in goals), sum(min(g.done, g.goal.target) for g in goals))
    return {f"{sign}_bad": bad[sign] for sign in SIGNS} | {f"{sign}_of": of[sign] for sign in SIGNS}, asked, done


def test_bad_weeks_and_hours_are_counted_by_hand(tmp_path):
    plan = 'start = 2026-01-05\nescape_date = 2027-01-05\n[[goals]]\nkind = "skill_hours"\nname = "SQL"\ntarget = 10\n'
    skills = ["date,skill,hours", "2026-02-02,SQL,3", "2026-02-03,sql,1.5", "2026-02-04,Python,9", "2026-04-01,SQL,4"]
    someone = folder(tmp_path / "a", [9, 9, 2, 7, 7, 6.5, 8, 2, 2, 9], plan=plan, skills=skills)
    person = here([someone], TODAY).iloc[0]
    # Of the last eight (2, 7, 7, 6.5, 8, 2, 2, 9) four are 7 or more.
    assert (person["sunday_dread_bad"], person["sunday_dread_of"], person["boredom_bad"]) == (4, 8, 0)
    # Python has no goal, and April is still ahead.
    assert (person["goal_hours"], person["done_hours"]) == (10, 4.5)


def test_weeks_of_a_break_or_an_illness_do_not_count(tmp_path):
    plan = f"start = 2025-01-06\nescape_date = 2027-01-05\n[[breaks]]\nfrom = {monday(1)}\nto = {monday(1)}\n"
    ill = ["first,last,kind", f"{monday(2)},{monday(2) + dt.timedelta(days=2)},ill"]
    someone = folder(tmp_path / "a", [9, 9, 2, 2, 2, 2, 2, 2, 9, 9], plan=plan, spells=ill)
    person = here([someone], TODAY).iloc[0]
    # The illness takes three working days of the last week but one; a break of one day takes no week.
    assert (person["sunday_dread_bad"], person["sunday_dread_of"]) == (2, 8)
    assert by_themselves(someone, TODAY)[0]["sunday_dread_bad"] == 2


@pytest.mark.parametrize("life", [life.name for life in LIVES if not life.hand.saves])
def test_each_person_is_read_as_by_themselves(life, tmp_path, capsys):
    me = person_at_the_end(life, tmp_path / "me")
    person = here([me.folder], me.today).iloc[0]
    levels, asked, done = by_themselves(me.folder, me.today)
    assert person[list(levels)].to_dict() == levels
    assert (person["goal_hours"], person["done_hours"]) == pytest.approx((asked, done))


@pytest.mark.parametrize(
    "rows",
    [
        ["2026-03-16;5;9;5;5;5;5"],
        ['2026-03-16,5,"9",5,5,5,5'],
        ["16 March 2026,5,9,5,5,5,5"],
        ["2026-03-16,5,9,5,5,5,5", "2026-03-16,5,2,5,5,5,5"],
        ["2026-03-16,5,12,5,5,5,5", "2026-03-09,5,9,5,5,5,5"],
        ["2026-03-18,5,9,5,5,5,5"],
        ["2026-03-16,,9,5,5,5,5"],
        ["2026-03-16,5,NA,5,5,5,5", ""],
    ],
)
def test_a_file_that_is_not_plain_is_read_as_a_single_person_s_is(rows, tmp_path):
    folders = [folder(tmp_path / "plain", [9, 9]), tmp_path / "odd"]
    folders[1].mkdir()
    header = HEADER.replace(",", ";") if ";" in rows[0] else HEADER
    (folders[1] / "mood.csv").write_text("\n".join([header, *rows]) + "\n")
    people = here(folders, TODAY)
    for number, place in enumerate(folders):
        levels = by_themselves(place, TODAY)[0]
        assert people.loc[number, list(levels)].to_dict() == levels


def test_only_who_agreed_to_this_cohort_is_counted(tmp_path):
    for name, text in {"yes": "Spring 2026\n", "too": "Autumn\nspring 2026", "other": "Autumn\n", "no": None}.items():
        (tmp_path / name).mkdir()
        if text is not None:
            (tmp_path / name / CONSENT).write_text(text)
    assert [person.name for person in opted_in(tmp_path, "Spring 2026")] == ["too", "yes"]


def cohort(dreading, bored, everybody):
    """People of whom the first so many dread Sundays, and the first so many are bored."""
    columns = {f"{sign}_{part}": 0 for sign in SIGNS for part in ("bad", "of")}
    people = pd.DataFrame({**columns, "goal_hours": 0.0, "done_hours": 0.0}, index=range(everybody))
    people.loc[: dreading - 1, "sunday_dread_bad"] = 7
    people.loc[: bored - 1, "boredom_bad"] = 6
    people.loc[bored:, "boredom_bad"] = 5
    return people


def shown(people):
    return {count.what: (count.people, count.of) for count in counts(people) if count.people is not None}


def test_groups_under_five_and_what_they_leave_are_never_shown():
    any_sign = "any sign bad in most of their last weeks"
    everyone = ("people", (20, 20))
    assert shown(cohort(12, 5, 20)) == dict([everyone, (any_sign, (12, 20)), ("boredom: bad", (5, 12))])
    assert "boredom: bad" not in shown(cohort(12, 4, 20))  # Four are bored.
    assert "boredom: bad" not in shown(cohort(12, 8, 20))  # Four have another sign and are not bored.
    assert shown(cohort(16, 0, 20)) == dict([everyone])  # Four have no sign.
    assert shown(cohort(20, 0, 20)) == dict([everyone])  # All have one: that is known of each.
    assert shown(cohort(4, 0, 20)) == dict([everyone])
    assert counts(cohort(2, 0, 4)) == [Count("people", None, None)]


def test_the_command_says_counts_and_no_name(tmp_path):
    for number in range(12):
        place = folder(tmp_path / f"Berta {number}", [9] * 8 if number < 6 else [1] * 8)
        (place / CONSENT).write_text("spring")
    command = [sys.executable, "-m", "careerdata.cohort", str(tmp_path), "--cohort", "spring"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3])
    said = done.stdout.splitlines()
    assert said[:2] == ["people: 12 of 12", "any sign bad in most of their last weeks: 6 of 12"]
    assert said[2].startswith("Sunday dread: bad: not shown. ")
    assert "Berta" not in done.stdout + done.stderr


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_says_the_same(tmp_path):
    distributed = pytest.importorskip("distributed", reason="Dask is an extra: pip install dask distributed")
    folders = [folder(tmp_path / str(number), [number % 10] * 9) for number in range(6)]
    with (
        distributed.LocalCluster(n_workers=1, processes=False, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert on_dask(folders, TODAY, client).equals(here(folders, TODAY))
