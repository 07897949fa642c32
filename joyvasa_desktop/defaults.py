"""What suits people and animals: what they begin with, and what only people have."""

from __future__ import annotations

from collections.abc import Container, Iterable

from joyvasa_desktop.settings import Settings, Value, declarations

_ANIMALS: dict[str, Value] = {"paste_back": False, "stitching": False}
"""For animals drawn by JoyVASA's networks, as LivePortrait's authors recommend it: nobody has
trained stitching for animals, and without it the square moves against the photo around it."""

PEOPLE_ONLY = ("region", "begin_as_photo", "friendly", "close_lips", "sizing", "sizing_limit")
"""What changes nothing where JoyVASA's networks draw an animal."""


def default(name: str, mode: str, engine: str) -> Value:
    """What a setting is at first, for people or animals and an engine."""
    if (mode, engine) == ("animal", "joyvasa") and name in _ANIMALS:
        return _ANIMALS[name]
    return declarations()[name].default


def suited(settings: Settings, given: Container[str]) -> Settings:
    """Settings with what is best for their kind and engine, where the user doesn't say otherwise.

    Args:
        given: names of the settings that the user has chosen.
    """
    return settings.but(
        **{
            name: default(name, settings.mode, settings.engine)
            for name in _ANIMALS
            if name not in given
        }
    )


def following(settings: Settings, before: Settings) -> Settings:
    """Settings whose kind or engine was just changed, with what is best for the new ones.

    Only what was as it is at first goes along; what the user has chosen stays.
    """
    now, then = ((each.mode, each.engine) for each in (settings, before))
    if now == then:
        return settings
    untouched = [
        name
        for name in _ANIMALS
        if getattr(settings, name) == getattr(before, name) == default(name, *then)
    ]
    return settings.but(**{name: default(name, *now) for name in untouched})


def notes_on_people_only(settings: Settings, given: Iterable[str]) -> list[str]:
    """A sentence for each of these settings that changes nothing, because it is for people."""
    if settings.mode != "animal" or settings.engine != "joyvasa":
        return []
    return [
        f"{declarations()[name].label} changes nothing for animals."
        for name in given
        if name in PEOPLE_ONLY
    ]
