"""Look at everything the program needs and say what is missing; the text suits a bug report."""

from __future__ import annotations

import hashlib
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from fractions import Fraction
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from joyvasa_desktop import __version__, device, paths
from joyvasa_desktop.doctor_engine import examine_engine
from joyvasa_desktop.finding import Finding, size_text

LIBRARIES = (
    *("av", "click", "filelock", "huggingface_hub", "numpy", "onnxruntime-gpu"),
    *("opencv-python-headless", "pi-heif", "pillow", "platformdirs", "psutil", "pyqtgraph"),
    *("PySide6-Addons", "PySide6-Essentials", "rich", "soundfile", "soxr"),
)
VIDEO_ENCODERS = {
    "libx264": ("yuv420p", "MP4"),
    "libvpx-vp9": ("yuv420p", "WebM"),
    "gif": ("rgb8", "GIF"),
    "png": ("rgb24", "PNG"),
}
"""Pixel format to try each encoder with, and the format that needs it."""
AUDIO_ENCODERS = {"aac": ("fltp", "MP4"), "libopus": ("flt", "WebM"), "pcm_s16le": ("s16", "PNG")}
"""Sample format to try each encoder with, and the format that needs it."""

REINSTALL = "Install the program again."
LEAST_SPACE = 1 << 30
"""Bytes; below this much free space a long video may not fit."""


def examine() -> Iterator[Finding]:
    """Looks at one thing after another; takes a second or two."""
    yield from _versions()
    yield from _machine()
    yield from _models()
    yield from examine_engine()
    yield from _encoders()
    yield from _folders()


def as_text(findings: list[Finding]) -> str:
    """The report for people; it names no user and no home folder."""
    lines: list[str] = []
    part = ""
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        if finding.part != part:
            part = finding.part
            lines += ["", part] if lines else [part]
        sign = "!!" if finding.state == "missing" else "  "
        lines.append(f"{sign}{finding.name:<{width}}  {finding.text}")
    advice = dict.fromkeys(finding.advice for finding in findings if finding.advice)
    lines += ["", *(advice or ("Everything that is needed is there.",))]
    return "\n".join(lines)


def as_values(findings: list[Finding]) -> dict[str, object]:
    """The report for programs."""
    parts: dict[str, dict[str, object]] = {}
    for finding in findings:
        entry = {"state": finding.state, "text": finding.text, "advice": finding.advice}
        parts.setdefault(finding.part, {})[finding.name] = entry
    return {"ok": is_well(findings), **parts}


def is_well(findings: list[Finding]) -> bool:
    """Whether nothing that the program needs is missing."""
    return all(finding.state != "missing" for finding in findings)


def _versions() -> Iterator[Finding]:
    part = "Versions"
    yield Finding(part, "JoyVASA Desktop", "ok", __version__)
    frozen = ", packaged" if getattr(sys, "frozen", False) else ""
    yield Finding(part, "Python", "ok", f"{platform.python_version()}{frozen}")
    for name in LIBRARIES:
        try:
            yield Finding(part, name, "ok", version(name))
        except PackageNotFoundError:
            yield Finding(part, name, "missing", "not installed", REINSTALL)


def _machine() -> Iterator[Finding]:
    part = "Machine"
    here = device.machine()
    yield Finding(part, "system", "ok", here.system)
    yield Finding(part, "processor", "ok", f"{here.processor}, {here.cores} cores")
    yield Finding(part, "memory", "ok", f"{size_text(here.memory)}, {size_text(here.free)} free")
    cards = device.graphics()
    text = ", ".join(f"{card.name} ({size_text(card.memory)})" for card in cards)
    text += f", driver {device.driver_version() or 'unknown'}" if cards else ""
    yield Finding(part, "graphics card", "info", text or "no NVIDIA card with a driver")
    if cards:
        yield Finding(part, "CUDA in onnxruntime", "info", cuda_state())


def cuda_state() -> str:
    """Whether onnxruntime runs one of the program's networks on the graphics card."""
    try:
        works = device.runs_on_cuda(paths.models() / "viseme_net.onnx")
    except Exception as error:
        # A damaged network must not end the report that says so; onnxruntime's errors have no
        # narrower base in common.
        return f"can't be tried out ({type(error).__name__})"
    return "works" if works else "does not work, so the processor is used"


def _models() -> Iterator[Finding]:
    part = "Models"
    try:
        sums = (paths.models() / "SHA256SUMS").read_text("ascii").splitlines()
    except OSError:
        yield Finding(part, "SHA256SUMS", "missing", "not found", REINSTALL)
        return
    for line in sums:
        expected, name = line.split()
        yield _model(part, name, expected)


def _model(part: str, name: str, expected: str) -> Finding:
    try:
        content = (paths.models() / name).read_bytes()
    except OSError:
        return Finding(part, name, "missing", "not found", REINSTALL)
    if hashlib.sha256(content).hexdigest() != expected:
        return Finding(part, name, "missing", "damaged (wrong checksum)", REINSTALL)
    return Finding(part, name, "ok", f"{size_text(len(content))}, checksum right")


def _encoders() -> Iterator[Finding]:
    for name, (pixels, needed_by) in VIDEO_ENCODERS.items():
        yield _encoder(name, needed_by, video_trouble(name, pixels))
    for name, (samples, needed_by) in AUDIO_ENCODERS.items():
        yield _encoder(name, needed_by, audio_trouble(name, samples))


def _encoder(name: str, needed_by: str, trouble: str) -> Finding:
    if not trouble:
        return Finding("Encoders", name, "ok", f"works, for {needed_by}")
    advice = f"{needed_by} can't be written: reinstall the package av."
    return Finding("Encoders", name, "missing", trouble, advice)


def video_trouble(name: str, pixels: str) -> str:
    """Encodes one small picture; what went wrong, or an empty text."""
    import av

    try:
        encoder = av.CodecContext.create(name, "w")
        assert isinstance(encoder, av.VideoCodecContext), f"{name} isn't for video"
        encoder.width = encoder.height = 256
        encoder.pix_fmt = pixels
        encoder.time_base = Fraction(1, 25)
        frame = av.VideoFrame(256, 256, pixels)
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        frame.pts = 0
        return "" if encoder.encode(frame) + encoder.encode(None) else "gives no data"
    except (av.FFmpegError, ValueError) as error:
        return str(error)


def audio_trouble(name: str, samples: str) -> str:
    """Encodes a moment of silence; what went wrong, or an empty text."""
    import av

    try:
        encoder = av.CodecContext.create(name, "w")
        assert isinstance(encoder, av.AudioCodecContext), f"{name} isn't for sound"
        encoder.sample_rate = 48_000
        encoder.layout = "mono"
        encoder.format = samples
        encoder.open()
        frame = av.AudioFrame(format=samples, layout="mono", samples=encoder.frame_size or 960)
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        frame.sample_rate = 48_000
        frame.pts = 0
        return "" if encoder.encode(frame) + encoder.encode(None) else "gives no data"
    except (av.FFmpegError, ValueError) as error:
        return str(error)


def _folders() -> Iterator[Finding]:
    places = {
        "here": Path.cwd(),
        "cache": paths.cache(),
        "data": paths.data(),
        "logs": paths.logs(),
    }
    for name, folder in places.items():
        yield folder_state(name, folder)


def folder_state(name: str, folder: Path) -> Finding:
    """Writes a file into a folder, or where the folder would be made, and measures the space."""
    part, shown = "Folders", paths.without_home(folder)
    try:
        # On Windows a whole drive can be gone; then writing says so.
        existing = next((place for place in (folder, *folder.parents) if place.exists()), folder)
        with tempfile.TemporaryFile(dir=existing) as file:
            file.write(b"test")
        free = shutil.disk_usage(existing).free
    except OSError as error:
        advice = f"Give yourself the right to write in {shown}, or work in another folder."
        return Finding(part, name, "missing", f"{shown}: {error.strerror}", advice)
    if free < LEAST_SPACE:
        return Finding(
            part, name, "info", f"{shown}, only {size_text(free)} free: a long video may not fit"
        )
    return Finding(part, name, "ok", f"{shown}, {size_text(free)} free")
