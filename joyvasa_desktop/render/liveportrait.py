"""LivePortrait (arXiv 2407.03168): a photo's appearance and any motion become a picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeVar

import torch
from torch import Tensor, nn

from joyvasa_desktop.compute import exact
from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.flow import check
from joyvasa_desktop.render.networks.appearance import AppearanceExtractor
from joyvasa_desktop.render.networks.generator import Generator
from joyvasa_desktop.render.networks.keypoints import refined, transformed
from joyvasa_desktop.render.networks.motion import MotionExtractor
from joyvasa_desktop.render.networks.stitching import Corrections
from joyvasa_desktop.render.networks.tensors import Tensors
from joyvasa_desktop.render.networks.warping import Source, Warped, WarpingModule
from joyvasa_desktop.weights.checkpoint import opened
from joyvasa_desktop.weights.folders import Kind, WeightFiles, recognised, usual_place

_PARTS = ("retarget_shoulder", "retarget_mouth", "retarget_eye")

Network = TypeVar("Network", bound=nn.Module)


@dataclass(frozen=True, slots=True)
class LivePortrait:
    """The networks of LivePortrait for people or for animals, ready on one device.

    Results are tensors on that device; those of stitching and retargeting, where the keypoints
    are that they were given. Keypoints, angles and places are float32 whatever `dtype` frames are
    drawn in, and so is everything that is read from the photo: it is read once, and all frames
    share its error. Without the file for stitching, `stitch` changes nothing.

    Attributes:
        device: where the networks are.
        dtype: the number format of what is done for every frame.
        corrections: stitching and retargeting, on the processor: 21 points aren't worth the way
            to a graphics card. None without their file, or if that is damaged.
        trouble: what is wrong with that file, in a sentence; "" if nothing is.
    """

    device: torch.device
    dtype: torch.dtype
    corrections: Corrections | None
    _appearance: AppearanceExtractor
    _motion: MotionExtractor
    _warping: WarpingModule
    _generator: Generator
    trouble: str = ""

    @classmethod
    def load(
        cls,
        weights: Path | WeightFiles,
        kind: Kind = "human",
        device: str | torch.device = "cpu",
        dtype: torch.dtype = torch.float32,
    ) -> Self:
        """Reads the published files.

        Args:
            weights: the weights root, the folder that holds `liveportrait`; or what was
                recognised in several folders.
            kind: whose networks.
            device: as torch names it, for example "cuda".
            dtype: number format in which frames are drawn.

        Raises:
            UnreadableFile: if a file is missing, damaged, or another network's; not if it is the
                one for stitching.
            Cancelled: in a thread of `flow.ahead` that nobody needs any more.
        """
        files = recognised(weights) if isinstance(weights, Path) else weights
        place = torch.device(device)
        exact()

        def network(
            letter: str, role: str, build: Callable[[Tensors], Network], form: torch.dtype
        ) -> Network:
            check()
            path = files.path(f"{'lp' if kind == 'human' else 'an'}-{letter}")
            return _read(path, build, role).to(place, form).eval()

        # The file for people serves animals, too.
        corrections, trouble = _corrections_of(files.files.get("lp-S"))
        return cls(
            place,
            dtype,
            corrections,
            network("F", "feature extractor", AppearanceExtractor, torch.float32),
            network("M", "motion extractor", MotionExtractor, torch.float32),
            network("W", "warping module", WarpingModule, dtype),
            network("G", "generator", Generator, dtype),
            trouble,
        )

    @property
    def stitches(self) -> bool:
        """Whether the file for stitching and retargeting was there and could be used."""
        return self.corrections is not None

    @property
    def networks(self) -> tuple[nn.Module, ...]:
        """The networks on the device, for who wants to watch or to weigh them."""
        return (self._appearance, self._motion, self._warping, self._generator)

    @torch.inference_mode()
    def appearance(self, image: Tensor) -> Tensor:
        """The features of photos.

        Args:
            image: (B, 3, 256, 256), RGB, 0..1.

        Returns:
            (B, 32, 16, 64, 64), float32.
        """
        features: Tensor = self._appearance(image.to(self.device, torch.float32))
        return features

    @torch.inference_mode()
    def keypoints(self, image: Tensor) -> dict[str, Tensor]:
        """What photos show of the head.

        Args:
            image: (B, 3, 256, 256), RGB, 0..1.

        Returns:
            kp and exp (B, 21, 3), scale (B, 1), t (B, 3), pitch, yaw and roll (B, 1) in degrees.
        """
        return refined(self._motion(image.to(self.device, torch.float32)))

    @torch.inference_mode()
    def transform(self, info: Mapping[str, Tensor]) -> Tensor:
        """Where a motion puts the keypoints, (B, 21, 3).

        Args:
            info: as `keypoints` returns it; angles may also be scores of 66 bins.
        """
        return transformed({name: value.to(self.device) for name, value in info.items()})

    @torch.inference_mode()
    def stitch(self, kp_source: Tensor, kp_driving: Tensor) -> Tensor:
        """Driving keypoints whose shoulders stay where the photo has them, (B, 21, 3)."""
        driving = kp_driving.float()
        if self.corrections is None:
            return driving.clone()
        stitched = self.corrections.stitch(_on_processor(kp_source), _on_processor(driving))
        return stitched.to(driving.device)

    @torch.inference_mode()
    def retarget_eyes(self, kp: Tensor, ratio: Tensor) -> Tensor:
        """What to add to keypoints so that both eyes open as wanted, (B, 21, 3).

        Args:
            kp: keypoints of the photo (B, 21, 3).
            ratio: (B, 3): opening of the left and the right eye now, and the one wanted.

        Raises:
            UserError: without the file for retargeting.
        """
        network = self._retargeting()
        return network.eyes(_on_processor(kp), _on_processor(ratio)).to(kp.device)

    @torch.inference_mode()
    def retarget_lips(self, kp: Tensor, ratio: Tensor) -> Tensor:
        """What to add to keypoints so that the lips open as wanted, (B, 21, 3).

        Args:
            kp: keypoints of the photo (B, 21, 3).
            ratio: (B, 2): opening of the lips now, and the one wanted.

        Raises:
            UserError: without the file for retargeting.
        """
        network = self._retargeting()
        return network.lips(_on_processor(kp), _on_processor(ratio)).to(kp.device)

    @torch.inference_mode()
    def source(self, feature: Tensor, kp_source: Tensor) -> Source:
        """Everything about a photo that its frames share.

        Args:
            feature: (B, 32, 16, 64, 64), as `appearance` returns it; B may be 1 for many frames.
            kp_source: the photo's keypoints (B, 21, 3).
        """
        return self._warping.source(feature.to(self.device), kp_source.to(self.device))

    @torch.inference_mode()
    def warp(self, source: Source, kp_driving: Tensor) -> Warped:
        """The first half of `frames`: moves the photo's features.

        Args:
            source: the photo; one for all frames, or one for each.
            kp_driving: keypoints of the frames (B, 21, 3).
        """
        warped: Warped = self._warping(source, kp_driving.to(self.device))
        return warped

    @torch.inference_mode()
    def decode(self, features: Tensor) -> Tensor:
        """The second half of `frames`: draws moved features.

        Args:
            features: (B, 256, 64, 64), as `warp` returns them.

        Returns:
            (B, 3, 512, 512), RGB, 0..1, float32; NaN where a number left the format's range.
        """
        pictures: Tensor = self._generator(features.to(self.device, self.dtype))
        return pictures.float()

    def frames(self, source: Source, kp_driving: Tensor) -> Tensor:
        """Draws a photo as keypoints say.

        Args:
            source: the photo; one for all frames, or one for each.
            kp_driving: keypoints of the frames (B, 21, 3).

        Returns:
            (B, 3, 512, 512), RGB, 0..1, float32.
        """
        return self.decode(self.warp(source, kp_driving).features)

    def warp_decode(self, feature: Tensor, kp_source: Tensor, kp_driving: Tensor) -> Tensor:
        """`source` and `frames` in one step, for a single batch of frames."""
        return self.frames(self.source(feature, kp_source), kp_driving)

    def _retargeting(self) -> Corrections:
        if self.corrections is None:
            raise UserError(
                "The model for stitching and retargeting is missing.",
                f"Put {usual_place('lp-S').as_posix()} into the folder with the models.",
            )
        return self.corrections


def _on_processor(numbers: Tensor) -> Tensor:
    return numbers.to("cpu", torch.float32)


def _read(path: Path, build: Callable[[Tensors], Network], role: str) -> Network:
    with opened(path) as checkpoint:
        return build(Tensors(checkpoint.tensors(), path.name, role))


def _corrections_of(path: Path | None) -> tuple[Corrections | None, str]:
    """Stitching and retargeting, without which frames can be drawn, and why they can't be used."""
    if path is None:
        return None, ""
    try:
        return _read_corrections(path).eval(), ""
    except UnreadableFile as error:
        return None, error.message


def _read_corrections(path: Path) -> Corrections:
    with opened(path) as checkpoint:
        parts = (
            Tensors(checkpoint.tensors(part), path.name, "stitching module") for part in _PARTS
        )
        return Corrections(*parts)
