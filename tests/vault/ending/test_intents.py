"""The log of intents: what was written is read, a torn line never counted, a damaged one holds nothing up."""

import json
import zlib
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilan_desktop.vault.ending.intents import Doomed, IntentLog, Operation, Step
from bilan_desktop.vault.sealing.capsule import CompartmentKind

TODAY = date(2026, 3, 2)
OLD = Doomed(uuid4(), CompartmentKind.CASE, None)
DUE = Doomed(uuid4(), CompartmentKind.RETAINED, TODAY)

dooms = st.builds(Doomed, st.uuids(), st.sampled_from(CompartmentKind), st.none() | st.dates())
anywhere = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "intents.log"


@pytest.fixture
def log(path: Path) -> IntentLog:
    return IntentLog(path)


def closing(log: IntentLog, *new: UUID) -> Operation:
    operation = Operation(uuid4(), old=(OLD,))
    for one in new:
        operation = log.prepare(operation, one)
    return log.close(operation, "closing", TODAY)


def test_an_empty_log_says_nothing(log: IntentLog, path: Path) -> None:
    assert log.read().operations == ()
    log.clear()
    assert not path.exists()


def test_a_closing_is_read_back_step_by_step(log: IntentLog) -> None:
    operation = Operation(uuid4(), old=(OLD,))
    one, other = uuid4(), uuid4()
    prepared = log.prepare(log.prepare(operation, one), other)
    assert log.read().operations == (prepared,)
    assert (prepared.new, prepared.committed) == ((one, other), None)
    committed = log.close(prepared, "closing", TODAY)
    assert log.read().operations == (committed,)
    assert (committed.committed, committed.old, committed.rule, committed.on) == (
        Step.CLOSE,
        (OLD,),
        "closing",
        TODAY,
    )
    log.done(committed)
    assert [one.done for one in log.read().operations] == [True]


@anywhere
@given(st.lists(dooms, min_size=1, max_size=5).map(tuple), st.text(max_size=20), st.dates(), st.booleans())
def test_any_destruction_is_read_back(
    path: Path, old: tuple[Doomed, ...], rule: str, on: date, unattended: bool
) -> None:
    path.unlink(missing_ok=True)
    operation = IntentLog(path).destroy(old, rule, on, unattended=unattended)
    assert IntentLog(path).read().operations == (operation,)
    assert not IntentLog(path).read().damaged
    assert (operation.old, operation.rule, operation.on, operation.unattended) == (old, rule, on, unattended)


def test_a_change_of_keys_is_read_back(log: IntentLog) -> None:
    operation = log.rekey((OLD.id, DUE.id))
    assert log.read().operations == (operation,)
    assert (operation.committed, operation.new) == (Step.REKEY, (OLD.id, DUE.id))


def test_finishing_the_only_operation_empties_the_log(log: IntentLog, path: Path) -> None:
    operation = closing(log, uuid4())
    log.finish(operation)
    assert path.read_bytes() == b""
    log.clear()


def test_finishing_one_of_several_leaves_the_others(log: IntentLog) -> None:
    first = closing(log, uuid4())
    second = log.destroy((DUE,), "", TODAY, unattended=True)
    log.finish(second)
    assert [(one.id, one.done) for one in log.read().operations] == [(first.id, False), (second.id, True)]


def test_the_log_names_opaque_ids_only(log: IntentLog, path: Path) -> None:
    closing(log, uuid4())
    assert set(path.read_text().split('"')) >= {"close", "prepare", str(OLD.id)}
    assert "B-2026" not in path.read_text()


@anywhere
@given(st.floats(0, 1), st.booleans())
def test_a_torn_last_line_never_counted(path: Path, part: float, zeros: bool) -> None:
    path.unlink(missing_ok=True)
    log = IntentLog(path)
    first = log.destroy((DUE,), "", TODAY, unattended=True)
    whole = path.stat().st_size
    second = closing(log, uuid4())
    content = path.read_bytes()
    lengths = [whole]
    for line in content[whole:].splitlines(keepends=True):
        lengths.append(lengths[-1] + len(line))
    cut = whole + int(part * (len(content) - whole))
    path.write_bytes(content[:cut] + bytes(len(content) - cut if zeros else 0))
    read = log.read()
    assert not read.damaged
    lines = sum(length <= cut for length in lengths[1:])
    expected = [first.id] + [second.id] * (lines > 0)
    assert [one.id for one in read.operations] == expected
    assert (read.operations[-1].committed is Step.CLOSE) == (lines == 2)
    third = log.destroy((OLD,), "withdrawal", TODAY, unattended=False)
    assert not log.read().damaged
    assert log.read().operations[-1] == third


def test_a_last_line_of_which_blocks_were_lost_never_counted(log: IntentLog, path: Path) -> None:
    first = log.destroy((DUE,), "", TODAY, unattended=True)
    sound = path.stat().st_size
    closing(log, uuid4())
    content = path.read_bytes()
    path.write_bytes(content[:sound] + bytes(len(content) - sound - 1) + b"\n")
    assert log.read().operations == (first,)
    second = log.rekey(())
    assert log.read().operations == (first, second)
    assert not log.read().damaged


@anywhere
@given(st.floats(0, 1), st.integers(1, 255))
def test_a_damaged_line_is_passed_over_and_told(path: Path, part: float, change: int) -> None:
    path.unlink(missing_ok=True)
    log = IntentLog(path)
    log.destroy((DUE,), "", TODAY, unattended=True)
    damaged = path.stat().st_size
    last = closing(log, uuid4())
    content = bytearray(path.read_bytes())
    at = int(part * (damaged - 2))
    content[at] ^= change
    path.write_bytes(content)
    read = log.read()
    if read.operations[0].id != last.id:
        assert content[at : at + 1].isspace() or not read.damaged
    else:
        assert read.damaged
    assert read.operations[-1] == last


@pytest.mark.parametrize("line", ["[]", "3", "null", '{"check": 1}', "{}"])
def test_any_json_that_is_no_line_is_damage(log: IntentLog, path: Path, line: str) -> None:
    operation = log.destroy((DUE,), "", TODAY, unattended=True)
    path.write_text(f"{line}\n{path.read_text()}")
    assert log.read().damaged
    assert log.read().operations == (operation,)


def test_a_whole_line_of_an_unknown_step_is_damage(log: IntentLog, path: Path) -> None:
    def write(line: dict[str, object]) -> None:
        check = zlib.crc32(json.dumps(line, sort_keys=True).encode())
        path.write_text(json.dumps(line | {"check": check}, sort_keys=True) + "\n")

    for line in (
        {"intent": str(uuid4()), "step": "dance"},
        {"step": "done"},
        {"intent": "x", "step": "done"},
    ):
        write(line)
        assert log.read().damaged
