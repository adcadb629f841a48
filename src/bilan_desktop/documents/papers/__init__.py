"""The papers themselves, one module each, by the moment they serve."""
