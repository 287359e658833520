"""What went well in the present job: by month, and by what the next level asks for."""

from __future__ import annotations

from careerdata.analysis.wins.year import WinsFacts, read

__all__ = ["WinsFacts", "read"]
