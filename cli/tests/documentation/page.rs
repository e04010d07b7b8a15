use std::path::{Path, PathBuf};

/// Needs of a block that no test here meets: an AWS account, a published release, the files of `make dist`, a mail server.
const MARKS: [&str; 4] = ["*(AWS)*", "*(registry)*", "*(dist)*", "*(SMTP)*"];

/// The ways in which pages call signet.
pub const CALLS: [&str; 4] = [
    "signet ",
    "npx signet-mail ",
    "uvx signet-mail ",
    "target/debug/signet ",
];

/// A page of the documentation.
pub struct Page {
    /// Its path in the repository.
    pub name: String,
    pub text: String,
}

/// A fenced block.
pub struct Block {
    /// It holds commands, whether it says so or not.
    pub is_shell: bool,
    pub text: String,
    /// The paragraph above it says that no test can run it.
    pub is_marked: bool,
}

pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The pages that lead a reader: README, everything in docs, and what agents read.
pub fn guides() -> Vec<Page> {
    let mut guides = pages(&["", "docs", "docs/with"]);
    // The other pages beside README are for people who change Signet.
    guides.retain(|page| page.name.contains('/') || page.name == "README.md");
    guides
}

/// The guides, and the READMEs of what they lead to.
pub fn all() -> Vec<Page> {
    pages(&[
        "",
        "benches",
        "docs",
        "docs/with",
        "functions/custom-email-sender",
        "functions/custom-message",
        "functions/ses-identity-policy",
        "infra",
        "infra/cdk",
        "infra/terraform",
        "packaging",
        "tests",
    ])
}

fn pages(folders: &[&str]) -> Vec<Page> {
    let mut pages = Vec::new();
    for folder in folders {
        for entry in std::fs::read_dir(repository().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let file = path.file_name().unwrap().to_str().unwrap();
            if file.ends_with(".md") || file == "llms.txt" {
                let name = Path::new(folder).join(file).to_str().unwrap().to_owned();
                let text = std::fs::read_to_string(&path).unwrap();
                pages.push(Page { name, text });
            }
        }
    }
    pages.sort_by(|one, other| one.name.cmp(&other.name));
    pages
}

impl Page {
    /// The fenced blocks, in order.
    pub fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut paragraph = String::new();
        let mut last_paragraph = String::new();
        let mut lines = self.text.lines();
        while let Some(line) = lines.next() {
            if let Some(language) = line.strip_prefix("```") {
                let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
                let above = if paragraph.is_empty() {
                    &last_paragraph
                } else {
                    &paragraph
                };
                blocks.push(Block {
                    is_shell: language == "sh"
                        || CALLS.iter().any(|call| body[0].starts_with(call)),
                    text: body.join("\n") + "\n",
                    is_marked: MARKS.iter().any(|mark| above.contains(mark)),
                });
                // A mark belongs to one block.
                paragraph.clear();
                last_paragraph.clear();
            } else if line.is_empty() {
                if !paragraph.is_empty() {
                    last_paragraph = std::mem::take(&mut paragraph);
                }
            } else {
                paragraph += line;
                paragraph += "\n";
            }
        }
        blocks
    }

    /// The text between single backquotes, outside blocks.
    pub fn inline_code(&self) -> Vec<&str> {
        let mut found = Vec::new();
        let mut in_block = false;
        for line in self.text.lines() {
            if line.starts_with("```") {
                in_block = !in_block;
            } else if !in_block {
                found.extend(line.split('`').skip(1).step_by(2));
            }
        }
        found
    }
}
