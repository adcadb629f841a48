import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain.errors import Breach, RuleBroken
from bilan_desktop.domain.watch import nir

DEPARTMENTS = [f"{n:02d}" for n in (1, 19, 35, 75, 95, 97, 99)] + ["2A", "2B"]


@st.composite
def bodies(draw):
    return (
        draw(st.sampled_from("1278")),
        f"{draw(st.integers(0, 99)):02d}",
        f"{draw(st.integers(1, 12)):02d}",
        draw(st.sampled_from(DEPARTMENTS)),
        f"{draw(st.integers(1, 990)):03d}",
        f"{draw(st.integers(1, 999)):03d}",
    )


@given(bodies(), st.sampled_from(["", " ", ".", "-", "\u00a0", "\u202f"]))
def test_c3_a_nir_with_its_key_is_found_however_it_is_spaced(parts, gap):
    key = nir.key("".join(parts))
    written = gap.join((*parts, f"{key:02d}"))
    assert 1 <= key <= 97
    assert nir.find(f"Le numéro {written}, dit-elle.") == ((10, 10 + len(written)),)


@given(bodies(), st.integers(1, 96))
def test_c3_another_key_is_no_nir_but_looks_like_one(parts, shift):
    key = nir.key("".join(parts))
    wrong = (key + shift - 1) % 97 + 1
    written = " ".join((*parts, f"{wrong:02d}"))
    assert not nir.find(written)
    assert nir.look_alikes(written) == ((0, len(written)),)


def test_c3_corsica_counts_as_the_decree_says():
    assert nir.key("1850220000001".replace("20", "2A", 1)) == nir.key("1850219000001")
    assert nir.key("185022B000001") == nir.key("1850218000001")


@pytest.mark.parametrize(
    "text",
    [
        "732 829 320 00074",
        "06 39 98 12 34",
        "FR76 3000 6000 0112 3456 7890 189",
        "B-2026-014",
        "21/11/2026 09:00",
        "1 950,00 €",
        "98765432101234567890",
    ],
)
def test_c3_other_numbers_are_none(text):
    assert not nir.find(text)
    assert not nir.look_alikes(text)


def test_c3_a_well_formed_nir_is_barred():
    key = nir.key("2840575116003")
    with pytest.raises(RuleBroken) as raised:
        nir.require_none("said", f"2 84 05 75 116 003 {key:02d}")
    assert raised.value.breach is Breach.NIR_FORBIDDEN
    assert raised.value.facts == {"field": "said"}
    nir.require_none("said", "2 84 05 75 116 003")
