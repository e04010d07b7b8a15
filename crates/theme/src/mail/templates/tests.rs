//! Work and memory of hostile templates, counted in files that are read and kept.

use super::*;

/// The files that are kept, and the defects, of a theme whose sign-up is that text.
fn loaded(sign_up: &str, files: &[(String, String)]) -> (usize, Vec<String>) {
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("messages")).unwrap();
    std::fs::write(folder.path().join("messages/sign-up.html"), sign_up).unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let theme = Theme::load(Some(folder.path()), &[]);
    let texts = Arena::new();
    let lookup = Lookup {
        theme: &theme,
        layers: Layers::OwnersOverDefault,
        design: Design::Card,
    };
    let templates = Templates::load_readable(&texts, lookup, "messages/sign-up.html");
    let templates = templates.ok().unwrap();
    let defects = templates.defects().iter().map(ToString::to_string);
    let defects = defects.collect();
    (texts.len(), defects)
}

#[test]
fn of_5_000_chained_files_a_hundred_are_kept() {
    let file = |n| {
        let next = format!("{{% include \"f{}.html\" %}}", n + 1);
        (format!("f{n}.html"), next)
    };
    let files: Vec<_> = (0..5_000).map(file).collect();
    let (kept, defects) = loaded("{% include \"f0.html\" %}", &files);
    assert!(kept <= FILES_MAX, "{kept}");
    assert!(
        defects[0].contains("more than 100 templates"),
        "{defects:?}"
    );
}

#[test]
fn the_first_file_without_room_ends_the_reading() {
    let text = "x".repeat(TEXT_MAX - 10_000);
    let files: Vec<_> = (0..40)
        .map(|n| (format!("f{n}.html"), text.clone()))
        .collect();
    let includes: String = (0..40)
        .map(|n| format!("{{% include \"f{n}.html\" %}}"))
        .collect();
    let (kept, defects) = loaded(&includes, &files);
    assert_eq!((kept, defects.len()), (2, 1), "{defects:?}");
    assert!(defects[0].contains("bytes of templates"), "{defects:?}");
}

#[test]
fn tags_have_a_bound_in_bytes() {
    let list = format!("{{{{ [{}] | length }}}}", "1,".repeat(8_000));
    let (_, defects) = loaded(&list.repeat(30), &[]);
    assert!(
        defects[0].contains("bytes of tags and values"),
        "{defects:?}"
    );
    let (_, defects) = loaded(&format!("{{{{ [{}] }}}}", "1,".repeat(10_000)), &[]);
    assert!(defects[0].contains("this tag is too long"), "{defects:?}");
}
