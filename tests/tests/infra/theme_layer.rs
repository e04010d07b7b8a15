//! The files of a theme's layer: `signet package`, `make package` and the CDK construct leave out the same.

const MAKERS: [(&str, &str); 3] = [
    (
        "signet package",
        include_str!("../../../cli/src/commands/package.rs"),
    ),
    ("make package", include_str!("../../../infra/theme.py")),
    (
        "the construct",
        include_str!("../../../infra/cdk/lib/theme.ts"),
    ),
];
const LEFT_OUT: [&str; 6] = [
    "samples",
    "lint.toml",
    "lint-baseline.json",
    "README",
    "LICENSE",
    "CHANGELOG",
];

#[test]
fn every_way_to_a_layer_leaves_out_the_same_files() {
    for (maker, source) in MAKERS {
        // The construct's regular expression escapes full stops.
        let source = source.replace('\\', "");
        for name in LEFT_OUT {
            assert!(source.contains(name), "{maker} does not leave out {name}");
        }
    }
}
