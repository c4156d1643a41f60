"""Invented documents with their truth: drawn by seed, laid out in many manners, photographed."""
