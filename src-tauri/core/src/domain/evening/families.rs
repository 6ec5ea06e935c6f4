//! Which children are of one family, found out from the adults they share: no record says so by itself.

use std::collections::BTreeMap;

use crate::domain::id::PupilId;
use crate::domain::person_name::fold;

/// An adult who answers for a child: with parental responsibility, or called first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tie {
    pub name: String,
    pub telephone: String,
    pub email: String,
    pub address: String,
}

impl Tie {
    /// The marks by which the same adult is known again: the name with a number, an address or an e-mail. A name
    /// alone is no mark, since two mothers may share it.
    fn marks(&self) -> Vec<String> {
        let name = fold(&self.name);
        let digits: String = self
            .telephone
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        let places = [
            ("t", digits),
            ("e", fold(&self.email)),
            ("a", fold(&self.address)),
        ];
        places
            .into_iter()
            .filter(|(_, place)| !name.trim().is_empty() && !place.trim().is_empty())
            .map(|(kind, place)| format!("{kind} {name} {place}"))
            .collect()
    }
}

/// The family of each child, named by the first of its children in the order of ids. The order of the ties does not
/// matter; a child without a tie is a family by itself.
pub fn families<'a>(
    children: impl IntoIterator<Item = &'a PupilId>,
    ties: impl IntoIterator<Item = (&'a PupilId, &'a Tie)>,
) -> BTreeMap<PupilId, PupilId> {
    let mut heads: BTreeMap<PupilId, PupilId> = children
        .into_iter()
        .map(|child| (child.clone(), child.clone()))
        .collect();
    let mut marked: BTreeMap<String, PupilId> = BTreeMap::new();
    for (child, tie) in ties {
        if !heads.contains_key(child) {
            continue;
        }
        for mark in tie.marks() {
            let known = marked.entry(mark).or_insert_with(|| child.clone()).clone();
            let (one, other) = (head(&heads, &known), head(&heads, child));
            // The earlier id leads, so that the name of a family does not hang on the order.
            let (first, second) = if one <= other {
                (one, other)
            } else {
                (other, one)
            };
            heads.insert(second, first);
        }
    }
    let all: Vec<PupilId> = heads.keys().cloned().collect();
    all.into_iter()
        .map(|child| {
            let of = head(&heads, &child);
            (child, of)
        })
        .collect()
}

fn head(heads: &BTreeMap<PupilId, PupilId>, child: &PupilId) -> PupilId {
    let mut at = child;
    while let Some(above) = heads.get(at) {
        if above == at {
            break;
        }
        at = above;
    }
    at.clone()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;
    use proptest::prelude::*;

    fn tie(name: &str, telephone: &str, address: &str) -> Tie {
        Tie {
            name: name.to_owned(),
            telephone: telephone.to_owned(),
            email: String::new(),
            address: address.to_owned(),
        }
    }

    fn id(text: &str) -> PupilId {
        PupilId::new(text)
    }

    #[test]
    fn children_who_share_an_adult_are_one_family() {
        let children = [id("a"), id("b"), id("c"), id("d")];
        let ties = [
            (id("b"), tie("Mrs Élise Roy", "07700 900111", "")),
            (
                id("a"),
                tie("mrs elise roy", "07700-900-111", "4 Mill Lane"),
            ),
            (id("c"), tie("Mrs Elise Roy", "", "4 Mill  lane")),
            (id("d"), tie("Mrs Elise Roy", "07700 900999", "")),
        ];
        let of = families(&children, ties.iter().map(|(child, tie)| (child, tie)));
        assert_eq!(of[&id("b")], id("a"));
        assert_eq!(
            of[&id("c")],
            id("a"),
            "by the address, with accents and case folded"
        );
        assert_eq!(of[&id("d")], id("d"), "the name alone ties nobody");
    }

    proptest! {
        #[test]
        fn the_order_in_which_adults_are_read_does_not_matter(
            pairs in proptest::collection::vec((0..8_usize, 0..6_usize), 0..30), turn in 0..30_usize,
        ) {
            let children: Vec<PupilId> = (0..8).map(|n| id(&format!("child-{n}"))).collect();
            let ties: Vec<(PupilId, Tie)> = pairs
                .iter()
                .map(|(child, adult)| (children[*child].clone(), tie("Sam Hill", &format!("0{adult}"), "")))
                .collect();
            let ask = |ties: &[(PupilId, Tie)]| families(&children, ties.iter().map(|(child, tie)| (child, tie)));
            let mut turned = ties.clone();
            turned.reverse();
            if !turned.is_empty() {
                let len = turned.len();
                turned.rotate_left(turn % len);
            }
            let before = ask(&ties);
            prop_assert_eq!(&before, &ask(&turned));
            for (child, of) in &before {
                prop_assert!(of <= child);
                prop_assert_eq!(&before[of], of);
            }
        }
    }
}
