"""The panel of what nobody foresaw lies over a corner and can be put away."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.unexpected_panel import UnexpectedPanel
from desktop.finding import press, says


def test_it_says_that_nothing_is_lost_and_gives_the_details(qtbot):
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()
    panel = UnexpectedPanel(window)
    panel.tell("builtins.ValueError\ndomain/practice.py:12")
    assert says(window, "Quelque chose d’imprévu s’est produit")
    assert window.rect().contains(panel.geometry())
    press(window, "Copier les détails")
    assert "domain/practice.py:12" in QGuiApplication.clipboard().text()
    window.resize(700, 500)
    assert window.rect().contains(panel.geometry())
    press(window, "Fermer ce message")
    assert not panel.isVisible()


def test_a_second_one_takes_the_place_of_the_first(qtbot):
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    window.show()
    panel = UnexpectedPanel(window)
    panel.tell("un")
    panel.tell("deux")
    press(window, "Copier les détails")
    assert QGuiApplication.clipboard().text() == "deux"
