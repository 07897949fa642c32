"""The graphics card and its GPU pack in words, in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from joyvasa_desktop.window.language import isolated, translated
from joyvasa_desktop.window.models.wording import Mood, Words, size_text

if TYPE_CHECKING:
    from joyvasa_desktop.window.models.pack_tools import CardFacts

translate = QCoreApplication.translate


def card_words(card: CardFacts) -> Words:
    """Whether a graphics card is used, and if not, why."""
    pack = card.pack
    if card.edition != "processor" or pack is None:
        return Words(_why(card), "info", "quiet")
    match pack.kind:
        case "damaged" | "outdated":
            return Words(_why(card), "warning", "bad" if pack.kind == "damaged" else "warning")
        case "partial" if pack.pack is not None:
            if not pack.size_to_get:
                text = translate("GpuWords", "Fetched, but not tried out yet")
                return Words(text, "import", "warning")
            text = translate("GpuWords", "Incomplete: {size} to get")
            return Words(text.format(size=size_text(pack.size_to_get)), "import", "warning")
        case "ready" if pack.active and card.cards:
            text = translate("GpuWords", "Ready: the {name} is used")
            return Words(text.format(name=isolated(card.cards[0].name)), "check", "good")
    if pack.pack is None or pack.kind == "ready":
        # Who has a card would like to see it used; who has none needn't be warned.
        mood: Mood = "warning" if card.cards else "quiet"
        return Words(_why(card), "warning" if card.cards else "info", mood)
    return Words(translate("GpuWords", "The GPU pack isn't there"), "import", "quiet")


def pack_facts(card: CardFacts) -> str:
    """How large the pack is, and what it is; "" if there is none."""
    pack = card.pack
    if card.edition != "processor" or pack is None or pack.pack is None:
        return ""
    on_disk = pack.size_on_disk if pack.kind == "ready" else pack.pack.unpacked
    size = translate("GpuWords", "{size} on the disk").format(size=size_text(on_disk))
    return f"{size} · CUDA {pack.pack.cuda}"


def build_text(card: CardFacts) -> str:
    """Pack and card in one line for the About page."""
    parts = []
    pack = card.pack
    if pack is not None and pack.active and pack.pack is not None:
        about = translate("GpuWords", "GPU pack: CUDA {version}, PyTorch {torch}")
        parts.append(about.format(version=pack.pack.cuda, torch=pack.pack.torch))
    elif card.offer is not None:
        parts.append(translate("GpuWords", "GPU pack: none"))
    if card.cards:
        driver = translate("GpuWords", "driver {version}").format(version=card.driver or "?")
        parts.append(f"{isolated(card.cards[0].name)} ({driver})")
    else:
        parts.append(translate("GpuWords", "NVIDIA graphics card: none"))
    return " · ".join(parts)


def _why(card: CardFacts) -> str:
    """Why it is as it is; there is always something to say."""
    why = card.why
    if why:
        return translated(why)
    if not card.cards:
        return translate("GpuWords", "There is no NVIDIA graphics card.")
    return translate("GpuWords", "The GPU pack isn't used.")
