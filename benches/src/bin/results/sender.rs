//! The section on the function that sends beside those that users would write instead.

use std::error::Error;

use benches::{Figure, Measured, ProgressLine, Spread, measure_senders, time_codes};

use crate::args::ResultsArgs;
use crate::contestants::{BuildFolders, PACKAGED, Participants};
use crate::goal::{Goal, GoalBound};
use crate::section::Section;
use crate::tables::{ECHO, TableBaselines, named};

const OURS: &str = "custom-email-sender";
const PYTHON: &str = "python-sender";
const NODE: &str = "node-sender";
/// The codes that are opened to time one.
const CODES: usize = 1000;

const INTRO: &str = "\
Cold is the time from the start of the process to the answer after SES accepted the mail of a sign-up. Each start does \
the whole work against the same doubles on loopback, over TLS: Decrypt at KMS, the code opened and its signature \
verified, SendEmail. A start that does not leave one mail with the code in both parts fails the run. The bare echo only \
answers the invocation. node-sender uses `@aws-crypto/client-node` and `@aws-sdk/client-sesv2`, python-sender \
`aws-encryption-sdk` and boto3. Both send a fixed mail in one language, Signet its default theme. Peak memory is that of \
the start.";

/// Measures all over TLS.
pub(crate) fn run(args: &ResultsArgs, folders: &BuildFolders) -> Result<Section, Box<dyn Error>> {
    let participants = participants(args, folders)?;
    let measured = measure_senders(
        &participants.present,
        args.plan.cold,
        &folders.scratch("sender-tls"),
        &ProgressLine::of(OURS.to_owned()),
    )?;
    let codes = time_codes(if args.quick { 20 } else { CODES });
    let code = Spread::of(codes.iter().map(|time| time.as_secs_f64() * 1e3));
    let baselines = TableBaselines::of(&measured, OURS);
    let text = format!(
        "{INTRO}\n\n{}\n{}",
        baselines.starts(&measured),
        baselines.footprint(&measured)
    );
    Ok(Section {
        title: OURS,
        text,
        missing: participants.missing,
        goals: goals(&measured, code),
        plots: Vec::new(),
    })
}

fn participants(args: &ResultsArgs, folders: &BuildFolders) -> Result<Participants, String> {
    let mut participants = Participants::default();
    // The first contestant is not asked for work, so the echo must be there and first.
    let echo = folders.binary(ECHO);
    participants.add(Ok(echo.map_err(|missing| missing.to_string())?));
    participants.add(folders.binary(OURS));
    participants.add(folders.packaged(OURS, args.quick));
    for name in [PYTHON, NODE] {
        participants.add(folders.installed(name, args.quick));
    }
    Ok(participants)
}

fn goals(measured: &[Measured], code: Option<Spread>) -> Vec<Goal> {
    let ours = named(measured, OURS);
    let times_ours = |figure: Figure, name| figure.ratio(named(measured, name)?, ours?);
    let packaged = named(measured, &format!("{OURS}{PACKAGED}"));
    let bytes = packaged.and_then(|packaged| packaged.artifact_bytes);
    vec![
        Goal::new(
            "Node to the accepted mail, of custom-email-sender",
            GoalBound::RatioAtLeast(20.0),
            times_ours(Figure::Cold, NODE),
        ),
        Goal::new(
            "Python to the accepted mail, of custom-email-sender",
            GoalBound::RatioAtLeast(40.0),
            times_ours(Figure::Cold, PYTHON),
        ),
        Goal::new(
            "peak memory of Node, of custom-email-sender",
            GoalBound::RatioAtLeast(8.0),
            times_ours(Figure::Peak, NODE),
        ),
        Goal::new(
            "custom-email-sender, a code decrypted and verified",
            GoalBound::Ms(1.0),
            code,
        ),
        Goal::new(
            "custom-email-sender, packaged binary",
            GoalBound::Mb(6.5),
            bytes.and_then(|bytes| Spread::of([bytes as f64 / 1e6])),
        ),
    ]
}
