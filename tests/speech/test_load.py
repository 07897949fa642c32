"""Loading speech: what users bring, cut to the sample, damaged or not."""

from __future__ import annotations

import os
import tracemalloc
import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sounds import noise, tone, write_silent_film, write_sound

from joyvasa_desktop import paths
from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.errors import Cancelled, UnreadableFile, UserError
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.speech import load
from joyvasa_desktop.speech.load import load_speech
from joyvasa_desktop.speech.soundtrack import blocks


def onset(samples: Floats) -> float:
    """Seconds at which the first loud sample comes."""
    return float(np.flatnonzero(np.abs(samples) > 0.1)[0]) / 16_000


def response(samples: Floats, hertz: float) -> complex:
    """Complex amplitude of a sine over the middle second of two."""
    time = np.arange(8_000, 24_000)
    wave = np.exp(-2j * np.pi * hertz * time / 16_000)
    return complex(2 * np.mean(samples[8_000:24_000] * wave) * 1j)


def test_the_bundled_voice_has_its_known_length(voice_file: Path) -> None:
    speech = load_speech(voice_file)
    assert speech.duration == pytest.approx(6.4138, abs=1e-3)
    assert speech.samples.dtype == np.float32
    assert speech.notes == ()


@pytest.mark.parametrize(
    ("name", "codec", "rate"),
    [
        ("a.wav", "pcm_s24le", 48_000),
        ("a.wav", "pcm_f32le", 44_100),
        ("a.wav", "pcm_f64le", 22_050),
        ("a.wav", "pcm_u8", 16_000),
        ("a.wav", "pcm_mulaw", 8_000),
        ("a.flac", "flac", 48_000),
        ("a.mp3", "libmp3lame", 44_100),
        ("a.m4a", "aac", 48_000),
        ("a.ogg", "libopus", 24_000),
        ("a.opus", "libopus", 48_000),
        ("a.webm", "libopus", 48_000),
        ("a.mkv", "flac", 32_000),
    ],
)
def test_formats_are_read_in_step_and_at_their_level(
    folder: Path, name: str, codec: str, rate: int
) -> None:
    pause = np.zeros(rate // 2, np.float32)
    file = write_sound(folder / name, np.concatenate([pause, tone(1, rate)]), rate, codec)
    samples = load_speech(file).samples
    assert onset(samples) == pytest.approx(0.5, abs=0.004)
    assert np.abs(samples[10_000:22_000]).max() == pytest.approx(0.5, abs=0.03)


@pytest.mark.parametrize("rate", [1_000, 8_000, 11_025, 44_100, 48_000, 96_000])
@pytest.mark.parametrize("hertz", [100.0, 1_000.0, 3_000.0, 7_000.0])
def test_resampling_is_flat_and_without_delay(folder: Path, rate: int, hertz: float) -> None:
    if hertz > 0.45 * rate:
        return
    file = write_sound(folder / "sine.wav", tone(2, rate, hertz), rate, "pcm_f32le")
    heard = response(load_speech(file).samples, hertz)
    assert abs(heard) == pytest.approx(0.5, rel=0.01)
    assert np.angle(heard) / (2 * np.pi * hertz) == pytest.approx(0, abs=1e-6)


def test_what_lies_above_8_khz_does_not_come_back_as_something_else(folder: Path) -> None:
    file = write_sound(folder / "high.wav", tone(2, 48_000, 9_500), 48_000, "pcm_f32le")
    assert np.abs(load_speech(file).samples[8_000:24_000]).max() < 1e-4


@pytest.mark.parametrize("channels", [2, 6, 8])
def test_many_channels_become_one_voice_and_at_most_two_in_the_soundtrack(
    folder: Path, channels: int
) -> None:
    file = write_sound(folder / "many.wav", np.repeat(tone(1)[:, None], channels, axis=1))
    speech = load_speech(file)
    assert speech.soundtrack is not None
    assert speech.soundtrack.channels == 2
    assert 0.3 < np.abs(speech.samples).max() <= 0.51


@pytest.mark.parametrize(("name", "codec"), [("p.m4a", "aac"), ("p.mkv", "libopus")])
def test_eight_planes_are_read_without_a_crash(folder: Path, name: str, codec: str) -> None:
    sound = np.repeat(tone(1, 48_000)[:, None], 8, axis=1)
    speech = load_speech(write_sound(folder / name, sound, 48_000, codec))
    assert 0.2 < np.abs(speech.samples[2_000:14_000]).max() < 0.6


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    first=st.integers(0, 22_000), length=st.integers(1, 22_000), rate=st.sampled_from([8000, 11025])
)
def test_a_stretch_is_exact_to_the_sample(
    tmp_path: Path, first: int, length: int, rate: int
) -> None:
    whole = noise(2, rate)
    file = write_sound(tmp_path / "n.wav", whole, rate, "pcm_f32le")
    first = min(first, len(whole) - 1)
    last = min(first + length, len(whole))
    speech = load_speech(file, start=first / rate, end=(first + length) / rate)
    kept = np.concatenate(list(blocks(speech)))[:, 0]
    np.testing.assert_array_equal(kept, whole[first:last])
    assert len(speech.samples) == max(round((last - first) / rate * 16_000), 1)


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("n.wav", "pcm_s16le"),
        ("n.flac", "flac"),
        ("n.mp3", "libmp3lame"),
        ("n.m4a", "aac"),
        ("n.ogg", "libopus"),
        ("n.opus", "libopus"),
    ],
)
def test_seeking_finds_the_same_samples_as_reading_through(
    folder: Path, name: str, codec: str
) -> None:
    whole = write_sound(folder / name, noise(12, 48_000), 48_000, codec)
    through = np.concatenate(list(blocks(load_speech(whole))))
    part = np.concatenate(list(blocks(load_speech(whole, start=9.1234, end=10.5))))
    wanted = through[round(9.1234 * 48_000) : round(10.5 * 48_000)]
    np.testing.assert_allclose(part, wanted, atol=1e-5)


def test_matroska_seeks_within_its_millisecond(folder: Path) -> None:
    pause = np.zeros(48_000 * 8, np.float32)
    sound = np.concatenate([pause, tone(1, 48_000, 1_000)])
    file = write_sound(folder / "n.webm", sound, 48_000, "libopus")
    assert onset(load_speech(file, start=7.5).samples) == pytest.approx(0.5, abs=0.003)


def test_a_late_start_in_a_long_file_does_not_decode_what_comes_before(folder: Path) -> None:
    file = write_sound(folder / "long.flac", noise(600, 8_000), 8_000, "flac")
    seen: list[Progress] = []
    speech = load_speech(file, start=590, end=591, report=seen.append)
    assert speech.duration == 1
    assert len(seen) < 5


def test_a_sound_that_begins_after_its_picture_stays_in_step(folder: Path) -> None:
    file = write_sound(folder / "film.mkv", tone(1, 48_000), 48_000, "pcm_s16le", delay=0.7)
    assert onset(load_speech(file).samples) == pytest.approx(0.7, abs=0.01)
    assert onset(load_speech(file, start=0.5).samples) == pytest.approx(0.2, abs=0.01)


def test_an_end_beyond_the_sound_is_its_end(folder: Path) -> None:
    file = write_sound(folder / "a.wav", tone(1))
    assert load_speech(file, end=86_400).duration == 1


@pytest.mark.parametrize(
    ("start", "end"), [(5.0, 0.0), (1.0, 0.0), (2.0, 1.0), (0.5, 0.5), (float("nan"), 0.0)]
)
def test_an_empty_stretch_is_refused_with_a_way_out(folder: Path, start: float, end: float) -> None:
    file = write_sound(folder / "a.wav", tone(1))
    with pytest.raises(UserError) as caught:
        load_speech(file, start=start, end=end)
    assert caught.value.hint


def test_a_start_after_the_end_names_both(folder: Path) -> None:
    file = write_sound(folder / "a.wav", tone(1.5))
    with pytest.raises(UserError, match=r"1\.5 s long, but should begin at 5\.0 s"):
        load_speech(file, start=5)


def test_too_long_a_stretch_is_refused_and_a_part_of_it_is_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "LONGEST", 60)
    file = write_sound(folder / "long.wav", tone(61, 1_000), 1_000)
    with pytest.raises(UserError, match="longer than 1 minutes") as caught:
        load_speech(file)
    assert "start" in caught.value.hint
    assert load_speech(file, start=1).duration == 60


def test_a_long_sound_is_never_held_twice(folder: Path) -> None:
    file = write_sound(folder / "long.flac", tone(600, 8_000), 8_000, "flac")
    tracemalloc.start()
    try:
        speech = load_speech(file)
        held = sum(len(block) for block in blocks(speech))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert held == 600 * 8_000
    assert peak < speech.samples.nbytes * 1.2


def test_one_sample_is_enough(folder: Path) -> None:
    speech = load_speech(write_sound(folder / "one.wav", tone(1, 48_000)[:1], 48_000))
    assert len(speech.samples) == 1


def test_a_file_without_samples_says_so(folder: Path) -> None:
    file = folder / "none.wav"
    with wave.open(str(file), "wb") as empty:
        empty.setparams((1, 2, 16_000, 0, "NONE", ""))
    with pytest.raises(UnreadableFile, match="no sound"):
        load_speech(file)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"hello " * 500, "isn't a sound file"),
        (b"#EXTM3U\n#EXTINF:4,\nother.wav\n#EXT-X-ENDLIST\n", "isn't a sound file"),
        (b"ffconcat version 1.0\nfile other.wav\n", "isn't a sound file"),
    ],
)
def test_what_is_no_sound_is_refused(folder: Path, content: bytes, words: str) -> None:
    write_sound(folder / "other.wav", tone(1))
    file = folder / "thing.wav"
    file.write_bytes(content)
    with pytest.raises(UnreadableFile, match=words) as caught:
        load_speech(file)
    assert caught.value.hint


def test_a_picture_a_silent_film_a_folder_and_nothing_are_refused(folder: Path) -> None:
    film = write_silent_film(folder / "film.mp4")
    for thing in (paths.samples() / "astronaut.png", film, folder, folder / "missing.wav"):
        with pytest.raises(UnreadableFile) as caught:
            load_speech(thing)
        assert thing.name in caught.value.message


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="Windows and root may read all")
def test_a_file_that_may_not_be_read_is_refused(folder: Path) -> None:
    file = write_sound(folder / "secret.wav", tone(1))
    file.chmod(0)
    with pytest.raises(UnreadableFile, match="can't be opened"):
        load_speech(file)


@pytest.mark.parametrize("mark", [b"drms", b"enca"])
def test_encrypted_sound_is_refused(folder: Path, mark: bytes) -> None:
    file = write_sound(folder / "bought.m4a", tone(1, 48_000), 48_000, "aac")
    content = bytearray(file.read_bytes())
    place = content.index(b"mp4a", content.index(b"stsd"))
    content[place : place + 4] = mark
    file.write_bytes(content)
    with pytest.raises(UnreadableFile, match="protected"):
        load_speech(file)


@pytest.mark.parametrize(
    ("place", "value"),
    [(24, 0), (24, 1), (24, 2**31), (22, 0), (22, 65_535), (20, 0x9999), (34, 0)],
    ids=["0 Hz", "1 Hz", "2 GHz", "no channels", "65535 channels", "unknown", "0 bits"],
)
def test_headers_that_cannot_be_true_are_refused(folder: Path, place: int, value: int) -> None:
    file = write_sound(folder / "odd.wav", tone(2))
    content = bytearray(file.read_bytes())
    size = 4 if place == 24 else 2
    content[place : place + size] = value.to_bytes(size, "little")
    file.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        load_speech(file)
    assert caught.value.hint


def test_values_that_are_no_numbers_become_silence_and_are_mentioned(folder: Path) -> None:
    sound = tone(3, 48_000)
    sound[1_000:1_100] = np.nan
    sound[5_000], sound[6_000] = np.inf, 3e30
    speech = load_speech(write_sound(folder / "nan.wav", sound, 48_000, "pcm_f32le"))
    assert np.isfinite(speech.samples).all()
    assert np.abs(speech.samples).max() < 0.6
    assert any("102 samples" in note for note in speech.notes)
    assert all(np.isfinite(block).all() for block in blocks(speech))


def test_a_file_full_of_them_is_refused(folder: Path) -> None:
    sound = np.full(16_000, np.nan, np.float32)
    with pytest.raises(UnreadableFile, match="aren't sound"):
        load_speech(write_sound(folder / "nan.wav", sound, codec="pcm_f32le"))


@pytest.mark.parametrize(
    ("name", "codec"), [("c.wav", "pcm_s16le"), ("c.flac", "flac"), ("c.mkv", "libopus")]
)
def test_a_file_that_was_cut_off_is_used_as_far_as_it_goes(
    folder: Path, name: str, codec: str
) -> None:
    file = write_sound(folder / name, noise(10, 48_000), 48_000, codec)
    content = file.read_bytes()
    file.write_bytes(content[: len(content) * 6 // 10])
    speech = load_speech(file)
    assert 5 < speech.duration < 7
    assert any("cut off" in note for note in speech.notes)


def test_a_file_of_unknown_length_is_not_called_cut_off(folder: Path) -> None:
    file = write_sound(folder / "stream.wav", tone(2))
    content = bytearray(file.read_bytes())
    place = content.index(b"data")
    for at in (4, place + 4):
        content[at : at + 4] = b"\xff\xff\xff\xff"
    file.write_bytes(content)
    speech = load_speech(file)
    assert speech.duration == pytest.approx(2)
    assert speech.notes == ()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    kind=st.sampled_from([("d.mp3", "libmp3lame"), ("d.m4a", "aac"), ("d.ogg", "libopus")]),
    seed=st.integers(0, 2**32 - 1),
    share=st.floats(1e-4, 0.05),
)
def test_damage_is_an_error_with_a_hint_or_sound_without_noise_bursts(
    tmp_path: Path, kind: tuple[str, str], seed: int, share: float
) -> None:
    name, codec = kind
    original = tmp_path / f"whole-{name}"
    if not original.exists():
        write_sound(original, tone(3, 48_000), 48_000, codec)
    content = np.frombuffer(original.read_bytes(), np.uint8).copy()
    rng = np.random.default_rng(seed)
    places = rng.integers(0, len(content), max(int(share * len(content)), 1))
    content[places] = rng.integers(0, 256, len(places))
    damaged = tmp_path / name
    damaged.write_bytes(content.tobytes())
    try:
        speech = load_speech(damaged)
    except UserError as error:
        assert error.hint
        return
    assert np.abs(speech.samples).max() <= 20
    assert speech.soundtrack is not None
    total = sum(len(block) for block in blocks(speech))
    assert total == round(speech.soundtrack.duration * speech.soundtrack.rate)


def test_stopping_passes_through_and_lets_go_of_the_file(folder: Path) -> None:
    file = write_sound(folder / "a.wav", tone(60, 8_000), 8_000)

    def stop(event: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        load_speech(file, report=stop)
    # Windows can't rename a file that is still open.
    file.rename(folder / "b.wav")


def test_progress_counts_seconds_of_the_stretch(folder: Path) -> None:
    seen: list[Progress] = []
    load_speech(write_sound(folder / "a.wav", tone(3)), start=1, report=seen.append)
    assert seen
    assert all(event.stage == "speech" and event.total == 2 for event in seen)
