//! `signet preview` and `signet init`, run as commands. Requests are written by hand, so that hostile ones
//! can be sent as well.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;

const SIGNET: &str = env!("CARGO_BIN_EXE_signet");

/// A running preview, which ends with its test.
struct RunningPreview {
    child: Child,
    port: u16,
}

impl RunningPreview {
    fn start(arguments: &[&str]) -> Self {
        Self::of(&mut signet(&[&["preview"], arguments].concat()))
    }

    fn of(command: &mut Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("signet starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("piped");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        let port = line.trim().trim_end_matches('/').rsplit(':').next();
        let port = port.and_then(|port| port.parse().ok());
        let port = port.unwrap_or_else(|| panic!("an address, not {line:?}"));
        Self { child, port }
    }

    fn of_theme(theme: &Path) -> Self {
        Self::start(&["--port", "0", "--theme", path(theme)])
    }

    /// Sends a complete request and returns the answer.
    fn answer(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        let patience = Some(Duration::from_secs(60));
        stream.set_read_timeout(patience).expect("a time-out");
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get_from(&self, host: &str, target: &str) -> String {
        self.answer(&format!(
            "GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        ))
    }

    fn get(&self, target: &str) -> String {
        self.get_from(&format!("127.0.0.1:{}", self.port), target)
    }

    fn stop(mut self) -> String {
        let _ = self.child.kill();
        let mut said = String::new();
        let stderr = self.child.stderr.as_mut().expect("piped");
        stderr.read_to_string(&mut said).expect("text");
        said
    }
}

impl Drop for RunningPreview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The binary, without the developer's own environment.
fn signet(arguments: &[&str]) -> Command {
    let mut command = Command::new(SIGNET);
    command.args(arguments).env_clear();
    command
}

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = signet(arguments).output().expect("signet runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (status.code(), text(stdout), text(stderr))
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a temporary path is text")
}

fn status(answer: &str) -> &str {
    answer.get(9..12).unwrap_or(answer)
}

fn theme(files: &[(&str, &[u8])]) -> TempDir {
    let theme = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        let file = theme.path().join(name);
        fs::create_dir_all(file.parent().expect("in the theme")).expect("a folder");
        fs::write(file, bytes).expect("a file");
    }
    theme
}

#[test]
fn only_this_machines_own_names_are_answered() {
    let preview = RunningPreview::start(&["--port", "0"]);
    let port = preview.port;
    for host in ["localhost", "LocalHost", "127.0.0.1", "[::1]"] {
        let answer = preview.get_from(&format!("{host}:{port}"), "/");
        assert_eq!(status(&answer), "200", "{host}");
    }
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        "localhost".to_owned(),
        format!("localhost:{}", port ^ 1),
        format!("127.0.0.1.evil.example:{port}"),
        String::new(),
    ] {
        for target in [
            "/",
            "/pane",
            "/mail",
            "/mail.eml",
            "/changes",
            "/page.js",
            "/none",
        ] {
            let answer = preview.get_from(&host, target);
            assert_eq!(status(&answer), "421", "{host} {target}");
        }
    }
}

#[test]
fn no_trick_with_the_host_header_helps() {
    let preview = RunningPreview::start(&["--port", "0"]);
    let port = preview.port;
    for request in [
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n".to_owned(),
        "GET / HTTP/1.0\r\n\r\n".to_owned(),
        format!(
            "GET / HTTP/1.1\r\nHost: localhost:{port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
        ),
        format!(
            "GET http://evil.example/ HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"
        ),
        format!(
            "GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost:{port}\r\nConnection: close\r\n\r\n"
        ),
    ] {
        let answer = preview.answer(&request);
        assert!(
            ["400", "421"].contains(&status(&answer)),
            "{request}{answer}"
        );
        assert!(!answer.contains("<html"), "{answer}");
    }
}

#[test]
fn every_answer_forbids_what_it_does_not_need() {
    let preview = RunningPreview::start(&["--port", "0"]);
    for (target, ancestors) in [
        ("/", "frame-ancestors 'none'"),
        ("/mail", "frame-ancestors 'self'"),
        ("/source?file=layout.html", "frame-ancestors 'none'"),
        ("/none", "frame-ancestors 'none'"),
    ] {
        let answer = preview.get(target);
        for header in [
            "default-src 'none'",
            ancestors,
            "x-content-type-options: nosniff",
            "cache-control: no-store",
        ] {
            assert!(answer.contains(header), "{target}: {header}: {answer}");
        }
        assert!(!answer.contains("access-control-allow"), "{target}");
    }
    let policy = preview.get("/mail?images=on");
    let policy = policy
        .lines()
        .find(|line| line.starts_with("content-security-policy"));
    assert!(policy.is_some_and(|policy| !policy.contains("script-src")));
}

/// Without a theme's folder nothing is watched, and the stream used to end at once: the page showed
/// "stopped".
#[test]
fn the_stream_of_changes_stays_open_without_a_theme() {
    let preview = RunningPreview::start(&["--port", "0"]);
    let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).expect("it listens");
    let host = format!("127.0.0.1:{}", preview.port);
    write!(stream, "GET /changes HTTP/1.1\r\nHost: {host}\r\n\r\n").expect("it reads");
    let mut lines = BufReader::new(stream.try_clone().expect("a handle")).lines();
    assert!(
        lines.any(|line| line.is_ok_and(|line| line == "data: 0")),
        "the current count comes first"
    );
    // A stream that ends is followed by a last chunk of length 0 at once.
    let pause = Some(Duration::from_millis(500));
    stream.set_read_timeout(pause).expect("a time-out");
    let rest: Vec<String> = lines.map_while(Result::ok).collect();
    assert!(!rest.contains(&"0".to_owned()), "{rest:?}");
}

#[test]
fn a_port_in_use_gets_the_next_one_and_that_is_said() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("bound").port();
    let preview = RunningPreview::start(&["--port", &port.to_string()]);
    assert!(preview.port > port, "{} after {port}", preview.port);
    assert_eq!(status(&preview.get("/")), "200");
    let said = preview.stop();
    assert!(said.contains(&format!("port {port} is in use")), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn it_listens_on_loopback_only() {
    let preview = RunningPreview::start(&["--port", "0"]);
    let port = format!("{:04X}", preview.port);
    let sockets = ["/proc/net/tcp", "/proc/net/tcp6"]
        .map(|table| fs::read_to_string(table).unwrap_or_default())
        .concat();
    let listening: Vec<&str> = sockets
        .lines()
        .filter_map(|line| {
            let mut fields = line.split_whitespace().skip(1);
            let local = fields.next()?;
            let state = fields.nth(1)?;
            (state == "0A" && local.ends_with(&format!(":{port}"))).then_some(local)
        })
        .collect();
    assert_eq!(listening, [format!("0100007F:{port}")]);
}

#[test]
fn no_path_leads_out_of_the_theme() {
    let theme = theme(&[("layout.html", b"mine"), (".env", b"top secret")]);
    fs::write(
        theme
            .path()
            .parent()
            .expect("a parent")
            .join("outside.html"),
        "top secret",
    )
    .expect("a file");
    let preview = RunningPreview::of_theme(theme.path());
    assert!(preview.get("/source?file=layout.html").contains("mine"));
    for target in [
        "/../outside.html",
        "/%2e%2e/outside.html",
        "/..%2foutside.html",
        "/layout.html",
        "/page.css/../../outside.html",
        "/source?file=../outside.html",
        "/source?file=..%2Foutside.html",
        "/source?file=..%5Coutside.html",
        "/source?file=messages/../../outside.html",
        "/source?file=default/../outside.html",
        "/source?file=.env",
        "/source?file=/etc/passwd",
        "/source?file=file:///etc/passwd",
        "/source?file=layout.html%00",
        "/source?file=",
        "/source",
        "/?sample=../../../../etc/passwd&locale=../../etc/passwd&client=../..",
    ] {
        let answer = preview.get(target);
        assert!(
            !answer.contains("top secret") && !answer.contains("root:"),
            "{target}: {answer}"
        );
        let page = target.starts_with("/?");
        assert_eq!(status(&answer) == "200", page, "{target}: {answer}");
    }
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_that_leads_nowhere_does_not_stop_the_preview() {
    let theme = theme(&[]);
    fs::create_dir(theme.path().join("messages")).expect("a folder");
    std::os::unix::fs::symlink("/nowhere", theme.path().join("theme.toml")).expect("a link");
    std::os::unix::fs::symlink(".", theme.path().join("messages/again")).expect("a link");
    let preview = RunningPreview::of_theme(theme.path());
    assert_eq!(status(&preview.get("/")), "200");
}

#[test]
fn a_theme_of_six_thousand_files_is_listed() {
    let theme = theme(&[]);
    for folder in ["messages", "samples", "assets"] {
        fs::create_dir(theme.path().join(folder)).expect("a folder");
    }
    let sample = include_str!("../../templates/samples/sign-up.json");
    for number in 0..2_000 {
        let root = theme.path();
        fs::write(root.join(format!("messages/m{number}.html")), "<p>").expect("a file");
        fs::write(root.join(format!("samples/s{number}.json")), sample).expect("a file");
        fs::write(root.join(format!("assets/a{number}.txt")), "x").expect("a file");
    }
    let preview = RunningPreview::of_theme(theme.path());
    let page = preview.get("/?list=messages");
    assert!(
        page.contains("data-value=\"s1999\""),
        "every sample is a choice"
    );
    assert!(page.contains("1732 more"), "and the list is cut");
}

#[test]
fn an_unusable_template_is_named_and_the_default_one_shown() {
    let large = vec![b'x'; 20 << 20];
    let theme = theme(&[
        ("messages/sign-up.html", &large),
        ("messages/resend-code.html", b"\xff\xfe not UTF-8"),
        ("messages/forgot-password.html/a-folder.html", b""),
        ("samples/broken.json", b"{\n  nothing"),
        ("samples/large.json", &large),
        ("theme.toml", b"[brand\nname = 1"),
        ("locales/de.ftl", b"sign-up =\n    .subject = {\n"),
    ]);
    let preview = RunningPreview::of_theme(theme.path());
    let sign_up = preview.get("/pane?sample=sign-up&locale=en");
    for told in [
        "messages&#x2F;sign-up.html",
        "20971520 bytes",
        "falls back to the default theme",
        "broken.json",
        "large.json",
        "theme.toml",
        "de.ftl",
        "Confirm your email address",
    ] {
        let told = [told.to_owned(), told.replace("&#x2F;", "/")];
        assert!(
            told.iter().any(|told| sign_up.contains(told)),
            "{told:?}: {sign_up}"
        );
    }
    for sample in ["resend-code", "forgot-password"] {
        let pane = preview.get(&format!("/pane?sample={sample}"));
        assert!(pane.contains("cannot be read"), "{sample}: {pane}");
    }
}

#[test]
fn a_long_event_is_refused_and_the_next_request_answered() {
    let preview = RunningPreview::start(&["--port", "0"]);
    let answer = preview.get(&format!("/pane?event={}", "x".repeat(100_000)));
    assert!(["414", "431"].contains(&status(&answer)), "{answer}");
    let answer = preview.get("/pane?event=%5B1,2%5D");
    assert!(
        answer.contains("expected an event of Cognito (a JSON object), found an array"),
        "{answer}"
    );
    assert_eq!(status(&preview.get("/?list=nonsense")), "400");
    assert_eq!(status(&preview.get("/")), "200");
}

#[test]
fn unusable_arguments_are_named_and_exit_with_two() {
    let theme = theme(&[("theme.toml", b"")]);
    let file = theme.path().join("theme.toml");
    for (arguments, told) in [
        (["--theme", "/no/such/theme"], "no such folder"),
        (["--theme", path(&file)], "not a folder"),
        (["--export", path(&file)], "--export"),
        (["--port", "65536"], "65536"),
    ] {
        let (code, stdout, stderr) = run(&[&["preview"], &arguments[..]].concat());
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(stderr.contains(told), "{arguments:?}: {stderr}");
    }
}

#[cfg(unix)]
#[test]
fn a_theme_that_may_not_be_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;

    let theme = theme(&[("theme.toml", b"")]);
    fs::set_permissions(theme.path(), fs::Permissions::from_mode(0o000)).expect("its owner");
    if fs::read_dir(theme.path()).is_ok() {
        eprintln!("skipped: the superuser may read everything");
        return;
    }
    let (code, _, stderr) = run(&["preview", "--theme", path(theme.path())]);
    assert_eq!(code, Some(2), "{stderr}");
    assert!(stderr.contains("permission denied"), "{stderr}");
}

#[test]
fn an_export_is_the_same_as_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let theme = folder.path().join("theme");
    assert_eq!(run(&["init", path(&theme)]).0, Some(0));
    let out = folder.path().join("a new/review");
    let (code, stdout, stderr) = run(&["preview", "--theme", path(&theme), "--export", path(&out)]);
    assert_eq!((code, stdout.as_str()), (Some(0), ""), "{stderr}");
    assert!(stderr.contains("index.html"), "{stderr}");
    let index = fs::read_to_string(out.join("index.html")).expect("an index");
    for name in [
        "sign-up-long-name.ar.default.light.html",
        "resend-code.en.default.dark.html",
    ] {
        assert!(index.contains(name), "{name}: {index}");
        let mail = fs::read_to_string(out.join(name)).expect("a mail");
        assert!(mail.contains("482913"), "{name}");
        let policy = mail.find("Content-Security-Policy").expect("a policy");
        assert!(policy < mail.find("<html").expect("a mail"), "{name}");
    }
}

#[test]
fn an_export_of_the_default_theme_has_at_most_two_megabytes() {
    let out = tempfile::tempdir().expect("a folder");
    let (code, _, stderr) = run(&["preview", "--export", path(&out.path().join("x"))]);
    assert_eq!(code, Some(0), "{stderr}");
    let files = fs::read_dir(out.path().join("x")).expect("a folder");
    let sizes = files.map(|file| file.and_then(|file| file.metadata()).expect("a file").len());
    let bytes: u64 = sizes.sum();
    assert!((500_000..2_000_000).contains(&bytes), "{bytes}");
}

/// A browser that another site leads here says so; other programs say nothing.
#[test]
fn another_sites_page_is_refused_before_anything_is_done() {
    let theme = theme(&[("theme.toml", b"[brand]\nname = \"Acme\"\n")]);
    let preview = RunningPreview::of_theme(theme.path());
    let host = format!("127.0.0.1:{}", preview.port);
    let get = |target: &str, headers: &str| {
        preview.answer(&format!(
            "GET {target} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n"
        ))
    };
    for target in [
        "/",
        "/pane",
        "/mail",
        "/source?file=theme.toml",
        "/page.css",
        "/changes",
    ] {
        for headers in [
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n",
            "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\n",
            "Origin: https://evil.example\r\n",
        ] {
            let answer = get(target, headers);
            assert_eq!(status(&answer), "403", "{target} {headers}");
            assert!(!answer.contains("Acme"), "{target}");
        }
    }
    let link =
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";
    assert_eq!(status(&get("/", link)), "200");
    let page = get("/", "Sec-Fetch-Site: none\r\n");
    assert_eq!(status(&page), "200");

    let token = page.split("name=\"token\" value=\"").nth(1);
    let token = token
        .and_then(|rest| rest.split('"').next())
        .expect("a token");
    let post = |path: &str, origin: &str, body: &str| {
        preview.answer(&format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\n{origin}Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ))
    };
    let own = format!("Origin: http://{host}\r\n");
    let fields = "name=Bolt&accent=%23ff0000&logo_url=";
    let written = format!("token={token}&{fields}");
    let file = || fs::read_to_string(theme.path().join("theme.toml")).expect("a file");
    for (origin, body, refused) in [
        ("", written.as_str(), "403"),
        ("Origin: null\r\n", written.as_str(), "403"),
        ("Origin: http://evil.example\r\n", written.as_str(), "403"),
        (own.as_str(), &format!("token=0&{fields}"), "403"),
        (own.as_str(), fields, "422"),
        (
            own.as_str(),
            &format!("token={token}&name=&accent=red&logo_url="),
            "422",
        ),
    ] {
        assert_eq!(
            status(&post("/brand", origin, body)),
            refused,
            "{origin} {body}"
        );
        assert_eq!(file(), "[brand]\nname = \"Acme\"\n");
    }
    assert_eq!(status(&post("/brand", &own, &written)), "200");
    assert!(file().contains("name = \"Bolt\"") && file().contains("accent = \"#ff0000\""));
    assert!(preview.get("/pane").contains("Bolt"));
    assert_eq!(
        status(&post("/undo", &own, &format!("token={token}"))),
        "200"
    );
    assert_eq!(file(), "[brand]\nname = \"Acme\"\n");
    let nowhere = post("/undo", &own, &format!("token={token}"));
    assert_eq!(status(&nowhere), "422", "{nowhere}");
}

/// Half of them say nothing, half stop within a request: neither keeps others waiting.
#[test]
fn idle_connections_keep_nobody_waiting() {
    let preview = RunningPreview::start(&["--port", "0"]);
    let idle: Vec<TcpStream> = (0..250)
        .map(|number| {
            let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).expect("it listens");
            if number % 2 == 0 {
                stream
                    .write_all(b"GET / HTTP/1.1\r\nHost:")
                    .expect("it reads");
            }
            stream
        })
        .collect();
    for target in ["/", "/pane?sample=welcome", "/mail", "/page.js"] {
        assert_eq!(status(&preview.get(target)), "200", "{target}");
    }
    drop(idle);
}

#[test]
fn a_mail_is_downloaded_as_a_file() {
    let preview = RunningPreview::start(&["--port", "0", "--for", "custom-email-sender"]);
    let answer = preview.get("/mail.eml?sample=welcome&locale=de");
    assert_eq!(status(&answer), "200");
    for part in [
        "message/rfc822",
        "filename=\"welcome.de.eml\"",
        "multipart/alternative",
    ] {
        assert!(answer.contains(part), "{part}: {answer}");
    }
    let sample = "/mail.eml?sample=a%22%0d%0ab%2f..";
    assert!(preview.get(sample).contains("filename=\"ab...eml\""));
}

#[cfg(feature = "send")]
#[test]
fn a_test_mail_leaves_through_the_same_server_as_that_of_signet_send() {
    let smtp = doubles::smtp::Smtp::start(doubles::smtp::Reaction::Takes);
    let url = format!("smtp://{}", smtp.address);
    let preview = RunningPreview::of(signet(&["preview", "--port", "0"]).env("SMTP_URL", &url));
    let page = preview.get("/");
    let token = page.split("name=\"token\" value=\"").nth(1);
    let token = token
        .and_then(|rest| rest.split('"').next())
        .expect("a token");
    let body =
        format!("token={token}&to=me%40example.com&query=sample%3Dforgot-password%26locale%3Dja");
    let host = format!("127.0.0.1:{}", preview.port);
    let answer = preview.answer(&format!(
        "POST /send HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    ));
    assert!(
        answer.ends_with(&format!("sent through {}", smtp.address)),
        "{answer}"
    );
    assert_eq!(smtp.taken()[0].to, ["me@example.com"]);
    assert!(smtp.taken()[0].mail.contains("lang=3D\"ja\""));
}

#[test]
fn init_never_overwrites_and_names_each_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let theme = folder.path().join("my theme");
    let (code, stdout, stderr) = run(&["init", path(&theme)]);
    assert_eq!(code, Some(0), "{stderr}");
    assert_eq!(stderr.matches("created: ").count(), 5, "{stderr}");
    assert!(
        stdout.contains(&format!("signet preview '{}'", path(&theme))),
        "{stdout}"
    );

    fs::write(theme.join("theme.toml"), "mine").expect("a file");
    fs::remove_file(theme.join("locales/en.ftl")).expect("a file");
    let (code, _, stderr) = run(&["init", path(&theme)]);
    assert_eq!(code, Some(0), "{stderr}");
    assert_eq!(
        (
            stderr.matches("created: ").count(),
            stderr.matches("kept: ").count()
        ),
        (1, 4),
        "{stderr}"
    );
    assert_eq!(
        fs::read_to_string(theme.join("theme.toml")).expect("a file"),
        "mine"
    );

    let (code, _, stderr) = run(&["init", path(&theme.join("theme.toml"))]);
    assert_eq!(code, Some(2), "{stderr}");
}

#[test]
fn a_new_theme_renders_its_own_sample_without_a_defect() {
    let folder = tempfile::tempdir().expect("a folder");
    run(&["init", path(folder.path())]);
    let sample = folder.path().join("samples/sign-up-long-name.json");
    let theme = path(folder.path());
    let (code, stdout, stderr) = run(&["render", path(&sample), "--theme", theme]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""), "{stdout}");
    assert!(stdout.contains("theme"), "{stdout}");
}
