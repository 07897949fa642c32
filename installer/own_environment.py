"""Runs first in the frozen program: what it starts later gets the user's environment, not its own.

The loader of libraries has read LD_LIBRARY_PATH by now. A file manager or a browser that inherits
it would load the package's libraries instead of the system's, and might not start.
"""

import os

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if before is not None:
    os.environ["LD_LIBRARY_PATH"] = before
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
