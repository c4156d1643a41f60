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
overstocked own pack packs packet packets parity pay payment pays percent piece pieces pos predict price
priced prices pricing procure procurement procured profit profitable profitability
profits promo promotion promotions
purchase purchased purchases purchasing push qty quarantine quarantined quantity quantities quote range
rate rates refill region regions reorder reordering reorders replenish replenished
replenishment replenishing reprice repricing
require required requirement requirements requires requiring restock restocked restocking return returned
returning returns revenue revenues retail retailer rid risk risks risky rs run running runs rupee rupees
safety sale sales save season sell seller sellers selling sells service set setting sets share sheet shelf
shelves ship shop shops short shortage shortages shortfall size sizes sku skus slow slower slowest sold
space spare spreadsheet spend spending stay stock stocked stocking stockout
stockouts stocks stop store stores
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
_EVERYDAY = """
accept access account accountant act active actually add added address adds ads advance advantage afford
ago agree agreed ahead air allow allowance ambiguous angry apart app appears apply applied applies approval
april area areas arrive arrived arrives arriving aside assume attach attached attachment august auto average
awaiting bank banks based bash basics beat became begin being belong beside besides bigger bit
blank block board borrow bother bottom branch bringing broken bug build
building busy button calculator call called calls calm camera capture car card careful case cases
cause causing ceiling centre certain certificate chance chances chat cheated child children choice choose
city claim claimed clause clean clearly client clients clock close closed code coding collect column
come comes coming comment common company compared complain complaint computer concern condition contact
contain contains contents continue contract control cook copied copy corner correction cosmetics count
country couple course court cover covered crash create created credit cricket crore crossed curious
currently custom cycle damage damaged deduct deducted deduction
dark dashboard data database date dated dead deadline deal dealer
debit december decided decision default defect defective delay delayed delete deleted delivered depend
depends deposit describe design desk despite destination detect diet differ difference different difficult
digit digits dinner direct director disappear distributor divide doctor document documents doing dollar
door doubt dozen draft dress drive driver dry due duplicate dust duty each earlier early ease east easy eat
edge effect effective effects effort eight either election electricity electronics eligible else email
employee employees empty end enjoy enough enter entered entries entry envelope equal eta etc evening event
events everyone evidence exam exchange exist expect expected expects expire expired expires explains
extract faced facility fact factor factors factory fail failed failing fails failure fake fall
falling falls family famous fans fashion fault favourite february fee feed feel feels fees fellow festival
few fewer field fields fight file filed files filing final finally finance find finding finger fire first
five flag flagged flat flow focus folks follow follows force foreign forget form formal
format formula forty forward fought found four free freeze friday friends front frozen full fully fun
function funny future gain gained gap garden gave general generate girl girlfriend give glad goal
gone government grade grand great ground grounds group guarantee guests guide half handed handle
handling happen happens happy hard hardly health hear heard heart heat heavy held help hidden highly
hint history hit holding hole home homework hope horoscope hospital hotel house housing huge human hundred
hurt husband idea image images impact import important inch including incorrect indeed industry input
inside instant insurance interest interested interesting internet interview invest investment invoice item
itself january job jobs join joined joke journey judge july june jump justify kept key kids kill kinds
kitchen knew knowledge label labels labour lack lady lakh land landed landlord large lasts late later
latest laugh law lawyer laws lay leads learn lease leave leaves leaving ledger left legal lesson letter
licence license lie life lift lights limits line lines link links list listed listing lists literally
live lives living load loan loans local lock locked logic login logo lose lost loud love lovely lowered lunch
machine mail main male man manager managers mandatory manual manufacturer march marked marketing
marry massive master matter matters maximum meaning meanwhile medical meet meeting member members
memory mentioned mess message messages messing met method metro middle midnight might mind mine minister
minus minute miss missed missing mistake mistakes mode model modern modi moment monday money monsoon month
mood morning mother motor mouse move movement movies music must mutual name named names nation
near nearby necessary neck need negative neighbour neighbours network news nice night nil nine nobody noise
none noon normal north note noted notes notice notified november number object obvious occur october odds
offer offered office officer official older ones onwards opened opening opens operate opinion opposite
option options oral order ordinary original others outcome outcomes outside overall overdue overdo owe owner
page paid paint pair panel papers parcel parent parents park parked part parties partner parts party
pass passed password past path patient pattern pause pay penalty pending people per percent perfect permit
permitted person personal phone photo photos physical pick picked picture pictures piece pincode plain
plastic platform platforms play played player please plenty point pointed points police polite
political poor pop position positive possible post postage posted power practice prefer prefix prepare
prescription press pressure pretty prime print printed private prize probable proceed process processed
product professional programme prohibited project promise proof proper properly property propose proposed
protect prove proved provided public pull punished purpose pushed put puts python quality quarter queries
query queue quicker quiet quit quote radio rain rains raised rank rapid rare rarely rather rating raw reach
reached react reads reality realise rebate receipt receipts receive received recent recipe record recorded
records recover redo refer reference refuse refused regional regret regular regularly reject related
relation release relevant religious rely remedy remember remind reminder remove removed rent rental repair
repeat repeated replace replaced replied reply reporting reputation rescue reserve resign respect respond
rest restaurant result retail retry returned returning reverse review reviewed reward rich ride rights ring
road role roll room round route row rows rule run rupee rural safe safely said salary same sample saturday
saved saves saving scan scanned schedule scheme school screen seal search season second section secure
seems seen select self send sender sending sends senior sense sent sentence separate september serial series
serious serve served seven several severe shape shared shares shift shifted shine ship shipped shipping
shirt shocking shoes shoot shopkeeper shopping shorter shot shout shown showing shows shut sick side sight
sign signature signed significant simple simply single sister site sites six sizes skill skip
slight slip slot small smell smile smooth social society software solution solve someday son song
soon sort sorted source south spare special speed spell spelled spent spoil spoiled spoilt sports
spot spread stable staff stage stale stamp standard standing stands statement station stats
stay stayed steady step steps stick stolen stood store stored storage story straight stress strict
strong structure stuck student study style subject submit succeed success successful sudden suffer suit
suitable sunday supplied supply support suppose surely surprise surprised swap switch
symbol tab tables tag taken talked tasks tax taxed taxes teach team technical telephone temperature
temple temporary ten tenth term terms test tested text theft theory thick thin third thirty thought thousand
three threshold thresholds through thrown thursday ticket tie tight till timely tiny tip tired title today
together told tomorrow tone took tool tools top touch tough tour track tracked trade trader traders train
transfer transfers transport travel treat tree trick tried trip trouble truck true trust truth tuesday turn
twelve twenty twice type types typo unable understand understood unhappy unique unless unlike unlikely until
unusual unwell urgent useful user users valid validity valuable van various vehicle vendors verified verify
versions vice video view views village violate violated visible voice volume vote wages wait waiting wake
walk wall war warn warning warranty waste watch weak weather web website wedding wednesday weigh weight
west wet whatsapp wheel whole wide wife wild win wind window winner wipe wise wish woman wonder
chakki optimisation optimization optimise optimize gimme lemme gonna wanna gotta dunno
wooden word words work worker workers working world worry worse worst writing written wrongly yard
yesterday yet yield young zero zip zone bitcoin shares stocks nifty sensex ipl kohli dhoni
"""
_TALK = """
csv pdf ppt doc docs xls xlsx json gpay upi tally whatsapp wef pkt pkts dooj chhath chaturthi navratri
janmashtami dhanteras rakshabandhan raksha bandhan karwa chauth ugadi pongal lohri makar sankranti
baisakhi muharram ramzan
tanked tank slump slumped crash plunge plunged dip dipped sank soar soared surge surged climb climbed scenario
bump cap capped thumbs veto plate wins legit pricey
joke poem weather capital president movie song story recipe cricket score love life happy birthday morning
afternoon evening night bye goodbye welcome nice hello namaste everyone someone human robot bot assistant
"""

PLAIN_WORDS: frozenset[str] = frozenset(
    form
    for word in (
        *" ".join((_GRAMMAR, _QUESTIONS, _ACTIONS, _TRADE, _TIME, _MANNER, _EVERYDAY, _TALK)).split(),
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
