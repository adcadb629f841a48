"""« À qui ? »: who is proposed, what is asked before a paper leaves, what is written down (C6, E5a, E5b)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QRadioButton, QWidget

import samples
from bilan_desktop.desktop.dialogs.hand_over import recipient_dialog
from bilan_desktop.desktop.dialogs.hand_over.receipt_dialog import ReceiptDialog
from bilan_desktop.desktop.dialogs.hand_over.recipient_dialog import RecipientDialog, Way
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.sharing.agreement import RecipientKind, Subject
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import attachments, vouchers
from bilan_desktop.practice.sharing import leaving
from bilan_desktop.practice.sharing.leaving import Leaving
from desktop.finding import button, field, front, pick, press, says, settle


@pytest.fixture
def ask(qtbot) -> Callable[..., RecipientDialog]:
    """Opens the question over a window."""
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()

    def asked(paper: Leaving, way: Way = Way.PRINT) -> RecipientDialog:
        dialog = RecipientDialog(paper, window, way=way)
        dialog.open_sized()
        settle()
        return dialog

    return asked


@pytest.fixture
def plan(desk) -> CaseFile:
    """A bilan that the employer pays, its certificate made."""
    file = samples.to_conclusion(samples.plan_case(desk))
    vouchers.make_certificates(file)
    yield file
    file.close()


def certificate(file: CaseFile) -> Leaving:
    made = next(d for d in file.case.documents if d.kind is DocumentKind.COMPLETION_CERTIFICATE)
    return leaving.of_document(file, made, file.content(made.id))


def proposed(dialog: RecipientDialog) -> list[str]:
    return [radio.text() for radio in dialog.findChildren(QRadioButton)]


def test_e5a_those_who_may_have_it_come_first_and_the_beneficiary_is_chosen(ask, plan) -> None:
    dialog = ask(certificate(plan))
    assert proposed(dialog) == [
        "Bénéficiaire",
        "Employeur",
        "Financeur",
        "Contrôle ou audit",
        "Autre destinataire · avec accord écrit",
        "Conseil en évolution professionnelle · pas ce document",
    ]
    assert field(dialog, "Destinataire").value() is RecipientKind.BENEFICIARY
    assert button(dialog, "Imprimer").isDefault()
    dialog.reject()


def test_the_name_of_the_payer_is_proposed_and_goes_with_it(ask, plan) -> None:
    dialog = ask(certificate(plan))
    pick(dialog, "Destinataire", "Employeur")
    assert field(dialog, "Nom du destinataire").value() == "Ateliers du Ponant (fictif)"
    assert button(dialog, "Imprimer").isEnabled()
    pick(dialog, "Destinataire", "Contrôle")
    assert field(dialog, "Nom du destinataire").value() == ""
    assert button(dialog, "Imprimer").isEnabled()
    dialog.reject()
    assert plan.case.hand_overs == ()


def test_c6_giving_up_at_the_printer_or_at_the_file_leaves_nothing(ask, plan, monkeypatch) -> None:
    dialog = ask(certificate(plan), Way.SAVE)
    monkeypatch.setattr(recipient_dialog, "print_paper", lambda *_: False)
    proposed = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *told: proposed.append(told[2]) or ("", ""))
    assert button(dialog, "Enregistrer le PDF").isDefault()
    press(dialog, "Imprimer")
    press(dialog, "Enregistrer le PDF")
    assert [Path(place).parent for place in proposed] == [Path.home()]
    assert dialog.isVisible()
    assert plan.case.hand_overs == ()
    dialog.reject()


def test_a_blank_paper_is_asked_for_and_written_down_too(ask, plan, monkeypatch, qtbot) -> None:
    sent = []
    monkeypatch.setattr(recipient_dialog, "print_paper", lambda _, paper, name: not sent.append(name))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    receipt = ReceiptDialog(plan, window, subjects=(Subject.DETAILED_RESULTS,))
    receipt.open_sized()
    pick(receipt, "Comment le bénéficiaire signe", "Sur papier")
    with qtbot.waitSignal(receipt.stored):
        press(receipt, "Voir et imprimer le formulaire vierge")
        press(front(), "Imprimer")
        press(front(), "Imprimer")
    assert sent == [plan.case.reference]
    assert says(front(), "la remise est inscrite au registre")
    assert [line.subject for line in plan.case.hand_overs] == [Subject.RECEIPT]
    press(front(), "Fermer")
    press(front(), "Annuler")


@pytest.mark.parametrize("route", [Route.CPF, Route.SELF_FUNDED])
def test_e5b_an_employer_without_a_part_gets_no_questionnaire(ask, desk, route) -> None:
    file = samples.cases.open_new(desk, samples.KARIM, route)
    made = attachments.attach(file, samples.png(), DocumentKind.QUESTIONNAIRE, "Intérêts")
    dialog = ask(leaving.of_document(file, made, samples.png()))
    pick(dialog, "Destinataire", "Employeur")
    assert not button(dialog, "Imprimer").isEnabled()
    barred = {
        Route.CPF: "L’employeur ne reçoit rien d’un bilan financé par le CPF.",
        Route.SELF_FUNDED: "La synthèse et les résultats ne vont pas à l’employeur.",
    }
    assert says(dialog, barred[route])
    pick(dialog, "Destinataire", "Contrôle")
    assert says(dialog, "Un contrôle ne voit rien du contenu d’un bilan.")
    dialog.reject()
    file.close()
