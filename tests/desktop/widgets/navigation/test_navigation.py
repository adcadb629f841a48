"""Sidebar, tabs and safeguards: by mouse, by keyboard, by name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from bilan_desktop.desktop.widgets.navigation.safeguard_list import SafeguardLine, SafeguardList
from bilan_desktop.desktop.widgets.navigation.sidebar import NavigationButton, NavigationSidebar
from bilan_desktop.desktop.widgets.navigation.underline_tabs import UnderlineTabs
from bilan_desktop.domain.cases.safeguards import Standing


@pytest.fixture
def sidebar(stage):
    made = NavigationSidebar()
    made.add_place("dashboard", "layout-dashboard", "Tableau de bord")
    made.add_place("cases", "folder", "Dossiers")
    stage(made, 400, 700)
    return made


def test_a_place_is_chosen_by_mouse(qtbot, sidebar):
    with qtbot.waitSignal(sidebar.chosen) as chosen:
        qtbot.mouseClick(sidebar.findChild(NavigationButton, "cases"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["cases"]


def test_arrows_go_from_place_to_place_and_space_chooses(qtbot, sidebar):
    first = sidebar.findChild(NavigationButton, "dashboard")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    second = sidebar.findChild(NavigationButton, "cases")
    assert second.hasFocus()
    with qtbot.waitSignal(sidebar.chosen) as chosen:
        qtbot.keyClick(second, Qt.Key.Key_Space)
    assert chosen.args == ["cases"]


def test_one_place_at_most_is_lit_up(sidebar):
    sidebar.set_current("cases")
    assert sidebar.current() == "cases"
    sidebar.set_current("elsewhere")
    assert sidebar.current() == ""


def test_what_waits_is_counted_and_read_aloud(sidebar):
    sidebar.set_count("cases", 2)
    assert sidebar.findChild(NavigationButton, "cases").accessibleName() == "Dossiers, 2"
    sidebar.set_count("cases", 0)
    assert sidebar.findChild(NavigationButton, "cases").accessibleName() == "Dossiers"


def test_the_lock_is_at_the_foot(qtbot, sidebar):
    sidebar.set_vault_state(["Coffre ouvert · local", "Verrouillage dans 5 min"])
    assert "Coffre ouvert · local\nVerrouillage dans 5 min" in [
        label.text() for label in sidebar.findChildren(QLabel)
    ]
    lock = next(
        button
        for button in sidebar.findChildren(NavigationButton)
        if button.accessibleName() == "Verrouiller"
    )
    with qtbot.waitSignal(sidebar.lock_pressed):
        qtbot.mouseClick(lock, Qt.MouseButton.LeftButton)


@pytest.fixture
def tabs(stage):
    made = UnderlineTabs("Parties du dossier")
    made.order = []
    for name in ("request", "sessions", "closing"):
        made.add(name, name.title(), lambda name=name: made.order.append(name) or QLabel(name))
    stage(made)
    return made


def test_a_tab_s_page_is_made_when_first_looked_at(tabs):
    assert tabs.order == ["request"]
    assert tabs.page("closing") is None
    tabs.select("closing")
    tabs.select("request")
    tabs.select("closing")
    assert tabs.order == ["request", "closing"]
    assert tabs.page("closing").text() == "closing"
    assert len(tabs.pages()) == 2


def test_tabs_are_gone_through_with_the_arrows(qtbot, tabs):
    tabs.bar.setFocus()
    with qtbot.waitSignal(tabs.selected) as selected:
        qtbot.keyClick(tabs.bar, Qt.Key.Key_Right)
    assert selected.args == ["sessions"]
    assert tabs.current() == "sessions"
    assert tabs.bar.accessibleName() == "Parties du dossier"


def test_a_tab_that_is_not_there_is_refused(tabs):
    with pytest.raises(ValueError, match="nowhere"):
        tabs.select("nowhere")


LINES = [
    SafeguardLine(Standing.KEPT, "Consentement recueilli", "Signé le 2 oct. · L. 6313-4", "request"),
    SafeguardLine(Standing.TO_DO, "Synthèse présentée", "À faire en phase de conclusion", "synthesis"),
    SafeguardLine(Standing.BROKEN, "Durée ≤ 24 heures", "25 h réalisées", "sessions"),
    SafeguardLine(Standing.WATCH, "Une note évoque la santé", "", ""),
]


@pytest.fixture
def safeguards(stage):
    made = SafeguardList(LINES)
    stage(made, 320, 500)
    return made


def test_each_safeguard_says_how_it_stands_and_its_source(safeguards):
    assert [(row.accessibleName(), row.accessibleDescription()) for row in safeguards.rows()] == [
        ("Consentement recueilli, respecté", "Signé le 2 oct. · L. 6313-4"),
        ("Synthèse présentée, à faire", "À faire en phase de conclusion"),
        ("Durée ≤ 24 heures, non respecté", "25 h réalisées"),
        ("Une note évoque la santé, à examiner", ""),
    ]


def test_a_click_or_space_goes_to_where_it_is_mended(qtbot, safeguards):
    with qtbot.waitSignal(safeguards.chosen) as chosen:
        qtbot.mouseClick(safeguards.rows()[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["synthesis"]
    with qtbot.waitSignal(safeguards.chosen) as chosen:
        qtbot.keyClick(safeguards.rows()[2], Qt.Key.Key_Space)
    assert chosen.args == ["sessions"]


def test_a_line_without_a_place_leads_nowhere(qtbot, safeguards):
    with qtbot.assertNotEmitted(safeguards.chosen, wait=0):
        qtbot.mouseClick(safeguards.rows()[3], Qt.MouseButton.LeftButton)


def test_lines_that_change_keep_the_keyboard_s_place(qtbot, safeguards):
    safeguards.rows()[1].setFocus()
    safeguards.set_lines(LINES[:3])
    qtbot.waitUntil(safeguards.rows()[1].hasFocus)
    assert safeguards.lines() == LINES[:3]
