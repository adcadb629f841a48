"""An empty vault, unlocked, for each test of the vault: copied rather than made, because making one is slow."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.disk.layout import Layout
from bilan_desktop.vault.vault import Vault
from vaults import FIRST_DAY, Template, make_template


@pytest.fixture
def clock() -> FixedClock:
    """The day the vault was made, nine in the morning, until a test sets it."""
    return FixedClock(FIRST_DAY)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """A locked vault to copy."""
    return make_template(tmp_path_factory.mktemp("vaults") / "modele")


@pytest.fixture
def locked(template: Template, vault_folder: Path) -> Layout:
    """The test's vault, not yet unlocked."""
    return Layout(template.copied(vault_folder))


@pytest.fixture
def vault(locked: Layout, template: Template, clock: FixedClock) -> Iterator[Vault]:
    """The test's vault, unlocked."""
    opened = Vault.unlock(locked.folder, template.code, clock)
    yield opened
    opened.lock()


@pytest.fixture
def layout(vault: Vault) -> Layout:
    """Where the files of the unlocked vault are."""
    return Layout(vault.folder)
