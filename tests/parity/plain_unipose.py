"""X-Pose's network as plainly as it can be stated: one function each, nothing saved.

The published form fills the text up to 350 tokens and the points up to 68, and hides what isn't
there; it samples level by level, and lets 3450 queries look at one another through a mask. The
product leaves all of that away. These functions are what it is compared with, in tests and
benchmarks; they take the tensors of a checkpoint by their names in the file.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor
from torch.nn import functional

Weights = Mapping[str, Tensor]
Sizes = Sequence[tuple[int, int]]

TEXT_TOKENS = 350
MOST_POINTS = 68
GROUPS = 50
HEADS = 8
WINDOW, SHIFT = 7, 3
DEPTHS = (2, 2, 6, 2)


def linear(w: Weights, name: str, x: Tensor) -> Tensor:
    return functional.linear(x, w[f"{name}.weight"], w.get(f"{name}.bias"))


def norm(w: Weights, name: str, x: Tensor) -> Tensor:
    return functional.layer_norm(x, x.shape[-1:], w[f"{name}.weight"], w[f"{name}.bias"])


def perceptron(w: Weights, name: str, x: Tensor) -> Tensor:
    number = 0
    while f"{name}.layers.{number}.weight" in w:
        x = linear(w, f"{name}.layers.{number}", x.relu() if number else x)
        number += 1
    return x


def feed_forward(w: Weights, name: str, x: Tensor) -> Tensor:
    return linear(w, f"{name}.linear2", linear(w, f"{name}.linear1", x).relu())


def softmax_attention(query: Tensor, key: Tensor, value: Tensor, hidden: Tensor) -> Tensor:
    """(H, N, C), (H, M, C), (H, M, C), bool (N or 1, M) to (N, H · C)."""
    scores = query @ key.transpose(1, 2) / math.sqrt(query.shape[-1])
    scores = scores.masked_fill(hidden, -math.inf)
    return (scores.softmax(-1) @ value).transpose(0, 1).flatten(1)


def heads(x: Tensor, count: int = HEADS) -> Tensor:
    """(N, H · C) to (H, N, C)."""
    return x.view(len(x), count, -1).transpose(0, 1)


def attention(
    w: Weights, name: str, query: Tensor, key: Tensor, value: Tensor, hidden: Tensor
) -> Tensor:
    """Eight heads; `hidden` says which query doesn't see which key."""
    weights, biases = w[f"{name}.in_proj_weight"].chunk(3), w[f"{name}.in_proj_bias"].chunk(3)
    parts = (
        heads(functional.linear(x, weight, bias))
        for x, weight, bias in zip((query, key, value), weights, biases, strict=True)
    )
    return linear(w, f"{name}.out_proj", softmax_attention(*parts, hidden))


# --------------------------------------------------------------------- Swin-T


def swin(w: Weights, picture: Tensor) -> list[Tensor]:
    """(1, 3, H, W) to three maps (h, w, C)."""
    padded = functional.pad(picture, (0, -picture.shape[3] % 4, 0, -picture.shape[2] % 4))
    name = "backbone.0"
    embed = f"{name}.patch_embed"
    patches = functional.conv2d(padded, w[f"{embed}.proj.weight"], w[f"{embed}.proj.bias"], 4)
    x = norm(w, f"{embed}.norm", patches[0].permute(1, 2, 0))
    found = []
    for stage, depth in enumerate(DEPTHS):
        for block in range(depth):
            x = swin_block(w, f"{name}.layers.{stage}.blocks.{block}", x, block % 2 == 1)
        if stage:
            found.append(norm(w, f"{name}.norm{stage}", x))
        if stage < 3:
            x = functional.pad(x, (0, 0, 0, x.shape[1] % 2, 0, x.shape[0] % 2))
            parts = [x[0::2, 0::2], x[1::2, 0::2], x[0::2, 1::2], x[1::2, 1::2]]
            merging = f"{name}.layers.{stage}.downsample"
            merged = norm(w, f"{merging}.norm", torch.cat(parts, -1))
            x = linear(w, f"{merging}.reduction", merged)
    return found


def swin_block(w: Weights, name: str, x: Tensor, shifted: bool) -> Tensor:
    height, width = x.shape[:2]
    y = norm(w, f"{name}.norm1", x)
    y = functional.pad(y, (0, 0, 0, -width % WINDOW, 0, -height % WINDOW))
    shift = SHIFT if shifted else 0
    y = y.roll((-shift, -shift), (0, 1))
    region = regions(*y.shape[:2]) if shifted else torch.zeros(y.shape[:2])
    windows = window_attention(w, f"{name}.attn", cut(y), cut(region[..., None])[..., 0])
    grid = windows.view(y.shape[0] // WINDOW, -1, WINDOW, WINDOW, y.shape[2])
    out = grid.transpose(1, 2).reshape(y.shape)
    x = x + out.roll((shift, shift), (0, 1))[:height, :width]
    y = functional.gelu(linear(w, f"{name}.mlp.fc1", norm(w, f"{name}.norm2", x)))
    return x + linear(w, f"{name}.mlp.fc2", y)


def regions(height: int, width: int) -> Tensor:
    """Tokens of different numbers come from different ends of the picture."""
    found = torch.zeros(height, width, dtype=torch.int)
    found[-WINDOW:] += 1
    found[-SHIFT:] += 1
    found[:, -WINDOW:] += 3
    found[:, -SHIFT:] += 3
    return found


def cut(x: Tensor) -> Tensor:
    """(h, w, C) to windows (n, 49, C)."""
    height, width, channels = x.shape
    grid = x.view(height // WINDOW, WINDOW, width // WINDOW, WINDOW, channels)
    return grid.transpose(1, 2).reshape(-1, WINDOW * WINDOW, channels)


def window_attention(w: Weights, name: str, tokens: Tensor, place: Tensor) -> Tensor:
    """(n, 49, C), with the places (n, 49) that must be the same."""
    count = tokens.shape[2] // 32
    query, key, value = (
        part.unflatten(2, (count, 32)).transpose(1, 2)
        for part in linear(w, f"{name}.qkv", tokens).chunk(3, -1)
    )
    y, x = torch.arange(49) // WINDOW, torch.arange(49) % WINDOW
    index = (y[:, None] - y + 6) * 13 + (x[:, None] - x + 6)
    scores = (query / math.sqrt(32)) @ key.transpose(2, 3)
    scores = scores + w[f"{name}.relative_position_bias_table"][index].permute(2, 0, 1)
    scores = scores + (place[:, :, None] != place[:, None])[:, None] * -100.0
    return linear(w, f"{name}.proj", (scores.softmax(-1) @ value).transpose(1, 2).flatten(2))


# --------------------------------------------------------------------- places


def inverse_sigmoid(x: Tensor) -> Tensor:
    x = x.clamp(0, 1)
    return torch.log(x.clamp(min=1e-3) / (1 - x).clamp(min=1e-3))


def waves(x: Tensor, temperature: float) -> Tensor:
    """(...,) to (..., 128)."""
    number = torch.arange(128)
    angle = x[..., None] * 2 * math.pi / temperature ** (2 * (number // 2) / 128)
    return torch.where(number % 2 == 0, angle.sin(), angle.cos())


def level_code(height: int, width: int) -> Tensor:
    y = torch.arange(1, height + 1) / (height + 1e-6)
    x = torch.arange(1, width + 1) / (width + 1e-6)
    down, across = torch.meshgrid(y, x, indexing="ij")
    return torch.cat([waves(down, 20), waves(across, 20)], -1).flatten(0, 1)


def box_code(boxes: Tensor) -> Tensor:
    x, y, width, height = boxes.unbind(-1)
    return torch.cat([waves(each, 10_000) for each in (y, x, width, height)], -1)


def centres(height: int, width: int) -> Tensor:
    y, x = (torch.arange(height) + 0.5) / height, (torch.arange(width) + 0.5) / width
    return torch.stack(torch.meshgrid(y, x, indexing="ij")[::-1], -1).flatten(0, 1)


def deformable(
    w: Weights, name: str, query: Tensor, reference: Tensor, source: Tensor, sizes: Sizes
) -> Tensor:
    """(N, 256) that see (S, 256) around references (N, 2 or 4)."""
    values = linear(w, f"{name}.value_proj", source)
    offsets = linear(w, f"{name}.sampling_offsets", query).view(-1, HEADS, 4, 4, 2)
    share = linear(w, f"{name}.attention_weights", query).view(-1, HEADS, 16).softmax(-1)
    sides = torch.tensor([[width, height] for height, width in sizes])
    if reference.shape[1] == 2:
        places = reference[:, None, None, None] + offsets / sides[:, None]
    else:
        box = reference[:, None, None, None]
        places = box[..., :2] + offsets / 4 * box[..., 2:] * 0.5
    return linear(w, f"{name}.output_proj", sampled(values, places, share, sizes))


def sampled(values: Tensor, places: Tensor, share: Tensor, sizes: Sizes) -> Tensor:
    """Level by level."""
    found, start = [], 0
    for level, (height, width) in enumerate(sizes):
        part = values[start : start + height * width]
        start += height * width
        grid = part.view(height, width, HEADS, -1).permute(2, 3, 0, 1)
        where = 2 * places[:, :, level].transpose(0, 1) - 1
        found.append(functional.grid_sample(grid, where, align_corners=False))
    weighted = torch.cat(found, -1) * share.transpose(0, 1)[:, None]
    return weighted.sum(-1).permute(2, 0, 1).flatten(1)


# --------------------------------------------------------------------- encoder


def fusion(
    w: Weights, name: str, tokens: Tensor, text: Tensor, hidden: Tensor
) -> tuple[Tensor, Tensor]:
    """Attention between tokens (S, 256) and text (T, 256), of which some rows aren't there."""
    v, t = norm(w, f"{name}.layer_norm_v", tokens), norm(w, f"{name}.layer_norm_l", text)
    query, key = heads(linear(w, f"{name}.attn.v_proj", v), 4), linear(w, f"{name}.attn.l_proj", t)
    scores = query @ heads(key, 4).transpose(1, 2) / 16
    picture = heads(linear(w, f"{name}.attn.values_v_proj", v), 4)
    words = heads(linear(w, f"{name}.attn.values_l_proj", t), 4)
    told = (scores.masked_fill(hidden, -math.inf).softmax(-1) @ words).transpose(0, 1).flatten(1)
    heard = (scores.transpose(1, 2).softmax(-1) @ picture).transpose(0, 1).flatten(1)
    return (
        v + w[f"{name}.gamma_v"] * linear(w, f"{name}.attn.out_v_proj", told),
        t + w[f"{name}.gamma_l"] * linear(w, f"{name}.attn.out_l_proj", heard),
    )


def encoder(
    w: Weights, tokens: Tensor, places: Tensor, text: Tensor, hidden: Tensor, sizes: Sizes
) -> tuple[Tensor, Tensor]:
    base = "transformer.encoder"
    around = torch.cat([centres(*size) for size in sizes])
    for number in range(6):
        tokens, text = fusion(w, f"{base}.fusion_layers.{number}", tokens, text, hidden)
        name = f"{base}.text_layers.{number}"
        seen = attention(w, f"{name}.self_attn", text, text, text, hidden)
        text = norm(w, f"{name}.norm1", text + seen)
        text = norm(w, f"{name}.norm2", text + feed_forward(w, name, text))
        name = f"{base}.layers.{number}"
        seen = deformable(w, f"{name}.self_attn", tokens + places, around, tokens, sizes)
        tokens = norm(w, f"{name}.norm1", tokens + seen)
        tokens = norm(w, f"{name}.norm2", tokens + feed_forward(w, name, tokens))
    return tokens, text


# --------------------------------------------------------------------- decoder


def decoder_layer(
    w: Weights,
    number: int,
    x: Tensor,
    boxes: Tensor,
    memory: Tensor,
    text: Tensor,
    hidden_text: Tensor,
    hidden: Tensor,
    sizes: Sizes,
) -> Tensor:
    name = f"transformer.decoder.layers.{number}"
    place = perceptron(w, "transformer.decoder.ref_point_head", box_code(boxes))
    seen = attention(w, f"{name}.self_attn", x + place, x + place, x, hidden)
    x = norm(w, f"{name}.norm2", x + seen)
    seen = attention(w, f"{name}.ca_text", x, text, text, hidden_text)
    x = norm(w, f"{name}.catext_norm", x + seen)
    seen = deformable(w, f"{name}.cross_attn", x + place, boxes, memory, sizes)
    x = norm(w, f"{name}.norm1", x + seen)
    return norm(w, f"{name}.norm3", x + feed_forward(w, name, x))


def box_moved(w: Weights, x: Tensor, boxes: Tensor) -> Tensor:
    return (perceptron(w, "bbox_embed.5", x) + inverse_sigmoid(boxes)).sigmoid()


def point_moved(w: Weights, x: Tensor, boxes: Tensor) -> Tensor:
    moved = torch.cat([perceptron(w, "pose_embed.4", x), perceptron(w, "pose_hw_embed.3", x)], -1)
    return (moved + inverse_sigmoid(boxes)).sigmoid()


def first_queries(w: Weights, memory: Tensor, text: Tensor, sizes: Sizes) -> tuple[Tensor, Tensor]:
    """Contents and boxes of the 900 tokens that fit the text best."""
    boxes = torch.cat(
        [
            torch.cat([centres(*size), torch.full((size[0] * size[1], 2), 0.05 * 2**level)], 1)
            for level, size in enumerate(sizes)
        ]
    )
    outside = ~((boxes > 0.01) & (boxes < 0.99)).all(1, keepdim=True)
    logits = (boxes / (1 - boxes)).log().masked_fill(outside, math.inf)
    rows = linear(w, "transformer.enc_output", memory.masked_fill(outside, 0))
    rows = norm(w, "transformer.enc_output_norm", rows)
    logits = perceptron(w, "transformer.enc_out_bbox_embed", rows) + logits
    contents = w["transformer.tgt_embed.weight"]
    best = (rows @ text).topk(min(len(contents), len(rows))).indices
    return contents[: len(best)], logits[best].sigmoid()


def decoder(
    w: Weights, memory: Tensor, text: Tensor, points: Tensor, sizes: Sizes
) -> tuple[Tensor, Tensor, Tensor]:
    """Logits (G,), boxes (G, 4) and places (G, K, 2) of groups."""
    x, boxes = first_queries(w, memory, text[0], sizes)
    return decoded(w, x, boxes, memory, text, points, sizes)


def decoded(
    w: Weights,
    x: Tensor,
    boxes: Tensor,
    memory: Tensor,
    text: Tensor,
    points: Tensor,
    sizes: Sizes,
) -> tuple[Tensor, Tensor, Tensor]:
    """What `decoder` makes of its first queries."""
    hidden_text = torch.arange(TEXT_TOKENS)[None] > 0
    hidden = torch.zeros(1, len(x), dtype=torch.bool)
    for number in range(2):
        x = decoder_layer(w, number, x, boxes, memory, text, hidden_text, hidden, sizes)
        boxes = box_moved(w, x, boxes)
    best = (x @ text[0]).topk(min(GROUPS, len(x))).indices
    filled = functional.pad(points, (0, 0, 0, MOST_POINTS - len(points)))
    x = torch.cat([x[best, None], filled.expand(len(best), -1, -1)], 1)
    sides = torch.cat(
        [w["transformer.decoder.hw.weight"], w["transformer.decoder.hw_append.weight"]]
    )
    first = boxes[best, None]
    place = perceptron(w, "pose_embed.4", filled) + inverse_sigmoid(first[..., :2])
    around = torch.cat([place.sigmoid(), sides.sigmoid() * first[..., 2:]], -1)
    shape = (len(best), 1 + MOST_POINTS)
    boxes = torch.cat([first, around], 1).flatten(0, 1)
    group = torch.arange(shape[0]).repeat_interleave(shape[1])
    absent = torch.arange(shape[1]).repeat(shape[0]) > len(points)
    hidden = (group[:, None] != group) | absent
    x = x.flatten(0, 1)
    for number in range(2, 6):
        x = decoder_layer(w, number, x, boxes, memory, text, hidden_text, hidden, sizes)
        if number < 5:
            grouped, before = x.view(*shape, -1), boxes.view(*shape, 4)
            moved = [
                box_moved(w, grouped[:, :1], before[:, :1]),
                point_moved(w, grouped[:, 1:], before[:, 1:]),
            ]
            boxes = torch.cat(moved, 1).flatten(0, 1)
    x, boxes = norm(w, "transformer.decoder.norm", x).view(*shape, -1), boxes.view(*shape, 4)
    found = point_moved(w, x, boxes)[:, 1 : 1 + len(points), :2]
    return x[:, 0] @ text[0], box_moved(w, x[:, 0], boxes[:, 0]), found


# --------------------------------------------------------------------- all of it


def unipose(
    w: Weights, picture: Tensor, instance: Tensor, points: Tensor
) -> tuple[Tensor, Tensor, Tensor]:
    """(1, 3, H, W) and texts (1, 512), (K, 512) to what `decoder` returns."""
    memory, text, sizes = encoded(w, picture, instance)
    return decoder(w, memory, text, perceptron(w, "projection_kpt", points), sizes)


def encoded(w: Weights, picture: Tensor, instance: Tensor) -> tuple[Tensor, Tensor, Sizes]:
    """The first half of `unipose`: tokens (S, 256) and texts (350, 256)."""
    features = [x.permute(2, 0, 1)[None] for x in swin(w, picture)]
    levels = []
    for number, x in enumerate([*features, features[-1]]):
        name = f"input_proj.{number}"
        stride, padding = (2, 1) if number == 3 else (1, 0)
        weight, bias = w[f"{name}.0.weight"], w[f"{name}.0.bias"]
        x = functional.conv2d(x, weight, bias, stride, padding)
        levels.append(functional.group_norm(x, 32, w[f"{name}.1.weight"], w[f"{name}.1.bias"]))
    sizes = [(level.shape[2], level.shape[3]) for level in levels]
    tokens = torch.cat([level[0].flatten(1).t() for level in levels])
    embedding = w["transformer.level_embed"]
    places = [level_code(*size) + embedding[number] for number, size in enumerate(sizes)]
    text = perceptron(w, "projection", instance)
    text = functional.pad(text, (0, 0, 0, TEXT_TOKENS - len(text)))
    hidden = torch.arange(TEXT_TOKENS)[None] > 0
    return *encoder(w, tokens, torch.cat(places), text, hidden, sizes), sizes
