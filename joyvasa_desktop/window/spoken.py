"""Lengths, waits and sizes as people say them, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale


def length_text(seconds: float) -> str:
    """How long a video is: "6.4 s" or "2:05"."""
    if seconds < 60:
        number = QLocale().toString(seconds, "f", 1)
        return QCoreApplication.translate("spoken", "{n} s").format(n=number)
    return clock_text(seconds)


def wait_text(seconds: float) -> str:
    """How long one waits, no more exact than anybody can know: "8 s", "1:20", "1:05:00"."""
    if seconds < 10:
        return QCoreApplication.translate("spoken", "{n} s").format(
            n=QLocale().toString(max(round(seconds), 1))
        )
    if seconds < 60:
        return QCoreApplication.translate("spoken", "{n} s").format(
            n=QLocale().toString(5 * round(seconds / 5))
        )
    return clock_text(seconds)


def clock_text(seconds: float) -> str:
    """Minutes and seconds, and hours if there are any: "2:05", "1:02:05"."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def bytes_text(size: int) -> str:
    """A file's or a disk's size: "1.5 GB"."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def short_name(name: str, most: int = 44) -> str:
    """A file's name for a sentence; the middle of a very long one is left out."""
    if len(name) <= most:
        return name
    return f"{name[: most // 2]}…{name[-(most // 2 - 1) :]}"
