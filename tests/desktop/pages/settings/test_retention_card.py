"""How long is kept, as the practice chooses within the law."""

import samples
from bilan_desktop.desktop.pages.settings.small_cards import RetentionCard
from bilan_desktop.domain.practice import Keeping
from desktop.finding import field


def test_the_years_of_administrative_papers_are_chosen_and_come_back(desk, qtbot):
    card = RetentionCard(desk, samples.TODAY)
    qtbot.addWidget(card)
    card.show()
    card.show_practice()
    vouchers, proofs = field(card, "Pièces comptables"), field(card, "Preuves")
    assert (vouchers.value(), proofs.value()) == (10, 5)
    vouchers.editor.setCurrentIndex(vouchers.editor.findText("15\u00a0ans"))
    vouchers.editor.activated.emit(vouchers.editor.currentIndex())
    assert desk.practice.keeping == Keeping(15, 5)
    again = RetentionCard(desk, samples.TODAY)
    qtbot.addWidget(again)
    again.show()
    again.show_practice()
    assert field(again, "Pièces comptables").value() == 15
    assert desk.practice.keeps_to_the_charter
