"""Results with other teams, and gigs."""

from __future__ import annotations

from careerdata.analysis.exposure.results import read

__all__ = ["read"]
