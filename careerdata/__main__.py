"""``python -m careerdata`` is the command line."""

import sys

from careerdata.cli.main import main

sys.exit(main())
