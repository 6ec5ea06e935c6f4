//! Communication and interaction: talking, listening, autism.

use super::{Help, Scale, TargetSeed, Theme};
use crate::domain::need::{NeedArea, SenType};
use crate::domain::record::pupil::NoteKind;

pub(super) static TALKING: Theme = Theme {
    area: NeedArea::CommunicationAndInteraction,
    sen_type: SenType::SpeechLanguageAndCommunication,
    detail: "Spoken language: finding words and building sentences; some speech sounds are unclear to strangers.",
    concern: "{name} uses two or three words where others use a sentence, and gives up when not understood.",
    evidence: "Language screen in the lowest tenth; the therapist's report; recordings three months apart.",
    notice: "{name} has plenty to say and looks for the word. Sentences lose their small words and endings. Strangers \
             understand about half. In {their} home language {they} has the same difficulty, so it is not EAL alone.",
    strengths: [
        "Uses face and gesture to great effect; plays with imagination; a loyal friend.",
        "Watches closely how others do things; draws with detail; loves {likes}.",
    ],
    helps: "Time to answer: ten seconds of quiet. The adult says it back in full, without asking for a repeat. Pictures \
            and real things. A word bank for each topic.",
    home: "Saying back what {they} said with one word more; sharing a picture book without questions.",
    communicate: "I talk, I point and I draw. Please wait. If you do not understand me, ask me to show you.",
    support: [
        "Wait for me. Do not finish my sentence. Say it back to me the right way.",
        "Give me the words before the lesson. Let me answer with a picture when I am tired.",
    ],
    outcomes: [
        "By the end of the key stage {name} tells anybody in school what {they} thinks and is understood.",
        "By the end of the year {name} tells a friend what happened, in order, and is understood.",
    ],
    targets: [
        TargetSeed {
            measure: Scale::More("words in the longest sentence"),
            base: (3, 4),
            gain: (2, 3),
            text: "Say sentences of up to {goal} words with who, doing what and where (now {base}).",
            steps: [
                "Who and doing what, with colour cards",
                "Adds where, with the card",
                "Adds where, without the card",
            ],
            strategies: [
                "Colour cards for who, doing, what, where in every lesson",
                "Adult models the sentence with one word more",
            ],
            provision: Help("Colour sentences", "Small room", 20, 3, 3),
            risen: [
                "\u{201c}The big dog is running in the park\u{201d} without a card.",
                "Uses where-phrases in free play with friends.",
            ],
            level: "With the cards yes; in play back to two words.",
        },
        TargetSeed {
            measure: Scale::Percent,
            base: (40, 55),
            gain: (15, 25),
            text: "Be understood by an unfamiliar adult in {goal}% of short phrases (now {base}%).",
            steps: [
                "Hears the difference between k and t",
                "Says k at the ends of words",
                "Says k in the middle of a phrase",
            ],
            strategies: [
                "Therapist's sound cards twice a day for five minutes",
                "Never asked to \u{201c}say it properly\u{201d}; the adult models it back",
            ],
            provision: Help("Speech sound programme", "Quiet corner", 10, 5, 1),
            risen: [
                "The lunchtime supervisor understood all ten phrases of the check.",
                "Self-corrects the k sound when {they} hears it.",
            ],
            level: "In single words the sound is there, in talk not yet.",
        },
        TargetSeed {
            measure: Scale::Tme,
            base: (2, 4),
            gain: (2, 3),
            text: "Tell a three-part event in order to a friend: from {base} to {goal} on the scale.",
            steps: [
                "Puts three photos in order",
                "Says one sentence to each",
                "Tells it with first, then, last and no photos",
            ],
            strategies: [
                "Photos of the weekend sent from home on Mondays",
                "First, then, last on a strip beside the carpet",
            ],
            provision: Help("Story telling group", "Library", 20, 2, 4),
            risen: [
                "Told the class about the trip in order, with one look at the photos.",
                "Friends ask {them} questions now, and {they} answers.",
            ],
            level: "Needs the photos; without them begins at the end.",
        },
    ],
    child_says: [
        "I said it and they did listen.",
        "I like colour cards. I do not like when people say what, what.",
        "I told my news on the carpet.",
        "My k is good now. Kite. Cake.",
    ],
    parent_well: [
        "Grandma understands {them} on the phone.",
        "{They} sings whole songs.",
        "Longer sentences in both languages.",
    ],
    parent_worries: [
        "Other children walk off before {they} has finished.",
        "Whether we should speak only English at home.",
        "The wait for the therapist.",
    ],
    parent_hopes: [
        "That {they} can say what is wrong when something is wrong.",
        "That {they} makes friends outside the family.",
    ],
    notes: [
        (
            NoteKind::Concern,
            "Tried four times to tell me about the swing, then gave up and went to the book corner.",
        ),
        (
            NoteKind::Meeting,
            "Speech and language therapist in: new sounds programme, review in ten weeks. Home language to be kept up.",
        ),
        (
            NoteKind::Progress,
            "Asked a visitor her name and told her {their} own. She understood.",
        ),
        (
            NoteKind::ParentContact,
            "With the interpreter on the phone: parents glad to hear that both languages are welcome.",
        ),
    ],
};

pub(super) static LISTENING: Theme = Theme {
    area: NeedArea::CommunicationAndInteraction,
    sen_type: SenType::SpeechLanguageAndCommunication,
    detail: "Understanding spoken language: long instructions, questions of why and how, words for time and place.",
    concern: "{name} looks at what the others do before beginning and answers a different question from the one asked.",
    evidence: "Understanding of spoken language two years behind in the screen; hearing tested and sound.",
    notice: "{name} follows the routine and therefore seems to understand. New instructions of more than two parts are \
             lost. Before, after and unless are not secure. {They} says yes to be polite.",
    strengths: [
        "Reads a room quickly; copies exactly; remembers what {they} has seen and done.",
        "Kind, orderly, good at puzzles; works hard once it is clear what to do.",
    ],
    helps: "Name first, then a short instruction, then a pause. Pictures of the steps. Checking by \u{201c}show me\u{201d}, \
            never by \u{201c}do you understand?\u{201d}",
    home: "One thing at a time; playing Simon says with before and after; stopping a film to ask what might happen.",
    communicate: "I nod when I am not sure. Ask me to show you. I like pictures.",
    support: [
        "Say my name first. Short sentences. Show me what it will look like when it is finished.",
        "Let me ask my partner. Do not ask me in front of everybody if I understood.",
    ],
    outcomes: [
        "By the end of the key stage {name} follows what is taught in class and asks when something is not clear.",
        "By the end of the year {name} says when {they} has not understood.",
    ],
    targets: [
        TargetSeed {
            measure: Scale::More("instructions of three parts out of ten"),
            base: (2, 4),
            gain: (3, 4),
            text: "Carry out {goal} of ten instructions of three parts without looking at others (now {base}).",
            steps: [
                "Two parts with pictures",
                "Three parts with pictures",
                "Three parts, repeated once, no pictures",
            ],
            strategies: [
                "Instructions in the order in which they are to be done",
                "Picture steps at the edge of the board",
            ],
            provision: Help("Listening group", "Small room", 20, 3, 4),
            risen: [
                "Eight of ten in the check, and began before the partner did in science.",
                "Whispers the instruction to {them}self, a strategy {they} chose.",
            ],
            level: "Two parts are safe. The third is still lost in a noisy room.",
        },
        TargetSeed {
            measure: Scale::More("times a day"),
            base: (0, 1),
            gain: (3, 4),
            text: "Say or show that something was not clear {goal} times a day (now {base}).",
            steps: [
                "Holds up the card in the small group",
                "Holds up the card in class",
                "Says what exactly was not clear",
            ],
            strategies: [
                "\u{201c}Can you say it again?\u{201d} card on every table, so that nobody stands out",
                "Adults thank every child who asks",
            ],
            provision: Help("Active listening lessons", "Classroom", 15, 1, 6),
            risen: [
                "Asked \u{201c}do you mean the top one?\u{201d} in maths.",
                "The card is hardly needed; {they} asks in words.",
            ],
            level: "In the small group yes; in class {they} still waits and copies.",
        },
        TargetSeed {
            measure: Scale::Percent,
            base: (30, 45),
            gain: (25, 30),
            text: "Answer {goal}% of why and how questions about a shared picture (now {base}%).",
            steps: [
                "Answers with a choice of two",
                "Answers with because and a start",
                "Answers with because alone",
            ],
            strategies: [
                "Blank's levels: begin with what can be seen",
                "Because-cards in guided reading",
            ],
            provision: Help("Language for thinking", "Quiet corner", 15, 3, 2),
            risen: [
                "Explained why the boy hid, with two reasons.",
                "Answers how-questions in science with a drawing and because.",
            ],
            level: "With two choices nearly always; open questions are answered with what.",
        },
    ],
    child_says: [
        "I ask now. {teacher} says good asking.",
        "When it is noisy the words go away.",
        "I like the pictures on the board.",
        "I knew why. I said because.",
    ],
    parent_well: [
        "{They} asks what words mean at home.",
        "{They} went upstairs and came back with all three things.",
        "Fewer misunderstandings with {their} brother.",
    ],
    parent_worries: [
        "{They} says yes to everything.",
        "That {they} misses half of every lesson.",
        "People think {they} is not listening.",
    ],
    parent_hopes: [
        "That {they} dares to say \u{201c}I do not understand\u{201d}.",
        "That {they} keeps up with the class.",
    ],
    notes: [
        (
            NoteKind::Concern,
            "Put {their} coat on when told to put the coats away after fetching the books. Watched the others first.",
        ),
        (
            NoteKind::Observation,
            "Carpet time: looked at the speaker, answered \u{201c}yes\u{201d} to \u{201c}which one?\u{201d}",
        ),
        (
            NoteKind::Progress,
            "Stopped me in the middle of an instruction to ask which page. Wonderful.",
        ),
        (
            NoteKind::Meeting,
            "Hearing test back: no loss. Screen with the therapist in the next visit.",
        ),
    ],
};

pub(super) static AUTISM: Theme = Theme {
    area: NeedArea::CommunicationAndInteraction,
    sen_type: SenType::AutisticSpectrumDisorder,
    detail: "Autistic: strong interests and honest talk; change, noise and unwritten rules cost a great deal of energy.",
    concern: "{name} manages the day and then falls apart at home; changes of plan end in tears or running off.",
    evidence: "Log of six weeks: nine of eleven incidents after an unplanned change. Paediatric assessment confirmed.",
    notice: "{name} thrives on what is clear and true. Noise in the hall, a supply teacher or a joke taken literally can \
             undo a morning. {They} wants friends and explains the rules of {their} game rather than joining another.",
    strengths: [
        "Deep knowledge of {likes}; an exact memory; honest, fair and funny.",
        "Sees patterns before anybody else; keeps to what was agreed; reads far ahead.",
    ],
    helps: "A timetable {they} can see, with changes shown ahead. Ear defenders. A place to go before it is too much. \
            Saying what is meant, in few words.",
    home: "Half an hour of nothing after school; the same signs for change as at school; no surprises on Mondays.",
    communicate: "I say exactly what I mean. When I cannot talk I show the card. I do not have to look at you to listen.",
    support: [
        "Tell me what will happen and when it ends. If it changes, tell me early and show me on the board.",
        "Let me go to the den before I am too full. Do not touch me when I am upset.",
    ],
    outcomes: [
        "By the end of the key stage {name} knows what helps {them} and uses it, at school and on trips.",
        "By the end of the year {name} plays a game with rules that others chose, and enjoys it.",
    ],
    targets: [
        TargetSeed {
            measure: Scale::More("planned breaks of ten taken before distress"),
            base: (2, 4),
            gain: (3, 4),
            text: "Take the break card to an adult before it is too much, {goal} times out of ten (now {base}).",
            steps: [
                "Takes the break when the adult offers it",
                "Points at the card",
                "Brings the card and comes back after five minutes",
            ],
            strategies: [
                "Break card on the table and on a lanyard outdoors",
                "Five minutes in the den with a sand timer, then back to the same place",
            ],
            provision: Help("Planned breaks and check-in", "The den", 5, 15, 1),
            risen: [
                "Brought the card in assembly, went, and came back alone.",
                "No running off for five weeks.",
            ],
            level: "Takes a break when offered; does not yet see it coming.",
        },
        TargetSeed {
            measure: Scale::Tme,
            base: (2, 3),
            gain: (2, 3),
            text: "Cope with a change shown on the timetable by noon: from {base} to {goal} on the scale.",
            steps: [
                "Moves the change card {them}self",
                "Says what is different and what stays the same",
                "Goes into the changed lesson with an adult nearby",
            ],
            strategies: [
                "Change card shown in the morning; one planned small change each week",
                "Social story read on the day before a trip",
            ],
            provision: Help(
                "Visual timetable and change practice",
                "Classroom",
                10,
                5,
                1,
            ),
            risen: [
                "The hall was shut: {they} moved the card and said \u{201c}PE is outside, that is fine\u{201d}.",
                "Supply teacher for two days without an incident.",
            ],
            level: "Small changes are managed; a change of person is still very hard.",
        },
        TargetSeed {
            measure: Scale::More("minutes"),
            base: (3, 6),
            gain: (6, 9),
            text: "Play a game chosen by somebody else for {goal} minutes with one or two friends (now {base}).",
            steps: [
                "Builds a model as engineer, supplier and builder",
                "Plays a board game with an adult",
                "Plays a board game with two friends, adult near",
            ],
            strategies: [
                "Brick club with set roles",
                "Rules written down before the game begins",
            ],
            provision: Help("Brick club", "Library", 40, 1, 4),
            risen: [
                "Played the whole of break in the den-building game that others had invented.",
                "Lost a game and said \u{201c}good game\u{201d}.",
            ],
            level: "As long as the rules are {their} own; otherwise leaves after a few minutes.",
        },
    ],
    child_says: [
        "The den is good. The hall is too loud.",
        "I like to know. When I know, it is fine.",
        "People say \u{201c}in a minute\u{201d} and it is not a minute.",
        "I have a friend called Idris. We talk about {likes}.",
    ],
    parent_well: [
        "Mornings are calmer since the timetable came home too.",
        "{They} was invited to a party and stayed an hour.",
        "{They} told us about {their} day without being asked.",
    ],
    parent_worries: [
        "The holidays, and every first day back.",
        "That {they} holds it together all day and then pays for it.",
        "Secondary school: so many people and corridors.",
    ],
    parent_hopes: [
        "That people see how much {they} knows.",
        "That {they} has one good friend.",
    ],
    notes: [
        (
            NoteKind::Concern,
            "Fire drill without warning: hid under the table for twenty minutes. To be told ahead from now on.",
        ),
        (
            NoteKind::Observation,
            "Hands over ears through the whole of singing. Ear defenders offered and taken with relief.",
        ),
        (
            NoteKind::Progress,
            "Supply teacher today. {name} showed her the timetable and told her how it works.",
        ),
        (
            NoteKind::Meeting,
            "Advisory teacher for communication and interaction visited: suggests a quiet lunch twice a week; begun.",
        ),
    ],
};
