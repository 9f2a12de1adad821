"""Markup to prose: what a customer reads of Markdown and HTML, each character in its place."""
