//! Sensory and physical: movement, hearing, sight.

use super::{Help, Scale, TargetSeed, Theme};
use crate::domain::need::{NeedArea, SenType};
use crate::domain::record::pupil::NoteKind;

pub(super) static MOVEMENT: Theme = Theme {
    area: NeedArea::SensoryAndOrPhysical,
    sen_type: SenType::PhysicalDisability,
    detail: "Co-ordination and strength: balance, stairs, fine work with the hands.",
    concern: "{name} falls often, tires on the stairs and cannot yet manage buttons or a knife.",
    evidence: "Physiotherapy and occupational therapy reports; movement screen; handwriting speed half of the class's.",
    notice: "{name} is determined and wants to do it alone. Long walks, wet ground and stairs cost strength that is then \
             missing for writing. Scissors, buttons and a full tray are hard.",
    strengths: [
        "Determined and good-humoured; a clear thinker; explains to others how to do things.",
        "Reads widely; knows everything about {likes}; asks for help when it is really needed.",
    ],
    helps: "A rest before writing. Sloping board, pencil grip, chair with a foot rest. Time to change for PE. A friend to \
            carry the tray.",
    home: "Swimming on Saturdays; therapist's five exercises as a game; velcro shoes on school days.",
    communicate: "I will tell you when I am tired. Ask before you help me.",
    support: [
        "Ask me first, then help. Give me extra time for stairs and changing.",
        "Let me use the sloping board and my special scissors. Let me rest before I write.",
    ],
    outcomes: [
        "By the end of the key stage {name} gets about the school and manages {their} things by {them}self.",
        "By the end of the year {name} takes part in all of PE, with changes where they are needed.",
    ],
    targets: [
        TargetSeed {
            measure: Scale::More("of the five exercises without help"),
            base: (1, 2),
            gain: (2, 3),
            text: "Do {goal} of the therapist's five exercises without help (now {base}).",
            steps: [
                "Balances on the left leg for five seconds",
                "Catches a large ball four times of five",
                "Walks the bench without a hand",
            ],
            strategies: [
                "Exercises at the same time each day, before writing",
                "Chart that {name} fills in",
            ],
            provision: Help("Movement programme", "Hall", 15, 4, 2),
            risen: [
                "All five alone at the therapist's visit.",
                "Walked the bench with eyes ahead.",
            ],
            level: "Balance is better; the ball is still hard.",
        },
        TargetSeed {
            measure: Scale::Gas,
            base: (-2, -2),
            gain: (2, 2),
            text: "Change for PE alone, buttons included, from with much help ({base}) to the level expected ({goal}).",
            steps: [
                "Takes off shoes and jumper alone",
                "Undoes three large buttons",
                "Does up all buttons in the time the class takes",
            ],
            strategies: [
                "Backward chaining: the last button first",
                "Five minutes' start on the class",
            ],
            provision: Help("Dressing skills", "Changing room", 10, 2, 1),
            risen: [
                "Ready with the class, and helped a friend with a zip.",
                "Buttons done while talking about something else.",
            ],
            level: "Everything but the buttons.",
        },
        TargetSeed {
            measure: Scale::More("letters a minute"),
            base: (12, 20),
            gain: (6, 10),
            text: "Write {goal} letters a minute that others can read (now {base}).",
            steps: [
                "Holds the pencil with the grip for a whole line",
                "Keeps letters on the line",
                "Writes a sentence without a rest",
            ],
            strategies: [
                "Sloping board and foot rest at every table {they} uses",
                "Alternatives for long pieces: tablet, scribe",
            ],
            provision: Help("Finger gym", "Classroom", 10, 5, 3),
            risen: [
                "Copied the sentence in half of the time, all letters on the line.",
                "Chooses to write by hand for short answers.",
            ],
            level: "Neater and not yet faster. Tires after three lines.",
        },
    ],
    child_says: [
        "I did all the buttons. All of them.",
        "I do not like it when people lift my bag without asking.",
        "My legs are strong in the water.",
        "I want to do the whole of sports day.",
    ],
    parent_well: [
        "{They} carries {their} own plate.",
        "Stairs with one hand only.",
        "{They} is so proud of the bench.",
    ],
    parent_worries: [
        "The long walk to the swimming pool.",
        "That {they} is left out at playtime.",
        "Whether the splints still fit.",
    ],
    parent_hopes: [
        "That {they} can ride a bike with {their} cousins.",
        "That people see {them} first and not the splints.",
    ],
    notes: [
        (
            NoteKind::Observation,
            "Stairs at home time: both feet on every step, hand on the rail, others pushing past. To leave two minutes \
             early.",
        ),
        (
            NoteKind::Meeting,
            "Occupational therapist: new chair measured; scissors and grip left with the class.",
        ),
        (
            NoteKind::Progress,
            "Walked to the park with the class, rested twice, and played.",
        ),
        (
            NoteKind::Concern,
            "Two falls on the wet playground this week. Indoor choice offered when it rains.",
        ),
    ],
};

pub(super) static HEARING: Theme = Theme {
    area: NeedArea::SensoryAndOrPhysical,
    sen_type: SenType::HearingImpairment,
    detail: "Moderate hearing loss in both ears; hearing aids and a radio aid in class.",
    concern: "{name} missed instructions from the back and watched faces; the health visitor's test was followed up.",
    evidence: "Audiology report; teacher of the deaf's visit; listening check in class with and without the radio aid.",
    notice: "{name} follows well when {they} sees the speaker and the room is quiet. In the hall, in group talk and on the \
             playground half is lost, and {they} is tired by two o'clock. Word endings and new words slip by.",
    strengths: [
        "A keen eye for detail; patient and kind; explains {their} aids to others with pride.",
        "Strong in number and art; a good swimmer; loves {likes}.",
    ],
    helps: "Facing {them}, light on the speaker's face. The radio aid passed from speaker to speaker. New words written \
            up. A quiet quarter of an hour after lunch.",
    home: "Television with subtitles; batteries checked on Sunday evenings; new words of the week on the fridge.",
    communicate: "I hear best when I see your face. Tap the table, then talk. Tell me again in other words.",
    support: [
        "Check that my aids are on. Wear the microphone and switch it off when you talk to somebody else.",
        "Say who is talking. Write the new words on the board.",
    ],
    outcomes: [
        "By the end of the key stage {name} looks after {their} own aids and says what {they} needs to hear.",
        "By the end of the year {name} uses the words of each topic as well as {their} classmates do.",
    ],
    targets: [
        TargetSeed {
            measure: Scale::Tme,
            base: (2, 4),
            gain: (2, 3),
            text: "Look after {their} aids and radio aid at school: from {base} to {goal} on the scale.",
            steps: [
                "Says when an aid is not working",
                "Changes a battery with help",
                "Fetches, gives out and charges the radio aid alone",
            ],
            strategies: [
                "Listening check together every morning",
                "Checklist in pictures inside the drawer",
            ],
            provision: Help("Listening check", "Classroom", 5, 5, 1),
            risen: [
                "Told the supply teacher how the microphone works.",
                "Changed the battery alone during the trip.",
            ],
            level: "Says when it is off, not yet when it is weak.",
        },
        TargetSeed {
            measure: Scale::More("topic words of twenty"),
            base: (5, 8),
            gain: (7, 9),
            text: "Use {goal} of the twenty topic words correctly in talk (now {base}).",
            steps: [
                "Matches word and picture",
                "Explains the word in {their} own way",
                "Uses it in a sentence in class",
            ],
            strategies: [
                "Words taught in the week before the topic begins",
                "Word wall with pictures at eye level",
            ],
            provision: Help("Pre-teaching of vocabulary", "Quiet corner", 20, 2, 2),
            risen: [
                "Seventeen of twenty, and \u{201c}evaporate\u{201d} explained with a kettle.",
                "Corrected me on a word ending.",
            ],
            level: "Knows them on cards; in talk uses \u{201c}thing\u{201d}.",
        },
        TargetSeed {
            measure: Scale::More("times a day"),
            base: (0, 1),
            gain: (3, 4),
            text: "Ask for what {they} needs to hear (face me, say it again, turn it off) {goal} times a day (now {base}).",
            steps: [
                "Uses the card with {helper}",
                "Uses the card with the teacher",
                "Asks a classmate in words",
            ],
            strategies: [
                "Practise the phrases in role play",
                "Deaf awareness lesson for the class, led by {name} if {they} likes",
            ],
            provision: Help("Teacher of the deaf", "Quiet corner", 45, 1, 1),
            risen: [
                "Asked the visitor to face the class.",
                "Told the group \u{201c}one at a time, please\u{201d}.",
            ],
            level: "With familiar adults yes; not yet with classmates.",
        },
    ],
    child_says: [
        "My aids are green. I chose them.",
        "The hall is like soup.",
        "I told them to look at me and they did.",
        "I am tired after lunch because listening is hard work.",
    ],
    parent_well: [
        "{They} puts {their} aids in before breakfast.",
        "So many new words.",
        "{They} showed Grandpa the radio aid.",
    ],
    parent_worries: [
        "The hall, and assemblies.",
        "That {they} pretends to have heard.",
        "Who checks the aids when the class teacher is away.",
    ],
    parent_hopes: [
        "That {they} always says when {they} has not heard.",
        "That {they} meets other deaf children.",
    ],
    notes: [
        (
            NoteKind::Meeting,
            "Teacher of the deaf visited: seat by the window with the light behind {them}; soft feet for the chairs.",
        ),
        (
            NoteKind::Observation,
            "Group work of six: looked from face to face and joined in twice. In a pair: led the talk.",
        ),
        (
            NoteKind::Concern,
            "Left aid dead since lunch and not said. Spare batteries now in the office and in the tray.",
        ),
        (
            NoteKind::Progress,
            "Gave the deaf awareness talk with slides. The class clapped the deaf way.",
        ),
    ],
};

pub(super) static SIGHT: Theme = Theme {
    area: NeedArea::SensoryAndOrPhysical,
    sen_type: SenType::VisionImpairment,
    detail: "Reduced sight that glasses do not correct; needs large print, contrast and good light.",
    concern: "{name} holds the book close, misses steps and tires quickly when reading from the board.",
    evidence: "Eye clinic letter; qualified teacher's functional vision assessment: N18 for comfort.",
    notice: "{name} finds {their} way by memory and sound. The board, small print and busy pages are out of reach without \
             help; glare outdoors hurts. {They} hides how much {they} cannot see.",
    strengths: [
        "A remarkable memory; sings in tune; describes things so that others see them.",
        "Independent and quick-witted; a good swimmer; knows all about {likes}.",
    ],
    helps: "Everything on {their} own tablet in 24 point. Black on cream. Saying what is written on the board. A seat in \
            front, out of the glare; edges of steps marked.",
    home: "Cap and dark glasses on bright days; audiobooks; a lamp over the table.",
    communicate: "Say your name when you come. Tell me what you are pointing at.",
    support: [
        "Send the slides to my tablet before the lesson. Read the board aloud.",
        "Do not move the furniture without telling me. Let me come close to look.",
    ],
    outcomes: [
        "By the end of the key stage {name} uses the tablet and large print by {them}self in every lesson.",
        "By the end of the year {name} goes about the whole school alone and safely.",
    ],
    targets: [
        TargetSeed {
            measure: Scale::Percent,
            base: (30, 45),
            gain: (25, 35),
            text: "Find and enlarge the lesson's papers on the tablet alone in {goal}% of lessons (now {base}%).",
            steps: [
                "Opens the shared folder",
                "Enlarges and scrolls with two fingers",
                "Photographs the board and enlarges it",
            ],
            strategies: [
                "Papers in the shared folder by the evening before",
                "Adult waits: the tablet first, then help",
            ],
            provision: Help("Tablet skills", "Classroom", 15, 3, 1),
            risen: [
                "Nine lessons of ten in the tally; photographed the board unasked.",
                "Showed another child how to make text bigger.",
            ],
            level: "Enlarges well; finding the folder still needs a prompt.",
        },
        TargetSeed {
            measure: Scale::Tme,
            base: (3, 4),
            gain: (2, 3),
            text: "Go alone from class to hall, office and playground: from {base} to {goal} on the scale.",
            steps: [
                "Class to toilets alone",
                "Class to office with a message",
                "Class to hall in a busy corridor",
            ],
            strategies: [
                "Marked edges, nothing left in corridors",
                "Routes walked and talked through with the mobility officer",
            ],
            provision: Help("Mobility training", "Around the school", 30, 1, 1),
            risen: [
                "Took the register to the office every day this week.",
                "Crossed the full hall to {their} place without a hand.",
            ],
            level: "Quiet corridors are fine; busy ones need a partner.",
        },
        TargetSeed {
            measure: Scale::More("words a minute typed"),
            base: (5, 8),
            gain: (4, 6),
            text: "Type {goal} words a minute without looking at the keys (now {base}).",
            steps: [
                "Home row without looking",
                "All letters without looking",
                "A dictated sentence",
            ],
            strategies: [
                "Keys with raised dots; ten minutes a day",
                "Speech turned on for checking back",
            ],
            provision: Help("Touch typing", "Library", 10, 5, 1),
            risen: [
                "Typed the dictated paragraph with two slips.",
                "Uses speech to check back without being told.",
            ],
            level: "Home row is safe, the top row not yet.",
        },
    ],
    child_says: [
        "I took the photo of the board and made it huge.",
        "When it is sunny I need my cap.",
        "People say \u{201c}over there\u{201d} and I do not know where there is.",
        "I went to the office on my own.",
    ],
    parent_well: [
        "{They} reads on the tablet in bed.",
        "{They} walks to the shop with a friend.",
        "Fewer headaches.",
    ],
    parent_worries: [
        "That {they} does not say when {they} cannot see.",
        "PE and balls.",
        "The next hospital appointment.",
    ],
    parent_hopes: [
        "That {they} reads as much as {they} wants.",
        "That {they} goes to the school of {their} choice.",
    ],
    notes: [
        (
            NoteKind::Meeting,
            "Advisory teacher for vision: contrast tape on steps, 24 point on cream, blind half down in the morning.",
        ),
        (
            NoteKind::Observation,
            "Could not read the number line on the wall; used a friend. Own copy made.",
        ),
        (
            NoteKind::Progress,
            "Took a message to the office alone for the first time.",
        ),
        (
            NoteKind::ParentContact,
            "Clinic letter brought in by Dad, copied to the file; glasses stronger from Monday.",
        ),
    ],
};
