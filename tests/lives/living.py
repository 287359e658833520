"""Living a life up to its evenings, as the tests look at it."""

import datetime as dt
import os

from person import Person
from stories import LIVES

from careerdata.analysis import rut
from careerdata.logbook import open_logbook

CHECKPOINTS = (0, 1, 2, 4, 8, 12, 20, 26, 52)
SEEDS = range(int(os.environ.get("CAREERDATA_LIVES", "1")))
"""One life of each kind here; more with the variable, as `make lives` sets it."""


def lived(life, folder, seed):
    """Live a life, and yield the person on the evening of each checkpoint; the first is before anything is written."""
    me = Person(folder, life.hand, seed + 1)
    story = life.story(me)
    yield 0, me
    for week in range(1, life.weeks + 1):
        next(story)
        if week in CHECKPOINTS or week == life.weeks:
            yield week, me
        me.monday += dt.timedelta(weeks=1)


def person_at_the_end(name, folder):
    life = next(life for life in LIVES if life.name == name)
    *_, (_, me) = lived(life, folder, 0)
    return me


def rut_of(me):
    return rut.read(open_logbook(me.folder, me.today))
