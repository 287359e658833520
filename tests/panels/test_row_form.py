"""A form made from a log's model: what the model says is not said again, and what was not touched stays as it was."""

import datetime as dt
from typing import Optional

import ipywidgets as widgets
import pandas as pd
import pytest

from careerdata.analysis.finding import Finding
from careerdata.logbook import Logbook
from careerdata.panels.base import Panel
from careerdata.panels.editing.row_form import UNSAID, Field, RowForm
from careerdata.schemas import Log, LogFile, column, optional

TODAY = dt.date(2026, 6, 28)


class Walks(Log):
    day: pd.Timestamp = column("The day.")
    path: str = column("Where it went.")
    km: Optional[float] = optional("How far.", ge=0, le=60)
    people: Optional[pd.Int64Dtype] = optional("How many came along.", ge=1, le=12)
    weather: Optional[str] = optional("What it was like.", isin=["dry", "half_wet"])
    note: Optional[str] = optional("Anything.")


WALKS = LogFile("walks", "walks.csv", Walks)
FIELDS = [
    Field("day", "Day", value=TODAY, past=True),
    Field("path", "Path", "by its name", known=lambda book: book.skills["skill"]),
    Field("km", "Kilometres", example="7.5"),
    Field("people", "With", called="The number of people", unit="people", example="3", beside=True),
    Field("weather", "Weather", unsaid="not noted"),
]


class Page(Panel[None]):
    def read(self):
        return Finding(pd.DataFrame(), "", "")

    @property
    def blockers(self):
        return ("Nothing is drawn.",)

    def build(self):
        self.form = RowForm(self, WALKS, self.fields, self.below)
        return (self.form,), ()


def form_of(*fields, below=None):
    Page.fields, Page.below = fields, below
    skills = pd.DataFrame({"date": [pd.Timestamp(TODAY)] * 2, "skill": ["SQL", "a talk"], "hours": [1.0, 1.0]})
    return Page(Logbook.from_frames(today=TODAY, skills=skills), None).form


@pytest.fixture
def form():
    return form_of(*FIELDS)


def write(form, **typed):
    for name, value in typed.items():
        form[name].value = value


def test_the_model_says_which_control_a_column_gets_and_what_it_may_hold(form):
    kinds = [type(control) for control in form.fields.values()]
    assert kinds == [widgets.DatePicker, widgets.Combobox, widgets.Text, widgets.Text, widgets.Dropdown]
    assert form["weather"].options == (("not noted", UNSAID), ("dry", "dry"), ("half wet", "half_wet"))
    assert form["km"].tooltip == "How far."
    assert form["path"].options == ("a talk", "SQL")
    assert [len(line.children) for line in form.children] == [1, 1, 2, 1]


def test_what_belongs_to_a_field_stands_below_its_line():
    question = widgets.Label("Is that far?")
    form = form_of(*FIELDS, below={"km": [question]})
    assert [type(part) for part in form.children] == [widgets.HBox] * 3 + [widgets.Label, widgets.HBox]
    assert list(form.children[2].children) == [form["km"], form["people"]]


def test_a_list_begins_with_its_first_entry_or_the_one_that_is_said(form):
    assert form["weather"].label == "not noted"
    assert form_of(Field("weather", "Weather", value="half_wet"))["weather"].label == "half wet"


def test_a_column_of_the_model_is_in_the_form_once_it_is_named():
    assert "note" not in form_of(*FIELDS).fields
    form = form_of(*FIELDS, Field("note", "Note"))
    write(form, path="Ridge", note=" windy ")
    assert form.row()["note"] == "windy"


def test_what_was_typed_is_a_row_of_the_log(form):
    write(form, path="  Old   ridge ", km="7,5", people="3", weather="dry")
    assert form.row() == {"day": TODAY, "path": "Old ridge", "km": 7.5, "people": 3, "weather": "dry"}
    form.clear()
    assert form.row() == {"day": TODAY, "path": None, "km": None, "people": None, "weather": None}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"day": None}, "Choose the day, today or earlier."),
        ({"day": dt.date(2026, 6, 29)}, "Choose the day, today or earlier."),
        ({"path": " "}, "Path is still missing."),
        ({"km": "61"}, "Kilometres is a number up to 60, such as 7.5, or stays empty."),
        ({"km": "-1"}, "Kilometres is a number up to 60, such as 7.5, or stays empty."),
        ({"km": "1,500"}, "Kilometres: “1,500” can be read as 1500 or as 1.5: write it without the comma, or as 1.5."),
        (
            {"people": "2.5"},
            "The number of people is a whole number of people from 1 to 12, such as 3, or stays empty.",
        ),
        ({"people": "0"}, "The number of people is a whole number of people from 1 to 12, such as 3, or stays empty."),
        ({}, ""),
    ],
)
def test_what_the_model_does_not_allow_is_said(form, typed, said):
    write(form, path="Ridge", **{name: value for name, value in typed.items() if name != "path"})
    write(form, **typed)
    assert form.fault == said


def test_only_what_was_touched_is_a_change_of_a_row(form):
    seen = {"day": dt.date(2026, 5, 1), "path": "Old  ridge", "km": 7.123456789012345, "people": None, "weather": None}
    form.put(form.as_typed(seen))
    assert form.changes(seen) == {}
    write(form, people="4", weather="dry")
    assert form.changes(seen) == {"people": 4, "weather": "dry"}


def test_another_day_alone_is_no_beginning(form):
    write(form, day=dt.date(2026, 6, 1))
    assert not form.begun
    write(form, km="1")
    assert form.begun
