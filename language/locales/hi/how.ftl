# पिछले जवाब का हिसाब
how_head = हिसाब ऐसे निकाला:
how_method = • { $figures }: { $method }
how_asked = पूछा गया: { $asked }
how_data = यहाँ से पढ़ा: { $tables }
how_as_of = { $day } तक का डेटा
how_at = हिसाब का समय: { $at }
how_more = बाकी भी ऐसे ही निकाला; वेब चैट में हर संख्या का स्रोत दिखता है।
ask_rows =
    .label = इसके पीछे की सूची फ़ाइल में
