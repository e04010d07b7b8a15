//! The queue of the events that a custom sender failed.

use super::Function;
use crate::case::Case;
use crate::checks::metric;
use crate::counted::counted;
use crate::evidence::Node;
use crate::finding::Read;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};

/// The attributes whose sum are the events that wait: free, being read, not yet to be read.
const COUNTS: [&str; 3] = [
    "ApproximateNumberOfMessages",
    "ApproximateNumberOfMessagesNotVisible",
    "ApproximateNumberOfMessagesDelayed",
];

/// The place of the events that Lambda gave up.
struct Destination<'a> {
    arn: &'a str,
    read: Read,
    /// jq's way from a message's body to the event: a destination wraps it, a dead-letter queue does not.
    event: &'static str,
}

/// A queue of SQS.
struct Queue<'a> {
    region: &'a str,
    account: &'a str,
    name: &'a str,
}

pub(super) fn waiting(case: &Case<'_>, function: &Function) -> Verdict {
    if !function.is_custom_sender() || function.is_absent(case) {
        return Ok(None);
    }
    let subject = format!("the custom sender {}", function.name);
    let settings = settings(case, function)?;
    // A put would reset the settings that it does not name.
    let verb = settings.as_ref().map_or("put", |_| "update");
    let Some(destination) = destination(case, function, settings)? else {
        return Err(Gap::new(format!(
            "{subject} has no on-failure destination, so there is no queue to look at: Lambda drops what failed three times"
        ))
        .command(format!(
            "aws lambda {verb}-function-event-invoke-config {} --destination-config '{{\"OnFailure\":{{\"Destination\":\"ARN of a queue\"}}}}'",
            function.arguments()
        ))
        .note("the function's role needs sqs:SendMessage on the queue"));
    };
    let Some(queue) = Queue::parse(destination.arn) else {
        return Err(Gap::new(format!(
            "what {subject} failed goes to {}, which was not looked at: only a queue of SQS can be",
            destination.arn
        ))
        .read(destination.read)
        .note("look there for events that the function failed"));
    };
    judge(case, function, &destination, &queue)
}

fn settings<'a>(case: &Case<'a>, function: &Function) -> Result<Option<Node<'a>>, Gap> {
    let operation = Operation::GetFunctionEventInvokeConfig;
    let asked = case
        .evidence
        .ask(operation, &function.region, &function.arn);
    asked.found()
}

/// The on-failure destination, or else the dead-letter queue: Lambda sends to both where both are set.
fn destination<'a>(
    case: &Case<'a>,
    function: &Function,
    settings: Option<Node<'a>>,
) -> Result<Option<Destination<'a>>, Gap> {
    if let Some(settings) = settings {
        let arn = settings.at("DestinationConfig.OnFailure.Destination");
        if arn.exists() {
            return of(&arn, " | .requestPayload").map(Some);
        }
    }
    let Some(configuration) = function.configuration(case).found()? else {
        return Ok(None);
    };
    let arn = configuration.at("DeadLetterConfig.TargetArn");
    if arn.exists() {
        return of(&arn, "").map(Some);
    }
    Ok(None)
}

fn of<'a>(arn: &Node<'a>, event: &'static str) -> Result<Destination<'a>, Gap> {
    Ok(Destination {
        arn: arn.text()?,
        read: arn.read(),
        event,
    })
}

impl<'a> Queue<'a> {
    fn parse(arn: &'a str) -> Option<Self> {
        let parts: Vec<&str> = arn.split(':').collect();
        let ["arn", _, "sqs", region, account, name] = parts[..] else {
            return None;
        };
        Some(Self {
            region,
            account,
            name,
        })
    }

    /// Returns the arguments that name the queue, once its URL is in `$queue`.
    fn arguments(&self) -> String {
        format!("--region {} --queue-url \"$queue\"", self.region)
    }
}

fn judge(
    case: &Case<'_>,
    function: &Function,
    destination: &Destination<'_>,
    queue: &Queue<'_>,
) -> Verdict {
    let subject = format!(
        "the failure queue {} of the custom sender {}",
        queue.name, function.name
    );
    let operation = Operation::GetQueueAttributes;
    let asked = case.evidence.ask(operation, queue.region, destination.arn);
    let Some(answer) = asked.found()? else {
        return Outcome::risk(format!(
            "{subject} does not exist: what the function failed is lost"
        ))
        .read(destination.read.clone())
        .read(asked.read())
        .note("make the queue again, or give the function another on-failure destination")
        .into();
    };
    let (mut events, mut reads) = (0, vec![]);
    for name in COUNTS {
        let count = answer.at("Attributes").at(name);
        let number: u64 = count.text()?.parse().map_err(|_| count.unfamiliar())?;
        events += number;
        // The first one is what an empty queue is known by.
        if number > 0 || reads.is_empty() {
            reads.push(count.read());
        }
    }
    if events == 0 {
        return Outcome::ok(format!("{subject} is empty"))
            .reads(reads)
            .into();
    }
    // Without the age the number is bad news enough.
    let oldest = metric::sqs(case, queue.region, queue.name, "oldest");
    let oldest = oldest.ok().flatten();
    let age = oldest.as_ref().map_or_else(String::new, |(seconds, _)| {
        format!(", the oldest for {}", duration(*seconds))
    });
    let verb = if events == 1 { "waits" } else { "wait" };
    Outcome::risk(format!(
        "{} {verb} in {subject}{age}: mail that nobody got",
        counted(events, "event")
    ))
    .reads(reads)
    .reads(oldest.map(|(_, read)| read))
    .command(function.log())
    .command(again(function, destination, queue))
    .note("hand over again only what is younger than its code: minutes for a sign-in, 1 hour for a reset, 24 hours for a sign-up; an older code is useless, and its user has to ask for another")
    .note(format!(
        "if all of them are too old: aws sqs purge-queue {}",
        queue.arguments()
    ))
    .into()
}

/// A failure queue of Lambda has no source, so SQS's own redrive (`start-message-move-task`) refuses it. Nothing is
/// deleted that was not handed over: each command needs the success of the previous. Without `input`, jq succeeds on the
/// empty answer of a queue whose events another reader has, and Lambda would get an empty event.
fn again(function: &Function, destination: &Destination<'_>, queue: &Queue<'_>) -> String {
    let Queue {
        region,
        account,
        name,
    } = queue;
    let (queue, event) = (queue.arguments(), destination.event);
    [
        format!("queue=$(aws sqs get-queue-url --region {region} --queue-name {name} --queue-owner-aws-account-id {account} --query QueueUrl --output text)"),
        format!("aws sqs receive-message {queue} --attribute-names SentTimestamp --visibility-timeout 600 --output json > failed.json"),
        format!("jq -n 'input.Messages[0].Body | fromjson{event}' failed.json > event.json"),
        format!("aws lambda invoke {} --invocation-type Event --cli-binary-format raw-in-base64-out --payload file://event.json answer.json", function.arguments()),
        format!("aws sqs delete-message {queue} --receipt-handle \"$(jq -r '.Messages[0].ReceiptHandle' failed.json)\""),
        "rm failed.json event.json answer.json".to_owned(),
    ]
    .join(" &&\n")
}

/// Returns an age in the largest unit of which it has two.
fn duration(seconds: f64) -> String {
    let units = [(86_400.0, "day"), (3_600.0, "hour"), (60.0, "minute")];
    let unit = units.into_iter().find(|(unit, _)| seconds >= 2.0 * unit);
    let (unit, noun) = unit.unwrap_or((1.0, "second"));
    counted((seconds / unit).floor(), noun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_told_in_one_unit() {
        for (seconds, text) in [
            (1.0, "1 second"),
            (119.0, "119 seconds"),
            (120.0, "2 minutes"),
            (18_000.0, "5 hours"),
            (90_000.0, "25 hours"),
            (260_000.0, "3 days"),
        ] {
            assert_eq!(duration(seconds), text);
        }
    }
}
