"""Professional secrecy (C5): what is typed in a case is nowhere on the disk but inside ciphertext."""

from pathlib import Path

from attrs import evolve

import samples
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.running import request

WORD = "Zorbelune"


def test_c5_no_word_of_a_case_can_be_read_on_the_disk(desk: Desk, vault_folder: Path) -> None:
    file = samples.cpf_case(desk)
    samples.fill_request(file)
    request.save(file, evolve(file.case.request, motives=f"Transmettre {WORD}"))
    file.close()
    written = {path: path.read_bytes() for path in vault_folder.rglob("*") if path.is_file()}
    assert len(written) > 3
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        for name in (WORD, samples.KARIM.last_name):
            assert [path for path, content in written.items() if name.encode(encoding) in content] == []
