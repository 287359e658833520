"""The plan: progress, the simulated futures, the chance of each goal, and how often such forecasts held before."""

from __future__ import annotations

from careerdata.analysis.plan.readiness import read

__all__ = ["read"]
