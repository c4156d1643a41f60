"""Understanding and planning without a language model: rules over words, dates and names."""
