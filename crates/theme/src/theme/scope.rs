//! Scopes: settings of one app client, pool or tenant, each in a file of its own that is read only when
//! a message for it is rendered. So a start costs the same with a thousand of them.

use std::rc::Rc;

use super::files::Files;
use super::settings::{self, Settings};
use crate::problem::Problem;

/// The longest name of a scope's file, in characters: Cognito's client ids have at most 128.
const NAME_MAX: usize = 128;

/// The file of one app client, pool or tenant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScopeFile {
    /// `clients/<app client id>.toml`.
    Client(String),
    /// `pools/<pool id>.toml`.
    Pool(String),
    /// `tenants/<tenant>.toml`.
    Tenant(String),
}

/// The settings of a message's pool, app client and tenant together.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The settings, each file's over those before it.
    pub settings: Rc<Settings>,
    /// The names of the files that were merged, in order; empty where there is none.
    pub files: Rc<str>,
    /// The defects of these files.
    pub problems: Vec<Problem>,
}

impl ScopeFile {
    /// The file of that app client; nothing for an id that cannot name one.
    pub fn client(id: &str) -> Option<Self> {
        is_name(id).then(|| Self::Client(id.to_owned()))
    }

    /// The file of that pool; nothing for an id that cannot name one.
    pub fn pool(id: &str) -> Option<Self> {
        is_name(id).then(|| Self::Pool(id.to_owned()))
    }

    /// The file of that tenant; nothing for a value that cannot name one, or is longer than 64 characters.
    pub fn tenant(value: &str) -> Option<Self> {
        (is_name(value) && value.len() <= NAME_MAX / 2).then(|| Self::Tenant(value.to_owned()))
    }

    /// The app client's id, the pool's, or the tenant.
    pub fn id(&self) -> &str {
        let (Self::Client(id) | Self::Pool(id) | Self::Tenant(id)) = self;
        id
    }

    /// Its name in the theme.
    pub fn name(&self) -> String {
        format!("{}/{}.toml", self.folder(), self.id())
    }

    const fn folder(&self) -> &'static str {
        match self {
            Self::Client(_) => "clients",
            Self::Pool(_) => "pools",
            Self::Tenant(_) => "tenants",
        }
    }

    /// All that a folder has.
    pub(super) fn list(owner: &Files) -> Vec<Self> {
        let mut files = Vec::new();
        for folder in ["pools", "clients", "tenants"] {
            let names = owner.names(folder);
            let ids = names
                .iter()
                .filter_map(|name| name.strip_suffix(".toml")?.rsplit('/').next());
            files.extend(ids.filter_map(|id| match folder {
                "pools" => Self::pool(id),
                "clients" => Self::client(id),
                _ => Self::tenant(id),
            }));
        }
        files
    }
}

impl Scope {
    /// The scope of those for whom the theme has no file.
    pub fn of(settings: &Settings) -> Self {
        Self {
            settings: Rc::new(settings.clone()),
            files: Rc::from(""),
            problems: Vec::new(),
        }
    }

    /// The id of the app client, pool or tenant whose file is among [`Scope::files`]; `folder` is `clients`,
    /// `pools` or `tenants`.
    pub fn id_in(&self, folder: &str) -> Option<&str> {
        self.files.split(' ').find_map(|file| {
            let id = file.strip_prefix(folder)?.strip_prefix('/')?;
            id.strip_suffix(".toml")
        })
    }

    /// This scope with a file's settings over it; nothing where the owner has no such file.
    pub(super) fn narrowed(&self, owner: &Files, file: &ScopeFile) -> Option<Self> {
        let name = file.name();
        let mut narrowed = Self {
            files: Rc::from(format!("{} {name}", self.files).trim_start()),
            ..self.clone()
        };
        match owner.read(&name) {
            Ok(None) => return None,
            Ok(Some(text)) => {
                let settings = Rc::make_mut(&mut narrowed.settings);
                let mut problems = settings::apply(&name, &text, settings);
                let before = Some(&*self.settings);
                problems.extend(settings::link_problems(&name, &text, before, settings));
                narrowed.problems.extend(problems);
            }
            Err(problem) => narrowed.problems.push(problem),
        }
        Some(narrowed)
    }
}

/// Letters, digits, `_`, `.` and `-`, and no step in a path: a file's name that leads nowhere else.
fn is_name(id: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte);
    !id.is_empty() && id.len() <= NAME_MAX && !id.starts_with('.') && id.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_leads_out_of_its_folder_is_no_scope() {
        for id in [
            "",
            ".",
            "..",
            "../x",
            "a/b",
            "a\\b",
            ".hidden",
            "a b",
            "a\nb",
            "ü",
            &"a".repeat(129),
        ] {
            assert_eq!(ScopeFile::client(id), None, "{id:?}");
            assert_eq!(ScopeFile::tenant(id), None, "{id:?}");
        }
        assert_eq!(ScopeFile::tenant(&"a".repeat(65)), None);
        let file = ScopeFile::pool("eu-west-1_AbC123").expect("a pool's id");
        assert_eq!(file.name(), "pools/eu-west-1_AbC123.toml");
    }
}
