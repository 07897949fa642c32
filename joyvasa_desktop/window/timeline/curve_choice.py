"""The `CurveChoice`: which curves the timeline shows, remembered between starts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from joyvasa_desktop.window.preferences import Preferences
from joyvasa_desktop.window.timeline.curve_data import LANES

_LANES, _HIDDEN = "curves/lanes", "curves/hidden"


class CurveChoice(QObject):
    """Lanes are on or off; within a lane, so are its curves.

    Signals:
        changed(): something was switched.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        usual = ",".join(lane.name for lane in LANES.values() if lane.at_first)
        self._lanes = set(preferences.text(_LANES, usual).split(","))
        self._hidden = set(preferences.text(_HIDDEN).split(","))

    @property
    def lanes(self) -> list[str]:
        """Names of the lanes that are on, from top to bottom."""
        return [name for name in LANES if name in self._lanes]

    @property
    def curves(self) -> list[str]:
        """Names of the curves that are seen, from top to bottom."""
        return [curve for name in self.lanes for curve in LANES[name].curves if self.is_on(curve)]

    def is_on(self, curve: str) -> bool:
        """The curve is seen whenever its lane is."""
        return curve not in self._hidden

    def switch_lane(self, name: str, on: bool) -> None:
        """Shows or hides a lane; one whose curves are all off comes with all of them."""
        if on:
            self._lanes.add(name)
            if not any(self.is_on(curve) for curve in LANES[name].curves):
                self._hidden.difference_update(LANES[name].curves)
        else:
            self._lanes.discard(name)
        self._remember()

    def switch_curve(self, name: str, on: bool) -> None:
        """Shows or hides a curve within its lane."""
        if on:
            self._hidden.discard(name)
        else:
            self._hidden.add(name)
        self._remember()

    def _remember(self) -> None:
        self._preferences.set_text(_LANES, ",".join(sorted(self._lanes - {""})))
        self._preferences.set_text(_HIDDEN, ",".join(sorted(self._hidden - {""})))
        self.changed.emit()
