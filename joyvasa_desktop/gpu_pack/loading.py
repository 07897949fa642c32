"""How `import torch` finds the GPU pack in the packaged program.

`install` is called at the start of every process, before anything else. Nothing is looked for until
somebody asks for PyTorch, and nothing is loaded until somebody really imports it.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import ClassVar

_PACKAGES = ("torch", "functorch", "torchgen")
"""What comes out of the pack instead of the package."""


def install() -> None:
    """From now on, PyTorch comes from the GPU pack if there is one that can be used."""
    if not any(isinstance(each, _Finder) for each in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


def use(folder: Path) -> None:
    """This process takes PyTorch from there, whatever else is known of it; to try a pack.

    Args:
        folder: of a pack with its manifest.
    """
    install()
    finder = next(each for each in sys.meta_path if isinstance(each, _Finder))
    finder.choose(folder)


def usable() -> Path | None:
    """The folder of the pack that processes use which start now; None if none can be used."""
    from joyvasa_desktop import device, packaged
    from joyvasa_desktop.gpu_pack import marks
    from joyvasa_desktop.gpu_pack.installed import current, suits

    # Only asked where it matters: this may be the first question in a process.
    if packaged.edition() != "processor":
        return None
    pack = current()
    if pack is None or pack.missing() or marks.why_left_alone(pack.folder):
        return None
    # Without a card it would only take longer to load; on one that it doesn't know it would fail.
    return pack.folder if suits(pack, device.graphics()) else None


class _Finder(MetaPathFinder):
    """Answers for PyTorch before anybody else does; the answer stays the same in one process."""

    def __init__(self) -> None:
        self._known = False
        self._folder: Path | None = None

    def choose(self, folder: Path | None) -> None:
        """Decides without looking."""
        self._known, self._folder = True, folder

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a package of the pack is; None for everything else."""
        if fullname not in _PACKAGES:
            return None
        if not self._known:
            self.choose(usable())
        if self._folder is None:
            return None
        found = PathFinder.find_spec(fullname, [str(self._folder)])
        if fullname != "torch" or found is None or found.origin is None:
            return found
        return importlib.util.spec_from_file_location(
            fullname,
            found.origin,
            loader=_Loader(fullname, found.origin),
            submodule_search_locations=found.submodule_search_locations,
        )


class _Loader(SourceFileLoader):
    """Loads PyTorch out of a pack: first the libraries, by their full paths.

    Attributes:
        lacked_memory: half of PyTorch is in this process, and can't be loaded once more.
    """

    lacked_memory: ClassVar[bool] = False

    def exec_module(self, module: ModuleType) -> None:
        """Runs the package's text in a new module.

        Raises:
            UserError: the pack can't be loaded; it isn't tried again, unless memory was short.
        """
        from joyvasa_desktop.gpu_pack import libraries, marks
        from joyvasa_desktop.gpu_pack.installed import read
        from joyvasa_desktop.gpu_pack.shortage import lacks_memory

        if self.lacked_memory:
            raise _short_of_memory()

        folder = Path(self.path).parent.parent
        # First: who removes packs hides the manifest, and looks for such marks then.
        marks.hold(folder)
        pack = read(folder)
        reason = marks.why_left_alone(folder)
        if pack is None or reason:
            # It failed before in this process, which has some of its libraries now.
            raise _unusable(reason or "it is incomplete")
        marks.begin(folder)
        # The package's own PyTorch looks for NVIDIA's libraries along this path, if it has to.
        sys.path.append(str(folder))
        try:
            libraries.load(pack)
            super().exec_module(module)
        except (ImportError, OSError, MemoryError) as error:
            if lacks_memory(error, folder):
                _Loader.lacked_memory = True
                marks.stopped(folder)
                raise _short_of_memory() from error
            marks.failed(folder, f"{error}")
            raise _unusable(f"{error}") from error
        except BaseException:
            marks.stopped(folder)
            raise
        marks.worked(folder)


def _unusable(reason: str) -> Exception:
    from joyvasa_desktop.errors import UserError

    return UserError(
        f"The GPU pack can't be loaded: {reason}.",
        "Start the program again: it computes on the processor then. To try the pack again, get "
        "it once more on the Models page or with “joyvasa-desktop gpu get”.",
    )


def _short_of_memory() -> Exception:
    from joyvasa_desktop.errors import UserError

    return UserError(
        "There isn't enough memory to load the GPU pack.",
        "Close other programs, then start this program again.",
    )
