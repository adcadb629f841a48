"""What one goes elsewhere with: the sidebar, tabs, the safeguards of a case."""
