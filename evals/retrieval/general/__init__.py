"""Our own paragraphs of general text, in English and Hindi, with questions."""
