"""Runs first in the frozen program, in each of its processes.

What the program starts later gets the user's environment, not its own. The loader of libraries has
read LD_LIBRARY_PATH by now. A file manager or a browser that inherits it would load the package's
libraries instead of the system's, and might not start.
"""

import os

from joyvasa_desktop import environment, own_files
from joyvasa_desktop.gpu_pack import loading

# The hooks of the package's parts, which run after this, add to it.
environment.remember()

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if before is not None:
    os.environ["LD_LIBRARY_PATH"] = before
else:
    os.environ.pop("LD_LIBRARY_PATH", None)

# What is imported later may be needed after an update has replaced the program.
own_files.keep_modules()

# PyTorch comes from the GPU pack, where there is one.
loading.install()
