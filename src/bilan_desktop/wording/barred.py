"""The sentences of each breach. `{name}` is the place of a fact; a sentence whose fact is unknown is left unsaid."""

from attrs import field, frozen

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.errors import Breach


def _sentences(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


@frozen
class Barred:
    """What happened, why, and the lawful way out."""

    title: str
    reason: tuple[str, ...] = field(converter=_sentences)
    way_out: tuple[str, ...] = field(converter=_sentences)


PAPERS = {
    Route.CPF: (
        "Sous CPF, le numéro de dossier EDOF et la date d’acceptation des conditions générales la précèdent.",
        "Page Cadre : saisissez le numéro EDOF et la date d’acceptation des conditions générales.",
    ),
    Route.TRAINING_PLAN: (
        "Dans le plan de développement des compétences, la convention signée des trois parties la précède.",
        "Page Cadre : notez la transmission du projet, puis la date de signature avec la convention signée.",
    ),
    Route.REDEPLOYMENT_LEAVE: (
        "Pendant un congé de reclassement, la convention signée des trois parties la précède.",
        "Page Cadre : notez la transmission du projet, puis la date de signature avec la convention signée.",
    ),
    Route.TRANSITION_PROJECT: (
        "Dans un projet de transition professionnelle, la convention signée avec le financeur la précède.",
        "Page Cadre : notez la signature de la convention, et joignez-la.",
    ),
    Route.FRANCE_TRAVAIL: (
        "Avec France Travail, le devis signé des trois parties la précède.",
        "Page Cadre : notez la signature du devis, et joignez-le.",
    ),
    Route.SELF_FUNDED: (
        "Quand la personne paie elle-même, le contrat signé la précède.",
        "Page Cadre : notez la signature du contrat, et joignez-le.",
    ),
    Route.PUBLIC_AGENT: (
        "Pour un agent public, la convention signée avec son administration la précède.",
        "Page Cadre : notez la signature de la convention, et joignez-la.",
    ),
    Route.INSURANCE_FUND: (
        "Avec un fonds d’assurance formation, l’accord du fonds et le contrat signé la précèdent.",
        "Page Cadre : notez l’accord du fonds et la signature du contrat, et joignez-les.",
    ),
}

NEXT_STEPS = {
    Phase.REQUEST: "Complétez la demande, puis passez en phase préliminaire.",
    Phase.PRELIMINARY: "Passez à l’investigation quand la demande, le consentement, le financement et le cadre sont au dossier.",
    Phase.INVESTIGATION: "Notez au moins une séance d’investigation, puis passez en phase de conclusion.",
    Phase.CONCLUSION: "Après la phase de conclusion, le bilan s’achève par la page Clôture.",
    Phase.CLOSED: "Pour un nouveau bilan, ouvrez un nouveau dossier.",
}

BARRED: dict[Breach, Barred] = {
    Breach.CONSENT_MISSING: Barred(
        "Le consentement du bénéficiaire n’est pas encore enregistré.",
        "Un bilan ne se fait qu’avec le consentement de la personne, recueilli avant toute investigation.",
        "Page Demande : indiquez la date du consentement et joignez le formulaire signé, ou faites signer à l’écran.",
    ),
    Breach.SESSION_BEFORE_CONSENT: Barred(
        "Cette séance d’investigation précède le consentement.",
        (
            "Aucune séance d’investigation n’a lieu avant le consentement.",
            "Il a été donné le {given_on}.",
        ),
        "Vérifiez la date de la séance et celle du consentement ; un premier échange se note en phase préliminaire.",
    ),
    Breach.FUNDING_PAPER_MISSING: Barred(
        "L’investigation attend le document du financement.",
        ("{paper}", "Ce document date du {since}."),
        "{way}",
    ),
    Breach.CONVENTION_UNDER_CPF: Barred(
        "Un bilan financé par le CPF n’a pas de convention.",
        "Les conditions générales de la plateforme en tiennent lieu, et l’employeur n’est pas informé.",
        (
            "Saisissez le numéro EDOF et la date d’acceptation des conditions.",
            "Si un employeur finance désormais le bilan, changez d’abord le financement.",
        ),
    ),
    Breach.CONVENTION_SIGNED_LATE: Barred(
        "La date de signature vient après le délai de dix jours.",
        (
            "Passé ce délai, le silence du salarié vaut refus.",
            "La convention pouvait être signée jusqu’au {last_day} inclus.",
        ),
        (
            "Vérifiez la date de signature.",
            "Si elle est exacte, un nouveau projet peut être transmis : dix jours repartent de cet envoi.",
        ),
    ),
    Breach.CONVENTION_REFUSED_BY_SILENCE: Barred(
        "Sans réponse dans les dix jours, la convention est réputée refusée.",
        (
            "Le délai s’est achevé le {last_day}.",
            "Aucune séance ne peut être ajoutée. Ce refus n’est pas une faute.",
        ),
        (
            "Si la convention a été signée à temps, enregistrez sa signature.",
            "Sinon, un nouveau projet ouvre un nouveau délai, ou le dossier se clôt comme refusé.",
        ),
    ),
    Breach.PAPER_OF_ANOTHER_ROUTE: Barred(
        "Ce document n’appartient pas au financement du dossier.",
        "Chaque financement a ses propres documents.",
        "Page Cadre : utilisez ceux de ce financement, ou changez d’abord de financement.",
    ),
    Breach.CONTRACT_WITHDRAWN: Barred(
        "La personne s’est rétractée : le contrat n’existe plus.",
        "Aucune séance ne peut être ajoutée, et rien n’est dû. Se rétracter n’est pas une faute.",
        "Si la personne le souhaite, signez un nouveau contrat ; sinon, le dossier se clôt.",
    ),
    Breach.CONTRACT_WITHDRAWN_LATE: Barred(
        "Le délai de rétractation est passé.",
        ("Il rendait la parole à la personne sans motif.", "Il courait jusqu’au {last_day} inclus."),
        "Vérifiez la date ; si elle est exacte, la personne peut arrêter son bilan : page Clôture, « arrêt en cours ».",
    ),
    Breach.PAYMENT_WITHOUT_CONTRACT: Barred(
        "Aucun paiement ne se reçoit sans contrat en cours et sans prix convenu.",
        "Quand la personne paie elle-même, le contrat est signé avant tout paiement.",
        "Page Cadre : indiquez le prix et notez la signature du contrat.",
    ),
    Breach.PAYMENT_BEFORE_WITHDRAWAL_ENDS: Barred(
        "Ce paiement vient pendant le délai de rétractation.",
        "Aucune somme n’est due avant la fin de ce délai.",
        (
            "Enregistrez-le quand il aura lieu, le délai passé.",
            "Le premier paiement peut être daté du {first_day} au plus tôt.",
        ),
    ),
    Breach.PAYMENT_AHEAD: Barred(
        "Ce paiement dépasserait ce qui peut être réglé à ce jour.",
        (
            "Une part du prix se règle au début, le solde au fur et à mesure des heures.",
            "Cette première part est de {percent} % au plus ; à cette date, le total peut atteindre {most}.",
        ),
        (
            "Le reste se règle après les prochaines séances.",
            "Vous pouvez enregistrer ici jusqu’à {room}.",
        ),
    ),
    Breach.PLANNED_END_PASSED: Barred(
        "Le terme prévu du bilan est passé.",
        ("Un bilan est limité dans le temps.", "Celui-ci devait s’achever le {planned_end}."),
        "Clôturez le dossier, ou prolongez-le : une nouvelle date, et la raison.",
    ),
    Breach.PLANNED_END_AGREED: Barred(
        "Ce terme est convenu, il n’est pas reporté ici.",
        (
            "Un bilan est limité dans le temps ; la personne et qui paie s’y fient.",
            "Le terme convenu est le {planned_end}.",
        ),
        "Prolongez le bilan, avec la raison.",
    ),
    Breach.REQUEST_INCOMPLETE: Barred(
        "La page Demande n’est pas encore complète.",
        "L’analyse de la demande et le libre choix de la personne précèdent l’investigation.",
        ("Complétez la page Demande avec les mots de la personne.", "Il manque : {fields}."),
    ),
    Breach.FRAME_INCOMPLETE: Barred(
        "Le cadre du bilan n’est pas encore fixé.",
        "Un bilan est limité dans le temps et répond à des objectifs convenus.",
        ("Complétez la page Cadre.", "Il manque : {fields}."),
    ),
    Breach.HOURS_EXCEEDED: Barred(
        "Cette séance dépasserait la durée permise pour un bilan.",
        (
            "L’accompagnement et le travail personnel comptent ensemble, pour 24 heures au plus.",
            "La séance dure {asked} ; il reste {remaining}.",
        ),
        "{offer}",
    ),
    Breach.FINAL_BEFORE_CONCLUSION: Barred(
        "La synthèse se présente et se remet en phase de conclusion.",
        "Elle est établie pendant cette phase et présentée à la personne à son terme ; avant, il n’existe que des brouillons.",
        "Continuez le brouillon, et passez en phase de conclusion quand l’investigation est achevée.",
    ),
    Breach.SYNTHESIS_NOT_FINAL: Barred(
        "La synthèse n’est pas encore définitive.",
        "Seule se remet la version présentée à la personne et complétée de ses observations.",
        "Page Synthèse : présentez-la, recueillez les observations, puis arrêtez la version définitive.",
    ),
    Breach.SYNTHESIS_INCOMPLETE: Barred(
        "Une rubrique de la synthèse est encore vide.",
        "Toute synthèse dit les circonstances du bilan, puis les compétences et aptitudes.",
        ("Complétez la rubrique « {named} ».", "La rubrique du projet ne se remplit que s’il y a lieu."),
    ),
    Breach.SYNTHESIS_NOT_PRESENTED: Barred(
        "La synthèse, telle qu’elle est écrite, n’a pas encore été présentée au bénéficiaire.",
        "La présentation précède les observations et la version définitive ; un texte retouché se présente de nouveau.",
        "Page Synthèse : notez le jour et le lieu de la présentation.",
    ),
    Breach.OBSERVATIONS_NOT_ASKED: Barred(
        "Les observations du bénéficiaire n’ont pas encore été recueillies.",
        "La synthèse lui est soumise pour observations avant d’être définitive.",
        "Page Synthèse : notez les observations mot pour mot, ou leur absence.",
    ),
    Breach.SYNTHESIS_FROZEN: Barred(
        "La synthèse est définitive et ne se modifie plus.",
        (
            "Soumise à la personne et complétée de ses observations, elle reste telle qu’elle l’a reçue.",
            "Elle a été arrêtée le {finalised_on}.",
        ),
        "Elle peut être relue, imprimée et remise telle quelle ; la corriger en fait une nouvelle version, avec sa date.",
    ),
    Breach.FOURTH_SECTION: Barred(
        "La synthèse a trois rubriques, et trois seulement.",
        "Circonstances du bilan, compétences et aptitudes, projet et étapes : la charte n’en admet pas d’autre.",
        "Placez ce texte dans l’une des trois, ou gardez-le parmi les résultats détaillés.",
    ),
    Breach.RECIPIENT_MISSING: Barred(
        "Aucun destinataire n’est indiqué.",
        "Un document ne quitte le dossier que pour un destinataire connu, inscrit au registre.",
        "Choisissez à qui le document est remis.",
    ),
    Breach.DISCLOSURE_WITHOUT_AGREEMENT: Barred(
        "Ce document ne peut pas encore être communiqué à ce destinataire.",
        "Le bénéficiaire est seul destinataire ; un tiers ne reçoit le document qu’avec son accord écrit.",
        (
            "Enregistrez un accord signé qui nomme le document, le destinataire, l’objet et la date de fin.",
            "Ou remettez le document au bénéficiaire, qui en dispose.",
        ),
    ),
    Breach.AGREEMENT_ALREADY_USED: Barred(
        "Cet accord a déjà servi.",
        "Un accord vaut pour un document et un destinataire, une seule fois.",
        "Si la personne le souhaite, enregistrez un nouvel accord écrit.",
    ),
    Breach.AGREEMENT_EXPIRED: Barred(
        "Cet accord a pris fin.",
        ("Un accord ne vaut que jusqu’à la date qu’il porte.", "Celui-ci valait jusqu’au {until}."),
        "Si la personne le souhaite, enregistrez un nouvel accord écrit.",
    ),
    Breach.EMPLOYER_UNDER_CPF: Barred(
        "L’employeur ne reçoit rien d’un bilan financé par le CPF.",
        "La démarche est personnelle : l’employeur n’en est pas informé, pas même de son existence.",
        (
            "Remettez le document au bénéficiaire, qui en dispose.",
            "Seul un accord écrit nommant cet employeur, confirmé deux fois, permettrait l’envoi.",
        ),
    ),
    Breach.EMPLOYER_GETS_NO_RESULT: Barred(
        "La synthèse et les résultats ne vont pas à l’employeur.",
        "Financer le bilan ne donne pas accès à son contenu : les éléments restent confidentiels.",
        ("{gets}", "Pour le reste, il faut l’accord écrit du bénéficiaire."),
    ),
    Breach.PAYER_GETS_ITS_PAPERS: Barred(
        "Ce document n’est pas de ceux que ce destinataire peut recevoir.",
        "Qui finance un bilan n’en reçoit que ce que ce financement prévoit.",
        ("{gets}", "Remettez le document au bénéficiaire, qui en dispose ; sinon, il faut son accord écrit."),
    ),
    Breach.INSPECTION_SEES_NO_CONTENT: Barred(
        "Un contrôle ne voit rien du contenu d’un bilan.",
        "Le secret professionnel le couvre ; un contrôle ou un audit porte sur la réalisation de l’action.",
        "Montrez les pièces qui l’établissent : convention ou contrat, émargements, certificat de réalisation, factures.",
    ),
    Breach.CEP_REQUEST_MISSING: Barred(
        "La synthèse attend la demande écrite du bénéficiaire.",
        "Elle ne va au conseil en évolution professionnelle qu’à sa demande.",
        "Si la personne le souhaite, enregistrez sa demande signée, puis communiquez la synthèse.",
    ),
    Breach.CEP_GETS_THE_SYNTHESIS_ONLY: Barred(
        "Le conseil en évolution professionnelle ne reçoit que la synthèse.",
        "La loi ne prévoit pour lui aucun autre document ; les résultats détaillés reviennent à la personne.",
        "Communiquez la synthèse définitive, à la demande écrite du bénéficiaire.",
    ),
    Breach.RETENTION_OVER_CEILING: Barred(
        "Cette conservation serait trop longue.",
        "Après le terme, rien ne se garde au-delà du plafond légal, ni au-delà de ce que le cabinet a promis.",
        "Choisissez le {latest} au plus tard.",
    ),
    Breach.RETENTION_WITHOUT_PROOF: Barred(
        "Il manque l’accord signé.",
        "Rien n’est conservé après le terme sans un écrit de la personne.",
        "Joignez l’accord ou la demande signée, ou faites signer à l’écran.",
    ),
    Breach.WORKING_NEEDS_FOLLOW_UP: Barred(
        "Ce document de travail ne peut pas être gardé à ce titre.",
        "Il ne se conserve que par un accord écrit fondé sur la nécessité d’un suivi.",
        "Choisissez un accord fondé sur le suivi, ou retirez ce document de la liste.",
    ),
    Breach.CLOSING_BEFORE_HAND_OVER: Barred(
        "La synthèse et les résultats détaillés restent à remettre.",
        "Ils reviennent au bénéficiaire avant toute destruction.",
        "Page Clôture : enregistrez la remise de l’une et des autres, contre signature.",
    ),
    Breach.CLOSING_OUT_OF_PHASE: Barred(
        "Le dossier n’est pas en phase de conclusion.",
        "Un bilan mené à son terme passe par les trois phases.",
        (
            "Menez le bilan jusqu’à sa conclusion,"
            " ou choisissez la fin qui convient : arrêt en cours, refus, retrait du consentement."
        ),
    ),
    Breach.NOT_OFFERED: Barred(
        "Ce qui existe n’a pas encore été proposé au bénéficiaire.",
        "Quand un bilan s’arrête plus tôt, ce qui a été produit lui est proposé avant d’être détruit.",
        "Proposez-le, puis confirmez-le sur la page Clôture.",
    ),
    Breach.FOLLOW_UP_OVER: Barred(
        "Le suivi à six mois est achevé.",
        "La réponse ou le refus est noté ; les coordonnées, gardées pour ce seul suivi, sont effacées.",
        "Pour un nouvel accompagnement, ouvrez un nouveau dossier.",
    ),
    Breach.SATISFACTION_OVER: Barred(
        "Ce questionnaire de satisfaction n’attend plus de réponse.",
        "Ses réponses sont comptées sans nom, et ne peuvent plus être retrouvées ; ou la personne n’a pas souhaité répondre.",
        "Les chiffres de l’année sont aux registres du cabinet.",
    ),
    Breach.CASE_CLOSED: Barred(
        "Ce dossier est clos.",
        "Au terme, son contenu a été détruit, ou mis à part jusqu’à son échéance ; rien ne s’y ajoute.",
        "Pour un nouveau bilan, ouvrez un nouveau dossier.",
    ),
    Breach.CONTENT_AMONG_PROOFS: Barred(
        "Cette pièce porte du contenu du bilan.",
        "Les pièces comptables et les preuves restent des années après la clôture ; le contenu du bilan, lui, est détruit au"
        " terme.",
        "Choisissez la nature qui dit son contenu, comme « Résultat de test », ou joignez la pièce sans lui.",
    ),
    Breach.CASE_RESTRICTED: Barred(
        "L’utilisation de ce dossier est limitée.",
        (
            "À la demande de la personne, ses données sont seulement gardées.",
            "La limitation dure depuis le {since}.",
        ),
        "Levez la limitation quand son motif a disparu, après en avoir informé la personne.",
    ),
    Breach.PHASE_ORDER: Barred(
        "Cette étape vient plus tard dans le bilan.",
        "Un bilan suit trois phases : préliminaire, investigation, conclusion.",
        "{step}",
    ),
    Breach.NIR_FORBIDDEN: Barred(
        "Ce texte contient un numéro de sécurité sociale : il n’est pas enregistré.",
        "Un bilan n’a pas besoin de ce numéro, et seule la loi en permet l’usage.",
        "Retirez-le du texte : le reste s’enregistrera aussitôt.",
    ),
    Breach.SCORE_IN_SYNTHESIS: Barred(
        "Ce texte contient un score ou un résultat brut : il n’est pas enregistré.",
        "La synthèse dit des compétences et des aptitudes ; les résultats détaillés vont au seul bénéficiaire, à part.",
        "Dites en mots ce que le résultat apporte au projet, et joignez le détail à une séance.",
    ),
}
