//! The sheets that go with a plan to a review: what the child thinks, what the parents think, and the reply to the
//! invitation. They are printed to be written on by hand.

use chrono::NaiveDate;

use crate::documents::compose::{Draft, Length};
use crate::documents::fonts::Weight;
use crate::documents::layout::block::{
    Block, Fact, ListItem, ListMark, Masthead, Panel, PanelLook, RichText, SignatureLine,
};
use crate::documents::style::{Ink, TextRole};
use crate::documents::view::{ChildPaper, PaperStamp, SignaturePaper};
use crate::documents::wording::{date, joined, views_name};
use crate::documents::writer::Turn;

/// With more targets than these, the child's sheet has one line instead of two for each sentence.
const MANY_TARGETS: usize = 4;

/// What a sheet needs to know of the child and the review.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetPaper {
    pub child: ChildPaper,
    /// "My Plan".
    pub plan_name: String,
    /// "Autumn 2", if the cycle has a name.
    pub cycle_name: String,
    pub review_on: Option<NaiveDate>,
    /// The words of each open target.
    pub targets: Vec<String>,
    /// What the school calls the child's views: "Pupil voice". Empty, "My views".
    pub views_name: String,
    /// The faces, from best to worst, in words.
    pub faces: Vec<String>,
    /// What a child says who would rather not choose a face.
    pub no_face: String,
    /// Beginnings of sentences, for the child's sheet.
    pub starters: Vec<String>,
    /// What parents are asked.
    pub prompts: Vec<String>,
    /// What parents may say of the plan.
    pub agreements: Vec<String>,
}

/// "My views": faces, a scale for each target, sentences to finish.
pub(crate) fn child_view(view: &SheetPaper, stamp: &PaperStamp) -> Draft {
    let title = views_name(&view.views_name);
    let mut blocks = vec![head(view, stamp, title)];
    blocks.push(section(
        "How I feel about my learning",
        vec![
            hint("Ring the face that is most like you."),
            Block::Faces(view.faces.clone()),
            Block::List(vec![open(&view.no_face)]),
        ],
    ));
    if !view.targets.is_empty() {
        let mut inside = vec![hint("Ring a number: 1 is not yet, 10 is I can do it.")];
        for target in &view.targets {
            inside.push(Block::Rated {
                text: RichText::bold(target),
                to: 10,
            });
        }
        blocks.push(section("How my targets are going", inside));
    }
    // A sheet is one page: with many targets there is less to write on.
    let lines = if view.targets.len() > MANY_TARGETS {
        1
    } else {
        2
    };
    let begun = |words: &str, lines| Block::Begun {
        words: words.to_owned(),
        lines,
    };
    let mut words: Vec<Block> = (view.starters.iter())
        .map(|starter| begun(starter, lines))
        .collect();
    words.push(begun("Who helped me with this:", 1));
    blocks.push(section("In my own words", words));
    Draft {
        length: Length::OnePage,
        turn: Turn::Upright,
        ..draft(view, title, blocks)
    }
}

/// "What we think at home": the four questions, whether they agree, and a place to sign.
pub(crate) fn parent_view(view: &SheetPaper, stamp: &PaperStamp) -> Draft {
    let mut blocks = vec![head(view, stamp, "What we think at home")];
    blocks.extend(view.prompts.iter().map(|prompt| {
        Block::Panel(Panel {
            look: PanelLook::Outline,
            name: Some(prompt.clone()),
            blocks: vec![heading(2, prompt), Block::Ruled { lines: 3 }],
        })
    }));
    blocks.push(section(
        "Do you agree with the plan?",
        vec![Block::List(view.agreements.iter().map(open).collect())],
    ));
    blocks.push(signature());
    draft(view, "What we think at home", blocks)
}

/// The reply to the invitation.
pub(crate) fn reply_slip(view: &SheetPaper, stamp: &PaperStamp) -> Draft {
    let name = &view.child.preferred_name;
    let when = view
        .review_on
        .map(|day| format!(" on or before {}", date(day)))
        .unwrap_or_default();
    let blocks = vec![
        head(view, stamp, "Reply slip"),
        body(RichText::plain(format!(
            "We would like to talk with you about {name}’s plan{when}. Please fill in this slip and send it back to \
             school."
        ))),
        section(
            "Your reply",
            vec![Block::List(
                [
                    "I will come to the meeting.",
                    "I would like another day or time.",
                    "Please telephone me instead.",
                    "I cannot come. What I think is on the other sheet.",
                    "I would like somebody to interpret for me.",
                ]
                .map(open)
                .into(),
            )],
        ),
        section(
            "Days and times that suit me",
            vec![Block::Ruled { lines: 2 }],
        ),
        section(
            "Something I would like to talk about",
            vec![Block::Ruled { lines: 3 }],
        ),
        signature(),
    ];
    Draft {
        length: Length::OnePage,
        turn: Turn::Upright,
        ..draft(view, "Reply slip", blocks)
    }
}

/// Who signs, or nothing where nobody is to.
pub(crate) fn signatures(title: &str, lines: &[SignaturePaper]) -> Option<Block> {
    (!lines.is_empty()).then(|| {
        section(
            title,
            vec![Block::Signatures(
                lines
                    .iter()
                    .map(|line| SignatureLine {
                        role: line.role.clone(),
                        name: line.name.clone(),
                    })
                    .collect(),
            )],
        )
    })
}

fn signature() -> Block {
    Block::Signatures(vec![SignatureLine {
        role: "Parent or carer".to_owned(),
        name: None,
    }])
}

fn draft(view: &SheetPaper, document: &str, blocks: Vec<Block>) -> Draft {
    let name = &view.child.preferred_name;
    Draft {
        title: format!("{document}: {name}"),
        child: name.clone(),
        document: document.to_owned(),
        length: Length::AimAt(2),
        turn: Turn::Upright,
        blocks,
    }
}

fn head(view: &SheetPaper, stamp: &PaperStamp, document: &str) -> Block {
    let review = view
        .review_on
        .map(|day| Fact::new("Review by", date(day)))
        .into_iter()
        .collect();
    Block::Masthead(Masthead {
        above: stamp.school_name.clone(),
        title: view.child.preferred_name.clone(),
        subtitle: joined(&[
            document,
            &view.plan_name,
            &view.cycle_name,
            &view.child.year,
            &view.child.class,
        ]),
        dates: review,
        people: Vec::new(),
        picture: None,
    })
}

pub(crate) fn section(title: &str, blocks: Vec<Block>) -> Block {
    Block::Section {
        title: title.to_owned(),
        aside: RichText::default(),
        blocks,
    }
}

pub(crate) fn heading(level: u8, title: &str) -> Block {
    Block::Heading {
        level,
        role: TextRole::Heading,
        text: RichText::default().and(title, Weight::Bold, Ink::Accent),
    }
}

pub(crate) fn body(text: RichText) -> Block {
    Block::Text {
        role: TextRole::Body,
        text,
    }
}

fn hint(words: &str) -> Block {
    Block::Text {
        role: TextRole::Label,
        text: RichText::muted(words),
    }
}

fn open(words: impl AsRef<str>) -> ListItem {
    ListItem {
        mark: ListMark::Open,
        text: RichText::plain(words.as_ref()),
    }
}
