"""The practice with its vault open: what every use case starts from."""

import base64
from datetime import date, datetime

from bilan_desktop.domain.practice import Keeping, Practice
from bilan_desktop.vault.clock import Clock
from bilan_desktop.vault.vault import Vault


class Desk:
    """An open vault and the clock by which it is used. Nothing of it may be used after `lock`."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self.vault = vault
        self.clock = clock

    def today(self) -> date:
        """The day as the vault counts it: the later of the machine's and the latest it has seen."""
        return self.vault.today()

    def now(self) -> datetime:
        """The moment, on the day as the vault counts it."""
        return datetime.combine(self.today(), self.clock.now().timetz())

    @property
    def practice(self) -> Practice:
        """The practice as it was last saved; an empty one in a vault just made."""
        kept = self.vault.register.practice()
        return Practice(
            **{name: kept.get(name, "") for name in _TEXTS},
            logo=base64.b64decode(kept.get("logo", "")),
            keeps_to_the_charter=kept.get("keeps_to_the_charter", "yes") == "yes",
            keeping=Keeping(*(int(kept[name]) if kept.get(name) else None for name in _YEARS)),
        )

    def save_practice(self, practice: Practice) -> Practice:
        """Keeps the practice's details. Raises InvalidInput for the first field that cannot stand."""
        checked = practice.checked()
        kept = {name: getattr(checked, name) for name in _TEXTS}
        kept["logo"] = base64.b64encode(checked.logo).decode()
        kept["keeps_to_the_charter"] = "yes" if checked.keeps_to_the_charter else "no"
        years = (checked.keeping.vouchers, checked.keeping.proofs)
        kept |= {name: str(chosen or "") for name, chosen in zip(_YEARS, years, strict=True)}
        self.vault.register.set_practice(kept)
        return checked

    def lock(self) -> None:
        """Closes the vault and forgets its keys."""
        self.vault.lock()


_YEARS = ("voucher_years", "proof_years")
_TEXTS = ("name", "counsellor", "siret", "nda", "address", "email", "phone")
