"""The plan: progress, the simulated futures, the chance of each goal, and how often such forecasts held before."""

from __future__ import annotations

from careerdata.analysis.plan.readiness import read
from careerdata.analysis.stats.gamma_poisson import forecast_hours

__all__ = ["forecast_hours", "read"]
