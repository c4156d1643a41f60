"""Cases, evaluators, reports; smartretail eval and bench."""
