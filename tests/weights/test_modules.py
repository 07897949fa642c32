"""A network of PyTorch gets its weights, or a sentence says why not."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from weights_files import Save, save_zip

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.weights.checkpoint import opened
from joyvasa_desktop.weights.modules import as_tensor, fill


def network(width: int = 3) -> torch.nn.Module:
    return torch.nn.Sequential(
        torch.nn.Conv2d(2, width, 3), torch.nn.BatchNorm2d(width), torch.nn.Linear(4, width)
    )


def filled(path: Path, module: torch.nn.Module, **options: object) -> tuple[str, ...]:
    with opened(path) as checkpoint:
        return fill(
            module, checkpoint.tensors(), file=checkpoint.name, role="test network", **options
        )


def test_a_network_without_memory_becomes_the_stored_one(save: Save, tmp_path: Path) -> None:
    wanted = network()
    save(wanted.state_dict(), tmp_path / "w.pth")
    with torch.device("meta"):
        module = network()
    assert filled(tmp_path / "w.pth", module) == ()
    assert not module.training
    assert not any(weight.requires_grad for weight in module.parameters())
    for name, value in module.state_dict().items():
        assert value.device.type == "cpu"
        assert torch.equal(value, wanted.state_dict()[name]), name
    # The numbers outlive the file.
    (tmp_path / "w.pth").unlink()
    module[2](torch.ones(4))


def test_fractions_take_the_wanted_precision_and_counters_keep_theirs(tmp_path: Path) -> None:
    save_zip(network().state_dict(), tmp_path / "w.pth")
    with torch.device("meta"):
        module = network()
    filled(tmp_path / "w.pth", module, dtype=torch.float16)
    kinds = {name: value.dtype for name, value in module.state_dict().items()}
    assert kinds.pop("1.num_batches_tracked") == torch.int64
    assert set(kinds.values()) == {torch.float16}


@pytest.mark.parametrize("kind", [torch.float16, torch.bfloat16, torch.float64])
def test_weights_stored_in_another_precision_fit(kind: torch.dtype, tmp_path: Path) -> None:
    wanted = network().to(kind)
    save_zip(wanted.state_dict(), tmp_path / "w.pth")
    module = network()
    filled(tmp_path / "w.pth", module)
    assert module[2].weight.dtype == torch.float32
    assert torch.equal(module[2].weight, wanted[2].weight.float())


def test_what_is_not_used_is_named(tmp_path: Path) -> None:
    content = network().state_dict() | {"lm_head.weight": torch.ones(1), "more": torch.ones(1)}
    save_zip(content, tmp_path / "w.pth")
    assert filled(tmp_path / "w.pth", network()) == ("lm_head.weight", "more")
    assert filled(tmp_path / "w.pth", network(), ignored=("lm_head.*",)) == ("more",)


def test_a_counter_that_is_not_stored_stays(tmp_path: Path) -> None:
    content = network().state_dict()
    del content["1.num_batches_tracked"]
    save_zip(content, tmp_path / "w.pth")
    filled(tmp_path / "w.pth", network(), ignored=("*.num_batches_tracked",))
    with pytest.raises(UnreadableFile, match="num_batches_tracked is missing"):
        filled(tmp_path / "w.pth", network())


def test_another_network_is_refused_and_this_one_unchanged(tmp_path: Path) -> None:
    save_zip(network(5).state_dict(), tmp_path / "w.pth")
    module = network()
    before = module[0].weight.clone()
    with pytest.raises(UnreadableFile, match=r"isn't a test network: 0\.weight has 5 x 2 x 3 x 3"):
        filled(tmp_path / "w.pth", module)
    assert torch.equal(module[0].weight, before)


def test_a_value_that_is_no_number_is_refused(tmp_path: Path) -> None:
    content = network().state_dict()
    content["2.weight"][1, 2] = torch.nan
    save_zip(content, tmp_path / "w.pth")
    with pytest.raises(UnreadableFile, match=r"2\.weight holds a value"):
        filled(tmp_path / "w.pth", network())
    with opened(tmp_path / "w.pth") as checkpoint:
        found = checkpoint.tensors()
        assert as_tensor("0.bias", found["0.bias"], "w.pth").shape == (3,)
        with pytest.raises(UnreadableFile, match=r"2\.weight"):
            as_tensor("2.weight", found["2.weight"], "w.pth")
