"""The parts of one bilan: request, funding, frame, sessions, documents, synthesis."""
