//! The same table as TypeScript, for `ui/src/bindings/api.ts`.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

use super::Tag;
use crate::error::Code;

/// Collects the declarations of all types that the table names.
pub(super) struct Declarations {
    config: Config,
    types: BTreeMap<String, String>,
    commands: Vec<String>,
}

impl Declarations {
    /// Adds a command and the types that it speaks of.
    pub(super) fn command<Request: TS + 'static, Response: TS + 'static>(&mut self, name: &str) {
        self.visit::<Request>();
        self.visit::<Response>();
        let (request, response) = (Request::name(&self.config), Response::name(&self.config));
        self.commands.push(format!("  {name}: [{request}, {response}];"));
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only a type of our own has an output path; what it is made of is visited either way.
        if T::output_path().is_some() {
            let ident = T::ident(&self.config);
            if self.types.contains_key(&ident) {
                return;
            }
            self.types.insert(ident, T::decl(&self.config));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The whole of `ui/src/bindings/api.ts`.
#[must_use]
pub fn typescript() -> String {
    let mut all = Declarations { config: Config::new(), types: BTreeMap::new(), commands: Vec::new() };
    super::signatures(&mut all);
    all.visit::<Tag>();
    all.visit::<Code>();
    let mut out = String::from(
        "// Generated from the command table in src-tauri/core/src/api by `make bindings`. Do not edit.\n",
    );
    for declaration in all.types.values() {
        out.push_str("\nexport ");
        out.push_str(declaration);
        out.push('\n');
    }
    out.push_str("\n/** Each command with its request and its response. */\nexport interface Api {\n");
    out.push_str(&all.commands.join("\n"));
    out.push_str("\n}\n");
    out
}
