"""LinkedIn's job applications: where, for which job, on which day; and nothing else of them."""

import datetime as dt
import zipfile
from pathlib import Path

import pytest

from careerdata import importers
from careerdata.logbook import append, create_folder, open_logbook

SAMPLE = Path(__file__).parents[2] / "samples" / "linkedin" / "Jobs" / "Job Applications.csv"
TODAY = dt.date(2026, 9, 1)
HEAD = "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers\n"


def export(tmp_path, *rows):
    """Write the file from days, companies and job titles."""
    path = tmp_path / "Job Applications.csv"
    lines = [
        f'"{day}",zanzibar@example.com,,{where},{role},https://example.com/1,zanzibar.pdf,' for day, where, role in rows
    ]
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def steps(found):
    return [
        (str(row["date"]), row["organisation"], row.get("role"), row["stage"]) for row in found.rows["applications"]
    ]


@pytest.fixture
def mine(tmp_path):
    create_folder(tmp_path / "mine", TODAY)
    return tmp_path / "mine"


def brought_in(path, folder):
    """Import, and return what is said of it."""
    return importers.save(folder, importers.compare(importers.read(path), open_logbook(folder, TODAY)))


def test_an_application_is_a_step_of_its_day():
    found = importers.read(SAMPLE)
    assert found.source == "LinkedIn"
    assert steps(found) == [("2025-03-14", "Acme", "Data Analyst", "applied")]
    assert found.problems == ()


def test_it_is_found_in_its_folder_of_the_whole_export(tmp_path):
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.write(SAMPLE, "Jobs/Job Applications.csv")
        archive.write(SAMPLE.parents[1] / "Connections.csv", "Connections.csv")
    found = importers.read(tmp_path / "export.zip")
    assert len(steps(found)) == 1
    assert len(found.rows["contacts"]) == 4


def test_imported_twice_it_adds_nothing_twice(tmp_path, mine):
    path = export(tmp_path, ("3/14/25, 2:37 PM", "Acme", "Analyst"), ("3/14/25, 3:37 PM", "ACME", "analyst"), ("4/1/25, 9:00 AM", "Acme", "Analyst"))  # fmt: skip
    assert brought_in(path, mine) == "Added 2 rows to applications.csv."
    assert brought_in(path, mine) == "Nothing was new; your files were not changed."
    assert list(open_logbook(mine, TODAY).applications["stage"]) == ["applied", "applied"]


def test_what_you_noted_yourself_stays_as_it_is(tmp_path, mine):
    by_hand = {"date": dt.date(2025, 3, 14), "organisation": "acme", "stage": "applied", "source": "referred"}
    append(mine, "applications", by_hand, TODAY)
    path = export(tmp_path, ("3/14/25, 2:37 PM", "Acme", "Analyst"), ("3/14/25, 2:40 PM", "Acme", "Engineer"))
    assert brought_in(path, mine) == "Added 1 row to applications.csv."
    assert brought_in(path, mine).startswith("Nothing was new")
    rows = open_logbook(mine, TODAY).applications
    assert rows["source"].dropna().tolist() == ["referred"]
    assert rows["role"].dropna().tolist() == ["Engineer"]


def test_a_day_that_cannot_be_read_is_told_and_a_row_without_a_company_is_counted(tmp_path):
    found = importers.read(export(tmp_path, ("soon", "Acme", "Analyst"), ("3/14/25, 2:37 PM", "", "Analyst")))
    assert steps(found) == []
    (problem,) = found.problems
    assert (problem.line, problem.column, problem.value) == (2, "Application Date", "soon")
    assert problem.fix == "Write it like 3/14/25, 2:37 PM."
    assert {item.what: item.count for item in found.skipped} == {"applications without a company": 1}


def test_one_number_above_twelve_tells_what_comes_first(tmp_path):
    found = importers.read(
        export(tmp_path, ("14/03/25, 14:37", "Acme", "Analyst"), ("01/02/25, 09:00", "Bee", "Analyst"))
    )
    assert [day for day, *_ in steps(found)] == ["2025-02-01", "2025-03-14"]
    unclear = importers.read(export(tmp_path, ("3/4/25, 2:37 PM", "Acme", "Analyst")))
    assert [day for day, *_ in steps(unclear)] == ["2025-03-04"]
    assert "read month first" in unclear.problems[0].message


def test_addresses_and_papers_are_never_in_what_comes_back(tmp_path, mine):
    found = importers.read(export(tmp_path, ("3/14/25, 2:37 PM", "Acme", "Analyst")))
    told = importers.report(found, importers.compare(found, open_logbook(mine, TODAY)))
    assert "zanzibar" not in repr(found) + told
    assert "applications.csv: 1 new row, of 14 March 2025." in told
