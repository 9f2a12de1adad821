"""The rules, one a file, each named after the fault it finds. Adding a file adds a rule."""
