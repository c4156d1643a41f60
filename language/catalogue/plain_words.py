"""English words that by themselves name no product, store or city.

They may still be part of a name ("Good Day", "All Out"): there they count only beside a
word that is in the name and not in this list. What is in no list and in no catalogue is
taken for the name of something we do not have.
"""

from __future__ import annotations

from language.dates.atom import MONTHS, WEEKDAYS
from language.numbers import SCALES, WORDS
from language.tokens import stem

_GRAMMAR = """
a about above across actually after again against all almost alone along already also although always
am among an and another any anybody anyone anything anyway anywhere apart are around as ask at away
back be because become been before being below best better between big bit both but by came can cannot
can't come could couldn d did didn do does doesn doing don done down during each early either else enough
especially etc even ever every everybody everyone everything everywhere exactly except far few find first
following for forward four from full further gave get getting give given gives giving go goes going gone
good got great had half hard has hasn have haven having he hello help helpful her here hers hey hi him his
how however i if im in indeed inside instead into is isn it its itself just keep kept kind kindly knew know
known large largest last late lately later latest least left less let lets like likely little ll long
longer look looking looks lot lots low lower lowest m made mainly make makes making many may maybe me mean
means might mine minimum maximum more most mostly much must my myself namaste name near nearly need needed
needs neither never new next no nobody none nor not nothing now o of off often oh ok okay old on once one
ones only onto or order other others otherwise our ours out over overall own part past per perhaps please
plus possible possibly probably put quick quickly quite rather re real really recent recently right roughly
s said same saw say see seem seems sent several shall she should show shows simply since small smallest so
some somebody someone something somewhere soon sorry still stuff such sure t take taken taking tell than
thank thanks that the their them then there these they thing things think this those though through
throughout thus till times to today together told too top total toward towards tried true try trying two
under until up upon us use used useful using usually various ve very via want wanted wants was wasn way
ways we well went were weren what whatever when whenever where wherever whether which while who whoever
whole whom whose why wide will with within without won wonder worst would wouldn wrong yes yet you your
yours yourself whats hows thats dear sir madam bro boss team friend bhai ji everyday
"""
_QUESTIONS = """
able according add advice advise after amount analyse analysis analyze answer approx approximate
approximately around average bad breakdown break brief calculate check checking chart compare compared
comparing comparison contribution consider count current currently daily data decline decrease decreased
detail details difference discuss display do down drop dropped expect expected explain facing fall fallen
figure figures fine focus forward generate generated graph grew grow growing growth happen happened
happening high higher highest hit idea identify impact improve improved include including increase
increased info information interested insight insights instruction instructions issue issues item items
join kindly know learn level levels list listed look main manage measure mention monthly move moving number
numbers overview pct per percent percentage perform performance performed performing period plan planning
position possible predict predicted prediction predictions predicting present previous prior problem
problems product products project projected projection projections provide pull question quick rank
ranked ranking rate ratio read ready reason recommend recommendation recommended recommendations report
reports request result results review rise rising rose run share sharp situation skus sku split start
started state status store stores sub suggest suggested suggestion suggestions sum summarise summarize
summary system table target tell terms think timeline total totals track trend trends trending understand
update updates usual value values versus view vs weekly wise worth year yearly quarterly annual annually
affect affects affecting behind drive drives driver drivers driving explanation influence influences
influencing lift lifts lifting moves pushes pushing reasons
hourly previous ignore override bypass reveal prompt admin password secret entire whole account accounts
write written speak talk chat message answer reply question english hindi hinglish language mom yoy wow
mtd ytd wtd qtd wise basis level latest versus wise ending beginning starting begin ends end
"""
_ACTIONS = """
accept accepted accepts action actions anomaly anomalies anomalous abnormal abnormally approve approved
approves attention amiss caused causes claim claims cheaper costlier dearer decide dismiss fishy fraud
fraudulent happens irregular irregularity jump jumped odd ordinary outlier outliers pending priorities
priority reject rejected rejects restore reverse revert roll rollback simulate simulation slash spike
spiked spikes strange sudden suddenly suspicious task tasks todo todos to-do to-dos undo unexpected
unexpectedly unusual unusually urgent weird
"""
_TRADE = """
accuracy afford ahead alert alerts available availability below bestselling best-selling bias big bill
bills bought bring brand brands branch branches budget bulk business buy buyer buyers buying carry cash
category categories charge charged charging cheap cheaper cheapest city cities clear clearance clearing
close closing competition competitive competitor competitors consumption consume cost costing costly costs
cover coverage customer customers days deal deals deficit demand demanded demands deplete depleted deplete
discount discounted discounts dispatch earn earned earning earnings empty error exhaust exhausted expensive
expiry fast faster fastest fetch figure fill finish finished finishing firm forecast forecasted
forecasting forecasts fresh funds gmv goods gross hand handle hike hold holding income indent inr
inventory invest inventories keep kirana last lasting lead liquidate loss losses lost loses losing lead
maintain maintaining mape margin margins mark marked markdown market marketplace match matching maximise
maximize maximum minimise minimize money move mrp net objective offer offers offload oos optimal optimise
optimize optimum order ordered ordering orders outlet outlets outlook outofstock outstock over overstock
own pack packs packet packets parity pay payment pays percent piece pieces pos predict price priced prices
pricing procure procurement procured profit profitable profitability profits promo promotion promotions
purchase purchased purchases purchasing push qty quantity quantities quote range rate rates refill region
regions reorder reordering reorders replenish replenished replenishment replenishing reprice repricing
require required requirement requirements requires requiring restock restocked restocking return returned
returning returns revenue revenues retail retailer rid risk risks risky rs run running runs rupee rupees
safety sale sales save season sell seller sellers selling sells service set setting sets share sheet shelf
shelves ship shop shops short shortage shortages shortfall size sizes sku skus slow slower slowest sold
space spare spend spending stay stock stocked stocking stockout stockouts stocks stop store stores
supplies supplier suppliers supply surplus takings target tax top transit trending turnover turns turn
undercut unit units unsold value variant variants vendor volume volumes wape warehouse week weekend went
worst worth zero outage rev asp aov
"""
_TIME = """
am pm ago afternoon annual before calendar coming date dates day days daily evening ever fortnight
fortnightly fortnights fiscal financial following fy hour hours immediately minute minutes moment month
monthly months morning night now past present previous quarter quarters recent soon time today tomorrow
tonight upcoming week weekend weekends weekly weeks year years yesterday ytd earlier later future
"""
_MANNER = """
actual actuals often above below allowed legal policy policies rule rules law mrp tax taxes invoice invoices
accurate accurately adequate adequately adjust adjusted afraid altogether articles article asap avg avoid
basket believe boost boosting bottom cancel capability capabilities change changed changes changing combined
commands complete completely concerned confidence confirm contribute contributed contributing contribution
conversion correct correctly costlier critical critically cut cuts cutting dead dearer declined declining
delivered delivery deliveries department departments doh easily ensure entire estimate estimated estimates
example examples excess exact expenses fair fare fared feel fell festival festive fix fixed footfall
generally given greeting grown gst guess holiday holidays hot ideal ideally idle immediate individual
insufficient kpi kpis leading limit limited local location locations looks max menu moved mover movers
normal normally nope nos online ought particular pcs peak perfect performer performers place placed popular
presently prevent primarily properly quickly raise raised raising ran reach received recommend reduce
reduced reducing refund refunds regarding related remain remaining remains respectively risen rival rivals
rotation salary salaries season seasonal segment segments separate separately shopper shoppers sir snapshot
specific specifically stand stands strategy sufficient supposed town towns transaction transactions typical
typically unavailable upto urgent urgently visit weekday weekdays work working works worried worry worse
yeah yep thx shukriya dhanyavaad namaskar haan nahi hola gonna
"""
_TALK = """
joke poem weather capital president movie song story recipe cricket score love life happy birthday morning
afternoon evening night bye goodbye welcome nice hello namaste everyone someone human robot bot assistant
"""

PLAIN_WORDS: frozenset[str] = frozenset(
    form
    for word in (
        *" ".join((_GRAMMAR, _QUESTIONS, _ACTIONS, _TRADE, _TIME, _MANNER, _TALK)).split(),
        *WORDS,
        *SCALES,
        *MONTHS,
        *WEEKDAYS,
    )
    for part in word.replace("'", "-").split("-")
    for form in (part, stem(part))
)

KEYWORDS: tuple[str, ...] = (
    "forecast", "predict", "demand", "revenue", "turnover", "margin", "profit", "reorder", "replenish",
    "restock", "stockout", "stock", "inventory", "price", "pricing", "average", "purchase", "category",
    "today", "tomorrow", "yesterday", "week", "month", "quarter", "previous", "compare", "product",
    "quantity", "should", "recommend", "suggest", "competitor", "charge", "units", "sales", "returns",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "april", "august", "september", "october", "november", "december", "weekend", "fortnight",
)  # fmt: skip
"""Words the planner lives on, tried for a word that is otherwise unknown ("tommorow")."""


def is_plain(word: str) -> bool:
    """Tell whether a normalised word is a plain one."""
    return word in PLAIN_WORDS or stem(word) in PLAIN_WORDS or (len(word) == 1 and word.isascii())
