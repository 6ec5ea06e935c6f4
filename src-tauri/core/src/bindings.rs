//! The TypeScript client, made from the list of commands and the types they use: one generated file.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write;

use ts_rs::{Config, TS, TypeVisitor};

use crate::commands::COMMANDS;
use crate::desk;

/// Where the generated client stands, from the root of the project.
pub const PATH: &str = "ui/src/lib/backend/generated/api.ts";

/// Two different types of the core have one name in the client, where the one would silently stand for the other.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("two types of the core are called {0}: give one of them another name")]
pub struct NameClash(String);

/// The whole client as TypeScript.
///
/// # Errors
/// [`NameClash`], by the names in their order.
pub fn typescript() -> Result<String, NameClash> {
    let mut collector = Collector::default();
    collector.visit::<crate::Problem>();
    collector.visit::<crate::store::Changed>();
    collector.visit::<crate::domain::role::Action>();
    collector.visit::<crate::progress::Step>();
    desk::types(&mut collector);
    for command in COMMANDS {
        (command.types)(&mut collector);
    }
    collector.finish()
}

/// Gathers declarations, each once, and the functions of the client.
#[derive(Default)]
pub(crate) struct Collector {
    config: Config,
    seen: HashSet<TypeId>,
    declarations: BTreeMap<String, String>,
    functions: String,
    /// Names that were declared in two ways.
    clashes: BTreeSet<String>,
}

impl Collector {
    pub(crate) fn command<I: TS + 'static, O: TS + 'static>(&mut self, name: &str) {
        self.visit::<I>();
        self.visit::<O>();
        let (input, output) = (I::name(&self.config), O::name(&self.config));
        let _ = writeln!(
            self.functions,
            "  {}: (input: {input}): Promise<{output}> => call(\"{name}\", input) as Promise<{output}>,",
            camel(name)
        );
    }

    /// The same for a command whose answer is a file.
    pub(crate) fn file_command<I: TS + 'static>(&mut self, name: &str) {
        self.visit::<I>();
        let input = I::name(&self.config);
        let _ = writeln!(
            self.functions,
            "  {}: (input: {input}): Promise<ArrayBuffer> => call(\"{name}\", input) as Promise<ArrayBuffer>,",
            camel(name)
        );
    }

    /// The same for long work, which also takes who is told of its progress.
    pub(crate) fn long_command<I: TS + 'static, O: TS + 'static>(&mut self, name: &str) {
        self.visit::<I>();
        self.visit::<O>();
        let (input, output) = (I::name(&self.config), O::name(&self.config));
        let _ = writeln!(
            self.functions,
            "  {}: (input: {input}, watch: Watch): Promise<{output}> => callLong(\"{name}\", input, watch) as Promise<{output}>,",
            camel(name)
        );
    }

    fn finish(self) -> Result<String, NameClash> {
        if let Some(name) = self.clashes.into_iter().next() {
            return Err(NameClash(name));
        }
        let seam = if self.functions.contains("callLong(") {
            "call, callLong, type Watch"
        } else {
            "call"
        };
        let mut text = format!(
            "// Generated from the list of commands in the core. Do not edit: `cargo xtask bindings` writes it anew.\n\
             import {{ {seam} }} from \"../call\";\n\n",
        );
        for declaration in self.declarations.values() {
            let _ = writeln!(text, "{declaration}\n");
        }
        let _ = writeln!(
            text,
            "/** Every command of the core. */\nexport const api = {{\n{}}};",
            self.functions
        );
        Ok(text)
    }
}

impl TypeVisitor for Collector {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}", T::decl(&self.config));
            let name = T::ident(&self.config);
            // A generic type is met once for each type it is made of, and declared alike each time.
            let before = self.declarations.insert(name.clone(), declaration.clone());
            if before.is_some_and(|before| before != declaration) {
                self.clashes.insert(name);
            }
        }
    }
}

fn camel(name: &str) -> String {
    let mut out = String::new();
    let mut upper = false;
    for c in name.chars() {
        if c == '_' {
            upper = true;
        } else if upper {
            out.extend(c.to_uppercase());
            upper = false;
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    mod one {
        #[derive(ts_rs::TS)]
        #[allow(dead_code)]
        pub(super) struct Line {
            pub(super) words: String,
        }
    }

    mod other {
        #[derive(ts_rs::TS)]
        #[allow(dead_code)]
        pub(super) struct Line {
            pub(super) on: bool,
        }
    }

    #[derive(TS)]
    #[allow(dead_code)]
    struct Holds<T: TS> {
        it: T,
    }

    #[test]
    fn two_types_of_one_name_are_refused_by_that_name() {
        let mut collector = Collector::default();
        collector.command::<one::Line, other::Line>("look");
        assert_eq!(collector.finish(), Err(NameClash("Line".to_owned())));
    }

    #[test]
    fn a_generic_type_of_two_things_is_declared_once() {
        let mut collector = Collector::default();
        collector.command::<Holds<bool>, Holds<one::Line>>("look");
        let text = collector.finish().unwrap();
        assert_eq!(text.matches("export type Holds").count(), 1);
        assert_eq!(text.matches("export type Line").count(), 1);
    }
}
