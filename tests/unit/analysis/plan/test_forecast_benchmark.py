"""`python -m benchmarks.forecast FILE`: what it makes of a file, and what the methods beside ours say."""

import numpy as np
import pytest
from forecast import origins, read, scores
from forecast_methods import exponential_smoothing, iid_bootstrap, moving_blocks


def file(tmp_path, *lines):
    path = tmp_path / "weeks.csv"
    path.write_text("\n".join(["person,week,hours", *lines]) + "\n")
    return path


def test_a_missing_week_is_no_hours_and_two_rows_of_a_week_are_added(tmp_path):
    # 5 January 2026 is a Monday; the 7th and the 11th lie in its week, the 19th two weeks on.
    path = file(tmp_path, "b,2026-01-19,4", "b,2026-01-07,1.5", "b,2026-01-11,2", "a,2026-01-05,1", "a,2026-02-01,2")
    people = dict(read(path, 3))
    assert people["b"].tolist() == [3.5, 0, 4]
    assert people["a"].tolist() == [1, 0, 0, 2]


def test_who_has_too_few_weeks_is_left_out_and_named(tmp_path, capsys):
    path = file(tmp_path, "short,2026-01-05,1", "long,2026-01-05,1", "long,2026-03-02,1")
    assert [name for name, _ in read(path, 5)] == ["long"]
    assert "short is left out: 5 weeks are needed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lines", "said"),
    [(["a,2026-01-05,-1"], "line 2"), (["a,2026-01-05,1", "a,someday,1"], "line 3"), (["a,2026-01-05,1"], "nobody")],
)
def test_what_cannot_be_measured_is_said(tmp_path, lines, said):
    with pytest.raises(SystemExit, match=said):
        read(file(tmp_path, *lines), 4)


def test_forecasts_stand_evenly_between_the_eighth_week_and_the_last_that_can_be_checked():
    assert origins(10) == [8, 9, 10]
    assert (origins(400)[0], origins(400)[-1], len(origins(400))) == (8, 400, 40)


def test_a_method_that_knows_the_answer_holds_always_and_costs_nothing():
    hours = np.full(40, 2.0)
    held = scores(hours, lambda _, ahead: 2.0 * np.array([ahead, ahead]), (4, 13))
    assert held.tolist() == [[1, 1, 1, 0], [1, 1, 1, 0]]


def test_a_miss_by_its_own_size_costs_ten_times_that():
    # Nothing is said to come, 2 hours a week do: the 80 % interval has no width and misses by all of it.
    held = scores(np.full(40, 2.0), lambda _, ahead: np.zeros((2, len(ahead))), (4,))
    assert held.tolist() == [[0, 0, 0, pytest.approx(10)]]


def test_bootstraps_draw_from_the_past_only():
    hours = np.array([1.0, 3.0, 5.0, 7.0, 9.0])
    assert set(iid_bootstrap(hours, (1,))[:, 0]) == set(hours)
    # Stretches of four: 1 + 3 + 5 + 7 or 3 + 5 + 7 + 9.
    assert set(moving_blocks(hours, (4,))[:, 0]) == {16, 24}


def test_exponential_smoothing_of_a_step_is_at_the_new_level():
    middle = np.median(exponential_smoothing(np.array([2.0] * 20 + [8.0] * 20), (1, 4)), axis=0)
    assert middle == pytest.approx([8, 32], rel=0.02)
    # Its level follows at once (alpha near 1), so four weeks vary as a walk's total: sqrt(1 + 4 + 9 + 16) of one's.
    one, four = np.std(exponential_smoothing(np.array([20.0] * 20 + [26.0] * 20), (1, 4)), axis=0)
    assert four / one == pytest.approx(np.sqrt(30), rel=0.04)
