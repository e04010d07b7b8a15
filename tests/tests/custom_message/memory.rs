//! Memory does not grow with what callers choose, and an owner's theme has a bound.

use doubles::{Launch, Profile, binary};

use super::{KINDS, event, invoke, theme};

/// Callers choose app clients and languages: neither may grow the process.
#[test]
fn a_thousand_events_do_not_grow_the_process() {
    let clients = (0..40).map(|id| {
        let brand = format!("[brand]\nname = \"Brand {id}\"\n");
        (format!("clients/client{id}.toml"), brand)
    });
    let clients: Vec<(String, String)> = clients.collect();
    let files = clients
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()));
    let folder = theme(&files.collect::<Vec<_>>());
    let path = binary("custom-message", Profile::Packaged).unwrap();
    let launch = Launch::of(path)
        .env("THEME_DIR", folder.path())
        .without_log();
    let mut function = launch.start().unwrap();
    let mut send = |number: usize| {
        let (source, _) = KINDS[number % 7];
        let mut event = event(source);
        // known and unknown clients, known and unknown languages, never the same twice
        let client = if number.is_multiple_of(2) {
            format!("client{}", number % 40)
        } else {
            format!("unknown-{number}")
        };
        event["callerContext"]["clientId"] = client.into();
        let region = [b'A' + (number % 26) as u8, b'A' + (number / 26 % 26) as u8];
        let region = String::from_utf8_lossy(&region).into_owned();
        let locale = match number % 4 {
            0 => format!("de-{region}"),
            1 => format!("ar-{region}"),
            2 => format!("{}-{region}", ["ja", "fr", "xx", "zh-Hant"][number / 4 % 4]),
            _ => "x".repeat(number),
        };
        event["request"]["userAttributes"]["locale"] = locale.into();
        event["request"]["userAttributes"]["name"] = format!("User {number}").into();
        assert!(invoke(&mut function, &event.to_string()).contains("{####}"));
        function.resident_kib().unwrap()
    };
    let warm = (0..400).map(&mut send).last().unwrap();
    let late = (400..1_400).map(&mut send).last().unwrap();
    assert!(
        late <= warm + 1_024,
        "{warm} KiB after 400 events, {late} KiB after 1,400"
    );
}

/// The bound on what one event may add to the idle process, in KiB.
const EVENT_MAX: u64 = 32 * 1024;

/// A theme that asks for memory: what it does, and its files.
struct Hostile {
    name: &'static str,
    files: Vec<(String, String)>,
}

impl Hostile {
    /// The same with the text of its only file so often in a row.
    fn repeated(mut self, times: usize) -> Self {
        let (_, text) = &mut self.files[0];
        *text = text.repeat(times);
        self
    }
}

/// The attacks of 2026-11-25, and relatives of each.
fn hostile_themes() -> Vec<Hostile> {
    const MIB: usize = 1024 * 1024;
    let page = |name, page: String| Hostile {
        name,
        files: vec![("messages/sign-up.html".to_owned(), page + "{{ code }}")],
    };
    let strings = |name, text: String| Hostile {
        name,
        files: vec![("locales/en.ftl".to_owned(), text)],
    };
    let settings = |name, text: String| Hostile {
        name,
        files: vec![("theme.toml".to_owned(), text)],
    };
    let full = |piece: &str, size: usize| piece.repeat(size / piece.len());
    let doubled = |count: usize| {
        (0..count).fold(String::new(), |all, n| {
            all + &format!("t{n} = {{ t{} }}{{ t{} }}\n", n + 1, n + 1)
        })
    };
    let included = |count: usize| {
        let include = |n| format!("{{% include \"big{n}.html\" %}}");
        let mut files = vec![(
            "messages/sign-up.html".to_owned(),
            (0..count).map(include).collect::<String>() + "{{ code }}",
        )];
        files.extend((0..count).map(|n| {
            let text = full("<p>{{ code }}</p>", MIB - 100);
            (format!("big{n}.html"), text)
        }));
        files
    };
    vec![
        page("no attack", String::new()),
        page(
            "a text that doubles itself",
            format!("{{% set x = 'ab' %}}{}", "{% set x = x ~ x %}".repeat(40)),
        ),
        page(
            "a captured text that doubles itself",
            format!("{{% set x = 'ab' %}}{}", "{% set x %}{{ x }}{{ x }}{% endset %}".repeat(40)),
        ),
        page(
            "a replace bomb",
            "{% set x = 'a' | replace(from='a', to='aaaaaaaaaaaaaaaa') %}{{ x | replace(from='a', to=x) | replace(from='a', to=x) | replace(from='a', to=x) }}".to_owned(),
        ),
        page(
            "ranges that are kept",
            (0..5_000).map(|n| format!("{{% set x{n} = range(end=1000) %}}")).collect(),
        ),
        page(
            "ranges of ranges",
            "{{ [range(end=1000) for i in range(end=1000)] | length }}".to_owned(),
        ),
        page("a message file of 20 MB", full("<p>text</p>", 20 * MIB)),
        page("a message file of 1 MiB of text", full("<p>text</p>", MIB - 100)),
        page("a message file of 1 MiB of values", full("{{ code }}", MIB - 100)),
        page("a message file of 1 MiB of the shortest values", full("{{x}}", MIB - 100)),
        page("a message file of 1 MiB of conditions", full("{%if code%}{%endif%}", MIB - 100)),
        page("a message file of 1 MiB of sums", format!("{{{{ 1{} }}}}", full("+1", MIB - 100))),
        page("a message file of 1 MiB of brackets", full("{{[[", MIB - 100)),
        page("a message file of 1 MiB for the engine", "{% set a = 1 %}".to_owned() + &full("{{ a }}", MIB - 100)),
        page("a message file of 1 MiB of lists", format!("{{{{ [1{}] }}}}", full(",1", MIB - 100))),
        page("a message file of 1 MiB of fields", format!("{{{{ a{} }}}}", full(".b", MIB - 100))),
        page("a message file of 1 MiB of arguments", format!("{{{{ <code {} /> }}}}", full("a=1 ", MIB - 100))),
        page("a message file of 1 MiB of alternatives", format!("{{% if code %}}{}{{% endif %}}", full("{%elif code%}", MIB - 100))),
        page("a message file of 1 MiB of empty lines", full("\n", MIB - 100)),
        page("a message file of 1 MiB of comments", full("{##}", MIB - 100)),
        page("a message file of 1 MiB of components", (0..40_000).map(|n| format!("{{%component c{n}()%}}{{%endcomponent%}}")).take(20_000).collect()),
        page("a page of 250 KiB of elements", full("<b>", 250 * 1024)),
        page("a page of 250 KiB of attributes", format!("<p {}>", full("a ", 250 * 1024))),
        page("a page of 250 KiB of styles", format!("<p style='{}'>", full("a:b;", 250 * 1024))),
        page("a page of 250 KiB of control characters", full("\u{1}", 250 * 1024)),
        Hostile { name: "40 files of 1 MiB", files: included(40) },
        strings("strings of 20 MB", full("a = b\n", 20 * MIB)),
        strings("strings of 1 MiB", full("sign-up =\n    .intro = { $name }\n", MIB - 100)),
        strings(
            "80,000 messages",
            (0..80_000).map(|n| format!("m{n} = x\n")).collect(),
        ),
        strings(
            "strings that double themselves",
            format!("sign-up =\n    .intro = {{ t0 }}\n{}t40 = {}\n", doubled(40), "x".repeat(100)),
        ),
        settings("4 MiB of settings", full("a = {b=[1]}\n", 4 * MIB - 100)),
        settings("4 MiB of keys", (0..440_000).map(|n| format!("a{n}=1\n")).collect()),
        settings("4 MiB of numbers", format!("a = [{}]\n", full("1,", 4 * MIB - 100))),
        settings("4 MiB of arrays", format!("a = [{}]\n", full("[],", 4 * MIB - 100))),
        settings("4 MiB of attributes", format!("[attributes]\n{}", (0..290_000).map(|n| format!("a{n}=\"b\"\n")).collect::<String>())),
        settings("24,000 attributes", format!("[attributes]\n{}", (0..24_000).map(|n| format!("a{n}=\"b\"\n")).collect::<String>())),
        settings("4 MiB of links", format!("[links]\n{}", (0..200_000).map(|n| format!("a{n}=\"/b\"\n")).collect::<String>())),
        settings("4 MiB of languages", format!("[locales]\noffered = [{}]\n", full("\"de\",", 4 * MIB - 100))),
        settings("4 MiB of empty lines", full("\n", 4 * MIB - 100)),
        Hostile { name: "1 MiB of keys for an app client", files: vec![("clients/1example23456789.toml".to_owned(), (0..100_000).map(|n| format!("a{n}=1\n")).collect())] },
        strings("1 MiB of parts", format!("sign-up =\n{}", (0..75_000).map(|n| format!(" .a{n}=b\n")).collect::<String>())),
        strings("1 MiB of text in one string", format!("sign-up =\n .intro = {}\n", full("x", MIB - 100))),
        strings("1 MiB of tags in one string", format!("sign-up =\n .intro = {}\n", full("<b>x</b>", MIB - 100))),
        strings("1 MiB of values in one string", format!("sign-up =\n .intro = {}\n", full("{$a}", MIB - 100))),
        strings("1 MiB of the shortest messages", (0..140_000_u32).map(|n| format!("{}=x\n", n.to_string().bytes().map(|digit| char::from(digit + 49)).collect::<String>())).take(104_000).collect()),
        strings("a chain of 9,900 messages", "sign-up = {m0}\n .intro = {m0}\n".to_owned() + &(0..9_900).map(|n| format!("m{n} = {{m{}}}\n", n + 1)).collect::<String>()),
        strings("9,990 values and an error", format!("sign-up =\n .intro = {}\n .sms = {{\n", full("{$a}", 4 * 9_990))),
        page("64 lists of 8,000", "{{ [1".to_owned() + &full(",1", 16_000) + "] }}" ).repeated(64),
        page("20,000 values of 50 bytes", "{{ a.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b }}".to_owned()).repeated(20_000),
        strings("1 MiB of errors", full("=\n", MIB - 100)),
        settings("80,000 errors in the settings", "motto = 1\n".repeat(80_000)),
        settings(
            "4 MiB of tables",
            (0..150_000).map(|n| format!("[links.a{n}]\nb=\"\"\n")).collect(),
        ),
    ]
}

/// Each theme in a process of its own, since what one leaves behind would hide the next.
#[test]
fn an_event_costs_at_most_32_mib_whatever_the_theme_asks_for() {
    let path = binary("custom-message", Profile::Packaged).unwrap();
    let idle = {
        let folder = theme(&[]);
        let launch = Launch::of(path.clone()).env("THEME_DIR", folder.path());
        let mut function = launch.without_log().start().unwrap();
        function.wait_until_idle().unwrap();
        function.peak_memory_kib().unwrap()
    };
    let mut beyond = Vec::new();
    for Hostile { name, files } in hostile_themes() {
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|(name, text)| (&**name, &**text))
            .collect();
        let folder = theme(&files);
        let launch = Launch::of(path.clone()).env("THEME_DIR", folder.path());
        let mut function = launch.without_log().start().unwrap();
        for (source, _) in KINDS {
            invoke(&mut function, &event(source).to_string());
        }
        let added = function.peak_memory_kib().unwrap().saturating_sub(idle);
        println!("{added:>7} KiB above {idle} KiB: {name}");
        if added > EVENT_MAX {
            beyond.push(format!("{name}: {added} KiB"));
        }
    }
    assert!(beyond.is_empty(), "{beyond:#?}");
}
