"""Bring the pixels of any colour model and depth to 8-bit sRGB, with alpha kept apart."""

from __future__ import annotations

import io
import logging
import re

import numpy as np
from PIL import Image, ImageCms

from joyvasa_desktop.arrays import AnyArray, Pixels
from joyvasa_desktop.errors import UserError

log = logging.getLogger(__name__)

MAX_PROFILE_BYTES = 8 * 1024 * 1024
ROWS = 256  # of a deep image at a time, so that its copies in double precision stay small


def backdrop_colour(text: str) -> tuple[int, int, int]:
    """Red, green, blue 0–255 of a colour written as #rrggbb.

    Raises:
        UserError: if it is written differently.
    """
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise UserError(f"{text!r} is no colour.", "Write it as #rrggbb, white is #ffffff.")
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def plain(image: Image.Image) -> Image.Image:
    """The image in one of the modes L, LA, RGB, RGBA, CMYK, LAB, 8 bits a channel."""
    mode = image.mode
    if mode in ("L", "LA", "RGB", "RGBA", "CMYK", "LAB"):
        # PNG and GIF may name one colour of an image without alpha as transparent.
        keyed = "transparency" in image.info and mode in ("L", "RGB")
        return image.convert("RGBA") if keyed else image
    if mode in ("P", "PA"):
        seen = mode == "PA" or "transparency" in image.info
        return image.convert("RGBA" if seen else "RGB")
    if mode.startswith("I") or mode == "F":
        return Image.fromarray(to_eight_bits(np.asarray(image), sixteen="16" in mode))
    if mode == "La":
        return image.convert("LA")
    if mode == "RGBa":
        return image.convert("RGBA")
    return image.convert("L" if mode == "1" else "RGB")


def to_eight_bits(values: AnyArray, *, sixteen: bool = False) -> Pixels:
    """Grey values of a greater depth, or floating ones, as 0–255.

    Integers count as 16-bit if `sixteen` or if a value needs it. Floats count as 0..1 if none is
    greater than 1. Anything beyond 16 bits is scaled so that its greatest value becomes white.
    """
    top = float(values.max(initial=0, where=np.isfinite(values)))
    if values.dtype.kind == "f" and top <= 1:
        white = 1.0
    elif top <= 255 and not sixteen:
        white = 255.0
    else:
        white = 65535.0 if top <= 65535 else top
    result = np.empty(values.shape, np.uint8)
    for start in range(0, len(values), ROWS):
        part = values[start : start + ROWS].astype(np.float64)
        part = np.nan_to_num(part, nan=0.0, posinf=0.0, neginf=0.0)
        result[start : start + ROWS] = np.round(np.clip(part, 0, white) * (255.0 / white))
    return result


def to_srgb(image: Image.Image, profile: bytes | None) -> tuple[Pixels, Pixels | None]:
    """Colours in sRGB uint8 (H, W, 3), and alpha uint8 (H, W) or None if all is opaque.

    Args:
        image: in a mode that `plain` returns.
        profile: the ICC profile of its colours; without one they count as sRGB already.
    """
    alpha = None
    if image.mode in ("LA", "RGBA"):
        alpha = np.asarray(image.getchannel("A"))
        alpha = None if alpha.min() == 255 else alpha
        image = image.convert(image.mode[:-1])
    converted = None if profile is None else _through_profile(image, profile)
    if converted is None:
        converted = _lab_to_rgb(image) if image.mode == "LAB" else image.convert("RGB")
    return np.asarray(converted), alpha


def over(rgb: Pixels, alpha: Pixels, colour: tuple[int, int, int]) -> Pixels:
    """A picture laid on one colour: uint8 (H, W, 3)."""
    weight = alpha[..., None].astype(np.float32) / 255
    mixed = rgb * weight + np.array(colour, np.float32) * (1 - weight)
    return np.round(mixed).astype(np.uint8)


def _through_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    """The image in sRGB, or None if the profile is damaged or for another kind of image."""
    if len(profile) > MAX_PROFILE_BYTES:
        return None
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        space = source.profile.xcolor_space.strip()
        # A grey picture made from a coloured one often keeps the profile of the latter.
        if space == "RGB" and image.mode == "L":
            image = image.convert("RGB")
        return ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError) as error:
        log.info("Colour profile ignored: %s", error)
        return None


def _lab_to_rgb(image: Image.Image) -> Image.Image:
    converted = ImageCms.profileToProfile(
        image, ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), outputMode="RGB"
    )
    assert converted is not None
    return converted
