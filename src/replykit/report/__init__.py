"""Reports: what was read, drafted or found, as text for people and JSON for programs."""
