//! What stands in the healthcare plans of the sample school. All of it is invented, and none of it is advice.

/// The words of a plan.
pub(super) struct Words {
    pub(super) conditions: &'static [(&'static str, &'static str)],
    pub(super) triggers: &'static str,
    /// What, when, where; the class's helper does it.
    pub(super) care: &'static [(&'static str, &'static str, &'static str)],
    pub(super) signs: &'static str,
    pub(super) steps: &'static [&'static str],
    pub(super) place: &'static str,
    pub(super) advice: &'static str,
    pub(super) trips: &'static str,
    pub(super) sport: &'static str,
}

pub(super) const ASTHMA: Words = Words {
    conditions: &[(
        "Asthma",
        "Wheezing, a tight chest, a cough that does not stop",
    )],
    triggers: "Cold air, running, dust and feathers",
    care: &[
        (
            "Blue inhaler through the spacer, two puffs",
            "When wheezing",
            "Where it happens",
        ),
        ("Two puffs before PE", "10 minutes before", "Classroom"),
    ],
    signs: "Too breathless to finish a sentence, lips blue or grey, or the inhaler does not help within 10 minutes",
    steps: &[
        "Stay with the child and keep calm. Let the child sit up; do not lay the child down.",
        "One puff of the blue inhaler through the spacer every 30 to 60 seconds, up to ten puffs.",
        "If there is no improvement at any point, or after ten puffs, call 999.",
        "After 10 minutes, if the ambulance is not there, give up to ten puffs again.",
    ],
    place: "Red bag on the hook by the classroom door; the school\u{2019}s spare inhaler is in the office",
    advice: "Asthma nurse, Sedgecombe Surgery",
    trips: "The red bag goes along, carried by the adult of the child\u{2019}s group.",
    sport: "Takes part in everything. Inhaler at the side of the hall or field; stops when wheezing.",
};

pub(super) const EPILEPSY: Words = Words {
    conditions: &[(
        "Epilepsy",
        "Stiffens, falls and jerks (tonic-clonic seizure); or stares and does not answer for some seconds (absence)",
    )],
    triggers: "Tired, ill with a temperature, a dose missed at home",
    care: &[
        (
            "Write down the time and length of each seizure",
            "Each time",
            "Seizure diary, class file",
        ),
        (
            "A quiet place to sleep afterwards, on the side",
            "After a seizure",
            "Library corner",
        ),
    ],
    signs: "A seizure with jerking that lasts 5 minutes, a second one straight after, or an injury",
    steps: &[
        "Note the time. Clear the space, put something soft under the head. Do not hold the child down.",
        "Send another adult for the emergency medicine and the school office.",
        "At 5 minutes give buccal midazolam as on the label: between gum and cheek. Only trained staff.",
        "Call 999: say that emergency medicine was given, and at what time.",
        "When the jerking stops, lay the child on the side and stay until help comes.",
    ],
    place: "Locked cabinet in the medical room, key on the hook above it",
    advice: "Epilepsy nurse, Vale Children\u{2019}s Centre",
    trips: "A trained adult and the midazolam go along on every trip.",
    sport: "Takes part. Swimming with one adult watching this child alone; no climbing above head height.",
};

pub(super) const DIABETES: Words = Words {
    conditions: &[(
        "Type 1 diabetes",
        "Low: pale, shaky, cross, confused. High: thirsty, tired, often to the toilet",
    )],
    triggers: "Late meals, more exercise than usual, illness",
    care: &[
        (
            "Checks blood sugar with the sensor, writes it in the book",
            "Before lunch, before PE, when feeling low",
            "Medical room or classroom",
        ),
        (
            "Insulin by pump before lunch; an adult checks the amount",
            "12:05",
            "Medical room",
        ),
    ],
    signs: "Cannot swallow, does not answer or is not conscious; or sick with high blood sugar",
    steps: &[
        "Low (under 4) and awake: four glucose tablets or the small juice at once. Do not leave the child alone.",
        "Check again after 15 minutes. Still under 4: the same again.",
        "Not conscious, or cannot swallow: nothing by mouth. Lay the child on the side and call 999.",
        "High (over 14) and being sick: call the parents and the diabetes nurse; if neither answers, call 999.",
    ],
    place: "Blue box in the classroom and a second one in the office: glucose, juice, spare set, meter",
    advice: "Children\u{2019}s diabetes team, Vale Hospital",
    trips: "The blue box, a spare set and food go along; lunch at the usual time.",
    sport: "Checks first. A snack when under 7. Stops at once when feeling low.",
};
