from datetime import timedelta
from uuid import uuid4

import pytest

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.errors import Breach, RuleBroken
from bilan_desktop.domain.sharing.agreement import Recipient, RecipientKind, Subject
from bilan_desktop.domain.sharing.disclosure import HandOver, authorise
from domain_samples import NOW, PROOF, TODAY, disclosure, presented, written

DAY = timedelta(days=1)
BENEFICIARY = Recipient(RecipientKind.BENEFICIARY)
FINAL = presented().finalised(Phase.CONCLUSION, NOW, PROOF)
THIRD_PARTIES = [kind for kind in RecipientKind if kind is not RecipientKind.BENEFICIARY]
AGREED_WITH = [kind for kind in THIRD_PARTIES if kind is not RecipientKind.INSPECTOR]


def decide(recipient, subject=Subject.SYNTHESIS, **changes):
    facts = {
        "phase": Phase.CONCLUSION,
        "route": Route.CPF,
        "synthesis": FINAL,
        "agreements": (),
        "today": TODAY,
    }
    return authorise(subject, recipient, **{**facts, **changes})


def barred(*args, **kwargs):
    with pytest.raises(RuleBroken) as caught:
        decide(*args, **kwargs)
    return caught.value.breach


@pytest.mark.parametrize("subject", Subject)
def test_c6_nothing_leaves_without_a_recipient(subject):
    assert barred(None, subject) is Breach.RECIPIENT_MISSING


@pytest.mark.parametrize("subject", Subject)
def test_c6_the_beneficiary_needs_no_agreement(subject):
    assert decide(BENEFICIARY, subject) is None
    assert decide(BENEFICIARY, subject, phase=Phase.CLOSED) is None


@pytest.mark.parametrize("phase", [Phase.REQUEST, Phase.PRELIMINARY, Phase.INVESTIGATION])
def test_c8_no_synthesis_and_no_draft_leaves_before_the_conclusion_phase(phase):
    for subject in (Subject.SYNTHESIS, Subject.SYNTHESIS_DRAFT):
        found = barred(BENEFICIARY, subject, phase=phase, synthesis=written())
        assert found is Breach.FINAL_BEFORE_CONCLUSION
    assert decide(BENEFICIARY, Subject.DETAILED_RESULTS, phase=phase) is None


def test_c8_a_synthesis_that_is_not_final_leaves_as_a_draft_only():
    assert barred(BENEFICIARY, synthesis=presented()) is Breach.SYNTHESIS_NOT_FINAL
    assert decide(BENEFICIARY, Subject.SYNTHESIS_DRAFT, synthesis=presented()) is None


@pytest.mark.parametrize("kind", THIRD_PARTIES)
def test_c6_a_draft_goes_to_no_third_party(kind):
    recipient = Recipient(kind, "Mission locale")
    agreement = disclosure(kind, subject=Subject.SYNTHESIS_DRAFT)
    found = barred(recipient, Subject.SYNTHESIS_DRAFT, agreements=(agreement,))
    assert found is Breach.SYNTHESIS_NOT_FINAL


@pytest.mark.parametrize(
    ("kind", "route", "breach"),
    [
        (RecipientKind.EMPLOYER, Route.CPF, Breach.EMPLOYER_UNDER_CPF),
        (RecipientKind.EMPLOYER, Route.TRAINING_PLAN, Breach.EMPLOYER_GETS_NO_RESULT),
        (RecipientKind.CEP_OPERATOR, Route.CPF, Breach.CEP_REQUEST_MISSING),
        (RecipientKind.FUNDER, Route.TRAINING_PLAN, Breach.DISCLOSURE_WITHOUT_AGREEMENT),
        (RecipientKind.OTHER, Route.CPF, Breach.DISCLOSURE_WITHOUT_AGREEMENT),
    ],
)
def test_c6_e5b_e5c_l3_a_third_party_without_an_agreement_gets_nothing(kind, route, breach):
    assert barred(Recipient(kind, "Mission locale"), route=route) is breach


def test_e5b_under_cpf_the_employer_is_barred_from_results_too():
    employer = Recipient(RecipientKind.EMPLOYER, "Atelier du Grand Pré")
    assert barred(employer, Subject.DETAILED_RESULTS) is Breach.EMPLOYER_UNDER_CPF


def test_e5c_the_employer_who_pays_is_barred_from_results_too():
    employer = Recipient(RecipientKind.EMPLOYER, "Atelier du Grand Pré")
    found = barred(employer, Subject.DETAILED_RESULTS, route=Route.TRAINING_PLAN)
    assert found is Breach.EMPLOYER_GETS_NO_RESULT


@pytest.mark.parametrize("kind", AGREED_WITH)
def test_c6_an_agreement_opens_the_way_for_the_document_and_the_recipient_it_names(kind):
    agreement = disclosure(kind, "Mission locale")
    assert decide(Recipient(kind, "mission locale"), agreements=(agreement,)) is agreement


def test_c6_an_agreement_serves_neither_another_name_nor_another_document():
    agreement = disclosure(RecipientKind.OTHER, "Mission locale")
    stranger = Recipient(RecipientKind.OTHER, "Cap emploi")
    assert barred(stranger, agreements=(agreement,)) is Breach.DISCLOSURE_WITHOUT_AGREEMENT
    named = Recipient(RecipientKind.OTHER, "Mission locale")
    found = barred(named, Subject.DETAILED_RESULTS, agreements=(agreement,))
    assert found is Breach.DISCLOSURE_WITHOUT_AGREEMENT


def test_c6_an_agreement_serves_once_until_its_day_and_not_after_a_withdrawal():
    named = Recipient(RecipientKind.OTHER, "Mission locale")
    used = disclosure(RecipientKind.OTHER, used_on=TODAY)
    assert barred(named, agreements=(used,)) is Breach.AGREEMENT_ALREADY_USED
    withdrawn = disclosure(RecipientKind.OTHER, withdrawn_on=TODAY)
    assert barred(named, agreements=(withdrawn,)) is Breach.DISCLOSURE_WITHOUT_AGREEMENT
    last_day = disclosure(RecipientKind.OTHER, until=TODAY)
    assert decide(named, agreements=(used, last_day)) is last_day
    assert barred(named, agreements=(last_day,), today=TODAY + DAY) is Breach.AGREEMENT_EXPIRED


def test_c6_an_expired_agreement_says_until_when_the_last_one_held():
    named = Recipient(RecipientKind.OTHER, "Mission locale")
    expired = [disclosure(RecipientKind.OTHER, until=TODAY - days * DAY) for days in (9, 2, 5)]
    with pytest.raises(RuleBroken) as caught:
        decide(named, agreements=expired)
    assert caught.value.facts["until"] == TODAY - 2 * DAY


def test_l3_the_cep_operator_gets_the_synthesis_only_even_with_an_agreement():
    adviser = Recipient(RecipientKind.CEP_OPERATOR, "Mission locale")
    wrong = disclosure(RecipientKind.CEP_OPERATOR, subject=Subject.DETAILED_RESULTS)
    found = barred(adviser, Subject.DETAILED_RESULTS, agreements=(wrong,))
    assert found is Breach.CEP_GETS_THE_SYNTHESIS_ONLY


def test_l3_the_cep_operator_gets_the_final_synthesis_at_the_beneficiarys_request():
    adviser = Recipient(RecipientKind.CEP_OPERATOR, "Mission locale")
    request = disclosure(RecipientKind.CEP_OPERATOR)
    assert decide(adviser, agreements=(request,)) is request
    assert barred(adviser, agreements=(request,), synthesis=presented()) is Breach.SYNTHESIS_NOT_FINAL


def test_c6_a_hand_over_to_the_beneficiary_is_proved_by_a_receipt():
    line = HandOver(uuid4(), Subject.SYNTHESIS, BENEFICIARY, TODAY, receipt=PROOF)
    assert line.is_signed_by_the_beneficiary
    assert not HandOver(uuid4(), Subject.SYNTHESIS, BENEFICIARY, TODAY).is_signed_by_the_beneficiary
    third = Recipient(RecipientKind.FUNDER, "OPCO")
    assert not HandOver(uuid4(), Subject.SYNTHESIS, third, TODAY, receipt=PROOF).is_signed_by_the_beneficiary


CERTIFICATE = Subject.COMPLETION_CERTIFICATE


def test_e5b_under_cpf_the_employer_is_barred_from_papers_without_content_too():
    employer = Recipient(RecipientKind.EMPLOYER, "Atelier du Grand Pré")
    assert barred(employer, CERTIFICATE) is Breach.EMPLOYER_UNDER_CPF
    assert decide(employer, CERTIFICATE, route=Route.TRAINING_PLAN) is None


@pytest.mark.parametrize(
    ("kind", "subject", "route"),
    [
        (RecipientKind.FUNDER, Subject.ATTENDANCE, Route.CPF),
        (RecipientKind.EMPLOYER, Subject.INVOICE, Route.TRANSITION_PROJECT),
        (RecipientKind.EMPLOYER, Subject.CONSENT_FORM, Route.TRAINING_PLAN),
        (RecipientKind.FUNDER, CERTIFICATE, Route.SELF_FUNDED),
    ],
)
def test_e5a_a_payer_gets_its_own_papers_and_others_by_an_agreement_only(kind, subject, route):
    payer = Recipient(kind, "Mission locale")
    with pytest.raises(RuleBroken) as caught:
        decide(payer, subject, route=route)
    assert caught.value.breach is Breach.PAYER_GETS_ITS_PAPERS
    assert caught.value.facts == {"route": route.value, "recipient": kind.value}
    agreement = disclosure(kind, "Mission locale", subject=subject)
    assert decide(payer, subject, route=route, agreements=(agreement,)) is agreement


@pytest.mark.parametrize("kind", [RecipientKind.EMPLOYER, RecipientKind.FUNDER])
def test_e5c_a_working_document_is_no_paper_of_the_payer(kind):
    found = barred(Recipient(kind, "Mission locale"), Subject.TEST_RESULT, route=Route.TRAINING_PLAN)
    is_employer = kind is RecipientKind.EMPLOYER
    assert found is (Breach.EMPLOYER_GETS_NO_RESULT if is_employer else Breach.DISCLOSURE_WITHOUT_AGREEMENT)


@pytest.mark.parametrize("subject", [Subject.SYNTHESIS, Subject.DETAILED_RESULTS, Subject.SESSION_NOTES])
def test_c5_an_inspection_sees_no_content_even_with_an_agreement(subject):
    inspection = Recipient(RecipientKind.INSPECTOR, "Mission locale")
    agreement = disclosure(RecipientKind.INSPECTOR, "Mission locale", subject=subject)
    assert barred(inspection, subject, agreements=(agreement,)) is Breach.INSPECTION_SEES_NO_CONTENT


def test_c5_an_inspection_sees_what_proves_the_action():
    assert decide(Recipient(RecipientKind.INSPECTOR), Subject.ATTENDANCE) is None


def test_c6_a_stranger_gets_a_certificate_by_an_agreement_that_names_it():
    stranger = Recipient(RecipientKind.OTHER, "Mission locale")
    assert barred(stranger, CERTIFICATE) is Breach.DISCLOSURE_WITHOUT_AGREEMENT
    agreement = disclosure(RecipientKind.OTHER, "Mission locale", subject=CERTIFICATE)
    assert decide(stranger, CERTIFICATE, agreements=(agreement,)) is agreement
