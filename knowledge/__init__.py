"""Policies, procedures, rules and a shop's own documents: cut, indexed, found and cited."""
