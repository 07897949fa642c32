"""A packaged program on a machine with a card, and a server that has a pack for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hub_server import HubServer
from small_packs import Machine, SmallPack

from joyvasa_desktop.gpu_pack import terms
from joyvasa_desktop.gpu_pack.packs import Pack
from joyvasa_desktop.weights import arrival


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(arrival, "PAUSES", (0.05,) * 3)
    with HubServer() as server:
        yield server


@pytest.fixture
def small() -> SmallPack:
    return SmallPack()


@pytest.fixture
def pack(machine: Machine, server: HubServer, small: SmallPack) -> Pack:
    """A pack that can be fetched, and whose terms are accepted."""
    small.publish(server)
    terms.accept()
    return machine.offer(small)[0]
