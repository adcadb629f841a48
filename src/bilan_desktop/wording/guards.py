"""The lines of the « Garde-fous », and what a case asks next, in words."""

from datetime import date, timedelta

from attrs import frozen

from bilan_desktop.domain.bilan.contract import ContractState
from bilan_desktop.domain.bilan.funding import ConventionState, Route
from bilan_desktop.domain.cases.safeguards import Guard, Place, Safeguard, Standing
from bilan_desktop.domain.cases.texts import OBSERVATIONS
from bilan_desktop.domain.cases.todo import Step, Task
from bilan_desktop.domain.errors import Fact
from bilan_desktop.domain.law.dated import Figure, row_on
from bilan_desktop.domain.law.paper_sources import source_of
from bilan_desktop.domain.sharing.parties import PARTIES
from bilan_desktop.domain.watch.lexicon import Topic
from bilan_desktop.wording.french import capitalised, day_month, plural, relative_day
from bilan_desktop.wording.labels import items_named, label, topic_phrase
from bilan_desktop.wording.parameters import row_source
from bilan_desktop.wording.refusals import source_text
from bilan_desktop.wording.sentences import told

_PAPERS = {
    Route.TRANSITION_PROJECT: "Convention du financeur",
    Route.FRANCE_TRAVAIL: "Devis signé des trois",
    Route.PUBLIC_AGENT: "Convention de l’administration",
    Route.INSURANCE_FUND: "Accord du fonds et contrat",
}

_FIGURES = {Guard.CONTRACT: Figure.WITHDRAWAL_DAYS, Guard.PAYMENTS: Figure.FIRST_PAYMENT_PERCENT}
"""Lines whose rule is counted by a figure of the law, which is quoted with it."""

_NEAR = timedelta(days=7)


@frozen
class GuardText:
    """A line of the panel: what it says, what it adds below, and where the rule is written."""

    title: str
    note: str
    source: str


@frozen
class TaskText:
    """Something to do: what, and what to know of it."""

    sentence: str
    note: str


_KEPT: dict[Guard, tuple[str, str]] = {
    Guard.REQUEST: ("Demande analysée", "Motifs et libre choix exprimés"),
    Guard.CONSENT: ("Consentement recueilli", "Donné le {given_on:short}"),
    Guard.CPF_TERMS: ("CPF : conditions générales acceptées", "Pas de convention tripartite"),
    Guard.EMPLOYER_UNINFORMED: ("Employeur non informé", "Aucune coordonnée d’employeur au dossier"),
    Guard.CPF_CEILING: ("CPF : prix sous le plafond", "{ceiling} au plus"),
    Guard.CPF_INTERVAL: ("CPF : pas de bilan financé récent", "Vérifié sur {years} avec la personne"),
    Guard.AGREED_PAPER: ("{paper} au dossier", "Signature enregistrée, avec sa pièce"),
    Guard.PAYMENTS: ("Paiements dans les limites", "{paid} réglés"),
    Guard.PAYER_RESULTS: ("Payeur : ni synthèse ni résultats", "{gets}"),
    Guard.EMPLOYER_RESULTS: (
        "Employeur : ni synthèse ni résultats",
        "Dates, heures, prix et présence seulement",
    ),
    Guard.FRAME: ("Cadre fixé", "Dates et objectifs convenus"),
    Guard.HOURS: ("Durée ≤ {ceiling} heures", "{done} réalisées, {remaining} restantes"),
    Guard.PLANNED_END: ("Bilan limité dans le temps", "Terme prévu le {planned_end:short}"),
    Guard.NECESSARY: ("Lien direct avec le bilan", "Aucun passage sensible relevé"),
    Guard.SENSITIVE: ("{Where} évoque {topic}", "{place} — gardé, motif noté le {on:day}"),
    Guard.FACTS: ("Des faits, pas de jugement", "Aucun mot de jugement relevé"),
    Guard.THREE_SECTIONS: ("Synthèse en trois rubriques", "Aucune autre ne peut s’ajouter"),
    Guard.PRESENTATION: ("Synthèse présentée au bénéficiaire", "Le {on:short}"),
    Guard.OBSERVATIONS: ("Observations recueillies", "Le {on:short}"),
    Guard.HAND_OVER: ("Synthèse et résultats remis", "Au bénéficiaire, contre signature"),
    Guard.ONLY_ADDRESSEE: ("Bénéficiaire seul destinataire", "{said}"),
    Guard.EXITS: ("Chaque sortie a son destinataire", "{said}"),
    Guard.SATISFACTION: ("Avis de la personne demandé", "Questionnaire remis le {on:short}"),
    Guard.DESTRUCTION: ("Contenu détruit au terme", "Une attestation l’établit"),
    Guard.NO_FAULT: ("Refuser ou arrêter n’est pas une faute", "Aucun motif n’est demandé à la clôture"),
    Guard.MEANS: ("Moyens et méthodes annoncés", "Ils figurent sur le programme et le contrat"),
    Guard.OUTPUTS: ("Ce que la phase doit produire", "{done} sur {of}"),
    Guard.AUTONOMY: ("Vers l’autonomie de la personne", "Investigation : {done} sur {of}"),
    Guard.SECRECY: ("Secret professionnel", "Dossier chiffré, sa clé est détruite avec lui"),
    Guard.PRIVACY: ("Vie privée", "Vos notes à part ; aucun nom hors du coffre ouvert"),
    Guard.STRENGTH: ("Phrase de passe solide", "Mesurée à la création du coffre"),
    Guard.CEP_OPERATOR: ("CEP : à la demande de la personne", "La synthèse seule"),
    Guard.RIGHTS: ("Droits sur les données", "Chaque demande s’inscrit aux registres"),
    Guard.FOLLOW_UP: ("Suivi à six mois prévu", "Rappelé après la clôture, même contenu détruit"),
}

_OPEN: dict[Guard, tuple[str, str]] = {
    Guard.REQUEST: ("Demande à compléter", "{left} avant l’investigation"),
    Guard.CONSENT: ("Consentement à recueillir", "Avant toute investigation"),
    Guard.CPF_TERMS: ("CPF : conditions générales à enregistrer", "Numéro EDOF et date d’acceptation"),
    Guard.CPF_CEILING: (
        "CPF : prix au-dessus du plafond",
        "{ceiling} au plus ; le reste revient à la personne",
    ),
    Guard.CPF_INTERVAL: (
        "CPF : question à poser",
        "Un financeur a-t-il payé un bilan depuis {years} ?",
    ),
    Guard.AGREED_PAPER: ("{paper} à enregistrer", "Avant l’investigation, avec sa pièce"),
    Guard.MEANS: ("Moyens et méthodes à annoncer", "Outils et façons de faire, dans le cadre"),
    Guard.OUTPUTS: ("Ce que la phase doit produire", "{done} sur {of}, à cocher ci-dessous"),
    Guard.AUTONOMY: ("Vers l’autonomie de la personne", "Investigation : {done} sur {of}"),
    Guard.FRAME: ("Cadre à fixer", "{left} avant l’investigation"),
    Guard.PAYMENTS: ("Paiements au-delà des limites", "{paid} réglés : à rembourser ou à corriger"),
    Guard.PLANNED_END: ("Terme prévu dépassé", "Prévu le {planned_end:short} : clôturer ou prolonger"),
    Guard.SENSITIVE: ("{Where} évoque {topic}", "{place} — lien direct et nécessaire avec le bilan ?"),
    Guard.FACTS: ("Des mots jugent la personne", "{words} : décrire un fait plutôt"),
    Guard.THREE_SECTIONS: ("Synthèse à écrire", "Trois rubriques, rien d’autre"),
    Guard.PRESENTATION: ("Synthèse à présenter au bénéficiaire", "À faire en phase de conclusion"),
    Guard.OBSERVATIONS: ("Observations à recueillir", "Après la présentation, mot pour mot"),
    Guard.HAND_OVER: ("Synthèse et résultats à remettre", "Au bénéficiaire, contre signature"),
    Guard.SATISFACTION: ("Avis de la personne à demander", "À la fin du bilan, puis à six mois"),
    Guard.DESTRUCTION: ("Destruction au terme", "{said}"),
    Guard.RESTRICTION: ("Utilisation limitée", "Depuis le {since:short}, à la demande de la personne"),
}

_WAITING = (
    "Jour {day} sur {days} ; sans réponse le {refused_on:day}, refus",
    "Dernier jour pour signer ; sans réponse, refus demain",
)

_CONVENTION: dict[ConventionState, tuple[str, str]] = {
    ConventionState.NOT_SENT: (
        "Convention tripartite à transmettre",
        "L’employeur envoie le projet au salarié",
    ),
    ConventionState.WAITING: ("Convention : réponse attendue", "{waiting}"),
    ConventionState.SIGNED: ("Convention tripartite signée", "Signée le {signed_on:short}"),
    ConventionState.REFUSED_BY_SILENCE: (
        "Convention refusée par silence",
        "Délai achevé le {last_day:short} : nouveau projet ou clôture",
    ),
}

_CONTRACT: dict[ContractState, tuple[str, str]] = {
    ContractState.TO_SIGN: ("Contrat à signer", "Avant tout paiement"),
    ContractState.WITHDRAWABLE: (
        "Contrat signé",
        "Rétractation possible jusqu’au {last_day:short} ; aucun paiement",
    ),
    ContractState.FIRM: ("Contrat signé", "Signé le {signed_on:short}"),
    ContractState.WITHDRAWN: ("Contrat rétracté", "Le {withdrawn_on:short} : nouveau contrat ou clôture"),
}

_INTERVAL_FOUND = (
    "CPF : un bilan récent est connu",
    "Moins de {years} : le CPF ne peut le payer, sauf vérification",
)

_TASKS: dict[Step, tuple[str, str, str]] = {
    Step.CONVENTION_REFUSED: (
        "Convention {name} — refus par silence",
        "Délai achevé le {due:day} : nouveau projet ou clôture · {source}",
        "Convention refusée",
    ),
    Step.CONVENTION_ANSWER: (
        "Convention {name} — réponse du salarié",
        "{waiting} · {source}",
        "Convention : réponse → {due:day}",
    ),
    Step.CONTRACT_WITHDRAWN: (
        "Contrat {name} — rétractation",
        "Reçue le {due:day} : nouveau contrat ou clôture",
        "Contrat rétracté",
    ),
    Step.PLANNED_END_PASSED: (
        "{name} — clôturer ou prolonger",
        "Le terme prévu, le {due:short}, est passé",
        "Terme dépassé",
    ),
    Step.APPOINTMENT: ("{name} — entretien {number}", "{Near} à {at}", "Entretien {number} · {near} {at}"),
    Step.PLANNED_END_NEAR: (
        "{name} — terme prévu {near}",
        "Le {due:day} : remises et clôture",
        "Terme {near}",
    ),
    Step.FILL_REQUEST: (
        "{name} — compléter la demande",
        "Motifs, attentes et libre choix",
        "Demande à compléter",
    ),
    Step.RECORD_CONSENT: (
        "{name} — recueillir le consentement",
        "Avant toute investigation",
        "Consentement à recueillir",
    ),
    Step.FUNDING_PAPER: (
        "{name} — compléter le financement",
        "Le document qui précède l’investigation",
        "Financement à compléter",
    ),
    Step.SET_FRAME: ("{name} — fixer le cadre", "Début, terme prévu et objectifs", "Cadre à fixer"),
    Step.GO_ON: ("{name} — poursuivre le bilan", "Séances à tenir et à noter", "À poursuivre"),
    Step.WRITE_SYNTHESIS: (
        "{name} — écrire la synthèse",
        "Trois rubriques, rien d’autre",
        "Synthèse à écrire",
    ),
    Step.PRESENT_SYNTHESIS: (
        "{name} — présenter la synthèse",
        "Observations à recueillir ensuite",
        "Synthèse à présenter",
    ),
    Step.ASK_OBSERVATIONS: (
        "{name} — recueillir les observations",
        "Mot pour mot, ou leur absence",
        "Observations à recueillir",
    ),
    Step.FINALISE_SYNTHESIS: (
        "{name} — rendre la synthèse définitive",
        "Présentée, observations recueillies",
        "Synthèse à finaliser",
    ),
    Step.HAND_OVER: (
        "{name} — remettre la synthèse et les résultats",
        "Contre signature, avant la clôture",
        "Documents à remettre",
    ),
    Step.CLOSE: ("{name} — clôturer le dossier", "Tout est remis au bénéficiaire", "Dossier à clôturer"),
    Step.RESTRICTED: (
        "{name} — utilisation limitée",
        "Données seulement gardées depuis le {since:short}",
        "Utilisation limitée",
    ),
}


def guard_text(line: Safeguard) -> GuardText:
    """One line of the panel in words."""
    if line.guard is Guard.CONVENTION:
        title, note = _CONVENTION[ConventionState(str(line.facts["state"]))]
    elif line.guard is Guard.CONTRACT:
        title, note = _CONTRACT[ContractState(str(line.facts["state"]))]
    elif line.guard is Guard.CPF_INTERVAL and line.standing is Standing.WATCH:
        title, note = _INTERVAL_FOUND
    else:
        title, note = (_KEPT if line.standing is Standing.KEPT else _OPEN)[line.guard]
    facts = {**line.facts, **_derived(line), **_of_texts(line)}
    route = Route(str(line.facts["route"])) if "route" in line.facts else None
    source = source_text(source_of(line.rule, route))
    if line.row is not None:
        source = row_source(line.row)
    if line.guard in _FIGURES:
        source = f"{source} · {source_text(row_on(_FIGURES[line.guard], date.max).source)}"
    return GuardText(told(facts, title), told(facts, note), source)


def task_text(task: Task, name: str, today: date) -> TaskText:
    """Something to do, for the person or the reference named: « Karim L. — présenter la synthèse », with its note."""
    sentence, note, _ = _TASKS[task.step]
    facts = {**_facts_of(task, today), "name": name}
    return TaskText(told(facts, sentence), told(facts, note))


def step_badge(task: Task, today: date) -> str:
    """The same in two or three words, where the name stands beside: « Synthèse à présenter »."""
    return told(_facts_of(task, today), _TASKS[task.step][2])


def _derived(line: Safeguard) -> dict[str, Fact]:
    facts = line.facts
    match line.guard:
        case Guard.HOURS:
            ceiling = _span(facts["done"]) + _span(facts["remaining"])
            return {"ceiling": int(ceiling.total_seconds()) // 3600}
        case Guard.CPF_INTERVAL:
            return {"years": plural(_count(facts["years"]), "an")}
        case Guard.REQUEST | Guard.FRAME:
            return {"left": plural(_count(facts["missing"]), "champ à remplir", "champs à remplir")}
        case Guard.ONLY_ADDRESSEE | Guard.EXITS | Guard.DESTRUCTION:
            return {"said": _of_the_papers(line)}
        case Guard.AGREED_PAPER:
            return {"paper": _PAPERS[Route(str(facts["route"]))]}
        case Guard.PAYER_RESULTS:
            return {"gets": _gets(Route(str(facts["route"])))}
        case Guard.CONVENTION if facts["state"] == ConventionState.WAITING:
            return {"waiting": _waiting(facts)}
        case _:
            return {}


_TEXT_AT = {
    Place.REQUEST: "La demande",
    Place.FRAME: "Le cadre",
    Place.SESSIONS: "Une note",
    Place.SYNTHESIS: "La synthèse",
}


def _of_texts(line: Safeguard) -> dict[str, Fact]:
    """What is said of the texts of a case: what they touch (C3), how they judge (E1)."""
    if line.guard is Guard.FACTS:
        return {"words": plural(_count(line.facts["count"]), "mot souligné", "mots soulignés")}
    if line.guard is not Guard.SENSITIVE:
        return {}
    where = _TEXT_AT[line.place]
    if line.facts.get("spot") == OBSERVATIONS:
        where = "Une observation"
    number = _count(line.facts["session"])
    return {
        "Where": where,
        "topic": topic_phrase(Topic(str(line.facts["topic"]))),
        "place": f"Séance {number}" if number else label(line.place),
    }


def _of_the_papers(line: Safeguard) -> str:
    """Where the papers of a case went, or will stay."""
    facts = line.facts
    if line.guard is Guard.ONLY_ADDRESSEE:
        return _sharing(_count(facts["third_parties"]))
    if line.guard is Guard.EXITS:
        return _exits(_count(facts["left"]), _count(facts["refused"]))
    return _keeping(_count(facts["agreements"]))


def _sharing(count: int) -> str:
    if not count:
        return "Aucune communication à un tiers"
    return f"{plural(count, 'communication')} à un tiers, avec accord écrit"


def _exits(left: int, refused: int) -> str:
    said = f"{plural(left, 'remise inscrite', 'remises inscrites')}" if left else "Aucune remise"
    return f"{said}, {plural(refused, 'demande refusée', 'demandes refusées')}" if refused else said


def _gets(route: Route) -> str:
    items = list(dict.fromkeys(item for got in PARTIES[route].values() for item in got))
    return f"{capitalised(items_named(items))} seulement" if items else "Personne d’autre ne reçoit rien"


def _keeping(count: int) -> str:
    if not count:
        return "Tout, hors pièces administratives"
    return f"{plural(count, 'accord')} de conservation en cours"


def _facts_of(task: Task, today: date) -> dict[str, Fact]:
    facts = dict(task.facts)
    if task.due is not None:
        near = relative_day(task.due, today) if abs(task.due - today) <= _NEAR else day_month(task.due)
        facts |= {"due": task.due, "near": near, "Near": capitalised(near)}
    if task.step in {Step.CONVENTION_ANSWER, Step.CONVENTION_REFUSED}:
        facts["source"] = source_text(row_on(Figure.CONVENTION_DAYS, today).source)
    if task.step is Step.CONVENTION_ANSWER:
        facts["waiting"] = _waiting(task.facts)
    return facts


def _waiting(facts: dict[str, Fact]) -> str:
    last_day, day = facts["last_day"], _count(facts["day"])
    assert isinstance(last_day, date)
    days = row_on(Figure.CONVENTION_DAYS, last_day).value
    refused_on = last_day + timedelta(days=1)
    return told({"day": day, "days": days, "refused_on": refused_on}, _WAITING[day == days])


def _span(fact: Fact) -> timedelta:
    assert isinstance(fact, timedelta)
    return fact


def _count(fact: Fact) -> int:
    assert isinstance(fact, int)
    return fact
