"""Forms, rendered by crispy: they clean, count and explain; they never write."""
