"""Many people's folders at once, for a coach or a careers service: counts only, no names, no group under 5.

A folder is read only where its person put `cohort-consent.txt` into it. What a single person's analysis says of each is worked out
for all of them together, on this machine (`here`) or on a Dask cluster (`on_dask`); `counts` says what may be shown of it.
"""

from __future__ import annotations

from careerdata.cohort.consent import CONSENT, opted_in
from careerdata.cohort.small_groups import FEWEST, Count, counts
from careerdata.cohort.spread import here, on_dask

__all__ = ["CONSENT", "FEWEST", "Count", "counts", "here", "on_dask", "opted_in"]
