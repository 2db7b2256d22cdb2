"""Citations of statutes: finding them in text, judging them against the library."""
