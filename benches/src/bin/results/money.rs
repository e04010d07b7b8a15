//! The section on the price of messages, cold starts and custom resources.

use benches::money as lambda;
use benches::{Figure, Measured, Table};

use crate::contestants::AGAIN;
use crate::section::Section;

const HEAD: &str =
    "contestant|memory MB|on Lambda ms|x86_64|time alone|arm64|as measured ms|x86_64";

/// Milliseconds of one invocation at a memory setting: on Lambda, and as measured.
type InvocationMs = fn(&Measured, u64) -> Option<[f64; 2]>;

/// Prices the messages and starts of custom-message's contestants, and the starts of custom resources.
pub(crate) fn section(messages: &[Measured], resources: &[Measured]) -> Section {
    let mut text = include_str!("money.md").to_owned();
    for (title, measured, invocations, times) in [
        (
            "A million messages",
            messages,
            1e6,
            message_ms as InvocationMs,
        ),
        ("A thousand cold starts", messages, 1e3, start_ms),
        ("A thousand custom resources", resources, 1e3, start_ms),
    ] {
        let mut table = Table::with_head(HEAD.split('|'));
        let once = measured.iter().filter(|one| !one.name.ends_with(AGAIN));
        let rows = once.filter_map(|one| cells(one, invocations, times));
        rows.for_each(|cells| table.row(cells));
        text += &format!("\n### {title}\n\n{table}");
    }
    Section {
        title: "Money",
        text,
        ..Section::default()
    }
}

fn message_ms(one: &Measured, memory_mb: u64) -> Option<[f64; 2]> {
    let cpu_ms = Figure::WarmCpu.of(one)?.median / 1e3;
    Some([
        lambda::throttled_ms(cpu_ms, memory_mb),
        Figure::Warm.of(one)?.median / 1e3,
    ])
}

fn start_ms(one: &Measured, memory_mb: u64) -> Option<[f64; 2]> {
    let (init, ms) = (Figure::Init.of(one)?.median, Figure::Cold.of(one)?.median);
    let cpu_ms = Figure::ColdCpu.of(one)?.median;
    Some([lambda::cold_start_ms(init, ms, cpu_ms, memory_mb), ms])
}

fn cells(one: &Measured, invocations: f64, times: InvocationMs) -> Option<[String; 8]> {
    let memory_mb = lambda::memory_setting_mb(Figure::Peak.of(one)?.max * 1e6);
    let [on_lambda, as_measured] = times(one, memory_mb)?;
    let time = |ms, gb_second| lambda::time_price(invocations, ms, memory_mb, gb_second);
    let all = |ms, gb_second| dollars(time(ms, gb_second) + lambda::requests_price(invocations));
    Some([
        one.name.clone(),
        memory_mb.to_string(),
        format!("{on_lambda:.2}"),
        all(on_lambda, lambda::X86_GB_SECOND),
        dollars(time(on_lambda, lambda::X86_GB_SECOND)),
        all(on_lambda, lambda::ARM_GB_SECOND),
        format!("{as_measured:.2}"),
        all(as_measured, lambda::X86_GB_SECOND),
    ])
}

/// Formats with four significant digits.
fn dollars(dollars: f64) -> String {
    let digits = (3.0 - dollars.max(1e-9).log10().floor()).clamp(2.0, 9.0) as usize;
    format!("${dollars:.digits$}")
}
