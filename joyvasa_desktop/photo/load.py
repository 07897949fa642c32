"""Read a picture file of any common kind into upright sRGB pixels."""

from __future__ import annotations

import io
import logging
import struct
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pi_heif
from PIL import Image, ImageOps
from PIL.JpegImagePlugin import JpegImageFile

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.inputs import opened
from joyvasa_desktop.photo.colour import backdrop_colour, over, plain, to_srgb
from joyvasa_desktop.photo.formats import PICTURE_STARTS
from joyvasa_desktop.photo.reduction import reduced, reduced_size

# The library reports every damaged tag as an error; what matters arrives as an exception.
logging.getLogger("PIL").setLevel(logging.CRITICAL)

MAX_BYTES = 200 * 1024 * 1024
MAX_PIXELS = 120_000_000
MAX_SIDE = 30_000
MIN_SIDE = 64
MIN_SCALED_SIDE = 32

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "HEIF", "AVIF")
USUAL_FORMATS = "JPEG, PNG, WebP, GIF, BMP, TIFF, HEIC or AVIF"
ORIENTATION = 0x0112  # tag of EXIF; 5 to 8 exchange width and height

# What Pillow raises on damaged and hostile files; it doesn't promise a single type.
DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    struct.error,
    zlib.error,
)

# Beginnings of files that people drop by mistake: offset, bytes, what it is.
OTHER_KINDS = (
    (0, b"%PDF", "a PDF document"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document"),
    (0, b"\x1a\x45\xdf\xa3", "a video"),
    (4, b"ftyp", "a video"),
    (8, b"AVI ", "a video"),
    (8, b"WAVE", "a sound"),
    (0, b"ID3", "a sound"),
    (0, b"OggS", "a sound"),
    (0, b"fLaC", "a sound"),
    (0, b"8BPS", "a Photoshop document"),
    (0, b"\xff\x0a", "a JPEG XL picture"),
    (4, b"JXL ", "a JPEG XL picture"),
    (4, b"jP  ", "a JPEG 2000 picture"),
    (0, b"<svg", "a drawing (SVG)"),
    (0, b"<?xml", "an XML text"),
)


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A decoded picture.

    Attributes:
        rgb: uint8 (H, W, 3) sRGB, upright, transparency laid on the backdrop.
        alpha: uint8 (H, W), 255 is opaque; None if the whole picture is.
        scale: pixels of `rgb` per pixel of the original, at most 1.
        original_size: width and height of the original, upright.
    """

    rgb: Pixels
    alpha: Pixels | None
    scale: float
    original_size: tuple[int, int]


def load_picture(
    path: Path, *, backdrop: str = "#ffffff", max_side: int = 1920, reduction: str = "smooth"
) -> Picture:
    """Read a picture file.

    Args:
        path: a JPEG, PNG, WebP, GIF (its first picture), BMP, TIFF, HEIC or AVIF file; the
            content decides, not the name.
        backdrop: colour behind transparent parts, as #rrggbb.
        max_side: larger pictures are scaled down to this longer side, in pixels.
        reduction: how; "smooth", or "published": as the published pipeline does it, which also
            cuts a last odd row and column off every picture.

    Raises:
        UnreadableFile: if the file is missing, locked, damaged, too large or no picture.
        UserError: if the picture is too small to animate, or the backdrop is no colour.
    """
    return decode_picture(
        _read(path), path.name, backdrop=backdrop, max_side=max_side, reduction=reduction
    )


def decode_picture(
    data: bytes,
    name: str,
    *,
    backdrop: str = "#ffffff",
    max_side: int = 1920,
    reduction: str = "smooth",
) -> Picture:
    """Decode the content of a picture file; `name` is for messages. See `load_picture`."""
    colour = backdrop_colour(backdrop)
    finish = _finish_as_published if reduction == "published" else _finish
    if not data:
        raise UnreadableFile(f"{name} is empty.", "Copy or download it again.")
    pi_heif.register_heif_opener()
    # Warnings of the library are of no use to the user: sizes are checked here instead.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with _open(data, name) as image:
                original = _checked_size(image, name)
                return finish(image, original, colour, max_side, name)
        except MemoryError as error:
            raise UnreadableFile(
                f"{name} needs more memory than there is.", "Make a smaller copy of it."
            ) from error
        except DAMAGED as error:
            raise UnreadableFile(
                f"{name} is damaged or not complete.", "Copy or download it again."
            ) from error


def _read(path: Path) -> bytes:
    with opened(path) as file:
        size = file.seek(0, 2)
        if size > MAX_BYTES:
            raise UnreadableFile(
                f"{path.name} has {size / 1e6:.0f} MB; "
                f"at most {MAX_BYTES / 1e6:.0f} MB can be read.",
                "Make a smaller copy of it.",
            )
        file.seek(0)
        return file.read(MAX_BYTES)


def _open(data: bytes, name: str) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except DAMAGED as error:
        message, hint = _refusal(data)
        raise UnreadableFile(f"{name} {message}.", hint) from error


def _refusal(data: bytes) -> tuple[str, str]:
    """What a file is that can't be opened, and what to do."""
    if any(data.startswith(start, offset) for offset, start in PICTURE_STARTS):
        return "is damaged, or stored in a rare way", "Save it again as JPEG or PNG."
    hint = f"Choose a photo in {USUAL_FORMATS}."
    for offset, start, kind in OTHER_KINDS:
        if data.startswith(start, offset):
            return f"is {kind}, not a photo", hint
    if all(byte >= 32 or byte in b"\t\r\n" for byte in data[:512]):
        return "is a text, not a photo", hint
    return "isn't a picture that can be read", hint


def _checked_size(image: Image.Image, name: str) -> tuple[int, int]:
    """The size that the header states, before anything is decoded."""
    width, height = image.size
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise _too_large(name)
    if min(width, height) < MIN_SIDE:
        raise UserError(
            f"{name} has only {width} × {height} pixels.",
            f"Choose a picture with at least {MIN_SIDE} pixels on each side.",
        )
    return width, height


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} has too many pixels.",
        f"Choose one with at most {MAX_PIXELS // 1_000_000} megapixels, "
        f"and at most {MAX_SIDE} pixels on each side.",
    )


def _finish(
    image: Image.Image,
    size: tuple[int, int],
    colour: tuple[int, int, int],
    max_side: int,
    name: str,
) -> Picture:
    zoom = min(1.0, max_side / max(size))
    # Twice the wanted size leaves the last reduction to the better filter.
    image.draft("", (round(size[0] * zoom * 2), round(size[1] * zoom * 2)))
    flat, profile, original = _upright(image, size)
    scaled = (max(1, round(original[0] * zoom)), max(1, round(original[1] * zoom)))
    _check_scaled(scaled, original, name)
    if flat.size != scaled:
        flat = flat.resize(scaled, Image.Resampling.LANCZOS, reducing_gap=3.0)
    rgb, alpha = to_srgb(flat, profile)
    if alpha is not None:
        rgb = over(rgb, alpha, colour)
    return Picture(np.ascontiguousarray(rgb), alpha, zoom, original)


def _finish_as_published(
    image: Image.Image,
    size: tuple[int, int],
    colour: tuple[int, int, int],
    max_side: int,
    name: str,
) -> Picture:
    flat, profile, original = _upright(image, size)
    _check_scaled(reduced_size(original, max_side), original, name)
    rgb, alpha = to_srgb(flat, profile)
    rgb = reduced(rgb, max_side)
    if alpha is not None:
        alpha = reduced(alpha, max_side)
        rgb = over(rgb, alpha, colour)
    return Picture(rgb, alpha, min(1.0, max_side / max(original)), original)


def _upright(
    image: Image.Image, size: tuple[int, int]
) -> tuple[Image.Image, bytes | None, tuple[int, int]]:
    """The decoded image upright in a plain mode, its colour profile, and the original's size.

    Args:
        image: not decoded yet.
        size: what its header states.
    """
    profile = image.info.get("icc_profile")
    reducible = isinstance(image, JpegImageFile)
    turned = reducible and image.getexif().get(ORIENTATION, 1) in (5, 6, 7, 8)
    image.load()
    # A copy of the largest pictures would cost half a gigabyte.
    ImageOps.exif_transpose(image, in_place=True)
    # Only JPEG can be decoded at a reduced size; the others now show their true one.
    original = image.size
    if reducible:
        original = (size[1], size[0]) if turned else size
    return plain(image), profile if isinstance(profile, bytes) else None, original


def _check_scaled(scaled: tuple[int, int], original: tuple[int, int], name: str) -> None:
    if min(scaled) < MIN_SCALED_SIDE:
        raise UserError(
            f"{name} is a strip of {original[0]} × {original[1]} pixels.",
            "Cut out the part with the face.",
        )
