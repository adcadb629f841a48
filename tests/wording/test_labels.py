from enum import StrEnum

import pytest

from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.sharing.agreement import RecipientKind
from bilan_desktop.wording import labels
from bilan_desktop.wording.labels import counted_kind, kind_label, label, route_in_full


def enums():
    for kind in labels.LABELS:
        assert issubclass(kind, StrEnum)
        yield from kind


@pytest.mark.parametrize("value", list(enums()), ids=lambda v: f"{type(v).__name__}.{v.name}")
def test_everything_listed_has_a_french_name_of_its_own(value):
    named = label(value)
    assert named[0].isupper()
    assert not named.endswith(".")
    assert [other for other in type(value) if label(other) == named] == [value]


def test_two_lists_may_share_a_value_and_not_a_name():
    assert label(RecipientKind.EMPLOYER) == "Employeur"


def test_documents_are_named_by_their_number():
    assert kind_label(DocumentKind.TEST_RESULT) == "Résultat de test"
    assert kind_label(DocumentKind.TEST_RESULT, 2) == "Résultats de tests"
    assert counted_kind(DocumentKind.SESSION_NOTES, 7) == "Notes de séance\u00a0(7)"


@pytest.mark.parametrize("route", Route)
def test_papers_name_the_route_in_full(route):
    assert len(route_in_full(route)) > len(label(route))
