"""`data/README.md` says every column and every key, in the words of the code, and none that does not exist."""

import dataclasses
import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from careerdata.plan import Break, Criterion, Goal, GoalKind, Pending, Plan, write_plan
from careerdata.schemas import LOGS, columns_of

README = (Path(__file__).parents[2] / "data" / "README.md").read_text(encoding="utf-8")
SECTIONS = {part.partition("\n")[0]: part for part in re.split(r"^## ", README, flags=re.MULTILINE)[1:]}


def tables(section):
    """Return the tables of a section, each as a list of (name, is bold, sentence, allowed values)."""
    found = []
    for line in SECTIONS[section].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")] if line.startswith("| ") else []
        if cells and cells[1] == "what it holds":
            found.append([])
        elif cells:
            found[-1].append((cells[0].strip("*"), cells[0].startswith("**"), cells[1], cells[2]))
    return found


def test_there_is_one_section_a_file_and_no_other():
    assert list(SECTIONS) == [*(log.file for log in LOGS.values()), "plan.toml"]


@pytest.mark.parametrize("log", LOGS.values(), ids=lambda log: log.name)
def test_every_column_is_documented_in_order_in_the_words_of_its_model(log):
    columns = columns_of(log.schema)
    (table,) = tables(log.file)
    assert [row[0] for row in table] == list(columns)
    assert [row[2] for row in table] == [column.description for column in columns.values()]
    assert [row[1] for row in table] == [column.required for column in columns.values()]


@pytest.mark.parametrize("log", LOGS.values(), ids=lambda log: log.name)
def test_the_allowed_values_are_the_ones_that_the_model_lets_through(log):
    (table,) = tables(log.file)
    for (name, _, _, allowed), column in zip(table, columns_of(log.schema).values(), strict=True):
        rules = {key: value for check in column.checks for key, value in check.statistics.items()}
        assert re.findall("`(.+?)`", allowed) == list(rules.get("allowed_values", [])), name
        limits = [f"{rules[key]:g}" for key in ("min_value", "max_value") if key in rules]
        assert re.findall(r"-?\d+", allowed) == limits, name


def test_every_key_of_the_plan_is_documented_and_no_other():
    keys, breaks, goals, criteria, pending = ([row[0] for row in table] for table in tables("plan.toml"))
    assert sorted(keys) == sorted(item.name for item in dataclasses.fields(Plan))
    day = dt.date(2026, 3, 2)
    gig, days = Goal("gigs", "A gig", 1), Break(day, day)
    waiting = (Pending(day, 3.0), Pending(day, day), Pending(day, days), Pending(day, gig), Pending(day, gig, True))
    text = write_plan(Plan(day, day, breaks=(days,), goals=(gig,), criteria=(Criterion("A", "B"),), pending=waiting))
    written = tomllib.loads(text)
    assert breaks == list(written["breaks"][0])
    assert goals == list(written["goals"][0])
    assert criteria == list(written["criteria"][0])
    assert pending == list(dict.fromkeys(key for table in written["pending"] for key in table))


def test_every_kind_of_goal_is_documented():
    kind = tables("plan.toml")[2][0]
    assert tuple(re.findall("`(.+?)`", kind[3])) == get_args(GoalKind)


def test_the_scale_is_not_passed_off_as_a_clinical_one():
    assert "not a validated clinical scale" in " ".join(README.split())
