"""The steps of a turn, one a module: understand, plan, act, confirm, compose, verify."""
