"""The list of known mistakes is true: each still changes one place of the package, and names tests that are there."""

from pathlib import Path

import mutations
import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("mistake", mutations.MUTATIONS, ids=lambda mistake: mistake.what)
def test_a_known_mistake_can_be_made_in_one_place_and_its_tests_are_there(mistake):
    assert len(mutations.place_of(ROOT / "careerdata", mistake.old)) == 1
    assert mutations.tests_called(ROOT / "tests", list(mistake.tests))
