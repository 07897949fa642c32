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


@pytest.mark.parametrize("kind", ["mp4", "gif", "png"])
def test_a_cut_off_file_has_no_label_and_no_crash(make: Make, kind: str) -> None:
    path = make(kind, frames=2)
    path = path / "frame_000001.png" if kind == "png" else path
    data = path.read_bytes()
    for size in (0, 1, 9, 12, 14, 40, 60, 200):
        path.write_bytes(data[:size])
        assert label.read_label(path) is None


@given(
    start=st.sampled_from([b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\0\0\0\x08ftyp", b""]),
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
