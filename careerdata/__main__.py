"""``python -m careerdata`` is the command line."""

import sys

from careerdata.cli import main

sys.exit(main())
