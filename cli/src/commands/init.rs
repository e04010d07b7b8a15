//! `signet init`: writes a small theme to start from.

use std::path::Path;

use crate::args::InitArguments;
use crate::exit_code::ExitCode;
use crate::output_folder;
use crate::printer::Printer;

/// Files of a new theme. They are few, and their comments name everything else that a theme can have.
const FILES: [(&str, &str); 5] = [
    ("theme.toml", include_str!("init/theme.toml")),
    (
        "messages/sign-up.html",
        include_str!("init/messages/sign-up.html"),
    ),
    (
        "messages/resend-code.html",
        include_str!("init/messages/resend-code.html"),
    ),
    ("locales/en.ftl", include_str!("init/locales/en.ftl")),
    (
        "samples/sign-up-long-name.json",
        include_str!("init/samples/sign-up-long-name.json"),
    ),
];

/// Runs the command.
///
/// # Errors
/// A folder or file cannot be written.
pub fn run(arguments: &InitArguments, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    let folder = &arguments.folder;
    for (name, text) in FILES {
        let path = folder.join(name);
        let made = output_folder::create(folder, name, text.as_bytes())?;
        let done = if made { "created" } else { "kept" };
        // On standard error: only the next steps are the result.
        printer.hint(&format!("{done}: {}", path.display()));
    }
    let folder = quoted(folder);
    printer.summary(&format!(
        "\
Next steps:
  signet preview {folder} --open    shows every message in the browser while you edit
  signet render {folder}/samples/*.json --theme {folder}    shows what Cognito would get
  signet lint {folder}    checks every message in every language
  signet package {folder}    writes the Lambda layer that deploys it"
    ));
    Ok(ExitCode::Success)
}

/// Returns a path quoted for a shell.
pub fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    // No shell treats these characters specially; all others are quoted.
    let plain = |c: char| c.is_alphanumeric() || "/._-~+@".contains(c);
    if !path.is_empty() && path.chars().all(plain) {
        path
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use theme::{Problem, Theme};

    use super::*;

    #[test]
    fn a_new_theme_has_no_defect() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in FILES {
            assert!(output_folder::create(folder.path(), name, text.as_bytes()).unwrap());
        }
        let theme = Theme::load(Some(folder.path()), &[]);
        assert_eq!(theme.check(), Vec::<Problem>::new());
        assert_ne!(theme.settings().look.brand.name, "Example");
    }

    #[test]
    fn paths_are_quoted_where_a_shell_would_cut_them() {
        assert_eq!(quoted(Path::new("my/theme")), "my/theme");
        assert_eq!(quoted(Path::new("it's mine")), r"'it'\''s mine'");
    }
}
