"""The three looks of an error, from the three kinds: a rule, a mistake in what was typed, a fault of the machine."""

from collections.abc import Mapping

from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.message_panel import MessagePanel
from bilan_desktop.domain.errors import Fault, InvalidInput, RuleBroken
from bilan_desktop.wording import refusals

Told = RuleBroken | InvalidInput | Fault


def sentence(error: Exception) -> str:
    """What is said of an error of the three kinds in one sentence, for a status line."""
    assert isinstance(error, RuleBroken | InvalidInput | Fault)
    if isinstance(error, RuleBroken):
        return refusals.refusal(error).title
    if isinstance(error, InvalidInput):
        return refusals.input_sentence(error)
    return refusals.fault(error).title


def panel(error: Told, *, retry: str = "") -> MessagePanel:
    """The panel for an error; `retry` is the text of a button after a fault."""
    if isinstance(error, RuleBroken):
        said = refusals.refusal(error)
        return MessagePanel(
            said.title, (said.reason, said.way_out), tone=Tone.WARNING, source=said.source, closable=True
        )
    if isinstance(error, InvalidInput):
        return MessagePanel(
            refusals.input_sentence(error), tone=Tone.WARNING, icon_name="triangle-alert", closable=True
        )
    message = refusals.fault(error)
    return MessagePanel.fault(
        message.title, safe=message.safe, to_do=message.way_out, details=error.kind.value, retry=retry
    )


def forbidden(error: RuleBroken) -> str:
    """What a rule says of one field, to stand beside it: what happened, the lawful way, and where it is written."""
    said = refusals.refusal(error)
    return f"{said.title} {said.way_out} ({said.source})"


def told_beside(fields: Mapping[str, FormField], error: InvalidInput | RuleBroken) -> bool:
    """Puts what is wrong with a field beside it, a mistake or a rule's refusal, the cursor left where it is.

    False when the error is of no field among these.
    """
    named = error.field if isinstance(error, InvalidInput) else str(error.facts.get("field", ""))
    if named not in fields:
        return False
    fields[named].set_error(
        refusals.input_sentence(error) if isinstance(error, InvalidInput) else forbidden(error)
    )
    return True


def beside(fields: Mapping[str, FormField], error: InvalidInput) -> bool:
    """Puts the sentence of a mistake beside its field and the cursor there; False when the field is not among these."""
    field = fields.get(error.field)
    if field is None:
        return False
    field.set_error(refusals.input_sentence(error))
    field.setFocus()
    return True
