"""Each thing that a check of the vault may find is said in French."""

import pytest

from bilan_desktop.vault.check import FindingKind
from bilan_desktop.wording.findings import finding_sentence


@pytest.mark.parametrize("kind", FindingKind)
def test_every_finding_has_a_sentence(kind):
    assert finding_sentence(kind.value).endswith(".")


def test_a_finding_names_its_file_and_the_page_that_is_damaged():
    said = finding_sentence(
        "compartment_damaged", compartment="0000-1111", detail="HMAC verification failed for page 3"
    )
    assert said == "Un compartiment est abîmé. (compartiment 0000-1111, page 3)"
