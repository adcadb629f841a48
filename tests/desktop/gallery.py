"""Shows every widget at once, to be looked at by those who build them.

    python tests/desktop/gallery.py [light|dark|high_contrast] [SCALE] [PICTURE.png]

With a picture's name it is written there and the program ends; without, the window stays open.
"""

import sys
from datetime import UTC, date, datetime, timedelta
from functools import partial
from math import sin

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, ThemeName, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind, IconButton, LinkButton
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.empty_state import EmptyState
from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField, RadioField
from bilan_desktop.desktop.widgets.fields.date_field import DateField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.fields.measure_fields import DurationField, MoneyField, TimeField
from bilan_desktop.desktop.widgets.fields.passphrase_field import PassphraseField
from bilan_desktop.desktop.widgets.fields.rich_text_editor import RichTextEditor
from bilan_desktop.desktop.widgets.fields.signature_pad import SignaturePad
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.desktop.widgets.figures.hours_gauge import Hours, HoursGauge
from bilan_desktop.desktop.widgets.figures.month_strip import MonthStrip
from bilan_desktop.desktop.widgets.figures.phase_steps import PhaseSteps
from bilan_desktop.desktop.widgets.figures.retention_timeline import RetentionTimeline
from bilan_desktop.desktop.widgets.figures.strength_meter import StrengthMeter
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessagePanel
from bilan_desktop.desktop.widgets.pdf.preview import PdfPreview
from bilan_desktop.desktop.widgets.status_line import StatusLine
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.cases.closing import Outcome
from bilan_desktop.domain.money import Money
from bilan_desktop.domain.richtext import Block, BlockKind, RichText, Run
from bilan_desktop.drawing.retention import Kept
from bilan_desktop.wording.reading import read_date

TODAY = date(2026, 11, 21)


def buttons() -> QWidget:
    card = Card("Boutons", action=Button("Depuis le ROME", dense=True, icon_name="plus"))
    for dense in (False, True):
        row = QHBoxLayout()
        row.addWidget(Button("Nouveau dossier", ButtonKind.PRIMARY, icon_name="plus", dense=dense))
        row.addWidget(Button("Imprimer", icon_name="printer", dense=dense))
        row.addWidget(Button("J’ai perdu ma phrase", ButtonKind.QUIET, dense=dense))
        row.addWidget(Button("Clôturer et détruire", ButtonKind.DANGER, icon_name="flame", dense=dense))
        row.addStretch(1)
        card.add(row)
    row = QHBoxLayout()
    for kind in ButtonKind:
        button = Button("Indisponible", kind, icon_name="lock")
        button.setEnabled(False)
        row.addWidget(button)
    row.addStretch(1)
    card.add(row)
    row = QHBoxLayout()
    row.addWidget(LinkButton("Dossiers"))
    for name, text in (("bold", "Gras"), ("italic", "Italique"), ("list", "Liste")):
        button = IconButton(name, text, checkable=True)
        button.setChecked(name == "bold")
        row.addWidget(button)
    for tone in Tone:
        row.addWidget(
            Tag({"neutral": "Enquête métier à relire", "accent": "CPF"}.get(tone.value, "Synthèse"), tone)
        )
    row.addStretch(1)
    card.add(row)
    return card


def fields() -> QWidget:
    card = Card("Champs")
    grid = QGridLayout()
    grid.setSpacing(Space.LARGE)
    line = LineField("&Nom", hint="Tel qu’il figure sur la convention.")
    line.set_value("Élodie Martin-Exemple")
    broken = LineField("&SIRET")
    broken.set_value("123 456 789 00012")
    broken.set_error("Ce numéro ne se vérifie pas\u202f: sa clé de contrôle devrait être 4.")
    day = DateField("&Date de l’entretien", read=partial(read_date, today=TODAY))
    day.set_value(date(2026, 11, 23))
    empty_day = DateField(
        "Fin &prévue", read=partial(read_date, today=TODAY), placeholder="3/12, demain, lundi", optional=True
    )
    hour, length, price = TimeField("&Heure"), DurationField("D&urée"), MoneyField("Pri&x")
    length.set_value(timedelta(hours=1, minutes=30))
    price.set_value(Money.euros(1234, 50))
    choice = ChoiceField("&Financement", [(1, "CPF"), (2, "Plan de développement")])
    chosen = ChoiceField("&Modalité", [(1, "Dans les locaux"), (2, "À distance")])
    chosen.set_value(2)
    radio = RadioField("Initia&tive", [(1, "La personne"), (2, "L’employeur"), (3, "Ensemble")])
    radio.set_value(1)
    secret = PassphraseField("&Phrase de passe")
    secret.set_value("phrase inventée")
    text = TextField("M&otifs", hint="Dans les mots de la personne.")
    text.set_value(
        "Neuf ans d’entrepôt, une équipe de neuf personnes\u202f; l’envie de transmettre et d’apprendre."
    )
    check = CheckField("La personne a été informée de ses droits")
    check.set_value(True)
    for index, field in enumerate(
        (line, broken, day, empty_day, hour, length, price, choice, chosen, secret, text, radio, check)
    ):
        grid.addWidget(field, index // 3, index % 3)
    card.add(grid)
    return card


def messages() -> QWidget:
    column = QWidget()
    layout = QHBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(Space.LARGE)
    layout.addWidget(
        MessagePanel.rule(
            "Cette séance dépasse les 24 heures du bilan",
            explanation="Il reste 3 h 00. La séance dure 4 h 00.",
            source="Code du travail, L. 6313-4, al. 5",
            way_out="Enregistrer 3 h 00",
        )
    )
    layout.addWidget(
        MessagePanel.fault(
            "Le disque est plein\u202f: rien n’a pu être écrit",
            safe="Votre texte est toujours à l’écran.",
            to_do="Libérez de la place, puis réessayez.",
            details="disk_full",
            retry="Réessayer",
        )
    )
    layout.addWidget(
        MessagePanel(
            "1 dossier a été détruit le 20 novembre",
            ("Son délai de conservation d’un an était atteint.",),
            icon_name="flame",
        )
    )
    return column


def states() -> QWidget:
    card = Card()
    card.add(
        EmptyState(
            "Aucune séance pour l’instant",
            "Les entretiens et le travail personnel du bilan s’inscrivent ici.",
            action="Ajouter une séance",
        )
    )
    line = StatusLine()
    line.show_saved(datetime(2026, 11, 21, 10, 42, tzinfo=UTC))
    problem = StatusLine()
    problem.show_problem("Le disque est plein\u202f: ce texte n’est pas encore enregistré.")
    card.add(line)
    card.add(problem)
    for style in TextStyle:
        card.add(Text(f"{style.value} · Bonjour, samedi 21 novembre", style))
    return card


def figures() -> QWidget:
    card = Card("Figures")
    row = QHBoxLayout()
    for hours in (
        Hours(),
        Hours(timedelta(hours=15, minutes=30)),
        Hours(timedelta(hours=18), timedelta(hours=3)),
        Hours(timedelta(hours=25)),
    ):
        row.addWidget(HoursGauge(hours, bar=110))
    row.addStretch(1)
    card.add(row)
    steps = PhaseSteps()
    steps.set_current(4)
    card.add(steps)
    timeline = RetentionTimeline()
    timeline.set_kept(
        date(2026, 11, 30),
        [
            Kept("Plan d’action", date(2027, 5, 30), word="suivi"),
            Kept("Document de synthèse", date(2027, 11, 30), word="1 an"),
            Kept("Émargement, attestation, facture", date(2036, 12, 31), Outcome.ADMINISTRATIVE, "10 ans"),
        ],
    )
    card.add(timeline)
    row = QHBoxLayout()
    row.setSpacing(Space.HUGE)
    months = MonthStrip()
    months.set_days(TODAY, [date(2026, 11, 30), date(2027, 2, 14), date(2027, 6, 1), date(2027, 6, 12)])
    row.addWidget(months)
    for bits in (None, 20.0, 64.0, 91.0):
        meter = StrengthMeter()
        meter.set_bits(bits)
        row.addWidget(meter)
    card.add(row)
    return card


def papers() -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.LARGE)
    left = Card("1 · Circonstances du bilan")
    editor = RichTextEditor("&Circonstances du bilan", hint="Origine de la demande, conditions du bilan.")
    editor.set_value(
        RichText(
            (
                Block(
                    (
                        Run("Formateur en logistique — "),
                        Run("étape 1", italic=True),
                        Run("\u202f: immersion\u202f; "),
                        Run("titre visé", bold=True),
                    )
                ),
                Block((Run("Animer une équipe de neuf personnes"),), BlockKind.BULLET),
                Block((Run("Former à la prise de poste"),), BlockKind.BULLET),
                Block((Run("Janvier 2027"),), BlockKind.NUMBERED),
            )
        )
    )
    left.add(editor)
    pad = SignaturePad("Signature de la personne")
    left.add(pad)
    pad.setObjectName("pad")
    row.addWidget(left, 1)
    preview = PdfPreview("Aperçu du document")
    preview.show_pdf(sample_pdf())
    right = Card("Aperçu")
    right.add(preview)
    right.setMinimumHeight(480)
    row.addWidget(right, 1)
    return box


def sample_pdf() -> bytes:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    canvas = Canvas(target)
    for number in (1, 2):
        canvas.drawString(72, 760, f"Page {number}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def sign(pad: QWidget) -> None:
    sheet = pad.focusProxy()
    points = [(40 + 2 * i, round(90 + 30 * sin(i / 9) - 0.1 * i)) for i in range(140)]
    sheet_send = partial(mouse, sheet)
    sheet_send(QEvent.Type.MouseButtonPress, *points[0])
    for x, y in points:
        sheet_send(QEvent.Type.MouseMove, x, y)
    sheet_send(QEvent.Type.MouseButtonRelease, *points[-1])


def mouse(widget: QWidget, kind: QEvent.Type, x: int, y: int) -> None:
    at = QPointF(x, y)
    event = QMouseEvent(
        kind,
        at,
        widget.mapToGlobal(at),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setTimestamp(x * 4)
    QApplication.sendEvent(widget, event)


def gallery() -> QWidget:
    page = QWidget()
    page.setProperty("ground", "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
    column.setSpacing(Space.LARGE)
    for make in (buttons, fields, figures, papers, messages, states):
        column.addWidget(make())
    column.addStretch(1)
    return page


def main(name: str = "light", scale: str = "1", picture: str = "") -> int:
    app = QApplication(sys.argv[:1])
    theme.apply(app, ThemeName(name), float(scale))
    page = gallery()
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.resize(1280, 800)
    area.setWindowTitle("Galerie")
    area.show()
    if not picture:
        return app.exec()
    app.processEvents()
    sign(page.findChild(QWidget, "pad"))
    page.resize(1280, page.heightForWidth(1280) if page.hasHeightForWidth() else page.sizeHint().height())
    app.processEvents()
    return 0 if page.grab().save(picture) else 1


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
