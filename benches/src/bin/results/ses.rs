//! The custom resource beside what users would write instead.

use std::error::Error;

use benches::{Contestant, Figure, Measured, Wire, measure_ses};

use crate::args::Args;
use crate::contestants::{Built, Field};
use crate::progress;
use crate::section::Section;
use crate::tables::{ECHO, References, named};
use crate::wanted::{Bound, Wanted};

const OURS: &str = "ses-identity-policy";
const PYTHON: &str = "python-ses";
const NODE: &str = "node-ses";

/// Debian's and most others' bundle of root certificates.
const SYSTEM_ROOTS: &str = "/etc/ssl/certs/ca-certificates.crt";

const INTRO: &str = "\
From the start of the process to the answer delivered, Create, each start the whole work against the \
same doubles on loopback: GetEmailIdentity, GetAccount, CreateEmailIdentityPolicy, and the PUT to the \
presigned URL. A start that leaves no policy or not exactly one answer fails the run. The bare echo only \
answers the invocation. python-ses is crhelper and boto3, node-ses `@aws-sdk/client-sesv2`; peak memory \
is that of the start.";

/// Measures them, in the clear and over TLS; the latter, which AWS speaks, is handed on.
pub(crate) fn run(args: &Args, built: &Built) -> Result<(Section, Vec<Measured>), Box<dyn Error>> {
    let field = field(args, built)?;
    let mut text = INTRO.to_owned();
    let mut over_tls = Vec::new();
    for wire in [Wire::Http, Wire::Tls] {
        let mut contestants = field.present.clone();
        if wire == Wire::Http {
            contestants.extend(with_system_roots(&field));
        }
        let what = format!("{OURS}, {}", wire.name());
        let measured = measure_ses(
            &contestants,
            wire,
            args.plan.cold,
            &built.scratch("tls"),
            &mut progress::on_terminal(&what),
        )?;
        let references = References::of(&measured, OURS);
        text += &format!(
            "\n\n### Over {}\n\n{}\n{}",
            wire.name(),
            references.starts(&measured),
            references.footprint(&measured)
        );
        over_tls = measured;
    }
    let section = Section {
        title: OURS,
        text,
        left_out: field.left_out,
        wanted: wanted(&over_tls),
        plots: Vec::new(),
    };
    Ok((section, over_tls))
}

fn field(args: &Args, built: &Built) -> Result<Field, String> {
    let mut field = Field::default();
    // It must be the first and the floor: without it, the first would be excused from its work.
    let echo = built.binary(ECHO);
    field.add(Ok(echo.map_err(|left_out| left_out.to_string())?));
    field.add(built.binary(OURS));
    for name in [PYTHON, NODE] {
        field.add(built.installed(name, args.quick));
    }
    Ok(field)
}

/// What Amazon's own five roots save. Over TLS the variable names the run's own authority.
fn with_system_roots(field: &Field) -> Option<Contestant> {
    let ours = field.present.iter().find(|one| one.name == OURS)?;
    let name = format!("{OURS}, system's roots");
    std::path::Path::new(SYSTEM_ROOTS)
        .is_file()
        .then(|| ours.clone().called(name).env("SSL_CERT_FILE", SYSTEM_ROOTS))
}

fn wanted(measured: &[Measured]) -> Vec<Wanted> {
    let ours = named(measured, OURS);
    let times_ours = |name| Figure::Cold.ratio(named(measured, name)?, ours?);
    vec![
        Wanted::new(
            "crhelper and boto3 over TLS, of ses-identity-policy",
            Bound::AtLeast(40.0),
            times_ours(PYTHON),
        ),
        Wanted::new(
            "Node over TLS, of ses-identity-policy",
            Bound::AtLeast(20.0),
            times_ours(NODE),
        ),
    ]
}
