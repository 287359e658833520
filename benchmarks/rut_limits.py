"""Find the limits of the rut chart by simulation and write `careerdata/analysis/stats/ewma_limits.py`. Takes two minutes.

For each baseline length, number of signs and share of the false-alarm budget: the limit as a function of the
*estimated* autocorrelation, ``log limit = a + b * atanh(phi) + c * atanh(phi)**2``, such that calm logs of every true
autocorrelation from 0 to 0.5 pass it within 52 weeks with the same chance. Run: ``python benchmarks/rut_limits.py``.
"""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
from rut_logs import YEAR, Logs, Numbers, simulate
from scipy.optimize import minimize

from careerdata.analysis.stats import ewma

BASELINES = (12, 16, 20, 28, 52)
SERIES = (1, 2, 3, 5)
SHARES = (0.0033, 0.008, 0.02, 0.05, 0.12, 0.3)
TRUE_PHI = (0.0, 0.15, 0.3, 0.4, 0.5)
LOGS = 360_000
CHUNK = 30_000
SEED = 20260301
HOME = Path(__file__).parents[1] / "careerdata" / "analysis" / "stats" / "ewma_limits.py"
STEEPNESS_AT = np.arctanh(ewma.RANGE)
STEEPEST = 2.5
HEAD = '''"""The limits of the rut chart, found by simulation: made by `benchmarks/rut_limits.py`, not to be edited by hand."""

from __future__ import annotations

'''
RIDGE = 0.02
"""A mild pull of slope and bend toward those of the next larger share, which more logs pass; so noise stays small."""
START = np.array([0.5, 1.0, 0.0])
"""Slope 1 without a bend is what the long-run standard deviation of an AR(1) series suggests."""


def calm_year(baseline: int, phi: float, rng: np.random.Generator) -> tuple[Numbers, Numbers]:
    """Return the estimated autocorrelation and the year's highest statistic of `LOGS` calm series."""
    own, highest = [], []
    for _ in range(LOGS // CHUNK):
        series = simulate(Logs(baseline + YEAR, (phi,)), CHUNK, rng)[:, 0]
        start, later = series[:, :baseline], series[:, baseline:]
        own.append(ewma.autocorrelation(start))
        sd = ewma.spread(start, smallest=0.0)
        highest.append(ewma.statistic(later, start.mean(-1), sd, baseline).max(-1))
    return np.concatenate(own), np.concatenate(highest)


def fit(years: list[tuple[Numbers, Numbers]], share: float, near: Numbers) -> Numbers:
    """Return (a, b, c) for which the chance to pass the limit is nearest to `share` at every true autocorrelation."""
    held = [(np.arctanh(np.clip(phi, *ewma.RANGE)), np.log(np.maximum(highest, 1e-9))) for phi, highest in years]

    def misfit(c: Numbers) -> float:
        passed = [np.mean(top > c[0] + lean * (c[1] + lean * c[2])) for lean, top in held]
        far = np.log(np.maximum(passed, 1e-9) / share)
        # Where a short single series tells next to nothing about its autocorrelation, the best fit is absurdly steep;
        # and a limit that falls as weeks resemble each other more is noise.
        slopes = c[1] + 2 * c[2] * STEEPNESS_AT
        beyond = np.maximum(slopes - STEEPEST, 0) + np.maximum(-slopes, 0)
        return float((far**2).sum() + RIDGE * ((c[1:] - near[1:]) ** 2).sum() + 10 * (beyond**2).sum())

    start = near
    for width in (0.3, 0.1):
        corners = start + width * np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]])
        options = {"maxiter": 300, "xatol": 1e-3, "fatol": 1e-6, "initial_simplex": corners}
        start = minimize(misfit, start, method="Nelder-Mead", options=options).x
    return start


def shared(own: Numbers, series: int, baseline: int) -> Numbers:
    """Return the estimates as `read` uses them: neighbours make up the signs of one log."""
    return ewma.shared_autocorrelation(own.reshape(-1, series), baseline).reshape(-1)


def main() -> None:
    """Simulate, fit and write the module."""
    rng = np.random.default_rng(SEED)
    cells = {}
    for baseline in BASELINES:
        years = [calm_year(baseline, phi, rng) for phi in TRUE_PHI]
        for series in SERIES:
            known = [(shared(own, series, baseline), highest) for own, highest in years]
            found = START
            for share in reversed(SHARES):
                cells[baseline, series, share] = found = fit(known, share, found)
                print(baseline, series, share, found.round(4), flush=True)
    order = itertools.product(BASELINES, SERIES, SHARES)
    lines = ["    ({:.4f}, {:.4f}, {:.4f}),  # {}".format(*cells[cell], cell) for cell in order]
    text = f"BASELINES = {BASELINES}\nSERIES = {SERIES}\nSHARES = {SHARES}\nCOEFFICIENTS = (\n" + "\n".join(lines)
    HOME.write_text(HEAD + text + "\n)\n", encoding="utf-8")


if __name__ == "__main__":
    main()
