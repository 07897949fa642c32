"""Thin-plate splines as matrices, so that a bend is one multiplication per frame."""

from __future__ import annotations

import numpy as np

from joyvasa_desktop.arrays import Doubles


def thin_plate(controls: Doubles, queries: Doubles, ridge: float = 1e-4) -> Doubles:
    """The linear map from values at control points to values at query points.

    The spline minimises bending energy (Bookstein 1989); its kernel is ½ d² ln d² and it keeps
    affine maps exact.

    Args:
        controls: (n, 2) points, in units of about their own extent.
        queries: (m, 2) points in the same units.
        ridge: added to the kernel's diagonal; larger values bend less and follow less exactly.

    Returns:
        float64 (m, n) matrix W with values(queries) = W @ values(controls).
    """
    n = len(controls)
    system = np.zeros((n + 3, n + 3))
    system[:n, :n] = _kernel(controls, controls) + ridge * np.eye(n)
    system[:n, n] = system[n, :n] = 1.0
    system[:n, n + 1 :] = controls
    system[n + 1 :, :n] = controls.T
    design = np.hstack([_kernel(queries, controls), np.ones((len(queries), 1)), queries])
    # Only the first n columns of the inverse matter: the others multiply zeros.
    inverse = np.linalg.solve(system, np.eye(n + 3)[:, :n])
    return np.asarray(design @ inverse)


def _kernel(a: Doubles, b: Doubles) -> Doubles:
    # One axis at a time: sums over an axis of two are four times as slow.
    squared = np.subtract.outer(a[:, 0], b[:, 0]) ** 2
    squared += np.subtract.outer(a[:, 1], b[:, 1]) ** 2
    return np.asarray(0.5 * squared * np.log(np.maximum(squared, 1e-12)))
