"""The pipeline's process without a window: it begins, answers, and ends when nobody listens."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import psutil
import pytest
from pipeline import LONG, job, wish

from joyvasa_desktop.window.messages import ExportProgress, Idle, SceneFacts, Usage
from joyvasa_desktop.window.process.pipeline_process import PipelineProcess

_IMPORTS = """
import sys
import joyvasa_desktop.window.{module}
print([name for name in sys.modules if name.split(".")[0] in {names!r}])
"""


@pytest.mark.parametrize(
    ("module", "names"),
    [
        ("child", ("PySide6", "shiboken6", "pyqtgraph", "torch")),
        ("worker", ("cv2", "av", "onnxruntime", "scipy", "torch", "PIL")),
    ],
)
def test_each_side_imports_only_what_it_needs(module: str, names: tuple[str, ...]) -> None:
    script = _IMPORTS.format(module=module, names=names)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


class Window:
    """The window's end of a process."""

    def __init__(self) -> None:
        self.process = PipelineProcess(SimpleQueue())
        self._woken, self._waker = multiprocessing.Pipe(duplex=False)
        self.said: list[object] = []
        self.ended = False

    def end(self) -> int | None:
        """Lets the process end; returns its exit code."""
        self.ended = True
        return self.process.end(10.0)

    def hear(self, kind: type) -> None:
        """Listens until something of that kind was said."""
        while not any(isinstance(each, kind) for each in self.said):
            self.said += self.process.answers(self._woken, 30.0)


@pytest.fixture
def window() -> Iterator[Window]:
    made = Window()
    yield made
    if not made.ended:
        made.end()


def test_it_answers_and_ends_by_itself(window: Window) -> None:
    window.process.outbox.put(wish(1, voice=None))
    window.hear(Idle)
    kinds = {type(each) for each in window.said}
    assert {SceneFacts, Usage} <= kinds
    assert window.end() == 0


def test_the_end_in_the_middle_of_an_export(window: Window, tmp_path: Path) -> None:
    window.process.outbox.put(job(1, tmp_path / "v.mp4", LONG))
    window.hear(ExportProgress)
    assert window.end() == 0
    assert not list(tmp_path.iterdir())


def test_a_killed_process_leaves_nothing(window: Window, tmp_path: Path) -> None:
    settings = LONG.but(format="png")
    window.process.outbox.put(job(1, tmp_path / "pictures", settings))
    kill_while_drawing(window)
    assert window.end() != 0
    assert not list(tmp_path.iterdir())


def kill_while_drawing(window: Window) -> None:
    """Ends the process in the middle of a video, and waits for that."""
    while not any(
        isinstance(each, ExportProgress) and each.progress.done > 3 for each in window.said
    ):
        window.said.clear()
        window.hear(ExportProgress)
    (child,) = (each for each in psutil.Process().children() if "spawn_main" in str(each.cmdline()))
    child.kill()
    with pytest.raises(EOFError):
        while True:
            list(window.process.answers(window._woken, 10.0))


def test_what_is_left_when_the_window_is_killed_too_goes_with_the_next_one(
    window: Window, tmp_path: Path
) -> None:
    window.process.outbox.put(job(1, tmp_path / "v.mp4", LONG))
    kill_while_drawing(window)
    assert list(tmp_path.iterdir())
    following = Window()
    following.process.outbox.put(wish(1, voice=None))
    following.hear(Idle)
    assert not list(tmp_path.iterdir())
    assert following.end() == 0
