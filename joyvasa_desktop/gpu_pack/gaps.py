"""Parts of cuDNN that a pack lacks: the loader isn't to go on to somebody else's.

cuDNN asks for its parts by name and does without some of them. A wheel of it lacks such a part: on
computers with another cuDNN the loader found that one's, of another version, and nothing could be
computed any more. It stops at a file that it can't load.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

_ASKING = "libcudnn_graph"
_PARTS = ("libcudnn_engines_tensor_ir", "libcudnn_ext")


def close(folder: Path, paths: Iterable[str]) -> dict[str, int]:
    """Puts an empty file where a part isn't; nothing on Windows, where each name is loaded once.

    Args:
        folder: the pack's.
        paths: of its files, below the folder.

    Returns:
        Bytes of the new files by path below the folder.

    Raises:
        OSError: one can't be written.
    """
    if sys.platform == "win32":
        return {}
    there = set(paths)
    lacking = [
        name
        for path in there
        for names in _asked_for(PurePosixPath(path))
        if not there & names
        for name in names
    ]
    for name in lacking:
        (folder / name).touch()
    return dict.fromkeys(sorted(lacking), 0)


def _asked_for(library: PurePosixPath) -> Iterator[set[str]]:
    """Where the loader looks first for each part that this library asks for."""
    if library.name.startswith(f"{_ASKING}.so"):
        ends = {".so", library.name.removeprefix(_ASKING)}
        for part in _PARTS:
            yield {str(library.with_name(f"{part}{end}")) for end in ends}
