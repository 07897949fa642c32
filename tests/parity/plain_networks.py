"""LivePortrait's networks as plainly as they can be stated: one function each, nothing saved.

The product computes the same with fewer steps. These functions are what it is compared with, in
tests and benchmarks; they take the tensors of a checkpoint by their names in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import torch
from torch import Tensor
from torch.nn import functional

Weights = Mapping[str, Tensor]
Watch = Callable[[str, Tensor], object]
"""Told the name and the value of intermediate results."""


def unwatched(name: str, value: Tensor) -> None:
    """Nobody looks at the intermediate results."""


def conv(w: Weights, name: str, x: Tensor) -> Tensor:
    """A convolution that keeps the size, of two or three axes, with spectral norm if stored so."""
    weight = w.get(f"{name}.weight")
    if weight is None:
        original = w[f"{name}.weight_orig"]
        sigma = w[f"{name}.weight_u"] @ (original.flatten(1) @ w[f"{name}.weight_v"])
        weight = original / sigma
    run = functional.conv2d if weight.ndim == 4 else functional.conv3d
    return run(x, weight, w.get(f"{name}.bias"), padding=weight.shape[-1] // 2)


def batch_norm(w: Weights, name: str, x: Tensor) -> Tensor:
    mean, variance = w[f"{name}.running_mean"], w[f"{name}.running_var"]
    return functional.batch_norm(x, mean, variance, w[f"{name}.weight"], w[f"{name}.bias"])


def conv_norm(w: Weights, name: str, x: Tensor) -> Tensor:
    return batch_norm(w, f"{name}.norm", conv(w, f"{name}.conv", x))


def appearance(w: Weights, image: Tensor, watch: Watch = unwatched) -> Tensor:
    """F: (B, 3, H, W) to (B, 32, 16, H/4, W/4)."""
    x = conv_norm(w, "first", image).relu()
    watch("first", x)
    for number in range(2):
        x = functional.avg_pool2d(conv_norm(w, f"down_blocks.{number}", x).relu(), 2)
        watch(f"down{number}", x)
    x = conv(w, "second", x)
    watch("second", x)
    x = x.reshape(len(x), 32, 16, *x.shape[2:])
    for number in range(6):
        block = f"resblocks_3d.3dr{number}"
        y = conv(w, f"{block}.conv1", batch_norm(w, f"{block}.norm1", x).relu())
        x = x + conv(w, f"{block}.conv2", batch_norm(w, f"{block}.norm2", y).relu())
        watch(f"res{number}", x)
    return x


def layer_norm(w: Weights, name: str, x: Tensor) -> Tensor:
    """Over the last axis."""
    weight, bias = w[f"{name}.weight"], w[f"{name}.bias"]
    return functional.layer_norm(x, x.shape[-1:], weight, bias, 1e-6)


def pixel_norm(w: Weights, name: str, x: Tensor) -> Tensor:
    """Over the channels of each pixel."""
    return layer_norm(w, name, x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


def linear(w: Weights, name: str, x: Tensor) -> Tensor:
    return functional.linear(x, w[f"{name}.weight"], w[f"{name}.bias"])


def motion(w: Weights, image: Tensor, watch: Watch = unwatched) -> dict[str, Tensor]:
    """M: (B, 3, H, W) to the seven raw vectors."""
    w = {name.removeprefix("detector."): tensor for name, tensor in w.items()}
    x = image
    for stage, depth in enumerate((3, 3, 9, 3)):
        down = f"downsample_layers.{stage}"
        step = 2 if stage else 4
        place = 1 if stage else 0
        x = pixel_norm(w, f"{down}.0", x) if stage else x
        weight, bias = w[f"{down}.{place}.weight"], w[f"{down}.{place}.bias"]
        x = functional.conv2d(x, weight, bias, stride=step)
        x = x if stage else pixel_norm(w, f"{down}.1", x)
        watch(f"down{stage}", x)
        for number in range(depth):
            x = convnext_block(w, f"stages.{stage}.{number}", x)
        watch(f"stage{stage}", x)
    x = layer_norm(w, "norm", x.mean((2, 3)))
    watch("pooled_norm", x)
    return {n: linear(w, f"fc_{n}", x) for n in ("pitch", "yaw", "roll", "t", "exp", "scale", "kp")}


def convnext_block(w: Weights, name: str, x: Tensor) -> Tensor:
    weight, bias = w[f"{name}.dwconv.weight"], w[f"{name}.dwconv.bias"]
    y = functional.conv2d(x, weight, bias, padding=3, groups=len(weight)).permute(0, 2, 3, 1)
    y = functional.gelu(linear(w, f"{name}.pwconv1", layer_norm(w, f"{name}.norm", y)))
    strength = (y**2).sum((1, 2), keepdim=True).sqrt()
    share = strength / (strength.mean(-1, keepdim=True) + 1e-6)
    y = w[f"{name}.grn.gamma"] * (y * share) + w[f"{name}.grn.beta"] + y
    return x + linear(w, f"{name}.pwconv2", y).permute(0, 3, 1, 2)


def grid(depth: int, height: int, width: int) -> Tensor:
    """(D, H, W, 3), x, y, z from -1 to 1."""
    axes = [2 * (torch.arange(n) / (n - 1)) - 1 for n in (depth, height, width)]
    z, y, x = torch.meshgrid(*axes, indexing="ij")
    return torch.stack([x, y, z], -1)


def sample(volume: Tensor, places: Tensor) -> Tensor:
    return functional.grid_sample(volume, places, padding_mode="zeros", align_corners=False)


def heat(points: Tensor, places: Tensor) -> Tensor:
    """(B, K, 3) to (B, K, D, H, W)."""
    distance = ((places - points[:, :, None, None, None]) ** 2).sum(-1)
    return torch.exp(-0.5 * distance / 0.01)


def upsample3d(x: Tensor) -> Tensor:
    return functional.interpolate(x, scale_factor=(1, 2, 2))


def hourglass(w: Weights, x: Tensor, watch: Watch = unwatched) -> Tensor:
    levels = [x]
    for number in range(5):
        y = conv_norm(w, f"encoder.down_blocks.{number}", levels[-1]).relu()
        levels.append(functional.avg_pool3d(y, (1, 2, 2)))
        watch(f"enc{number}", levels[-1])
    x = levels.pop()
    for number in range(5):
        x = conv_norm(w, f"decoder.up_blocks.{number}", upsample3d(x)).relu()
        watch(f"dec{number}", x)
        x = torch.cat([x, levels.pop()], 1)
    return conv_norm(w, "decoder", x).relu()


def warping(
    w: Weights, features: Tensor, source: Tensor, driving: Tensor, watch: Watch = unwatched
) -> tuple[Tensor, Tensor, Tensor]:
    """W: features (B, 32, 16, H, W) and keypoints (B, 21, 3) to (out, occlusion, deformation)."""
    batch, size = len(features), features.shape[2:]
    dense = below(w, "dense_motion_network")
    compressed = batch_norm(dense, "norm", conv(dense, "compress", features)).relu()
    watch("compressed", compressed)
    places = grid(*size)
    shifts = torch.cat([torch.zeros(batch, 1, 3), source - driving], 1)
    motions = places + shifts[:, :, None, None, None]
    copies = compressed[:, None].expand(-1, 22, -1, -1, -1, -1).flatten(0, 1)
    deformed = sample(copies, motions.flatten(0, 1)).unflatten(0, (batch, 22))
    heatmaps = heat(driving, places) - heat(source, places)
    heatmaps = torch.cat([torch.zeros(batch, 1, *size), heatmaps], 1)
    stack = torch.cat([heatmaps[:, :, None], deformed], 2).flatten(1, 2)
    watch("hourglass_in", stack)
    prediction = hourglass(below(dense, "hourglass"), stack, watch)
    watch("prediction", prediction)
    logits = conv(dense, "mask", prediction)
    watch("mask_logits", logits)
    deformation = (logits.softmax(1)[..., None] * motions).sum(1)
    occlusion = conv(dense, "occlusion", prediction.flatten(1, 2))
    watch("occlusion_logits", occlusion)
    moved = sample(features, deformation).flatten(1, 2)
    x = functional.leaky_relu(conv_norm(w, "third", moved), 0.01)
    watch("third", x)
    return conv(w, "fourth", x) * occlusion.sigmoid(), occlusion.sigmoid(), deformation


def below(w: Weights, prefix: str) -> dict[str, Tensor]:
    """The tensors below one prefix."""
    start = f"{prefix}."
    return {n.removeprefix(start): t for n, t in w.items() if n.startswith(start)}


def spade(w: Weights, name: str, x: Tensor, features: Tensor) -> Tensor:
    hint = functional.interpolate(features, size=x.shape[2:])
    hint = conv(w, f"{name}.mlp_shared.0", hint).relu()
    gamma, beta = conv(w, f"{name}.mlp_gamma", hint), conv(w, f"{name}.mlp_beta", hint)
    return functional.instance_norm(x) * (1 + gamma) + beta


def spade_block(w: Weights, name: str, x: Tensor, features: Tensor) -> Tensor:
    shortcut = x
    if f"{name}.conv_s.weight_orig" in w:
        shortcut = conv(w, f"{name}.conv_s", spade(w, f"{name}.norm_s", x, features))
    y = functional.leaky_relu(spade(w, f"{name}.norm_0", x, features), 0.2)
    y = conv(w, f"{name}.conv_0", y)
    y = functional.leaky_relu(spade(w, f"{name}.norm_1", y, features), 0.2)
    return shortcut + conv(w, f"{name}.conv_1", y)


def generator(w: Weights, features: Tensor, watch: Watch = unwatched) -> Tensor:
    """G: (B, 256, H, W) to (B, 3, 8H, 8W)."""
    x = conv(w, "fc", features)
    watch("fc", x)
    for number in range(6):
        x = spade_block(w, f"G_middle_{number}", x, features)
        watch(f"G_middle_{number}", x)
    for number in range(2):
        x = spade_block(w, f"up_{number}", functional.interpolate(x, scale_factor=2), features)
        watch(f"up_{number}", x)
    x = conv(w, "conv_img.0", functional.leaky_relu(x, 0.2))
    watch("conv_img", x)
    return functional.pixel_shuffle(x, 2).sigmoid()


def perceptron(w: Weights, x: Tensor) -> Tensor:
    """S, one of three: linear layers with rectifiers between them."""
    w = {name.removeprefix("module."): tensor for name, tensor in w.items()}
    last = max(int(name.split(".")[1]) for name in w)
    for number in range(0, last + 1, 2):
        x = linear(w, f"mlp.{number}", x)
        x = x.relu() if number < last else x
    return x
