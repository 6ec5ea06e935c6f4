//! Pieces that several forms are made of: a panel with words or with lines to write on, facts that were recorded, a
//! label with what it is about.

use crate::documents::fonts::Weight;
use crate::documents::layout::block::{Block, Fact, Panel, PanelLook, RichText};
use crate::documents::style::{Ink, TextRole};

/// A heading with what was written under it; without words, that many lines to write on by hand.
pub(crate) fn written_panel(title: &str, words: &str, lines: usize) -> Panel {
    let inside = if words.trim().is_empty() {
        Block::Ruled { lines }
    } else {
        Block::Text {
            role: TextRole::Body,
            text: RichText::plain(words),
        }
    };
    Panel {
        look: PanelLook::Marked,
        name: Some(title.to_owned()),
        blocks: vec![panel_heading(title), inside],
    }
}

/// The heading of a panel.
pub(crate) fn panel_heading(title: &str) -> Block {
    Block::Heading {
        level: 2,
        role: TextRole::Heading,
        text: RichText::default().and(title, Weight::Bold, Ink::Accent),
    }
}

/// Facts about which something was recorded.
pub(crate) fn facts_of(facts: impl IntoIterator<Item = Fact>) -> Vec<Fact> {
    facts
        .into_iter()
        .filter(|fact| !fact.value.trim().is_empty())
        .collect()
}

/// A label in bold with what it says about, on the next line.
pub(crate) fn labelled(label: &str, words: &str) -> RichText {
    RichText::bold(label).and(format!("\n{words}"), Weight::Regular, Ink::Text)
}
