# Texts of the WhatsApp templates that the shop has approved. $name is the person's name, $headline the
# first line of what waits. WhatsApp wants words before and after each of them.

template_alert = Hello { $name }, something in your shop needs a look: { $headline } Tap Show to read it, or write STOP to get no more of these.
template_approval = Hello { $name }, somebody in your shop asks for your yes or no: { $headline } Tap Show to read it and decide, or write STOP to get no more of these.
template_outcome = Hello { $name }, what you asked for in your shop was decided: { $headline } Tap Show to read the rest, or write STOP to get no more of these.
template_brief = Good morning { $name }, your shop's brief for today is ready: { $headline } Tap Show to read it, or write STOP to get no more of these.
template_weekly = Hello { $name }, the summary of your shop's week is ready: { $headline } Tap Show to read it, or write STOP to get no more of these.
template_reply = Hello { $name }, the answer to your question is ready: { $headline } Tap Show to read all of it, or write STOP to get no more of these.
template_button = Show
