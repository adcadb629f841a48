"""Canary words go in everywhere; they come out in no file, and nothing of them is left after destruction."""

import logging
import tempfile
from pathlib import Path

import pytest

from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.disk.layout import Layout
from bilan_desktop.vault.ending.enforce import enforce
from bilan_desktop.vault.sealing.recovery import RecoveryCode
from bilan_desktop.vault.vault import Vault
from vaults import CHEAP, NEXT_YEAR, add_case, at, close_case, read_words, write_words

pytestmark = pytest.mark.leaks

CANARY = "CanariÉtéŒuvre"
PASSPHRASE = f"galet-{CANARY}-brume"
REFERENCE = f"B-2026-{CANARY}"


def spellings(word: str) -> list[bytes]:
    return [word.encode(code) for code in ("utf-8", "utf-16-le", "latin-1", "cp1252") if _fits(word, code)]


def _fits(word: str, code: str) -> bool:
    try:
        word.encode(code)
    except UnicodeEncodeError:
        return False
    return True


def found_in(folder: Path, words: list[str]) -> list[tuple[str, str]]:
    """In which files which word is readable, in any letter case and in the usual encodings; in file names too."""
    found = []
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        content = path.read_bytes() + path.name.encode()
        found += [
            (path.name, word)
            for word in words
            if any(spelt in content or spelt.lower() in content for spelt in spellings(word))
        ]
    return found


def test_no_word_is_readable_in_any_file_at_any_time(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    aside = tmp_path / "temporary"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(aside))
    caplog.set_level(logging.DEBUG)
    looked = 0
    words = [CANARY, REFERENCE, "CREATE TABLE"]

    def look() -> None:
        nonlocal looked
        looked += 1
        assert found_in(tmp_path, words) == []

    sync = files.sync_folder
    monkeypatch.setattr(files, "sync_folder", lambda path: (look(), sync(path)))
    vault, code = Vault.create(tmp_path / "coffre", PASSPHRASE, clock, kdf=CHEAP)
    words += [code.text, *(group * 2 for group in code.groups())]
    vault.register.set_practice({"name": CANARY})
    vault.register.set_setting("title", CANARY)
    case = add_case(vault, CANARY, CANARY * 4000, reference=REFERENCE)
    look()
    with vault.open(case) as compartment:
        with compartment.transaction() as db:
            write_words(db, CANARY)
            db.execute(
                "CREATE VIRTUAL TABLE found USING fts5(word, tokenize = 'unicode61 remove_diacritics 2')"
            )
            db.execute("INSERT INTO found SELECT word FROM words")
            look()
            list(
                db.execute(
                    "SELECT * FROM words AS a, words AS b, words AS c ORDER BY a.word || b.word LIMIT 3"
                )
            )
            look()
        look()
    kept = close_case(vault, case, CANARY)
    assert read_words(vault, kept) == [CANARY]
    code = vault.change_passphrase(f"{PASSPHRASE}-neuve")
    words += [code.text]
    look()
    vault.lock()
    look()
    clock.set(at(vault.today()))
    with Vault.unlock(vault.folder, code, clock) as again:
        look()
        again.guard.learn(NEXT_YEAR)
    enforce(vault.folder, clock)
    assert Layout(vault.folder).capsule_ids() == []
    look()
    assert looked > 10
    assert CANARY not in caplog.text
    assert list(aside.iterdir()) == []


def test_secrets_appear_in_no_representation() -> None:
    code = RecoveryCode.new()
    assert code.text not in f"{code!r}{code}"
