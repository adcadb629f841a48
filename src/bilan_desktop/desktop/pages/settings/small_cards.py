"""The smaller settings: keys, promise, look, place."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from bilan_desktop.desktop.theme.theme import ZOOMS, Appearance, ThemeChoice
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField, RadioField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.status_line import StatusLine
from bilan_desktop.domain.law.dated import Figure, Row, row_on
from bilan_desktop.domain.practice import PROOF_CHOICES, VOUCHER_CHOICES, Keeping
from bilan_desktop.wording.french import number, plural
from bilan_desktop.wording.refusals import source_text

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk


class KeysCard(Card):
    """A new passphrase, with a new recovery paper."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.status = StatusLine()
        self.add(
            Text(
                self.tr(
                    "Changer la phrase change aussi les clés du coffre et le code de secours\u202f: l’ancien papier ne"
                    " servira plus."
                ),
                TextStyle.SMALL,
                "secondary",
                wrap=True,
            )
        )
        change = Button(self.tr("Changer la &phrase de passe…"), icon_name="key-round")
        change.clicked.connect(self.asked)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(change)
        row.addWidget(self.status, 1)
        self.add(row)


class RetentionCard(Card):
    """How long the practice promises to keep at most: the charters' year, or what the law allows."""

    def __init__(self, desk: "Desk", today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        charter = row_on(Figure.CHARTER_RETENTION_YEARS, today)
        law = row_on(Figure.RETENTION_CEILING_YEARS, today)
        self._choice: RadioField[bool] = RadioField(
            self.tr("Durée de conservation promise, au plus"),
            [
                (
                    True,
                    self.tr("{years}, comme le promettent les cha&rtes").format(
                        years=plural(charter.value, "an")
                    ),
                ),
                (
                    False,
                    self.tr("{years}, le pla&fond de la loi").format(years=plural(law.value, "an")),
                ),
            ],
            upright=True,
            hint=self.tr(
                "Un accord écrit peut prévoir moins, jamais davantage. Ce choix vaut pour les accords à venir."
                " Chartes\u202f: {charter}. Loi\u202f: {law}."
            ).format(charter=source_text(charter.source), law=source_text(law.source)),
        )
        self._usual = [row_on(figure, today) for figure in (Figure.VOUCHER_YEARS, Figure.PROOF_YEARS)]
        titles = (self.tr("Pièces comptables"), self.tr("Preuves (consentement, accords, récépissés)"))
        every = (VOUCHER_CHOICES, PROOF_CHOICES)
        self._years = [
            self._field(title, choices, row)
            for title, choices, row in zip(titles, every, self._usual, strict=True)
        ]
        self.status = StatusLine()
        self.add(self._choice)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        for column, field in enumerate(self._years):
            grid.addWidget(field, 0, column)
            grid.setColumnStretch(column, 1)
        self.add(grid)
        for source in (self._choice, *self._years):
            source.changed.connect(self._save)

    def show_practice(self) -> None:
        """Shows what is stored."""
        practice = self._desk.practice
        self._choice.set_value(practice.keeps_to_the_charter)
        vouchers, proofs = (row.value for row in self._usual)
        self._years[0].set_value(practice.keeping.voucher_years(vouchers))
        self._years[1].set_value(practice.keeping.proof_years(proofs))

    def _field(self, title: str, choices: tuple[int, ...], usual: Row) -> ChoiceField[int]:
        hint = self.tr("Après la clôture : {years} au moins. {source}").format(
            years=plural(usual.value, "an"), source=source_text(usual.source)
        )
        return ChoiceField(
            title, [(years, plural(years, "an")) for years in choices if years >= usual.value], hint=hint
        )

    def _save(self) -> None:
        keeping = Keeping(*(field.value() for field in self._years))
        chosen = self._choice.value() is not False
        self._desk.save_practice(evolve(self._desk.practice, keeps_to_the_charter=chosen, keeping=keeping))
        self.status.show_saved(self._desk.now())


class AppearanceCard(Card):
    """Theme and size of the text."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._appearance = appearance
        self._theme: ChoiceField[ThemeChoice] = ChoiceField(
            self.tr("T&hème"),
            [
                (ThemeChoice.SYSTEM, self.tr("Comme le système")),
                (ThemeChoice.LIGHT, self.tr("Clair")),
                (ThemeChoice.DARK, self.tr("Sombre")),
                (ThemeChoice.HIGH_CONTRAST, self.tr("Contraste renforcé")),
            ],
        )
        self._zoom: ChoiceField[float] = ChoiceField(
            self.tr("Taille du te&xte"),
            [(zoom, f"{number(round(zoom * 100))}\u00a0%") for zoom in ZOOMS],
            hint=self.tr("Ctrl et + ou − partout ailleurs."),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.addWidget(self._theme, 0, 0)
        grid.addWidget(self._zoom, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.add(grid)
        self._theme.changed.connect(lambda: appearance.choose(self._theme.value() or ThemeChoice.SYSTEM))
        self._zoom.changed.connect(self._choose_zoom)
        appearance.changed.connect(self._show)
        self._show()

    def _choose_zoom(self) -> None:
        self._appearance.zoom_to(self._zoom.value() or 1.0)

    def _show(self) -> None:
        self._theme.set_value(self._appearance.preference.choice)
        self._zoom.set_value(self._appearance.preference.zoom)


class PlaceCard(Card):
    """Where the vault is."""

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.status = StatusLine()
        where = Text(folder, TextStyle.BODY, wrap=True, selectable=True)
        where.setAccessibleName(self.tr("Dossier du coffre\u202f: {folder}").format(folder=folder))
        copy = Button(self.tr("Copier le che&min"), ButtonKind.QUIET, dense=True, icon_name="copy")
        copy.clicked.connect(self._copier(folder))
        self.add(where)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(copy)
        row.addWidget(self.status, 1)
        self.add(row)

    def _copier(self, folder: str) -> Callable[[], None]:
        def copy() -> None:
            QGuiApplication.clipboard().setText(folder)
            self.status.show_note(self.tr("Copié"))

        return copy
