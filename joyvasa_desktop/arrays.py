"""Names for the plain arrays that the stages exchange."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]
"""A picture, uint8 (H, W, 3) RGB, or a mask, uint8 (H, W)."""

Floats: TypeAlias = NDArray[np.float32]
"""float32 values; the docstring of each use states the shape."""

Doubles: TypeAlias = NDArray[np.float64]
"""float64 values, where accuracy matters more than memory (matrices, fits)."""

AnyArray: TypeAlias = NDArray[Any]
