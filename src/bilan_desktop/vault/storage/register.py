"""The register: the practice, its settings, which compartments there are and what became of them.

Every method is one transaction, or joins the one begun by `transaction`; any thread may call.
"""

from collections.abc import Mapping

from bilan_desktop.vault.storage.registers.cases import CaseTables
from bilan_desktop.vault.storage.registers.follow_ups import FollowUpTables
from bilan_desktop.vault.storage.registers.parameters import ParameterTables
from bilan_desktop.vault.storage.registers.quality import QualityTables
from bilan_desktop.vault.storage.registers.reminders import ReminderTables
from bilan_desktop.vault.storage.registers.rights import RightsTables
from bilan_desktop.vault.storage.registers.traces import TraceTables

__all__ = ["Register"]


class Register(
    CaseTables,
    TraceTables,
    RightsTables,
    FollowUpTables,
    QualityTables,
    ReminderTables,
    ParameterTables,
):
    """The register of an unlocked vault. Methods raise Fault for what the disk or the file cannot do."""

    @property
    def generation(self) -> int:
        """How many transactions the register has seen."""
        return self._compartment.generation

    def damage(self) -> list[str]:
        """What is wrong with the register's pages and structure."""
        return self._compartment.damage()

    def close(self) -> None:
        """Close the register; the vault does so when it locks."""
        self._compartment.close()

    # Practice and settings

    def setting(self, key: str) -> str | None:
        """The value of a setting, None when it was never set."""
        rows = self._rows("SELECT value FROM setting WHERE key = ?", key)
        return rows[0][0] if rows else None

    def set_setting(self, key: str, value: str) -> None:
        """Remember a setting."""
        self._write(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", key, value
        )

    def practice(self) -> dict[str, str]:
        """Everything known of the practice, by key."""
        return dict(self._rows("SELECT key, value FROM practice"))

    def set_practice(self, values: Mapping[str, str]) -> None:
        """Remember what the practice is; keys not named keep their value."""
        with self.transaction() as db:
            db.executemany(
                "INSERT INTO practice VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                values.items(),
            )
