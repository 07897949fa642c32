"""The whole network, and how it is read from the published file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from joyvasa_desktop.compute import exact
from joyvasa_desktop.photo.unipose.decoder import Decoder, Groups, Heads, Queries, Seen
from joyvasa_desktop.photo.unipose.encoder import Encoder
from joyvasa_desktop.photo.unipose.layers import WIDTH, Convolution, Linear, Perceptron, Table
from joyvasa_desktop.photo.unipose.places import Sizes, level_code, proposals
from joyvasa_desktop.photo.unipose.swin import WIDTHS, Swin
from joyvasa_desktop.photo.unipose.watch import Watch
from joyvasa_desktop.weights.checkpoint import opened
from joyvasa_desktop.weights.modules import fill
from joyvasa_desktop.weights.stored import Stored

TEXT_WIDTH = 512
"""Numbers that CLIP (arXiv 2103.00020) describes a text with."""

_QUERIES = 900
_LEVELS = 4
_NORM_GROUPS = 32


@dataclass(frozen=True, slots=True, eq=False)
class Prompts:
    """What is looked for, as CLIP describes it.

    Attributes:
        instance: (1, 512), what has the points.
        points: (K, 512), each point.
    """

    instance: Tensor
    points: Tensor


class UniPose(Heads):
    """From a picture and a description to boxes with points."""

    def __init__(self) -> None:
        super().__init__()
        self.backbone = nn.ModuleList([Swin()])
        # The last one halves the size once more.
        self.input_proj = nn.ModuleList(
            nn.Sequential(convolution, nn.GroupNorm(_NORM_GROUPS, WIDTH))
            for convolution in (
                *(Convolution(width, WIDTH, 1) for width in WIDTHS[1:]),
                Convolution(WIDTHS[-1], WIDTH, 3, 2, 1),
            )
        )
        self.transformer = _Transformer()
        self.projection = Perceptron(TEXT_WIDTH, WIDTH, WIDTH, WIDTH)
        self.projection_kpt = Perceptron(TEXT_WIDTH, WIDTH, WIDTH, WIDTH)

    def forward(
        self,
        picture: Tensor,
        prompts: Prompts,
        watch: Watch,
        order: Tensor | None = None,
        groups: Tensor | None = None,
    ) -> Groups:
        """Boxes with points.

        Args:
            picture: (1, 3, H, W), normalised.
            prompts: what is looked for.
            watch: sees all that the parts tell, and "src0" to "src3", "text_in",
                "keypoint_embedding".
            order: which tokens become queries, the best first; as they score if left out.
            groups: which queries become groups; as they score if left out.
        """
        levels = self._levels(picture, watch)
        text = self.projection(prompts.instance)[0]
        watch.seen("text_in", text)
        points = self.projection_kpt(prompts.points)
        watch.seen("keypoint_embedding", points)
        memory, text, sizes = self.transformer.encoded(levels, text, watch)
        seen = Seen(memory, text, points, sizes)
        queries = self.transformer.queries(seen, watch, order)
        return self.decoded(queries, seen, watch, groups)

    def decoded(
        self, queries: Queries, seen: Seen, watch: Watch, groups: Tensor | None = None
    ) -> Groups:
        """The last part of `forward`: what the decoder makes of queries."""
        found: Groups = self.transformer.decoder(queries, seen, self, watch, groups)
        return found

    def _levels(self, picture: Tensor, watch: Watch) -> list[Tensor]:
        """Four times (1, 256, h, w)."""
        features = self.backbone[0](picture, watch)
        levels = []
        for number, projection in enumerate(self.input_proj):
            watch.tick()
            levels.append(projection(features[min(number, len(features) - 1)]))
            watch.seen(f"src{number}", levels[-1])
        return levels


class _Transformer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.level_embed = nn.Parameter(torch.empty(_LEVELS, WIDTH))
        self.encoder = Encoder()
        self.enc_output = Linear(WIDTH, WIDTH)
        self.enc_output_norm = nn.LayerNorm(WIDTH)
        self.enc_out_bbox_embed = Perceptron(WIDTH, WIDTH, WIDTH, 4)
        self.tgt_embed = Table(_QUERIES, WIDTH)
        self.decoder = Decoder()

    def encoded(
        self, levels: list[Tensor], text: Tensor, watch: Watch
    ) -> tuple[Tensor, Tensor, Sizes]:
        """Memory (S, 256), text (256,), and the sizes of the levels (1, 256, h, w)."""
        sizes = [(level.shape[2], level.shape[3]) for level in levels]
        tokens = torch.cat([level[0].flatten(1).t() for level in levels])
        places = torch.cat(
            [
                level_code(*size, device=tokens.device) + embedding
                for size, embedding in zip(sizes, self.level_embed, strict=True)
            ]
        )
        memory, text = self.encoder(tokens, places, text, sizes, watch)
        return memory, text, sizes

    def queries(self, seen: Seen, watch: Watch, order: Tensor | None = None) -> Queries:
        """The tokens that fit the text best, each with a box.

        Args:
            watch: sees "select_logits", "order", "order_logits", "ref_unsigmoid".
            order: which tokens; as they score if left out.
        """
        watch.tick()
        first, inside = proposals(seen.sizes, seen.memory.device)
        rows = self.enc_output_norm(self.enc_output(seen.memory * inside[:, None]))
        logits = rows @ seen.text
        watch.seen("select_logits", logits[None])
        count = min(_QUERIES, len(logits))
        best = logits.topk(count).indices if order is None else order
        watch.seen("order", best)
        watch.seen("order_logits", logits[best])
        boxes = self.enc_out_bbox_embed(rows[best]) + first[best]
        watch.seen("ref_unsigmoid", boxes)
        return self.beginning(boxes)

    def beginning(self, boxes: Tensor) -> Queries:
        """Queries with these boxes, logits (N, 4): what they hold depends on their rank only."""
        return Queries(self.tgt_embed.weight[None, : len(boxes)], boxes.sigmoid()[None])


def load(path: Path, device: torch.device) -> UniPose:
    """Reads the published file; what it holds beside the network isn't read.

    Raises:
        UnreadableFile: if it is missing, damaged, or another network's.
    """
    exact()
    with torch.device("meta"):
        network = UniPose()
    with opened(path) as checkpoint:
        tensors = counting(checkpoint.tensors("model"))
        fill(network, tensors, file=path.name, role="animal keypoint network", device=device)
    return network


def counting(tensors: Mapping[str, Stored]) -> dict[str, Stored]:
    """Tensors with the repeats of the heads that count, even if the file has only others.

    All repeats of a head are the same numbers.
    """
    found = dict(tensors)
    for head, counts in (("bbox_embed", 5), ("pose_embed", 4), ("pose_hw_embed", 3)):
        repeats = [f"{head}.{number}." for number in range(counts, -1, -1)]
        repeats += [f"transformer.decoder.{repeat}" for repeat in repeats]
        there = next((r for r in repeats if any(name.startswith(r) for name in tensors)), None)
        if there not in (None, repeats[0]):
            for name, tensor in tensors.items():
                if name.startswith(str(there)):
                    found[repeats[0] + name.removeprefix(str(there))] = tensor
    return found
