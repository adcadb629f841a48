import re
from io import BytesIO

import pikepdf
import pytest

import pdf_structure
import samples
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.running import synthesis
from bilan_desktop.practice.sharing import protected


def test_c6_a_protected_copy_opens_with_its_code_alone_and_is_the_same_paper(desk: Desk) -> None:
    paper = synthesis.paper(samples.to_final(samples.cpf_case(desk)))
    copy = protected.protect(paper)
    assert re.fullmatch(r"(?:[a-km-np-z2-9]{4}-){4}[a-km-np-z2-9]{4}", copy.code)
    assert b"Lemoine" not in copy.content
    for wrong in ("", copy.code.upper(), copy.code[:-1]):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO(copy.content), password=wrong)
    with pikepdf.open(BytesIO(copy.content), password=copy.code) as opened:
        assert opened.encryption.R == 6
        assert opened.encryption.bits == 256
        assert opened.allow.extract
        assert opened.allow.accessibility
        plain = BytesIO()
        opened.save(plain)
    assert pdf_structure.faults(plain.getvalue()) == []
    assert pdf_structure.spoken(plain.getvalue()) == pdf_structure.spoken(paper)


def test_two_copies_never_share_a_code(desk: Desk) -> None:
    paper = synthesis.paper(samples.to_final(samples.cpf_case(desk)))
    codes = {protected.protect(paper).code for _ in range(5)}
    assert len(codes) == 5
    assert all(code not in repr(protected.ProtectedCopy(b"", code)) for code in codes)


def test_the_slip_tells_the_code_and_names_nobody(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    slip = protected.slip(
        desk.practice, file.case.reference, "Document de synthèse", file.today(), "abcd-efgh-jkmn-pqrs-tuvw"
    )
    assert pdf_structure.faults(slip) == []
    spoken = pdf_structure.spoken(slip)
    for told in ("abcd-efgh-jkmn-pqrs-tuvw", "B-2026-001", "Document de synthèse", "21 novembre 2026"):
        assert told in spoken.replace("\xa0", " ")
    assert "Lemoine" not in spoken
