"""Every file says to machines that a model made it, and says so without being damaged by it."""

import io
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from video.films import Make

from joyvasa_desktop.video import label

KINDS = ("mp4", "webm", "gif", "png")


@pytest.mark.parametrize("kind", KINDS)
def test_the_label_is_read_back(make: Make, kind: str) -> None:
    assert label.read_label(make(kind)) == label.SOURCE_TYPE
    assert label.SOURCE_TYPE.startswith("http://cv.iptc.org/newscodes/digitalsourcetype/")


def test_every_single_png_has_it(make: Make) -> None:
    folder = make("png", frames=3)
    assert {label.read_label(path) for path in folder.glob("*.png")} == {label.SOURCE_TYPE}
    with Image.open(folder / "frame_000002.png") as image:
        image.load()
        assert label.SOURCE_TYPE in image.info["XML:com.adobe.xmp"]


@pytest.mark.parametrize("kind", ["mp4", "webm"])
def test_people_find_a_sentence_in_the_usual_fields(make: Make, kind: str) -> None:
    with av.open(str(make(kind))) as source:
        fields = {name.lower(): text for name, text in source.metadata.items()}
    assert fields["comment"] == fields["description"] == label.SENTENCE


def test_a_gif_has_comment_and_packet_where_other_programs_find_them(make: Make) -> None:
    path = make("gif")
    with Image.open(path) as image:
        assert label.SENTENCE.encode() in image.info["comment"]
    data = path.read_bytes()
    packet = data.index(b"\x21\xff\x0bXMP DataXMP<?xpacket begin=")
    assert label.SOURCE_TYPE.encode() in data[packet:]
    # The packet's end as its specification wants it: a countdown of 258 bytes.
    end = data.index(b'<?xpacket end="r"?>') + 19
    assert data[end : end + 258] == b"\x01" + bytes(range(255, -1, -1)) + b"\x00"


def test_an_mp4_begins_with_its_index_and_ends_with_the_label(make: Make) -> None:
    order = label.mp4_order(make("mp4"))
    assert order[0] == "ftyp"
    assert order.index("moov") < order.index("mdat")
    assert order[-1] == "uuid"


def test_files_without_a_label_have_none(tmp_path: Path) -> None:
    for suffix in ("png", "gif"):
        path = tmp_path / f"plain.{suffix}"
        Image.fromarray(np.zeros((4, 4, 3), np.uint8)).save(path)
        assert label.read_label(path) is None
    (tmp_path / "empty").mkdir()
    assert label.read_label(tmp_path / "empty") is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_off_file_has_no_label_and_no_crash(make: Make, kind: str) -> None:
    path = make(kind, frames=2)
    path = path / "frame_000001.png" if kind == "png" else path
    data = path.read_bytes()
    for size in (0, 1, 9, 12, 14, 40, 60, 200):
        path.write_bytes(data[:size])
        assert label.read_label(path) is None


@given(
    start=st.sampled_from(
        [b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\0\0\0\x08ftyp", b"\x1a\x45\xdf\xa3", b""]
    ),
    rest=st.binary(max_size=300),
)
def test_any_bytes_are_read_without_a_crash(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "file"
    path.write_bytes(start + rest)
    assert label.read_label(path) is None


def test_a_png_stays_valid_with_the_label() -> None:
    plain = io.BytesIO()
    Image.new("L", (3, 2), 7).save(plain, "PNG")
    with Image.open(io.BytesIO(label.labelled_png(plain.getvalue()))) as image:
        image.verify()


def box(kind: bytes, content: bytes, wide: bool = False) -> bytes:
    """An MP4 box, with a 64 bit length if wide."""
    if wide:
        return b"\0\0\0\1" + kind + (16 + len(content)).to_bytes(8, "big") + content
    return (8 + len(content)).to_bytes(4, "big") + kind + content


@pytest.mark.parametrize("wide", [False, True])
def test_an_mp4_of_another_program_is_walked_box_by_box(
    make: Make, tmp_path: Path, wide: bool
) -> None:
    ours = make("mp4").read_bytes()
    packet = ours[ours.rindex(b"uuid") - 4 :]
    inside = box(b"mdat", packet, wide)  # looks like a label, but lies in the picture's data
    foreign = box(b"uuid", bytes(16) + b"something else")
    path = tmp_path / "other.mp4"
    path.write_bytes(box(b"ftyp", b"isomisom") + inside + foreign)
    assert label.read_label(path) is None
    path.write_bytes(box(b"ftyp", b"isomisom") + inside + foreign + packet)
    assert label.read_label(path) == label.SOURCE_TYPE
    assert label.mp4_order(path) == ["ftyp", "mdat", "uuid", "uuid"]


def test_a_label_behind_the_pictures_of_a_gif_is_found(make: Make, tmp_path: Path) -> None:
    ours = make("gif").read_bytes()
    start = ours.index(b"\x21\xff\x0bXMP DataXMP")
    packet = ours[start : ours.index(label._GIF_MAGIC) + 258]
    plain = io.BytesIO()
    first, second = (Image.new("P", (4, 4), number) for number in (0, 1))
    second.putpalette([number % 256 for number in range(768)])
    first.save(plain, "GIF", save_all=True, append_images=[second], loop=0, comment=b"hello")
    path = tmp_path / "other.gif"
    path.write_bytes(plain.getvalue())
    assert label.read_label(path) is None
    path.write_bytes(plain.getvalue()[:-1] + packet + b";")
    assert label.read_label(path) == label.SOURCE_TYPE


def test_another_source_type_is_told_as_it_is(make: Make) -> None:
    path = make("mp4")
    other = label.SOURCE_TYPE.replace("compositeWithTrainedAlgorithmicMedia", "digitalCapture")
    padded = other.ljust(len(label.SOURCE_TYPE))
    path.write_bytes(path.read_bytes().replace(label.SOURCE_TYPE.encode(), padded.encode()))
    assert label.read_label(path) == other


def test_a_packet_that_is_no_xml_is_no_label(make: Make) -> None:
    path = make("mp4")
    path.write_bytes(path.read_bytes().replace(b"<rdf:RDF", b"<rdf<RDF"))
    assert label.read_label(path) is None
