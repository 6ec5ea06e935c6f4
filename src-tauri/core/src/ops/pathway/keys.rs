//! The keys of stages: made once from the first name, and kept through every renaming.

use std::collections::BTreeSet;

use crate::domain::pathway::Pathway;
use crate::domain::person_name::fold;

/// Makes a key from the name of each stage that has none yet. A key that the school used before, for a stage that is
/// gone, is not given to another.
pub(super) fn give_keys(pathway: &mut Pathway, used: impl IntoIterator<Item = String>) {
    let mut taken: BTreeSet<String> = pathway
        .stages
        .iter()
        .map(|stage| stage.key.clone())
        .chain(used)
        .collect();
    for stage in pathway
        .stages
        .iter_mut()
        .filter(|stage| stage.key.is_empty())
    {
        let base = key_of(&stage.name);
        let key = std::iter::once(base.clone())
            .chain((2_u32..).map(|number| format!("{base}_{number}")))
            .find(|key| !taken.contains(key))
            .unwrap_or(base);
        taken.insert(key.clone());
        stage.key = key;
    }
}

/// "My Plan+" gives `my_plan`; a name in another script gives `stage`.
fn key_of(name: &str) -> String {
    let plain: String = fold(name)
        .chars()
        .map(|c| if c == ' ' { '_' } else { c })
        .filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '_')
        .collect();
    let plain = plain.trim_matches('_').to_owned();
    if plain.is_empty() {
        "stage".to_owned()
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_of_plain_letters_whatever_the_name() {
        assert_eq!(key_of("Élan & appui"), "elan_appui");
        assert_eq!(key_of("Мій план"), "stage");
    }
}
