"""What the cards of the models' page share: a state, a button, a menu, progress and an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QVBoxLayout, QWidget

from joyvasa_desktop.window.language import explained
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.edges import leading_edge
from joyvasa_desktop.window.look.icons import icon
from joyvasa_desktop.window.look.kit import (
    Button,
    Caption,
    Card,
    Heading,
    IconButton,
    MessageBar,
)
from joyvasa_desktop.window.models.ways_on import ways_on
from joyvasa_desktop.window.models.wording import Words, transfer_text

if TYPE_CHECKING:
    from joyvasa_desktop.window.models.model_jobs import Outcome
    from joyvasa_desktop.window.models.model_work import ModelWork

_SIGN = 18  # px, the icon of the state
_THOUSAND = 1000  # steps of a progress bar


class WorkCard(Card):
    """Shows one thing that can be got, and what is being done with it.

    Args:
        work: does it.
        place: where its jobs are shown (`Job.place`); also part of the widgets' names.

    Attributes:
        button: the one thing to do next.
        more: opens the menu with the others.
        bar, progress: how far the work is.
        message: how the last work ended.
    """

    def __init__(self, work: ModelWork, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._work, self._place = work, place
        self._menu: QMenu | None = None
        self._make()
        self._lay_out()

    def show_work(self) -> None:
        """Shows what is being done with it, and how the last thing ended."""
        raise NotImplementedError

    def show_progress(self) -> None:
        """Shows how far the work is."""
        job, transfer = self._work.running, self._work.transfer
        runs = job is not None and job.place == self._place
        self.bar.setVisible(runs)
        self.progress.setVisible(runs)
        if not runs:
            return
        if self._work.is_stopping:
            self.progress.setText(self.tr("Stopping…"))
        elif transfer is None:
            self.progress.setText(self.tr("Beginning…"))
        else:
            self.progress.setText(transfer_text(transfer))
        known = transfer is not None and transfer.total > 0
        self.bar.setRange(0, _THOUSAND if known else 0)
        if transfer is not None and known:
            self.bar.setValue(min(transfer.done * _THOUSAND // transfer.total, _THOUSAND))

    def made_menu(self) -> QMenu:
        """What else can be done."""
        raise NotImplementedError

    # ---- building

    def _make(self) -> None:
        self._sign = QLabel()
        self._sign.setFixedSize(_SIGN, _SIGN)
        self._heading = Heading()
        self._heading.setAlignment(leading_edge(self))
        self._purpose = Caption()
        self._facts = Caption()
        self._line = Caption()
        self.button = Button("")
        self.button.setObjectName(f"models_{self._place}")
        self.button.clicked.connect(self._pressed)
        self.more = IconButton("more", "")
        self.more.setObjectName(f"models_more_{self._place}")
        self.more.clicked.connect(self._open_menu)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.progress = Caption()
        self.message = MessageBar()
        self.message.closed.connect(self._forget)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(theme.TINY)
        texts.addWidget(self._heading)
        texts.addWidget(self._purpose)
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL)
        row.addLayout(texts, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        line.addWidget(self._sign)
        line.addWidget(self._line, 1)
        line.addWidget(self._facts)
        self._facts.setWordWrap(False)
        self.body.addLayout(line)
        for widget in (self.bar, self.progress, self.message):
            self.body.addWidget(widget)

    # ---- showing

    def _show_words(self, words: Words, tip: str = "") -> None:
        """Shows how it is."""
        colours = theme.colours()
        colour = {"quiet": colours.muted, "warning": colours.warning}.get(
            words.mood, colours.good if words.mood == "good" else colours.bad
        )
        self._line.setText(words.text)
        self._line.setToolTip(tip)
        self._line.setStyleSheet(f"color: {colour}")
        self._sign.setPixmap(icon(words.picture).pixmap(QSize(_SIGN, _SIGN)))
        self.setAccessibleName(f"{self._heading.text()}: {words.text}")

    def _show_button(self, text: str, picture: str, primary: bool, enabled: bool = True) -> None:
        """Shows what can be done next, nothing if the text is ""; the keys stay on the card."""
        had_focus = self.button.hasFocus()
        self.button.setVisible(bool(text))
        self.button.setText(text)
        self.button.setProperty("kind", "primary" if primary else "plain")
        self.button.setIcon(icon(picture, on_accent=primary))
        self.button.setEnabled(enabled)
        self.button.setAccessibleName(f"{text}: {self._heading.text()}")
        self.button.style().unpolish(self.button)
        self.button.style().polish(self.button)
        if had_focus and not self.button.isVisibleTo(self):
            # Else Qt hands it to a card that has nothing to do with it.
            self.more.setFocus()

    def _show_outcome(self, outcome: Outcome | None) -> None:
        """Shows how the last thing ended."""
        if outcome is None:
            self.message.clear()
        elif outcome.error is not None:
            action, other = ways_on(self._work, outcome)
            text, details = explained(outcome.error), outcome.details
            self.message.tell(text, details=details, action=action, other=other)
        else:
            text, kind = self._good_end(outcome)
            if text:
                self.message.tell(text, kind)
            else:
                self.message.clear()

    def _good_end(self, outcome: Outcome) -> tuple[str, str]:
        """What is said of something that was done, and its kind; "" if it shows anyway."""
        raise NotImplementedError

    # ---- what can be done

    def _pressed(self) -> None:
        """Does the one thing to do next."""
        raise NotImplementedError

    def _forget(self) -> None:
        self._work.forget(self._place)

    def _open_menu(self) -> None:
        menu = self.made_menu()
        side = self.more.rect()
        right = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        corner = side.bottomRight() if right else side.bottomLeft()
        width = menu.sizeHint().width() if right else 0
        menu.popup(self.more.mapToGlobal(corner) - QPoint(width, 0))

    def _new_menu(self) -> QMenu:
        """An empty one in the place of the last."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._chosen)
        return self._menu

    def _add(self, name: str, picture: str, text: str, possible: bool) -> QAction:
        """Adds to the menu what a signal of that name wishes."""
        assert self._menu is not None, "there is no menu yet"
        action = self._menu.addAction(icon(picture), text)
        action.setObjectName(name)
        action.setEnabled(possible)
        return action

    def _add_link(self, text: str, where: str) -> None:
        """Adds to the menu a page that is opened in the browser."""
        assert self._menu is not None, "there is no menu yet"
        action = self._menu.addAction(icon("info"), text.replace("&", "&&"))
        action.setData(where)

    def _chosen(self, action: QAction) -> None:
        if action.data():
            QDesktopServices.openUrl(QUrl(action.data()))
        else:
            self._carry_out(action.objectName())

    def _carry_out(self, name: str) -> None:
        """Lets the page do what was chosen in the menu."""
        raise NotImplementedError
