//! The default theme: every file of `templates/` but its samples, sorted by name.

/// A file of the default theme: its name, and its text in the binary.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../../templates/", $name)))),*]
    };
}

/// Names and texts, sorted by name.
pub(super) static DEFAULT_THEME: &[(&str, &str)] = files![
    "components.html",
    "layout.html",
    "layout.txt",
    "locales/ar.ftl",
    "locales/cs.ftl",
    "locales/de.ftl",
    "locales/en.ftl",
    "locales/es.ftl",
    "locales/fr.ftl",
    "locales/he.ftl",
    "locales/id.ftl",
    "locales/it.ftl",
    "locales/ja.ftl",
    "locales/ko.ftl",
    "locales/nl.ftl",
    "locales/pl.ftl",
    "locales/pt-BR.ftl",
    "locales/ru.ftl",
    "locales/sv.ftl",
    "locales/tr.ftl",
    "locales/uk.ftl",
    "locales/zh-CN.ftl",
    "locales/zh-TW.ftl",
    "looks/plain/components.html",
    "looks/plain/layout.html",
    "messages/account-take-over-notification.html",
    "messages/account-take-over-notification.txt",
    "messages/admin-create-user.html",
    "messages/admin-create-user_passwordless.html",
    "messages/authentication.html",
    "messages/forgot-password.html",
    "messages/password-changed.html",
    "messages/password-changed.txt",
    "messages/resend-code.html",
    "messages/sign-up.html",
    "messages/update-user-attribute.html",
    "messages/verify-user-attribute.html",
    "messages/welcome.html",
    "messages/welcome.txt",
    "theme.toml",
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::DEFAULT_THEME;

    #[test]
    fn the_table_holds_every_file_of_the_folder() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates");
        let mut names = Vec::new();
        for folder in ["", "messages/", "locales/", "looks/plain/"] {
            for entry in std::fs::read_dir(root.join(folder)).unwrap() {
                let entry = entry.unwrap();
                if entry.file_type().unwrap().is_file() {
                    names.push(format!("{folder}{}", entry.file_name().to_str().unwrap()));
                }
            }
        }
        names.sort();
        let table: Vec<&str> = DEFAULT_THEME.iter().map(|(name, _)| *name).collect();
        assert_eq!(table, names, "add the file to the table above");
    }
}
