"""The type of a pipe's ends between two processes, which every system has its own of."""

from __future__ import annotations

import sys
from multiprocessing import connection
from typing import TypeAlias

if sys.platform == "win32":
    End: TypeAlias = connection.PipeConnection
else:
    End: TypeAlias = connection.Connection
