"""Finding. `queries` is the face; `sqlite` and `postgres` stand behind it and are never imported from elsewhere."""
