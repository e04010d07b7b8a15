//! The ways to ask a handler: scripts beside the questions, and commands to paste.

use std::path::Path;

use crate::commands::init::quoted;

/// The folder of the answers, beside the questions.
const ANSWERS: &str = "answers";

/// The ways to ask, for the questions in one folder.
pub struct Ways<'a> {
    folder: &'a Path,
}

impl<'a> Ways<'a> {
    /// Returns the ways to ask the questions in a folder.
    pub const fn of(folder: &'a Path) -> Self {
        Self { folder }
    }

    /// Returns the files beside the questions.
    pub fn files(&self) -> Vec<(String, String)> {
        let readme = format!(
            "# Questions for a CustomMessage handler\n\n\
             Each JSON file is an event with marked values. Run your handler on all of them, one of these ways, and \
             keep what it returns\nin `{ANSWERS}/`, a file for each question. Nothing is sent, and no user is \
             touched.\n\n```sh\n{}\n```\n\nThen make the theme of the answers:\n\n```sh\n{}\n```\n",
            self.commands(),
            self.next(),
        );
        [
            ("README.md", readme.as_str()),
            ("ask.mjs", include_str!("ask.mjs")),
            ("ask.py", include_str!("ask.py")),
            ("ask.sh", include_str!("ask.sh")),
        ]
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .into()
    }

    /// Returns what the command prints.
    pub fn shown(&self) -> String {
        format!(
            "Run your handler on all of them, one of these ways:\n\n{}\n\nThen make the theme of its answers:\n\n{}",
            self.commands(),
            self.next()
        )
    }

    fn commands(&self) -> String {
        let script = |name| quoted(&self.folder.join(name));
        format!(
            "# Node: the module of your handler\nnode {} path/to/handler.js\n\n\
             # Python: the file of your handler, and its function if that is not lambda_handler or handler\n\
             python3 {} path/to/handler.py\n\n\
             # AWS: the name of the function, deployed\nsh {} my-function",
            script("ask.mjs"),
            script("ask.py"),
            script("ask.sh"),
        )
    }

    fn next(&self) -> String {
        let answers = quoted(&self.folder.join(ANSWERS));
        format!("signet import {answers} --out theme")
    }
}
