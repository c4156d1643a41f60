"""What is private in a text, and how it is told: by its form, its surroundings, or because it is known."""
