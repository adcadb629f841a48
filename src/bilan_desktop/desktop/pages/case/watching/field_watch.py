"""One text of a case, looked through a moment after the last key: words underlined, and what to do said below."""

from typing import TypeVar

from attrs import evolve
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QVBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.watching.question_box import QuestionBox
from bilan_desktop.desktop.pages.case.watching.word_pill import WordPill
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.errors import Fault, InvalidInput, RuleBroken
from bilan_desktop.domain.watch.answers import Choice, Question
from bilan_desktop.domain.watch.judging import Judgement
from bilan_desktop.domain.watch.sensitive import Passage, sentence_around
from bilan_desktop.practice.running import watching
from bilan_desktop.practice.running.watching import Findings
from bilan_desktop.wording.refusals import input_sentence

Found = TypeVar("Found", Passage, Judgement)

PAUSE = 400  # milliseconds after the last key
MOST = 3  # judging words that are said at once


class FieldWatch(QWidget):
    """Stands under a text field. Nothing of it changes the document, and it never takes the focus by itself."""

    def __init__(self, tab: Tab, field: FormField, name: str, *, own_words: bool = False) -> None:
        super().__init__()
        self._tab, self.field, self._name, self._own_words = tab, field, name, own_words
        editor = field.editor
        assert isinstance(editor, QPlainTextEdit | QTextEdit)
        self.editor = editor
        self._lines: dict[str, Findings] = {}
        self._text = ""
        self._passages: tuple[Passage, ...] = ()
        self._judgements: tuple[Judgement, ...] = ()
        self.pills: list[WordPill] = []
        self._more = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._more.hide()
        self.box = QuestionBox()
        self.box.answered.connect(self._answer)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TINY)
        self._column.addWidget(self._more)
        self._column.addWidget(self.box)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look)
        editor.textChanged.connect(self._timer.start)
        editor.viewport().installEventFilter(self)
        field.add_below(self)
        self.hide()

    def look(self) -> None:
        """Looks through the text as it is typed now; lines that have not changed are not read again."""
        self._timer.stop()
        self._text = "" if self.editor.isReadOnly() else self.editor.toPlainText()
        passages: list[Passage] = []
        judgements: list[Judgement] = []
        start, known = 0, self._lines
        self._lines = {}
        for line in self._text.split("\n"):
            found = self._lines[line] = known.get(line) or self._findings(line)
            passages += [_moved(passage, start) for passage in found[0]]
            judgements += [_moved(judgement, start) for judgement in found[1]]
            start += len(line) + 1
        self._passages, self._judgements = tuple(passages), tuple(judgements)
        self._underline()
        self._show_pills()
        self._ask()

    def _findings(self, line: str) -> Findings:
        return watching.findings(line, own_words=self._own_words)

    def is_answered(self) -> bool:
        """Whether nothing of the text as it is typed now is asked about any more; what waits is said beside the field."""
        self.look()
        waits = bool(self._open())
        asked = self.tr("Répondez d’abord à la question posée sous ce texte.")
        self.field.set_error(asked if waits else "")
        return not waits

    def forget(self) -> None:
        """Leaves nothing of the text in memory."""
        self._timer.stop()
        self._text, self._lines = "", {}
        self._passages, self._judgements = (), ()
        self._show_pills()
        self.box.ask(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.editor.cursorForPosition(event.pos()).position()
            said = [_said(j) for j in self._judgements if self._place(j.start) <= at <= self._place(j.end)]
            QToolTip.showText(event.globalPos(), said[0] if said else "", self.editor)
            return bool(said)
        return super().eventFilter(watched, event)

    def _underline(self) -> None:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(theme.current().palette.tone(Tone.WARNING).ink))
        selections = []
        for judgement in self._judgements:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor(judgement.start, judgement.end)
            selection.format = look
            selections.append(selection)
        self.editor.setExtraSelections(selections)

    def _show_pills(self) -> None:
        said = {_said(judgement): judgement for judgement in reversed(self._judgements)}
        shown = list(reversed(said.items()))[:MOST]
        if [pill.accessibleName() for pill in self.pills] != [text for text, _ in shown]:
            for pill in self.pills:
                pill.hide()
                pill.deleteLater()
            self.pills = [WordPill(text) for text, _ in shown]
            for at, (pill, (text, _)) in enumerate(zip(self.pills, shown, strict=True)):
                pill.clicked.connect(lambda _=False, text=text: self._go_to(text))
                self._column.insertWidget(at, pill)
        left = len(said) - len(shown)
        self._more.setText(
            self.tr("Mots soulignés en plus\u202f: {count}").format(count=left) if left else ""
        )
        self._more.setVisible(bool(left))
        self.setVisible(bool(self.pills) or bool(self._open()))

    def _ask(self) -> None:
        questions = self._open()
        self.setVisible(bool(self.pills) or bool(questions))
        if not questions:
            self.box.ask(None)
            return
        first = questions[0]
        keys = {(q.passage.key, q.passage.topic) for q in questions}
        self.box.ask(first, self._text[first.passage.start : first.passage.end], len(keys) - 1)

    def _open(self) -> list[Question]:
        asked = watching.asked_of(self._tab.file, self._name, self._passages)
        return [question for question in asked if question.is_open]

    def _answer(self, choice: Choice, reason: str) -> None:
        question = self.box.question()
        if question is None:
            return
        start, end = question.passage.start, question.passage.end
        try:
            watching.answer(self._tab.file, question, choice, reason)
        except InvalidInput as error:
            self.box.reason.set_error(input_sentence(error))
            return
        except RuleBroken as error:
            self.box.reason.set_error(telling.forbidden(error))
            return
        except Fault as error:
            self._tab.tell(error)
            return
        if choice is Choice.REMOVE:
            self._cursor(*sentence_around(self._text, start, end)).removeSelectedText()
        if choice is not Choice.KEEP:
            self.editor.setTextCursor(self._cursor(start, end if choice is Choice.REWRITE else start))
        self.editor.setFocus()
        self._tab.status.show_saved(self._tab.file.now())
        self._tab.stored.emit()
        self.look()

    def _go_to(self, said: str) -> None:
        judgement = next((each for each in self._judgements if _said(each) == said), None)
        if judgement is not None:
            self.editor.setTextCursor(self._cursor(judgement.start, judgement.end))
            self.editor.setFocus()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.editor.document())
        last = self.editor.document().characterCount() - 1
        cursor.setPosition(min(self._place(start), last))
        cursor.setPosition(min(self._place(end), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _place(self, at: int) -> int:
        """A place in the text as Qt counts it: two for a sign beyond the basic plane."""
        return at if self._text.isascii() else len(self._text[:at].encode("utf-16-le")) // 2


def _moved(found: Found, by: int) -> Found:
    return evolve(found, start=found.start + by, end=found.end + by)


def _said(judgement: Judgement) -> str:
    return f"«\u202f{judgement.word}\u202f»\u202f: {judgement.suggestion}"
