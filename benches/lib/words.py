"""The words that made-up case studies are written with: lists by what stands in a gap, and sentences with gaps.

A gap `{people}` takes one of WORDS["people"]; `{local}` a made-up name (so that the vocabulary keeps growing with the
number of texts, as it does in real ones), `{town}` the municipality's name, `{n}`, `{big}`, `{year}`, `{month}` numbers.
"""


def _split(text):
    return [word.strip() for word in text.replace("\n", " ").split(",") if word.strip()]


WORDS = {
    # Who: plural, fits after "the" and alone.
    "people": _split(
        """residents, pupils, older neighbours, young families, newcomers, shopkeepers, choir singers, amateur actors,
        retired teachers, fishermen, summer guests, volunteers, beekeepers, librarians, apprentices, students,
        grandparents, teenagers, refugees, farmers, weavers, carpenters, musicians, storytellers, firefighters, cyclists,
        gardeners, dancers, photographers, night-shift workers, carers, commuters, ferry captains, bakers, scouts,
        returning emigrants, school cooks, local historians, painters, members of the village council"""
    ),
    # Where: with its article, fits after "in" or "at".
    "venue": _split(
        """the old fire station, the library, the harbour shed, the former dairy, the town square, the school yard,
        the empty department store, the railway station, the parish hall, the market hall, the lighthouse, the mill,
        the open-air stage, the swimming hall, the museum courtyard, the bus depot, the manor park, the brick kiln,
        the sports hall, the health centre, the reading room, the closed cinema, the boathouse, the allotment gardens,
        the water tower, the ferry terminal, the vicarage, the tram shelter, the sawmill, the youth centre,
        the cannery, the ropewalk, the botanical garden, the granary, the customs house, the printing works"""
    ),
    "verb": _split(
        """repaired, painted, mapped, photographed, planted, reopened, borrowed, measured, cleared, rebuilt, lit, filmed,
        catalogued, furnished, decorated, restored, recorded, insulated, translated, sketched, cleaned, carried, labelled,
        rearranged, collected, documented, staged, varnished, moved, rehearsed, redesigned, exhibited, tuned"""
    ),
    "object": _split(
        """the benches, the pavilion, the shutters, an orchard of forgotten apple trees, the wooden bandstand,
        a collection of wedding songs, the stone wall, the shop windows, two rowing boats, the village oven,
        an archive of postcards, the puppet theatre, a weather station, the footbridge, a set of looms, the herb garden,
        the piano, three hundred letters, the parish register, a walking route, the ferry bell, the notice boards,
        the stage curtain, a mosaic of broken tiles, the playground, the smokehouse, a recipe book, the long table,
        the greenhouse, the bell tower, costumes from the attic, the water pump, a map of lost shops, the carousel"""
    ),
    # What for: follows "in order" with "to".
    "goal": _split(
        """meet without having to buy anything, hear one another's stories, keep the last shop open,
        give teenagers a place of their own, bring two quarters together, remember the closed factory,
        get through the dark months, welcome those who had just arrived, pass on a craft before it is lost,
        share tools and knowledge, decide on the square together, make the way to school safer,
        be less alone in the evenings, try out a festival without a budget, prepare for the next flood,
        learn a neighbour's language, turn a vacant floor into a studio, speak about a difficult past,
        find work for idle hands, cook for the whole street, keep the dialect alive, save the evening bus,
        care for a lonely graveyard, celebrate the first snow, test what a new community hall should be"""
    ),
    "event": _split(
        """supper, workshop, rehearsal, walk, exhibition, reading, concert, repair evening, story café, market, carnival,
        film night, open studio, planting day, song contest, debate, lantern parade, sewing circle, summer school,
        neighbourhood assembly, quiz, boat trip, harvest feast, radio play, bread-baking day, silent disco, swap shop"""
    ),
    "quality": _split(
        """quiet, stubborn, cheerful, careful, unexpected, modest, lively, patient, practical, playful, honest, slow, warm,
        open, generous, noisy, crooked, bright, simple, lasting, shared, old-fashioned, daring, thorough, friendly"""
    ),
    "problem": _split(
        """the roof leaked, the key holder fell ill, nobody read the letters, the permit came late, prices rose by a third,
        two associations claimed the same evening, the heating failed, the first posters had a wrong date,
        the bus did not run on Sundays, some neighbours complained of the noise, the grant was paid a year later,
        the same ten people did all the work, the builder went out of business, the translation was missing,
        the school holidays had been forgotten, the insurance asked for a plan, rain washed away the opening,
        the youngest found it boring, the oldest could not climb the stairs, a fuse blew during the speech"""
    ),
    "lesson": _split(
        """food opens more doors than a survey, a key in many hands is safer than a lock, one reliable evening beats ten events,
        children bring their parents along, an empty room should be shown before it is planned,
        the people who complain are the people who care, small sums of money need small forms,
        a project needs somebody who washes the cups, the first failure should be told aloud,
        people stay where they have a task, a good host matters more than a good programme,
        what has been built together is not broken, decisions need a day and a place,
        a choir is an early-warning system, tradition is a tool and not a museum, silence must be planned for,
        thanks are cheap and must be given often, a handwritten invitation is worth fifty posts"""
    ),
    "body": _split(
        """the municipality, the county museum, the folk high school, the housing company, the parish, the reading circle,
        the sports club, the port authority, the local newspaper, the music school, the crafts guild, the care home,
        the youth council, the farmers' cooperative, the railway company, the art academy, the fire brigade, the savings bank,
        the women's society, the tenants' association, the forest office, the theatre workshop, the employment office"""
    ),
    "season": _split(
        """early spring, late spring, midsummer, the last weeks of August, autumn, the week before Advent, the dark months,
        the thaw, the herring season, the harvest, the school holidays, the long evenings of May, the first cold nights"""
    ),
    "material": _split(
        """timber, lime paint, second-hand chairs, wool, clay, old sails, oak boards, borrowed lamps, seed potatoes, bricks,
        bicycle parts, glass jars, linen, tin, reed, granite, paper, birch bark, felt, rope"""
    ),
    "month": _split("January, February, March, April, May, June, August, September, October, November, December"),
    "trade": _split(
        """a carpenter, a sound engineer, a nurse, a social worker, a cook, an architect, a bus driver, a historian,
        a caretaker, a gardener, a lawyer, a drama teacher, a net mender, a youth worker, an electrician, a bookbinder"""
    ),
    "unit": _split("visitors, evenings, hours of voluntary work, members, workshops, songs, objects, meals, households"),
}

# Sentences by section; "any" may stand in each of them.
SENTENCES = {
    "any": [
        "In {season} the {people} {verb} {object}, and the {people} joined them a week later.",
        "What began as a {quality} {event} at {venue} soon drew {people} from {local} and beyond.",
        "Nobody had expected that {people} would come to {venue} to {goal}.",
        "The {event} in {local} was {quality}, and it gave the {people} a reason to {goal}.",
        "Between {venue} and {venue}, some {n} {people} {verb} {object} with {material} from {local}.",
        "For many {people} it was the first time in years that they could {goal}.",
        "It was {trade} from {local} who first said that one could {goal} there.",
        "On an evening in {month}, {n} {people} sat in {venue} and planned how to {goal}.",
        "A {quality} {event} needs {material}, patience and somebody who has the key to {venue}.",
        "The {people} of {town} still speak of the {event} at which the {people} {verb} {object}.",
    ],
    "context": [
        "{town} has {big} inhabitants, and every third of them is older than sixty.",
        "Since the works at {local} closed in {year}, the young leave {town} after school and few return.",
        "Around {venue} half of the shops stand empty, while the {people} meet elsewhere or not at all.",
        "The quarter of {local} was built in {year} for {n} families who worked at {venue}.",
        "{town} lies between {local} and {local}, an hour from the next city, with a bus that stops at six.",
        "The {people} had long asked {body} for a place where they could {goal}.",
        "A survey of {year} counted {n} people in {local} who spoke with nobody for days on end.",
        "There was {venue}, which belonged to {body} and had been locked since {year}.",
    ],
    "challenge": [
        "The {people} and the {people} hardly knew each other, although they lived in the same streets.",
        "After the flood of {year} it was plain that {town} had sandbags, but nobody who knew the lonely.",
        "Every association had {venue} for itself on one evening, and all of them had too few members.",
        "It was not money that was lacking but a {quality} occasion to {goal}.",
        "The {people} of {local} felt that decisions were made about them and never with them.",
        "When {body} moved away in {year}, the last {event} of the year went with it.",
    ],
    "done": [
        "Together with {body}, the {people} {verb} {object} and invited everybody to a {event}.",
        "First, {trade} and {n} {people} {verb} {object}; then {venue} was opened for a {quality} {event}.",
        "Each week in {season} another street prepared the {event}, so that all {n} households had their turn.",
        "The {people} went from door to door in {local} and asked one question: what would you like to do with others?",
        "In {month} {year} the group {verb} {object} and placed it where the {people} pass every day.",
        "They built {n} tables of {material}, set them up between {venue} and {venue}, and left them there.",
        "A {quality} timetable hung at {venue}: whoever wrote a name under a date was the host of that {event}.",
        "Pupils interviewed the {people}, {verb} {object} and read the answers aloud at the {event}.",
        "When the {event} grew too large, it moved to {venue}, where {body} lent chairs and {material}.",
        "The {people} learned from {trade} how {material} is worked, and by {month} they taught it to others.",
        "A walk of {n} minutes links {local} with {venue}; at every stop somebody tells how people used to {goal}.",
        "For the {event} of {year} the {people} wrote {n} songs, of which four are still sung.",
    ],
    "partners": [
        "{n} {people} formed the core, and {body} gave them {venue} for a token rent.",
        "The lead was with {body}; {trade} was employed for {n} hours a month.",
        "With {body} there is a written agreement of one page about keys, costs and cleaning.",
        "The {people} of {local} took on the kitchen, the {people} the music, and {body} the paperwork.",
        "Without {trade} from {local}, who knew all sides, the {people} would not have come.",
    ],
    "resources": [
        "The {event} cost {big} euros, of which {body} paid a third.",
        "{material} came from {local}, tools from {body}, and the coffee from whoever was host.",
        "Most of the work, about {big} hours, was done by {people} without pay.",
        "One needs a room with water and a toilet, {n} chairs, {material}, and {trade} for two days.",
        "The rent of {venue} was waived until {year}, which mattered more than the grant.",
    ],
    "results": [
        "By {month} {year}, {big} people had come to {venue}, most of them more than once.",
        "Of {n} {people} who were asked, two thirds know more neighbours by name than before.",
        "Three {people} have since founded an association in {local} in order to {goal}.",
        "The {event} is now part of the year of {town}, and {body} has put it into its budget.",
        "What has changed is {quality}: the {people} greet each other, and {venue} is lit in the evening.",
        "When the storm of {year} cut the power, the list of the {event} showed whom to visit first.",
    ],
    "difficult": [
        "In the first year {problem}, and the {event} had to be put off until {month}.",
        "It was hard that {problem}; in the end {body} and {trade} found a way.",
        "Twice {problem}, which cost the group {n} {people} and much good will.",
        "The {people} wanted a {quality} {event}, the {people} a {quality} one, and for months neither took place.",
    ],
    "lessons": [
        "We learned that {lesson}.",
        "If we began again, we would remember sooner that {lesson}.",
        "The {people} say that {lesson}; {body} says that {lesson}.",
        "For a {event} in another town the advice is short: {lesson}.",
        "Begin with what is there, be it {material} or {venue}, and with {people} who want to {goal}.",
    ],
}

# Section: heading, id, kinds of sentences, words (at the least).
SECTIONS = [
    ("Context", "context", "context", 85),
    ("Challenge", "challenge", "challenge", 45),
    ("What was done", "what-was-done", "done", 150),
    ("People and partners", "people-and-partners", "partners", 55),
    ("Resources", "resources", "resources", 45),
    ("Results", "results", "results", 60),
    ("What was difficult", "what-was-difficult", "difficult", 45),
    ("Lessons", "lessons", "lessons", 55),
]

TITLES = [
    "The {event} at {local}", "A {quality} {event} for {local}", "How {people} {verb} {object}", "{local}: a {quality} beginning",
    "One {event} a week in {local}", "Back to {venue}", "{people} of {local}, together", "From {venue} to the {event}",
    "{local} learns to {goal}", "The {quality} {event} of {year}",
]

SYLLABLES = {
    "start": _split("Ka, Vel, Ru, Sal, Tor, Mä, Jür, Os, Lin, Hel, Bra, Kur, Nor, Pär, Stra, Wen, Al, Dru, Fal, Gro, Hav, Il, Ja, Lüb, Tam, Var"),
    "middle": _split("le, ra, vi, mo, sta, ne, ku, li, de, ja, lmi, rse, nda, gi, pa, ro, sko, tte, va, be"),
    "end": _split("re, nen, vik, holm, mark, now, lund, pils, stedt, nes, va, koski, gard, sund, itz, ala, burg, by, la, sele, um, ets"),
}
