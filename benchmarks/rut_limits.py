"""Find the limits of the rut chart by simulation and write `careerdata/analysis/stats/recent_means_limits.py`.

By how much the limits in `careerdata.analysis.stats.recent_means` rise or fall with the number of signs and with the
chance of a false alarm a year, so that calm logs with an autocorrelation of 0, 0.3 and 0.5 and baselines of 12, 20 and
52 weeks raise any alarm within 52 weeks with that chance, on average. Run: ``python benchmarks/rut_limits.py``; takes
ten minutes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from rut_logs import YEAR, Logs, answers, ratios, simulate

SIGNS = (1, 2, 3, 4, 5, 6)
BUDGETS = (0.005, 0.02, 0.05, 0.1, 0.2, 0.3)
BASELINES = (12, 20, 52)
TRUE_PHI = (0.0, 0.3, 0.5)
CHUNK = 50
SEED = 20260301
HOME = Path(__file__).parents[1] / "careerdata" / "analysis" / "stats" / "recent_means_limits.py"
HEAD = '''"""Limits for other numbers of signs and budgets: made by `benchmarks/rut_limits.py`, not to be edited by hand."""

from __future__ import annotations

'''


def peaks(signs: int, logs: int, rng: np.random.Generator) -> list[float]:
    """Return the highest ratio of statistic and limit in each of `logs` calm years of every kind."""
    found: list[float] = []
    for baseline in BASELINES:
        for phi in TRUE_PHI:
            for _ in range(logs // CHUNK):
                log = answers(simulate(Logs(baseline + YEAR, (phi,) * signs), CHUNK, rng), 5, 1.5, 0.5)
                found.extend(ratios(log, baseline).max((-1, -2)))
    return found


def main() -> None:
    """Simulate and write the module."""
    parser = argparse.ArgumentParser(description="Find the limits of the rut chart.")
    parser.add_argument("--logs", type=int, default=2000, help="simulated logs of every kind (2000)")
    logs = parser.parse_args().logs
    rng = np.random.default_rng(SEED)
    rows = []
    for signs in SIGNS:
        row = np.quantile(peaks(signs, logs, rng), 1 - np.array(BUDGETS))
        print(signs, row.round(3), flush=True)
        rows.append("    (" + ", ".join(f"{level:.3f}" for level in row) + f"),  # {signs}")
    text = f"BUDGETS = {BUDGETS}\nMULTIPLIERS = (\n" + "\n".join(rows) + "\n)\n"
    HOME.write_text(HEAD + text, encoding="utf-8")


if __name__ == "__main__":
    main()
