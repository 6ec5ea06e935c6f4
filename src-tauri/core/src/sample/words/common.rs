//! What is said of any child: what people admire, what matters, hopes, interests, and what adults must know.

use crate::domain::record::pupil::NoteKind;

pub(crate) static INTERESTS: [&str; 24] = [
    "dinosaurs",
    "football",
    "comics",
    "baking",
    "space and rockets",
    "horses",
    "building with bricks",
    "dancing",
    "trains",
    "swimming",
    "rabbits",
    "sea creatures",
    "singing",
    "cricket",
    "minibeasts",
    "dens",
    "drums",
    "gymnastics",
    "maps and flags",
    "cars",
    "beads and sewing",
    "magic tricks",
    "gardening",
    "dragons",
];

pub(crate) static ADMIRE: [&str; 12] = [
    "I am kind and I notice when somebody is on their own. {teacher} says I have a great sense of humour.",
    "I never give up on something I care about. My friends say I have the best ideas for games.",
    "I know more about {likes} than {teacher} does. I make people laugh.",
    "I am helpful. I remember where everything goes and I tidy up without being asked.",
    "I am brave. I try new food and I stood on the stage in the assembly.",
    "I am gentle with little children and with animals. Mum says I have a big heart.",
    "I can draw from memory and my models have lots of detail.",
    "I am honest and I say sorry when I have hurt somebody.",
    "I run fast and I cheer for everybody on my team.",
    "I am curious. I ask good questions and I find things out by myself.",
    "I have a lovely smile and I always say good morning.",
    "I am loyal. I stick up for my friends and I keep my promises.",
];

pub(crate) static IMPORTANT: [&str; 10] = [
    "My family, my best friend and {likes}. I like to know what is happening next.",
    "Having somebody to play with. Time for {likes} at the end of the day.",
    "Sitting where I can see the board, and {likes}.",
    "That grown-ups listen to the whole of what I am saying.",
    "My little brother and my cat. I like it when it is quiet.",
    "Speaking my own language at home, seeing my cousins on Sundays, and {likes}.",
    "Being picked for jobs. PE days. Talking about {likes}.",
    "Not being rushed. Finishing what I started before we do something new.",
    "Knowing that {helper} is in school. My blue water bottle. A book about {likes}.",
    "Being with my friends at lunch and playing outside, even when it rains.",
];

pub(crate) static HOPES: [&str; 10] = [
    "I hope to read the big books about {likes} by myself. I want to be a vet when I am older.",
    "I want to be in the school team, and to work with animals one day.",
    "I would like to have more friends and to go on the residential trip.",
    "I want to write a whole story without help. I might be a builder like my uncle.",
    "I hope I can stay in class all day. I want to be a paramedic.",
    "I want to speak in assembly. When I grow up I want to be a teacher.",
    "I would like to walk to school with my friends. I want to drive a lorry.",
    "I want to do my work as quickly as the others. I might be an artist.",
    "I want to learn to ride a bike and to tell the time. I hope I will be a nurse.",
    "I hope I get good at maths so that I can work in a shop.",
];

pub(crate) static KEY_FACTS: [&str; 8] = [
    "Nut allergy: auto-injectors in the classroom cupboard and in the office.",
    "Asthma: blue inhaler with spacer in the class medical bag; before PE.",
    "Epilepsy: protocol and rescue medication in the office. Time every seizure.",
    "Type 1 diabetes: pump. Checks before lunch and PE; hypo box in the classroom.",
    "May leave a room when distressed. Stay within sight, say little, do not block the door.",
    "Coeliac: gluten-free lunches; check ingredients in cooking and craft.",
    "Wears glasses all day; second pair in the office.",
    "Collected only by the adults named in the contacts. Ask the office first.",
];

pub(crate) static PLAIN_NOTES: [(NoteKind, &str); 8] = [
    (
        NoteKind::ParentContact,
        "Spoke with home at the gate. They are pleased with how the week went and will send the reading book back on \
         Monday.",
    ),
    (
        NoteKind::Progress,
        "A very good morning: began work straight after the starter and asked for help once, with the card.",
    ),
    (
        NoteKind::Observation,
        "Watched at lunchtime for fifteen minutes. Played with two others throughout and took turns without an adult.",
    ),
    (
        NoteKind::ChildSaid,
        "\u{201c}I like it when {helper} shows me first and then I do it on my own.\u{201d}",
    ),
    (
        NoteKind::Meeting,
        "Talked with {teacher} about seating: moved to the second row, away from the door. To be looked at again in \
         two weeks.",
    ),
    (
        NoteKind::ParentContact,
        "Phoned home after a late start. A new baby in the house; everybody is tired. Breakfast club offered and \
         accepted for two mornings.",
    ),
    (
        NoteKind::Observation,
        "In assembly {they} sat for the whole twenty minutes with the class, holding the fidget. A first.",
    ),
    (
        NoteKind::Progress,
        "Showed {their} work to the class and explained how {they} did it. Very proud, and rightly so.",
    ),
];

/// Said of a target that is coming on, whatever it is about.
pub(crate) static COMING_ON: [&str; 8] = [
    "Less prompting than at the last check.",
    "Right in two of three checks without help.",
    "Managed it with {helper} and, for the first time, with another adult.",
    "Used it in the afternoon too, not only straight after practice.",
    "{name} noticed it {them}self and was pleased.",
    "Home reports the same.",
    "Holds after a week without practice.",
    "A friend was taught how to do it.",
];

/// Said of a target that has not moved.
pub(crate) static STANDING: [&str; 5] = [
    "The same as at the last check; not lost either.",
    "Tired this week; to be looked at again before deciding anything.",
    "With an adult beside {them} yes, alone not yet.",
    "Practice was broken up by absence.",
    "Good days and bad days; the reminder card helps on both.",
];
