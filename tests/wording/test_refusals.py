import ast
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.synthesis import Section
from bilan_desktop.domain.errors import Breach, Fault, FaultKind, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.law import breaches
from bilan_desktop.domain.law.breaches import RULE_OF
from bilan_desktop.domain.law.rules import SOURCES
from bilan_desktop.domain.money import Money
from bilan_desktop.wording.refusals import fault, input_sentence, refusal

DAY = date(2026, 11, 23)
LEFT, ASKED = timedelta(minutes=30), timedelta(hours=1)

RAISED_WITH = {
    Breach.SESSION_BEFORE_CONSENT: {"given_on": DAY},
    Breach.FUNDING_PAPER_MISSING: {"route": Route.CPF.value},
    Breach.CONVENTION_SIGNED_LATE: {"last_day": DAY},
    Breach.CONVENTION_REFUSED_BY_SILENCE: {"last_day": DAY},
    Breach.CONTRACT_WITHDRAWN_LATE: {"last_day": DAY},
    Breach.PAYMENT_BEFORE_WITHDRAWAL_ENDS: {"first_day": DAY},
    Breach.PAYMENT_AHEAD: {"most": Money.euros(480), "room": Money.euros(80), "percent": 30},
    Breach.PLANNED_END_PASSED: {"planned_end": DAY},
    Breach.PLANNED_END_AGREED: {"field": "planned_end", "planned_end": DAY},
    Breach.REQUEST_INCOMPLETE: {"missing": "trigger motives"},
    Breach.FRAME_INCOMPLETE: {"missing": "starts_on"},
    Breach.HOURS_EXCEEDED: {"remaining": LEFT, "asked": ASKED},
    Breach.SYNTHESIS_FROZEN: {"finalised_on": DAY},
    Breach.SYNTHESIS_INCOMPLETE: {"section": Section.SKILLS.value},
    Breach.AGREEMENT_EXPIRED: {"until": DAY},
    Breach.RETENTION_OVER_CEILING: {"latest": DAY},
    Breach.PHASE_ORDER: {"phase": Phase.INVESTIGATION.value},
    Breach.NIR_FORBIDDEN: {"field": "said"},
    Breach.CASE_RESTRICTED: {"since": DAY},
    Breach.SCORE_IN_SYNTHESIS: {"field": Section.SKILLS.value},
}
"""The facts with which a rule is broken; the other breaches have none."""

MORE_FACTS = {
    Breach.FUNDING_PAPER_MISSING: {"since"},
    **{
        breach: {"route"}
        for breach in (
            Breach.EMPLOYER_UNDER_CPF,
            Breach.EMPLOYER_GETS_NO_RESULT,
            Breach.CEP_REQUEST_MISSING,
            Breach.DISCLOSURE_WITHOUT_AGREEMENT,
        )
    },
}
"""What is known now and then."""

PROBLEM_FACTS = {
    Problem.TOO_LONG: {"limit": 200, "length": 250},
    Problem.IN_THE_FUTURE: {"day": DAY},
    Problem.TOO_EARLY: {"earliest": DAY},
    Problem.TOO_LATE: {"latest": DAY},
    Problem.END_BEFORE_START: {"start": DAY},
    Problem.FILE_TOO_LARGE: {"limit": 25 * 1024**2, "size": 200 * 1024**2},
    Problem.NOT_PRINTABLE: {"count": 3},
}

FAULT_FACTS = {
    "folder": Path("Coffre/d'Élodie"),
    "compartment": "0b7c",
    "format": 9,
    "known": 1,
    "mebibytes": 256,
    "reference": "B-2026-014",
}


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def require_calm(text: str) -> None:
    """Whole sentences in French typography, without blame, shouting, code names or gaps."""
    assert text
    assert text[0].isupper() or text[0] == "«"
    assert text.endswith((".", "?"))
    assert not re.search(r"[!{}'_]|\b(erreur|invalide|interdit|oubli|faux|échou|tu|votre faute)\b", text)
    assert not re.search(r" [;:?»]|« |  ", text)


@pytest.mark.parametrize(
    ("route", "article"),
    [
        (Route.CPF, "Mon Compte Formation"),
        (Route.TRAINING_PLAN, "R. 6313-8"),
        (Route.SELF_FUNDED, "L. 6353-3 à L. 6353-7"),
        (Route.PUBLIC_AGENT, "décrets 2007-1845"),
    ],
)
def test_c2_the_paper_that_is_missing_is_quoted_by_its_funding(route, article):
    said = refusal(RuleBroken(Breach.FUNDING_PAPER_MISSING, route=route.value))
    assert article in plain(said.source)


@pytest.mark.parametrize("breach", Breach)
def test_every_breach_has_its_sentences_with_its_facts(breach):
    facts = RAISED_WITH.get(breach, {})
    said = refusal(RuleBroken(breach, **facts))
    for text in (said.title, said.reason, said.way_out):
        require_calm(text)
    article = {Breach.CASE_RESTRICTED: "RGPD, art. 18", Breach.CONVENTION_UNDER_CPF: "Charte du Cnam"}
    article[Breach.FUNDING_PAPER_MISSING] = "Charte du Cnam"
    assert plain(said.source).startswith(article.get(breach, SOURCES[RULE_OF[breach]].text))
    whole = plain(f"{said.reason} {said.way_out}")
    for fact in facts.values():
        if isinstance(fact, date):
            assert "23 novembre 2026" in whole


def raised_in_the_domain():
    for module in Path(breaches.__file__).parents[1].rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "RuleBroken":
                for named in ast.walk(node.args[0]):
                    if isinstance(named, ast.Attribute) and getattr(named.value, "id", "") == "Breach":
                        yield Breach[named.attr], {keyword.arg for keyword in node.keywords}


def test_the_sentences_know_the_facts_that_the_domain_gives():
    raised = list(raised_in_the_domain())
    assert len(raised) > 30
    for breach, facts in raised:
        known = set(RAISED_WITH.get(breach, {}))
        assert known <= facts <= known | MORE_FACTS.get(breach, set()), breach


@pytest.mark.parametrize("breach", Breach)
def test_a_breach_without_its_facts_still_says_what_happened(breach):
    said = refusal(RuleBroken(breach))
    require_calm(said.title)
    assert "{" not in said.reason + said.way_out


def test_l1_what_remains_of_the_hours_is_offered():
    said = refusal(RuleBroken(Breach.HOURS_EXCEEDED, remaining=LEFT, asked=ASKED))
    assert "La séance dure 1 h ; il reste 30 min." in plain(said.reason)
    assert plain(said.way_out).startswith("Vous pouvez enregistrer 30 min")
    assert said.source == "L.\u00a06313-4, al.\u00a05"


def test_l1_when_no_hour_remains_none_is_offered():
    said = refusal(RuleBroken(Breach.HOURS_EXCEEDED, remaining=timedelta(0), asked=ASKED))
    assert "enregistrer" not in said.way_out
    assert "toutes utilisées" in said.way_out


@pytest.mark.parametrize(("route", "word"), [(Route.CPF, "EDOF"), (Route.TRAINING_PLAN, "convention")])
def test_c2_each_route_is_asked_its_own_paper(route, word):
    said = refusal(RuleBroken(Breach.FUNDING_PAPER_MISSING, route=route.value))
    assert word in said.reason
    assert "Page Cadre" in said.way_out


def test_c2_a_session_before_the_paper_is_sent_back_to_its_date():
    said = refusal(RuleBroken(Breach.FUNDING_PAPER_MISSING, route=Route.CPF.value, since=DAY))
    assert "Ce document date du 23 novembre 2026." in plain(said.reason)
    assert plain(said.way_out) == "Vérifiez la date de la séance, et celle du document."


def test_e2_what_is_missing_of_the_request_is_named():
    said = refusal(RuleBroken(Breach.REQUEST_INCOMPLETE, missing="trigger motives free_will"))
    assert "Il manque : l’élément déclencheur, les motifs et l’expression du libre choix." in plain(
        said.way_out
    )


@pytest.mark.parametrize("phase", Phase)
def test_l2_the_next_step_is_said_in_every_phase(phase):
    require_calm(refusal(RuleBroken(Breach.PHASE_ORDER, phase=phase.value)).way_out)


def test_c7_a_wish_over_the_ceiling_gets_the_date_it_can_have():
    said = refusal(RuleBroken(Breach.RETENTION_OVER_CEILING, latest=date(2027, 11, 30)))
    assert plain(said.way_out) == "Choisissez le 30 novembre 2027 au plus tard."


def test_the_three_headings_are_not_said_to_be_the_codes():
    for breach in (Breach.FOURTH_SECTION, Breach.SYNTHESIS_INCOMPLETE, Breach.OBSERVATIONS_NOT_ASKED):
        assert refusal(RuleBroken(breach)).source == "Charte du Cnam"


FIELDS = ("siret", "given_on", "starts_at", "appointment_duration", "price", "purpose", "file", "unheard_of")


@pytest.mark.parametrize("problem", Problem)
@pytest.mark.parametrize("field", FIELDS)
def test_every_problem_has_a_sentence_beside_every_field(problem, field):
    require_calm(input_sentence(InvalidInput(field, problem, **PROBLEM_FACTS.get(problem, {}))))
    require_calm(input_sentence(InvalidInput(field, problem)))


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (InvalidInput("planned_end", Problem.EMPTY), "Indiquez le terme prévu."),
        (InvalidInput("siret", Problem.WRONG_FORMAT, digits=14), "Un SIRET compte 14 chiffres."),
        (
            InvalidInput("given_on", Problem.WRONG_FORMAT),
            "Cette date n’est pas reconnue ; écrivez par exemple « 3/12 », « lundi » ou « 3 décembre 2026 ».",
        ),
        (
            InvalidInput("name", Problem.TOO_LONG, limit=200, length=2500),
            "Ce texte est trop long. Il compte 2 500 caractères, pour 200 au plus.",
        ),
        (
            InvalidInput("price", Problem.TOO_LONG, limit=100_000),
            "Ce prix est trop élevé. Il est de 100 000 € au plus.",
        ),
        (
            InvalidInput("term", Problem.TOO_EARLY, earliest=DAY),
            (
                "Le terme ne peut pas précéder la dernière séance ni la présentation de la synthèse. "
                "Au plus tôt : le 23 novembre 2026."
            ),
        ),
        (
            InvalidInput("file", Problem.FILE_TOO_LARGE, limit=25 * 1024**2, size=200 * 1024**2),
            "Ce fichier est trop volumineux. Il fait 200 Mo, pour 25 Mo au plus.",
        ),
        (InvalidInput("unheard_of", Problem.EMPTY), "Indiquez ce champ."),
        (InvalidInput("recipient_name", Problem.EMPTY), "Indiquez le nom du destinataire."),
        (
            InvalidInput("recovery_code", Problem.WRONG_FORMAT, signs=28),
            "Ce code est incomplet, ou un de ses signes n’est pas admis. Un code de secours compte 28 signes.",
        ),
    ],
)
def test_a_field_is_told_what_it_wants(error, expected):
    assert plain(input_sentence(error)) == expected


@pytest.mark.parametrize("facts", [{}, FAULT_FACTS])
@pytest.mark.parametrize("kind", FaultKind)
def test_every_fault_says_what_happened_what_is_safe_and_what_to_do(kind, facts):
    said = fault(Fault(kind, **facts))
    for text in (said.title, said.safe):
        require_calm(text)
    require_calm(said.way_out.replace("d'Élodie", "Élodie"))


def test_a_place_on_the_disk_is_shown_as_it_is_written():
    said = fault(Fault(FaultKind.VAULT_MISSING, folder=Path("Coffre/d'Élodie : 2026")))
    assert "«\u202fCoffre/d'Élodie : 2026\u202f»" in said.way_out
