use super::*;

fn problems(text: &str) -> Vec<String> {
    let ignores = Ignores::parse(text.to_owned());
    let shown = ignores.problems.iter().map(ToString::to_string);
    shown.collect()
}

#[test]
fn each_defect_of_an_entry_is_told_with_its_place_and_its_fix() {
    for (text, reason) in [
        (
            "[[ignore]]\nrule = \"contrast\"\n",
            "lint.toml:1:1: an entry needs a reason",
        ),
        (
            "[[ignore]]\nreason = \"x\"\n",
            "lint.toml:1:1: an entry needs a rule",
        ),
        (
            "[[ignore]]\nrule = \"contrasts\"\nreason = \"x\"\n",
            "lint.toml:2:8: there is no rule \"contrasts\": did you mean `contrast`?",
        ),
        (
            "[[ignore]]\nrule = \"contrast\"\nreason = \"x\"\nlocal = \"de\"\n",
            "lint.toml:4:1: an entry has no field \"local\": did you mean `locale`?",
        ),
        (
            "[[ignore]]\nrule = \"contrast\"\nreason = \"x\"\nmessage = \"signup\"\n",
            "there is no message \"signup\": did you mean `sign-up`?",
        ),
        (
            "[[ignore]]\nrule = \"contrast\"\nreason = 3\n",
            "reason is not a text",
        ),
        (
            "[ignore]\nrule = \"contrast\"\n",
            "write each entry as [[ignore]]",
        ),
        ("[[ignored]]\n", "did you mean `ignore`?"),
        ("[[ignore]\n", "lint.toml:1:"),
    ] {
        let found = problems(text);
        assert!(
            found.iter().any(|it| it.contains(reason)),
            "{text}{found:?}"
        );
    }
    assert_eq!(
        problems("[[ignore]]\nrule = \"contrast\"\nreason = \"logo colour\"\nfile = \"*\"\n"),
        Vec::<String>::new()
    );
}

#[test]
fn an_entry_with_a_defect_ignores_nothing_and_costs_no_other_entry() {
    let text = "[[ignore]]\nrule = \"contrast\"\n\n[[ignore]]\nrule = \"title\"\nreason = \"x\"\n";
    let ignores = Ignores::parse(text.to_owned());
    let rules: Vec<_> = ignores.entries.iter().filter_map(|it| it.rule).collect();
    assert_eq!(rules.len(), 1);
    assert_eq!(rules[0].id, "title");
}

/// CI reads the lint.toml of strangers.
#[test]
fn a_damaged_file_names_its_lines_and_ignores_nothing_without_a_rule() {
    let seed = r##"# ours
[[ignore]]
rule = "contrast"
reason = "the brand's colour"
file = "messages/*.html"

[[ignore]]
rule = "locale-parity"
reason = '''de
later'''
locale = "de"
client = "1abc"
"##;
    let words = [
        "[[ignore]]\n",
        "[",
        "]",
        "rule = \"",
        "\"",
        "'''",
        "=",
        "#",
        "\n",
        "\\u0000",
        "file = \"**/*\"\n",
        "\u{feff}",
    ];
    let seeds = [seed.as_bytes().to_vec()];
    for text in doubles::mutation::damaged(&seeds, &words, 20_000, 20_261_125) {
        let text = String::from_utf8_lossy(&text).into_owned();
        let lines = text.lines().count() + 1;
        let (entries, problems) = super::reader::read(&text);
        assert!(
            problems.iter().all(|problem| problem.line <= lines),
            "{text}"
        );
        let without = entries.iter().filter(|entry| entry.rule.is_none()).count();
        assert!(without <= problems.len(), "{text}");
        assert!(entries.iter().all(|entry| entry.at <= text.len()), "{text}");
    }
}
