"""The ask: where each stands, what is missing in a draft, and what the logs can fill in."""

from __future__ import annotations

from careerdata.analysis.ask.asks import read

__all__ = ["read"]
