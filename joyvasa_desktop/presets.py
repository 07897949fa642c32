"""Named sets of settings."""

from __future__ import annotations

from joyvasa_desktop.declaration import Value

_UNTOUCHED: dict[str, Value] = {
    "aligned": False,
    "lift_quiet": False,
    "rest_in_silence": False,
    "region": "all",
    "friendly": "expression",
    "reduction": "published",
    "work_size": 1280,
    "pitch_limit": 20.0,
    "yaw_limit": 20.0,
    "roll_limit": 20.0,
    "shift_limit": 0.5,
    "sizing_limit": 30.0,
    "mouth_limit": 0.8,
}
"""What both published programs do: nothing of ours touches the motion, the picture comes late."""

PRESETS: dict[str, dict[str, Value]] = {
    "natural": {},
    "calm": {"head": 0.5, "brows": 0.6, "gaze": 0.7, "smoothing": 0.15, "blink_rate": 12.0},
    "lively": {"head": 1.4, "brows": 1.4, "mouth": 1.1, "gaze": 1.2, "blink_rate": 20.0},
    "head-still": {"head": 0.0, "gaze": 0.6},
    "published-page": {**_UNTOUCHED, "cfg_scale": 4.0, "stitching": True, "paste_back": True},
    "published-command-line": {
        **_UNTOUCHED,
        "crop": False,
        "stitching": False,
        "paste_back": False,
        "begin_as_photo": False,
        "close_lips": False,
        "strength": 1.1,
    },
}
"""What each preset sets, whatever the defaults are."""

PRESET_ENGINES: dict[str, tuple[str, ...]] = {
    "published-page": ("joyvasa",),
    "published-command-line": ("joyvasa",),
}
"""The engines that a preset is for; one that isn't named suits all of them."""

PRESET_LABELS: dict[str, str] = {
    "natural": "Natural",
    "calm": "Calm",
    "lively": "Lively",
    "head-still": "Head still",
    "published-page": "As published (page)",
    "published-command-line": "As published (command line)",
}
"""What people call the presets."""

PRESET_HELP: dict[str, str] = {
    "natural": "As the engine does it.",
    "calm": "Half the head motion, smoother, fewer blinks.",
    "lively": "More head and brow motion, wider mouth, more blinks.",
    "head-still": "Only the face moves; the head keeps its place.",
    "published-page": "As JoyVASA's own web page does it, its faults included.",
    "published-command-line": "As JoyVASA's own command line does it: the whole photo squeezed "
    "into a square, nothing pasted back.",
}
"""What one will see with each preset."""
