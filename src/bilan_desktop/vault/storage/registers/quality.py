"""The practice's traces of quality (L6): questionnaires, how often each answer was given, complaints; no name."""

from uuid import UUID

from bilan_desktop.domain.registers.complaint import Complaint
from bilan_desktop.domain.registers.satisfaction import Answers, GivenSlips, Moment, SlipState, Tally
from bilan_desktop.vault.records.rows import every, put, row_of, value_of
from bilan_desktop.vault.storage.registers.table import Tables


class QualityTables(Tables):
    """Satisfaction and complaints. What is counted once under a slip is never counted again, whatever was interrupted."""

    def give_slip(self, slip: UUID, moment: Moment, year: int) -> None:
        """Remember that a questionnaire was given in a year, unless it is known already."""
        self._write(
            "INSERT INTO satisfaction_slip VALUES (?, ?, ?, 'asked') ON CONFLICT DO NOTHING",
            slip,
            moment,
            year,
        )

    def decline_slip(self, slip: UUID) -> None:
        """Remember that a questionnaire was declined, unless it was answered."""
        self._write(
            "UPDATE satisfaction_slip SET state = 'declined' WHERE id = ? AND state = 'asked'",
            slip,
        )

    def count_answers(self, slip: UUID, answers: Answers) -> None:
        """Count the answers of a questionnaire that was given, once: the slip then says no more than that it was answered."""
        with self.transaction() as db:
            row = db.execute(
                "UPDATE satisfaction_slip SET state = 'answered' WHERE id = ? AND state = 'asked'"
                " RETURNING year, moment",
                (str(slip),),
            ).fetchone()
            for question, score in answers.items() if row else ():
                db.execute(
                    "INSERT INTO satisfaction_tally VALUES (?, ?, ?, ?, 1)"
                    " ON CONFLICT DO UPDATE SET number = number + 1",
                    (*row, question.value, score.value),
                )

    def given_slips(self) -> tuple[GivenSlips, ...]:
        """How many questionnaires were given, by year, moment and what became of them."""
        rows = self._rows(
            "SELECT year, moment, state, count(*) FROM satisfaction_slip"
            " GROUP BY year, moment, state ORDER BY year, moment, state"
        )
        return tuple(
            GivenSlips(year, Moment(moment), SlipState(state), number) for year, moment, state, number in rows
        )

    def tallies(self) -> tuple[Tally, ...]:
        """How often each answer was given, by year and moment."""
        with self._compartment.read() as db:
            rows = every(db, "satisfaction_tally", "year, moment, question, score")
        return tuple(value_of(Tally, row) for row in rows)

    def set_complaint(self, complaint: Complaint) -> None:
        """Remember a complaint, or what became of it."""
        with self.transaction() as db:
            put(db, "complaint", row_of(complaint))

    def drop_complaint(self, complaint_id: UUID) -> None:
        """Forget a complaint that was written down by mistake."""
        self._write("DELETE FROM complaint WHERE id = ?", complaint_id)

    def complaints(self) -> tuple[Complaint, ...]:
        """The complaints, the latest received first."""
        with self._compartment.read() as db:
            rows = every(db, "complaint", "received_on DESC, id")
        return tuple(value_of(Complaint, row) for row in rows)
