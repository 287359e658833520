"""What is printed as "Write ..." is what the person meant, and is taken by the file when it is written there."""

import re

import pytest

from careerdata.logbook import read_log
from careerdata.logbook.reading.cell_parser import FileConventions, read_cell
from careerdata.logbook.reading.columns import layout_of
from careerdata.panels.editing.typed_numbers import number_of, two_numbers
from careerdata.schemas import LOGS

COMMAS, SEMICOLONS = FileConventions(decimal=""), FileConventions(decimal="", commas_part_cells=False)
HOURS, MONEY, MEASURE = ("skills", "hours"), ("pay", "low"), ("exposure", "before")


def column(log, name):
    return layout_of(LOGS[log].schema).columns[name]


@pytest.mark.parametrize(
    ("where", "text", "said"),
    [
        (MONEY, "52k", "Write 52000."),
        (MONEY, "52.5K", "Write 52500."),
        (MONEY, "1.2 million", "Write 1200000."),
        (MONEY, "52,000 EUR", "Write 52000, or 52."),
        (MONEY, "15.500 €", "Write 15500, or 15.5."),
        (MONEY, "12.000", "Write 12000, or 12."),
        (MONEY, "about 50000 p.a.", "Write 50000."),
        (MONEY, "60000-70000", "Write one number, such as 65000."),
        (MONEY, "52 tons", "Write a number such as 52000, or leave the cell empty."),  # never cut off
        (HOURS, "90 min", "Write 1.5."),
        (HOURS, "20 min", "Write 0.33."),
        (HOURS, "1½", "Write 1.5."),
        (HOURS, "½ h", "Write 0.5."),
        (HOURS, "1h30", "Write 1.5."),
        (HOURS, "1 h 30 min", "Write 1.5."),
        (HOURS, "7,5 Std", "Write 7.5."),
        (HOURS, "1:30", "Write 1.5."),
        (HOURS, "30h", "Write a number such as 7.5."),  # more than a day has
        (MEASURE, "90 min", "Write 90."),
        (MEASURE, "none", "Write 0 if it is nought, or leave the cell empty if it is not known."),
        (MEASURE, "40%", "Write 40."),
        (("mood", "mood"), "7/10", "Write 7."),
        (("mood", "mood"), "11 points", "Write a number such as 7.5."),
        (("contacts", "every_days"), "30 days", "Write 30."),
        (("contacts", "influence"), "5.5", "Write 5."),
    ],
)
def test_what_a_person_writes_is_answered_with_what_they_meant(where, text, said):
    found = read_cell(column(*where), text, SEMICOLONS)
    assert found.value is None
    assert found.fix == said


@pytest.mark.parametrize("conventions", [COMMAS, SEMICOLONS, FileConventions(decimal=",", commas_part_cells=False)])
@pytest.mark.parametrize("name", ["low", "high"])
def test_money_with_three_digits_behind_a_mark_is_asked_about_in_every_file(conventions, name):
    assert read_cell(column("pay", name), "15.500", conventions).fix == "Write 15500, or 15.5."
    assert read_cell(column("gigs", "income"), "15.500", conventions).fix == "Write 15500, or 15.5."


@pytest.mark.parametrize(
    ("where", "text", "value"),
    [(HOURS, "1.500", 1.5), (("mood", "mood"), "5.000", 5), (("contacts", "every_days"), "1.500", 1500)],
)
def test_three_digits_are_read_where_only_one_reading_fits_the_column(where, text, value):
    assert read_cell(column(*where), text, SEMICOLONS).value == value


@pytest.mark.parametrize("text", ["12.000", "12,000"])
def test_forms_ask_as_files_do(text):
    assert number_of(text) is None
    assert two_numbers(text).startswith(f"“{text}” can be read as 12000 or as 12:")


NUMBERS = [
    (log.name, name)
    for log in LOGS.values()
    for name, found in layout_of(log.schema).columns.items()
    if found.kind in ("whole", "decimal")
]
SPELLINGS = [
    "{}h",
    "{} hrs",
    "{} min",
    "{} Minuten",
    "{}k",
    "{} €",
    "EUR {}",
    "~{}",
    "{} %",
    "{}½",
    "{} days",
    "{} x",
    "{}xyz",
    "{}:30",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize(("log", "name"), NUMBERS)
def test_every_advice_is_taken_when_it_is_followed(log, name, spelling, tmp_path):
    others = {
        "skill": "SQL",
        "contact": "Ann",
        "kind": "met",
        "stage": "lead" if log == "gigs" else "found",
        "role": "lead",
        "mood": "5",
        "hours": "1",
    }
    layout = layout_of(LOGS[log].schema)
    cells = {
        key: "2026-03-02" if found.kind == "date" else others.get(key, "data")
        for key, found in layout.columns.items()
        if found.required
    }
    for number in ("2", "45", "5000"):
        found = read_cell(layout.columns[name], spelling.format(number), COMMAS)
        assert found.fault
        for advised in re.findall(r"(?:Write|or|such as) ([0-9.]*[0-9])", found.fix):
            path = tmp_path / LOGS[log].file
            row = cells | {name: advised}
            path.write_text(f"{','.join(row)}\n{','.join(row.values())}\n")
            frame, problems = read_log(path, LOGS[log].schema)
            assert len(frame) == 1, (advised, problems)
