"""`bilan-desktop enforce`: what is due is destroyed without a passphrase, as a real process."""

import os
import shutil
import subprocess
from datetime import timedelta

import pytest

from bilan_desktop.practice.ending.certificates import certificates
from bilan_desktop.practice.entering import opening
from bilan_desktop.vault.clock import MachineClock
from bilan_desktop.wording.french import day_month_year
from typed_commands import compartments, needs_faketime, run


def test_enforce_says_that_nothing_is_due(vault):
    answer = run("enforce", "--vault", vault)
    assert answer.code == 0
    assert answer.said == f"Rien n’est à détruire au {day_month_year(MachineClock().today())}.\n"


@needs_faketime
def test_enforce_destroys_exactly_what_is_due_tomorrow(vault, demonstration):
    before = compartments(vault)
    answer = run("enforce", "--vault", vault, shift="+1d")
    tomorrow = day_month_year(MachineClock().today() + timedelta(days=1))
    (line,) = answer.said.splitlines()
    gone = line.partition("\u202f:")[0]
    assert answer.code == 0
    assert "règle E6 (Engagements déontologiques, 6 · R.\u00a06313-7)" in line
    assert f"échéance du {tomorrow}" in line
    assert before - compartments(vault) == {gone}
    again = run("enforce", "--vault", vault, shift="+1d")
    assert (again.code, again.said) == (0, f"Rien n’est à détruire au {tomorrow}.\n")
    desk = opening.unlock(vault, demonstration["passphrase"], MachineClock())
    latest = certificates(desk)[0]
    desk.lock()
    assert str(latest.compartment) == gone
    assert latest.unattended


@needs_faketime
def test_enforce_destroys_nothing_on_a_day_nobody_confirmed(vault):
    before = sorted((vault / "compartments").iterdir())
    answer = run("enforce", "--vault", vault, shift="+200d")
    assert answer.code == 1
    assert "que personne n’a confirmée" in answer.complained
    assert sorted((vault / "compartments").iterdir()) == before


@needs_faketime
@pytest.mark.skipif(
    os.name != "posix" or shutil.which("chattr") is None,
    reason="chattr, which makes a file resist, is absent",
)
def test_enforce_fails_with_a_sentence_when_something_resists(vault, demonstration):
    due = _due_tomorrow(vault, demonstration["passphrase"])
    capsule = vault / "compartments" / f"{due}.key"
    made = subprocess.run(["chattr", "+i", str(capsule)], check=False, capture_output=True)
    if made.returncode:
        pytest.skip("this disk knows no immutable files, or only for an administrator")
    try:
        answer = run("enforce", "--vault", vault, shift="+1d")
    finally:
        subprocess.run(["chattr", "-i", str(capsule)], check=True)
    assert answer.code == 1
    assert str(due) in answer.complained
    assert run("enforce", "--vault", vault, shift="+1d").code == 0
    assert not capsule.exists()


def _due_tomorrow(vault, passphrase):
    desk = opening.unlock(vault, passphrase, MachineClock())
    tomorrow = MachineClock().today() + timedelta(days=1)
    (due,) = [capsule.id for capsule in desk.vault.capsules() if capsule.destroy_on == tomorrow]
    desk.lock()
    return due


def test_enforce_finds_no_vault(tmp_path):
    answer = run("enforce", "--vault", tmp_path)
    assert answer.code == 1
    assert answer.complained.startswith("Aucun coffre ne se trouve à cet emplacement.")
    assert not list(tmp_path.iterdir())
