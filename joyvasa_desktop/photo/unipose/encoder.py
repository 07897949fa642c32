"""The encoder: the picture's tokens and the name of what is looked for get to know each other.

The text is one token. Attention to a single token is 1 whatever is asked, so what the picture
takes from the text is the same for all tokens; and what the text takes from the picture needs
four scores a token, whose two maps are one.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_desktop.photo.unipose.deformable import DeformableAttention
from joyvasa_desktop.photo.unipose.layers import (
    PIECE,
    WIDTH,
    Attention,
    Linear,
    feed_forward,
)
from joyvasa_desktop.photo.unipose.places import Sizes, centres
from joyvasa_desktop.photo.unipose.watch import Watch, pieces

LAYERS = 6
_FUSION_HEADS = 4
_FUSION_WIDTH = 1024
_TEXT_INNER, _INNER = 1024, 2048


class Encoder(nn.Module):
    """Six times: fusion of picture and text, then a layer of its own for each."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(_PictureLayer() for _ in range(LAYERS))
        self.fusion_layers = nn.ModuleList(Fusion() for _ in range(LAYERS))
        self.text_layers = nn.ModuleList(_TextLayer() for _ in range(LAYERS))

    def forward(
        self, tokens: Tensor, places: Tensor, text: Tensor, sizes: Sizes, watch: Watch
    ) -> tuple[Tensor, Tensor]:
        """Tokens and text that know each other.

        Args:
            tokens: (S, 256), all levels, the finest first.
            places: (S, 256), the code of each token's place and level.
            text: (256,).
            sizes: of the levels.
            watch: sees "fusion0", "text_fused0", "text0", "encoder0" and so on.

        Returns:
            (S, 256) and (256,).
        """
        references = centres(sizes, tokens.device)
        parts = zip(self.layers, self.fusion_layers, self.text_layers, strict=True)
        for number, (layer, fusion, text_layer) in enumerate(parts):
            watch.tick()
            tokens, text = fusion(tokens, text)
            watch.seen(f"fusion{number}", tokens[None])
            watch.seen(f"text_fused{number}", text)
            text = text_layer(text)
            watch.seen(f"text{number}", text)
            layer(tokens, places, references, sizes, watch)
            if number < LAYERS - 1:
                watch.seen(f"encoder{number}", tokens[None])
        watch.seen("memory", tokens[None])
        watch.seen("text", text)
        return tokens, text


class _Projections(nn.Module):
    """The six maps of a fusion, under their names in the file."""

    def __init__(self) -> None:
        super().__init__()
        self.v_proj = Linear(WIDTH, _FUSION_WIDTH)
        self.l_proj = Linear(WIDTH, _FUSION_WIDTH)
        self.values_v_proj = Linear(WIDTH, _FUSION_WIDTH)
        self.values_l_proj = Linear(WIDTH, _FUSION_WIDTH)
        self.out_v_proj = Linear(_FUSION_WIDTH, WIDTH)
        self.out_l_proj = Linear(_FUSION_WIDTH, WIDTH)


class Fusion(nn.Module):
    """Attention between picture and text both ways, added to what is normalised already."""

    def __init__(self) -> None:
        super().__init__()
        self.gamma_v = nn.Parameter(torch.empty(WIDTH))
        self.gamma_l = nn.Parameter(torch.empty(WIDTH))
        self.layer_norm_v = nn.LayerNorm(WIDTH)
        self.layer_norm_l = nn.LayerNorm(WIDTH)
        self.attn = _Projections()

    def forward(self, tokens: Tensor, text: Tensor) -> tuple[Tensor, Tensor]:
        """(S, 256) and (256,) to new ones of the same shapes."""
        maps = self.attn
        tokens, text = self.layer_norm_v(tokens), self.layer_norm_l(text)
        told = self.gamma_v * maps.out_v_proj(maps.values_l_proj(text))
        heard = self.gamma_l * maps.out_l_proj(self._looked(tokens, text))
        tokens += told
        return tokens, text + heard

    def _looked(self, tokens: Tensor, text: Tensor) -> Tensor:
        """What the text sees in the picture, (1024,)."""
        maps = self.attn
        key = maps.l_proj(text).view(_FUSION_HEADS, -1)
        keys = torch.einsum("hd,hdc->hc", key, _by_head(maps.v_proj.weight))
        offset = (key * maps.v_proj.bias.view_as(key)).sum(-1)
        scores = functional.linear(tokens, keys, offset) / key.shape[-1] ** 0.5
        # Attention adds up to 1, so it may come before the linear map.
        mean = scores.softmax(0).t() @ tokens
        seen = torch.einsum("hc,hdc->hd", mean, _by_head(maps.values_v_proj.weight))
        return seen.flatten() + maps.values_v_proj.bias


class _TextLayer(nn.Module):
    """An ordinary layer of a transformer, for one token that sees only itself."""

    def __init__(self) -> None:
        super().__init__()
        self.self_attn = Attention()
        self.linear1 = Linear(WIDTH, _TEXT_INNER)
        self.linear2 = Linear(_TEXT_INNER, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH)

    def forward(self, text: Tensor) -> Tensor:
        """(256,) to (256,)."""
        text = self.norm1(text + self.self_attn.only(text))
        found: Tensor = self.norm2(text + self.linear2(self.linear1(text).relu()))
        return found


class _PictureLayer(nn.Module):
    """Deformable attention of the picture to itself, and a perceptron."""

    def __init__(self) -> None:
        super().__init__()
        self.self_attn = DeformableAttention()
        self.norm1 = nn.LayerNorm(WIDTH)
        self.linear1 = Linear(WIDTH, _INNER)
        self.linear2 = Linear(_INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH)

    def forward(
        self, tokens: Tensor, places: Tensor, references: Tensor, sizes: Sizes, watch: Watch
    ) -> None:
        """Changes (S, 256) in its place; references are (S, 2)."""
        table = self.self_attn.table(tokens, sizes, watch)
        for part in pieces(len(tokens), PIECE, watch):
            queries = tokens[part] + places[part]
            seen = self.self_attn(queries, references[part], table, sizes)
            tokens[part] = self.norm1(tokens[part] + seen)
        feed_forward(tokens, self.linear1, self.linear2, self.norm2, watch)


def _by_head(weight: Tensor) -> Tensor:
    """(1024, 256) to (4, 256, 256)."""
    return weight.view(_FUSION_HEADS, -1, weight.shape[-1])
