"""The paper of a bilan under CPF: EDOF's number, the day its terms were accepted, its dates; no employer, and why (C2, E5b)."""

from datetime import date

from attrs import evolve
from PySide6.QtWidgets import QGridLayout, QWidget

from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.pages.case.form import Form, Values
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.choice_field import RadioField
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.fields.measure_fields import MoneyField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessagePanel
from bilan_desktop.domain.bilan.funding import Cpf
from bilan_desktop.domain.bilan.terms import FILE_LIMIT
from bilan_desktop.domain.law.dated import Figure
from bilan_desktop.domain.law.parameters import DatedTable
from bilan_desktop.domain.law.rules import SOURCES, RuleId
from bilan_desktop.practice.running import funding
from bilan_desktop.wording.french import money, plural
from bilan_desktop.wording.parameters import row_source
from bilan_desktop.wording.reading import Toward
from bilan_desktop.wording.refusals import input_sentence, source_text

NAMES = ("edof_number", "terms_accepted_on", "entry_on", "exit_on", "price", "funded_before")


class CpfCard(Card):
    """Saved as it is typed."""

    def __init__(self, tab: Tab, parent: QWidget | None = None) -> None:
        super().__init__(tab.tr("Financement par le CPF"), parent=parent)
        self._file = tab.file
        fields: dict[str, FormField] = {
            "edof_number": LineField(self.tr("Numéro de dossier &EDOF"), limit=FILE_LIMIT),
            "terms_accepted_on": day_field(
                self._file,
                "terms_accepted_on",
                self.tr("Conditions générales &acceptées le"),
                toward=Toward.PAST,
            ),
            "entry_on": day_field(self._file, "entry_on", self.tr("Entr&ée selon EDOF"), optional=True),
            "exit_on": day_field(self._file, "exit_on", self.tr("Sor&tie selon EDOF"), optional=True),
            "price": MoneyField(self.tr("Pri&x"), explain=input_sentence, optional=True),
        }
        self._before = fields["funded_before"] = RadioField(
            "",
            [(False, self.tr("Non")), (True, self.tr("Oui"))],
            hint=self.tr("À demander à la personne\u202f: si oui, le CPF peut le refuser."),
        )
        self._form = Form(tab, fields, self._read, self._store)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.LARGE)
        for index, field in enumerate(fields.values()):
            grid.addWidget(field, index // 2, index % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.body.setSpacing(Space.LARGE)
        self.add(
            Text(
                self.tr(
                    "Sous CPF, les conditions générales de la plateforme tiennent lieu de convention. "
                    "Recopiez les dates d’entrée et de sortie telles qu’EDOF les indique\u202f: le programme ne les calcule pas."
                ),
                TextStyle.SMALL,
                "secondary",
                wrap=True,
            )
        )
        self.add(grid)
        self._figures = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self.add(self._figures)
        self.add(
            MessagePanel(
                self.tr("Aucune coordonnée d’employeur"),
                (
                    self.tr(
                        "La démarche est personnelle\u202f: l’employeur n’en est pas informé. "
                        "Ce dossier n’a donc aucun champ pour lui, et aucun document ne le nomme."
                    ),
                ),
                source=source_text(SOURCES[RuleId.E5B]),
                icon_name="shield-check",
            )
        )

    def show_case(self) -> None:
        """Shows the funding of the case, and the figures of the day it is judged by (L8)."""
        self._form.show()
        self._show_interval(self._file.law)
        self._show_figures(self._file.law)

    def reveal(self, spot: str) -> bool:
        """Puts the focus on a field, or on the first one still to fill for `paper`. False for an unknown spot."""
        if spot == "paper":
            stored = self._read()
            empty = [name for name in ("edof_number", "terms_accepted_on") if not stored[name]]
            return self._form.reveal(empty[0] if empty else "edof_number")
        return self._form.reveal(spot)

    def release(self) -> None:
        """The card is going away."""
        self._form.release()

    def _show_interval(self, table: DatedTable) -> None:
        row = table.in_force(Figure.CPF_INTERVAL_YEARS, self._day())
        asked = self.tr("Un financeur a-t-il payé un bilan depuis {years}\u202f?")
        self._before.setVisible(row is not None)
        if row is not None:
            self._before.set_label(asked.format(years=plural(row.value, self.tr("an"))))

    def _show_figures(self, table: DatedTable) -> None:
        """What the law of 2026 adds, as far as it is known: shown with its source, never computed."""
        told = (
            (Figure.CPF_CEILING_EUROS, self.tr("Plafond d’un bilan\u202f: {amount} · {source}")),
            (
                Figure.CPF_PARTICIPATION_CENTS,
                self.tr("Participation du titulaire\u202f: {amount} · {source}"),
            ),
        )
        rows = [(table.in_force(figure, self._day()), said) for figure, said in told]
        lines = [said.format(amount=money(row.amount), source=row_source(row)) for row, said in rows if row]
        self._figures.setText("\n".join(lines))
        self._figures.setVisible(bool(lines))

    def _day(self) -> date:
        stored = self._file.case.funding
        today = self._file.today()
        return stored.judged_on(today) if isinstance(stored, Cpf) else today

    def _read(self) -> Values:
        stored = self._file.case.funding
        return {name: getattr(stored, name) for name in NAMES}

    def _store(self, values: Values) -> None:
        funding.save(self._file, evolve(Cpf(), **values))
