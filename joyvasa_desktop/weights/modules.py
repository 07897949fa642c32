"""Put a checkpoint's tensors into a network of PyTorch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch

from joyvasa_desktop.weights.fitting import Family, Wanted, family, finite, fitting
from joyvasa_desktop.weights.stored import Stored


def fill(
    module: torch.nn.Module,
    tensors: Mapping[str, Stored],
    *,
    file: str,
    role: str,
    ignored: Sequence[str] = (),
    device: torch.device | str = "cpu",
    dtype: torch.dtype | None = None,
) -> tuple[str, ...]:
    """Gives a network its weights, after comparing names, shapes and kinds.

    Memory is that of the weights: a tensor is read, converted and moved before the next one.

    Args:
        module: built under `torch.device("meta")`, so that nothing is computed in vain; it ends
            on `device`, in evaluation mode, without gradients.
        tensors: what the file holds, under the module's names.
        file: the file's name, for sentences.
        role: what the network is called, such as "motion extractor".
        ignored: names, with * for any letters, that the file may hold or lack without a word;
            what it lacks stays as the module has it.
        dtype: of all fractions; the module's own if left out.

    Returns:
        The names of the file that the network doesn't use, but for the ignored ones.

    Raises:
        UnreadableFile: a tensor is missing, doesn't fit, or holds values that aren't numbers.
    """
    own = module.state_dict()
    unused = fitting(
        tensors,
        {name: Wanted(tuple(value.shape), _family(value.dtype)) for name, value in own.items()},
        file=file,
        role=role,
        ignored=ignored,
    )
    state = {
        name: as_tensor(name, tensors[name], file).to(
            device, dtype if dtype is not None and value.is_floating_point() else value.dtype
        )
        for name, value in own.items()
        if name in tensors
    }
    module.load_state_dict(state, strict=False, assign=True)
    module.eval().requires_grad_(False)
    return unused


def as_tensor(name: str, stored: Stored, file: str) -> torch.Tensor:
    """One tensor of a file, on the processor, in its own kind; bfloat16 becomes float32.

    Raises:
        UnreadableFile: if one of its values isn't a number.
    """
    return torch.from_numpy(finite(name, stored, file))


def _family(dtype: torch.dtype) -> Family:
    return family(str(dtype).removeprefix("torch."))
