//! The readers of what strangers write, each with what must hold for any input: it ends without a panic, and what
//! it gives is within its contract.
//!
//! The same functions run as plain tests (`fuzz/tests/readers.rs`: 20,000 damaged texts each, the same in every run)
//! and under libFuzzer (`make fuzz READER=template`), which looks for paths that no test took.

#![allow(
    clippy::unwrap_used,
    reason = "a reader that fails is what this library looks for; clippy knows the steps of `#[test]` alone"
)]

mod readers;

use std::path::{Path, PathBuf};

use readers::{ciphertext, event, sender_event, theme_file};

/// A reader under test.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// The name of its corpus and its fuzz target.
    pub name: &'static str,
    /// Reads an input and panics where a promise is broken.
    pub look: fn(&[u8]),
    /// Words of the format, which chance alone would not write.
    pub words: &'static [&'static str],
    /// Folders of the repository with further inputs, and the ending of their names.
    pub folders: &'static [(&'static str, &'static str)],
}

/// All readers.
pub const READERS: [Reader; 7] = [
    Reader {
        name: "template",
        look: theme_file::template,
        words: &[
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            "{{ code }}",
            "{% if code %}",
            "{% else %}",
            "{% endif %}",
            "{% for a in [1,2] %}",
            "{% endfor %}",
            "{% raw %}",
            "{% endraw %}",
            "{% extends \"layout.html\" %}",
            "{% block body %}",
            "{% endblock %}",
            "{% include \"messages/sign-up.html\" %}",
            "| safe",
            "| upper",
            "default(value=\"",
            "links[\"",
            "text.",
            "{% set a = ",
            "<style>",
            "<!--[if mso]>",
            "-->",
            "\u{202e}",
            "\0",
        ],
        folders: &[
            ("templates/messages", "html"),
            ("templates", "html"),
            ("fuzz/corpus/template", "html"),
        ],
    },
    Reader {
        name: "strings",
        look: theme_file::strings,
        words: &[
            "{ $code }",
            "{ $name ->",
            "*[other] ",
            "[one] ",
            "}",
            "{",
            "\n    .subject = ",
            "sign-up = ",
            "-term = ",
            "{ -term }",
            "{ \"",
            "\\u0041",
            "<b>",
            "</b>",
            "<a href=\"https://a.example\">",
            "###",
            "\r\n",
            "\u{feff}",
        ],
        folders: &[("templates/locales", "ftl"), ("fuzz/corpus/strings", "ftl")],
    },
    Reader {
        name: "settings",
        look: theme_file::settings,
        words: SETTINGS,
        folders: &[
            ("cli/src/commands/init", "toml"),
            ("fuzz/corpus/settings", "toml"),
        ],
    },
    Reader {
        name: "scope",
        look: theme_file::scope,
        words: SETTINGS,
        folders: &[
            ("cli/src/commands/init", "toml"),
            ("fuzz/corpus/settings", "toml"),
        ],
    },
    Reader {
        name: "event",
        look: event::look,
        words: EVENTS,
        folders: &[("templates/samples", "json")],
    },
    Reader {
        name: "sender-event",
        look: sender_event::look,
        words: EVENTS,
        folders: &[
            ("templates/samples", "json"),
            ("fuzz/corpus/sender-event", "json"),
        ],
    },
    Reader {
        name: "ciphertext",
        look: ciphertext::look,
        words: &[
            "aws-kms",
            "userpool-id",
            "aws-crypto-public-key",
            "\u{1}\u{78}",
            "\u{2}\u{5}\u{78}",
            "\0\0\0\u{1}",
        ],
        folders: &[("fuzz/corpus/ciphertext", "bin")],
    },
];

const SETTINGS: &[&str] = &[
    "[brand]\n",
    "[colors.dark]\n",
    "[links]\n",
    "[[tenants]]\n",
    "name = \"",
    "\"\"\"",
    "'''",
    "= {",
    "#",
    "\\u0000",
    "[attributes]\nname = [",
    "base = \"https://",
    "from = [\"custom:",
    "{code}",
    "look = \"plain\"",
    "1e999",
    "1979-05-27",
];

const EVENTS: &[&str] = &[
    "{####}",
    "{##Click Here##}",
    "{username}",
    "\\ud800",
    "\\u0000",
    "\\u202e",
    "null",
    "[]",
    "{}",
    "1e400",
    "\"name\":",
    "\"email\":",
    "\"locale\":\"",
    "zh-Hant-TW",
    "https://evil.example",
    "+15550100",
    "<b>",
    "&#x20;",
    "\"clientMetadata\":",
    "\"userAttributes\":",
    "\"triggerSource\":\"CustomMessage_",
    "\"triggerSource\":\"CustomEmailSender_",
];

impl Reader {
    /// Returns the reader of a name.
    ///
    /// # Panics
    /// There is none.
    pub fn named(name: &str) -> Self {
        let found = READERS.into_iter().find(|reader| reader.name == name);
        found.unwrap_or_else(|| panic!("no reader {name}"))
    }

    /// Returns the inputs that damaged ones are made of, in the order of their names.
    ///
    /// # Panics
    /// A folder of the repository is missing or empty.
    pub fn seeds(self) -> Vec<Vec<u8>> {
        let mut files: Vec<PathBuf> = Vec::new();
        for (folder, ending) in self.folders {
            let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("..")
                .join(folder);
            let entries =
                std::fs::read_dir(&path).unwrap_or_else(|error| panic!("{folder}: {error}"));
            let paths = entries.map(|entry| entry.unwrap().path());
            let before = files.len();
            files.extend(
                paths.filter(|path| path.extension().is_some_and(|found| found == *ending)),
            );
            assert!(files.len() > before, "{folder} has no .{ending}");
        }
        files.sort();
        files
            .iter()
            .map(|file| std::fs::read(file).unwrap())
            .collect()
    }
}
