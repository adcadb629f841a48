from datetime import date, timedelta
from uuid import UUID

import pytest
from attrs import evolve

from bilan_desktop.domain.bilan.contract import ContractState
from bilan_desktop.domain.bilan.funding import ConventionState, Route
from bilan_desktop.domain.cases.safeguards import Guard, Place, Safeguard, Standing
from bilan_desktop.domain.cases.todo import Step, Task
from bilan_desktop.domain.law.dated import Figure
from bilan_desktop.domain.law.parameters import SHIPPED
from bilan_desktop.domain.law.rules import RuleId, Source
from bilan_desktop.domain.money import Money
from bilan_desktop.wording.guards import guard_text, step_badge, task_text

TODAY = date(2026, 11, 21)
DAY = date(2026, 10, 2)
CASE = UUID(int=1)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def line(guard, standing=Standing.KEPT, rule=RuleId.C1, **facts):
    return guard_text(Safeguard(guard, rule, standing, Place.FRAME, facts))


FACTS = {
    Guard.REQUEST: {"missing": 2},
    Guard.FRAME: {"missing": 1},
    Guard.CONSENT: {"given_on": DAY},
    Guard.CONVENTION: {"state": "signed", "signed_on": DAY},
    Guard.CPF_CEILING: {"ceiling": Money.euros(1600)},
    Guard.CPF_INTERVAL: {"years": 5},
    Guard.AGREED_PAPER: {"route": "france_travail"},
    Guard.CONTRACT: {"state": "firm", "signed_on": DAY},
    Guard.PAYMENTS: {"paid": Money.euros(480)},
    Guard.PAYER_RESULTS: {"route": "public_agent"},
    Guard.HOURS: {"done": timedelta(hours=21), "remaining": timedelta(hours=3)},
    Guard.PLANNED_END: {"planned_end": DAY},
    Guard.SENSITIVE: {"topic": "health", "session": 4, "on": DAY},
    Guard.FACTS: {"count": 2},
    Guard.PRESENTATION: {"on": DAY},
    Guard.OBSERVATIONS: {"on": DAY},
    Guard.ONLY_ADDRESSEE: {"third_parties": 0},
    Guard.EXITS: {"left": 0, "refused": 0},
    Guard.SATISFACTION: {"on": DAY},
    Guard.DESTRUCTION: {"agreements": 0},
    Guard.RESTRICTION: {"since": DAY},
    Guard.OUTPUTS: {"done": 2, "of": 3},
    Guard.AUTONOMY: {"done": 2, "of": 5},
}
ALWAYS_KEPT = {
    Guard.NECESSARY,
    Guard.EMPLOYER_UNINFORMED,
    Guard.EMPLOYER_RESULTS,
    Guard.PAYER_RESULTS,
    Guard.HOURS,
    Guard.ONLY_ADDRESSEE,
    Guard.EXITS,
    Guard.SECRECY,
    Guard.PRIVACY,
    Guard.STRENGTH,
    Guard.CEP_OPERATOR,
    Guard.RIGHTS,
    Guard.NO_FAULT,
    Guard.FOLLOW_UP,
}


@pytest.mark.parametrize("guard", Guard)
def test_every_guard_has_a_title_and_a_note(guard):
    standings = [Standing.KEPT] if guard in ALWAYS_KEPT else [Standing.KEPT, Standing.TO_DO]
    if guard is Guard.RESTRICTION:
        standings = [Standing.WATCH]
    for standing in standings:
        said = line(guard, standing, **FACTS.get(guard, {}))
        assert said.title
        assert said.note
        assert said.source
        assert "{" not in said.title + said.note


@pytest.mark.parametrize(
    ("said", "title", "note"),
    [
        (line(Guard.CONSENT, given_on=DAY), "Consentement recueilli", "Donné le 2 oct. 2026"),
        (
            line(Guard.HOURS, done=timedelta(hours=21), remaining=timedelta(hours=3)),
            "Durée ≤ 24 heures",
            "21 h réalisées, 3 h restantes",
        ),
        (
            line(Guard.REQUEST, Standing.TO_DO, missing=2),
            "Demande à compléter",
            "2 champs à remplir avant l’investigation",
        ),
        (
            line(Guard.PLANNED_END, Standing.BROKEN, planned_end=DAY),
            "Terme prévu dépassé",
            "Prévu le 2 oct. 2026 : clôturer ou prolonger",
        ),
        (
            line(Guard.EXITS, left=3, refused=1),
            "Chaque sortie a son destinataire",
            "3 remises inscrites, 1 demande refusée",
        ),
        (
            line(Guard.ONLY_ADDRESSEE, third_parties=1),
            "Bénéficiaire seul destinataire",
            "1 communication à un tiers, avec accord écrit",
        ),
        (
            line(Guard.DESTRUCTION, Standing.TO_DO, agreements=2),
            "Destruction au terme",
            "2 accords de conservation en cours",
        ),
    ],
)
def test_a_line_of_the_panel_says_how_the_rule_stands(said, title, note):
    assert (plain(said.title), plain(said.note)) == (title, note)


@pytest.mark.parametrize(
    ("state", "facts", "title", "note"),
    [
        (ConventionState.NOT_SENT, {}, "Convention tripartite à transmettre", "L’employeur envoie"),
        (
            ConventionState.WAITING,
            {"day": 8, "last_day": date(2026, 11, 23)},
            "Convention : réponse attendue",
            "Jour 8 sur 10 ; sans réponse le 24 nov., refus",
        ),
        (
            ConventionState.WAITING,
            {"day": 10, "last_day": TODAY},
            "Convention : réponse attendue",
            "Dernier jour pour signer ; sans réponse, refus demain",
        ),
        (
            ConventionState.SIGNED,
            {"signed_on": DAY, "last_day": TODAY, "day": 30},
            "Convention tripartite signée",
            "Signée le 2 oct. 2026",
        ),
        (
            ConventionState.REFUSED_BY_SILENCE,
            {"last_day": DAY, "day": 30},
            "Convention refusée par silence",
            "Délai achevé le 2 oct. 2026",
        ),
    ],
)
def test_c2_the_ten_days_of_the_convention_are_counted_aloud(state, facts, title, note):
    said = line(Guard.CONVENTION, Standing.WATCH, RuleId.C2, state=state.value, **facts)
    assert plain(said.title) == title
    assert plain(said.note).startswith(note)
    assert plain(said.source) == "Charte du Cnam · R. 6313-8"


@pytest.mark.parametrize(
    ("state", "facts", "title", "note"),
    [
        (ContractState.TO_SIGN, {}, "Contrat à signer", "Avant tout paiement"),
        (
            ContractState.WITHDRAWABLE,
            {"signed_on": DAY, "last_day": TODAY},
            "Contrat signé",
            "Rétractation possible jusqu’au 21 nov. 2026 ; aucun paiement",
        ),
        (
            ContractState.FIRM,
            {"signed_on": DAY, "last_day": DAY},
            "Contrat signé",
            "Signé le 2 oct. 2026",
        ),
        (
            ContractState.WITHDRAWN,
            {"signed_on": DAY, "last_day": TODAY, "withdrawn_on": DAY},
            "Contrat rétracté",
            "Le 2 oct. 2026 : nouveau contrat ou clôture",
        ),
    ],
)
def test_e3c_the_contract_says_until_when_it_may_be_taken_back(state, facts, title, note):
    said = line(Guard.CONTRACT, Standing.WATCH, RuleId.C2, state=state.value, **facts)
    assert (plain(said.title), plain(said.note)) == (title, note)


def test_l8_a_line_judged_by_a_dated_figure_quotes_its_own_source_and_who_entered_it():
    shipped = SHIPPED.in_force(Figure.CPF_CEILING_EUROS, TODAY)
    facts = {"ceiling": shipped.amount}
    kept = Safeguard(Guard.CPF_CEILING, RuleId.L8, Standing.KEPT, Place.FRAME, facts, shipped)
    assert guard_text(kept).source == "Décrets 2026-126 et 2026-127 (à vérifier)"
    own = evolve(shipped, source=Source("Décret 2027-12"), entered_on=date(2027, 1, 3))
    said = guard_text(evolve(kept, row=own)).source
    assert plain(said) == "Décret 2027-12 · saisi par vous le 3 janv. 2027"


def test_l8_the_years_to_wait_agree_with_their_number():
    for years, said in ((1, "1 an"), (5, "5 ans")):
        asked = line(Guard.CPF_INTERVAL, Standing.TO_DO, RuleId.L8, years=years).note
        assert plain(asked).endswith(f"depuis {said} ?")


def test_l8_a_bilan_funded_before_is_said_and_not_judged():
    said = line(Guard.CPF_INTERVAL, Standing.WATCH, RuleId.L8, years=5)
    assert plain(said.title) == "CPF : un bilan récent est connu"
    assert plain(said.source) == "Décrets 2026-126 et 2026-127 (à vérifier)"


@pytest.mark.parametrize(
    ("route", "note"),
    [
        (Route.TRANSITION_PROJECT, "Absences seulement"),
        (Route.FRANCE_TRAVAIL, "Heures et dates d’entrée et de sortie seulement"),
        (Route.SELF_FUNDED, "Personne d’autre ne reçoit rien"),
        (Route.PUBLIC_AGENT, "Présence seulement"),
        (Route.INSURANCE_FUND, "Heures et facture seulement"),
    ],
)
def test_e5a_the_panel_says_what_the_payer_may_get(route, note):
    assert plain(line(Guard.PAYER_RESULTS, rule=RuleId.E5A, route=route.value).note) == note


TASK_FACTS = {
    Step.CONVENTION_ANSWER: {"day": 8, "last_day": date(2026, 11, 23)},
    Step.APPOINTMENT: {"at": "10:00", "number": 6},
    Step.RESTRICTED: {"since": DAY},
}
DATED = {
    Step.CONVENTION_REFUSED,
    Step.CONTRACT_WITHDRAWN,
    Step.CONVENTION_ANSWER,
    Step.PLANNED_END_PASSED,
    Step.APPOINTMENT,
    Step.PLANNED_END_NEAR,
}


def task(step, due=None):
    return Task(
        CASE,
        step,
        Place.FRAME,
        due or (date(2026, 11, 23) if step in DATED else None),
        TASK_FACTS.get(step, {}),
    )


@pytest.mark.parametrize("step", Step)
def test_every_step_has_its_sentence_its_note_and_its_badge(step):
    said = task_text(task(step), "Karim L.", TODAY)
    badge = step_badge(task(step), TODAY)
    assert "Karim L." in said.sentence
    assert said.note
    assert badge
    assert len(badge) <= 34
    assert "{" not in said.sentence + said.note + badge
    assert "Karim" not in badge


@pytest.mark.parametrize(
    ("step", "due", "sentence", "note", "badge"),
    [
        (
            Step.CONVENTION_ANSWER,
            date(2026, 11, 23),
            "Convention Nadia B. — réponse du salarié",
            "Jour 8 sur 10 ; sans réponse le 24 nov., refus · R. 6313-8",
            "Convention : réponse → 23 nov.",
        ),
        (
            Step.APPOINTMENT,
            date(2026, 11, 22),
            "Nadia B. — entretien 6",
            "Demain à 10:00",
            "Entretien 6 · demain 10:00",
        ),
        (
            Step.APPOINTMENT,
            date(2026, 12, 12),
            "Nadia B. — entretien 6",
            "12 déc. à 10:00",
            "Entretien 6 · 12 déc. 10:00",
        ),
        (
            Step.PRESENT_SYNTHESIS,
            None,
            "Nadia B. — présenter la synthèse",
            "Observations à recueillir ensuite",
            "Synthèse à présenter",
        ),
        (
            Step.PLANNED_END_NEAR,
            date(2026, 11, 26),
            "Nadia B. — terme prévu dans 5 jours",
            "Le 26 nov. : remises et clôture",
            "Terme dans 5 jours",
        ),
    ],
)
def test_what_is_to_be_done_is_said_in_a_line(step, due, sentence, note, badge):
    said = task_text(task(step, due), "Nadia B.", TODAY)
    assert (plain(said.sentence), plain(said.note)) == (sentence, note)
    assert plain(step_badge(task(step, due), TODAY)) == badge
