"""A rule, a mistake and a fault each get their own look."""

from datetime import timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.domain.errors import Breach, Fault, FaultKind, InvalidInput, Problem, RuleBroken


def test_a_broken_rule_says_what_why_where_it_is_written_and_the_lawful_way(qtbot):
    error = RuleBroken(Breach.HOURS_EXCEEDED, remaining=timedelta(hours=3), asked=timedelta(hours=4))
    panel = telling.panel(error)
    qtbot.addWidget(panel)
    assert "L. 6313-4" in panel.sentence().replace("\u00a0", " ")
    assert panel.accessibleName() == telling.sentence(error)


def test_a_fault_offers_to_try_again_and_details_to_copy(qtbot):
    panel = telling.panel(Fault(FaultKind.DISK_FULL), retry="Réessayer")
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.way_out):
        next(b for b in panel.findChildren(QWidget) if getattr(b, "text", str)() == "Réessayer").click()
    assert "plein" in panel.sentence()


def test_a_mistake_stands_beside_its_field(qtbot):
    host = QWidget()
    field = LineField("&SIRET", parent=host)
    qtbot.addWidget(host)
    error = InvalidInput("siret", Problem.WRONG_FORMAT, digits=14)
    assert telling.beside({"siret": field}, error)
    assert "14" in field.error()
    assert "14" in field.findChild(QLineEdit).accessibleDescription()


def test_a_mistake_of_a_field_that_is_not_there_is_left_to_the_panel(qtbot):
    error = InvalidInput("nda", Problem.WRONG_FORMAT, digits=11)
    assert not telling.beside({}, error)
    panel = telling.panel(error)
    qtbot.addWidget(panel)
    assert panel.accessibleName() == telling.sentence(error)
