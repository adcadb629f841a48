"""The agent with its real door, window and vaults: what it does alone, and what later starts obtain from it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

import samples
from bilan_desktop.desktop.agent.agent import BEGIN_ANEW, Agent
from bilan_desktop.desktop.agent.staying import StayingDialog
from bilan_desktop.desktop.program import Program
from bilan_desktop.desktop.theme.theme import Appearance, Preference, ThemeChoice
from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.platform.door import Request, Wish, door_here
from bilan_desktop.practice.entering import enforcing, opening, preferences
from bilan_desktop.reminders.memory import Due, Item, Memory, encoded
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.disk.lock import VaultLock
from conftest import CHEAP
from person import Person
from vaults import FIRST_DAY, add_case, at, close_case

DUE = (FIRST_DAY + timedelta(days=3)).date()


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def clock():
    return FixedClock(FIRST_DAY)


def make_vault(folder, clock, until=DUE):
    """A vault of a practice, with a compartment due soon; its id."""
    desk = opening.create(folder, samples.PRACTICE, samples.PASSPHRASE, clock, kdf=CHEAP).desk
    case = add_case(desk.vault, "mot")
    kept = close_case(desk.vault, case, "mot", until=until)
    desk.lock()
    return kept


@pytest.fixture
def due(vault_folder, clock):
    """The id of the compartment that is due soon, in the test's vault."""
    return make_vault(vault_folder, clock)


@pytest.fixture
def start(qtbot, qapp, clock, vault_folder):
    """Starts the agent as `app.main` does."""
    running = []

    def make_program(start):
        appearance = Appearance(qapp, Preference(ThemeChoice.LIGHT))
        return Program(qapp, clock, start, appearance, kdf=CHEAP)

    def begin(*, background=True, vault=vault_folder):
        door = door_here()
        assert door.claim()
        agent = Agent(qapp, clock, make_program, vault=vault, door=door)
        agent.codes = []
        agent.finished.connect(agent.codes.append)
        agent.begin(background=background)
        running.append(agent)
        qtbot.waitUntil(lambda: agent.tray is not None)
        return agent

    yield begin
    for agent in running:
        agent.end()
        if agent.program is not None:
            agent.program.window.deleteLater()
        qapp.setQuitOnLastWindowClosed(True)
        agent.deleteLater()
    qapp.processEvents()


@pytest.fixture
def knock(qtbot):
    """Knocks as a later start does, while the first one goes on."""
    with ThreadPoolExecutor(1) as pool:

        def ask(wish, vault=""):
            asked = pool.submit(door_here().knock, Request(wish, str(vault)), 20)
            qtbot.waitUntil(asked.done)
            return asked.result()

        yield ask


def person_of(qtbot, agent):
    return Person(qtbot, agent.program.window)


def unlocked(qtbot, agent):
    person = person_of(qtbot, agent)
    person.waits_for("Votre coffre est fermé")
    person.fill("Phrase de passe", samples.PASSPHRASE)
    person.press("Ouvrir le coffre")
    person.wait(lambda: agent.program.window.is_open)
    return person


def capsules(folder):
    return {path.stem for path in (folder / "compartments").glob("*.key")}


def test_in_the_background_there_is_no_window_and_what_is_due_is_destroyed_at_the_start(
    qtbot, start, due, clock, vault_folder
):
    clock.set(at(DUE))
    agent = start()
    qtbot.waitUntil(lambda: capsules(vault_folder) == set())
    assert agent.program is None
    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def test_what_is_not_due_yet_stays_until_its_day_and_goes_at_midnight(qtbot, start, due, clock, vault_folder):
    clock.set(at(DUE, 0) - timedelta(minutes=1))
    agent = start()
    qtbot.waitSignal(agent.watch.minute, timeout=10)
    assert capsules(vault_folder) == {str(due)}
    clock.set(at(DUE, 0))
    agent.watch.look()
    qtbot.waitUntil(lambda: capsules(vault_folder) == set())


def test_what_went_without_a_window_is_said_before_the_unlock(qtbot, start, due, clock, vault_folder):
    clock.set(at(DUE))
    agent = start()
    qtbot.waitUntil(lambda: capsules(vault_folder) == set())
    clock.set(at(DUE) + timedelta(days=1))
    agent.open()
    person = person_of(qtbot, agent)
    person.waits_for("1 dossier a été détruit le 5 mars")
    assert "B-2026" not in person.said()


def test_a_vault_that_another_program_holds_is_tried_again_a_minute_later(
    qtbot, start, due, clock, vault_folder
):
    clock.set(at(DUE))
    lock = VaultLock(vault_folder / "lock")
    agent = start()
    with qtbot.waitSignal(agent.enforce().failed):
        assert capsules(vault_folder) == {str(due)}
    lock.release()
    clock.set(clock.now() + timedelta(seconds=20))
    agent.watch.look()
    qtbot.waitUntil(lambda: capsules(vault_folder) == set())


def test_without_a_vault_the_agent_waits_for_one(qtbot, start, vault_folder):
    agent = start()
    with qtbot.waitSignal(agent.enforce().failed):
        assert not vault_folder.exists()
    assert "Aucune échéance" in agent.tray.menu.actions()[3].text()


def test_a_later_start_brings_the_window_forward(qtbot, start, due, knock):
    agent = start()
    assert knock(Wish.OPEN) == {"done": True}
    window = agent.program.window
    assert window.isVisible()
    window.showMinimized()
    assert knock(Wish.OPEN) == {"done": True}
    assert not window.isMinimized()
    assert agent.program.window is window
    assert person_of(qtbot, agent).sees("Votre coffre est fermé")


def test_a_later_start_on_another_vault_leads_there_and_locks_the_open_one(
    qtbot, start, due, knock, clock, tmp_path
):
    agent = start(background=False)
    unlocked(qtbot, agent)
    other = tmp_path / "ailleurs"
    make_vault(other, clock)
    assert knock(Wish.OPEN, other) == {"done": True}
    assert not agent.program.window.is_open
    assert agent.folder == other
    unlocked(qtbot, agent)
    assert knock(Wish.OPEN, other) == {"done": True}
    assert agent.program.window.is_open


def test_the_first_vault_named_by_a_later_start_is_the_one_that_opens(
    qtbot, start, due, knock, clock, tmp_path
):
    agent = start()
    other = tmp_path / "ailleurs"
    make_vault(other, clock)
    knock(Wish.OPEN, other)
    assert agent.folder == other


def test_whoever_asks_for_what_is_due_is_told_what_went(qtbot, start, due, knock, clock, vault_folder):
    agent = start()
    with qtbot.waitSignal(agent.enforce().finished):
        assert capsules(vault_folder) == {str(due)}
    clock.set(at(DUE))
    answer = knock(Wish.ENFORCE, vault_folder)
    report = enforcing.from_told(answer["report"])
    assert [(one.id, one.due, one.on) for one in report.destroyed] == [(due, DUE, DUE)]
    assert capsules(vault_folder) == set()


def test_whoever_asks_while_the_vault_is_open_is_told_as_well(qtbot, start, due, knock, clock, vault_folder):
    agent = start(background=False)
    unlocked(qtbot, agent)
    clock.set(at(DUE))
    report = enforcing.from_told(knock(Wish.ENFORCE, vault_folder)["report"])
    assert [one.id for one in report.destroyed] == [due]
    assert agent.program.window.is_open


def test_another_vault_is_left_to_whoever_asks(start, due, knock, tmp_path):
    start()
    assert knock(Wish.ENFORCE, tmp_path / "ailleurs") == {"done": False}


def test_a_fault_is_told_by_its_name(start, due, knock, vault_folder):
    start()
    (vault_folder / "vault.json").write_bytes(b"?")
    assert knock(Wish.ENFORCE, vault_folder) == {"done": True, "fault": "header_damaged"}


def test_the_vault_is_locked_from_outside(qtbot, start, due, knock):
    agent = start(background=False)
    assert knock(Wish.LOCK) == {"done": True}
    unlocked(qtbot, agent)
    assert knock(Wish.LOCK) == {"done": True}
    assert not agent.program.window.is_open


def test_the_first_time_the_window_is_closed_a_sentence_says_that_the_program_stays(qtbot, start, due):
    agent = start(background=False)
    unlocked(qtbot, agent)
    agent.program.window.close()
    assert not agent.program.window.isVisible()
    assert not agent.program.window.is_open
    (dialog,) = _dialogs()
    person = Person(qtbot, dialog)
    person.waits_for("Le programme reste à son poste")
    person.press("Compris")
    assert agent.codes == [BEGIN_ANEW]
    assert preferences.load().staying_is_known


def test_the_second_time_nothing_is_said_and_the_process_begins_anew(qtbot, start, due):
    preferences.save(preferences.Preferences(staying_is_known=True))
    agent = start(background=False)
    unlocked(qtbot, agent)
    agent.program.window.close()
    assert _dialogs() == []
    assert agent.codes == [BEGIN_ANEW]


def test_where_there_is_no_vault_yet_closing_the_window_ends_the_program(qtbot, start):
    agent = start(background=False)
    assert agent.program.window.isVisible()
    agent.program.window.close()
    assert _dialogs() == []
    assert agent.codes == [0]


def test_one_may_quit_instead_of_staying(qtbot, start, due):
    agent = start(background=False)
    agent.program.window.close()
    (dialog,) = _dialogs()
    Person(qtbot, dialog).press("Quitter tout à fait")
    assert agent.codes == [0]
    assert not preferences.load().staying_is_known


def test_ctrl_q_ends_the_program_and_not_only_the_window(qtbot, start, due):
    agent = start(background=False)
    unlocked(qtbot, agent)
    qtbot.keyClick(agent.program.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: agent.codes == [0])
    assert _dialogs() == []
    assert not agent.program.window.isVisible()


def test_a_window_wanted_again_before_the_sentence_was_read_comes_back(qtbot, start, due, knock):
    agent = start(background=False)
    agent.program.window.close()
    assert len(_dialogs()) == 1
    assert knock(Wish.OPEN) == {"done": True}
    assert _dialogs() == []
    assert agent.program.window.isVisible()
    assert agent.codes == []
    unlocked(qtbot, agent)


def test_the_sentence_says_where_the_program_is_found_again(qtbot):
    here, nowhere = StayingDialog(has_tray=True), StayingDialog(has_tray=False)
    for dialog, words in ((here, "dans la zone de notification"), (nowhere, "lancez de nouveau")):
        qtbot.addWidget(dialog)
        dialog.open_sized()
        assert Person(qtbot, dialog).sees(words)
        dialog.close_quietly()


def test_the_menu_opens_locks_and_quits_and_names_nobody(qtbot, start, due):
    agent = start()
    opens, locks, _, coming, _, leaves = agent.tray.menu.actions()
    assert (opens.text(), locks.text(), leaves.text()) == ("&Ouvrir", "&Verrouiller", "&Quitter")
    qtbot.waitUntil(lambda: coming.text() == "Prochaine échéance\u202f: jeudi 5\u00a0mars 2026")
    assert not coming.isEnabled()
    assert not locks.isEnabled()
    opens.trigger()
    unlocked(qtbot, agent)
    assert locks.isEnabled()
    locks.trigger()
    assert not agent.program.window.is_open
    assert not locks.isEnabled()
    leaves.trigger()
    assert agent.codes == [0]


def test_the_menu_tells_the_day_of_a_reminder_that_comes_before_any_destruction(
    qtbot, start, due, clock, vault_folder
):
    before = FIRST_DAY + timedelta(days=1)
    reminder = Due("0" * 32, DeadlineKind.SESSION, before)
    (vault_folder / "reminders.json").write_bytes(encoded(Memory({reminder.mark: Item(reminder, FIRST_DAY)})))
    agent = start()
    coming = agent.tray.menu.actions()[3]
    qtbot.waitUntil(lambda: coming.text() == "Prochaine échéance\u202f: mardi 3\u00a0mars 2026")
    clock.set(at(DUE))
    agent.tray.looked.emit()
    qtbot.waitUntil(lambda: "mardi" not in coming.text())


def test_a_system_that_ends_the_session_finds_the_vault_locked(qtbot, start, due):
    agent = start(background=False)
    unlocked(qtbot, agent)
    agent.end_at_once()
    assert not agent.program.window.is_open
    assert agent.codes == [0]


def test_only_one_timer_runs_while_nobody_is_there_and_it_waits_for_a_minute(qtbot, start, due):
    agent = start()
    with qtbot.waitSignal(agent.enforce().finished):
        pass
    running = [each for each in agent.findChildren(QObject) if getattr(each, "isActive", bool)()]
    assert len(running) == 1
    assert 20_000 < running[0].remainingTime() <= 80_050


def _dialogs():
    QApplication.processEvents()
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, StayingDialog) and each.isVisible()
    ]
