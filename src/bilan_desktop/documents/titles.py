"""The titles of the papers that hold the content of a bilan, by which they are known again when they come back as a file."""

SYNTHESIS = "Document de synthèse"
RESULTS = "Résultats détaillés"
DATA_COPY = "Copie de vos données"

OF_CONTENT = (SYNTHESIS, RESULTS, DATA_COPY)
