"""What a tab of a running case is: it shows the case, stores what is typed through the use cases, and says what they refuse."""

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.autosave import Autosave
from bilan_desktop.desktop.locking.drafts import Fields, capture
from bilan_desktop.desktop.pages.case.ways import way_of
from bilan_desktop.desktop.telling import Told
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.message_panel import MessageArea, MessagePanel
from bilan_desktop.desktop.widgets.status_line import StatusLine
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.errors import Fault, InvalidInput, RuleBroken
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.wording.labels import label

T = TypeVar("T")


class Tab(QWidget):
    """One tab of a running case.

    Data goes one way: a field's `changed` → a use case of `practice` on `self.file` → `stored` → the page calls
    `show_case` on every tab. The page puts `messages` above the tab and `status` beside the tabs, and scrolls the
    tab unless `scrolls` is False.
    """

    stored = Signal()
    """Something of the case was stored: everything that shows it must be shown anew."""
    wanted = Signal(object)
    """A `ways.Way`: another place of the case must be shown."""
    ended = Signal()
    """The case was closed, or must be opened anew: its file may not be used any more."""

    place: ClassVar[Place]
    scrolls: ClassVar[bool] = True
    shows_safeguards: ClassVar[bool] = True
    """Whether the safeguards stand beside the tab where there is room; folded, one click opens them."""

    def __init__(self, file: CaseFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.messages = MessageArea()
        self.status = StatusLine()
        self._autosaves: list[Autosave] = []
        self._beside: set[Autosave] = set()
        self._typed_in: list[FormField] = []
        self._unsaved: dict[Autosave, Told] = {}
        self._panel: MessagePanel | None = None

    def show_case(self) -> None:
        """Shows `self.file.case` as it stands. What the person is typing is left alone."""

    def reveal(self, spot: str) -> None:
        """Puts the focus on a spot that a `Way` names; on the first field when it is empty or unknown."""

    def present(self) -> None:
        """Shows to the beneficiary what of the tab is for them, if there is anything."""

    def where(self) -> str:
        """The spot that leads back to what is open in the tab; empty at its top. Never a word of the case."""
        return ""

    def escape(self) -> bool:
        """Esc was pressed and nothing else took it. True when the tab closed something of its own."""
        return False

    def flush(self) -> bool:
        """Puts everything typed on disk now. False when something could not be stored; the tab says what."""
        read = [field.commit() for field in self._typed_in]
        saved = [saver.flush() for saver in self._autosaves]
        return all(read) and all(saved)

    def drafts(self) -> Fields:
        """Puts everything typed on disk, and gives what the fields of the tab hold that is not stored."""
        return capture(self, self._typed_in if self.flush() else ())

    def forget(self) -> None:
        """The vault is being locked: gives up what could not be saved."""
        for saver in self._autosaves:
            saver.drop()

    def saver(self, save: Callable[[], None], *, beside: bool = False) -> Autosave:
        """Saves by itself with `save`, which stores what the widgets hold; connect fields' `changed` to its `touch`.

        `beside`: whoever asked for it says beside a field what a rule forbids of that field.
        """
        made = Autosave(save, self.file, status=self.status, word=_worded, parent=self)
        made.saved.connect(lambda: self._saved(made))
        made.failed.connect(lambda error: self._not_saved(made, error))
        made.refused.connect(lambda error: self._not_saved(made, error))
        self._autosaves.append(made)
        if beside:
            self._beside.add(made)
        return made

    def commit_before(self, fields: Iterable[FormField]) -> None:
        """Has these fields read what is being typed in them each time everything is put on disk."""
        self._typed_in += fields

    def release(self, saver: Autosave, fields: Iterable[FormField] = ()) -> None:
        """Forgets a saver whose widgets are going away, and the fields that were read for it."""
        gone = set(fields)
        self._typed_in = [field for field in self._typed_in if field not in gone]
        saver.drop()
        self._autosaves.remove(saver)
        self._beside.discard(saver)
        self._unsaved.pop(saver, None)

    def ask_to_lose(self, button: str, act: Callable[[], object]) -> None:
        """Says that something typed is not stored; `button` runs `act`, which goes on without it."""
        panel = MessagePanel(
            self.tr("Une saisie n’est pas enregistrée"),
            (self.tr("Corrigez-la, ou réessayez. Le reste est à l’abri."),),
            tone=Tone.WARNING,
            icon_name="triangle-alert",
            closable=True,
        )
        panel.add_button(button).clicked.connect(act)
        self.messages.show_panel(panel)

    def attempt(
        self, act: Callable[[], T], fields: Mapping[str, FormField] | None = None, *, again: bool = True
    ) -> T | None:
        """Runs a use case that stores something. What it raises is said, and None is returned.

        A mistake in input stands beside its field when `fields` has it; a rule, or a fault with a way to try again,
        stands above the tab.
        """
        try:
            done = act()
        except InvalidInput as error:
            self.tell(error, fields)
        except RuleBroken as error:
            self.tell(error)
        except Fault as error:
            self.tell(error, again=(lambda: self.attempt(act, fields)) if again else None)
        else:
            self.messages.clear()
            self.status.show_saved(self.file.now())
            self.stored.emit()
            return done
        return None

    def tell(
        self,
        error: Told,
        fields: Mapping[str, FormField] | None = None,
        *,
        again: Callable[[], object] | None = None,
    ) -> None:
        """Says what a use case raised: beside its field, or in a panel above the tab with the way that leads on."""
        if isinstance(error, InvalidInput) and telling.beside(fields or {}, error):
            return
        self.messages.show_panel(self.panel(error, again))

    def panel(self, error: Told, again: Callable[[], object] | None = None) -> MessagePanel:
        """The panel for what a use case raised; a rule's button leads to where it is mended."""
        made = telling.panel(error, retry=self.tr("&Réessayer") if again else "")
        if again:
            made.way_out.connect(again)
        way = way_of(error) if isinstance(error, RuleBroken) else None
        if way is not None and (way.place is not self.place or way.spot):
            leads = made.add_button(self.tr("Aller à «\u202f{place}\u202f»").format(place=label(way.place)))
            leads.clicked.connect(lambda: self.wanted.emit(way))
        return made

    def _saved(self, saver: Autosave) -> None:
        if self._unsaved.pop(saver, None) is not None and self._panel is self.messages.panel():
            self.messages.clear()
        for error in self._unsaved.values():
            self.status.show_problem(telling.sentence(error))
        self.stored.emit()

    def _not_saved(self, saver: Autosave, error: Told) -> None:
        """A mistake stands beside its field; a rule and a fault stand above the tab, once however often it is tried."""
        known = self._unsaved.get(saver)
        self._unsaved[saver] = error
        is_shown = str(known) == str(error) and self._panel is self.messages.panel()
        is_beside = isinstance(error, InvalidInput) or (saver in self._beside and "field" in error.facts)
        if not is_beside and not is_shown:
            again = saver.flush if isinstance(error, Fault) else None
            self._panel = self.messages.show_panel(self.panel(error, again))
        self.stored.emit()


def _worded(error: Exception) -> str:
    """What could not be stored, for the status line: the sentence itself stands beside its field or above the tab."""
    assert isinstance(error, RuleBroken | InvalidInput | Fault)
    return telling.sentence(error)
