"""Covers a page while something long goes on: what, how far with a figure, and a way to stop where it is safe."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.announce import announce
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.workers import Job

DELAY = 300  # milliseconds a job may take before it is spoken of


class BusyOverlay(QWidget):
    """Lies over `over` while a job runs; the page under it takes neither clicks nor keys from the start."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._job: Job | None = None
        self._before: QWidget | None = None
        self._visible_part = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = Text("", TextStyle.HEADING, wrap=True)
        self._text = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._figure = Text("", TextStyle.STRONG)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = Button(self.tr("&Interrompre"))
        self._stop.clicked.connect(self._cancel)
        self._card = self._laid_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._appear)
        over.installEventFilter(self)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether a job is being waited for."""
        return self._job is not None

    def watch(self, job: Job, title: str, *, cancellable: bool = True) -> Job:
        """Starts a job and covers the page until it has ended."""
        self._job = job
        self._title.setText(title)
        self._text.setText("")
        self._figure.setText("")
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._stop.setVisible(cancellable)
        self._stop.setEnabled(True)
        self._before = QApplication.focusWidget()
        self._visible_part = False
        self._card.hide()
        self._cover()
        self.show()
        self.raise_()
        self.setFocus()
        job.progress.connect(self._show_progress)
        job.finished.connect(self._ended)
        self._timer.start(DELAY)
        return job.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._stop.isVisible():
            self._cancel()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self._stop.isVisible():
            self._stop.setFocus()
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._visible_part:
            return
        painter = QPainter(self)
        veil = QColor(theme.current().palette.ground)
        veil.setAlphaF(0.82)
        painter.fillRect(self.rect(), veil)
        painter.end()

    def _laid_out(self) -> Card:
        card = Card(parent=self)
        card.setMinimumWidth(360)
        card.setMaximumWidth(520)
        row = QHBoxLayout()
        row.addWidget(self._text, 1)
        row.addWidget(self._figure)
        for part in (self._title, self._bar):
            card.add(part)
        card.add(row)
        card.body.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return card

    def _cover(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())

    def _appear(self) -> None:
        self._visible_part = True
        self._card.show()
        self.update()
        if self._stop.isVisible():
            self._stop.setFocus()
        announce(self, self._title.text())

    def _show_progress(self, part: float, text: str) -> None:
        percent = round(100 * min(1.0, max(0.0, part)))
        self._bar.setRange(0, 100)
        self._bar.setValue(percent)
        self._figure.setText(f"{percent}\u00a0%")
        if text:
            self._text.setText(text)

    def _cancel(self) -> None:
        if self._job is not None:
            self._stop.setEnabled(False)
            self._text.setText(self.tr("Arrêt en cours…"))
            self._job.cancel()

    def _ended(self) -> None:
        self._timer.stop()
        self._job = None
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None
