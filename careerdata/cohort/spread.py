"""The same rows made on this machine, or on a Dask cluster: people in parts, each part worked out at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from careerdata.cohort.people import rows

PART = 500
"""People worked out at once: enough to be quick, few enough for a small machine."""


def here(folders: Sequence[Path], today: dt.date) -> pd.DataFrame:
    """Return `careerdata.cohort.people.rows` of all folders, worked out on this machine."""
    return _joined([rows(part, today) for part in _parts(folders)])


def on_dask(folders: Sequence[Path], today: dt.date, client: Any) -> pd.DataFrame:
    """Return the same, worked out by the workers of a Dask cluster, which read the folders themselves.

    Args:
        folders: as each worker finds them.
        today: the day, for everybody.
        client: a `distributed.Client`; `pip install dask distributed` brings it.
    """
    return _joined(client.gather(client.map(rows, list(_parts(folders)), today=today, pure=False)))


def _parts(folders: Sequence[Path]) -> Iterator[Sequence[Path]]:
    for first in range(0, max(len(folders), 1), PART):
        yield folders[first : first + PART]


def _joined(parts: list[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(parts, ignore_index=True).rename_axis("person")
