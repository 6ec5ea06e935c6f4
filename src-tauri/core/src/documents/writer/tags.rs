//! The structure tree (ISO 32000-1, 14.7 and 14.8; ISO 14289-1) and the outline.

use std::collections::{BTreeMap, VecDeque};

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use crate::documents::error::DocumentError;
use crate::documents::layout::structure::{Node, NodeId, Role, Structure};
use crate::documents::writer::file::PdfFile;
use crate::documents::writer::ops::Stretch;
use crate::documents::writer::shapes::from_bottom;

/// One paper of a file, as far as it is tagged.
pub(crate) struct Tagged<'a> {
    pub(crate) structure: &'a Structure,
    /// What stands on each of its pages.
    pub(crate) contents: &'a [Vec<Stretch>],
    pub(crate) pages: &'a [ObjectId],
}

/// The structure tree of a file that grows paper by paper. A file of many papers is one document with a part for each.
pub(crate) struct Tree {
    root: ObjectId,
    whole_file: Option<ObjectId>,
    /// Who owns what is marked on each page that has a number.
    owners: Vec<ObjectId>,
    tops: VecDeque<Object>,
}

impl Tree {
    pub(crate) fn new(file: &mut PdfFile, many_papers: bool) -> Self {
        Self {
            root: file.new_object_id(),
            whole_file: many_papers.then(|| file.new_object_id()),
            owners: Vec::new(),
            tops: VecDeque::new(),
        }
    }

    /// The number of the next page in the tree.
    pub(crate) fn next_page(&self) -> usize {
        self.owners.len()
    }

    /// Adds all elements of a paper that hold something. Its pages have the next numbers.
    pub(crate) fn add(
        &mut self,
        file: &mut PdfFile,
        paper: &Tagged<'_>,
        first: bool,
    ) -> Result<(), DocumentError> {
        let elements = Elements::of(paper, file);
        for stretches in paper.contents {
            let owners: Vec<Object> = stretches
                .iter()
                .filter_map(|stretch| elements.id(stretch.node))
                .map(Object::Reference)
                .collect();
            self.owners.push(file.add_object(owners)?);
        }
        let top = elements.id(Structure::ROOT).map(Object::Reference);
        if first {
            self.tops.extend(top);
            self.tops.rotate_right(1);
        } else {
            self.tops.extend(top);
        }
        let (parent, role) = match self.whole_file {
            Some(whole_file) => (whole_file, "Part"),
            None => (self.root, "Document"),
        };
        elements.add_to(file, paper, parent, role)
    }

    /// Writes the root, once all papers are there.
    pub(crate) fn finish(self, file: &mut PdfFile) -> Result<ObjectId, DocumentError> {
        let mut tops: Vec<Object> = self.tops.into();
        if let Some(whole_file) = self.whole_file {
            file.set_object(
                whole_file,
                dictionary! {
                    "Type" => "StructElem",
                    "S" => "Document",
                    "P" => self.root,
                    "K" => tops,
                },
            )?;
            tops = vec![whole_file.into()];
        }
        let next = whole(self.owners.len());
        let numbers: Vec<Object> = self
            .owners
            .into_iter()
            .enumerate()
            .flat_map(|(number, owners)| [whole(number), owners.into()])
            .collect();
        let parents = file.add_object(dictionary! { "Nums" => numbers })?;
        file.set_object(
            self.root,
            dictionary! {
                "Type" => "StructTreeRoot",
                "K" => tops,
                "ParentTree" => parents,
                "ParentTreeNextKey" => next,
            },
        )?;
        Ok(self.root)
    }
}

/// The elements of one paper that hold something, by the place of the node.
struct Elements {
    ids: Vec<Option<ObjectId>>,
    children: Vec<Vec<NodeId>>,
}

impl Elements {
    /// Elements with content, those above them, and every cell of a row that has any.
    fn of(paper: &Tagged<'_>, file: &mut PdfFile) -> Self {
        let nodes: Vec<&Node> = paper.structure.iter().map(|(_, node)| node).collect();
        let mut used = vec![false; nodes.len()];
        if let Some(root) = used.first_mut() {
            *root = true;
        }
        for stretch in paper.contents.iter().flatten() {
            let mut at = Some(stretch.node);
            while let Some(node) = at {
                match used.get_mut(node.index()) {
                    Some(known) if !*known => *known = true,
                    _ => break,
                }
                at = nodes.get(node.index()).and_then(|node| node.parent);
            }
        }
        let mut children = vec![Vec::new(); nodes.len()];
        for (id, node) in paper.structure.iter() {
            let Some(parent) = node.parent else { continue };
            let of_used_row = matches!(node.role, Role::Cell | Role::HeadCell)
                && used.get(parent.index()).copied().unwrap_or(false);
            if let Some(known) = used.get_mut(id.index()) {
                *known |= of_used_row;
            }
            if let Some(list) = children.get_mut(parent.index()) {
                list.push(id);
            }
        }
        let ids = used
            .into_iter()
            .map(|used| used.then(|| file.new_object_id()))
            .collect();
        Self { ids, children }
    }

    fn id(&self, node: NodeId) -> Option<ObjectId> {
        self.ids.get(node.index()).copied().flatten()
    }

    fn children(&self, node: NodeId) -> &[NodeId] {
        self.children.get(node.index()).map_or(&[], Vec::as_slice)
    }

    fn add_to(
        &self,
        file: &mut PdfFile,
        paper: &Tagged<'_>,
        parent: ObjectId,
        top: &'static str,
    ) -> Result<(), DocumentError> {
        let mut held: Vec<Vec<Object>> = vec![Vec::new(); self.ids.len()];
        for (stretches, page) in paper.contents.iter().zip(paper.pages) {
            for (mcid, stretch) in stretches.iter().enumerate() {
                if let Some(list) = held.get_mut(stretch.node.index()) {
                    list.push(
                        dictionary! {
                            "Type" => "MCR",
                            "Pg" => *page,
                            "MCID" => whole(mcid),
                        }
                        .into(),
                    );
                }
            }
        }
        for ((node, content), mut kids) in paper.structure.iter().zip(held) {
            let Some(id) = self.id(node) else { continue };
            let below = self.children(node).iter();
            kids.extend(
                below
                    .filter_map(|child| self.id(*child))
                    .map(Object::Reference),
            );
            let above = content.parent.and_then(|parent| self.id(parent));
            let role = match content.role {
                Role::Document => top,
                role => name(role),
            };
            let mut element = dictionary! {
                "Type" => "StructElem",
                "S" => role,
                "P" => above.unwrap_or(parent),
                "K" => kids,
            };
            if let Some(alt) = &content.alt {
                element.set("Alt", text(alt));
            }
            if let Some(language) = content.language {
                element.set("Lang", Object::string_literal(language));
            }
            if let Some(attributes) = self.attributes(node, content, paper) {
                element.set("A", attributes);
            }
            file.set_object(id, element)?;
        }
        Ok(())
    }

    fn attributes(&self, id: NodeId, node: &Node, paper: &Tagged<'_>) -> Option<Dictionary> {
        match node.role {
            Role::HeadCell => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
            Role::List => {
                // A label is the first child of its item.
                let items = self.children(id).iter();
                let mut firsts = items.filter_map(|item| self.children(*item).first());
                let labelled = firsts.any(|first| {
                    paper
                        .structure
                        .get(*first)
                        .is_some_and(|node| node.role == Role::Label)
                });
                let numbering = if labelled { "Disc" } else { "None" };
                Some(dictionary! { "O" => "List", "ListNumbering" => numbering })
            }
            Role::Figure => {
                let bounds = paper
                    .contents
                    .iter()
                    .flatten()
                    .find(|stretch| stretch.node == id)?
                    .picture?;
                let bottom = from_bottom(bounds.y + bounds.height);
                let top = from_bottom(bounds.y);
                let corners: Vec<Object> = [bounds.x, bottom, bounds.x + bounds.width, top]
                    .into_iter()
                    .map(Object::Real)
                    .collect();
                Some(dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners })
            }
            _ => None,
        }
    }
}

fn name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(_) => "H4",
        Role::Paragraph => "P",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::Row => "TR",
        Role::HeadCell => "TH",
        Role::Cell => "TD",
        Role::Figure => "Figure",
        Role::Span => "Span",
    }
}

/// One line of the outline.
pub(crate) struct Entry {
    pub(crate) depth: u8,
    pub(crate) title: String,
    pub(crate) page: ObjectId,
    pub(crate) top: f32,
}

/// Adds an outline: the first entries of all, with what is deeper under them.
pub(crate) fn add_outline(
    file: &mut PdfFile,
    entries: &[Entry],
) -> Result<Option<ObjectId>, DocumentError> {
    let root = file.new_object_id();
    let Some((first, last, count)) = add_entries(file, entries, root)? else {
        return Ok(None);
    };
    file.set_object(
        root,
        dictionary! {
            "Type" => "Outlines",
            "First" => first,
            "Last" => last,
            "Count" => whole(count),
        },
    )?;
    Ok(Some(root))
}

/// The entries of a paper that is alone in its file: the title and the sections first, their parts under them.
pub(crate) fn headings(paper: &Tagged<'_>) -> Vec<Entry> {
    let places: BTreeMap<NodeId, (ObjectId, f32)> = paper
        .contents
        .iter()
        .zip(paper.pages)
        .rev()
        .flat_map(|(stretches, page)| stretches.iter().map(|s| (s.node, (*page, s.top))))
        .collect();
    paper
        .structure
        .iter()
        .filter_map(|(id, node)| {
            // The smallest headings would make the outline longer than the paper.
            let Role::Heading(level @ ..=3) = node.role else {
                return None;
            };
            let (page, top) = *places.get(&id)?;
            Some(Entry {
                depth: level.max(2),
                title: node.title.clone().unwrap_or_default(),
                page,
                top,
            })
        })
        .collect()
}

/// Adds entries of one depth with all below them; returns first, last and how many are shown.
fn add_entries(
    file: &mut PdfFile,
    entries: &[Entry],
    parent: ObjectId,
) -> Result<Option<(ObjectId, ObjectId, usize)>, DocumentError> {
    let Some(depth) = entries.first().map(|entry| entry.depth) else {
        return Ok(None);
    };
    // A part belongs to the entry before it, however deep it is.
    let mut groups: Vec<(ObjectId, &Entry, &[Entry])> = Vec::new();
    let mut rest = entries;
    while let Some((head, after)) = rest.split_first() {
        let inside = after.iter().take_while(|entry| entry.depth > depth).count();
        let (below, next) = after.split_at(inside);
        groups.push((file.new_object_id(), head, below));
        rest = next;
    }
    let ids: Vec<ObjectId> = groups.iter().map(|(id, _, _)| *id).collect();
    let mut shown = groups.len();
    for (index, (id, entry, below)) in groups.into_iter().enumerate() {
        let place: Vec<Object> = vec![
            entry.page.into(),
            "XYZ".into(),
            Object::Null,
            Object::Real(from_bottom(entry.top - 6.0)),
            Object::Null,
        ];
        let mut item = dictionary! {
            "Title" => text(&entry.title),
            "Parent" => parent,
            "Dest" => place,
        };
        if let Some(before) = index.checked_sub(1).and_then(|i| ids.get(i)) {
            item.set("Prev", *before);
        }
        if let Some(next) = ids.get(index + 1) {
            item.set("Next", *next);
        }
        if let Some((first, last, count)) = add_entries(file, below, id)? {
            item.set("First", first);
            item.set("Last", last);
            item.set("Count", whole(count));
            shown += count;
        }
        file.set_object(id, item)?;
    }
    let ends = ids.first().zip(ids.last());
    Ok(ends.map(|(first, last)| (*first, *last, shown)))
}

/// A text string as PDF keeps it: UTF-16 with its mark.
pub(crate) fn text(words: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::string_literal(bytes)
}

fn whole(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
