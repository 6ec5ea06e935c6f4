//! Cognition and learning: reading, writing, number.

use super::{Help, Scale, TargetSeed, Theme};
use crate::domain::need::{NeedArea, SenType};
use crate::domain::record::pupil::NoteKind;

pub(super) static READING: Theme = Theme {
    area: NeedArea::CognitionAndLearning,
    sen_type: SenType::SpecificLearningDifficulty,
    detail: "Decoding and reading fluency; sounds are known singly and lost in longer words.",
    concern: "Reading has not moved on with the class since the summer, although {name} is read with every day.",
    evidence: "Phonics screening below the standard; reading age 14 months behind; same gap in three checks.",
    notice: "{name} listens to stories with delight and retells them well. In print {they} guesses from the first \
             letter, loses the place and tires within ten minutes. Writing avoids any word {they} cannot spell.",
    strengths: [
        "A wide spoken vocabulary; remembers facts about {likes} in detail; joins in every discussion.",
        "Understands far more than {they} can read; good with {their} hands; never gives up on a model.",
    ],
    helps: "Text read aloud once first. Coloured overlay and a reading ruler. Short bursts, three times a day. \
            Praise for the way a word was tackled.",
    home: "Ten minutes of shared reading a day, taking turns by the sentence; word cards on the fridge.",
    communicate: "I can tell you anything by talking. I find it hard when I have to write it down.",
    support: [
        "Read the instructions to me, then let me read them again. Do not ask me to read out loud unless I say yes.",
        "Give me a minute to work a word out before you tell me. Let me use the overlay and the word mat.",
    ],
    outcomes: [
        "By the end of the key stage {name} reads texts for {their} age with understanding and enjoys choosing books.",
        "By the end of the year {name} uses what {they} knows of sounds to tackle any new word by {them}self.",
    ],
    targets: [
        TargetSeed {
            measure: Scale::More("words a minute"),
            base: (18, 34),
            gain: (8, 14),
            text: "Read {goal} words a minute correctly in an unseen text at {their} level (now {base}).",
            steps: [
                "Reads the first twenty common words without sounding out",
                "Reads a known page smoothly at the second reading",
                "Keeps the place to the end of the page",
            ],
            strategies: [
                "Pre-teach three words from each text before the lesson",
                "Paired reading: adult and child together, adult drops out at the signal",
            ],
            provision: Help("Precision reading", "Reading corner", 10, 5, 1),
            risen: [
                "Timed readings rose week by week; the last one was without a prompt.",
                "Reads with some expression now, and goes back to mend a sentence.",
            ],
            level: "Accurate on known words; new words still stop the flow. Two weeks missed with illness.",
        },
        TargetSeed {
            measure: Scale::Percent,
            base: (35, 55),
            gain: (20, 30),
            text: "Read {goal}% of words with two-letter sounds (ai, ee, igh, oa) correctly in a list (now {base}%).",
            steps: [
                "Sorts cards by sound",
                "Reads five words of each sound",
                "Reads the sounds in nonsense words",
            ],
            strategies: [
                "Sound mat on the table in every lesson",
                "Over-learn: three new cards with seven known ones",
            ],
            provision: Help("Phonics catch-up group", "Small room", 20, 4, 4),
            risen: [
                "All of ai and ee, and igh nearly always, in the check with unknown words.",
                "Uses the mat less; self-corrected four times in one page.",
            ],
            level: "Knows the sounds on cards; does not yet carry them into reading.",
        },
        TargetSeed {
            measure: Scale::Tme,
            base: (2, 4),
            gain: (2, 4),
            text: "Choose a strategy for an unknown word (sound it, chunk it, read on) without being asked: from \
                   {base} to {goal} on the scale.",
            steps: [
                "Names the three strategies from the bookmark",
                "Uses one when the adult points at the bookmark",
                "Uses one unprompted in guided reading",
            ],
            strategies: [
                "Adult waits ten seconds before helping",
                "Strategy bookmark in the reading book",
            ],
            provision: Help("Guided reading with pre-reading", "Classroom", 20, 3, 5),
            risen: [
                "Chunks longer words with a finger under each part.",
                "Reached for the bookmark twice in one session without a word from the adult.",
            ],
            level: "Still looks up for the answer first; with the bookmark pointed at, can do it.",
        },
    ],
    child_says: [
        "I read the whole book about {likes} and I only got stuck two times.",
        "I like the quiet room. It is hard when everybody else has finished.",
        "My word cards are getting easy. I want the next ones.",
        "I feel better about reading. I still do not like reading out loud.",
    ],
    parent_well: [
        "{They} picks up books at home now. That never happened before.",
        "The cards work well. {They} teaches {their} little cousin the sounds.",
        "{They} talks about school again at tea time.",
    ],
    parent_worries: [
        "That the gap gets bigger as the books get harder.",
        "{They} calls {them}self stupid when homework is long.",
        "Spelling tests on Fridays upset {them}.",
    ],
    parent_hopes: [
        "That {they} can read anything {they} wants to know about {likes}.",
        "That {they} feels as clever as {they} is.",
    ],
    notes: [
        (
            NoteKind::Concern,
            "Read with {name} today: seven of the first thirty words guessed from the first letter. Vision test asked \
             for to rule that out.",
        ),
        (
            NoteKind::Observation,
            "Whole-class reading: followed with the ruler for the whole page when the text had been read aloud before.",
        ),
        (
            NoteKind::Progress,
            "Moved up a reading band today and asked to take the book home for Grandma.",
        ),
        (
            NoteKind::Meeting,
            "Educational psychologist in school: suggests assistive reading on the tablet for topic work; trial agreed.",
        ),
    ],
};

pub(super) static WRITING: Theme = Theme {
    area: NeedArea::CognitionAndLearning,
    sen_type: SenType::SpecificLearningDifficulty,
    detail: "Spelling and getting ideas down; a strong speaker whose writing does not show what is known.",
    concern: "{name}'s books show a line or two where the class writes half a page. Ideas are there in talk.",
    evidence: "Spelling age two years behind; writing samples over two terms at the same length.",
    notice: "{name} tells a story with a beginning and a surprise. On paper it becomes one sentence of safe words. \
             Letters are formed with effort, and copying from the board takes most of the lesson.",
    strengths: [
        "An inventive storyteller with a feeling for characters; a patient listener to others.",
        "Knows a great deal about {likes}; explains clearly; works hard when the start is shared.",
    ],
    helps: "Talking first, with a plan in pictures. Sentence starters. A keyboard or a scribe for long pieces. \
            Marking for ideas, three spellings at most.",
    home: "Shopping lists and messages on the fridge; spelling with letter tiles instead of copying.",
    communicate: "I say it better than I write it. I like to draw it first.",
    support: [
        "Let me tell you my idea before I write. Write down the hard words for me on a sticky note.",
        "Give me a start, then leave me for five minutes. Let me type the long ones.",
    ],
    outcomes: [
        "By the end of the key stage {name} writes so that others read {their} ideas with ease, by hand or keyboard.",
        "By the end of the year {name} plans, writes and checks a page with the tools {they} has chosen.",
    ],
    targets: [
        TargetSeed {
            measure: Scale::More("sentences alone"),
            base: (1, 3),
            gain: (3, 4),
            text: "Write {goal} linked sentences alone from a picture plan (now {base}).",
            steps: [
                "Says each sentence aloud before writing it",
                "Uses a starter strip for the first two",
                "Reads it back and adds one word",
            ],
            strategies: [
                "Picture plan with four boxes before every long piece",
                "Talking tin: record the sentence, play it, write it",
            ],
            provision: Help("Talk for writing group", "Classroom", 25, 3, 5),
            risen: [
                "Wrote half a page about the trip from four pictures, unaided.",
                "Starts within two minutes now; last term it was fifteen.",
            ],
            level: "With the starter strip yes; alone stops after the first sentence.",
        },
        TargetSeed {
            measure: Scale::Percent,
            base: (30, 50),
            gain: (20, 30),
            text: "Spell {goal}% of the twenty personal words correctly in {their} own writing (now {base}%).",
            steps: [
                "Builds each word with tiles",
                "Spells ten in a quick check",
                "Finds and mends one in a piece of writing",
            ],
            strategies: [
                "Five words at a time, said, traced and written each day",
                "Personal spelling mat; no copying out of corrections",
            ],
            provision: Help("Precision spelling", "Corridor table", 10, 5, 1),
            risen: [
                "Seventeen of twenty in the check, and most of them in the story on Friday.",
                "Mends \u{201c}they\u{201d} and \u{201c}was\u{201d} unprompted when reading back.",
            ],
            level: "Right in the check on Friday, lost again by Tuesday. Words cut to three at a time.",
        },
        TargetSeed {
            measure: Scale::YesNo,
            base: (0, 0),
            gain: (1, 1),
            text: "Type a page with the class tablet, saving and printing it alone.",
            steps: [
                "Finds all letters without searching",
                "Uses word prediction",
                "Saves under {their} own name",
            ],
            strategies: [
                "Ten minutes of typing practice on three mornings",
                "Keyboard offered for every piece longer than a paragraph",
            ],
            provision: Help("Touch typing", "Library", 15, 3, 3),
            risen: [
                "Typed, saved and printed the recount alone.",
                "Chose the keyboard unprompted and finished with the class.",
            ],
            level: "Types a paragraph; saving still needs an adult.",
        },
    ],
    child_says: [
        "I like telling my story to the tin. Then it is not in a hurry.",
        "My hand does not ache when I type.",
        "I wrote more than Leo today and {teacher} read it out.",
        "Spellings are still horrible but there are only five.",
    ],
    parent_well: [
        "{They} wrote a birthday card by {them}self.",
        "No more tears over homework since it can be typed.",
        "{They} is proud of the story on the wall.",
    ],
    parent_worries: [
        "What happens in tests when {they} has to write by hand.",
        "{They} compares {them}self with {their} sister.",
        "That people think {they} is lazy.",
    ],
    parent_hopes: [
        "That {their} ideas are seen.",
        "That {they} goes to secondary school able to take notes in some way.",
    ],
    notes: [
        (
            NoteKind::Concern,
            "Three lines in forty minutes, while {they} told me a whole adventure at break. Looked at grip and posture.",
        ),
        (
            NoteKind::Progress,
            "First piece finished with the class. It was about {likes}.",
        ),
        (
            NoteKind::Observation,
            "Copying from the board: looked up after every second letter. Copy on the table given from now on.",
        ),
        (
            NoteKind::ChildSaid,
            "\u{201c}When I say it first it stays in my head until I have written it.\u{201d}",
        ),
    ],
};

pub(super) static NUMBER: Theme = Theme {
    area: NeedArea::CognitionAndLearning,
    sen_type: SenType::ModerateLearningDifficulty,
    detail: "Learning across subjects takes more time and repetition, number above all; working memory is short.",
    concern: "{name} needs everything new again the next day, and is more than a year behind in number.",
    evidence: "Baseline and end-of-year checks: gap widened from 10 to 16 months; intervention notes of two terms.",
    notice: "{name} works willingly beside an adult. An instruction of two parts becomes one. Counting is by ones from \
             the beginning; what was secure on Thursday is gone on Monday unless it is used in between.",
    strengths: [
        "Cheerful and willing; remembers songs and routines; kind to younger children.",
        "Careful with equipment; likes practical jobs; asks for help politely.",
    ],
    helps: "One step at a time, with a picture. Things to hold for numbers. The same words every time. Going over it \
            three times in the day.",
    home: "Laying the table, counting change, dice and board games; the same five facts for a week.",
    communicate: "I tell you when I understand and I put my red card out when I do not.",
    support: [
        "Show me with real things first. Tell me one thing, then the next when I have done it.",
        "Let me practise the same thing again tomorrow. Put the steps on a strip on my table.",
    ],
    outcomes: [
        "By the end of the key stage {name} uses number in everyday life: money, time, measuring.",
        "By the end of the year {name} works through a task of three steps with a strip and no adult.",
    ],
    targets: [
        TargetSeed {
            measure: Scale::More("number bonds in two minutes"),
            base: (4, 8),
            gain: (5, 8),
            text: "Say {goal} number bonds within 20 in two minutes (now {base}).",
            steps: [
                "Bonds to 5 with fingers hidden",
                "Bonds to 10 on the ten frame",
                "Bonds to 10 at speed, mixed",
            ],
            strategies: [
                "Ten frames and rods on the table in every number lesson",
                "Three quick goes a day, at register, before lunch, at home time",
            ],
            provision: Help("Number facts catch-up", "Small room", 15, 4, 3),
            risen: [
                "Answers bonds to ten at once, out of order, two days running.",
                "Uses bonds in a problem without being told that it was one.",
            ],
            level: "Secure with the frame, not yet without it.",
        },
        TargetSeed {
            measure: Scale::Tme,
            base: (2, 3),
            gain: (2, 3),
            text: "Work through three steps on a task strip without an adult: from {base} to {goal} on the scale.",
            steps: [
                "Ticks off two steps with an adult beside",
                "Ticks off three steps with an adult across the room",
                "Fetches the next strip alone",
            ],
            strategies: [
                "Task strip with pictures for every independent task",
                "Adult leaves after the first step and comes back at a set time",
            ],
            provision: Help("Task strips and check-ins", "Classroom", 10, 5, 1),
            risen: [
                "Finished two strips in one morning and showed them to the head.",
                "Looks at the strip instead of at the adult.",
            ],
            level: "Stops at the second step and waits; a tap on the strip is enough.",
        },
        TargetSeed {
            measure: Scale::Gas,
            base: (-2, -2),
            gain: (2, 2),
            text: "Pay the exact amount up to one pound in the class shop, from not yet ({base}) to the level expected \
                   ({goal}).",
            steps: [
                "Names every coin",
                "Makes 10p in two ways",
                "Pays 35p with three coins",
            ],
            strategies: [
                "Real coins, the same purse, every day",
                "Class shop on Fridays as till keeper and customer",
            ],
            provision: Help("Life skills number group", "Class shop", 30, 1, 4),
            risen: [
                "Paid 65p in two different ways at the real cake sale.",
                "Counts on from the largest coin without being told.",
            ],
            level: "Coins are named; the total is still guessed above 20p.",
        },
    ],
    child_says: [
        "I can do ten now without my fingers.",
        "I like my strip. I like ticking it.",
        "It is too fast on the carpet.",
        "I was the shopkeeper and I gave the right money back.",
    ],
    parent_well: [
        "{They} counted out the money for the ice cream.",
        "{They} gets dressed from the picture list without me.",
        "A happier child on Sunday evenings.",
    ],
    parent_worries: [
        "How big the gap will be in Year 6.",
        "That {they} is not asked because it takes {them} longer.",
        "{They} forgets what {they} has learned over the holidays.",
    ],
    parent_hopes: [
        "That {they} can manage by {them}self one day.",
        "That {they} keeps liking school.",
    ],
    notes: [
        (
            NoteKind::Concern,
            "Place value again today, third time this half-term, and as if for the first time. Raised with the SENCO.",
        ),
        (
            NoteKind::Progress,
            "Told the time to the half hour all week without help.",
        ),
        (
            NoteKind::Observation,
            "With the strip: eleven minutes alone at one task. Without it last week: two.",
        ),
        (
            NoteKind::ParentContact,
            "Mum asked for the coin games to take home. Copied and sent with a purse of plastic coins.",
        ),
    ],
};
