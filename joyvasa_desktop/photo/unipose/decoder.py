"""The decoder: boxes of what is looked for, then the points in the best of them."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from joyvasa_desktop.photo.unipose.deformable import DeformableAttention
from joyvasa_desktop.photo.unipose.layers import (
    WIDTH,
    Attention,
    Linear,
    Perceptron,
    Table,
    feed_forward,
)
from joyvasa_desktop.photo.unipose.places import Sizes, box_code, inverse_sigmoid
from joyvasa_desktop.photo.unipose.watch import Watch

GROUPS = 50
LAYERS = 6
_BOX_LAYERS = 2
_INNER = 2048
_BODY_POINTS, _MORE_POINTS = 17, 51


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What the decoder looks at.

    Attributes:
        memory: (S, 256), the picture's tokens.
        text: (256,), what is looked for.
        points: (K, 256), the points that are looked for.
        sizes: of the levels.
    """

    memory: Tensor
    text: Tensor
    points: Tensor
    sizes: Sizes


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Boxes with points, in no order.

    Attributes:
        logits: (G,), how sure the network is.
        boxes: (G, 4), x and y of the middle, width and height; shares of the picture.
        points: (G, K, 2), x and y; shares of the picture.
    """

    logits: Tensor
    boxes: Tensor
    points: Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Queries:
    """What the decoder works on.

    Attributes:
        rows: (B, N, 256).
        references: (B, N, 4), the box of each: x, y, w, h as shares of the picture.
    """

    rows: Tensor
    references: Tensor


class Heads(nn.Module):
    """Perceptrons that read places from rows; one of each kind serves all layers.

    The file repeats each many times; the names here are those of the repeat that counts.
    """

    def __init__(self) -> None:
        super().__init__()
        self.bbox_embed = nn.ModuleDict({"5": Perceptron(WIDTH, WIDTH, WIDTH, 4)})
        self.pose_embed = nn.ModuleDict({"4": Perceptron(WIDTH, WIDTH, WIDTH, 2)})
        self.pose_hw_embed = nn.ModuleDict({"3": Perceptron(WIDTH, WIDTH, WIDTH, 2)})

    def boxes(self, rows: Tensor, references: Tensor) -> Tensor:
        """Better boxes (..., 4)."""
        moved: Tensor = self.bbox_embed["5"](rows)
        return (moved + inverse_sigmoid(references)).sigmoid()

    def places(self, rows: Tensor, references: Tensor) -> Tensor:
        """Better places (..., 2) of points, from references (..., 4)."""
        moved: Tensor = self.pose_embed["4"](rows)
        return (moved + inverse_sigmoid(references[..., :2])).sigmoid()

    def points(self, rows: Tensor, references: Tensor) -> Tensor:
        """Better places and sizes (..., 4) of points."""
        sides: Tensor = self.pose_hw_embed["3"](rows)
        sides = (sides + inverse_sigmoid(references[..., 2:])).sigmoid()
        return torch.cat([self.places(rows, references), sides], -1)


class Decoder(nn.Module):
    """Two layers for 900 boxes, then four for the 50 best and their points."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(_Layer() for _ in range(LAYERS))
        self.norm = nn.LayerNorm(WIDTH)
        self.ref_point_head = Perceptron(2 * WIDTH, WIDTH, WIDTH)
        self.hw = Table(_BODY_POINTS, 2)
        self.hw_append = Table(_MORE_POINTS, 2)

    def forward(
        self,
        queries: Queries,
        seen: Seen,
        heads: Heads,
        watch: Watch,
        groups: Tensor | None = None,
    ) -> Groups:
        """Boxes with points.

        Args:
            queries: one batch of as many as there are.
            seen: what they are looked for in.
            heads: of the network.
            watch: sees "decoder0" (rows after a layer), "decoder0_ref" (references before it)
                and so on, "groups_logits", "groups", "logits", "boxes", "keypoints".
            groups: which queries go on after the second layer; the best if left out.
        """
        for number, layer in enumerate(self.layers):
            watch.seen(f"decoder{number}_ref", queries.references)
            places = self.ref_point_head(box_code(queries.references))
            rows = layer(queries, places, seen, watch)
            watch.seen(f"decoder{number}", rows)
            if number < _BOX_LAYERS:
                queries = Queries(rows, heads.boxes(rows, queries.references))
            elif number < LAYERS - 1:
                queries = Queries(rows, _refined(rows, queries.references, heads))
            if number == _BOX_LAYERS - 1:
                queries = self._grouped(queries, seen, heads, watch, groups)
        return self._found(Queries(rows, queries.references), seen.text, heads, watch)

    def _grouped(
        self, queries: Queries, seen: Seen, heads: Heads, watch: Watch, groups: Tensor | None
    ) -> Queries:
        """The best boxes, each with a query for every point behind its own."""
        rows, boxes = queries.rows[0], queries.references[0]
        logits = rows @ seen.text
        best = logits.topk(min(GROUPS, len(logits))).indices if groups is None else groups
        watch.seen("groups", best)
        watch.seen("groups_logits", logits[best])
        rows, boxes = rows[best, None], boxes[best, None]
        count = len(seen.points)
        points = seen.points.expand(len(best), -1, -1)
        sides = torch.cat([self.hw.weight, self.hw_append.weight])[:count].sigmoid()
        places = heads.places(points, boxes.expand(-1, count, -1))
        references = torch.cat([places, sides * boxes[..., 2:]], -1)
        return Queries(torch.cat([rows, points], 1), torch.cat([boxes, references], 1))

    def _found(self, queries: Queries, text: Tensor, heads: Heads, watch: Watch) -> Groups:
        rows, references = self.norm(queries.rows), queries.references
        found = Groups(
            rows[:, 0] @ text,
            heads.boxes(rows[:, 0], references[:, 0]),
            heads.places(rows[:, 1:], references[:, 1:]),
        )
        watch.seen("logits", found.logits)
        watch.seen("boxes", found.boxes)
        watch.seen("keypoints", found.points)
        return found


def _refined(rows: Tensor, references: Tensor, heads: Heads) -> Tensor:
    """The references of groups after a layer."""
    boxes = heads.boxes(rows[:, :1], references[:, :1])
    return torch.cat([boxes, heads.points(rows[:, 1:], references[:, 1:])], 1)


class _Layer(nn.Module):
    """Queries see one another, the text, and the picture around their references."""

    def __init__(self) -> None:
        super().__init__()
        self.self_attn = Attention()
        self.norm2 = nn.LayerNorm(WIDTH)
        self.ca_text = Attention()
        self.catext_norm = nn.LayerNorm(WIDTH)
        self.cross_attn = DeformableAttention()
        self.norm1 = nn.LayerNorm(WIDTH)
        self.linear1 = Linear(WIDTH, _INNER)
        self.linear2 = Linear(_INNER, WIDTH)
        self.norm3 = nn.LayerNorm(WIDTH)

    def forward(self, queries: Queries, places: Tensor, seen: Seen, watch: Watch) -> Tensor:
        """New rows (B, N, 256); places are (B, N, 256), the codes of the references."""
        watch.tick()
        x = queries.rows
        x = self.norm2(x + self.self_attn(x + places, x))
        x = self.catext_norm(x + self.ca_text.only(seen.text))
        table = self.cross_attn.table(seen.memory, seen.sizes, watch)
        asked, references = (x + places).flatten(0, 1), queries.references.flatten(0, 1)
        found = self.cross_attn(asked, references, table, seen.sizes)
        rows: Tensor = self.norm1(x + found.view_as(x))
        feed_forward(rows.view(-1, WIDTH), self.linear1, self.linear2, self.norm3, watch)
        return rows
