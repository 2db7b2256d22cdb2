"""Backups: one archive of database and files that either database restores (docs/decisions/0015)."""
