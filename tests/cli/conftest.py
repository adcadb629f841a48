"""A demonstration made once by the real command, and copies of it."""

import json
import shutil
from pathlib import Path

import pytest

from typed_commands import run


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    """What `demo --no-window --json` answers, for a demonstration that nobody changes."""
    folder = tmp_path_factory.mktemp("cli") / "démonstration"
    answer = run("demo", folder, "--no-window", "--json")
    assert answer.code == 0, answer.complained
    assert answer.complained == ""
    return json.loads(answer.said)


@pytest.fixture
def vault(demonstration, tmp_path):
    """A copy of the demonstration's vault, to do with as one likes."""
    return Path(shutil.copytree(demonstration["vault"], tmp_path / "coffre"))


@pytest.fixture
def passphrase(demonstration):
    """The passphrase, as a terminal or another program sends it."""
    return demonstration["passphrase"] + "\n"
