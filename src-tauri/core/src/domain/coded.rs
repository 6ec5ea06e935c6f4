//! Enumerations of the trade: one table gives each word its variant, its code and its plain name.
//!
//! The code is what the store keeps and the window sends; the name is what people read. Both stand beside the variant,
//! so neither can be forgotten when a word is added.

use serde::Serialize;
use ts_rs::TS;

/// One word of the trade as the window lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct CodedWord {
    pub code: &'static str,
    pub name: &'static str,
}

/// Declares an enumeration whose variants carry a code and a name.
///
/// Makes `ALL` in the order of the table, `code`, `name`, `words`, `from_code`, serde by code and the TypeScript union.
macro_rules! coded {
    ($(#[$meta:meta])* $vis:vis enum $Name:ident {
        $($(#[$variant_meta:meta])* $Variant:ident = $code:tt, $name:tt;)+
    }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, ts_rs::TS,
        )]
        $vis enum $Name {
            $($(#[$variant_meta])* #[serde(rename = $code)] $Variant,)+
        }

        impl $Name {
            /// Every one, in the order in which people are shown them.
            $vis const ALL: &'static [Self] = &[$(Self::$Variant,)+];

            /// The code in which the store and the window hold it.
            $vis const fn code(self) -> &'static str {
                match self {
                    $(Self::$Variant => $code,)+
                }
            }

            /// The plain name on screen and on paper.
            $vis const fn name(self) -> &'static str {
                match self {
                    $(Self::$Variant => $name,)+
                }
            }

            /// Every one with its code and name, for the window's lists.
            $vis fn words() -> Vec<$crate::domain::coded::CodedWord> {
                Self::ALL
                    .iter()
                    .map(|one| $crate::domain::coded::CodedWord { code: one.code(), name: one.name() })
                    .collect()
            }

            /// The one with this code; `None` when there is no such code.
            $vis fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

pub(crate) use coded;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use ts_rs::TS;

    coded! {
        enum Colour {
            DarkRed = "R1", "Dark red";
            Blue = "blue", "Blue";
        }
    }

    #[test]
    fn the_window_the_store_and_typescript_use_one_code() {
        for colour in Colour::ALL {
            assert_eq!(serde_json::to_value(colour).unwrap(), colour.code());
            assert_eq!(Colour::from_code(colour.code()), Some(*colour));
        }
        assert_eq!(Colour::from_code("green"), None);
        assert_eq!(Colour::DarkRed.name(), "Dark red");
        let codes: Vec<&str> = Colour::words().iter().map(|word| word.code).collect();
        assert_eq!(codes, ["R1", "blue"]);
        assert_eq!(
            Colour::decl(&ts_rs::Config::default()),
            r#"type Colour = "R1" | "blue";"#
        );
    }
}
