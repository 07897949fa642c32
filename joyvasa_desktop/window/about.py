"""About the program: version, licences, and a report on this machine to copy."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from joyvasa_desktop import __version__, packaged
from joyvasa_desktop.window.background import wait_for
from joyvasa_desktop.window.desktop import open_outside
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import Button, Caption, Picture, Title
from joyvasa_desktop.window.models.gpu_words import build_text

if TYPE_CHECKING:
    from joyvasa_desktop.window.models.model_work import ModelWork

_SIZE = QSize(620, 540)
_LOGO = 64

LICENCES = (
    ("JoyVASA Desktop", "MIT"),
    ("Qt, PySide6", "LGPL-3.0"),
    ("FFmpeg libraries in PyAV, with x264 and x265", "GPL-2.0+, LGPL-3.0, BSD-3-Clause"),
    ("MediaPipe face detection, face mesh, selfie segmentation", "Apache-2.0"),
    ("ONNX Runtime", "MIT"),
    ("OpenCV", "Apache-2.0"),
    ("NumPy", "BSD-3-Clause"),
    ("Pillow", "MIT-CMU"),
    ("pi-heif with libheif and libde265", "BSD-3-Clause, LGPL-3.0"),
    ("pyqtgraph", "MIT"),
    ("psutil, click, platformdirs, rich, filelock", "BSD-3-Clause, MIT"),
    ("huggingface_hub", "Apache-2.0"),
    ("python-soundfile with libsndfile, soxr", "BSD-3-Clause, LGPL-2.1+"),
)
"""What the program is made of, and under which licence."""

ADDED = (
    ("PyTorch", "BSD-3-Clause"),
    ("Transformers, safetensors", "Apache-2.0"),
    ("Models of JoyVASA and LivePortrait, chinese-hubert-base", "MIT"),
    ("InsightFace's models (buffalo_l)", "non-commercial research only"),
    ("X-Pose", "non-commercial scientific research only"),
    ("wav2vec 2.0, English HuBERT", "Apache-2.0"),
)
"""What the JoyVASA engine uses where users add it, and under which licence."""


class AboutDialog(QDialog):
    """Version and licences; the report on the machine is made when it is asked for.

    Args:
        work: knows about the graphics card and its pack.
    """

    def __init__(self, window: QWidget | None = None, work: ModelWork | None = None) -> None:
        super().__init__(window)
        self._work = work
        self.setObjectName("about")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About JoyVASA Desktop"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.HUGE, theme.HUGE, theme.HUGE, theme.HUGE)
        column.setSpacing(theme.MEDIUM)
        column.addLayout(self._head())
        tabs = QTabWidget()
        tabs.addTab(self._licences(), self.tr("Licences"))
        tabs.addTab(self._diagnostics(), self.tr("This computer"))
        column.addWidget(tabs, 1)
        column.addLayout(self._buttons())
        self.resize(_SIZE)

    def examine(self) -> None:
        """Makes the report; takes a second or two."""
        from joyvasa_desktop.doctor import as_text, examine

        self.look.setEnabled(False)
        self.report.setPlainText(self.tr("Looking…"))
        self.report.setPlainText(wait_for(lambda: as_text(list(examine()))))
        self.copy.setEnabled(True)
        self.look.setEnabled(True)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.LARGE)
        row.addWidget(Picture("app", _LOGO))
        texts = QVBoxLayout()
        texts.setSpacing(theme.TINY)
        texts.addWidget(Title("JoyVASA Desktop"))
        texts.addWidget(QLabel(self._version()))
        texts.addWidget(self._build())
        texts.addWidget(
            Caption(self.tr("Makes a photo of a person or an animal speak, on this computer."))
        )
        row.addLayout(texts, 1)
        return row

    def _version(self) -> str:
        text = self.tr("Version {version}").format(version=__version__)
        editions = {
            "processor": self.tr("for processors"),
            "nvidia": self.tr("for NVIDIA graphics cards"),
        }
        return " · ".join([text, *filter(None, [editions.get(packaged.edition())])])

    def _build(self) -> Caption:
        """What computes: filled in once it is found out."""
        self._card = Caption()
        self._card.setObjectName("build")
        self._card.hide()
        if self._work is not None:
            self._work.overview_changed.connect(self._show_card)
            self._show_card()
            self._work.look()
        return self._card

    def _show_card(self) -> None:
        overview = self._work.overview if self._work is not None else None
        if overview is not None and overview.card is not None:
            self._card.setText(build_text(overview.card))
            self._card.show()

    def _licences(self) -> QTextBrowser:
        browser = QTextBrowser()
        browser.setObjectName("licences")
        browser.setAccessibleName(self.tr("Licences"))
        # Links lead to the texts in the package; what they name is shown by `_open`.
        browser.setOpenLinks(False)
        browser.anchorClicked.connect(self._open)
        note = self.tr(
            "The program's own code is under the MIT licence. Together with x264 and x265, which "
            "write MP4, it is distributed under the terms of the GPL."
        )
        found = packaged.parts()
        if found:
            browser.setHtml(f"<p>{escape(note)}</p>{self._links(found)}")
            return browser
        added = self.tr("The JoyVASA engine uses parts that you add yourself:")
        browser.setPlainText(f"{note}\n\n{_lines(LICENCES)}\n\n{added}\n\n{_lines(ADDED)}")
        return browser

    def _links(self, parts: tuple[packaged.Part, ...]) -> str:
        """What the package holds, each with its licence, its page and its terms."""
        folder = QUrl.fromLocalFile(str(packaged.licences())).toString()
        everything = self.tr("What follows from that, and all texts")
        rows = [f'<p><a href="{folder}/READ-ME.txt">{escape(everything)}</a></p>']
        for part in parts:
            texts = "".join(
                f' · <a href="{QUrl.fromLocalFile(str(text)).toString()}">{escape(text.name)}</a>'
                for text in part.texts
            )
            title = f'<a href="{escape(part.home)}">{escape(part.name)}</a> {part.version}'
            rows.append(f"<p>{title}: {escape(part.licence)}{texts}</p>")
        return "".join(rows)

    def _open(self, address: QUrl) -> None:
        if address.isLocalFile():
            open_outside(Path(address.toLocalFile()))
        else:
            QDesktopServices.openUrl(address)

    def _diagnostics(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme.SMALL, 0, 0)
        column.addWidget(
            Caption(
                self.tr(
                    "A report on everything the program needs. It names no user and no home "
                    "folder; add it when you report a problem."
                )
            )
        )
        self.report = QPlainTextEdit()
        self.report.setObjectName("report")
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        # Names and figures of a report are English and are read from left to right.
        self.report.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        column.addWidget(self.report, 1)
        row = QHBoxLayout()
        self.look = Button(self.tr("Examine this computer"), "search")
        self.look.setObjectName("examine")
        self.look.clicked.connect(self.examine)
        self.copy = Button(self.tr("Copy"), "copy")
        self.copy.setObjectName("copy report")
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self._copy)
        row.addWidget(self.look)
        row.addWidget(self.copy)
        row.addStretch(1)
        column.addLayout(row)
        return page

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        close = Button(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())


def _lines(parts: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f"{name}: {licence}" for name, licence in parts)
