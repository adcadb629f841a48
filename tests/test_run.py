"""The command that sets everything up: what it finds missing, what it says, when it begins anew."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def run():
    """run.py as a module of its own, its constants free to be changed."""
    spec = importlib.util.spec_from_file_location("run_under_test", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_old_python_is_refused_in_a_sentence(run, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert run.main([]) == 1
    said = capsys.readouterr().out
    assert "demande Python 3.11 ou plus récent" in said
    assert "un Python 3.10." in said


def test_a_library_that_no_system_has_is_missing(run):
    run.QT_LIBRARIES = {"libbilan-of-nowhere.so.9": "libnowhere9"}
    run.WINDOW_LIBRARIES = {"libbilan-of-no-window.so.9": "libnowindow9"}
    run.TEST_COMMANDS = {"bilan-command-of-nowhere": "nowhere-tools", "python3": "python3"}
    assert run.missing_system_packages(testing=False) == ["libnowhere9", "libnowindow9"]
    assert run.missing_system_packages(testing=True) == ["libnowhere9", "libnowindow9", "nowhere-tools"]


@pytest.mark.skipif(sys.platform == "win32", reason="the system's packages are a matter of Linux")
def test_what_cannot_be_installed_is_named(run, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(run.SetupError) as error:
        run.install_system_packages(["libegl1", "libgl1"])
    assert "libegl1 libgl1" in str(error.value)


def test_an_installation_depends_on_its_lock_and_on_its_python(run, monkeypatch):
    program, development = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
    before = run.fingerprint(program)
    assert before == run.fingerprint(program)
    assert before != run.fingerprint(development)
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    assert before != run.fingerprint(program)


@pytest.mark.parametrize("testing", [False, True])
def test_what_tests_installed_serves_the_program_too(run, monkeypatch, tmp_path, testing):
    monkeypatch.setattr(run, "missing_system_packages", lambda *, testing: [])
    monkeypatch.setattr(run, "pip", lambda *arguments: pytest.fail("nothing was to be installed"))
    run.STAMP = tmp_path / "installed"
    run.STAMP.write_text(run.fingerprint(ROOT / "requirements-dev.lock"))
    monkeypatch.setattr(run, "venv_python", lambda: Path(sys.executable))
    run.prepare(testing=testing)
    assert run.STAMP.exists()


def test_what_the_program_installed_is_not_enough_for_tests(run, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(run, "missing_system_packages", lambda *, testing: [])
    monkeypatch.setattr(run, "pip", lambda *arguments: asked.append(arguments))
    monkeypatch.setattr(run, "make_venv", lambda: None)
    monkeypatch.setattr(run, "venv_python", lambda: Path(sys.executable))
    run.STAMP = tmp_path / "installed"
    run.STAMP.write_text(run.fingerprint(ROOT / "requirements.lock"))
    run.prepare(testing=True)
    assert "--require-hashes" in asked[0]
    assert asked[0][-1].endswith("requirements-dev.lock")
    assert run.STAMP.read_text() == run.fingerprint(ROOT / "requirements-dev.lock")


@pytest.mark.parametrize("asked", [[], ["-k", "hours"], ["--cov", "--cov-report="], ["-x", "--durations=20"]])
def test_two_processes_share_the_tests(run, asked):
    assert run.shared_work(asked) == ["--numprocesses=2", "--dist=worksteal"]


@pytest.mark.parametrize(
    "asked",
    [
        ["tests/test_run.py"],
        ["tests/test_run.py::test_two_processes_share_the_tests", "-x"],
        ["-n", "3"],
        ["-n0"],
        ["--numprocesses=4"],
        ["--pdb", "-k", "hours"],
    ],
)
def test_whoever_asks_for_single_tests_or_a_way_of_running_them_gets_that(run, asked):
    assert run.shared_work(asked) == []
