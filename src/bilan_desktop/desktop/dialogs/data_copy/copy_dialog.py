"""Prepares the copy of one's data: reads it through, masks what concerns others, closes it and hands it over (art. 15, 20)."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.dialogs.code_dialog import CodeDialog
from bilan_desktop.desktop.dialogs.data_copy.passages import Passages
from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.dialogs.document_viewer import DocumentViewer
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.busy_overlay import BusyOverlay
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind, IconButton
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessagePanel
from bilan_desktop.desktop.workers import Job
from bilan_desktop.domain.bilan.document import MediaType
from bilan_desktop.domain.errors import Fault, InvalidInput, RuleBroken
from bilan_desktop.domain.registers.data_copy import Choice, DataCopy, Piece
from bilan_desktop.domain.registers.rgpd import RightsRequest
from bilan_desktop.practice.registers import copying
from bilan_desktop.wording.french import file_size, plural

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk

_READING = 260


class CopyDialog(Dialog):
    """`accepted` once the copy is written, its hand-over registered and the request answered."""

    keeps_drafts: ClassVar[bool] = False

    def __init__(self, desk: "Desk", request: RightsRequest, copy: DataCopy, parent: QWidget | None) -> None:
        super().__init__("", parent, width=860)
        self._desk, self._request, self._copy = desk, request, copy
        self.ask(
            self.tr("Copie des données"),
            self.tr(
                "Tout ce qui est détenu part à la personne, vos notes de travail comprises\u202f: ce sont des données qui la"
                " concernent (RGPD, art.\u00a015). Relisez, et masquez ce qui concerne d’autres personnes"
                " (art.\u00a015,\u00a04)\u202f; les noms probables sont soulignés."
            ),
        )
        person = copy.beneficiary
        self._passages = Passages(copy.passages(), (person.first_name, person.last_name))
        self._passages.setMinimumHeight(theme.current().px(_READING))
        self._count = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._pieces: dict[Piece, CheckField] = {}
        self._busy = BusyOverlay(self)
        self.add(self._passages, 1)
        self.add(self._masking())
        self.add(self._count)
        self.add(self._pieces_card())
        self.add(
            Text(
                self.tr(
                    "Un seul fichier PDF, fermé par un code (AES-256)\u202f: il se lit partout\u202f; le JSON et les pièces y"
                    " sont attachés, dans leur forme d’origine."
                ),
                TextStyle.SMALL,
                "secondary",
                wrap=True,
            )
        )
        self.add_cancel()
        look = self.add_button(self.tr("&Voir la copie…"), icon_name="eye")
        look.clicked.connect(self._look)
        save = self.add_button(self.tr("&Enregistrer la copie fermée…"), ButtonKind.PRIMARY, icon_name="lock")
        save.clicked.connect(self._ask_where)
        self._passages.changed.connect(self._show_count)
        self._show_count()

    def _masking(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        for text, icon_name, act in (
            (self.tr("&Masquer la sélection"), "eye-off", self._passages.mask_selection),
            (self.tr("Masquer &partout ces mots"), "search", self._passages.mask_everywhere),
            (self.tr("&Rétablir"), "undo-2", self._passages.unmask_selection),
        ):
            button = Button(text, dense=True, icon_name=icon_name)
            button.clicked.connect(lambda _=False, act=act: self._mask(act()))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _pieces_card(self) -> Card:
        card = Card(self.tr("Pièces jointes, dans leur forme d’origine"))
        if not self._copy.pieces:
            card.add(Text(self.tr("Aucune pièce n’est détenue."), TextStyle.SMALL, "secondary"))
            return card
        card.add(
            Text(
                self.tr(
                    "Une pièce ne peut pas être masquée\u202f: laissez de côté celle qui parle surtout d’un tiers."
                ),
                TextStyle.SMALL,
                "secondary",
                wrap=True,
            )
        )
        for piece in self._copy.pieces:
            title = piece.document.title
            named = title if title.startswith(piece.name) else " – ".join(filter(None, (piece.name, title)))
            field = CheckField(f"{named} ({file_size(piece.document.size)})".replace("&", "&&"))
            field.set_value(True)
            view = IconButton("eye", self.tr("Voir «\u202f{name}\u202f»").format(name=named))
            view.clicked.connect(lambda _=False, piece=piece: self._view(piece))
            row = QHBoxLayout()
            row.addWidget(field, 1)
            row.addWidget(view)
            card.add(row)
            self._pieces[piece] = field
        return card

    def _mask(self, done: bool) -> None:
        if done:
            self.messages.clear()
            return
        said = self.tr("Sélectionnez d’abord des mots dans les textes.")
        self.messages.show_panel(MessagePanel(said, tone=Tone.NEUTRAL, closable=True))

    def _show_count(self) -> None:
        count, left = len(self._passages.masks), self._passages.left_to_look_at
        parts = [
            plural(count, self.tr("passage masqué"), self.tr("passages masqués")) if count else "",
            plural(left, self.tr("nom souligné à regarder"), self.tr("noms soulignés à regarder"))
            if left
            else "",
        ]
        self._count.setText(" · ".join(filter(None, parts)))

    def _choice(self) -> Choice:
        left_out = (piece.document.id for piece, field in self._pieces.items() if not field.value())
        return Choice(self._passages.masks, frozenset(left_out))

    def _view(self, piece: Piece) -> None:
        content = self.attempt(lambda: copying.content(self._desk, self._copy, piece.document.id))
        if content is not None:
            DocumentViewer(piece.name, content, piece.document.media_type, self, leaving=None).open_sized()

    def _look(self) -> None:
        paper = self.attempt(lambda: copying.paper(self._desk, self._copy, self._choice()))
        if paper is not None:
            DocumentViewer(
                self.tr("Copie des données"), paper, MediaType.PDF, self, leaving=None
            ).open_sized()

    def _ask_where(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Enregistrer la copie fermée"),
            str(Path.home() / f"{self._copy.reference}-copie-des-donnees.pdf"),
            self.tr("PDF (*.pdf)"),
        )
        if not path:
            return
        target, choice = Path(path), self._choice()
        job = Job(lambda _: copying.hand_over(self._desk, self._request, self._copy, choice, target), self)
        job.done.connect(lambda code: self._show_code(str(code)))
        job.failed.connect(self._failed)
        self._busy.watch(job, self.tr("Copie en cours…"), cancellable=False)

    def _show_code(self, code: str) -> None:
        slip = partial(copying.slip, self._desk, self._copy, code)
        dialog = CodeDialog(code, self._copy.reference, slip, self)
        dialog.finished.connect(lambda _: self.accept())
        dialog.open_sized()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, RuleBroken | InvalidInput | Fault):
            raise error
        self.messages.show_panel(telling.panel(error))
