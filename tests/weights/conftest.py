"""Small checkpoints in every format that published files come in."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from typing import Any

import pytest
import small_models
import torch
from filelock import FileLock
from hub_server import HubServer
from weights_files import SAVERS, Save

from joyvasa_desktop.weights import arrival, delivery
from joyvasa_desktop.weights.catalogue import Catalogue


@pytest.fixture(params=SAVERS)
def save(request: pytest.FixtureRequest) -> Save:
    """Stores a dict of tensors in one of the formats."""
    return SAVERS[request.param]


@pytest.fixture(params=["zip", "legacy"])
def save_anything(request: pytest.FixtureRequest) -> Save:
    """Stores anything in one of PyTorch's own formats."""
    return SAVERS[request.param]


@pytest.fixture
def weights() -> dict[str, torch.Tensor]:
    """A small network's tensors, of every kind."""
    made = torch.Generator().manual_seed(7)
    return {
        "conv.weight": torch.randn(4, 3, 3, 3, generator=made),
        "conv.bias": torch.randn(4, generator=made),
        "half": torch.randn(5, generator=made).half(),
        "brain": torch.randn(5, generator=made).bfloat16(),
        "double": torch.randn(2, 2, generator=made).double(),
        "steps": torch.tensor(12),
        "small": torch.tensor([-3, 4], dtype=torch.int8),
        "mask": torch.tensor([[True, False], [False, True]]),
        "nothing": torch.zeros(0, 3),
    }


@pytest.fixture
def new_session() -> Iterator[None]:
    """The hub's library looks at the proxies anew, and forgets them afterwards."""
    from huggingface_hub.utils import close_session  # type: ignore[attr-defined]

    close_session()
    yield
    close_session()


@pytest.fixture
def hub_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    """A hub of our own, which the program takes for the hub."""
    for name in ("HF_TOKEN", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with HubServer() as server:
        monkeypatch.setenv("HF_ENDPOINT", server.address)
        yield server


@pytest.fixture(params=[errno.ENOLCK, errno.EOPNOTSUPP, None])
def no_locks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Disks on which nothing can be locked; filelock's releases tell so in different ways."""
    code = request.param
    failure = NotImplementedError("no locks") if code is None else OSError(code, os.strerror(code))

    def refused(lock: FileLock, **more: Any) -> None:
        raise failure

    monkeypatch.setattr(FileLock, "acquire", refused)


@pytest.fixture
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """New attempts come at once."""
    monkeypatch.setattr(arrival, "PAUSES", (0.01, 0.01))
    monkeypatch.setattr(delivery, "_LOOK_AGAIN", 0.05)


@pytest.fixture
def known(hub_server: HubServer) -> Catalogue:
    """A catalogue of small files, all of which the hub has."""
    catalogue = small_models.use_small_models()
    small_models.publish(hub_server, catalogue)
    return catalogue


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Silence counts as a break after half a second."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_DOWNLOAD_TIMEOUT", 0.5)
