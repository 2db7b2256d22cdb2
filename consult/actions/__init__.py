"""Every write that touches more than one row: keyword arguments, one transaction, audit and jobs in it."""
