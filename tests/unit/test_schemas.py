"""The models of the logs: what they let pass, and that they say what every column is."""

import pandas as pd
import pandera.pandas as pa
import pytest

from careerdata.problems import UnknownLogError
from careerdata.schemas import LOGS, Mood, columns_of, empty_frame, log_named

EVERY_LOG = pytest.mark.parametrize("log", LOGS.values(), ids=LOGS)


def mood(**changes):
    """Return a mood log of one good week, with some answers changed."""
    row = {"week": pd.Timestamp("2026-03-02"), "mood": 6.5, "note": "fine", "hours_worked": 41.0} | changes
    return pd.DataFrame([row]).astype({"week": "datetime64[us]", "note": "str"})


@EVERY_LOG
def test_every_column_is_described_in_a_sentence(log):
    assert all(column.description.endswith((".", "?")) for column in columns_of(log.schema).values())


@EVERY_LOG
def test_the_empty_frame_fits_its_model(log):
    frame = empty_frame(log.schema)
    assert list(frame.columns) == list(columns_of(log.schema))
    assert len(log.schema.validate(frame)) == 0


@EVERY_LOG
def test_the_key_of_a_log_is_what_its_model_calls_unique(log):
    assert log.key == tuple(name for name, column in columns_of(log.schema).items() if column.unique)


@EVERY_LOG
def test_only_columns_that_may_be_absent_may_be_empty(log):
    assert all(column.nullable != column.required for column in columns_of(log.schema).values())


def test_the_files_and_names_are_those_of_the_folder():
    assert {log.name: log.file for log in LOGS.values()} == {
        "mood": "mood.csv",
        "skills": "skills.csv",
        "contacts": "contacts.csv",
        "touches": "touches.csv",
        "pains": "pains.csv",
        "activities": "activities.csv",
        "exposure": "exposure.csv",
        "wins": "wins.csv",
        "gigs": "gigs.csv",
        "applications": "applications.csv",
        "pay": "pay.csv",
        "endorsements": "endorsements.csv",
        "asks": "asks.csv",
        "days": "days.csv",
        "spells": "spells.csv",
        "plan_history": "plan-history.csv",
        "intentions": "intentions.csv",
    }


@pytest.mark.parametrize("answer", [0.0, 10.0, 6.5])
def test_answers_on_the_scale_pass(answer):
    assert len(Mood.validate(mood(mood=answer))) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"mood": 10.5},
        {"mood": -0.5},
        {"mood": 6.3},  # the scale goes in halves
        {"mood": None},
        {"week": pd.Timestamp("2026-03-03")},  # a Tuesday
        {"hours_worked": 169.0},
    ],
)
def test_answers_off_the_scale_do_not(changes):
    with pytest.raises(pa.errors.SchemaError):
        Mood.validate(mood(**changes).astype({"mood": "float64"}))


def test_a_log_that_does_not_exist_is_answered_with_those_that_do():
    with pytest.raises(UnknownLogError, match=r"no log called 'moods'.*mood, skills, contacts"):
        log_named("moods")
