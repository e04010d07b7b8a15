//! AWS Lambda's price for measured time and memory.
//!
//! List prices of us-east-1, first tier, without the free tier: <https://aws.amazon.com/lambda/pricing/>.
//! Lambda bills whole milliseconds, rounded up, and since August 2025 init for every kind of function:
//! <https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/>. CPU comes in
//! proportion to memory, a whole CPU at 1,769 MB and during init:
//! <https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html>.

/// Dollars for a GB (2^30 bytes) and second on x86_64.
pub const X86_GB_SECOND: f64 = 0.000_016_666_7;

/// Dollars for a GB (2^30 bytes) and second on arm64.
pub const ARM_GB_SECOND: f64 = 0.000_013_333_4;

const MEMORY_MIN_MB: u64 = 128;
const MEMORY_OF_A_CPU_MB: f64 = 1769.0;

/// The smallest memory setting, in MB of 2^20 bytes, that holds a peak in bytes.
pub fn memory_setting_mb(peak_bytes: f64) -> u64 {
    let mb = (peak_bytes / f64::from(1 << 20)).ceil() as u64;
    mb.max(MEMORY_MIN_MB)
}

/// The time in ms that CPU time takes with the CPU share of a memory setting. More than one CPU does not
/// make one thread faster.
pub fn throttled_ms(cpu_ms: f64, memory_mb: u64) -> f64 {
    cpu_ms / (memory_mb as f64 / MEMORY_OF_A_CPU_MB).min(1.0)
}

/// The time of a start on Lambda, in ms: init as measured, and the first event throttled. The event's
/// CPU time is its share of the measured time.
pub fn cold_start_ms(init_ms: f64, first_answer_ms: f64, cpu_ms: f64, memory_mb: u64) -> f64 {
    let event_share = ((first_answer_ms - init_ms) / first_answer_ms).clamp(0.0, 1.0);
    init_ms + throttled_ms(cpu_ms * event_share, memory_mb)
}

/// Dollars for the time of `invocations` that take `ms` each, without requests.
pub fn time_price(invocations: f64, ms: f64, memory_mb: u64, gb_second: f64) -> f64 {
    invocations * ms.ceil() / 1e3 * memory_mb as f64 / 1024.0 * gb_second
}

/// Dollars for the requests of `invocations`.
pub fn requests_price(invocations: f64) -> f64 {
    invocations * 0.20 / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The second example of an older pricing page: 128 MB, 30 million times 200 ms, no free tier.
    #[test]
    fn the_price_agrees_with_the_example_of_aws() {
        let dollars = time_price(30e6, 199.1, 128, X86_GB_SECOND) + requests_price(30e6);
        assert!((dollars - 30e6 * 0.2 * 0.125 * X86_GB_SECOND - 6.0).abs() < 1e-9);
    }

    #[test]
    fn the_memory_setting_holds_the_peak_and_only_the_first_event_is_throttled() {
        let peaks = [1.0, 128.0, 128.5].map(|mib| mib * f64::from(1 << 20));
        assert_eq!(peaks.map(memory_setting_mb), [128, 128, 129]);
        let start = |memory_mb| cold_start_ms(3.0, 4.0, 2.0, memory_mb);
        assert_eq!([1769, 3538].map(start), [3.5; 2]);
        assert!((start(128) - (3.0 + 0.5 * 1769.0 / 128.0)).abs() < 1e-9);
    }
}
