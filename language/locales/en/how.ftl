# How the figures of the last reply came about: asked as "how did you compute that?"
how_head = This is how it was worked out:
how_method = • { $figures }: { $method }
how_asked = For: { $asked }
how_data = Read from { $tables }
how_as_of = Data to { $day }
how_at = At { $at }
how_more = The rest was worked out alike; each number has its source in the web chat.
ask_rows = Send this in a csv file
    .label = The rows as a file
