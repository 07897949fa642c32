"""One call that writes a video."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from video.films import SIZE, Make, options, picture

from joyvasa_desktop.video.write import Sound, VideoWriter, frame_count


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes a video and returns where it landed."""

    def write(
        kind: str,
        frames: int = 10,
        sound: Sound | None = None,
        size: tuple[int, int] = SIZE,
        name: str = "",
        draw: Callable[[int], np.ndarray] | None = None,
        **more: Any,
    ) -> Path:
        path = tmp_path / (name or ("film" if kind == "png" else f"film.{kind}"))
        chosen = options(kind, **more)
        if sound:
            frames = frame_count(sound.duration, chosen.fps)
        with VideoWriter(path, size, frames, sound, chosen) as out:
            for number in range(frames):
                out.write(draw(number) if draw else picture(number, size))
        return out.result

    return write
