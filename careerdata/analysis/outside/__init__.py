"""Looking outside: what is open, what is next, and what opens doors."""

from __future__ import annotations

from careerdata.analysis.outside.applications import read

__all__ = ["read"]
