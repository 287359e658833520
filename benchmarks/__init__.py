"""Prints the figures that the documents quote: ``python -m benchmarks.rut``, or ``python benchmarks/rut.py``.

A benchmark imports its siblings by their bare names. Python finds those when a file is run, pytest through its
`pythonpath`; the line below finds them for ``python -m``.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
