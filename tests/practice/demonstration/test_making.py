"""The demonstration as a counsellor finds it: every phase and route, one destruction tomorrow, none today."""

import os
import subprocess
import sys
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.session import hours_of
from bilan_desktop.domain.bilan.synthesis import SynthesisState
from bilan_desktop.domain.cases.destruction import DestructionReason
from bilan_desktop.domain.cases.drop_out import DropOutCause
from bilan_desktop.domain.cases.outline import outline
from bilan_desktop.domain.cases.safeguards import Guard, Standing, safeguards
from bilan_desktop.domain.cases.todo import Step, tasks
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.domain.registers.complaint import ComplaintState
from bilan_desktop.domain.registers.satisfaction import Moment, SlipState
from bilan_desktop.domain.sharing.agreement import Basis, RecipientKind
from bilan_desktop.domain.sharing.statements import StatementKind, statement
from bilan_desktop.practice import directory
from bilan_desktop.practice.demonstration import making
from bilan_desktop.practice.ending import closed
from bilan_desktop.practice.ending.certificates import certificates
from bilan_desktop.practice.entering import opening
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers import complaints
from bilan_desktop.practice.running import synthesis
from bilan_desktop.vault.clock import FixedClock
from conftest import CHEAP

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12).astimezone()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return making.make(tmp_path_factory.mktemp("demonstration") / "coffre", TODAY, kdf=CHEAP)


@pytest.fixture
def desk(made):
    found = opening.unlock(made.vault, made.passphrase, FixedClock(noon(TODAY)))
    yield found
    found.lock()


@pytest.fixture
def running(desk):
    found, unreadable = directory.running_cases(desk)
    assert not unreadable
    return found


@pytest.fixture
def ended(desk):
    found, unreadable = directory.closed_cases(desk)
    assert not unreadable
    return [closed.open_closed(desk, case.id) for case in found]


def standing(desk, case, guard):
    file = CaseFile(desk, case.id)
    try:
        return next(s for s in safeguards(file.case, desk.today()) if s.guard is guard)
    finally:
        file.close()


def test_it_tells_of_every_phase_on_every_route(running, ended):
    assert len(running) + len(ended) >= 12
    told = {(case.phase, case.route) for case in running} | {(Phase.CLOSED, case.route) for case in ended}
    assert told >= {(phase, route) for phase in Phase for route in (Route.CPF, Route.TRAINING_PLAN)}
    assert {route for _, route in told} == set(Route)


def test_it_lists_its_cases_by_reference_and_by_how_far_their_synthesis_is(made):
    assert [case.reference for case in made.cases] == sorted(case.reference for case in made.cases)
    assert {case.synthesis for case in made.cases} == set(SynthesisState)


def test_every_state_of_a_synthesis_is_there(running):
    steps = {task.step for case in running for task in case.tasks}
    assert steps >= {
        Step.WRITE_SYNTHESIS,
        Step.PRESENT_SYNTHESIS,
        Step.ASK_OBSERVATIONS,
        Step.FINALISE_SYNTHESIS,
        Step.HAND_OVER,
        Step.CLOSE,
        Step.PLANNED_END_PASSED,
        Step.FILL_REQUEST,
    }


def test_each_line_tells_what_the_whole_case_would_tell(desk, running):
    for line in running:
        file = CaseFile(desk, line.id)
        assert directory.summary_of(file.case, desk) == line
        for days in (1, 9, 45, 200):
            later = desk.now() + days * DAY
            assert tasks(outline(file.case), later) == tasks(file.case, later)
        file.close()


def test_one_compartment_goes_tomorrow_and_none_today(desk):
    due = sorted(capsule.destroy_on for capsule in desk.vault.capsules() if capsule.destroy_on)
    assert due[0] == TODAY + DAY
    assert due[1] > TODAY + 30 * DAY
    assert not desk.vault.enforced.destroyed


def test_c2_a_convention_is_on_its_eighth_day_and_another_was_refused_by_silence(desk, running):
    conventions = [
        standing(desk, case, Guard.CONVENTION) for case in running if case.route is Route.TRAINING_PLAN
    ]
    waiting = [line.facts["day"] for line in conventions if line.standing is Standing.WATCH]
    assert waiting == [8]
    assert [line.standing for line in conventions].count(Standing.BROKEN) == 1


def test_one_bilan_changed_its_funding_after_eight_hours_and_each_payer_sees_its_own(desk, running):
    files = [CaseFile(desk, case.id) for case in running if case.route is Route.TRAINING_PLAN]
    (file,) = [file for file in files if file.case.past_fundings]
    (cpf, former), (plan, present) = file.case.shares()
    assert (cpf.route, plan.route) == (Route.CPF, Route.TRAINING_PLAN)
    assert hours_of(former).total == timedelta(hours=8)
    shown = statement(file.case, 1, StatementKind.ATTENDANCE)
    assert shown.sessions == present
    assert not shown.file_number
    for each in files:
        each.close()


def test_l1_one_bilan_has_half_an_hour_left(running):
    assert max(case.hours.total for case in running) == timedelta(hours=23, minutes=30)


def test_one_bilan_stopped_at_its_ninth_hour(desk):
    ended = {figure.outcome: figure for figure in desk.vault.register.statistics()}
    stopped = ended["abandoned"]
    assert stopped.accompaniment + stopped.personal == timedelta(hours=9)


def test_l6_opinions_complaints_and_a_cause_are_there_to_look_at(desk):
    given = {(slips.moment, slips.state) for slips in desk.vault.register.given_slips()}
    assert given == {
        (Moment.END, SlipState.ANSWERED),
        (Moment.END, SlipState.DECLINED),
        (Moment.SIX_MONTHS, SlipState.ANSWERED),
    }
    states = [each.state(desk.today()) for each in complaints.complaints(desk)]
    assert states == [ComplaintState.WAITING, ComplaintState.ANSWERED]
    causes = {figure.cause for figure in desk.vault.register.statistics()}
    assert causes == {None, DropOutCause.NEW_JOB}


def test_closed_bilans_kept_nothing_or_what_was_agreed(desk, ended):
    bases = {a.basis for case in ended for a in case.agreements if a.is_active}
    assert bases == {Basis.WRITTEN_REQUEST, Basis.FOLLOW_UP, Basis.CEP_REQUEST}
    assert any(not case.agreements for case in ended)
    reasons = {certificate.reason for certificate in certificates(desk)}
    assert reasons == {DestructionReason.CLOSING, DestructionReason.WITHDRAWAL}


def test_l3_the_cep_operator_got_the_synthesis_alone(ended):
    sent = [h for case in ended for h in case.hand_overs if h.recipient.kind is not RecipientKind.BENEFICIARY]
    assert [(h.subject.value, h.recipient.kind) for h in sent] == [("synthesis", RecipientKind.CEP_OPERATOR)]


def test_e5b_no_synthesis_under_cpf_names_an_employer(desk, running):
    employers = set()
    words = {}
    for case in running:
        file = CaseFile(desk, case.id)
        sections = file.case.synthesis.sections
        words[case.reference] = " ".join(
            (sections.circumstances.plain, sections.skills.plain, sections.project.plain)
        )
        employers |= {getattr(file.case.funding, "employer", None)}
        file.close()
    names = {employer.name for employer in employers if employer is not None}
    assert len(names) > 3
    assert not [reference for reference, said in words.items() if any(name in said for name in names)]


def test_documents_are_there_to_keep_or_to_destroy(desk, running):
    for case in running:
        file = CaseFile(desk, case.id)
        assert case.phase is Phase.REQUEST or len(file.case.documents) >= 2
        assert all(len(file.content(document.id)) == document.size for document in file.case.documents)
        file.close()


def test_the_longest_synthesis_makes_six_pages(desk, running):
    from io import BytesIO

    from pikepdf import Pdf

    pages = []
    for case in running:
        if case.synthesis is SynthesisState.FINAL:
            file = CaseFile(desk, case.id)
            with Pdf.open(BytesIO(synthesis.paper(file))) as pdf:
                pages.append(len(pdf.pages))
            file.close()
    assert max(pages) == 6


def test_a_demonstration_is_found_again_with_its_cases(made):
    found = making.reopen(made.vault, FixedClock(noon(TODAY)))
    assert found == made


def test_what_is_no_demonstration_is_left_alone(tmp_path):
    (tmp_path / "lettre.txt").write_text("à garder")
    assert making.reopen(tmp_path, FixedClock(noon(TODAY))) is None
    with pytest.raises(Fault) as refused:
        making.make(tmp_path, TODAY, kdf=CHEAP)
    assert refused.value.kind is FaultKind.FOLDER_NOT_EMPTY
    assert [path.name for path in tmp_path.iterdir()] == ["lettre.txt"]


@pytest.fixture
def of_old(tmp_path):
    """A demonstration made when the tables had another shape."""
    from samples import PRACTICE

    opened = FixedClock(noon(TODAY))
    desk = opening.create(tmp_path / "demo", PRACTICE, making.setting().passphrase, opened, kdf=CHEAP).desk
    desk.vault.register.set_setting("demonstration.made_on", TODAY.isoformat())
    desk.vault.register.set_setting("demonstration.made_with", "another shape")
    desk.lock()
    return tmp_path / "demo"


def test_a_demonstration_made_with_other_tables_is_made_anew(of_old):
    assert making.reopen(of_old, FixedClock(noon(TODAY))) is None
    assert not list(of_old.iterdir())


def test_a_demonstration_made_with_other_tables_stays_with_the_file_somebody_put_there(of_old):
    (of_old / "lettre.txt").write_text("à garder")
    with pytest.raises(Fault) as refused:
        making.reopen(of_old, FixedClock(noon(TODAY)))
    assert refused.value.kind is FaultKind.FOREIGN_FILE
    assert (of_old / "vault.json").exists()


def test_a_file_that_somebody_put_into_a_demonstration_does_not_go_with_it(desk_of_somebody):
    (desk_of_somebody / "lettre.txt").write_text("à garder")
    kept = sorted(desk_of_somebody.rglob("*"))
    with pytest.raises(Fault) as refused:
        making.remove(making.Demonstration(desk_of_somebody, TODAY, "", ()))
    assert refused.value.kind is FaultKind.FOREIGN_FILE
    assert sorted(desk_of_somebody.rglob("*")) == kept
    (desk_of_somebody / "lettre.txt").unlink()
    making.remove(making.Demonstration(desk_of_somebody, TODAY, "", ()))
    assert not desk_of_somebody.exists()


def test_a_vault_of_somebody_else_is_no_demonstration(desk_of_somebody):
    assert making.reopen(desk_of_somebody, FixedClock(noon(TODAY))) is None
    assert (desk_of_somebody / "vault.json").exists()


@pytest.fixture
def desk_of_somebody(tmp_path):
    from samples import PASSPHRASE, PRACTICE

    made = opening.create(tmp_path / "coffre", PRACTICE, PASSPHRASE, FixedClock(noon(TODAY)), kdf=CHEAP)
    made.desk.lock()
    return tmp_path / "coffre"


class Enough(Exception):
    """The making is interrupted here."""


@pytest.mark.parametrize("was_there", [False, True])
def test_a_making_that_is_interrupted_leaves_nothing(tmp_path: Path, was_there):
    folder = tmp_path / "coffre"
    if was_there:
        folder.mkdir()

    def stop(part):
        if part > 0.05:
            raise Enough

    with pytest.raises(Enough):
        making.make(folder, TODAY, stop, kdf=CHEAP)
    assert folder.exists() is was_there
    assert not list(tmp_path.rglob("*.key"))


@pytest.mark.faults
def test_a_making_killed_on_its_way_is_begun_anew(tmp_path):
    folder = tmp_path / "coffre"
    command = [sys.executable, "-m", "bilan_desktop", "demo", str(folder), "--no-window"]
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    deadline = time.monotonic() + 60
    while len(list(folder.glob("compartments/*.key"))) < 3:
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.02)
    process.kill()
    process.wait()
    assert making.reopen(folder, FixedClock(noon(TODAY))) is None
    assert not list(folder.iterdir())


def test_it_is_lawful_on_the_eve_of_a_leap_day(tmp_path):
    today, told = date(2028, 2, 28), []
    made = making.make(tmp_path / "coffre", today, told.append, kdf=CHEAP)
    desk = opening.unlock(made.vault, made.passphrase, FixedClock(noon(today)))
    due = sorted(capsule.destroy_on for capsule in desk.vault.capsules() if capsule.destroy_on)
    desk.lock()
    assert due[0] == today + DAY
    assert due[1] > today + DAY
    assert told == sorted(told)
    assert told[-1] == 1
