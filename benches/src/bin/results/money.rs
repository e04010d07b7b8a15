//! What AWS asks for it.

use benches::money::{ARM, Price, X86, billed_ms, cold_start_ms, memory_setting_mb, throttled_ms};
use benches::{Figure, Measured, Table, cell};

use crate::section::Section;
use crate::side_by_side::AGAIN;

const INTRO: &str = "\
List price of us-east-1 without the free tier, [aws.amazon.com/lambda/pricing](https://aws.amazon.com/lambda/pricing/), \
as read in May 2026: $0.20 a million requests; a GB-second $0.0000166667 on x86_64 and $0.0000133334 on \
arm64; time in whole milliseconds, up; init \
[billed for all since August 2025](https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/).

The model, on the figures of messages on one CPU and of custom resources over TLS: the memory setting is the least that holds the measured peak, 128 MB or more. *On Lambda*, \
time is the measured CPU time by the share of a CPU which that setting \
[buys](https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html), a whole one at 1,769 MB; init has a \
whole one, and of a start's CPU time the first event is given the share that it has of the start by the \
clock. *By the clock* is the time as measured here, where nothing is throttled. Both have the network \
and the sandbox left out, which are the same for all. arm64 is the other price for the same time: it was \
not measured.";

const OUTRO: &str = "\
A million messages pay $0.20 for the requests alone, whoever renders them: time is the smaller part. Of a \
cold start of an interpreter it is the larger one, and a user waits for it.";

/// Of custom-message's field the messages and the starts, of the custom resource's the starts.
pub(crate) fn section(beside: &[Measured], resources: &[Measured]) -> Section {
    let once = |one: &&Measured| !one.name.ends_with(AGAIN);
    let mut text = INTRO.to_owned();
    if !beside.is_empty() {
        let messages = messages(beside.iter().filter(once));
        text += &format!("\n\n### A million messages\n\n{messages}");
        let starts = starts(beside.iter().filter(once));
        text += &format!("\n### A thousand cold starts, the first message included\n\n{starts}");
    }
    if !resources.is_empty() {
        let starts = starts(resources.iter());
        text +=
            &format!("\n### A thousand custom resources, each a cold start over TLS\n\n{starts}");
    }
    Section {
        title: "Money",
        text: format!("{text}\n{OUTRO}\n"),
        ..Section::default()
    }
}

fn messages<'a>(measured: impl Iterator<Item = &'a Measured>) -> Table {
    table(measured, 1e6, |one, memory_mb| {
        Some(Times {
            on_lambda: throttled_ms(Figure::WarmCpu.of(one)?.median / 1e3, memory_mb),
            by_the_clock: Figure::Warm.of(one)?.median / 1e3,
        })
    })
}

fn starts<'a>(measured: impl Iterator<Item = &'a Measured>) -> Table {
    table(measured, 1e3, |one, memory_mb| {
        let median = |figure: Figure| Some(figure.of(one)?.median);
        let (init, cold) = (median(Figure::Init)?, median(Figure::Cold)?);
        Some(Times {
            on_lambda: cold_start_ms(init, cold, median(Figure::ColdCpu)?, memory_mb),
            by_the_clock: cold,
        })
    })
}

/// Milliseconds of one invocation.
struct Times {
    on_lambda: f64,
    by_the_clock: f64,
}

fn table<'a>(
    measured: impl Iterator<Item = &'a Measured>,
    invocations: f64,
    times: impl Fn(&Measured, u64) -> Option<Times>,
) -> Table {
    let mut table = Table::with_head([
        "contestant",
        "memory MB",
        "on Lambda ms",
        "billed ms",
        "x86_64",
        "of it time",
        "arm64",
        "by the clock ms",
        "billed ms",
        "x86_64",
        "arm64",
    ]);
    for one in measured {
        let Some(peak) = Figure::Peak.of(one) else {
            continue;
        };
        let memory_mb = memory_setting_mb(peak.max * 1e6);
        let times = times(one, memory_mb);
        let mut cells = vec![one.name.clone(), memory_mb.to_string()];
        for (number, ms) in [
            times.as_ref().map(|times| times.on_lambda),
            times.as_ref().map(|times| times.by_the_clock),
        ]
        .into_iter()
        .enumerate()
        {
            let dollars =
                |price: Price| cell(ms, |ms| dollars(price.of(invocations, ms, memory_mb)));
            cells.push(cell(ms, |ms| format!("{ms:.2}")));
            cells.push(cell(ms, |ms| billed_ms(ms).to_string()));
            cells.push(dollars(X86));
            if number == 0 {
                cells.push(cell(ms, |ms| time_alone(invocations, ms, memory_mb)));
            }
            cells.push(dollars(ARM));
        }
        table.row(cells);
    }
    table
}

/// Without what the requests cost.
fn time_alone(invocations: f64, ms: f64, memory_mb: u64) -> String {
    dollars(X86.of(invocations, ms, memory_mb) - X86.requests(invocations))
}

/// Four digits that count.
fn dollars(dollars: f64) -> String {
    let digits = (3.0 - dollars.max(1e-9).log10().floor()).clamp(2.0, 9.0) as usize;
    format!("${dollars:.digits$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_sums_keep_their_digits() {
        assert_eq!(dollars(0.202_083_3), "$0.2021");
        assert_eq!(dollars(0.000_012_345_6), "$0.00001235");
        assert_eq!(dollars(12.3456), "$12.35");
    }

    #[test]
    fn without_figures_there_is_the_model_and_no_table() {
        let section = section(&[], &[]);
        assert!(section.text.contains("1,769 MB") && !section.text.contains("| "));
    }
}
