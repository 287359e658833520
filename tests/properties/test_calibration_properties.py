"""What must hold for the calibration card whatever the history."""

from how_often import tried
from hypothesis import given
from hypothesis import strategies as st
from test_plan_properties import book

from careerdata.analysis.plan.calibration import read


@tried(15)
@given(st.lists(st.one_of(st.just(0.0), st.floats(0, 120, allow_nan=False)), max_size=130))
def test_any_history_gives_an_answer_within_its_bounds(history):
    logs = book(history)
    finding = read(logs, logs.plan)
    table, held, said = finding.table, finding.frames["held"], finding.frames["said"]
    shares = table.loc[table["enough"], ["held_50", "held_80", "held_95"]]
    assert ((shares >= 0) & (shares <= 1)).all(axis=None)
    assert (shares["held_50"] <= shares["held_80"]).all()
    assert (shares["held_80"] <= shares["held_95"]).all()
    assert (held["low"] <= held["held"] + 1e-9).all()
    assert (held["held"] <= held["high"] + 1e-9).all()
    assert (said["low"] <= said["middle"]).all()
    assert (said["middle"] <= said["high"]).all()
    assert table["checks"].is_monotonic_decreasing
    assert "nan" not in (finding.sentence + finding.caution).lower()


def test_ten_years_are_read_too():
    logs = book([5.0, 3.5, 0.0, 8.0] * 130)
    assert read(logs, logs.plan).table["enough"].all()
