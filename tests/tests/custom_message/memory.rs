//! Memory does not grow with what callers choose.

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
