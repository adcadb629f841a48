"""What each phase must produce (L2), and what the counsellor ticks of it (E4)."""

from datetime import timedelta

import pytest
from attrs import evolve

from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.cases.checklists import Item, Output, Tick, checklist, ticked
from bilan_desktop.domain.errors import InvalidInput
from domain_samples import REQUEST, TODAY, case_in, finished


def outputs(case) -> list[Output]:
    return [item.output for item in checklist(case)]


@pytest.mark.parametrize(
    ("phase", "count"),
    [
        (Phase.REQUEST, 3),
        (Phase.PRELIMINARY, 3),
        (Phase.INVESTIGATION, 5),
        (Phase.CONCLUSION, 4),
        (Phase.CLOSED, 0),
    ],
)
def test_l2_each_phase_has_its_checklist(phase, count):
    assert len(checklist(case_in(phase))) == count


def test_l2_every_output_belongs_to_one_phase():
    found = [o for phase in list(Phase)[1:] for o in outputs(case_in(phase))]
    assert sorted(found) == sorted(Output)


def test_l2_the_case_tells_what_it_knows():
    case = case_in(Phase.PRELIMINARY)
    assert checklist(case)[0] == Item(Output.REQUEST_ANALYSED, done=False, is_told=True)
    assert checklist(evolve(case, request=REQUEST))[0].done
    assert checklist(finished())[-1] == Item(Output.SYNTHESIS_FINAL, done=True, is_told=True)


def test_e4_an_item_of_the_investigation_is_ticked_and_unticked():
    ticks = ticked((), Output.SKILLS_PROVED, TODAY, done=True)
    assert ticks == (Tick(Output.SKILLS_PROVED, TODAY),)
    case = case_in(Phase.INVESTIGATION, ticks=ticks)
    assert [item.output for item in checklist(case) if item.done] == [Output.SKILLS_PROVED]
    assert ticked(ticks, Output.SKILLS_PROVED, TODAY + timedelta(days=1), done=True) == ticks
    assert ticked(ticks, Output.SKILLS_PROVED, TODAY, done=False) == ()
    assert ticked((), Output.SKILLS_PROVED, TODAY, done=False) == ()


def test_what_only_the_case_can_tell_is_not_ticked():
    with pytest.raises(InvalidInput):
        ticked((), Output.SYNTHESIS_FINAL, TODAY, done=True)
