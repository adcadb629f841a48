"""What the tests of faults share: a vault to copy, and processes that are killed or whose disk fails."""

import pytest

from vaults import Template, make_template


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """A locked, empty vault to copy."""
    return make_template(tmp_path_factory.mktemp("vaults") / "modele")
