"""The choices that only the JoyVASA engine knows.

Most of them are the published program's switches under names that say what they do; the defaults
are those of its web page, with its known faults mended.
"""

from __future__ import annotations

from dataclasses import dataclass

from joyvasa_desktop.declaration import About, choice, number, switch

_ONLY = ("joyvasa",)


@dataclass(frozen=True, slots=True)
class JoyvasaSettings:
    """Choices for the JoyVASA engine; a part of `Settings`."""

    # photo
    reduction: str = choice(
        "smooth",
        {"smooth": "Smooth", "published": "As published"},
        About(
            "photo",
            "engine",
            "Large photos",
            "How a photo above the largest size is made smaller: smooth, or coarsely as the "
            "published program does it.",
            _ONLY,
        ),
    )

    # motion
    cfg_scale: float = number(
        2.8,
        0.0,
        10.0,
        About(
            "motion",
            "take",
            "Guidance",
            "How closely the motion follows the voice (cfg scale): higher is livelier and "
            "pronounced, lower is calmer; far up it looks overdone.",
            _ONLY,
        ),
    )
    sampling: str = choice(
        "full",
        {"full": "Full", "fast": "Fast", "draft": "Draft"},
        About(
            "motion",
            "take",
            "Sampling",
            "Full takes every step, as published; fast asks the network half as often, draft a "
            "third as often, for slightly other motion.",
            _ONLY,
        ),
    )
    head_response: float = number(
        0.01,
        0.001,
        1.0,
        About(
            "motion",
            "head",
            "Head follows",
            "How quickly the head follows the model: 0.01 is very calm, as published; 1 shows all "
            "that the model does.",
            _ONLY,
        ),
    )
    model_blinks: bool = switch(
        True,
        About(
            "motion",
            "eyes",
            "The model's blinks",
            "The eyes blink as the model says; without it, at the rate of your choice.",
            _ONLY,
        ),
    )
    aligned: bool = switch(
        True,
        About(
            "motion",
            "engine",
            "Lips in time",
            "Lips and sound come together; without it the picture is 80 ms late, as published.",
            _ONLY,
        ),
    )
    lift_quiet: bool = switch(
        True,
        About(
            "motion",
            "engine",
            "Raise quiet recordings",
            "The model hears very quiet recordings louder than they are; the video's sound stays.",
            _ONLY,
        ),
    )
    position: str = choice(
        "constant",
        {"constant": "Constant", "sequential": "Sequential"},
        About(
            "motion",
            "engine",
            "Position term",
            "How the motion model was trained: constant for the published one, sequential for "
            "models trained since December 2025.",
            _ONLY,
        ),
    )

    # render
    stitching: bool = switch(
        True,
        About(
            "render",
            "picture",
            "Stitching",
            "Keeps neck and shoulders where they are, so that no seam shows.",
            _ONLY,
        ),
    )
    feather: float = number(
        0.5,
        0.0,
        1.0,
        About(
            "render",
            "picture",
            "Feather",
            "How softly the moving square melts into the photo around it; 0.5 is as published.",
            _ONLY,
        ),
    )
    strength: float = number(
        1.0,
        0.0,
        2.0,
        About(
            "render",
            "engine",
            "Strength",
            "How far the face goes from its pose in the photo: 0 is not at all, 1 as the model "
            "says.",
            _ONLY,
        ),
    )
    region: str = choice(
        "all",
        {
            "all": "Everything",
            "exp": "Expression",
            "pose": "Head pose",
            "lip": "Lips",
            "eyes": "Eyes",
            "eyes_published": "Eyes, as published",
        },
        About(
            "render",
            "engine",
            "What moves",
            "Everything, or only a part of the face; as published, “eyes” leaves the eyes still.",
            _ONLY,
        ),
    )
    close_lips: bool = switch(
        True,
        About(
            "render",
            "engine",
            "Closes the photo's lips",
            "A mouth that is open in the photo is closed before it speaks.",
            _ONLY,
        ),
    )
    begin_as_photo: bool = switch(
        True,
        About(
            "render",
            "engine",
            "Begins as the photo",
            "The first picture looks as the photo does, and the lips move relative to it.",
            _ONLY,
        ),
    )
    friendly: str = choice(
        "expression",
        {"expression": "Expression", "pose": "Pose"},
        About(
            "render",
            "engine",
            "Beginning suits",
            "What keeps its size when the video begins as the photo: the expression, or the pose.",
            _ONLY,
        ),
    )
    crop: bool = switch(
        True,
        About(
            "render",
            "engine",
            "Cut the face out",
            "The networks see the square around the face; without it they see the whole photo, "
            "squeezed into a square.",
            _ONLY,
        ),
    )
    upright: bool = switch(
        True,
        About(
            "render",
            "engine",
            "Turn upright",
            "The networks see a tilted face upright; the video shows it as it was.",
            _ONLY,
        ),
    )
    device: str = choice(
        "auto",
        {"auto": "Automatic", "cuda": "Graphics card", "cpu": "Processor"},
        About(
            "render",
            "engine",
            "Runs on",
            "What does the work: an NVIDIA graphics card where there is one, else the processor.",
            _ONLY,
        ),
    )
    precision: str = choice(
        "auto",
        {
            "auto": "Automatic",
            "float32": "32 bits",
            "float16": "16 bits",
            "bfloat16": "16 bits, coarse",
        },
        About(
            "render",
            "engine",
            "Number format",
            "With 16 bits drawing is quicker and needs half the memory; automatic tries once "
            "whether the graphics card draws the same with them. The coarse ones make newer "
            "processors twice as quick, with a little noise.",
            _ONLY,
        ),
    )
    memory_limit: float = number(
        0.0,
        0.0,
        256.0,
        About(
            "render",
            "engine",
            "Memory",
            "How much of the graphics card's memory may be used; automatic is what is free, at "
            "most 6 GB.",
            _ONLY,
        ),
        "GB",
        "automatic",
    )
