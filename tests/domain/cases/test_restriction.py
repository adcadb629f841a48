from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from attrs import evolve

from bilan_desktop.domain.bilan.document import Document, DocumentKind, MediaType
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.cases.closing import Ending, EndingKind, plan
from bilan_desktop.domain.cases.restriction import (
    Restriction,
    RestrictionGround,
    active,
    require_lawful_change,
    require_unrestricted,
    restricted,
)
from bilan_desktop.domain.cases.safeguards import Guard, Standing, safeguards
from bilan_desktop.domain.cases.todo import Step, tasks
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.sharing.agreement import Recipient, RecipientKind, Subject
from bilan_desktop.domain.sharing.disclosure import HandOver
from domain_samples import NOW, TODAY, case_in, finished, retention

HELD = Restriction(UUID(int=7), RestrictionGround.ACCURACY, TODAY - timedelta(days=2))
LIMITED = evolve(finished(), restrictions=(HELD,))


def handed(kind):
    return HandOver(uuid4(), Subject.DATA_COPY, Recipient(kind, "Atelier fictif"), TODAY)


def document(kind):
    return Document(uuid4(), kind, "", TODAY, MediaType.PDF, 3)


def barred(before, after):
    with pytest.raises(RuleBroken) as raised:
        require_lawful_change(before, after)
    assert raised.value.breach is Breach.CASE_RESTRICTED
    assert raised.value.facts["since"] == HELD.since


def test_art_18_a_restriction_holds_until_it_is_lifted_and_stays_as_proof():
    assert active(()) is None
    known = restricted((), HELD, RestrictionGround.CLAIMS, TODAY)
    assert active(known).ground is RestrictionGround.CLAIMS
    with pytest.raises(RuleBroken):
        require_unrestricted(known)
    lifted = known[0].lifted(TODAY - timedelta(days=1), TODAY)
    assert (lifted.informed_on, lifted.lifted_on) == (TODAY - timedelta(days=1), TODAY)
    assert active((lifted,)) is None
    require_unrestricted((lifted,))
    again = restricted((lifted,), evolve(HELD, id=uuid4()), RestrictionGround.ACCURACY, TODAY)
    assert len(again) == 2


@pytest.mark.parametrize(
    ("known", "ground", "since", "field", "problem"),
    [
        ((), None, TODAY, "ground", Problem.NOTHING_CHOSEN),
        ((HELD,), RestrictionGround.CLAIMS, TODAY, "ground", Problem.ALREADY_COVERED),
        ((), RestrictionGround.CLAIMS, TODAY + timedelta(days=1), "since", Problem.IN_THE_FUTURE),
    ],
)
def test_art_18_a_restriction_wants_a_ground_and_a_day_and_is_set_once(known, ground, since, field, problem):
    with pytest.raises(InvalidInput) as raised:
        restricted(known, evolve(HELD, id=uuid4(), since=since), ground, TODAY)
    assert (raised.value.field, raised.value.problem) == (field, problem)


def test_art_18_3_the_person_is_told_before_it_is_lifted():
    for day, problem in ((None, Problem.EMPTY), (HELD.since - timedelta(days=1), Problem.TOO_EARLY)):
        with pytest.raises(InvalidInput) as raised:
            HELD.lifted(day, TODAY)
        assert (raised.value.field, raised.value.problem) == ("informed_on", problem)


def test_art_18_nothing_is_written_in_a_restricted_case():
    request = evolve(LIMITED.request, motives="Autre chose.")
    barred(LIMITED, evolve(LIMITED, request=request))
    barred(LIMITED, evolve(LIMITED, sessions=()))
    barred(LIMITED, evolve(LIMITED, documents=(*LIMITED.documents, document(DocumentKind.QUESTIONNAIRE))))
    barred(LIMITED, evolve(LIMITED, documents=()))
    barred(LIMITED, evolve(LIMITED, hand_overs=(*LIMITED.hand_overs, handed(RecipientKind.FUNDER))))
    barred(LIMITED, evolve(LIMITED, hand_overs=()))
    barred(LIMITED, evolve(LIMITED, retention=(retention(LIMITED.synthesis_id),)))


def test_art_18_the_person_may_receive_their_data_withdraw_an_agreement_and_see_it_lifted():
    require_lawful_change(LIMITED, LIMITED)
    require_lawful_change(
        LIMITED, evolve(LIMITED, hand_overs=(*LIMITED.hand_overs, handed(RecipientKind.BENEFICIARY)))
    )
    agreed = evolve(LIMITED, retention=(retention(LIMITED.synthesis_id),))
    withdrawn = evolve(
        agreed,
        retention=(agreed.retention[0].withdrawn(TODAY),),
        documents=(*agreed.documents, document(DocumentKind.WITHDRAWAL)),
    )
    require_lawful_change(agreed, withdrawn)
    barred(withdrawn, agreed)
    free = evolve(LIMITED, restrictions=(HELD.lifted(TODAY, TODAY),))
    require_lawful_change(LIMITED, free)
    require_lawful_change(free, evolve(free, sessions=()))


def test_art_18_a_restricted_case_is_not_closed_and_says_so():
    how = Ending(EndingKind.COMPLETED, TODAY)
    assert plan(LIMITED, how, today=TODAY, keeps_to_the_charter=True).obstacles == (Breach.CASE_RESTRICTED,)
    assert [task.step for task in tasks(LIMITED, NOW)] == [Step.RESTRICTED]
    first = safeguards(LIMITED, TODAY)[0]
    assert (first.guard, first.standing) == (Guard.RESTRICTION, Standing.WATCH)
    assert Guard.RESTRICTION not in {line.guard for line in safeguards(case_in(Phase.REQUEST), TODAY)}
