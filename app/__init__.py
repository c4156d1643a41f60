"""The composition root: settings, wiring, CLI, HTTP."""
