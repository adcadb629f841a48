"""The checklist of the phase, beside the tab (L2): ticked here, kept in the case."""

import samples
from bilan_desktop.desktop.pages.case.phase_checklist import PhaseChecklist
from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.domain.cases.checklists import Output
from desktop.finding import field, says, settle


def tick(page, name: str) -> None:
    box = field(page, name)
    box.set_value(not box.value())
    box.changed.emit()
    settle()


def test_l2_what_is_ticked_is_kept_and_can_be_taken_back(desk, open_page, stored) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    page = open_page(file, "sessions")
    assert says(page, "Ce que produit cette phase")
    tick(page, "Des compétences établies")
    assert [t.id for t in stored(file.case.id).ticks] == [Output.SKILLS_PROVED]
    tick(page, "Des compétences établies")
    assert stored(file.case.id).ticks == ()


def test_l2_the_list_follows_the_phase_and_what_the_case_tells_is_not_for_the_hand(desk, open_page) -> None:
    file = samples.cpf_case(desk)
    page = open_page(file, "request")
    shown = page.findChild(PhaseChecklist)
    told = shown.findChildren(CheckField)[0]
    assert not told.isEnabled()
    assert not told.value()
    samples.fill_request(page.running().file)
    page.running().refresh()
    assert told.value()
