//! Names of a theme's files: which ones the functions read, and the name that a misnamed file should have.

use theme::locale::Tag;
use theme::suggest::closest;
use theme::{Kind, ScopeFile};

/// The files in a theme's folder that the functions read.
pub const TOP: [&str; 4] = ["theme.toml", "layout.html", "layout.txt", "components.html"];
/// The folders of a theme that the functions read, each with the endings of its files.
pub const FOLDERS: [(&str, &[&str]); 5] = [
    ("messages", &[".html", ".txt"]),
    ("locales", &[".ftl"]),
    ("clients", &[".toml"]),
    ("pools", &[".toml"]),
    ("tenants", &[".toml"]),
];
/// The folder of events to preview with. The functions do not read it.
const SAMPLES: &str = "samples";
/// Files of the command line, beside a theme's own.
const TOOLS: [&str; 2] = ["lint.toml", "lint-baseline.json"];

/// Messages of custom-email-sender that Cognito's own trigger does not have.
const SENDERS: [&str; 3] = [
    "account-take-over-notification",
    "password-changed",
    "welcome",
];

/// Usual names for folders, and the names that a theme has for them.
const FOLDERS_MEANT: [(&str, &[&str]); 6] = [
    (
        "messages",
        &["emails", "email", "mails", "mail", "pages", "html"],
    ),
    (
        "locales",
        &[
            "i18n",
            "l10n",
            "lang",
            "langs",
            "languages",
            "translations",
            "strings",
            "texts",
        ],
    ),
    ("clients", &["apps", "app-clients", "applications"]),
    ("pools", &["user-pools", "userpools"]),
    ("tenants", &["orgs", "organizations", "customers", "brands"]),
    (SAMPLES, &["events", "examples", "fixtures"]),
];

/// Usual names for messages, and Cognito's.
const MESSAGES_MEANT: [(&str, &[&str]); 7] = [
    (
        "sign-up",
        &[
            "register",
            "registration",
            "confirm",
            "confirmation",
            "confirm-sign-up",
            "verification",
        ],
    ),
    ("resend-code", &["resend", "resend-confirmation-code"]),
    (
        "admin-create-user",
        &[
            "invite",
            "invitation",
            "invite-user",
            "create-user",
            "temporary-password",
        ],
    ),
    (
        "forgot-password",
        &[
            "reset-password",
            "password-reset",
            "reset",
            "recovery",
            "recover-password",
        ],
    ),
    (
        "update-user-attribute",
        &["update-attribute", "change-email"],
    ),
    (
        "verify-user-attribute",
        &["verify-attribute", "verify-email", "verify"],
    ),
    (
        "authentication",
        &["mfa", "otp", "email-otp", "login", "sign-in", "email-mfa"],
    ),
];

/// Returns true for a file that no function reads and that still has its place in a theme's folder: texts
/// about the theme, marks of tools, samples.
pub fn is_tolerated(name: &str) -> bool {
    let base = name.rsplit('/').next().unwrap_or(name);
    let upper = base.to_uppercase();
    let about = [
        "README",
        "LICENSE",
        "LICENCE",
        "CHANGELOG",
        "NOTICE",
        "CODEOWNERS",
    ];
    base.starts_with('.')
        || about.iter().any(|about| upper.starts_with(about))
        || TOOLS.contains(&name)
        || name.split('/').next() == Some(SAMPLES) && name.contains('/')
        || matches!(base, "Thumbs.db" | "desktop.ini" | "CACHEDIR.TAG")
}

/// Returns the names of all messages, those of custom-email-sender included.
pub fn messages() -> impl Iterator<Item = &'static str> {
    Kind::ALL.into_iter().map(Kind::name).chain(SENDERS)
}

/// Returns true for the name of a message, or of a variant of one (`sign-up_merchant`).
pub fn is_message(stem: &str) -> bool {
    let (message, variant) = match stem.split_once('_') {
        Some((message, variant)) => (message, Some(variant)),
        None => (stem, None),
    };
    messages().any(|known| known == message) && variant.is_none_or(is_variant)
}

fn is_variant(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
    (1..=64).contains(&name.len()) && name.bytes().all(is_plain)
}

/// Returns true for a file that a function reads by its name alone.
pub fn is_read(name: &str) -> bool {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    match folder {
        "" => TOP.contains(&name),
        "messages" => stem(file, &[".html", ".txt"]).is_some_and(is_message),
        // The theme's own check has a word about files that are not named as their language.
        "locales" => file.ends_with(".ftl"),
        _ => stem(file, &[".toml"]).is_some_and(|id| scope_defect(folder, id).is_none()),
    }
}

/// Returns the defect of the name of a scope's file; nothing for a good name, and for another folder the
/// defect that it is not a scope's.
fn scope_defect(folder: &str, id: &str) -> Option<String> {
    let is_word = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'+')
    };
    // Cognito's patterns: `[\w-]+_[0-9a-zA-Z]+` and `[\w+]+`.
    let is_pool = id.rsplit_once('_').is_some_and(|(region, rest)| {
        region.contains('-')
            && ScopeFile::pool(id).is_some()
            && rest.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    let is_client = is_word(id) && ScopeFile::client(id).is_some();
    match folder {
        "pools" if is_pool => None,
        "pools" if is_client && id.len() > 20 => Some(format!(
            "this is the id of an app client: name it clients/{id}.toml"
        )),
        "pools" => {
            Some("name it by the id of the user pool, as in eu-west-1_Ab1Cd2Ef3.toml".into())
        }
        "clients" if is_client => None,
        "clients" if is_pool => Some(format!(
            "this is the id of a user pool: name it pools/{id}.toml"
        )),
        "clients" => Some(
            "name it by the id of the app client, letters and digits such as 1example23456789.toml"
                .into(),
        ),
        "tenants" if ScopeFile::tenant(id).is_some() => None,
        "tenants" => Some(
            "name it by the tenant: at most 64 letters, digits, and the characters _ . -".into(),
        ),
        _ => Some("not a scope".into()),
    }
}

/// Returns the folder of a theme that a name most likely means; nothing for a folder's own name.
pub fn folder_meant(name: &str) -> Option<&'static str> {
    let known = || FOLDERS_MEANT.iter().map(|(known, _)| *known);
    if known().any(|known| known == name) {
        return None;
    }
    meant(name, &FOLDERS_MEANT).or_else(|| closest(name, known()))
}

/// Returns the name that a file in the theme's folder itself should have.
pub fn file_meant(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    if ending == "ftl" {
        return language(stem).map(|tag| format!("locales/{tag}.ftl"));
    }
    if let Some(message) = message_meant(stem) {
        return Some(format!("messages/{message}.html"));
    }
    let settings = ["theme", "config", "settings", "brand", "signet"];
    if settings.contains(&stem.to_lowercase().as_str()) && name != "theme.toml" {
        return Some("theme.toml".to_owned());
    }
    if matches!(stem, "base" | "_layout" | "skeleton" | "layout") && ending != "txt" {
        return Some("layout.html".to_owned());
    }
    if matches!(stem, "macros" | "component" | "components") {
        return Some("components.html".to_owned());
    }
    let known = TOP.into_iter().chain(TOOLS);
    closest(name, known).map(str::to_owned)
}

/// Returns the message that a name most likely means: `CustomMessage_SignUp`, `forgotPassword`, `invite`.
pub fn message_meant(stem: &str) -> Option<String> {
    let plain = stem.strip_prefix("CustomMessage_").unwrap_or(stem);
    let plain = kebab(plain);
    if is_message(&plain) {
        return Some(plain);
    }
    let known = || messages().filter(|known| known.len() > 3);
    let meant = meant(&plain, &MESSAGES_MEANT).or_else(|| closest(&plain, known()))?;
    Some(meant.to_owned())
}

fn meant(name: &str, table: &[(&'static str, &[&str])]) -> Option<&'static str> {
    let name = kebab(name);
    let mut rows = table.iter();
    let (meant, _) = rows.find(|(_, usual)| usual.contains(&name.as_str()))?;
    Some(meant)
}

/// Returns a name in the form of a theme's names: `forgotPassword` and `forgot_password` are
/// `forgot-password`.
fn kebab(name: &str) -> String {
    let mut kebab = String::with_capacity(name.len() + 4);
    let mut is_after_small = false;
    for c in name.chars() {
        if c.is_uppercase() && is_after_small {
            kebab.push('-');
        }
        is_after_small = c.is_lowercase() || c.is_ascii_digit();
        match c {
            '_' | ' ' => kebab.push('-'),
            c => kebab.extend(c.to_lowercase()),
        }
    }
    kebab
}

/// Returns the advice for a file that nothing reads.
pub fn advice(name: &str) -> String {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    if let Some(advice) = of_kind(ending) {
        return advice.to_owned();
    }
    match folder {
        "" => match file_meant(name) {
            Some(meant) => format!("name it {meant}"),
            None => NOTHING_READS.to_owned(),
        },
        "messages" => message_advice(stem, ending),
        "locales" => match language(stem) {
            Some(tag) => format!("write its strings as Fluent into locales/{tag}.ftl"),
            None => NOTHING_READS.to_owned(),
        },
        "clients" | "pools" | "tenants" if ending != "toml" => {
            format!("name it {folder}/{stem}.toml, and write it as TOML")
        }
        "clients" | "pools" | "tenants" => {
            scope_defect(folder, stem).unwrap_or_else(|| NOTHING_READS.to_owned())
        }
        _ => NOTHING_READS.to_owned(),
    }
}

/// The advice for a file whose name says nothing.
const NOTHING_READS: &str = "remove it, or include it in a template";

fn message_advice(stem: &str, ending: &str) -> String {
    if ending == "ftl" {
        return match language(stem) {
            Some(tag) => format!("name it locales/{tag}.ftl"),
            None => "strings belong into locales/<language>.ftl".to_owned(),
        };
    }
    match message_meant(stem) {
        Some(meant) if meant == stem && ending == "html" => NOTHING_READS.to_owned(),
        Some(meant) => format!("name it messages/{meant}.html"),
        None => "no message has this name, and no template includes it".to_owned(),
    }
}

/// Returns the advice that follows from the kind of a file.
fn of_kind(ending: &str) -> Option<&'static str> {
    Some(match ending.to_lowercase().as_str() {
        "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "ico" => {
            "a mail carries no files: host it on https, and write its address"
        }
        "css" | "scss" | "less" => {
            "a mail carries no files: write the styles into the head of layout.html"
        }
        "woff" | "woff2" | "ttf" | "otf" => {
            "a mail carries no files, and Gmail and Outlook drop web fonts: remove it"
        }
        "js" | "ts" | "mjs" => "mail clients run no scripts: remove it",
        _ => return None,
    })
}

/// Returns the advice for a folder of which nothing is read; `files` are the names in it.
pub fn folder_advice(folder: &str, files: &[String]) -> String {
    let (parent, name) = folder.rsplit_once('/').unwrap_or(("", folder));
    let is_theme = files.iter().any(|file| {
        let inner = &file[folder.len() + 1..];
        is_read(inner) && inner != "layout.txt"
    });
    if parent.is_empty() && name == "looks" {
        return "a theme of your own has one look: copy the files of the look into the theme's folder".to_owned();
    }
    if is_theme {
        return format!(
            "it holds a theme of its own: lint {folder} alone, or move its files one level up"
        );
    }
    match (parent, language(name), folder_meant(name)) {
        ("messages", Some(tag), _) => {
            format!("a template serves all languages: write the words into locales/{tag}.ftl")
        }
        ("locales", Some(tag), _) => {
            format!("a language has one file: write all strings into locales/{tag}.ftl")
        }
        ("", _, Some(meant)) => format!("name it {meant}/"),
        _ => "remove it, or include its files in a template".to_owned(),
    }
}

/// Returns the language that a name stands for.
fn language(stem: &str) -> Option<Tag> {
    Tag::parse(stem).filter(|tag| tag.language().len() <= 3)
}

/// Returns a name without its ending; nothing for another ending.
fn stem<'n>(name: &'n str, endings: &[&str]) -> Option<&'n str> {
    endings.iter().find_map(|ending| name.strip_suffix(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misnamed_file_gets_the_name_that_it_should_have() {
        for (name, advice_) in [
            ("messages/signup.html", "name it messages/sign-up.html"),
            (
                "messages/forgotPassword.html",
                "name it messages/forgot-password.html",
            ),
            (
                "messages/CustomMessage_Authentication.html",
                "name it messages/authentication.html",
            ),
            (
                "messages/CustomMessage_SignUp.html",
                "name it messages/sign-up.html",
            ),
            (
                "messages/invite.html",
                "name it messages/admin-create-user.html",
            ),
            ("messages/sign-up.htm", "name it messages/sign-up.html"),
            ("messages/de.ftl", "name it locales/de.ftl"),
            ("theme.tml", "name it theme.toml"),
            ("Theme.toml", "name it theme.toml"),
            ("theme.json", "name it theme.toml"),
            ("layouts.html", "name it layout.html"),
            ("sign-up.html", "name it messages/sign-up.html"),
            ("de.ftl", "name it locales/de.ftl"),
            (
                "locales/en.json",
                "write its strings as Fluent into locales/en.ftl",
            ),
            (
                "locales/pt_BR.yaml",
                "write its strings as Fluent into locales/pt-BR.ftl",
            ),
            (
                "clients/eu-west-1_Ab1Cd2Ef3.toml",
                "this is the id of a user pool: name it pools/eu-west-1_Ab1Cd2Ef3.toml",
            ),
            (
                "tenants/north.yml",
                "name it tenants/north.toml, and write it as TOML",
            ),
        ] {
            assert!(!is_read(name), "{name}");
            assert_eq!(advice(name), advice_, "{name}");
        }
    }

    #[test]
    fn files_that_a_function_reads_are_known() {
        for name in [
            "theme.toml",
            "layout.txt",
            "messages/sign-up.html",
            "messages/sign-up.txt",
            "messages/welcome.html",
            "messages/forgot-password_by-admin.html",
            "locales/pt-BR.ftl",
            "clients/1example23456789.toml",
            "pools/us-east-1_STAFF.toml",
            "tenants/acme.example.toml",
        ] {
            assert!(is_read(name), "{name}");
        }
        for name in [
            "messages/footer.html",
            "messages/sign-up_.html",
            "clients/my app.toml",
            "clients/web-app.toml",
            "pools/main.toml",
            "locales/en/a.ftl",
            "messages/de/sign-up.html",
        ] {
            assert!(!is_read(name), "{name}");
        }
    }

    #[test]
    fn a_misnamed_folder_gets_the_name_that_it_should_have() {
        let files = |name: &str| vec![name.to_owned()];
        for (folder, file, part) in [
            ("message", "message/a.html", "name it messages/"),
            ("locale", "locale/en.ftl", "name it locales/"),
            ("translations", "translations/en.ftl", "name it locales/"),
            ("client", "client/a.toml", "name it clients/"),
            ("theme", "theme/theme.toml", "a theme of its own"),
            ("messages/de", "messages/de/a.html", "locales/de.ftl"),
            ("looks", "looks/plain/layout.html", "one look"),
        ] {
            let advice = folder_advice(folder, &files(file));
            assert!(advice.contains(part), "{folder}: {advice}");
        }
    }

    #[test]
    fn texts_about_a_theme_are_tolerated() {
        for name in [
            "README.md",
            "locales/README",
            "LICENSE-MIT",
            "changelog.md",
            "lint.toml",
            "lint-baseline.json",
            "samples/sign-up.json",
            "messages/.gitkeep",
        ] {
            assert!(is_tolerated(name), "{name}");
        }
        for name in ["samples", "messages/lint.toml", "notes.md"] {
            assert!(!is_tolerated(name), "{name}");
        }
    }
}
