"""The lock files: complete, free of addresses, and never the pair of versions that aborts."""

import re
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock"]
SYSTEMS = [
    {"sys_platform": "linux", "platform_machine": "x86_64"},
    {"sys_platform": "linux", "platform_machine": "aarch64"},
    {"sys_platform": "darwin", "platform_machine": "arm64"},
    {"sys_platform": "darwin", "platform_machine": "x86_64"},
    {"sys_platform": "win32", "platform_machine": "AMD64"},
    {"sys_platform": "win32", "platform_machine": "ARM64"},
]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]


def entries(lock):
    """Each pinned release with the hashes of its files."""
    text = "".join(line for line in lock.read_text().splitlines(True) if not line.startswith("#"))
    for entry in re.split(r"\n(?=\S)", text.strip()):
        first, *hashes = [line.strip(" \\") for line in entry.splitlines()]
        yield Requirement(first), hashes


def chosen(lock, system, python):
    """What pip would install there: name to version."""
    environment = {
        **default_environment(),
        **system,
        "python_version": python,
        "python_full_version": f"{python}.2",
    }
    pins = [pin for pin, _ in entries(lock) if pin.marker is None or pin.marker.evaluate(environment)]
    versions = {pin.name: str(pin.specifier).removeprefix("==") for pin in pins}
    assert len(versions) == len(pins), "one name is pinned twice for one machine"
    return versions


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_release_carries_the_hashes_of_its_files(name):
    for pin, hashes in entries(ROOT / name):
        assert hashes, pin
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", text) for text in hashes), pin


@pytest.mark.parametrize("name", LOCKS)
def test_no_address_is_written_in_a_lock(name):
    assert "://" not in (ROOT / name).read_text()


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: "-".join(system.values()))
@pytest.mark.parametrize("python", PYTHONS)
def test_each_machine_gets_a_pyside_that_is_sound_there(system, python):
    versions = chosen(ROOT / "requirements.lock", system, python)
    old = python == "3.11"
    assert versions["pyside6-essentials"].startswith("6.11." if old else "6.12.")
    assert ("pyside6-addons" in versions) is old
    assert ("pyside6-pdf" in versions) is not old


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: "-".join(system.values()))
@pytest.mark.parametrize("python", PYTHONS)
def test_tests_run_with_the_very_versions_of_the_program(system, python):
    program = chosen(ROOT / "requirements.lock", system, python)
    development = chosen(ROOT / "requirements-dev.lock", system, python)
    assert program.items() <= development.items()
