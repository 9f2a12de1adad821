"""Files that hold templates: YAML, JSON, CSV and mail, taken apart into cells."""
