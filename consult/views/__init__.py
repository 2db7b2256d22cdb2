"""Views: read, decide, render."""
