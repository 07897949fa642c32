"""Playhead and frames: what is asked for, what is shown, and that the sound never waits."""

from __future__ import annotations

import numpy as np
import pytest
from fakes import FakeWorker
from playing import DURATION, PHOTO, VOICE, Bench

from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.messages import ExportJob, Failure, Frame, Idle


@pytest.fixture
def bench(document: Document, facts: Facts, worker: FakeWorker) -> Bench:
    made = Bench(document, facts, worker)
    made.open()
    return made


def test_asks_for_nothing_without_a_photo(
    document: Document, facts: Facts, worker: FakeWorker
) -> None:
    bench = Bench(document, facts, worker)
    document.set("smile", smile=0.5)
    assert worker.wants == []
    assert bench.player.frame() is None and bench.player.duration == 0


def test_a_photo_alone_has_a_poster_and_cannot_be_played(
    document: Document, facts: Facts, worker: FakeWorker
) -> None:
    bench = Bench(document, facts, worker)
    bench.open(voice=None, duration=0.0)
    assert worker.wants[-1].times == ((0.0, "main"),)
    bench.draw(0.0)
    assert bench.player.frame() is not None
    bench.player.play()
    assert not bench.player.playing


def test_shows_the_frame_under_the_playhead_as_soon_as_it_comes(bench: Bench) -> None:
    assert bench.worker.wants[-1].times[0] == (0.0, "main")
    assert bench.worker.wants[-1].number == bench.facts.number
    bench.draw(0.0)
    shown = bench.player.frame()
    assert shown is not None and (shown.width(), shown.height()) == (64, 96)
    assert bench.player.frame_time() == 0.0


def test_pixels_are_shown_as_they_came(bench: Bench) -> None:
    pixels = bench.draw(0.0)
    pixels[5, 7] = (10, 20, 30)
    shown = bench.player.frame()
    assert shown is not None
    # The memory is shared, not copied.
    assert shown.pixelColor(7, 5).getRgb()[:3] == (10, 20, 30)


def test_while_paused_the_next_frames_are_drawn_in_advance(bench: Bench) -> None:
    drawn = bench.draw_wanted()
    drawn += bench.draw_wanted()
    assert drawn[:10] == pytest.approx([each / 25 for each in range(10)])
    assert bench.player.frame_time() == 0.0, "only the one under the playhead is shown"


def test_during_an_export_nothing_is_drawn_in_advance(bench: Bench) -> None:
    bench.worker.enqueue(ExportJob(1, PHOTO, None, VOICE, bench.document.project.settings, PHOTO))
    bench.player.seek(2.0)
    assert bench.worker.wants[-1].times == ((2.0, "main"),)


def test_playing_follows_the_sound(bench: Bench) -> None:
    bench.draw_wanted()
    bench.player.play()
    assert bench.feed.playing
    for index in range(40):
        heard = index * 0.01
        bench.hear(heard)
        assert bench.player.position == heard
        assert 0 <= bench.player.offset < 0.04, "never ahead, at most a frame behind"
        bench.draw_wanted()
    assert bench.seen == pytest.approx([each / 25 for each in range(10)])


def test_a_slow_machine_leaves_frames_out_and_the_sound_goes_on(bench: Bench) -> None:
    bench.player._frames.cost = 0.1
    bench.player.play()
    times = [time for time, _ in bench.worker.wants[-1].times]
    assert times == pytest.approx([0.12, 0.2, 0.32, 0.4, 0.52, 0.6, 0.72, 0.8])
    for time in times[:4]:
        bench.hear(time - 0.05)
        bench.draw(time)
        assert (bench.player.frame_time() or 0.0) < time, "no frame before its time"
        bench.hear(time + 0.01)
        assert bench.player.frame_time() == pytest.approx(time)
    assert bench.player.due > bench.player.in_time == 4


@pytest.mark.parametrize("cost", [0.015, 0.06, 0.11, 0.3])
def test_a_machine_of_any_speed_draws_no_frame_in_vain(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, cost: float
) -> None:
    """A process that takes its time, in simulated time: draws the first one of the newest list."""
    now = 0.0
    monkeypatch.setattr(
        "joyvasa_desktop.window.player.player_frames.time.perf_counter", lambda: now
    )
    drawn: list[float] = []
    known, todo = 0, []
    current, done = None, 0.0
    bench.player.play()
    while now < 6.2:
        now += 0.005
        bench.hear(now)
        if len(bench.worker.wants) > known:
            known, todo = len(bench.worker.wants), list(bench.worker.wants[-1].times)
        if current is not None and now >= done:
            drawn.append(current)
            bench.draw(current)
            current = None
        if current is None and todo:
            current, done = todo.pop(0)[0], now + cost
    assert len(drawn) - len(set(drawn)) <= 0.05 * len(drawn), "hardly any twice"
    in_vain = [time for time in drawn if round(time, 6) not in bench.seen]
    assert len(in_vain) <= 0.1 * len(drawn) + 2
    possible = min(6.2 * 25, 6.2 / cost)
    assert len(bench.seen) >= 0.8 * possible


def test_a_late_frame_is_shown_only_if_none_came_after_it(bench: Bench) -> None:
    bench.player.play()
    bench.hear(1.0)
    bench.draw(0.92)
    assert bench.player.frame_time() == pytest.approx(0.92)
    bench.draw(0.96)
    bench.draw(0.84)
    assert bench.player.frame_time() == pytest.approx(0.96)


def test_a_changed_setting_draws_the_frame_anew_and_shows_the_old_one_meanwhile(
    bench: Bench,
) -> None:
    bench.player.seek(1.0)
    bench.draw(1.0)
    old = bench.player.frame()
    bench.document.set("smile", smile=0.5)
    want = bench.worker.wants[-1]
    assert want.number == bench.facts.number and want.times[0] == (1.0, "main")
    assert bench.player.frame() is old
    bench.draw(1.0, number=bench.facts.number - 1)
    assert bench.player.frame() is old, "frames of an older wish are late"
    bench.draw(1.0)
    assert bench.player.frame() is not old


def test_a_setting_of_the_file_alone_keeps_the_frames(bench: Bench) -> None:
    bench.draw_wanted()
    bench.document.set("quality", quality=20)
    assert (0.0, "main") not in bench.worker.wants[-1].times
    bench.player.seek(0.08)
    assert bench.player.frame_time() == pytest.approx(0.08)


def test_a_restarted_process_is_asked_again(bench: Bench) -> None:
    bench.draw_wanted()
    bench.worker.restarted.emit()
    assert bench.worker.wants[-1].times[0] == (0.0, "main")


def test_seeking_back_is_instant(bench: Bench) -> None:
    for time in (0.0, 0.04, 0.08):
        bench.player.seek(time)
        bench.draw(time)
    asked = len(bench.worker.wants)
    bench.player.seek(0.04)
    assert bench.player.frame_time() == pytest.approx(0.04)
    assert all((0.04, "main") not in want.times for want in bench.worker.wants[asked:])


def test_scrubbing_asks_for_the_newest_place_only(bench: Bench) -> None:
    for time in (1.0, 2.0, 3.0):
        bench.player.seek(time)
    assert bench.worker.wants[-1].times[0] == (3.0, "main")
    bench.draw(1.0)
    assert bench.player.frame_time() is None, "a place that was left isn't shown any more"


def test_seeking_while_playing_moves_the_sound(bench: Bench) -> None:
    bench.player.play()
    bench.hear(0.5)
    bench.player.seek(3.0)
    assert bench.feed.playing and bench.feed.position == 3.0
    assert min(time for time, _ in bench.worker.wants[-1].times) > 3.0
    bench.draw(0.52)
    assert bench.player.frame_time() is None
    bench.player.seek(99.0)
    assert not bench.player.playing and bench.player.position == DURATION


def test_stops_at_the_end_on_the_last_frame_and_starts_anew(bench: Bench) -> None:
    bench.player.seek(6.3)
    bench.player.play()
    bench.draw(6.36)
    bench.hear(6.41)
    assert not bench.player.playing and not bench.feed.playing
    assert bench.player.position == DURATION
    assert bench.player.frame_time() == pytest.approx(6.36)
    bench.player.play()
    assert bench.player.position == 0.0 and bench.feed.position == 0.0


def test_loops(bench: Bench) -> None:
    bench.player.loop = True
    bench.draw(0.0)
    bench.player.seek(6.2)
    bench.player.play()
    assert any(time < 1.0 for time, _ in bench.worker.wants[-1].times), "knows what comes next"
    bench.hear(6.45)
    assert bench.player.playing and bench.player.position == 0.0 and bench.feed.position == 0.0
    assert bench.player.frame_time() == 0.0


def test_steps_frame_by_frame(bench: Bench) -> None:
    bench.player.play()
    bench.hear(1.01)
    bench.player.step(1)
    assert not bench.player.playing and bench.player.position == pytest.approx(1.04)
    for count in range(200):
        bench.player.step(1)
        assert bench.player.index == min(27 + count, 159)
    for _ in range(300):
        bench.player.step(-1)
    assert bench.player.position == 0.0


def test_two_takes_are_drawn_together(bench: Bench) -> None:
    document = bench.document
    document.change(document.project.another_take(5), "another")
    assert not bench.player.is_comparing
    document.change(document.project.but(other=document.project.takes[0].id), "compare")
    bench.tell()
    assert bench.player.is_comparing
    assert bench.worker.wants[-1].times[:2] == ((0.0, "main"), (0.0, "other"))
    bench.draw(0.0)
    bench.draw(0.0, "other")
    assert bench.player.frame("other") is not None
    document.undo_stack.undo()
    assert bench.player.frame("other") is None and bench.player.frame("main") is not None


def test_the_trim_decides_what_is_heard(bench: Bench) -> None:
    assert bench.feed.loaded == (VOICE, 0.0, 0.0)
    bench.player.seek(6.0)
    bench.document.set("trim", start=1.0, end=3.5)
    assert bench.feed.loaded == (VOICE, 1.0, 3.5)
    bench.tell(2.5)
    assert bench.player.duration == 2.5 and bench.player.position == 2.5


def test_another_voice_begins_at_the_start(bench: Bench) -> None:
    bench.player.play()
    bench.hear(2.0)
    bench.document.change(bench.document.project.but(voice=PHOTO), "voice")
    assert not bench.player.playing
    assert bench.player.position == 0.0 and bench.player.duration == 0.0


def test_without_the_photo_nothing_is_shown(bench: Bench) -> None:
    bench.draw_wanted()
    bench.document.change(bench.document.project.but(photo=None), "remove")
    assert bench.player.frame() is None and bench.player.duration == 0.0


def test_frames_are_as_large_as_the_view(bench: Bench) -> None:
    bench.player.set_longest(600)
    assert bench.worker.wants[-1].longest == 720
    asked = len(bench.worker.wants)
    bench.player.set_longest(650)
    assert len(bench.worker.wants) == asked, "not with every pixel"
    bench.player.set_longest(5000)
    assert bench.worker.wants[-1].longest == 1080


def test_a_louder_sound_is_on(bench: Bench) -> None:
    bench.player.muted = True
    assert bench.feed.muted
    bench.player.volume = 0.5
    assert not bench.player.muted and bench.feed.volume == 0.5


def test_closing_ends_the_sound(bench: Bench) -> None:
    bench.player.play()
    bench.player.close()
    assert bench.feed.closed and not bench.player.playing


def test_only_what_the_user_does_gives_up_the_frame_that_is_being_drawn(bench: Bench) -> None:
    bench.player.seek(2.0)
    assert bench.worker.wants[-1].at_once
    bench.draw_wanted()
    assert not bench.worker.wants[-1].at_once, "drawn in advance"
    bench.document.set("smile", smile=0.5)
    assert bench.worker.wants[-1].at_once


def test_a_slow_engine_is_noticed_at_its_first_frame_and_forgotten_at_the_next_one(
    bench: Bench,
) -> None:
    assert not bench.player.is_slow
    pixels = np.zeros((96, 64, 3), np.uint8)
    for seconds, slow in ((9.0, True), (8.0, True), (0.02, False), (0.03, False)):
        frame = Frame(bench.facts.number, 0.0, "main", pixels, seconds)
        bench.worker.answered.emit(frame)
        assert bench.player.is_slow == slow
        assert bench.player.cost == pytest.approx(seconds, rel=0.8)


def test_a_picture_is_waited_for_until_it_is_there(bench: Bench) -> None:
    assert not bench.player.is_waiting, "something else comes first"
    bench.worker.answered.emit(Idle(bench.facts.number))
    assert bench.player.is_waiting
    bench.draw(0.0)
    assert not bench.player.is_waiting and bench.player.drawn() == [0]
    bench.player.seek(3.0)
    assert bench.player.is_waiting
    bench.player.play()
    assert not bench.player.is_waiting, "sound doesn't wait"
    bench.player.pause()
    bench.worker.answered.emit(Failure(bench.facts.number, "preview", "It can't be drawn."))
    assert not bench.player.is_waiting


def test_a_video_that_begins_ends_slow_frames_in_advance(bench: Bench) -> None:
    pixels = np.zeros((96, 64, 3), np.uint8)
    bench.worker.answered.emit(Frame(bench.facts.number, 0.0, "main", pixels, 9.0))
    assert bench.player._frames.asked, "some are being drawn in advance"
    settings = bench.document.project.settings
    bench.worker.enqueue(ExportJob(1, PHOTO, None, VOICE, settings, PHOTO))
    assert bench.worker.wants[-1].times == () and bench.worker.wants[-1].at_once
    asked = len(bench.worker.wants)
    bench.worker.exports_changed.emit()
    assert len(bench.worker.wants) == asked, "once is enough"
    bench.player.seek(2.0)
    assert bench.worker.wants[-1].times == ((2.0, "main"),)
