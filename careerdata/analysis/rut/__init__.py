"""Signs of a rut: which changed, since when, and what moves with the mood."""

from __future__ import annotations

from careerdata.analysis.rut.detection import detect
from careerdata.analysis.rut.signs import read

__all__ = ["detect", "read"]
