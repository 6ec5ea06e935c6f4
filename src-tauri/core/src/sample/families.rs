//! Families: a home language, a surname, parents, an address; some have two or three children at the school.

use super::chance::Chance;
use super::names::{HERITAGES, Heritage, STREETS};

/// A home with its grown-ups.
#[derive(Debug, Clone)]
pub(super) struct Family {
    pub(super) heritage: &'static Heritage,
    /// For her and for him.
    pub(super) surname: (&'static str, &'static str),
    pub(super) mother: &'static str,
    pub(super) father: &'static str,
    /// How the mother writes herself, given name and surname, where the family uses another script.
    pub(super) written: Option<(&'static str, &'static str)>,
    pub(super) address: String,
    pub(super) number: usize,
    pub(super) home: Home,
}

/// Who lives with and looks after the children.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    BothParents,
    MotherAlone,
    /// The parents live apart and share.
    Apart,
    /// The father must not be told where the children are.
    FatherBarred,
    FosterCarers,
    Grandparents,
}

/// The families of the school, made as they are asked for.
#[derive(Debug, Default)]
pub(super) struct Families {
    made: Vec<Family>,
    /// How often each name of a heritage has been used, so that they take turns.
    turns: Vec<usize>,
}

impl Families {
    /// A new family of a heritage.
    pub(super) fn settle(&mut self, heritage: usize, chance: &mut Chance) -> Family {
        let number = self.made.len();
        let turn = self.turn(heritage);
        let list = &HERITAGES;
        let heritage = list.get(heritage).unwrap_or(&HERITAGES[0]);
        let nth = |names: &[&'static str], step: usize| {
            names
                .get((turn * step + turn / names.len().max(1)) % names.len().max(1))
                .copied()
                .unwrap_or_default()
        };
        let surname = heritage
            .surnames
            .get(turn % heritage.surnames.len().max(1))
            .copied()
            .unwrap_or_default();
        let house = chance.between(1, 96);
        let street = chance.pick(&STREETS);
        let letters = ["AB", "BD", "DF", "HJ", "LN", "PQ"];
        let family = Family {
            heritage,
            surname,
            mother: nth(heritage.mothers, 1),
            father: nth(heritage.fathers, 1),
            written: heritage.written.get(turn).copied(),
            address: format!(
                "{house} {street}, Sedgecombe, Gloucestershire GL0 {}{}",
                chance.between(1, 9),
                chance.pick(&letters)
            ),
            number,
            home: match number % 29 {
                3 | 11 | 20 => Home::MotherAlone,
                7 | 16 | 25 => Home::Apart,
                13 => Home::FatherBarred,
                22 => Home::Grandparents,
                _ => Home::BothParents,
            },
        };
        self.made.push(family.clone());
        family
    }

    fn turn(&mut self, heritage: usize) -> usize {
        if self.turns.len() <= heritage {
            self.turns.resize(heritage + 1, 0);
        }
        let turn = self.turns.get_mut(heritage);
        turn.map_or(0, |turn| {
            *turn += 1;
            *turn - 1
        })
    }
}
