"""The papers of each route on « Cadre », what its payer may get, and the way to another route (C2, E3c, E5)."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

import samples
from bilan_desktop.desktop.dialogs.document_viewer import DocumentViewer
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.law.dated import Figure
from bilan_desktop.domain.money import Money
from bilan_desktop.practice import parameters
from bilan_desktop.practice.running import cases, funding
from desktop.finding import button, buttons, drop, enter, field, fill, front, press, says, settle

SECOND = 2000


def opened(desk, route: Route):
    return cases.open_new(desk, samples.KARIM, route)


@pytest.mark.parametrize(
    ("route", "words"),
    [
        (Route.CPF, ("Employeur", "Rien", "Heures et dates d’entrée et de sortie")),
        (Route.TRAINING_PLAN, ("Dates, heures, prix et présence",)),
        (Route.REDEPLOYMENT_LEAVE, ("Convention tripartite", "Dates, heures, prix et présence")),
        (Route.TRANSITION_PROJECT, ("Absences", "L’employeur n’apprend que les absences")),
        (Route.FRANCE_TRAVAIL, ("Devis", "Heures et dates d’entrée et de sortie")),
        (Route.SELF_FUNDED, ("Le contrat n’est pas encore signé.", "Rien")),
        (Route.PUBLIC_AGENT, ("L’administration", "Présence")),
        (Route.INSURANCE_FUND, ("Accord du fonds", "Heures et facture")),
    ],
)
def test_e5_each_route_shows_its_papers_and_what_its_payer_may_get(desk, open_page, route, words) -> None:
    page = open_page(opened(desk, route), "frame")
    for said in (*words, "Ce que le payeur peut recevoir", "Jamais la synthèse ni les résultats"):
        assert says(page, said), said


@pytest.mark.parametrize("route", [Route.TRANSITION_PROJECT, Route.FRANCE_TRAVAIL, Route.PUBLIC_AGENT])
def test_c2_a_paper_of_the_payer_is_signed_with_its_proof(
    desk, open_page, stored, scan, qtbot, route
) -> None:
    file = opened(desk, route)
    page = open_page(file, "frame/paper")
    enter(page, "Signé le", "20/11")
    press(page, "Noter la signature")
    assert field(page, "Document signé").error() == "Joignez le document signé."
    drop(field(page, "Document signé"), scan)
    press(page, "Noter la signature")
    qtbot.waitUntil(lambda: stored(file.case.id).funding.paper.on == date(2026, 11, 20))
    qtbot.waitUntil(lambda: says(page, "Signé le vendredi 20 novembre 2026"))
    press(page, "Modifier")
    enter(page, "Signé le", "19/11")
    press(page, "Noter la signature")
    qtbot.waitUntil(lambda: stored(file.case.id).funding.paper.on == date(2026, 11, 19))


def test_c2_a_signature_to_come_is_said_beside_it(desk, open_page, scan) -> None:
    page = open_page(opened(desk, Route.PUBLIC_AGENT), "frame/paper")
    drop(field(page, "Document signé"), scan)
    enter(page, "Signé le", "demain")
    press(page, "Noter la signature")
    assert field(page, "Signé le").error().startswith("Cette date est à venir")


def test_c2_a_fund_agrees_and_then_the_contract_is_signed(desk, open_page, stored, scan, qtbot) -> None:
    file = opened(desk, Route.INSURANCE_FUND)
    page = open_page(file, "frame/paper")
    enter(page, "Accord donné le", "19/11")
    drop(field(page, "Document signé"), scan)
    press(page, "Noter l’accord")
    qtbot.waitUntil(lambda: stored(file.case.id).funding.grant.on == date(2026, 11, 19))
    qtbot.waitUntil(lambda: says(page, "Accord donné le jeudi 19 novembre 2026"))
    enter(page, "Signé le", "20/11")
    drop(field(page, "Document signé"), scan)
    press(page, "Noter la signature")
    qtbot.waitUntil(lambda: stored(file.case.id).funding.is_in)


def test_who_pays_and_what_is_attested_is_stored(desk, open_page, stored, qtbot) -> None:
    file = opened(desk, Route.FRANCE_TRAVAIL)
    page = open_page(file, "frame")
    enter(page, "Agence", "Agence du Port (fictive)")
    enter(page, "Numéro de dossier", "FT-12")
    enter(page, "Attestation d’entrée le", "20/11")
    enter(page, "Prix", "1800")
    qtbot.waitUntil(lambda: stored(file.case.id).funding.price == Money.euros(1800), timeout=SECOND)
    kept = stored(file.case.id).funding
    assert (kept.payer.name, kept.file_number) == ("Agence du Port (fictive)", "FT-12")
    assert kept.entry_on == date(2026, 11, 20)


class TestContract:
    """A person who pays: signature, delay, payments (L. 6353-3 to 6)."""

    def test_e3c_signed_at_a_distance_it_may_be_taken_back_for_fourteen_days(
        self, desk, open_page, stored, scan, qtbot
    ) -> None:
        file = opened(desk, Route.SELF_FUNDED)
        page = open_page(file, "frame/paper")
        enter(page, "Signé le", "aujourd’hui")
        field(page, "Lieu de la signature").buttons()[1].click()
        press(page, "Noter la signature")
        assert field(page, "Contrat signé des deux").error() == "Joignez le document signé."
        drop(field(page, "Contrat signé des deux"), scan)
        press(page, "Noter la signature")
        qtbot.waitUntil(lambda: stored(file.case.id).funding.contract.at_a_distance)
        qtbot.waitUntil(lambda: says(page, "jusqu’au samedi 5 décembre 2026 inclus"))
        enter(page, "Rétractation reçue le", "aujourd’hui")
        press(page, "Noter une rétractation")
        assert says(page, "La personne s’est rétractée le samedi 21 novembre 2026.")
        assert "Noter la signature" in buttons(page)

    def test_e3c_payments_are_barred_before_the_delay_ends_and_then_within_limits(
        self, desk, open_page, stored, clock
    ) -> None:
        file = opened(desk, Route.SELF_FUNDED)
        samples.sign_route(file)
        case_id = file.case.id
        clock.set(samples.NOW + timedelta(days=11))
        page = open_page(file, "frame/payments")
        enter(page, "Paiement reçu le", "1/12")
        enter(page, "Montant", "300")
        press(page, "Enregistrer le paiement")
        assert says(page, "Ce paiement vient pendant le délai de rétractation.")
        assert says(page, "2 décembre 2026 au plus tôt")
        enter(page, "Paiement reçu le", "aujourd’hui")
        enter(page, "Montant", "300,01")
        press(page, "Enregistrer le paiement")
        assert says(page, "Vous pouvez enregistrer ici jusqu’à 300,00 €.")
        enter(page, "Montant", "300")
        press(page, "Enregistrer le paiement")
        assert [p.amount for p in stored(case_id).funding.payments] == [Money.euros(300)]
        assert says(page, "300,00 € réglés sur 1 000,00 €")
        press(page, "Retirer le paiement du mercredi 2 décembre 2026")
        assert stored(case_id).funding.payments == ()

    def test_e3c_the_terms_say_what_is_missing_until_nothing_is(self, desk, open_page, stored, qtbot) -> None:
        file = opened(desk, Route.SELF_FUNDED)
        samples.fill_frame(file)
        page = open_page(file, "frame")
        assert says(page, "Le document s’imprime comme projet. Il y manque :")
        press(page, "Le prix")
        settle()
        assert field(page, "Prix").editor.hasFocus()
        enter(page, "Intitulé", "Bilan de compétences")
        enter(page, "Prix", "1000")
        enter(page, "Durée prévue", "25h")
        qtbot.waitUntil(lambda: bool(field(page, "Durée prévue").error()), timeout=SECOND)
        enter(page, "Durée prévue", "16h")
        for label in ("Contenu", "Moyens humains", "Déroulement", "Remise", "Modalités", "Titres", "Arrêt"):
            fill(page, label, "Écrit ici.")
        qtbot.waitUntil(lambda: bool(stored(file.case.id).funding.terms.stopping), timeout=SECOND)
        qtbot.waitUntil(lambda: says(page, "Le document peut être signé"), timeout=SECOND)

    def test_e3c_the_paper_is_shown_and_can_be_printed(self, desk, open_page, qtbot) -> None:
        page = open_page(opened(desk, Route.SELF_FUNDED), "frame")
        press(page, "Voir et imprimer le document")
        viewer = QApplication.activeModalWidget()
        assert isinstance(viewer, DocumentViewer)
        assert "Imprimer…" in buttons(viewer)
        viewer.reject()


class TestStatements:
    """The papers for the payer, made from what the case holds."""

    def test_e5c_the_employer_of_a_plan_is_given_a_statement_of_attendance(self, desk, open_page) -> None:
        file = samples.to_investigation(samples.plan_case(desk))
        samples.hold_session(file)
        page = open_page(file, "frame")
        press(page, "État de présence")
        viewer = QApplication.activeModalWidget()
        assert isinstance(viewer, DocumentViewer)
        assert "Imprimer…" in buttons(viewer)
        viewer.reject()

    def test_e5b_the_day_of_entry_is_asked_for_and_never_computed(self, desk, open_page) -> None:
        page = open_page(samples.cpf_case(desk), "frame")
        press(page, "Attestation d’entrée")
        assert says(page, "Indiquez la date d’entrée.")
        assert QApplication.activeModalWidget() is None

    def test_a_person_who_pays_alone_has_no_payer_to_tell(self, desk, open_page) -> None:
        page = open_page(opened(desk, Route.SELF_FUNDED), "frame")
        assert not [name for name in buttons(page) if "Attestation" in name or "présence" in name]

    def test_scenario_18_the_former_payer_keeps_its_own_statements(self, desk, open_page) -> None:
        file = samples.to_investigation(samples.cpf_case(desk))
        samples.hold_session(file)
        funding.change_route(file, Route.TRAINING_PLAN, file.today())
        page = open_page(file, "frame")
        names = [button.accessibleName() for button in page.findChildren(Button)]
        assert "Attestation de sortie, CPF" in names
        press(page, "État de présence")
        assert says(page, "Choisissez les séances tenues.")


class TestChange:
    """« Changer de financement… » names what happens before it does."""

    def test_the_former_route_becomes_history_and_the_new_papers_are_asked(
        self, desk, open_page, stored, qtbot
    ) -> None:
        file = samples.to_investigation(samples.cpf_case(desk))
        samples.hold_session(file)
        page = open_page(file, "frame/change")
        press(page, "Changer de financement")
        dialog = front()
        assert says(dialog, "il en reste 22 h 30")
        assert says(dialog, "Le nouveau payeur n’apprend rien")
        press(dialog, "Changer de financement")
        assert field(dialog, "Nouveau financement").error() == "Choisissez le financement."
        field(dialog, "Nouveau financement").set_value(Route.TRAINING_PLAN)
        enter(dialog, "Dernier jour", "20/11/2026")
        press(dialog, "Changer de financement")
        assert field(dialog, "Dernier jour").error().startswith("Des séances ont eu lieu après ce jour")
        enter(dialog, "Dernier jour", "aujourd’hui")
        press(dialog, "Changer de financement")
        qtbot.waitUntil(lambda: stored(file.case.id).route is Route.TRAINING_PLAN)
        qtbot.waitUntil(lambda: says(page, "Convention tripartite"))
        assert says(page, "CPF, jusqu’au 21 novembre 2026 · 1 séance, 1 h 30")
        assert says(page, "Plan de développement")
        assert button(page, "Noter la transmission").isVisible()

    def test_a_change_is_given_up_with_escape(self, desk, open_page, stored) -> None:
        file = samples.cpf_case(desk)
        page = open_page(file, "frame/change")
        press(page, "Changer de financement")
        front().reject()
        assert stored(file.case.id).route is Route.CPF


def test_l8_the_question_of_the_last_years_is_asked_and_kept(desk, open_page, stored, qtbot) -> None:
    file = samples.cpf_case(desk)
    page = open_page(file, "frame/funded_before")
    assert says(page, "Plafond d’un bilan : 1 600,00 € · Décrets 2026-126 et 2026-127 (à vérifier)")
    assert says(page, "Participation du titulaire : 103,20 € · Décret 2024-394 (à vérifier)")
    field(page, "Un financeur a-t-il payé").buttons()[1].click()
    qtbot.waitUntil(lambda: stored(file.case.id).funding.funded_before is True, timeout=SECOND)
    assert says(page, "CPF : un bilan récent est connu")


def test_l8_a_case_shows_the_figures_of_the_day_it_is_judged_by_with_their_source(
    desk, open_page, qtbot
) -> None:
    file = samples.cpf_case(desk)
    parameters.enter(desk, Figure.CPF_CEILING_EUROS, Money.euros(1500), samples.TODAY, "Décret inventé")
    parameters.enter(desk, Figure.CPF_INTERVAL_YEARS, 3, samples.TODAY, "Décret inventé")
    parameters.enter(desk, Figure.CPF_PARTICIPATION_CENTS, Money(0), samples.TODAY, "Décret inventé")
    page = open_page(file, "frame")
    assert says(page, "Plafond d’un bilan : 1 500,00 € · Décret inventé · saisi par vous le 21 nov. 2026")
    assert not says(page, "Participation du titulaire")
    before = field(page, "Un financeur a-t-il payé un bilan depuis 3 ans")
    assert (
        before.buttons()[0].accessibleName().startswith("Un financeur a-t-il payé un bilan depuis 3\u00a0ans")
    )
    enter(page, "Conditions générales acceptées le", "20/11/2026")
    qtbot.waitUntil(lambda: says(page, "Plafond d’un bilan : 1 600,00 €"), timeout=20_000)
    assert says(page, "Participation du titulaire : 103,20 €")
    assert field(page, "Un financeur a-t-il payé un bilan depuis 5 ans")


def test_l8_where_no_years_are_to_be_waited_the_question_is_not_asked(desk, open_page) -> None:
    file = samples.cpf_case(desk)
    parameters.enter(desk, Figure.CPF_INTERVAL_YEARS, 0, samples.TODAY, "Décret inventé")
    page = open_page(file, "frame")
    assert not says(page, "Un financeur a-t-il payé")
