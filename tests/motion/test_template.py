"""LivePortrait's templates: real layouts read, hostile pickles refused."""

from __future__ import annotations

import os
import pickle
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.motion.curves import CURVES, curves
from joyvasa_desktop.motion.motion import Motion, resting_pose
from joyvasa_desktop.motion.template import angles, export_template, import_template, rotation

angle = st.floats(-89, 89)


def a_document(motion: Motion, fps: Any = 25, old: bool = False) -> dict[str, Any]:
    """The layout of the published templates; the older one has R_d and no angles."""
    frames = []
    for row in motion.values:
        turned = rotation(row[67:68], row[68:69], row[69:70]).astype(np.float32)
        frame: dict[str, Any] = {
            "scale": row[63].reshape(1, 1),
            "R_d" if old else "R": turned,
            "exp": row[:63].reshape(1, 21, 3),
            "t": row[64:67].reshape(1, 3),
        }
        if not old:
            frame |= {"pitch": row[67:68, None], "yaw": row[68:69, None], "roll": row[69:, None]}
            frame |= {"kp": np.zeros((1, 21, 3), np.float32), "x_s": np.zeros((1, 21, 3))}
        frames.append(frame)
    eyes = [np.ones((1, 2), np.float32)] * len(frames)
    return {
        "n_frames": len(frames),
        "output_fps": fps,
        "motion": frames,
        "c_d_eyes_lst" if old else "c_eyes_lst": eyes,
    }


def stored(tmp_path: Path, document: Any, protocol: int = 4) -> Path:
    path = tmp_path / "vorlage ü 日本.pkl"
    path.write_bytes(pickle.dumps(document, protocol=protocol))
    return path


@pytest.mark.parametrize("old", [False, True])
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_templates_of_every_age_are_read(
    motion: Motion, tmp_path: Path, protocol: int, old: bool
) -> None:
    again = import_template(stored(tmp_path, a_document(motion, old=old), protocol))
    assert again.values == pytest.approx(motion.values, abs=1e-4 if old else 1e-6)
    assert np.array_equal(again.reference, again.values[0])
    assert again.lips == "relative"
    assert again.mouth is None
    assert again.origin["source"] == "template"


@pytest.mark.parametrize("module", [b"numpy.core.multiarray", b"numpy._core.multiarray"])
def test_both_generations_of_numpy_are_understood(
    motion: Motion, tmp_path: Path, module: bytes
) -> None:
    path = stored(tmp_path, a_document(motion), 2)
    content = path.read_bytes()
    assert b"numpy" in content
    content = content.replace(b"numpy._core.multiarray", module)
    path.write_bytes(content.replace(b"numpy.core.multiarray", module))
    assert import_template(path).values == pytest.approx(motion.values, abs=1e-6)


@pytest.mark.parametrize("kind", ["<f2", ">f4", "<f8", ">f8"])
def test_other_number_formats_are_understood(motion: Motion, tmp_path: Path, kind: str) -> None:
    document = a_document(motion)
    for frame in document["motion"]:
        frame["exp"] = frame["exp"].astype(kind)
        frame["scale"] = np.float64(frame["scale"].item())
        frame["t"] = np.asfortranarray(frame["t"])
    again = import_template(stored(tmp_path, document))
    assert again.values == pytest.approx(motion.values, abs=1e-4)


@pytest.mark.parametrize(("fps", "rows"), [(20, 75), (30, 50), (30.0, 50), (50, 30), (25, 60)])
def test_other_frame_rates_become_25(motion: Motion, tmp_path: Path, fps: float, rows: int) -> None:
    ramp = motion.values.copy()
    ramp[:, 67] = np.arange(60) / fps * 10
    document = a_document(Motion(ramp), fps=np.float64(fps) if fps == 30.0 else fps)
    again = import_template(stored(tmp_path, document))
    assert len(again) == rows
    expected = np.minimum(np.arange(rows) / 25, 59 / fps) * 10
    assert again.values[:, 67] == pytest.approx(expected, abs=1e-4)
    assert again.values[0] == pytest.approx(ramp[0], abs=1e-6)


@given(pitch=angle, yaw=angle, roll=st.floats(-179, 179))
def test_angles_come_back_from_the_rotation(pitch: float, yaw: float, roll: float) -> None:
    turned = rotation(np.array([pitch]), np.array([yaw]), np.array([roll]))
    assert turned[0] @ turned[0].T == pytest.approx(np.eye(3), abs=1e-12)
    assert angles(turned)[0] == pytest.approx([pitch, yaw, roll], abs=1e-6)


def test_the_rotation_turns_as_liveportrait_does() -> None:
    # Points are rows (x @ R): a roll of 90 degrees takes x (right) to y (down), clockwise.
    turned = rotation(np.array([0.0]), np.array([0.0]), np.array([90.0]))[0]
    assert np.array([1.0, 0, 0]) @ turned == pytest.approx([0, 1, 0], abs=1e-12)


def test_an_export_comes_back_equal(motion: Motion, tmp_path: Path) -> None:
    again = import_template(export_template(motion, tmp_path / "m.pkl"))
    assert again.values == pytest.approx(motion.values, abs=1e-5)
    assert np.array_equal(again.reference, motion.reference)
    assert again.lips == motion.lips


def test_an_export_has_the_published_layout(motion: Motion, tmp_path: Path) -> None:
    path = export_template(motion, tmp_path / "m.pkl")
    document = pickle.loads(path.read_bytes())  # what LivePortrait itself does
    assert document["n_frames"] == len(document["motion"]) == len(motion)
    assert document["output_fps"] == 25
    shapes = {name: part.shape for name, part in document["motion"][7].items()}
    assert shapes["exp"] == (1, 21, 3)
    assert shapes["R"] == (1, 3, 3)
    assert shapes["t"] == (1, 3)
    assert shapes["scale"] == shapes["pitch"] == shapes["yaw"] == shapes["roll"] == (1, 1)
    assert {part.dtype for part in document["motion"][7].values()} == {np.dtype(np.float32)}
    assert [part.shape for part in document["c_eyes_lst"]] == [(1, 2)] * len(motion)
    assert [part.shape for part in document["c_lip_lst"]] == [(1, 1)] * len(motion)
    assert (np.array(document["c_lip_lst"]) >= 0).all()


def test_a_motion_of_many_minutes_is_refused_before_writing(tmp_path: Path) -> None:
    long = Motion(np.tile(resting_pose(), (20 * 60 * 25 + 1, 1)))
    with pytest.raises(UserError, match="20 minutes"):
        export_template(long, tmp_path / "m.pkl")
    assert list(tmp_path.iterdir()) == []


def test_curves_of_a_template_start_at_rest(motion: Motion, tmp_path: Path) -> None:
    found = curves(import_template(stored(tmp_path, a_document(motion))))
    for name in CURVES:
        assert found[name][0] == pytest.approx(1 if name.startswith("eye") else 0, abs=1e-4)


@pytest.mark.parametrize(
    "change",
    [
        lambda document: [],
        lambda document: {},
        lambda document: {"motion": {}},
        lambda document: document | {"motion": []},
        lambda document: document | {"motion": [None]},
        lambda document: document | {"motion": [{}]},
        lambda document: document | {"output_fps": 0},
        lambda document: document | {"output_fps": "25"},
        lambda document: document | {"output_fps": float("nan")},
        lambda document: document | {"motion": [document["motion"][0] | {"exp": 3.0}]},
        lambda document: document | {"motion": [document["motion"][0] | {"exp": "text"}]},
        lambda document: document | {"motion": [document["motion"][0] | {"t": np.zeros((1, 4))}]},
        lambda document: (
            document | {"motion": [document["motion"][0] | {"t": np.full((1, 3), np.nan)}]}
        ),
        lambda document: (
            document | {"motion": [document["motion"][0] | {"scale": np.zeros((1, 1))}]}
        ),
        lambda document: document | {"joyvasa_desktop_reference": np.zeros(3)},
        lambda document: document | {"joyvasa_desktop_lips": "shut"},
        lambda document: document | {"joyvasa_desktop_lips": 10**6000},
        lambda document: document | {"output_fps": 10**400},
        lambda document: document | {"motion": [document["motion"][0] | {"scale": 10**400}]},
    ],
)
def test_documents_that_are_no_template_are_refused(
    motion: Motion, tmp_path: Path, change: Any
) -> None:
    with pytest.raises(UnreadableFile) as caught:
        import_template(stored(tmp_path, change(a_document(motion))))
    assert caught.value.hint


class Hostile:
    """Runs a command when an ordinary reader opens it."""

    def __init__(self, *reduced: Any) -> None:
        self.reduced = reduced

    def __reduce__(self) -> Any:
        return self.reduced


def arrayed(state: tuple[Any, ...]) -> Hostile:
    """An array with a state that NumPy would never write."""
    function, arguments, _ = np.zeros(1).__reduce__()  # type: ignore[misc]
    return Hostile(function, arguments, state)


TRAP = "touched by a pickle"

HOSTILE: dict[str, bytes] = {
    "REDUCE os.system": pickle.dumps(Hostile(os.system, (f"echo > '{TRAP}'",)), 2),
    "REDUCE eval": pickle.dumps(Hostile(eval, (f"open({TRAP!r}, 'w')",)), 4),
    "REDUCE nested": pickle.dumps([{"a": (Hostile(Hostile, (Hostile(eval, ("1",)),)),)}], 4),
    "GLOBAL alone": b"cos\nsystem\n.",
    "GLOBAL sub-attribute": b"cnumpy\nndarray.tofile\n.",
    "GLOBAL numpy loader": b"cnumpy\nload\n(Vx\ntR.",
    "GLOBAL f2py": b"cnumpy.testing._private.utils\nrunstring\n.",
    "STACK_GLOBAL": b"\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x01x\x85R.",
    "STACK_GLOBAL of numbers": b"\x80\x04K\x01K\x02\x93.",
    "INST": b"(S'echo'\nios\nsystem\n.",
    "OBJ": b"(cos\nsystem\nS'echo'\no.",
    "NEWOBJ": b"\x80\x02cnumpy\nndarray\n(K\x05t\x81.",
    "NEWOBJ_EX": b"\x80\x04cnumpy\nndarray\n(K\x05t}\x92.",
    "EXT1": b"\x80\x02\x82\x01.",
    "EXT2": b"\x80\x02\x83\x01\x00.",
    "EXT4": b"\x80\x02\x84\x01\x00\x00\x00.",
    "PERSID": b"P1\n.",
    "BINPERSID": b"K\x01Q.",
    "NEXT_BUFFER": b"\x80\x05\x97.",
    "READONLY_BUFFER": b"\x80\x05K\x01\x98.",
    "BUILD on a dict": b"}}b.",
    "BUILD on a name": b"cnumpy\nndarray\n}b.",
    "REDUCE of a name": b"cnumpy\nndarray\n(K\x05tR.",
    "REDUCE of a number": b"K\x05(K\x05tR.",
    "REDUCE with a list": b"cnumpy\ndtype\n]R.",
    "object array": pickle.dumps(np.array([{}, 1], object), 4),
    "structured array": pickle.dumps(np.zeros(2, [("a", "f4")]), 4),
    "text array": pickle.dumps(np.array(["a"]), 4),
    "date array": pickle.dumps(np.array(["2020-01-01"], "M8[s]"), 4),
    "array too small": pickle.dumps(arrayed((1, (1 << 40,), np.dtype("f4"), False, b"1234"))),
    "array too large": pickle.dumps(arrayed((1, (1,), np.dtype("f4"), False, b"12345678"))),
    "array negative": pickle.dumps(arrayed((1, (-1, -1), np.dtype("f4"), False, b"1234"))),
    "array of objects": pickle.dumps(arrayed((1, (1,), np.dtype("f4"), False, [1]))),
    "array of many sides": pickle.dumps(arrayed((1, (1,) * 40, np.dtype("f4"), False, b"1234"))),
    "dtype huge": b"cnumpy\ndtype\n(VS2000000000\ntR.",
    "dtype object": b"cnumpy\ndtype\n(VO8\nI00\nI01\ntR.",
    "codec zlib": b"c_codecs\nencode\n(Vx\nVzlib\ntR.",
    "key is a tuple": pickle.dumps({(1, 2): 3}),
    "key is bytes": pickle.dumps({b"a": 3}),
    "set": pickle.dumps({1, 2}, 4),
    "append to a number": b"K\x05K\x05a.",
    "fill a list": b"](K\x05K\x05u.",
    "odd dict": b"(K\x05d.",
    "memo missing": b"h\x05.",
    "nothing on the stack": b".",
    "stack below": b"0.",
    "no mark": b"t.",
    "no end": b"K\x05",
    "nothing": b"",
    "later protocol": b"\x80\xff.",
    "cut off": b"\x8e" + struct.pack("<Q", 1 << 50) + b"x.",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pickles_are_refused_and_nothing_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    called: list[Any] = []
    monkeypatch.setattr(os, "system", called.append)
    path = tmp_path / "hostile.pkl"
    path.write_bytes(HOSTILE[name])
    with pytest.raises(UnreadableFile) as caught:
        import_template(path)
    assert caught.value.hint
    assert called == []
    assert not (tmp_path / TRAP).exists()


def test_slow_frames_are_no_bomb(motion: Motion, tmp_path: Path) -> None:
    frame = a_document(motion)["motion"][0]
    # One frame is stored and named again and again; at 25 frames a second it would be 15 hours.
    path = stored(tmp_path, {"output_fps": 1, "motion": [frame] * 54_000})
    assert path.stat().st_size < 1 << 17
    with pytest.raises(UnreadableFile, match="six hours"):
        import_template(path)


def test_deeply_nested_lips_are_refused(motion: Motion, tmp_path: Path) -> None:
    plain = pickle.dumps(a_document(motion) | {"joyvasa_desktop_lips": "@@"}, 2)
    lips = b"X\x02\x00\x00\x00@@"
    assert plain.count(lips) == 1
    path = tmp_path / "deep.pkl"
    path.write_bytes(plain.replace(lips, b"]" * 100_000 + b"a" * 99_999))
    with pytest.raises(UnreadableFile, match="lips"):
        import_template(path)
