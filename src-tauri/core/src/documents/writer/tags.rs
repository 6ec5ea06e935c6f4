//! The structure tree (ISO 32000-1, 14.7 and 14.8; ISO 14289-1) and the outline.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::documents::layout::structure::{Node, NodeId, Role, Structure};
use crate::documents::writer::ops::Stretch;
use crate::documents::writer::shapes::from_bottom;

/// Adds all elements that hold something; returns the structure tree's root.
pub(crate) fn add_structure(
    document: &mut Document,
    structure: &Structure,
    contents: &[Vec<Stretch>],
    pages: &[ObjectId],
) -> ObjectId {
    let used = used_nodes(structure, contents);
    let ids: BTreeMap<NodeId, ObjectId> = used
        .iter()
        .map(|node| (*node, document.new_object_id()))
        .collect();
    let root = document.new_object_id();
    let mut held: BTreeMap<NodeId, Vec<Object>> = BTreeMap::new();
    let mut numbers = Vec::new();
    for (number, (stretches, page)) in contents.iter().zip(pages).enumerate() {
        let mut owners = Vec::new();
        for (mcid, stretch) in stretches.iter().enumerate() {
            held.entry(stretch.node).or_default().push(
                dictionary! {
                    "Type" => "MCR",
                    "Pg" => *page,
                    "MCID" => whole(mcid),
                }
                .into(),
            );
            owners.extend(ids.get(&stretch.node).map(|id| Object::Reference(*id)));
        }
        let owners = document.add_object(owners);
        numbers.push(whole(number));
        numbers.push(owners.into());
    }
    for (node, content) in structure.iter() {
        let Some(id) = ids.get(&node) else { continue };
        let mut kids = held.remove(&node).unwrap_or_default();
        kids.extend(
            structure
                .children(node)
                .filter_map(|child| ids.get(&child))
                .map(|child| Object::Reference(*child)),
        );
        let parent = content.parent.and_then(|parent| ids.get(&parent));
        let mut element = dictionary! {
            "Type" => "StructElem",
            "S" => name(content.role),
            "P" => parent.copied().unwrap_or(root),
            "K" => kids,
        };
        if let Some(alt) = &content.alt {
            element.set("Alt", text(alt));
        }
        if let Some(attributes) = attributes(node, content, structure, contents) {
            element.set("A", attributes);
        }
        document.set_object(*id, element);
    }
    let parents = document.add_object(dictionary! { "Nums" => numbers });
    let document_element = ids.get(&Structure::ROOT).map(|id| Object::Reference(*id));
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => document_element.into_iter().collect::<Vec<_>>(),
            "ParentTree" => parents,
            "ParentTreeNextKey" => whole(pages.len()),
        },
    );
    root
}

/// Elements with content, those above them, and every cell of a row that has any.
fn used_nodes(structure: &Structure, contents: &[Vec<Stretch>]) -> BTreeSet<NodeId> {
    let parents: BTreeMap<NodeId, Option<NodeId>> = structure
        .iter()
        .map(|(id, node)| (id, node.parent))
        .collect();
    let mut used = BTreeSet::from([Structure::ROOT]);
    for stretch in contents.iter().flatten() {
        let mut at = Some(stretch.node);
        while let Some(node) = at {
            used.insert(node);
            at = parents.get(&node).copied().flatten();
        }
    }
    for (id, node) in structure.iter() {
        let cell = matches!(node.role, Role::Cell | Role::HeadCell);
        if cell && node.parent.is_some_and(|row| used.contains(&row)) {
            used.insert(id);
        }
    }
    used
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
    }
}

fn attributes(
    id: NodeId,
    node: &Node,
    structure: &Structure,
    contents: &[Vec<Stretch>],
) -> Option<Dictionary> {
    match node.role {
        Role::HeadCell => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Role::List => {
            let labelled = structure.iter().any(|(_, label)| {
                label.role == Role::Label
                    && label
                        .parent
                        .and_then(|item| structure.iter().nth(item.index()))
                        .is_some_and(|(_, item)| item.parent == Some(id))
            });
            let numbering = if labelled { "Disc" } else { "None" };
            Some(dictionary! { "O" => "List", "ListNumbering" => numbering })
        }
        Role::Figure => {
            let bounds = contents
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

/// One line of the outline.
struct Entry {
    depth: u8,
    title: String,
    page: ObjectId,
    top: f32,
}

/// Adds the headings as an outline: the title and the sections first, their parts under them.
pub(crate) fn add_outline(
    document: &mut Document,
    structure: &Structure,
    contents: &[Vec<Stretch>],
    pages: &[ObjectId],
) -> Option<ObjectId> {
    let places: BTreeMap<NodeId, (ObjectId, f32)> = contents
        .iter()
        .zip(pages)
        .rev()
        .flat_map(|(stretches, page)| stretches.iter().map(|s| (s.node, (*page, s.top))))
        .collect();
    let entries: Vec<Entry> = structure
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
        .collect();
    let root = document.new_object_id();
    let (first, last, count) = add_entries(document, &entries, root)?;
    document.set_object(
        root,
        dictionary! {
            "Type" => "Outlines",
            "First" => first,
            "Last" => last,
            "Count" => whole(count),
        },
    );
    Some(root)
}

/// Adds entries of one depth with all below them; returns first, last and how many are shown.
fn add_entries(
    document: &mut Document,
    entries: &[Entry],
    parent: ObjectId,
) -> Option<(ObjectId, ObjectId, usize)> {
    let depth = entries.first()?.depth;
    // A part belongs to the entry before it, however deep it is.
    let mut groups: Vec<(ObjectId, &Entry, &[Entry])> = Vec::new();
    let mut rest = entries;
    while let Some((head, after)) = rest.split_first() {
        let inside = after.iter().take_while(|entry| entry.depth > depth).count();
        let (below, next) = after.split_at(inside);
        groups.push((document.new_object_id(), head, below));
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
        if let Some((first, last, count)) = add_entries(document, below, id) {
            item.set("First", first);
            item.set("Last", last);
            item.set("Count", whole(count));
            shown += count;
        }
        document.set_object(id, item);
    }
    Some((*ids.first()?, *ids.last()?, shown))
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
