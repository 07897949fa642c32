"""Lip sync without any ground truth of ours, measured in the finished video.

The mouth's opening is read from every decoded frame by the face mesh and compared with the sound.
"Closed" is relative to the same video: an opening below a tenth of its 95th percentile, or below
the noise of the mesh.

python3 dev.py bench lips
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.pictures import SAMPLE
from benchmarks.table import Table
from benchmarks.voices import Utterance, three_voices
from joyvasa_desktop import paths
from joyvasa_desktop.animate import Studio
from joyvasa_desktop.arrays import Doubles, Floats
from joyvasa_desktop.photo.finder import FaceFinder
from joyvasa_desktop.render.mesh import MeshRenderer
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.speech.load import load_speech
from joyvasa_desktop.speech.speech import SAMPLE_RATE, Speech
from joyvasa_desktop.video.read import frames

FPS = 50
"""Frames per second of the measured videos: a short closure is one frame at 25."""

_LAGS = range(-10, 11)
_MESH_NOISE = 0.015


def run(folder: Path, table: Table) -> None:
    """Animates the sample portrait with four voices and with silence, and measures the videos."""
    studio = Studio()
    sample = paths.samples() / "speech_en_6s.wav"
    _follow(studio, "sample", sample, folder, table)
    for name, (utterance, voice) in three_voices(folder).items():
        opening = _follow(studio, name, voice, folder, table)
        _closures(name, utterance, opening, table)
    _silence(studio, folder, table)


def openings(video: Path, landmarks: Floats) -> Doubles:
    """The lips' opening in every frame: the gap over the distance of the outer eye corners."""
    finder, found = FaceFinder(), []
    for picture in frames(video):
        face = finder.track(picture, landmarks)
        assert face is not None, "the face was lost"
        landmarks = face.landmarks
        found.append(lip_opening(landmarks))
    return np.array(found)


def lip_opening(landmarks: Floats) -> float:
    """Mean gap of the inner lips over the distance of the outer eye corners."""
    points = landmarks[:, :2]
    gaps = [np.linalg.norm(points[a] - points[b]) for a, b in ((13, 14), (82, 87), (312, 317))]
    return float(np.mean(gaps) / np.linalg.norm(points[33] - points[263]))


def _follow(studio: Studio, name: str, voice: Path, folder: Path, table: Table) -> Doubles:
    settings = Settings(fps=FPS, overwrite=True)
    result = studio.animate(SAMPLE, voice, folder / f"lips-{name}.mp4", settings)
    opening = openings(result.path, studio.portrait(SAMPLE, settings).landmarks)
    loudness = envelope(load_speech(voice), len(opening))
    at = {lag: _correlation(loudness, opening, lag) for lag in _LAGS}
    best = max(at, key=lambda lag: at[lag])
    table.add("lips", f"opening against loudness, {name}", at[0], "r", ">= 0.25")
    table.add("lips", f"mouth behind the sound, {name}", 1000 * best / FPS, "ms", "<= 40")
    table.add("lips", f"mouth before the sound, {name}", -1000 * best / FPS, "ms", "<= 40")
    return opening


def envelope(speech: Speech, count: int) -> Doubles:
    """Loudness at the frames' times: RMS over 40 ms in decibels, 45 dB below the peak at least."""
    half = SAMPLE_RATE // 50
    padded = np.pad(speech.samples.astype(np.float64), half)
    power = np.concatenate([[0.0], np.cumsum(padded**2)])
    starts = np.minimum(np.arange(count) * SAMPLE_RATE // FPS, len(padded) - 2 * half)
    level = 10 * np.log10((power[starts + 2 * half] - power[starts]) / (2 * half) + 1e-12)
    return np.asarray(np.maximum(level, level.max() - 45))


def _correlation(loudness: Doubles, opening: Doubles, lag: int) -> float:
    """Pearson's r with the picture `lag` frames later than the sound."""
    n = len(opening)
    sound = loudness[max(0, -lag) : n - max(0, lag)]
    mouth = opening[max(0, lag) : n - max(0, -lag)]
    return float(np.corrcoef(sound, mouth)[0, 1])


def _closures(name: str, utterance: Utterance, opening: Doubles, table: Table) -> None:
    closed = opening < max(_MESH_NOISE, 0.1 * float(np.percentile(opening, 95)))
    hits = 0
    wanted = utterance.closures()
    near = np.zeros(len(opening), bool)
    for start, end in wanted:
        first = max(int((start - 0.06) * FPS), 0)
        last = min(int(np.ceil((end + 0.06) * FPS)) + 1, len(opening))
        hits += bool(closed[first:last].any())
        near[first:last] = True
    voiced = np.zeros(len(opening), bool)
    for start, end, ipa in utterance.sounds:
        if ipa.strip("_ "):
            voiced[int(start * FPS) : int(end * FPS) + 1] = True
    table.add("lips", f"closed on p, b, m, {name}", hits / len(wanted), "share", ">= 0.8")
    elsewhere = voiced & ~near
    table.add("lips", f"closed elsewhere in speech, {name}", closed[elsewhere].mean(), "share")


def _silence(studio: Studio, folder: Path, table: Table) -> None:
    """Speech, two silent seconds, speech: the mouth rests like the photo's in between."""
    import soundfile

    speech = load_speech(paths.samples() / "speech_en_4s.wav")
    pause = np.zeros(2 * SAMPLE_RATE, np.float32)
    path = folder / "pause.wav"
    soundfile.write(path, np.concatenate([speech.samples, pause, speech.samples]), SAMPLE_RATE)
    settings = Settings(fps=FPS, overwrite=True)
    result = studio.animate(SAMPLE, path, folder / "pause.mp4", settings)
    landmarks = studio.portrait(SAMPLE, settings).landmarks
    opening = openings(result.path, landmarks)
    rest = lip_opening(landmarks)
    start = round((speech.duration + 0.6) * FPS)
    quiet = opening[start : start + round(1.0 * FPS)]
    away = np.abs(quiet - rest).max() / np.ptp(opening)
    table.add("lips", "away from rest in silence", away, "of the range", "<= 0.15")
    largest = np.ptp(quiet) / np.ptp(opening)
    table.add("lips", "movement in silence (largest)", largest, "of the range", "<= 0.1")
    # The mesh that reads the frames trembles while the head moves, which is what the largest one
    # tells: a mouth that never speaks reads 0.06 to 0.15. The typical movement counts.
    moved = quiet.std() / np.ptp(opening)
    table.add("lips", "movement in silence (deviation)", moved, "of the range", "<= 0.05")
    changed = _moved_by_the_mouth(studio, path, settings, range(start, start + len(quiet)))
    table.add("lips", "pixels changed by the mouth in silence", changed, "grey levels", "<= 1")


def _moved_by_the_mouth(studio: Studio, voice: Path, settings: Settings, when: range) -> int:
    """The largest difference, before encoding, to frames of a mouth that never spoke.

    Free of the mesh's trembling, of the encoder, and of what the head and the lids do.
    """
    motion = studio.shaped(studio.motion(voice, settings), settings)
    assert motion.mouth is not None
    silent = replace(motion, mouth=np.zeros_like(motion.mouth))
    scene = MeshRenderer().prepare(studio.portrait(SAMPLE, settings))
    differences = [
        np.abs(scene.frame(motion.at(i / FPS)).astype(int) - scene.frame(silent.at(i / FPS))).max()
        for i in when
    ]
    return int(max(differences))
