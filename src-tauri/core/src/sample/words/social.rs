//! Social, emotional and mental health: calm, worry, attention.

use super::{Help, Scale, TargetSeed, Theme};
use crate::domain::need::{NeedArea, SenType};
use crate::domain::record::pupil::NoteKind;

pub(super) static CALM: Theme = Theme {
    area: NeedArea::SocialEmotionalAndMentalHealth,
    sen_type: SenType::SocialEmotionalAndMentalHealth,
    detail: "Strong feelings rise fast; needs a trusted adult to come back to calm.",
    concern: "Small setbacks end in shouting or leaving the room several times a week, and {name} is sorry afterwards.",
    evidence: "Incident log: 14 in five weeks, most after lunch; strengths and difficulties questionnaire, school and home.",
    notice: "{name} cares very much about being fair and being liked. A lost game or a correction can feel like an \
             attack. With a calm adult {they} is back within ten minutes; with a raised voice it takes an hour.",
    strengths: [
        "Warm, funny and generous; stands up for others; a natural leader in PE.",
        "Honest about what happened; gifted with younger children; loves {likes}.",
    ],
    helps: "Check-in at the door every morning. A quiet word, never across the room. A job to walk off with. Talking \
            about it afterwards, when calm, with drawings.",
    home: "Naming feelings out loud; the same calm-down plan on the fridge; time alone with one parent each week.",
    communicate: "When I go quiet I am getting cross. Give me space first, then talk.",
    support: [
        "Say hello to me in the morning. If I am cross, let me walk to the water fountain and back.",
        "Do not tell me off in front of people. Tell me quietly what I can do next.",
    ],
    outcomes: [
        "By the end of the key stage {name} knows {their} own feelings and settles {them}self in most situations.",
        "By the end of the year {name} puts a quarrel right with words.",
    ],
    targets: [
        TargetSeed {
            measure: Scale::Fewer("incidents a week"),
            base: (4, 6),
            gain: (2, 3),
            text: "Leave the room without asking, or shout, no more than {goal} times a week (now {base}).",
            steps: [
                "Points to {their} zone at the check-in",
                "Uses a tool from the box with an adult",
                "Uses a tool before anybody says so",
            ],
            strategies: [
                "Zones check-in at nine, after break and after lunch",
                "Emotion coaching: name it, allow it, then the limit",
            ],
            provision: Help("ELSA", "Rainbow room", 30, 1, 1),
            risen: [
                "Two weeks without leaving; once {they} asked for the box.",
                "Lunchtimes are calmer since the football rota.",
            ],
            level: "Fewer in the mornings; after lunch as before. Lunchtime plan changed.",
        },
        TargetSeed {
            measure: Scale::Tme,
            base: (2, 4),
            gain: (2, 3),
            text: "Use a calming tool when {they} feels it rising: from {base} to {goal} on the scale.",
            steps: [
                "Chooses three tools for the box",
                "Uses one in practice when calm",
                "Uses one with a reminder when cross",
            ],
            strategies: [
                "Tool box within reach, the same for supply staff",
                "Adult lowers the voice and steps aside",
            ],
            provision: Help("Zones group", "Rainbow room", 25, 2, 4),
            risen: [
                "Took the breathing card in the middle of a quarrel and came back to the game.",
                "Names the feeling: \u{201c}I am in the yellow\u{201d}.",
            ],
            level: "In practice yes. In the moment the reminder comes too late.",
        },
        TargetSeed {
            measure: Scale::YesNo,
            base: (0, 0),
            gain: (1, 1),
            text: "Put a quarrel right with the other child on the same day, with the script, three times running.",
            steps: [
                "Says what happened in drawings",
                "Listens to the other side",
                "Says what {they} will do next time",
            ],
            strategies: [
                "Restorative script on a card, the same for everybody",
                "Not before both are calm",
            ],
            provision: Help("Restorative talks", "Rainbow room", 15, 1, 2),
            risen: [
                "Three talks, the last one without an adult in the room.",
                "Wrote a note to say sorry and meant it.",
            ],
            level: "Tells {their} own side well; hearing the other is still hard.",
        },
    ],
    child_says: [
        "I went to the box by myself and I did not shout.",
        "I like Rainbow room. You can say anything there.",
        "It is not fair when they say I started it.",
        "I was goalkeeper and we lost and I was all right.",
    ],
    parent_well: [
        "We have had our first calm weekend for months.",
        "{They} told {their} brother \u{201c}I need a minute\u{201d}.",
        "{They} wants to come to school.",
    ],
    parent_worries: [
        "That {they} gets a name for it.",
        "The phone calls. Every time it rings I think it is school.",
        "What is going on at lunchtime.",
    ],
    parent_hopes: [
        "That {they} sees how good a friend {they} can be.",
        "That {they} is trusted again.",
    ],
    notes: [
        (
            NoteKind::Concern,
            "Third time this week: a chair pushed over after losing at football. Sorry within minutes. SENCO told.",
        ),
        (
            NoteKind::Observation,
            "The quiet word at the door worked: went in, sat, began.",
        ),
        (
            NoteKind::Progress,
            "Lost the final and shook hands. Told at home by postcard.",
        ),
        (
            NoteKind::ParentContact,
            "Met Mum: Dad is working away since September. Check-ins to be by the same adult every day.",
        ),
    ],
};

pub(super) static WORRY: Theme = Theme {
    area: NeedArea::SocialEmotionalAndMentalHealth,
    sen_type: SenType::SocialEmotionalAndMentalHealth,
    detail: "Worry: parting in the morning, tests and new places; stomach aches and days missed.",
    concern: "{name} cries at the gate most mornings and has missed eleven days with stomach aches since September.",
    evidence: "Attendance 88% and falling; school anxiety scale; what {name} drew and said in three talks.",
    notice: "{name} works carefully and hides mistakes. Not knowing is the worst. Once in, and with a job to do, {they} \
             settles within a quarter of an hour. {They} rarely asks for help and never puts {their} hand up.",
    strengths: [
        "Thoughtful and thorough; writes beautifully; kind to whoever is new.",
        "A good listener with a dry sense of humour at home; knows all about {likes}.",
    ],
    helps: "Arriving ten minutes early by the side door, to a job. A worry book. Being told ahead of tests. A wrong \
            answer treated as useful.",
    home: "The same short goodbye each day; worry time of ten minutes after tea, then it is put away in a box.",
    communicate: "I do not say it, I write it in the worry book. My tummy hurts when I am worried.",
    support: [
        "Let me come in by the side door and water the plants. Do not ask me if I am all right in front of people.",
        "Tell me before a test, and how long it takes. Ask me quietly at my table.",
    ],
    outcomes: [
        "By the end of the key stage {name} comes to school with ease and knows what to do with a worry.",
        "By the end of the year {name} takes part in class without hiding what {they} does not know.",
    ],
    targets: [
        TargetSeed {
            measure: Scale::More("mornings of five"),
            base: (1, 2),
            gain: (2, 3),
            text: "Come into class by 8:50 with a wave goodbye on {goal} mornings of five (now {base}).",
            steps: [
                "In by the side door with Mum",
                "In by the side door, Mum stays at the gate",
                "In with a friend",
            ],
            strategies: [
                "Job ready: plants on Monday, register on Tuesday",
                "One adult greets, the same every day",
            ],
            provision: Help("Soft landing", "Side entrance and classroom", 15, 5, 1),
            risen: [
                "All five mornings in the last two weeks.",
                "Walked in with two friends and forgot to look back.",
            ],
            level: "Good from Tuesday on. Mondays and the day after a holiday are still hard.",
        },
        TargetSeed {
            measure: Scale::Tme,
            base: (2, 3),
            gain: (2, 3),
            text: "Talk about a worry with {their} chosen adult and leave with a plan: from {base} to {goal}.",
            steps: [
                "Writes or draws the worry",
                "Sorts it: can change, cannot change",
                "Chooses one thing to try",
            ],
            strategies: [
                "Worry book answered the same day",
                "Ladder of small brave steps, ticked off together",
            ],
            provision: Help("ELSA", "Rainbow room", 30, 1, 1),
            risen: [
                "Came by {them}self with a plan already written.",
                "Went up three rungs of the ladder, the last one unasked.",
            ],
            level: "Draws the worry, not ready yet to talk about it.",
        },
        TargetSeed {
            measure: Scale::More("times a day"),
            base: (0, 1),
            gain: (2, 3),
            text: "Answer or ask in the whole class {goal} times a day (now {base}).",
            steps: [
                "Answers on the whiteboard",
                "Answers for the pair",
                "Answers alone when told ahead",
            ],
            strategies: [
                "Question given at the start of the lesson to think about",
                "\u{201c}My favourite mistake\u{201d} at the end of maths",
            ],
            provision: Help("Confidence group", "Library", 20, 1, 5),
            risen: [
                "Put {their} hand up twice in one lesson.",
                "Read {their} poem to the class.",
            ],
            level: "On the whiteboard always; out loud not yet.",
        },
    ],
    child_says: [
        "I like watering the plants. Then it is already school.",
        "My worries are smaller when they are in the book.",
        "I read my poem and nobody laughed.",
        "Mondays are the worst. By Tuesday it is normal.",
    ],
    parent_well: [
        "Goodbye takes one minute now and nobody cries.",
        "No stomach ache for three weeks.",
        "{They} slept at a friend's house.",
    ],
    parent_worries: [
        "Every Sunday evening.",
        "That we make it worse by letting {them} stay at home.",
        "Tests in May.",
    ],
    parent_hopes: [
        "That {they} goes on the residential.",
        "That {they} believes in {them}self a little more.",
    ],
    notes: [
        (
            NoteKind::Concern,
            "Twenty-five minutes at the gate today. Came in with {helper} in the end, settled by half past nine.",
        ),
        (
            NoteKind::ParentContact,
            "Agreed with Mum: short goodbye, side door, phone call at ten to say how it went.",
        ),
        (
            NoteKind::ChildSaid,
            "\u{201c}It is not the school. It is the before the school.\u{201d}",
        ),
        (
            NoteKind::Progress,
            "A whole week on time. Chose the sticker for the chart, and a friend to share it with.",
        ),
    ],
};

pub(super) static ATTENTION: Theme = Theme {
    area: NeedArea::SocialEmotionalAndMentalHealth,
    sen_type: SenType::SocialEmotionalAndMentalHealth,
    detail: "Attention and impulse: needs movement, short tasks and a clear start.",
    concern: "{name} begins everything and finishes little; out of the seat eight times in one lesson, never in malice.",
    evidence: "Observation by the SENCO over three lessons; both questionnaires high for attention; waiting for the clinic.",
    notice: "{name} is full of ideas and speaks as they come. After five minutes the body needs to move. With a timer and \
             one thing on the table {they} works well; with the whole page {they} does not begin.",
    strengths: [
        "Quick, inventive and brave; first to volunteer; makes friends in a minute.",
        "Brilliant at practical science; full of energy; generous with {their} things.",
    ],
    helps: "Tasks cut into five minutes with a timer. A job that moves between. Sitting at the side, near the front. A \
            signal agreed between {name} and the teacher.",
    home: "One instruction at a time; bike or park before homework; timer for screens.",
    communicate: "I talk fast and I forget to wait. Put a hand up and I will stop.",
    support: [
        "Give me one bit at a time and a timer. Let me stand at my table.",
        "Give me a job when I wobble. Tell me when I am doing well, straight away.",
    ],
    outcomes: [
        "By the end of the key stage {name} manages {their} own attention with tools {they} has chosen.",
        "By the end of the year {name} finishes what {they} has begun in most lessons.",
    ],
    targets: [
        TargetSeed {
            measure: Scale::More("minutes"),
            base: (3, 6),
            gain: (5, 7),
            text: "Work on {their} own at one task for {goal} minutes with a timer (now {base}).",
            steps: [
                "Starts within one minute of the timer",
                "Five minutes, then a job",
                "Ten minutes, then a job",
            ],
            strategies: [
                "One part of the task on the table at a time",
                "Movement job between parts: board, register, bottles",
            ],
            provision: Help("Timer and task cards", "Classroom", 10, 10, 1),
            risen: [
                "Twelve minutes in maths without a reminder.",
                "Sets the timer {them}self and races it.",
            ],
            level: "As before in writing; in maths a little longer.",
        },
        TargetSeed {
            measure: Scale::Fewer("interruptions a lesson"),
            base: (8, 12),
            gain: (4, 5),
            text: "Interrupt no more than {goal} times in a lesson of forty minutes (now {base}).",
            steps: [
                "Writes the idea on the jotter",
                "Waits for the signal with the jotter",
                "Shares one jotter idea at the end",
            ],
            strategies: [
                "Ideas jotter, always answered at the end",
                "Silent signal agreed in private",
            ],
            provision: Help("Social skills group", "Library", 25, 1, 5),
            risen: [
                "Four in the last observed lesson; the jotter was full.",
                "Puts a finger to {their} lips when the signal comes, and grins.",
            ],
            level: "The jotter is used when it lies open; otherwise forgotten.",
        },
        TargetSeed {
            measure: Scale::Percent,
            base: (30, 45),
            gain: (25, 35),
            text: "Finish {goal}% of independent tasks within the lesson (now {base}%).",
            steps: [
                "Finishes one task in the morning",
                "Finishes two",
                "Checks off {their} own list before break",
            ],
            strategies: [
                "Must, should, could: only the must on the table at first",
                "Finished work is shown to somebody {they} chooses",
            ],
            provision: Help("Organisation check-in", "Classroom", 5, 10, 1),
            risen: [
                "Seven of ten tasks this week, counted together.",
                "Asked for the could.",
            ],
            level: "Begins well; the last third is left. Tasks shortened.",
        },
    ],
    child_says: [
        "The timer is like a race. I win.",
        "I like jobs. Sitting is the hard bit.",
        "I wrote my idea down and {teacher} asked me at the end.",
        "Sometimes my mouth is faster than me.",
    ],
    parent_well: [
        "Homework takes twenty minutes instead of an evening.",
        "{They} waited for {their} turn at the shop.",
        "The teacher tells us good things too now.",
    ],
    parent_worries: [
        "How long the clinic takes.",
        "That {they} is always the one who is told off.",
        "Accidents on the road; {they} runs.",
    ],
    parent_hopes: [
        "That {they} finds out what {they} is good at.",
        "That {they} learns to stop and think.",
    ],
    notes: [
        (
            NoteKind::Observation,
            "Forty minutes of English: out of seat eight times, on task for about fifteen. Best with the practical start.",
        ),
        (
            NoteKind::Concern,
            "Fell off the wall at break for the second time. Parents told; play leader asked to have an eye on it.",
        ),
        (
            NoteKind::Progress,
            "Finished the whole of the maths page and asked for the challenge.",
        ),
        (
            NoteKind::Meeting,
            "Referral to the community paediatrician sent with both questionnaires.",
        ),
    ],
};
