//! From the shaped letters of a line to runs of glyphs: whole words, each with the text that it stands for.

use crate::documents::fonts::FontBook;
use crate::documents::layout::prepare::{Prepared, is_invisible};
use crate::documents::layout::text::{Clusters, Direction, Glyph, Run};
use crate::documents::style::Ink;

/// The runs of a line in the order of its text.
pub(super) fn runs(book: &FontBook, line: &parley::Line<'_, Ink>, text: &Prepared) -> Vec<Run> {
    let mut runs: Vec<(usize, Run)> = Vec::new();
    let metrics = line.metrics();
    let mut x = metrics.offset + metrics.inline_min_coord;
    for shaped in line.runs() {
        let face = book.face_of(shaped.font()).unwrap_or(0);
        let direction = if shaped.is_rtl() {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        };
        let close = |open: Open| {
            let run = Run {
                face,
                size: shaped.font_size(),
                ink: open.ink,
                x: open.x,
                direction,
                clusters: open.clusters.shrunk(),
            };
            (open.first, run)
        };
        let mut open: Option<Open> = None;
        let mut pending = Pending::default();
        for cluster in shaped.visual_clusters() {
            let ink = cluster.style().brush;
            pending.take(&cluster, text);
            if !pending.complete(&cluster) {
                x += cluster.advance();
                continue;
            }
            let start = x - pending.advance_before;
            let byte = cluster.text_range().start;
            x += cluster.advance();
            if pending.is_seen() {
                let goes_on = open.as_ref().is_some_and(|open| {
                    open.ink == ink && !begins_a_word(direction, &open.clusters, &pending.text)
                });
                if !goes_on && let Some(done) = open.take() {
                    runs.push(close(done));
                }
                let open = open.get_or_insert_with(|| Open {
                    first: byte,
                    ink,
                    x: start,
                    clusters: Clusters::default(),
                });
                open.first = byte.min(open.first);
                open.clusters.push(&pending.text, &pending.glyphs);
            }
            pending.clear();
        }
        runs.extend(open.map(close));
    }
    runs.sort_by_key(|(first, _)| *first);
    runs.into_iter()
        .flat_map(|(_, run)| with_marks_after(run))
        .collect()
}

/// A run that is being put together.
struct Open {
    /// The first byte of its text.
    first: usize,
    ink: Ink,
    x: f32,
    clusters: Clusters,
}

/// A right-to-left word with its raised marks (shadda, vowels) moved behind its letters. Readers of
/// PDF take a change of height for a new word: between the letters, a mark would break their order.
fn with_marks_after(word: Run) -> Vec<Run> {
    if word.direction == Direction::LeftToRight {
        return vec![word];
    }
    let part = |x: f32, clusters: Clusters| Run {
        x,
        clusters: clusters.shrunk(),
        ..word.clone()
    };
    let mut letters = Clusters::default();
    let mut marks = Vec::new();
    let mut x = word.x;
    for cluster in word.clusters.iter() {
        let characters: Vec<char> = cluster.text.chars().rev().collect();
        if characters.len() == cluster.glyphs.len() && characters.len() > 1 {
            let raised = |glyph: &Glyph| glyph.advance == 0.0 && glyph.y != 0.0;
            let (up, level): (Vec<_>, Vec<_>) = std::iter::zip(cluster.glyphs, &characters)
                .map(|(glyph, character)| (*glyph, *character))
                .partition(|(glyph, _)| raised(glyph));
            for (glyph, character) in up.into_iter().rev() {
                let mut alone = Clusters::default();
                alone.push(character.encode_utf8(&mut [0; 4]), &[glyph]);
                marks.push(part(x, alone));
            }
            let glyphs: Vec<Glyph> = level.iter().map(|(glyph, _)| *glyph).collect();
            let text: String = level.iter().rev().map(|(_, character)| character).collect();
            letters.push(&text, &glyphs);
        } else {
            letters.push(cluster.text, cluster.glyphs);
        }
        // Raised marks take no room of their own.
        x += cluster.advance();
    }
    let mut parts = vec![part(word.x, letters)];
    parts.append(&mut marks);
    parts
}

/// Collects the graphemes of a ligature until all of them are there.
#[derive(Default)]
struct Pending {
    text: String,
    glyphs: Vec<Glyph>,
    advance_before: f32,
    advance: f32,
}

impl Pending {
    fn take(&mut self, cluster: &parley::Cluster<'_, Ink>, text: &Prepared) {
        self.advance_before = self.advance;
        self.advance += cluster.advance();
        // In a right-to-left run the graphemes of a ligature come last first.
        if cluster.is_rtl() {
            let after = std::mem::take(&mut self.text);
            text.add_original(cluster.text_range(), &mut self.text);
            self.text.push_str(&after);
        } else {
            text.add_original(cluster.text_range(), &mut self.text);
        }
        self.glyphs.extend(cluster.glyphs().map(|glyph| Glyph {
            id: u16::try_from(glyph.id).unwrap_or(0),
            x: glyph.x,
            y: -glyph.y,
            advance: glyph.advance,
        }));
    }

    /// Whether the last grapheme of the ligature was taken.
    fn complete(&self, cluster: &parley::Cluster<'_, Ink>) -> bool {
        let ligature = cluster.is_ligature_start() || cluster.is_ligature_continuation();
        if !ligature {
            return true;
        }
        // The glyphs come with the logically first grapheme; in a right-to-left run that is the
        // last one met, in a left-to-right run the last is the one before the next atom.
        if cluster.is_rtl() {
            cluster.is_ligature_start()
        } else {
            cluster.is_ligature_continuation() && is_last_of_ligature(cluster)
        }
    }

    /// Whether what was taken shows anything.
    fn is_seen(&self) -> bool {
        !self.glyphs.is_empty() && !self.text.chars().all(is_invisible)
    }

    /// Makes room for the next, and keeps what was set aside for it.
    fn clear(&mut self) {
        self.text.clear();
        self.glyphs.clear();
        self.advance_before = 0.0;
        self.advance = 0.0;
    }
}

fn is_last_of_ligature(cluster: &parley::Cluster<'_, Ink>) -> bool {
    cluster
        .next_logical()
        .is_none_or(|next| !next.is_ligature_continuation())
}

/// Whether a cluster of the text `next`, to the right of others, begins another word of right-to-left text.
fn begins_a_word(direction: Direction, so_far: &Clusters, next: &str) -> bool {
    let blank = |text: &str| text.chars().all(char::is_whitespace);
    direction == Direction::RightToLeft && blank(next) && !so_far.last().is_some_and(blank)
}
