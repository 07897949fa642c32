"""What to tell who has a graphics card while the processor does the work."""

from __future__ import annotations

from joyvasa_desktop.finding import size_text
from joyvasa_desktop.gpu_pack.state import PackState

_MEANWHILE = "Until then the processor does the work, which takes much longer."
_AGAIN = "Get it again on the Models page, or with “joyvasa-desktop gpu get”."


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
    return " ".join((_offer(pack, card), _MEANWHILE))


def _offer(pack: PackState, card: str) -> str:
    if pack.kind == "partial" and not pack.size_to_get:
        return (
            f"The GPU pack, with which the {card} is used, has come and hasn't been tried out: do "
            "so on the Models page, or with “joyvasa-desktop gpu get”."
        )
    return (
        f"The {card} is used with the GPU pack, which is {size_text(pack.size_to_get)} to fetch: "
        "get it on the Models page, or with “joyvasa-desktop gpu get”."
    )
