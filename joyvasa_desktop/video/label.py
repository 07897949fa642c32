"""The label that tells machines: this picture was made with a trained model."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.etree import ElementTree

import av

from joyvasa_desktop.inputs import NO_OTHER_FILES

SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
"""IPTC's term for a picture that is partly captured and partly made by a trained model."""

SENTENCE = "AI-generated: a photo animated by JoyVASA Desktop; the movements never happened."
"""The same for people, in the comment and description fields."""

_TAG = "DIGITALSOURCETYPE"
_IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_UUID = bytes.fromhex("BE7ACFCB97A942E89C71999491E3AFAC")  # XMP specification part 3, MPEG-4
_GIF_XMP = b"XMP DataXMP"
# Readers that don't know XMP land on this run and count down to the end of the block.
_GIF_MAGIC = b"\x01" + bytes(range(255, -1, -1)) + b"\x00"
_PNG_XMP = b"XML:com.adobe.xmp"
_PNG_HEAD = 33  # signature and IHDR
_LARGEST = 1 << 20

_PACKET = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:Iptc4xmpExt="{_IPTC}">
   <xmp:CreatorTool>JoyVASA Desktop</xmp:CreatorTool>
   <dc:description>
    <rdf:Alt><rdf:li xml:lang="x-default">{SENTENCE}</rdf:li></rdf:Alt>
   </dc:description>
   <Iptc4xmpExt:DigitalSourceType>{SOURCE_TYPE}</Iptc4xmpExt:DigitalSourceType>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>""".encode()


def tags(format: str) -> dict[str, str]:
    """Metadata for the container, given to the muxer before the first frame."""
    common = {"comment": SENTENCE, "description": SENTENCE}
    return common | {_TAG: SOURCE_TYPE} if format == "webm" else common


def append_to_mp4(path: Path) -> None:
    """Put the XMP packet behind the last box of a finished MP4."""
    with path.open("ab") as file:
        file.write((24 + len(_PACKET)).to_bytes(4, "big") + b"uuid" + _UUID + _PACKET)


def labelled_gif(data: bytes) -> bytes:
    """The beginning of an encoded GIF with comment and XMP packet before the first picture.

    Behind the pictures, libav would take the packet for one more.
    """
    head = 13 + _colours(data[10])
    return data[:head] + _gif_blocks() + data[head:]


def labelled_png(data: bytes) -> bytes:
    """An encoded PNG with the XMP packet as its first chunk after the header."""
    body = b"iTXt" + _PNG_XMP + bytes(5) + _PACKET
    chunk = (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    return data[:_PNG_HEAD] + chunk + data[_PNG_HEAD:]


def read_label(path: Path) -> str | None:
    """The digital source type that a file declares, an IPTC address, or None without a label.

    Args:
        path: an MP4, WebM, GIF or PNG file, or a folder of PNGs, whose first picture counts.
    """
    if path.is_dir():
        first = min(path.glob("*.png"), default=None)
        return read_label(first) if first else None
    with path.open("rb") as file:
        start = file.read(12)
        file.seek(0)
        if start.startswith(b"\x1a\x45\xdf\xa3"):
            return _from_webm(file)
        packet = b""
        if start[4:8] == b"ftyp":
            packet = _from_mp4(file)
        elif start.startswith(b"GIF8"):
            packet = _from_gif(file)
        elif start.startswith(b"\x89PNG"):
            packet = _from_png(file)
    return _source_type(packet)


def _gif_blocks() -> bytes:
    text = SENTENCE.encode("ascii")
    comment = b"\x21\xfe" + bytes([len(text)]) + text + b"\x00"
    return comment + b"\x21\xff" + bytes([len(_GIF_XMP)]) + _GIF_XMP + _PACKET + _GIF_MAGIC


def _source_type(packet: bytes) -> str | None:
    try:
        tree = ElementTree.fromstring(packet.strip(b"\x00")) if packet else None
    except ElementTree.ParseError:
        return None
    found = tree.find(f".//{{{_IPTC}}}DigitalSourceType") if tree is not None else None
    return (found.text or "").strip() or None if found is not None else None


def _mp4_boxes(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start of the content and its size for each box at the top level."""
    end = file.seek(0, 2)
    at = 0
    while at + 8 <= end:
        file.seek(at)
        size, kind = int.from_bytes(file.read(4), "big"), file.read(4)
        head = 8
        if size == 1:
            size, head = int.from_bytes(file.read(8), "big"), 16
        if size == 0:
            size = end - at
        if size < head:
            return
        yield kind, at + head, size - head
        at += size


def mp4_order(path: Path) -> list[str]:
    """The kinds of the boxes at the top level of an MP4, in their order."""
    with path.open("rb") as file:
        return [kind.decode("latin-1") for kind, _, _ in _mp4_boxes(file)]


def _from_mp4(file: BinaryIO) -> bytes:
    for kind, at, size in _mp4_boxes(file):
        if kind == b"uuid" and 16 <= size <= _LARGEST:
            file.seek(at)
            content = file.read(size)
            if content.startswith(_UUID):
                return content[16:]
    return b""


def _from_webm(file: BinaryIO) -> str | None:
    try:
        with av.open(file, "r", options=NO_OTHER_FILES) as source:
            return source.metadata.get(_TAG)
    except av.FFmpegError:
        return None  # it only begins like a WebM


def _from_png(file: BinaryIO) -> bytes:
    file.seek(8)
    while len(head := file.read(8)) == 8 and head[4:] != b"IEND":
        size = int.from_bytes(head[:4], "big")
        if head[4:] == b"iTXt" and size <= _LARGEST:
            content = file.read(size)
            if content.startswith(_PNG_XMP + bytes(3)):
                return content[len(_PNG_XMP) + 3 :].split(b"\x00", 2)[2]
            file.seek(4, 1)
        else:
            file.seek(size + 4, 1)
    return b""


def _from_gif(file: BinaryIO) -> bytes:
    """Walk the blocks, so that nothing inside a picture is taken for a label."""
    header = file.read(13).ljust(13, b"\x00")
    file.seek(_colours(header[10]), 1)
    while (kind := file.read(1)) in (b"\x21", b"\x2c"):
        if kind == b"\x2c":
            flags = file.read(9)[8:] or b"\x00"
            file.seek(_colours(flags[0]) + 1, 1)
            _skip_blocks(file)
        elif file.read(1) == b"\xff" and file.read(12)[1:] == _GIF_XMP:
            return file.read(_LARGEST).partition(_GIF_MAGIC[:8])[0]
        else:
            # The name of another extension is already read, or is its first sub-block.
            _skip_blocks(file)
    return b""


def _colours(flags: int) -> int:
    """Bytes of the colour table that a header with these flags announces."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _skip_blocks(file: BinaryIO) -> None:
    while size := file.read(1):
        if size == b"\x00":
            return
        file.seek(size[0], 1)
