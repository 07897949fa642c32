"""What the tests of the models' page share: tools that do as a test says, and states to show."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from joyvasa_desktop.device import Graphics
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.gpu_pack.packs import Pack, PackFile
from joyvasa_desktop.gpu_pack.state import Kind as PackKind
from joyvasa_desktop.gpu_pack.state import PackState
from joyvasa_desktop.packaged import Edition
from joyvasa_desktop.weights.catalogue import catalogue
from joyvasa_desktop.weights.states import BundleState, FileState, State, together
from joyvasa_desktop.weights.transfer import Transfer, TransferReport
from joyvasa_desktop.window.models.model_tools import ModelTools, Overview
from joyvasa_desktop.window.models.pack_tools import CardFacts, PackTools

PATIENCE = 20.0
"""s in which a test must go on."""


def file_state(id: str, state: State = State.ABSENT, checked: bool = True) -> FileState:
    """A file of the real catalogue in some state."""
    file = catalogue().files[id]
    size = file.size or 0
    if state is State.ABSENT:
        return FileState(file, state)
    if state is State.PARTIAL:
        return FileState(file, state, there=size // 2)
    path = Path("models").absolute() / file.path
    good = state is State.READY
    sha256 = file.sha256 if checked else ""
    return FileState(file, state, path, good and checked, size * good, own=True, sha256=sha256)


def bundle_state(
    name: str, *states: State, checked: bool = True, accepted: bool = False
) -> BundleState:
    """A bundle of the real catalogue; the last state is that of all further files."""
    known = catalogue()
    bundle = known.bundles[name]
    each = [states[min(place, len(states) - 1)] for place in range(len(bundle.files))]
    files = tuple(
        file_state(id, state, checked) for id, state in zip(bundle.files, each, strict=True)
    )
    notices = {known.families[file.file.family] for file in files if file.to_get}
    must = tuple(family for family in notices if family.notice and not accepted)
    to_get = sum(file.to_get for file in files)
    return BundleState(bundle, together(files), files, to_get, known.size(name), must)


def overview(**states: State | tuple[State, ...] | BundleState) -> Overview:
    """Everything is absent but what is named, with _ for - in the names."""
    known, made = catalogue(), []
    for name in known.bundles:
        given = states.get(name.replace("-", "_"), State.ABSENT)
        if isinstance(given, BundleState):
            made.append(given)
        else:
            made.append(bundle_state(name, *(given if isinstance(given, tuple) else (given,))))
    folder = Path("models").absolute()
    return Overview(
        folder, True, "", 212_000_000_000, (), tuple(made), known.families, card=NO_PACK
    )


CARD = Graphics("NVIDIA GeForce RTX 4070 Laptop GPU", 8_188_000_000, (8, 9))

GPU_PACK = Pack(
    name="cu130",
    cuda="13.0",
    torch="2.13.0",
    least_driver="580.65.06",
    capability=((7, 5), (12, 1)),
    files=(PackFile("torch.whl", "https://example.org", 2_410_000_000, "0" * 64, 4_900_000_000),),
)


def pack_state(
    kind: PackKind,
    pack: Pack | None = GPU_PACK,
    *,
    to_get: int = GPU_PACK.size,
    on_disk: int = 0,
    active: bool = False,
    why: str = "",
) -> PackState:
    """How it may stand with a GPU pack."""
    return PackState(kind, pack, to_get, on_disk, Path("gpu-pack").absolute(), active, why)


READY = pack_state("ready", to_get=0, on_disk=4_900_000_000, active=True)


def card_facts(
    pack: PackState | None,
    *,
    edition: Edition = "processor",
    cards: tuple[Graphics, ...] = (CARD,),
    trouble: str = "",
) -> CardFacts:
    """What may be known about a graphics card."""
    return CardFacts(edition, cards, "581.15" if cards else "", pack, trouble)


NO_PACK = card_facts(pack_state("none", None, to_get=0, why="There is no NVIDIA card."), cards=())


class FakePackTools(PackTools):
    """As `FakeTools`, whose jobs these are."""

    def __init__(self, tools: FakeTools) -> None:
        self._tools = tools
        self.agreed = False

    def look(self) -> CardFacts:
        assert self._tools.now.card is not None
        return self._tools.now.card

    def get(self, report: TransferReport) -> None:
        self._tools.do(report, "get pack")

    def bring_in(self, folder: Path, report: TransferReport) -> None:
        self._tools.do(report, "import pack", folder)

    def remove(self) -> int:
        self._tools.asked.append(("remove pack",))
        return 0

    def accepted(self) -> bool:
        return self.agreed

    def accept(self) -> None:
        self._tools.choose("accept pack")
        self.agreed = True


class FakeTools(ModelTools):
    """Notes what is asked for; a job lasts until `finish`, `fail` or its cancellation."""

    def __init__(self) -> None:
        self.pack: FakePackTools = FakePackTools(self)
        self.now = overview()
        self.asked: list[tuple[object, ...]] = []
        self.threads: set[str] = set()
        self.result: object = None
        self.events: list[Transfer] = []
        self._go_on = threading.Event()
        self._error: Exception | None = None
        self.trouble: UserError | None = None

    def finish(self, result: object = None) -> None:
        """Lets the running job end well."""
        self.result = result
        self._go_on.set()

    def fail(self, error: Exception) -> None:
        """Lets it fail."""
        self._error = error
        self._go_on.set()

    def tell(self, transfer: Transfer) -> None:
        """What the running job tells next."""
        self.events.append(transfer)

    def look(self) -> Overview:
        self.threads.add(threading.current_thread().name)
        return self.now

    def get(self, names: Sequence[str], accept: Sequence[str], report: TransferReport) -> None:
        self.do(report, "get", *names, *accept)

    def check(
        self, names: Sequence[str], report: TransferReport, again: bool = True
    ) -> tuple[FileState, ...]:
        self.do(report, "check", *names, again)
        return ()

    def bring_in(
        self, path: Path, report: TransferReport, accept_other: bool
    ) -> tuple[FileState, ...]:
        self.do(report, "import", path, accept_other)
        return self.result if isinstance(self.result, tuple) else ()

    def export(self, names: Sequence[str], target: Path, report: TransferReport) -> Path:
        self.do(report, "export", *names, target)
        return target

    def remove(self, name: str, report: TransferReport) -> int:
        self.do(report, "remove", name)
        return self.result if isinstance(self.result, int) else 0

    def convert(self, names: Sequence[str], report: TransferReport) -> int:
        self.do(report, "convert", *names)
        return self.result if isinstance(self.result, int) else 0

    def discard(self, name: str) -> int:
        self.asked.append(("discard", name))
        return 0

    def give_up(self, name: str) -> None:
        self.asked.append(("give up", name))

    def use_in_place(self, folder: Path) -> None:
        self.choose("use", folder)
        self.now = replace(self.now, others=(*self.now.others, folder))

    def stop_using(self, folder: Path) -> None:
        self.choose("stop using", folder)
        self.now = replace(self.now, others=())

    def move_to(self, folder: Path | None) -> None:
        self.choose("move", folder)
        self.now = replace(self.now, folder=folder or self.now.folder, usual=folder is None)

    def accept(self, families: Sequence[str]) -> None:
        self.choose("accept", *families)

    def choose(self, *what: object) -> None:
        """Notes a choice, which fails if there is trouble."""
        self.asked.append(what)
        if self.trouble is not None:
            raise self.trouble

    def do(self, report: TransferReport, *what: object) -> None:
        """Is at a job until a test ends it."""
        self.asked.append(what)
        self.threads.add(threading.current_thread().name)
        waited = 0.0
        while not self._go_on.wait(0.02):
            for event in self.events:
                report(event)
            if not self.events:
                report(Transfer("looking", "", 0, 0, 0, 0))
            waited += 0.02
            assert waited < PATIENCE, "the test forgot to end the job"
        self._go_on.clear()
        error, self._error = self._error, None
        if error is not None:
            raise error


LOADING = Transfer(
    *("downloading", "spade_generator.pth", 90_000_000, 221_813_590, 400_000_000, 936_393_068),
    seconds_left=81.0,
    speed=6_600_000.0,
)
