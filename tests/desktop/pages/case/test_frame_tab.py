"""The tab « Cadre »: a bilan limited in time (E3a), the paper of its funding (C2), its planned sessions."""

from datetime import date, timedelta

import samples
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.domain.bilan.funding import ConventionState
from bilan_desktop.domain.money import Money
from bilan_desktop.practice.running import frame, funding
from desktop.finding import button, buttons, drop, enter, field, fill, press, says, settle

SECOND = 1000


def test_e3a_dates_and_objectives_are_stored(desk, open_page, stored, qtbot) -> None:
    file = samples.cpf_case(desk)
    page = open_page(file, "frame")
    enter(page, "Début", "2/11")
    enter(page, "Terme prévu", "31 janvier")
    fill(page, "Objectifs", "Choisir entre deux métiers")
    qtbot.waitUntil(lambda: bool(stored(file.case.id).frame.objectives), timeout=SECOND)
    kept = stored(file.case.id).frame
    assert (kept.starts_on, kept.planned_end) == (date(2026, 11, 2), date(2027, 1, 31))
    assert says(page, "Terme prévu le 31 janvier 2027")
    assert says(page, "Cadre fixé")


def test_an_end_before_the_start_is_said_there_and_the_rest_is_stored(desk, open_page, stored, qtbot) -> None:
    file = samples.cpf_case(desk)
    samples.fill_frame(file)
    page = open_page(file, "frame")
    end = enter(page, "Terme prévu", "1/11/2026")
    fill(page, "Objectifs", "Autre chose")
    qtbot.waitUntil(lambda: stored(file.case.id).frame.objectives == "Autre chose", timeout=SECOND)
    assert end.error().startswith("La fin vient avant le début")
    assert end.value() == date(2026, 11, 1)
    assert stored(file.case.id).frame.planned_end == date(2027, 1, 30)
    enter(page, "Terme prévu", "15/12/2026")
    qtbot.waitUntil(lambda: stored(file.case.id).frame.planned_end == date(2026, 12, 15), timeout=SECOND)
    assert end.error() == ""


class TestCpf:
    """Under CPF: EDOF's number and dates, never computed, and no employer (C2, E5b)."""

    def test_what_edof_states_is_stored_as_typed(self, desk, open_page, stored, qtbot) -> None:
        file = samples.cpf_case(desk)
        page = open_page(file, "frame/paper")
        enter(page, "Numéro de dossier EDOF", "5 1234 5678")
        enter(page, "Conditions générales acceptées le", "hier")
        enter(page, "Entrée selon EDOF", "1/12/2026")
        enter(page, "Sortie selon EDOF", "28/2/2027")
        enter(page, "Prix", "1 600")
        qtbot.waitUntil(lambda: stored(file.case.id).funding.price is not None, timeout=SECOND)
        kept = stored(file.case.id).funding
        assert kept.edof_number == "5 1234 5678"
        assert kept.terms_accepted_on == date(2026, 11, 20)
        assert (kept.entry_on, kept.exit_on) == (date(2026, 12, 1), date(2027, 2, 28))
        assert kept.price == Money.euros(1600)
        assert says(page, "CPF : conditions générales acceptées")

    def test_a_number_that_is_none_is_said_beside_it(self, desk, open_page, stored, qtbot) -> None:
        file = samples.cpf_case(desk)
        page = open_page(file, "frame/paper")
        number = fill(page, "Numéro de dossier EDOF", "?!")
        qtbot.waitUntil(lambda: bool(number.error()), timeout=SECOND)
        assert number.error() == "Un numéro de dossier EDOF compte au moins quatre chiffres ou lettres."
        assert number.value() == "?!"

    def test_a_price_below_zero_or_without_sense_is_said(self, desk, open_page) -> None:
        page = open_page(samples.cpf_case(desk), "frame/paper")
        assert enter(page, "Prix", "-12").error() == "Le prix ne peut pas être inférieur à zéro."
        assert enter(page, "Prix", "beaucoup").error().startswith("Ce montant n’est pas reconnu")

    def test_e5b_no_field_is_there_for_an_employer_and_the_page_says_why(self, desk, open_page) -> None:
        page = open_page(samples.cpf_case(desk), "frame")
        labels = [f.label().lower() for f in page.findChildren(FormField) if f.isVisible()]
        assert not [label for label in labels if "employeur" in label]
        assert says(page, "Aucune coordonnée d’employeur")
        assert says(page, "La démarche est personnelle")


class TestConvention:
    """Under the training plan: the draft, ten days, the signature (R. 6313-8)."""

    def test_each_sending_starts_the_ten_days(self, desk, open_page, stored) -> None:
        file = samples.plan_case(desk)
        page = open_page(file, "frame/sending")
        assert says(page, "n’a pas encore été transmis")
        enter(page, "Projet transmis le", "13/11")
        press(page, "Noter la transmission")
        assert stored(file.case.id).funding.convention.sent_on == (date(2026, 11, 13),)
        assert says(page, "Jour 8 sur 10 : le salarié peut signer jusqu’au lundi 23 novembre 2026 inclus.")
        enter(page, "Projet transmis le", "20/11")
        press(page, "Noter une nouvelle transmission")
        assert stored(file.case.id).funding.convention.last_day == date(2026, 11, 30)
        assert says(page, "Nouveau projet transmis le vendredi 20 novembre 2026")

    def test_a_sending_to_come_or_before_another_is_said_beside_it(self, desk, open_page) -> None:
        file = samples.plan_case(desk)
        funding.send_convention(file, date(2026, 11, 18))
        page = open_page(file, "frame/sending")
        enter(page, "Projet transmis le", "demain")
        press(page, "Noter une nouvelle")
        assert field(page, "Projet transmis le").error().startswith("Cette date est à venir")
        enter(page, "Projet transmis le", "2/11/2026")
        press(page, "Noter une nouvelle")
        assert field(page, "Projet transmis le").error().startswith("Un envoi plus récent est déjà noté")

    def test_the_last_day_and_the_silence_after_it(self, desk, open_page, clock) -> None:
        file = samples.plan_case(desk)
        funding.send_convention(file, date(2026, 11, 11))
        page = open_page(file, "frame/sending")
        assert says(page, "Dernier jour : sans réponse aujourd’hui, le silence vaut refus demain.")
        clock.set(samples.NOW + timedelta(days=1))
        page.enter(f"{file.case.id}#frame")
        assert says(page, "Refus (silence) : le délai s’est achevé le samedi 21 novembre 2026.")
        assert says(page, "Convention refusée par silence")
        assert "Noter une nouvelle transmission" in buttons(page)

    def test_the_signature_needs_its_paper_and_its_day(self, desk, open_page, stored, scan, qtbot) -> None:
        file = samples.plan_case(desk)
        funding.send_convention(file, date(2026, 11, 13))
        page = open_page(file, "frame/sending")
        enter(page, "Signée le", "20/11")
        press(page, "Noter la signature")
        assert field(page, "Convention signée des trois").error() == "Joignez la convention signée."
        drop(field(page, "Convention signée des trois"), scan)
        press(page, "Noter la signature")
        qtbot.waitUntil(lambda: stored(file.case.id).funding.convention.signed_on == date(2026, 11, 20))
        qtbot.waitUntil(lambda: says(page, "Signée le vendredi 20 novembre 2026"))
        state = stored(file.case.id).funding.convention.state(samples.TODAY)
        assert state is ConventionState.SIGNED
        press(page, "Modifier la signature")
        enter(page, "Signée le", "19/11")
        press(page, "Noter la signature")
        assert stored(file.case.id).funding.convention.signed_on == date(2026, 11, 19)

    def test_a_signature_after_the_tenth_day_is_barred_with_the_source(
        self, desk, open_page, stored, scan
    ) -> None:
        file = samples.plan_case(desk)
        funding.send_convention(file, date(2026, 11, 1))
        page = open_page(file, "frame/sending")
        enter(page, "Signée le", "12/11")
        drop(field(page, "Convention signée des trois"), scan)
        press(page, "Noter la signature")
        assert says(page, "La date de signature vient après le délai de dix jours.")
        assert says(page, "R. 6313-8")
        assert stored(file.case.id).funding.convention.signed_on is None
        assert not stored(file.case.id).documents

    def test_the_employer_and_the_mentions_are_stored(self, desk, open_page, stored, qtbot) -> None:
        file = samples.plan_case(desk)
        page = open_page(file, "frame")
        enter(page, "Employeur", "Ateliers du Ponant (fictif)")
        enter(page, "OPCO ou autre financeur", "Uniformation (fictif)")
        fill(page, "Déroulement et suivi", "Sept entretiens, un suivi à six mois")
        qtbot.waitUntil(lambda: bool(stored(file.case.id).funding.terms.course_and_follow_up), timeout=SECOND)
        kept = stored(file.case.id).funding
        assert kept.employer.name == "Ateliers du Ponant (fictif)"
        assert kept.funder == "Uniformation (fictif)"
        assert kept.convention.sent_on == ()


class TestAppointments:
    """Planned sessions, until they are held."""

    def test_one_is_planned_and_cancelled(self, desk, open_page, stored) -> None:
        file = samples.cpf_case(desk)
        page = open_page(file, "frame/appointments")
        enter(page, "Jour", "mardi")
        enter(page, "Heure", "14h30")
        enter(page, "Durée", "2h")
        enter(page, "Lieu", "Au cabinet")
        press(page, "Planifier la séance")
        (planned,) = stored(file.case.id).frame.appointments
        assert planned.at.strftime("%Y-%m-%d %H:%M") == "2026-11-24 14:30"
        assert planned.duration == timedelta(hours=2)
        assert says(page, "Mardi 24 novembre 2026")
        assert says(page, "14:30 · 2 h · Au cabinet")
        press(page, "Annuler le rendez-vous du Mardi 24")
        assert stored(file.case.id).frame.appointments == ()

    def test_what_is_missing_or_impossible_is_said_beside_it(self, desk, open_page, stored) -> None:
        file = samples.cpf_case(desk)
        page = open_page(file, "frame/appointments")
        press(page, "Planifier la séance")
        assert field(page, "Jour").error() == "Indiquez la date du rendez-vous."
        enter(page, "Jour", "demain")
        press(page, "Planifier la séance")
        assert field(page, "Heure").error() == "Indiquez l’heure."
        enter(page, "Heure", "25h")
        assert field(page, "Heure").error().startswith("Cette heure n’est pas reconnue")
        enter(page, "Heure", "9h")
        enter(page, "Durée", "13h")
        press(page, "Planifier la séance")
        assert field(page, "Durée").error().startswith("Un rendez-vous dure 12 heures au plus")
        assert stored(file.case.id).frame.appointments == ()

    def test_holding_one_makes_a_session_of_it(self, desk, open_page, stored) -> None:
        from datetime import datetime

        file = samples.to_investigation(samples.cpf_case(desk))
        at = datetime(2026, 11, 21, 8, 0, tzinfo=samples.NOW.tzinfo)
        frame.plan_session(file, at, timedelta(hours=1), "Au cabinet")
        page = open_page(file, "frame")
        press(page, "Tenir la séance")
        assert field(page, "Début").value().hour == 8
        press(page, "Enregistrer la séance")
        case = stored(file.case.id)
        assert case.frame.appointments == ()
        assert [(s.starts_at.hour, s.ends_at.hour) for s in case.sessions] == [(8, 9)]
        settle()
        assert button(page, "‹ Toutes les séances").isVisible()
