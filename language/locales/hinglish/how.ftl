# Pichle jawab ka hisaab
how_head = Hisaab aise nikala:
how_method = • { $figures }: { $method }
how_asked = Poocha gaya: { $asked }
how_data = Yahan se padha: { $tables }
how_as_of = { $day } tak ka data
how_at = Hisaab ka samay: { $at }
how_more = Baaki bhi aise hi nikala; web chat me har number ka source dikhta hai.
ask_rows =
    .label = Iske peeche ki list file me
