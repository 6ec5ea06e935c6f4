//! The structure of a paper as a screen reader hears it.
//!
//! Elements are made in reading order, so an element's number is also its place in that order.

/// The place of an element in its [`Structure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(usize);

/// The standard structure types used (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    Section,
    /// From 1, the title, to 4.
    Heading(u8),
    Paragraph,
    List,
    ListItem,
    Label,
    ListBody,
    Table,
    TableHead,
    TableBody,
    Row,
    HeadCell,
    Cell,
    Figure,
    /// Words in another language than the paper's.
    Span,
}

/// One element.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) role: Role,
    pub(crate) parent: Option<NodeId>,
    /// Words in place of a picture.
    pub(crate) alt: Option<String>,
    /// The words of a heading, for the outline.
    pub(crate) title: Option<String>,
    /// The language, where it is not the paper's own (BCP 47).
    pub(crate) language: Option<&'static str>,
}

/// The elements of one paper; the first is the document itself.
#[derive(Debug, Clone)]
pub(crate) struct Structure {
    nodes: Vec<Node>,
}

impl Structure {
    pub(crate) const ROOT: NodeId = NodeId(0);

    pub(crate) fn new() -> Self {
        Self {
            nodes: vec![Node {
                role: Role::Document,
                parent: None,
                alt: None,
                title: None,
                language: None,
            }],
        }
    }

    /// Adds an element at the end of its parent.
    pub(crate) fn add(&mut self, role: Role, parent: NodeId) -> NodeId {
        self.push(role, parent, None, None)
    }

    /// Adds a heading, which also goes into the outline.
    pub(crate) fn add_heading(&mut self, level: u8, words: String, parent: NodeId) -> NodeId {
        self.push(Role::Heading(level), parent, None, Some(words))
    }

    /// Adds a picture with the words that stand for it.
    pub(crate) fn add_figure(&mut self, alt: String, parent: NodeId) -> NodeId {
        self.push(Role::Figure, parent, Some(alt), None)
    }

    /// Adds words in another language.
    pub(crate) fn add_in_language(&mut self, language: &'static str, parent: NodeId) -> NodeId {
        let id = self.push(Role::Span, parent, None, None);
        if let Some(node) = self.nodes.last_mut() {
            node.language = Some(language);
        }
        id
    }

    fn push(
        &mut self,
        role: Role,
        parent: NodeId,
        alt: Option<String>,
        title: Option<String>,
    ) -> NodeId {
        self.nodes.push(Node {
            role,
            parent: Some(parent),
            alt,
            title,
            language: None,
        });
        NodeId(self.nodes.len() - 1)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes
            .iter()
            .enumerate()
            .map(|(i, node)| (NodeId(i), node))
    }

    pub(crate) fn get(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0)
    }
}

impl NodeId {
    pub(crate) fn index(self) -> usize {
        self.0
    }
}
