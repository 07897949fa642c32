"""How files of pictures begin; light enough for whoever only asks what a file is."""

from __future__ import annotations

PICTURE_STARTS = (
    (0, b"\xff\xd8\xff"),
    (0, b"\x89PNG"),
    (0, b"GIF8"),
    (0, b"BM"),
    (0, b"II*\x00"),
    (0, b"MM\x00*"),
    (8, b"WEBP"),
    *((8, brand) for brand in (b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1", b"heim")),
)
"""Beginnings of the formats that can be read: offset, bytes."""
