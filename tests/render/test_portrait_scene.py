"""LivePortrait's scenes: what a frame shows, many frames in a row, and how drawing ends."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
import torch
from pretended import Machine, card, memory_for
from torch import Tensor

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.compute import Compute
from joyvasa_desktop.errors import Cancelled
from joyvasa_desktop.flow import check
from joyvasa_desktop.motion.motion import SCALE, TRANSLATION, Motion, resting_pose
from joyvasa_desktop.photo.portrait import Cutout, Portrait
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.render.application import Options
from joyvasa_desktop.render.drawing import Drawing
from joyvasa_desktop.render.portrait_scene import LivePortraitRenderer, LivePortraitScene
from joyvasa_desktop.render.renderer import Scene

AT_MOST = 10.0
"""s; only a test that fails waits so long."""

PLAIN = Options(stitching=False)

SIDE, LEFT, TOP = 256, 200, 40
"""Where the square of 512 pixels lies in the photo below, and how large."""


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    yield
    assert not [each for each in threading.enumerate() if each.name == "ahead"]


def portrait(alpha: Pixels | None = None) -> Portrait:
    picture = np.random.default_rng(0).integers(0, 256, (400, 600, 3)).astype(np.uint8)
    points = np.zeros((478, 3), np.float32)
    return Portrait(picture, "human", (0.0, 0.0, 1.0, 1.0), points, alpha)


def cutout(red: int = 100) -> Cutout:
    scale = SIDE / 512
    to_picture = np.array([[scale, 0, LEFT], [0, scale, TOP], [0, 0, 1]])
    image = np.full((256, 256, 3), (red, 50, 0), np.uint8)
    return Cutout(image, to_picture, np.linalg.inv(to_picture), None)


def prepared(
    machine: Machine,
    *,
    options: Options = PLAIN,
    compute: Compute | None = None,
    paste_back: bool = True,
    feather: float = 0.5,
    shown: Portrait | None = None,
    lip_ratio: float | None = None,
) -> LivePortraitScene:
    drawing = Drawing(machine.load, compute or card(memory=memory_for(4)))
    renderer = LivePortraitRenderer(drawing, options, feather, paste_back=paste_back)
    return renderer.prepare(shown or portrait(), replace(cutout(), lip_ratio=lip_ratio))


def motion(count: int, first: int = 0) -> Motion:
    """Frame i is 2 i reds more than the photo's 100."""
    values = np.stack([resting_pose()] * count)
    values[:, TRANSLATION][:, 0] = 2 * (np.arange(count) + first) / 255
    return Motion(values)


def reds(frames: list[Pixels]) -> list[int]:
    """How much redder than the first one, in the middle of the square."""
    found = [int(frame[TOP + SIDE // 2, LEFT + SIDE // 2, 0]) for frame in frames]
    return [each - found[0] for each in found]


def moments(count: int) -> Iterator[object]:
    return (motion(count).at(i / 25) for i in range(count))


# --------------------------------------------------------------------- one frame


def test_it_is_a_scene_like_any_other() -> None:
    scene: Scene = prepared(Machine())
    assert scene.size == (600, 400)
    assert scene.notes == []


def test_the_square_is_drawn_and_the_rest_is_the_photo() -> None:
    scene = prepared(Machine())
    frame = scene.frame(motion(1).at(0))
    assert frame.shape == (400, 600, 3) and frame.dtype == np.uint8
    square = np.zeros((400, 600), bool)
    square[TOP - 1 : TOP + SIDE + 1, LEFT - 1 : LEFT + SIDE + 1] = True
    assert np.array_equal(frame[~square], portrait().picture[~square])
    middle = frame[TOP + 20 : TOP + SIDE - 20, LEFT + 20 : LEFT + SIDE - 20]
    assert np.abs(middle.astype(int) - (100, 50, 0)).max() <= 1


def test_without_pasting_only_the_square_is_shown() -> None:
    scene = prepared(Machine(), paste_back=False)
    assert scene.size == (512, 512)
    frame = scene.frame(motion(1).at(0))
    assert frame.shape == (512, 512, 3) and frame.flags["C_CONTIGUOUS"]
    assert np.abs(frame.astype(int) - (100, 50, 0)).max() <= 1


@pytest.mark.parametrize("paste_back", [True, False])
def test_frames_belong_to_who_gets_them(paste_back: bool) -> None:
    scene = prepared(Machine(), paste_back=paste_back)
    first = scene.frame(motion(1).at(0))
    kept = first.copy()
    first[:] = 7
    assert np.array_equal(scene.frame(motion(1).at(0)), kept)
    for frame in scene.frames(moments(3)):
        frame[:] = 7


def test_the_photo_s_transparency_stays() -> None:
    alpha = np.random.default_rng(1).integers(0, 256, (400, 600)).astype(np.uint8)
    scene = prepared(Machine(), shown=portrait(alpha))
    assert scene.frame(motion(1).at(0)).shape == (400, 600, 3)
    assert scene.notes == []
    frame = scene.frame(motion(1).at(0), transparent=True)
    assert frame.shape == (400, 600, 4)
    assert np.array_equal(frame[..., 3], alpha)
    for frame in scene.frames(moments(2), transparent=True):
        assert np.array_equal(frame[..., 3], alpha)
    assert len(scene.notes) == 1 and "transparent" in scene.notes[0]


def test_the_square_has_the_transparency_of_its_part_of_the_photo() -> None:
    alpha = np.zeros((400, 600), np.uint8)
    alpha[:, LEFT + SIDE // 2 :] = 255
    scene = prepared(Machine(), shown=portrait(alpha), paste_back=False)
    frame = scene.frame(motion(1).at(0), transparent=True)
    assert frame.shape == (512, 512, 4)
    assert (frame[:, :250, 3] == 0).all() and (frame[:, 262:, 3] == 255).all()


def test_a_photo_without_transparency_has_opaque_frames() -> None:
    scene = prepared(Machine())
    assert scene.frame(motion(1).at(0), transparent=True).shape == (400, 600, 3)
    assert scene.notes == []


# --------------------------------------------------------------------- options and notes


class Corrections:
    """Moves stitched keypoints by 20 reds, and closes lips by 30."""

    def __init__(self) -> None:
        self.ratios: list[list[float]] = []

    def stitch(self, source: Tensor, driving: Tensor) -> Tensor:
        assert source.shape == driving.shape
        return driving + 20 / 255

    def lips(self, source: Tensor, ratio: Tensor) -> Tensor:
        self.ratios += ratio.tolist()
        return torch.full_like(source, 30 / 255)


@pytest.mark.parametrize(
    ("options", "lip_ratio", "more"),
    [
        (PLAIN, None, 0),
        (Options(), None, 20),
        (Options(strength=0.5), None, 10),
        (PLAIN, 0.25, 30),
        (Options(), 0.25, 50),
    ],
)
def test_the_networks_correct_what_the_options_say(
    options: Options, lip_ratio: float | None, more: int
) -> None:
    corrections = Corrections()
    scene = prepared(Machine(corrections=corrections), options=options, lip_ratio=lip_ratio)
    plain = prepared(Machine()).frame(motion(1).at(0))
    assert reds([plain, scene.frame(motion(1).at(0))])[1] == pytest.approx(more, abs=1)
    assert corrections.ratios == ([] if lip_ratio is None else [[lip_ratio, 0]])
    assert scene.notes == []


@pytest.mark.parametrize("options", [PLAIN, Options()])
def test_a_damaged_model_for_stitching_is_told_and_done_without(options: Options) -> None:
    machine = Machine(trouble="stitching.pth is empty.")
    scene = prepared(machine, options=options, lip_ratio=0.25)
    (note,) = scene.notes
    assert note.startswith("stitching.pth is empty. The face moves without it")
    assert scene.frame(motion(1).at(0)).shape == (400, 600, 3)


def test_an_animal_s_head_keeps_its_size() -> None:
    larger = motion(2)
    larger.values[1, SCALE] *= 1.5
    changes = []
    for kind in ("human", "animal"):
        scene = prepared(Machine(), shown=replace(portrait(), kind=kind))
        changes.append(abs(reds([scene.frame(larger.at(i / 25)) for i in range(2)])[1] - 2))
    assert changes[0] > 5
    assert changes[1] <= 1


def test_a_soft_edge_is_softer() -> None:
    frames = [prepared(Machine(), feather=each).frame(motion(1).at(0)) for each in (0.0, 1.0)]
    edge = (slice(TOP + 4, TOP + 8), slice(LEFT + 30, LEFT + SIDE - 30))
    hard, soft = (np.abs(frame[edge].astype(int) - (100, 50, 0)).mean() for frame in frames)
    assert hard <= 1
    assert soft > 5


def test_missing_stitching_is_said_only_where_it_is_wanted() -> None:
    assert prepared(Machine(), options=PLAIN).notes == []
    notes = prepared(Machine(), options=Options(stitching=True)).notes
    assert len(notes) == 1 and "Stitching" in notes[0]


def test_notes_tell_what_was_chosen_and_what_happened_since() -> None:
    machine = Machine()
    scene = prepared(machine, compute=Compute("cuda", "float32", 1 << 40, ("As you like it.",)))
    assert scene.notes == ["As you like it."]
    machine.room = 0
    for _ in scene.frames(moments(8)):
        pass
    assert len(scene.notes) == 2 and "ran out of memory" in scene.notes[1]


def test_preparing_can_be_cancelled() -> None:
    def cancel(event: Progress) -> None:
        raise Cancelled

    machine = Machine()
    renderer = LivePortraitRenderer(Drawing(machine.load, card()), PLAIN)
    with pytest.raises(Cancelled):
        renderer.prepare(portrait(), cutout(), cancel)
    assert machine.loads == []


# --------------------------------------------------------------------- many frames


@pytest.mark.parametrize("count", [0, 1, 4, 11])
def test_frames_are_single_frames_in_their_order(count: int) -> None:
    machine = Machine()
    scene = prepared(machine)
    frames = list(scene.frames(moments(count)))
    assert len(frames) == count
    if count:
        assert reds(frames) == pytest.approx([2 * i for i in range(count)], abs=1)
    assert [drawn for *_, drawn in machine.drawn] == [4] * (count // 4) + [count % 4] * (
        count % 4 > 0
    )
    for moment, frame in zip(moments(count), frames, strict=True):
        assert np.abs(scene.frame(moment).astype(int) - frame).max() <= 1


def test_motions_with_other_resting_poses_can_follow_each_other() -> None:
    scene, rest = prepared(Machine()), resting_pose()
    rest[TRANSLATION][0] = 10 / 255
    other = Motion(motion(3).values, rest)
    mixed = [motion(3).at(0.04), other.at(0.04), other.at(0.08), motion(3).at(0.08)]
    frames = list(scene.frames(mixed))
    assert reds(frames) == pytest.approx([0, -10, -8, 2], abs=1)


def test_moments_are_taken_as_they_come() -> None:
    """The first frames are there before the last words were heard."""
    more = threading.Event()

    def slowly() -> Iterator[object]:
        yield from moments(4)
        assert more.wait(AT_MOST)
        yield from moments(2)

    frames = prepared(Machine()).frames(slowly())
    assert len([next(frames) for _ in range(4)]) == 4
    more.set()
    assert len(list(frames)) == 2


def test_endless_moments_need_no_endless_memory() -> None:
    taken: list[int] = []

    def endless() -> Iterator[object]:
        moment = motion(1).at(0)
        while True:
            taken.append(1)
            yield moment

    frames = prepared(Machine()).frames(endless())
    for _ in range(40):
        next(frames)
        assert len(taken) <= 40 + 30
    frames.close()


def test_closing_ends_the_drawing_with_the_layer() -> None:
    machine, inside, late = Machine(), threading.Event(), []
    scene = prepared(machine, compute=Compute("cpu", "float32", 1))

    def layer() -> None:
        inside.set()
        for _ in range(int(AT_MOST / 0.01)):
            if late:
                break
            try:
                check()
            except Cancelled:
                late.append("closed")
            threading.Event().wait(0.01)
        # The drawing looks 20 times a second whether it is still wanted.
        threading.Event().wait(0.06)
        late.append("layer")

    frames = scene.frames(moments(100))
    next(frames)
    machine.layer = layer
    assert inside.wait(AT_MOST)
    frames.close()
    assert late == ["closed", "layer"]


def test_who_waits_for_frames_can_end_it() -> None:
    machine = Machine()
    scene = prepared(machine, compute=Compute("cpu", "float32", 1))
    machine.layer = lambda: threading.Event().wait(0.06)  # type: ignore[assignment,return-value]
    waited: list[int] = []

    def cancel() -> None:
        waited.append(1)
        raise Cancelled

    with pytest.raises(Cancelled):
        list(scene.frames(moments(100), waiting=cancel))
    assert waited == [1]
    assert len(machine.drawn) < 100


def test_who_waits_for_a_frame_can_end_it() -> None:
    machine = Machine()
    scene = prepared(machine)

    def cancel() -> None:
        raise Cancelled

    machine.layer = lambda: threading.Event().wait(0.06)  # type: ignore[assignment,return-value]
    with pytest.raises(Cancelled):
        scene.frame(motion(1).at(0), waiting=cancel)
    machine.layer = lambda: None
    assert scene.frame(motion(1).at(0)).shape == (400, 600, 3)


@pytest.mark.parametrize("made", [lambda: RuntimeError("a mistake"), Cancelled])
def test_what_goes_wrong_with_moments_comes_out(made: Callable[[], Exception]) -> None:
    def failing() -> Iterator[object]:
        yield from moments(4)
        raise made()

    frames = prepared(Machine()).frames(failing())
    for _ in range(4):
        next(frames)
    with pytest.raises(type(made())):
        next(frames)


def test_a_preview_s_frame_while_a_video_is_drawn() -> None:
    scene = prepared(Machine())
    wanted = scene.frame(motion(9).at(0.2))
    frames = scene.frames(moments(30))
    with ThreadPoolExecutor(2) as pool:
        previews = [pool.submit(scene.frame, motion(9).at(0.2)) for _ in range(10)]
        video = list(frames)
        assert all(np.array_equal(each.result(AT_MOST), wanted) for each in previews)
    assert reds(video) == pytest.approx([2 * i for i in range(30)], abs=1)
