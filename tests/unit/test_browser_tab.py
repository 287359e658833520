"""What a browser tab asks for: plain values in messages, and no thread."""

import datetime as dt
import subprocess
import sys

import numpy as np
import pandas as pd

from careerdata.browser_tab import plain


def test_dates_and_numbers_of_numpy_become_what_a_page_knows():
    message = {
        "day": dt.date(2026, 3, 2),
        "week": pd.Timestamp("2026-03-02"),
        "hours": np.float64(1.5),
        "count": np.int64(3),
        "due": np.bool_(True),
        "line": [np.array([1, 2]), None, "text"],
    }
    assert plain(message) == {
        "day": "2026-03-02",
        "week": "2026-03-02T00:00:00",
        "hours": 1.5,
        "count": 3,
        "due": True,
        "line": [[1, 2], None, "text"],
    }


def test_a_long_log_is_read_where_no_thread_can_be_started(tmp_path):
    weeks = pd.date_range("1980-01-07", periods=2000, freq="7D")
    rows = "\n".join(f"{week:%Y-%m-%d},{5 + place % 3}" for place, week in enumerate(weeks))
    (tmp_path / "mood.csv").write_text(f"week,mood\n{rows}\n")
    code = (
        "import sys, threading\n"
        'def refuse(self): raise RuntimeError("can\'t start new thread")\n'
        "threading.Thread.start = refuse\n"
        "from careerdata.logbook.reading.fast_reader import read_clean\n"
        "from careerdata.schemas import LOGS\n"
        "frame, _ = read_clean(open(sys.argv[1], 'rb').read(), LOGS['mood'].schema)\n"
        "print(len(frame), frame['mood'].sum())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "mood.csv")], capture_output=True, text=True, check=False
    )
    # 666 times 5, 6 and 7, and then 5 and 6: 666 * 18 + 11
    assert (done.stdout, done.stderr) == ("2000 11999.0\n", "")


def test_places_are_counted_with_the_integers_of_the_machine():
    """Numpy in a tab counts with 32 bits, and refuses to count places of 64."""
    from careerdata.analysis.network.touch_history import _Days

    days = _Days(np.array([0, 0, 1]), np.array([1, 5, 2]), np.array([True, False, True]), 3)
    assert days.person.dtype == np.intp
    assert days.count.tolist() == [2, 1, 0]
    assert days.unanswered().tolist() == [1, 0, 0]
