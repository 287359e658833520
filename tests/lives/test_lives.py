"""Lives, week by week, through the ways a person has: files by hand, imports, saves. `make lives` lives more of them.

Each promise of `promises.py` is held at the checkpoints of `living.py`.
"""

import pytest
from living import SEEDS, lived
from promises import alarms, kept
from stories import LIVES


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.name)
def test_a_life_is_read_as_it_was_lived(life, seed, tmp_path):
    before = set()
    for week, me in lived(life, tmp_path / "career", seed):
        (rut,) = kept(me, me.today)
        told = alarms({"rut": rut})
        better = set(rut.table.loc[rut.table["better_since"].notna(), "sign"])
        assert before <= told | better, f"week {week}: an alarm went away, and nothing got better"
        before = told
