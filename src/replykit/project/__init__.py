"""A linter for a folder of canned replies: its settings, its files, its cache, its fixes."""
