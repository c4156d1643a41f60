"""The web chat: one page, a session cookie, and answers that stream."""
