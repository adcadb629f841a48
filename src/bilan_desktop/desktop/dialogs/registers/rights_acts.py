"""What the program does for each right, where its request is looked at (L5; RGPD, art. 15 to 20)."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.pages.case.restricted.lift_dialog import LiftDialog
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessageArea
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.restriction import Restriction, RestrictionGround
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.errors import Fault, InvalidInput, RuleBroken
from bilan_desktop.domain.registers.rgpd import Right, RightsRequest
from bilan_desktop.practice.registers import copying, erasure, restrictions
from bilan_desktop.practice.registers.communications import case_kept, is_running
from bilan_desktop.wording.french import day_month_year, list_of, long_date, uncapitalised
from bilan_desktop.wording.labels import counted_kind, label
from bilan_desktop.wording.reading import Toward

if TYPE_CHECKING:
    from collections.abc import Callable

    from bilan_desktop.practice.desk import Desk
    from bilan_desktop.practice.registers.erasure import Counted


class Acts(Card):
    """`done` once the request is answered by what was done; `place_wanted(place)` leads to a place of the case."""

    done = Signal()
    place_wanted = Signal(str)

    def __init__(self, desk: "Desk", request: RightsRequest, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, tone=Tone.NEUTRAL)
        title = self.tr("Ce que vous pouvez faire ici")
        self.setAccessibleName(title)
        self.desk, self.request = desk, request
        self.messages = MessageArea()
        self.add(Text(title, TextStyle.STRONG, wrap=True))
        self.add(self.messages)

    def say(self, sentence: str) -> None:
        """One more sentence."""
        self.add(Text(sentence, TextStyle.SMALL, wrap=True))

    def act(self, text: str, icon_name: str, pressed: "Callable[[], object]") -> Button:
        """One more button, alone on its line."""
        button = Button(text, dense=True, icon_name=icon_name)
        button.clicked.connect(lambda _=False: pressed())
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self.add(row)
        return button

    def attempt(self, act: "Callable[[], object]", fields: dict[str, FormField]) -> bool:
        """Runs a use case; what it raises is said beside its field or above."""
        try:
            act()
        except (InvalidInput, RuleBroken, Fault) as error:
            if not (isinstance(error, InvalidInput) and telling.beside(fields, error)):
                self.messages.show_panel(telling.panel(error))
            return False
        return True


class CopyActs(Acts):
    """Prepares the copy of what is held, and hands it over."""

    def __init__(self, desk: "Desk", request: RightsRequest, parent: QWidget | None = None) -> None:
        super().__init__(desk, request, parent)
        self.say(
            self.tr("Toutes les données du dossier, avec chaque pièce, dans un fichier fermé par un code.")
        )
        self.act(self.tr("Préparer la cop&ie des données…"), "file-text", self._prepare)

    def _prepare(self) -> None:
        from bilan_desktop.desktop.dialogs.data_copy.copy_dialog import CopyDialog  # noqa: PLC0415 - when asked

        try:
            copy = copying.gather(self.desk, self.request.reference, self.request)
        except Fault as error:
            self.messages.show_panel(telling.panel(error))
            return
        dialog = CopyDialog(self.desk, self.request, copy, self)
        dialog.accepted.connect(self.done)
        dialog.open_sized()


class RectificationActs(Acts):
    """Leads to the field that is wrong."""

    def __init__(self, desk: "Desk", request: RightsRequest, parent: QWidget | None = None) -> None:
        super().__init__(desk, request, parent)
        if not is_running(desk, request.reference):
            self.say(
                self.tr(
                    "Ce dossier est clos\u202f: l’identité et les coordonnées s’y rectifient en tête, au crayon. Les papiers"
                    " signés restent tels quels."
                )
            )
            self.act(self.tr("&Aller au dossier clos"), "arrow-right", lambda: self.place_wanted.emit(""))
            return
        self._what: ChoiceField[str] = ChoiceField(
            self.tr("Ce qui est &inexact"),
            [
                (f"{Place.REQUEST.value}/identity", self.tr("Identité ou coordonnées")),
                (Place.REQUEST.value, self.tr("Demande, motifs ou contraintes")),
                (Place.FRAME.value, self.tr("Cadre, financement ou dates")),
                (Place.SESSIONS.value, self.tr("Séances, notes ou documents")),
                (Place.SYNTHESIS.value, self.tr("Synthèse\u202f: une compétence contestée")),
            ],
        )
        self._what.set_value(f"{Place.REQUEST.value}/identity")
        self.add(self._what)
        go = self.tr("Aller à ce c&hamp")
        self.act(go, "arrow-right", lambda: self.place_wanted.emit(self._what.value() or ""))


class ErasureActs(Acts):
    """Says what may go now and what the law keeps, and leads to the act that destroys."""

    def __init__(self, desk: "Desk", request: RightsRequest, parent: QWidget | None = None) -> None:
        super().__init__(desk, request, parent)
        try:
            found = erasure.erasure(desk, request.reference)
        except Fault as error:
            self.messages.show_panel(telling.panel(error))
            return
        if found.goes:
            self.say(self.tr("Peut partir maintenant\u202f: {what}.").format(what=_named(found.goes)))
        else:
            self.say(self.tr("Plus aucun contenu n’est gardé\u202f: rien ne peut partir avant son échéance."))
        for kept in found.stays:
            said = self.tr("La loi garde jusqu’au {day}\u202f: {what} (art.\u00a017,\u00a03,\u00a0b).")
            what = _named(kept.kinds) or self.tr("identité, dates et heures")
            self.say(said.format(day=day_month_year(kept.until), what=what))
        if found.is_running:
            self.say(
                self.tr(
                    "Le retrait du consentement clôt le bilan\u202f: ce qui existe est d’abord proposé à la personne."
                )
            )
            closing = f"{Place.CLOSING.value}/{EndingKind.CONSENT_WITHDRAWN.value}"
            self.act(self.tr("&Aller à la clôture…"), "flame", lambda: self.place_wanted.emit(closing))
        elif found.goes:
            self.act(self.tr("&Aller au retrait de l’accord…"), "undo-2", lambda: self.place_wanted.emit(""))


class RestrictionActs(Acts):
    """Restricts the use of the case, or lifts it."""

    def __init__(self, desk: "Desk", request: RightsRequest, parent: QWidget | None = None) -> None:
        super().__init__(desk, request, parent)
        try:
            held = restrictions.held(desk, request.reference)
        except Fault as error:
            self.messages.show_panel(telling.panel(error))
            return
        if held is not None:
            self._show_held(held)
        else:
            self._ask()

    def _show_held(self, held: Restriction) -> None:
        said = self.tr("L’utilisation du dossier est limitée depuis le {day}\u202f: {ground}.")
        self.say(said.format(day=long_date(held.since), ground=uncapitalised(label(held.ground))))
        self.act(self.tr("Le&ver la limitation…"), "lock-open", self._lift)

    def _ask(self) -> None:
        self._ground: ChoiceField[RestrictionGround] = ChoiceField(
            self.tr("Mo&tif de la limitation"), [(each, label(each)) for each in RestrictionGround]
        )
        self._since = day_field(self.desk, "since", self.tr("Limitée depui&s le"), toward=Toward.PAST)
        self._since.set_value(self.desk.today())
        self.add(self._ground)
        self.add(self._since)
        self.act(self.tr("Limiter l’&utilisation du dossier"), "lock", self._restrict)

    def _restrict(self) -> None:
        if not self._since.commit():
            return
        act = partial(
            restrictions.restrict, self.desk, self.request, self._ground.value(), self._since.value()
        )
        if self.attempt(act, {"ground": self._ground, "since": self._since}):
            self.done.emit()

    def _lift(self) -> None:
        case_id = case_kept(self.desk, self.request.reference)
        assert case_id is not None
        dialog = LiftDialog(self.desk, case_id, self)
        dialog.accepted.connect(self.done)
        dialog.open_sized()


_ACTS: dict[Right, type[CopyActs | RectificationActs | ErasureActs | RestrictionActs]] = {
    Right.ACCESS: CopyActs,
    Right.PORTABILITY: CopyActs,
    Right.RECTIFICATION: RectificationActs,
    Right.ERASURE: ErasureActs,
    Right.RESTRICTION: RestrictionActs,
}


def acts_for(desk: "Desk", request: RightsRequest, parent: QWidget) -> Acts | None:
    """What is done here for a request; None where the person has no case, or nothing of it is left."""
    make = _ACTS.get(request.right)
    if make is None or not request.reference or case_kept(desk, request.reference) is None:
        return None
    if not request.is_open and request.right is not Right.RESTRICTION:
        return None
    return make(desk, request, parent)


def _named(kinds: "Counted") -> str:
    return list_of([counted_kind(kind, count).lower() for kind, count in kinds])
