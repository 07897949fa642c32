"""What to tell who has a graphics card while the processor does the work."""

from __future__ import annotations

from joyvasa_desktop.finding import size_text
from joyvasa_desktop.gpu_pack.state import PackState

_MEANWHILE = "Until then the processor does the work, which takes much longer."
_GET = "Get it on the Models page, or with “joyvasa-desktop gpu get”."
_AGAIN = "Get it again on the Models page, or with “joyvasa-desktop gpu get”."
_TRY = "Try it out on the Models page, or with “joyvasa-desktop gpu get”."

WAYS = (_GET, _AGAIN, _TRY)
"""Sentences that nobody needs beside a button that leads there."""


def why_processor(pack: PackState, card: str) -> str:
    """Why the packaged program for processors doesn't use a card, with the way out.

    Args:
        pack: how it stands with the GPU pack.
        card: the card's name.
    """
    if pack.kind in ("damaged", "outdated") and pack.pack is not None:
        return " ".join((pack.why, _AGAIN, _MEANWHILE))
    if pack.kind == "ready":
        return " ".join(
            (
                f"The GPU pack is there, and the {card} is used from the next start of the program "
                "on.",
                _MEANWHILE,
            )
        )
    if pack.pack is None:
        return " ".join((pack.why, "The processor does the work, which takes much longer."))
    way = _TRY if _is_untried(pack) else _GET
    return " ".join((_offer(pack, card), way, _MEANWHILE))


def _offer(pack: PackState, card: str) -> str:
    if _is_untried(pack):
        return f"The GPU pack, with which the {card} is used, has come and hasn't been tried out."
    return f"The {card} is used with the GPU pack, which is {size_text(pack.size_to_get)} to fetch."


def _is_untried(pack: PackState) -> bool:
    return pack.kind == "partial" and not pack.size_to_get
