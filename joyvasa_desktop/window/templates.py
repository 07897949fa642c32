"""Sentences with places for names and numbers, recognised in texts where these are filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_PLACE = re.compile(r"\{(\d+)\}")
_END = re.compile(r"[.!?]\s+[A-Z]")


class Templates:
    """Finds the sentence from which a text was made.

    Args:
        sentences: with the places {0}, {1} ...; those without a place are ignored.
    """

    def __init__(self, sentences: Iterable[str]) -> None:
        with_places = [each for each in sentences if _PLACE.search(each)]
        # The one with the most letters of its own fits best: "{0}." fits nearly everything.
        with_places.sort(key=lambda each: -len(_PLACE.sub("", each)))
        self._patterns = [(each, _pattern(each)) for each in with_places]

    def find(self, text: str) -> tuple[str, list[str]] | None:
        """The template and what stands in its places, None if no sentence fits.

        A place holds no end of a sentence: two sentences aren't taken for one.
        """
        for template, pattern in self._patterns:
            match = pattern.fullmatch(text)
            if match and not any(_END.search(value) for value in match.groups()):
                names = sorted(match.groupdict(), key=lambda name: int(name[1:]))
                return template, [match[name] for name in names]
        return None

    @staticmethod
    def places(template: str) -> set[str]:
        """The numbers of a template's places."""
        return set(_PLACE.findall(template))

    @staticmethod
    def fill(template: str, values: Sequence[str]) -> str:
        """Puts values into the places; the place {0} takes the first one."""
        return _PLACE.sub(lambda match: values[int(match[1])], template)


def _pattern(template: str) -> re.Pattern[str]:
    parts = _PLACE.split(template)
    # Every second part is the number of a place.
    written = [
        f"(?P<p{part}>.*?)" if number % 2 else re.escape(part) for number, part in enumerate(parts)
    ]
    return re.compile("".join(written), re.DOTALL)
