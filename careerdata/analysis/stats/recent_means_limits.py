"""Limits for other numbers of signs and budgets: made by `benchmarks/rut_limits.py`, not to be edited by hand."""

from __future__ import annotations

BUDGETS = (0.005, 0.02, 0.05, 0.1, 0.2, 0.3)
MULTIPLIERS = (
    (1.169, 1.031, 0.930, 0.844, 0.747, 0.680),  # 1
    (1.253, 1.134, 1.047, 0.978, 0.890, 0.830),  # 2
    (1.243, 1.132, 1.056, 0.982, 0.903, 0.848),  # 3
    (1.228, 1.134, 1.056, 0.994, 0.917, 0.868),  # 4
    (1.230, 1.131, 1.057, 1.000, 0.932, 0.884),  # 5
    (1.235, 1.141, 1.069, 1.006, 0.936, 0.891),  # 6
)
