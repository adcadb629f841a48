"""The papers: from domain objects to bytes, in memory."""
