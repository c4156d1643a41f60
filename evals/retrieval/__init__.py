"""How well passages are found: our own questions, and any file in the form of SQuAD."""
