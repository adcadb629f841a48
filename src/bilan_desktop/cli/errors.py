"""What is said of a refusal, a mistake or a fault, line by line."""

from bilan_desktop.domain.errors import Fault, InvalidInput, RuleBroken


class Refused(Exception):
    """Something that the command line itself cannot do; the arguments are the sentences to say."""


def sentences(error: Refused | RuleBroken | InvalidInput | Fault) -> tuple[str, ...]:
    """What happened, why, where it is written, and what may be done instead."""
    from bilan_desktop.wording.refusals import fault, input_sentence, refusal

    if isinstance(error, RuleBroken):
        barred = refusal(error)
        return barred.title, barred.reason, f"Source : {barred.source}", barred.way_out
    if isinstance(error, InvalidInput):
        return (input_sentence(error),)
    if isinstance(error, Fault):
        message = fault(error)
        return message.title, message.safe, message.way_out
    return tuple(map(str, error.args))
