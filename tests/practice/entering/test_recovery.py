"""A recovery code whose paper was never checked is not forgotten."""

from bilan_desktop.practice.entering import recovery


def test_a_paper_is_due_from_the_code_on_until_two_groups_were_typed_back(desk):
    assert not recovery.paper_is_due(desk)
    recovery.paper_issued(desk)
    assert recovery.paper_is_due(desk)
    recovery.paper_checked(desk)
    assert not recovery.paper_is_due(desk)
