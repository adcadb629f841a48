"""« Lien direct et nécessaire ? » under the text it is about: three answers, no window of its own (C3)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.watch.answers import Choice, Question
from bilan_desktop.wording.french import plural
from bilan_desktop.wording.labels import topic_phrase


class QuestionBox(QFrame):
    """`answered(choice, reason)` carries what the person presses; typing goes on meanwhile."""

    answered = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "inset")
        self._question: Question | None = None
        self.sentence = Text("", TextStyle.SMALL, wrap=True)
        self.reason = LineField(
            self.tr("Motif"), placeholder=self.tr("Pourquoi le bilan doit en tenir compte"), limit=500
        )
        self.keep = self._button(self.tr("Garder avec un motif…"), ButtonKind.SECONDARY, self._ask_reason)
        self.rewrite = self._button(
            self.tr("Réécrire"), ButtonKind.QUIET, lambda: self.answered.emit(Choice.REWRITE, "")
        )
        self.remove = self._button(
            self.tr("Retirer"), ButtonKind.QUIET, lambda: self.answered.emit(Choice.REMOVE, "")
        )
        self.confirm = self._button(self.tr("Garder ce passage"), ButtonKind.SECONDARY, self._give_reason)
        self.reason.entered.connect(self._give_reason)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(IconMark("circle-help", Tone.WARNING, 16))
        head.addWidget(self.sentence, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        for button in (self.keep, self.confirm, self.rewrite, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addLayout(head)
        column.addWidget(self.reason)
        column.addLayout(buttons)
        self._show_reason(shown=False)
        self.hide()

    def question(self) -> Question | None:
        """The question asked now."""
        return self._question

    def ask(self, question: Question | None, words: str = "", more: int = 0) -> None:
        """Asks a question about some words, `more` others waiting; nothing to ask hides the box."""
        known = self._question
        self._question = question
        if question is None:
            self.hide()
            return
        if known is None or (known.passage.key, known.field) != (question.passage.key, question.field):
            self.reason.set_value("")
            self.reason.clear_error()
            self._show_reason(shown=False)
        self.sentence.setText(self._said(question, words, more))
        self.rewrite.setVisible(question.answer is None)
        self.show()

    def _said(self, question: Question, words: str, more: int) -> str:
        told = {"words": words, "topic": topic_phrase(question.passage.topic)}
        if question.answer is not None:
            said = self.tr("À réécrire\u202f: «\u202f{words}\u202f» évoque {topic}.").format(**told)
        else:
            said = self.tr(
                "«\u202f{words}\u202f» évoque {topic}\u202f: lien direct et nécessaire avec le bilan\u202f?"
            ).format(**told)
        said = said.replace(" :", "\u202f:").replace(" ?", "\u202f?")
        if not more:
            return said
        waiting = plural(more, self.tr("autre ensuite"), self.tr("autres ensuite"))
        return f"{said} ({waiting})"

    def _ask_reason(self) -> None:
        self._show_reason(shown=True)
        self.reason.setFocus()

    def _give_reason(self) -> None:
        self.answered.emit(Choice.KEEP, self.reason.value())

    def _show_reason(self, *, shown: bool) -> None:
        self.reason.setVisible(shown)
        self.confirm.setVisible(shown)
        self.keep.setVisible(not shown)

    def _button(self, text: str, kind: ButtonKind, act: object) -> Button:
        made = Button(text, kind, dense=True)
        made.clicked.connect(act)
        return made
