"""Wants and needs: inside or outside, and what would flip it."""

from __future__ import annotations

from careerdata.analysis.needs.verdict import read

__all__ = ["read"]
