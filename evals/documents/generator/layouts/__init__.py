"""Layouts: those to develop on, and those held out to measure on."""
