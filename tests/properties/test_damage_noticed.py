"""Whatever is cut off a log or flipped in it after our last save is read right all the same, or told."""

import datetime as dt
import tempfile
from pathlib import Path

import pandas as pd
from how_often import tried
from hypothesis import given
from hypothesis import strategies as st

from careerdata.logbook import append, open_logbook
from careerdata.schemas import LOGS

TODAY = dt.date(2026, 7, 12)
signs = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
words = st.text(signs, min_size=1, max_size=12) | st.text(' ,;"\r\n#=é日x1.', min_size=1, max_size=6)
said = words.filter(str.strip)
rows = {
    "mood": st.fixed_dictionaries(
        {
            "week": st.integers(0, 500).map(lambda weeks: dt.date(2020, 1, 6) + dt.timedelta(weeks=weeks)),
            "mood": st.integers(0, 20).map(lambda halves: halves / 2),
            "boredom": st.none() | st.integers(0, 10),
            "note": st.none() | words,
        }
    ),
    "touches": st.fixed_dictionaries(
        {
            "date": st.dates(dt.date(2020, 1, 1), dt.date(2026, 7, 1)),
            "contact": said,
            "kind": st.sampled_from(["met", "called", "wrote", "gave"]),
            "note": st.none() | words,
        }
    ),
}
damages = st.tuples(st.booleans(), st.floats(0, 1, exclude_max=True), st.integers(1, 255))


def damaged(data, damage):
    cut, where, flip = damage
    place = int(where * len(data))
    return data[:place] if cut else data[:place] + bytes([data[place] ^ flip]) + data[place + 1 :]


def values(frame):
    """Return the rows without the lines they stand on."""
    return frame.reset_index(drop=True)


@tried(60)
@given(st.sampled_from(sorted(rows)), st.data())
def test_damage_after_the_last_save_is_harmless_or_told(log, data):
    with tempfile.TemporaryDirectory() as name:
        given_rows = data.draw(
            st.lists(rows[log], min_size=1, max_size=4, unique_by=lambda row: str(row.get("week", row)))
        )
        for row in given_rows:
            append(name, log, row, TODAY)
        path = Path(name) / LOGS[log].file
        whole, before = path.read_bytes(), open_logbook(name, TODAY)
        for damage in data.draw(st.lists(damages, min_size=3, max_size=8)):
            path.write_bytes(damaged(whole, damage))
            after = open_logbook(name, TODAY)
            new = [problem for problem in after.problems if problem not in before.problems]
            if not new:
                pd.testing.assert_frame_equal(values(getattr(after, log)), values(getattr(before, log)))
