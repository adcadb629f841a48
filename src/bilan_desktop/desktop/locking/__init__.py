"""When and why the vault locks by itself, and that nothing typed is lost by it."""
