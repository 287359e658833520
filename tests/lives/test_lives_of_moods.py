"""Lives of which only the check-ins are written, week by week, by hand or through saves.

Each promise of `promises.py` is held at the checkpoints of `living.py`; `make lives` lives more of them.
"""

import pytest
from living import SEEDS, lived
from promises import all_are_kept
from stories import OF_MOODS


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("life", OF_MOODS, ids=lambda life: life.name)
def test_a_life_is_read_as_it_was_lived(life, seed, tmp_path):
    all_are_kept(lived(life, tmp_path / "career", seed))
