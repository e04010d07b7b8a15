//! The section on the custom resource beside the functions that users would write instead.

use std::error::Error;

use benches::{Contestant, Figure, Measured, ProgressLine, SesTransport, measure_ses};

use crate::args::ResultsArgs;
use crate::contestants::{BuildFolders, Participants};
use crate::goal::{Goal, GoalBound};
use crate::section::Section;
use crate::tables::{ECHO, TableBaselines, named};

const OURS: &str = "ses-identity-policy";
const PYTHON: &str = "python-ses";
const NODE: &str = "node-ses";

/// The bundle of root certificates on Debian and most other systems.
const SYSTEM_ROOTS: &str = "/etc/ssl/certs/ca-certificates.crt";

const INTRO: &str = "\
Cold is the time from the start of the process to the delivered answer of a Create. Each start does the whole \
work against the same doubles on loopback: GetEmailIdentity, GetAccount, CreateEmailIdentityPolicy, and the \
PUT to the presigned URL. A start that does not leave one policy and one answer fails the run. The bare echo \
only answers the invocation. python-ses uses crhelper and boto3, node-ses uses `@aws-sdk/client-sesv2`. Peak \
memory is that of the start.";

/// Measures all over HTTP and over TLS, and returns the figures over TLS, which AWS requires.
pub(crate) fn run(
    args: &ResultsArgs,
    folders: &BuildFolders,
) -> Result<(Section, Vec<Measured>), Box<dyn Error>> {
    let participants = participants(args, folders)?;
    let mut text = INTRO.to_owned();
    let mut over_tls = Vec::new();
    for transport in [SesTransport::Http, SesTransport::Tls] {
        let mut contestants = participants.present.clone();
        if transport == SesTransport::Http {
            contestants.extend(with_system_roots(&participants));
        }
        let subject = format!("{OURS}, {}", transport.name());
        let measured = measure_ses(
            &contestants,
            transport,
            args.plan.cold,
            &folders.scratch("tls"),
            &ProgressLine::of(subject),
        )?;
        let baselines = TableBaselines::of(&measured, OURS);
        text += &format!(
            "\n\n### Over {}\n\n{}\n{}",
            transport.name(),
            baselines.starts(&measured),
            baselines.footprint(&measured)
        );
        over_tls = measured;
    }
    let section = Section {
        title: OURS,
        text,
        missing: participants.missing,
        goals: goals(&over_tls),
        plots: Vec::new(),
    };
    Ok((section, over_tls))
}

fn participants(args: &ResultsArgs, folders: &BuildFolders) -> Result<Participants, String> {
    let mut participants = Participants::default();
    // `measure_ses` does not ask the first contestant for work, so the echo must be there and first.
    let echo = folders.binary(ECHO);
    participants.add(Ok(echo.map_err(|missing| missing.to_string())?));
    participants.add(folders.binary(OURS));
    for name in [PYTHON, NODE] {
        participants.add(folders.installed(name, args.quick));
    }
    Ok(participants)
}

/// ses-identity-policy with the system's roots instead of Amazon's own five, to see what those save. Not
/// for the run over TLS, which sets the same variable.
fn with_system_roots(participants: &Participants) -> Option<Contestant> {
    let ours = participants.named(OURS)?;
    let name = format!("{OURS}, system's roots");
    std::path::Path::new(SYSTEM_ROOTS)
        .is_file()
        .then(|| ours.clone().called(name).env("SSL_CERT_FILE", SYSTEM_ROOTS))
}

fn goals(measured: &[Measured]) -> Vec<Goal> {
    let ours = named(measured, OURS);
    let times_ours = |name| Figure::Cold.ratio(named(measured, name)?, ours?);
    vec![
        Goal::new(
            "crhelper and boto3 over TLS, of ses-identity-policy",
            GoalBound::RatioAtLeast(40.0),
            times_ours(PYTHON),
        ),
        Goal::new(
            "Node over TLS, of ses-identity-policy",
            GoalBound::RatioAtLeast(20.0),
            times_ours(NODE),
        ),
    ]
}
