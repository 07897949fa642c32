"""HuBERT and wav2vec 2.0 (arXiv 2106.07447, 2006.11477), as transformers has them, for hearing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

from joyvasa_desktop.compute import exact
from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.inputs import opened
from joyvasa_desktop.weights.modules import fill
from joyvasa_desktop.weights.stored import Stored

Family: TypeAlias = Literal["hubert", "wav2vec2"]

_LARGEST_CONFIG = 1 << 20
_MOST = 1 << 16
_MOST_LAYERS = 100

# In training only: a vector that hides parts of the sound, and what predicts from the result.
_UNUSED = ("masked_spec_embed",)
_PREFIXES = ("hubert.", "wav2vec2.")
_RENAMED = {
    "conv.weight_g": "conv.parametrizations.weight.original0",
    "conv.weight_v": "conv.parametrizations.weight.original1",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What an encoder is built like; the defaults are those of both published base models.

    Attributes:
        family: whose class of transformers builds it; both compute the same.
        conv_dim, conv_kernel, conv_stride: of the layers that turn sound into 50 rows a second.
        others: as transformers names them.
    """

    family: Family = "hubert"
    conv_dim: tuple[int, ...] = (512,) * 7
    conv_kernel: tuple[int, ...] = (10, 3, 3, 3, 3, 2, 2)
    conv_stride: tuple[int, ...] = (5, 2, 2, 2, 2, 2, 2)
    conv_bias: bool = False
    feat_extract_norm: str = "group"
    feat_proj_layer_norm: bool = True
    hidden_size: int = 768
    num_hidden_layers: int = 12
    num_attention_heads: int = 12
    intermediate_size: int = 3072
    num_conv_pos_embeddings: int = 128
    num_conv_pos_embedding_groups: int = 16
    layer_norm_eps: float = 1e-5
    do_stable_layer_norm: bool = False


def shape_from(config: Path, family: Family = "hubert") -> Shape:
    """The shape that a published encoder's config.json describes.

    Args:
        config: the file.
        family: if the file doesn't name it.

    Raises:
        UnreadableFile: if it is missing, damaged, or describes no such encoder.
    """
    with opened(config) as file:
        content = file.read(_LARGEST_CONFIG + 1)
    try:
        found = json.loads(content[:_LARGEST_CONFIG])
        if not isinstance(found, dict):
            raise ValueError("no names")
        shape = _shape(found, family)
    except (ValueError, TypeError, RecursionError) as error:
        raise UnreadableFile(
            f"{config.parent.name}/{config.name} describes no audio encoder that can be used.",
            "Download the folder again.",
        ) from error
    return shape


def _shape(found: Mapping[str, Any], family: Family) -> Shape:
    base = Shape()
    fields: dict[str, Any] = {}
    for name in Shape.__slots__:
        if name in found and name != "family":
            fields[name] = _value(name, found[name], getattr(base, name))
    if fields.get("num_hidden_layers", 1) > _MOST_LAYERS:
        raise ValueError("too many layers")
    if found.get("feat_extract_norm", "group") not in ("group", "layer"):
        raise ValueError("another kind of normalisation")
    if any(found.get(act, "gelu") != "gelu" for act in ("hidden_act", "feat_extract_activation")):
        raise ValueError("another activation")
    named: Family = "wav2vec2" if found.get("model_type", family) == "wav2vec2" else "hubert"
    return Shape(family=named, **fields)


def _value(name: str, value: object, like: object) -> object:
    """A value of the type that the published models have, within bounds."""
    if isinstance(like, tuple):
        if not isinstance(value, list) or not 0 < len(value) <= _MOST_LAYERS:
            raise ValueError(f"{name} is no list")
        return tuple(_value(name, each, like[0]) for each in value)
    if isinstance(like, float) and isinstance(value, float) and 0 < value < 1:
        return value
    if type(value) is not type(like):
        raise ValueError(f"{name} isn't what it should be")
    if type(value) is int and not 0 < value < _MOST:
        raise ValueError(f"{name} is out of bounds")
    return value


class Encoder:
    """A network that hears: 50 rows a second from sound at 16 kHz. Never trains, never drops out.

    Attributes:
        width: numbers per row.
        device, dtype: where and in which format it computes.
    """

    def __init__(self, model: nn.Module, width: int, device: torch.device, dtype: torch.dtype):
        self.model = model
        self.width = width
        self.device = device
        self.dtype = dtype

    @torch.inference_mode()
    def __call__(self, waves: Tensor) -> Tensor:
        """float32 (B, n), 16 kHz, as recorded, to float32 (B, about n / 320, width)."""
        heard = self.model(waves.to(self.device, self.dtype)).last_hidden_state
        found: Tensor = heard.float()
        return found


def encoder(
    tensors: Mapping[str, Stored],
    shape: Shape,
    file: str,
    device: torch.device,
    dtype: torch.dtype = torch.float32,
) -> Encoder:
    """An encoder with the weights of a checkpoint.

    Args:
        tensors: by their published names, with or without the model's prefix.
        shape: what they are expected to fit.
        file: whose tensors they are, for sentences.

    Raises:
        UnreadableFile: if a tensor is missing, has another shape, or holds values that aren't
            numbers.
        UserError: if no encoder can have that shape.
    """
    exact()
    model = empty(shape)
    fill(
        model,
        renamed(tensors),
        file=file,
        role="audio encoder",
        ignored=_UNUSED,
        device=device,
        dtype=dtype,
    )
    positional = model.get_submodule("encoder.pos_conv_embed.conv")
    # The weight is made of length and direction: once here instead of in every call.
    parametrize.remove_parametrizations(positional, "weight")
    positional.requires_grad_(False)
    return Encoder(model, shape.hidden_size, device, dtype)


def lacking(tensors: Mapping[str, Stored], shape: Shape) -> list[str]:
    """The names that an encoder of that shape needs and these tensors lack."""
    named = renamed(tensors)
    return [name for name in empty(shape).state_dict() if name not in named]


def renamed(tensors: Mapping[str, Stored]) -> dict[str, Stored]:
    """Tensors of one encoder under the names that transformers gives them today.

    A prefix is taken away, and with it whatever doesn't have it: parts for other purposes.
    """
    for prefix in _PREFIXES:
        if any(key.startswith(prefix) for key in tensors):
            tensors = {
                k.removeprefix(prefix): t for k, t in tensors.items() if k.startswith(prefix)
            }
    found = {}
    for key, tensor in tensors.items():
        for old, new in _RENAMED.items():
            key = key.replace(old, new)
        found[key] = tensor
    return found


def empty(shape: Shape) -> nn.Module:
    """An encoder without numbers yet.

    Raises:
        UserError: if none can have that shape.
    """
    settings = {name: getattr(shape, name) for name in Shape.__slots__ if name != "family"}
    # Without masking in training there is no tensor for it.
    settings |= {"mask_time_prob": 0.0, "mask_feature_prob": 0.0}
    try:
        with torch.device("meta"):
            return _built(shape.family, settings)
    except ValueError as error:
        raise UserError(
            "The sizes of the audio encoder don't fit together.", "Download its folder again."
        ) from error


def _built(family: Family, settings: Mapping[str, Any]) -> nn.Module:
    # Imported here, because it takes seconds.
    if family == "wav2vec2":
        from transformers.models.wav2vec2.configuration_wav2vec2 import Wav2Vec2Config
        from transformers.models.wav2vec2.modeling_wav2vec2 import Wav2Vec2Model

        return Wav2Vec2Model(Wav2Vec2Config(**settings))
    from transformers.models.hubert.configuration_hubert import HubertConfig
    from transformers.models.hubert.modeling_hubert import HubertModel

    return HubertModel(HubertConfig(**settings))
