"""Pay: the range to expect from the figures that were heard."""

from __future__ import annotations

from careerdata.analysis.pay.pay_range import read

__all__ = ["read"]
