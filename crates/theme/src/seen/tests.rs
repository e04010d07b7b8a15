use super::*;

fn reason(html: &str) -> Option<Unseen> {
    unseen(html, "{####}", &[])
}

#[test]
fn what_is_shown_is_seen() {
    for html in [
        "{####}",
        "<p>{####}",
        "<b>Your code</b> 1 < 2 {####}",
        // MJML: a cell's font size is 0, and set again inside
        "<td style=\"font-size:0px;padding:10px\"><div style=\"font-family:Arial;font-size:30px\">{####}</div></td>",
        "<td style=\"font-size:0\"><p style=\"font:700 34px/1.3 Consolas\">{####}</p></td>",
        "<div style=\"visibility:hidden\"><span style=\"visibility:visible\">{####}</span></div>",
        // a cell grows, and a line of text has no height
        "<td style=\"height:0;overflow:hidden\">{####}</td>",
        "<span style=\"max-height:0;overflow:hidden\">{####}</span>",
        "<div style=\"max-height:0\">{####}</div>",
        "<div style=\"overflow:hidden\">{####}</div>",
        "<div style=\"opacity:0.9;max-height:10px;overflow:hidden;font-size:.5em\">{####}</div>",
        "<div style=\"display:none;display:block!important\">{####}</div>",
        "<div hidden style=\"display:block\">{####}</div>",
        "<!--[if !mso]><!--><p>{####}</p><!--<![endif]-->",
        "<!--[if !mso]><!-- --><p>{####}</p><!--<![endif]-->",
        "<![if !mso]><p>{####}</p><![endif]>",
        "<!-- {####} --><p>{####}</p>",
        "<div style=\"display:none\">{####}</div><p>{####}</p>",
        // HTML lets these end tags out
        "<table><tr><td style=\"display:none\">x<td>{####}</table>",
        "<table><tr style=\"display:none\"><td>x<tr><td>{####}</table>",
        "<p style=\"display:none\">x<p>{####}",
        "<ul><li style=\"display:none\">x<li>{####}</ul>",
        "<p style=\"display:none\">x<div>{####}</div>",
        "<div style=\"display:none\">x<br></div>{####}",
        "<div style='display:none'><img src=x></div>{####}",
        "<title>x</title>{####}",
        "<style>a{}</style>{####}",
        // an address that can be followed
        "<a href=\"https://a.example/?c={####}\">Confirm</a>",
        "<A HREF='https://a.example/?c={####}'><b>Confirm</b></A>",
        "<a href=https://a.example/?c={####}><img src=\"b.png\" width=\"200\" height=\"48\" alt=\"\"></a>",
        "<td style=\"font-size:0\"><a href=\"https://a.example/{####}\"><img src=b.png></a></td>",
        "<noscript>{####}</noscript>",
        "<textarea>{####}</textarea>",
        "<p style=\"background:url('data:a;display:none')\">{####}</p>",
        "<p title=\"a > b\">{####}</p>",
    ] {
        assert_eq!(reason(html), None, "{html}");
    }
}

#[test]
fn what_nobody_sees_comes_with_its_reason() {
    use Unseen::{Absent, Attribute, Comment, Element, Hidden};
    for (html, expected) in [
        ("<p>code</p>", Absent),
        ("<!-- {####} -->", Comment),
        ("<!-- {####}", Comment),
        ("<!--[if mso]><p>{####}</p><![endif]-->", Comment),
        ("<!doctype {####}>", Comment),
        ("<img alt=\"{####}\">", Attribute),
        ("<p data-code='{####}'>x</p>", Attribute),
        ("<a href=\"https://a.example/?c={####}\"></a>", Attribute),
        (
            "<a href=\"https://a.example/?c={####}\"> &nbsp;&#8203;\n</a>after",
            Attribute,
        ),
        (
            "<a href=\"https://a.example/?c={####}\" style=\"display:none\">x</a>",
            Attribute,
        ),
        (
            "<div style=\"display:none\"><a href=\"https://a.example/?c={####}\">x</a></div>",
            Attribute,
        ),
        (
            "<a href=\"https://a.example/?c={####}\"><img src=x width=1 height=1></a>",
            Attribute,
        ),
        (
            "<a href=\"https://a.example/?c={####}\"><a href=\"https://b.example\">x</a>",
            Attribute,
        ),
        ("<link href=\"https://a.example/?c={####}\">x", Attribute),
        ("<title>{####}</title>", Element("title")),
        ("<style>#{####}", Element("style")),
        ("<STYLE>a{}{####}</STYLE>x", Element("style")),
        ("<script>{####}</script>", Element("script")),
        (
            "<div style=\"display:none\">{####}</div>",
            Hidden("display:none"),
        ),
        (
            "<div style=\"DISPLAY : None !important; display:block\">{####}</div>",
            Hidden("display:none"),
        ),
        (
            "<div style=\"display:none\"><p style=\"display:block;font-size:20px;visibility:visible\">{####}</p></div>",
            Hidden("display:none"),
        ),
        (
            "<div style=\"visibility:hidden\"><p>{####}</p></div>",
            Hidden("visibility"),
        ),
        (
            "<tr style=\"visibility:collapse\"><td>{####}</td></tr>",
            Hidden("visibility"),
        ),
        (
            "<div style=\"opacity:0\"><p style=\"opacity:1\">{####}</p></div>",
            Hidden("opacity:0"),
        ),
        (
            "<div style=\"opacity:0.0\">{####}</div>",
            Hidden("opacity:0"),
        ),
        (
            "<div style=\"font-size:0\"><b>{####}</b></div>",
            Hidden("font-size:0"),
        ),
        (
            "<div style=\"font-size:0px\"><b style=\"font-size:2em\">{####}</b></div>",
            Hidden("font-size:0"),
        ),
        (
            "<div style=\"font:0/0 a\">{####}</div>",
            Hidden("font-size:0"),
        ),
        (
            "<div style=\"max-height:0;overflow:hidden\"><p style=\"font-size:20px\">{####}</p></div>",
            Hidden("max-height:0 with overflow:hidden"),
        ),
        (
            "<span style=\"display:inline-block;max-height:0px;overflow:hidden\">{####}</span>",
            Hidden("max-height:0 with overflow:hidden"),
        ),
        ("<p hidden>{####}</p>", Hidden("the attribute hidden")),
        (
            "<template>{####}</template>",
            Hidden("the attribute hidden"),
        ),
        (
            "<div style=\"display:none\"><table><tr><td></div>{####}</td></tr></table></div>",
            Hidden("display:none"),
        ),
        (
            "<p>code</p><div style=\"display:none\">{####}</div><!-- {####} -->",
            Hidden("display:none"),
        ),
    ] {
        assert_eq!(reason(html), Some(expected), "{html}");
    }
}

#[test]
fn a_callers_rules_hide_and_the_elements_own_style_is_before_them() {
    let rule = |element, id, class: &'static str| StyleRule {
        element,
        id,
        classes: if class.is_empty() {
            Vec::new()
        } else {
            vec![class]
        },
        declarations: "display:none",
    };
    let html = "<p id=\"code\" class=\"a b\">{####}</p>";
    for (rule, hides) in [
        (rule(None, Some("code"), ""), true),
        (rule(Some("p"), None, "b"), true),
        (rule(Some("div"), None, ""), false),
        (rule(None, None, "c"), false),
        (rule(None, Some("x"), ""), false),
    ] {
        assert_eq!(unseen(html, "{####}", &[rule]).is_some(), hides);
    }
    let own = "<p class=\"b\" style=\"display:block\">{####}</p>";
    assert_eq!(unseen(own, "{####}", &[rule(None, None, "b")]), None);
    let important = StyleRule {
        declarations: "display:none !important",
        ..rule(None, None, "b")
    };
    assert!(unseen(own, "{####}", &[important]).is_some());
}

/// Measured on 2026-11-29: 30,000 elements in each other and 20,000 end tags took 11 s, more than twice of the time
/// that Cognito gives.
#[test]
fn elements_stand_in_each_other_as_deep_as_in_browsers() {
    let mut tree = Tree::new(&[]);
    for piece in Reader::new(&"<b>".repeat(20_000)) {
        let Piece::Start(element) = piece else {
            panic!("{piece:?}")
        };
        tree.open(&element);
        assert!(tree.depth() <= 512);
    }
    let deep = "<b>".repeat(1000);
    assert_eq!(reason(&format!("{deep}{{####}}")), None);
    let hidden = format!("<div style=\"display:none\">{deep}{{####}}");
    assert!(matches!(reason(&hidden), Some(Unseen::Hidden(_))));
    // What is around the deepest element still hides it, though it stands no longer in the tree.
    let hidden = format!("{deep}<b style=\"display:none\">{deep}{{####}}");
    assert!(matches!(reason(&hidden), Some(Unseen::Hidden(_))));
    let closed = format!("<p style=\"display:none\">{deep}</p>{{####}}");
    assert_eq!(reason(&closed), None);
}

/// A comparison of each attribute with all before it would take minutes.
#[test]
fn the_first_attribute_of_a_name_counts_among_any_number() {
    let many: String = (0..100_000).map(|number| format!(" a{number}=1")).collect();
    let hidden = format!("<p style=display:none{many} style=color:red>{{####}}");
    assert!(matches!(reason(&hidden), Some(Unseen::Hidden(_))));
}
