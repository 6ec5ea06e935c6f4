//! What the input of each command looks like, read from the TypeScript that the window is given. What a command takes
//! stands in one place only, and this is made from it, so that a new command is fired at without being listed here.

use std::collections::{BTreeMap, BTreeSet};

/// The form of a value.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    Null,
    Flag,
    Number,
    Text,
    /// Anything at all.
    Any,
    Word(String),
    Named(String),
    List(Box<Shape>),
    Tuple(Vec<Shape>),
    Object(Vec<(String, Shape)>),
    OneOf(Vec<Shape>),
}

/// The types by their names, and the input of each command.
pub(super) struct Shapes {
    pub(super) types: BTreeMap<String, Shape>,
    pub(super) inputs: BTreeMap<String, Shape>,
}

impl Shapes {
    /// Those of every command there is.
    pub(super) fn of_the_window() -> Self {
        let text = without_comments(&crate::bindings::typescript().unwrap());
        let mut types = BTreeMap::new();
        for part in text.split("export type ").skip(1) {
            let (name, rest) = part.split_once('=').unwrap();
            let (name, _) = name.split_once('<').unwrap_or((name, ""));
            types.insert(name.trim().to_owned(), Reader::new(rest).union());
        }
        let mut inputs = BTreeMap::new();
        for line in text.lines().filter(|line| line.contains("Promise<")) {
            let (_, rest) = line.split_once("(input: ").unwrap();
            let shape = Reader::new(rest).union();
            let (_, call) = line.split_once("=> call").unwrap();
            let name = call.split('"').nth(1).unwrap();
            inputs.insert(name.to_owned(), shape);
        }
        Self { types, inputs }
    }

    /// The names of all types that a shape is made of, those of its parts among them.
    pub(super) fn named_in(&self, shape: &Shape) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        let mut open = vec![shape];
        while let Some(shape) = open.pop() {
            match shape {
                Shape::Named(name) if names.insert(name.clone()) => {
                    open.extend(self.types.get(name));
                }
                Shape::List(inner) => open.push(inner),
                Shape::Tuple(parts) | Shape::OneOf(parts) => open.extend(parts),
                Shape::Object(fields) => open.extend(fields.iter().map(|(_, shape)| shape)),
                _ => {}
            }
        }
        names
    }
}

fn without_comments(text: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        left.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    left.push_str(rest);
    left
}

/// Reads types from left to right.
struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    fn takes(&mut self, token: &str) -> bool {
        let rest = self.rest.trim_start();
        let found = rest.strip_prefix(token);
        self.rest = found.unwrap_or(rest);
        found.is_some()
    }

    fn must(&mut self, token: &str) {
        assert!(
            self.takes(token),
            "{token} expected: {:.80}",
            self.rest.trim_start()
        );
    }

    fn union(&mut self) -> Shape {
        self.takes("|");
        let mut choices = vec![self.both()];
        while self.takes("|") {
            choices.push(self.both());
        }
        match choices.len() {
            1 => choices.remove(0),
            _ => Shape::OneOf(choices),
        }
    }

    fn both(&mut self) -> Shape {
        let mut shape = self.one();
        while self.takes("&") {
            shape = match (shape, self.one()) {
                (Shape::Object(mut left), Shape::Object(right)) => {
                    left.extend(right);
                    Shape::Object(left)
                }
                (left, _) => left,
            };
        }
        shape
    }

    fn one(&mut self) -> Shape {
        if self.takes("{") {
            return self.object();
        }
        if self.takes("[") {
            let mut parts = Vec::new();
            while !self.takes("]") {
                parts.push(self.union());
                self.takes(",");
            }
            return Shape::Tuple(parts);
        }
        if self.takes("(") {
            let shape = self.union();
            self.must(")");
            return shape;
        }
        if self.takes("\"") {
            let (word, rest) = self.rest.split_once('"').unwrap();
            self.rest = rest;
            return Shape::Word(word.to_owned());
        }
        let name = self.name();
        let mut inner = Vec::new();
        if self.takes("<") {
            while !self.takes(">") {
                inner.push(self.union());
                self.takes(",");
            }
        }
        match name {
            "null" | "never" => Shape::Null,
            "boolean" => Shape::Flag,
            "number" => Shape::Number,
            "string" => Shape::Text,
            "unknown" => Shape::Any,
            "Array" => Shape::List(Box::new(inner.remove(0))),
            "Record" => Shape::Object(vec![("any".to_owned(), inner.remove(1))]),
            name => Shape::Named(name.to_owned()),
        }
    }

    fn object(&mut self) -> Shape {
        let mut fields = Vec::new();
        while !self.takes("}") {
            if self.takes("[") {
                // A map from words to values: an object with whatever keys.
                let (_, rest) = self.rest.split_once(']').unwrap();
                self.rest = rest;
                fields.push(("any".to_owned(), self.field()));
                continue;
            }
            let quoted = self.takes("\"");
            let name = self.name().to_owned();
            if quoted {
                self.must("\"");
            }
            fields.push((name, self.field()));
        }
        Shape::Object(fields)
    }

    fn field(&mut self) -> Shape {
        self.takes("?");
        self.must(":");
        let shape = self.union();
        self.takes(",");
        shape
    }

    fn name(&mut self) -> &'a str {
        let rest = self.rest.trim_start();
        let end = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        assert!(!name.is_empty(), "a name expected: {rest:.80}");
        self.rest = after;
        name
    }
}

#[test]
fn every_command_has_a_shape_and_every_name_in_it_is_known() {
    let shapes = Shapes::of_the_window();
    for command in crate::commands::COMMANDS {
        assert!(
            shapes.inputs.contains_key(command.name),
            "{} has no shape",
            command.name
        );
    }
    let mut unknown = Vec::new();
    let mut open: Vec<&Shape> = shapes
        .types
        .values()
        .chain(shapes.inputs.values())
        .collect();
    while let Some(shape) = open.pop() {
        match shape {
            Shape::Named(name) if !shapes.types.contains_key(name) && name.len() > 1 => {
                unknown.push(name.clone());
            }
            Shape::List(inner) => open.push(inner),
            Shape::Tuple(parts) | Shape::OneOf(parts) => open.extend(parts),
            Shape::Object(fields) => open.extend(fields.iter().map(|(_, shape)| shape)),
            _ => {}
        }
    }
    assert!(unknown.is_empty(), "{unknown:?}");
    assert!(
        matches!(&shapes.inputs["add_note"], Shape::Named(name) if name == "AddNote"),
        "{:?}",
        shapes.inputs["add_note"]
    );
}
