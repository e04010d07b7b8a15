//! Texts and values, as an attacker, a careless client or a real person would write them.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

/// Text as an attacker, a careless client or a real person would write it.
pub(super) fn text() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        select(FRAGMENTS).prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        "[a-zA-Z0-9 .:/@{}#<>\"'&-]{0,12}",
        "\\PC{0,12}",
    ];
    prop_oneof![
        4 => vec(fragment, 0..6).prop_map(|fragments| fragments.concat()),
        4 => select(FRAGMENTS).prop_map(str::to_owned),
        1 => (select(FRAGMENTS), 1usize..400).prop_map(|(fragment, times)| fragment.repeat(times)),
    ]
}

pub(super) const FRAGMENTS: &[&str] = &[
    "",
    " ",
    "Ana",
    "Dr. Müller",
    "O'Brien",
    "李小龍",
    "عمر",
    "José",
    "👩‍🚀",
    "🇩🇪",
    "{####}",
    "{##Click Here##}",
    "{##",
    "##}",
    "{username}",
    "{",
    "}",
    "#",
    "{{ code }}",
    "{% raw %}",
    "<script>alert(1)</script>",
    "<a href=//evil.example>x</a>",
    "</title>",
    "-->",
    "<!--[if mso]>",
    "\" onmouseover=\"x",
    "' style='x",
    "javascript:alert(1)",
    "&#123;####&#125;",
    "&lt;",
    "&",
    "https://evil.example/",
    "evil.example",
    "www.evil",
    "a@b.example",
    "evil。example",
    "1.2.3.4",
    "+1 555 123 4567",
    "\u{202e}",
    "\u{200b}",
    "\u{2068}",
    "\u{2069}",
    "\u{a0}",
    "\u{0}",
    "\n",
    "\r\n",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{e000}",
    "\u{1fae0}",
    "\u{10ffff}",
    "\u{ff20}",
    "..",
    "/../",
    "%2e%2e",
    "None",
    "null",
    "de",
    "ar",
    "../../etc/passwd",
    "zh-Hant-TW",
    "xx-YY-zz",
    "true",
];

/// The JSON text of a value that stands where text is usual.
pub(super) fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => text().prop_map(|text| Value::from(text).to_string()),
        1 => select(ODD).prop_map(str::to_owned),
    ]
}

/// Valid JSON that few expect: lone surrogates, numbers beyond every type, depth, repeated names.
pub(super) const ODD: &[&str] = &[
    "null",
    "true",
    "0",
    "-0.0",
    "1e999999",
    "123456789012345678901234567890",
    "[]",
    "{}",
    "[[1],{}]",
    r#""\ud800""#,
    r#""\udc00\ud800""#,
    r#""a\ud83dz""#,
    r#"{"\ud800":1}"#,
    r#"{"a":1,"a":2}"#,
    r#""\u0000\u001f\u007f""#,
    r#""\ud83d\udc69""#,
    r#"{"name":"Ana"}"#,
    "\"\\/\\b\\f\"",
];
