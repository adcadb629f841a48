"""The wait after a wrong passphrase."""

from bilan_desktop.desktop.pages.entrance.patience import WAITS, Patience


def test_each_failure_waits_longer_and_never_more_than_a_minute():
    patience = Patience()
    waits = [patience.failed() for _ in range(20)]
    assert waits[: len(WAITS)] == list(WAITS)
    assert waits == sorted(waits)
    assert waits[-1] == 60


def test_a_success_forgives_everything():
    patience = Patience()
    for _ in range(5):
        patience.failed()
    patience.succeeded()
    assert patience.failed() == WAITS[0]
