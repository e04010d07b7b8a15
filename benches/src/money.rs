//! What AWS Lambda asks for a run, from measured time and memory. Pure functions.
//!
//! Prices: <https://aws.amazon.com/lambda/pricing/>. Time is billed in whole milliseconds, up; since
//! August 2025 the init phase is billed for every kind of function
//! (<https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/>). A function
//! gets a CPU in proportion to its memory, a whole one at 1,769 MB
//! (<https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html>), and a whole one while it
//! initialises.

/// The smallest memory setting, in MB of 2^20 bytes, as Lambda counts.
pub const MEMORY_MIN_MB: u64 = 128;

/// The setting at which a function has one CPU.
pub const MEMORY_OF_A_CPU_MB: f64 = 1769.0;

/// A Region's and architecture's list price, in US dollars, without the free tier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Price {
    /// A GB of 2^30 bytes for a second.
    pub gb_second: f64,
    /// A million requests.
    pub million_requests: f64,
}

/// us-east-1, x86_64, the first tier.
pub const X86: Price = Price {
    gb_second: 0.000_016_666_7,
    million_requests: 0.20,
};

/// us-east-1, arm64, the first tier.
pub const ARM: Price = Price {
    gb_second: 0.000_013_333_4,
    million_requests: 0.20,
};

/// The smallest memory setting that holds a peak in bytes.
pub fn memory_setting_mb(peak_bytes: f64) -> u64 {
    let mb = (peak_bytes / f64::from(1 << 20)).ceil() as u64;
    mb.max(MEMORY_MIN_MB)
}

/// How long work of so many ms on a whole CPU takes where Lambda gives as much CPU as that memory
/// setting buys. More than one CPU makes one thread no faster.
pub fn throttled_ms(cpu_ms: f64, memory_mb: u64) -> f64 {
    cpu_ms / (memory_mb as f64 / MEMORY_OF_A_CPU_MB).min(1.0)
}

/// A start on Lambda, in ms: init as it was measured, since it has a whole CPU there; of the first
/// event the share of the start's CPU time that falls to it by the clock, throttled.
pub fn cold_start_ms(init_ms: f64, first_answer_ms: f64, cpu_ms: f64, memory_mb: u64) -> f64 {
    let event_share = ((first_answer_ms - init_ms) / first_answer_ms).clamp(0.0, 1.0);
    init_ms + throttled_ms(cpu_ms * event_share, memory_mb)
}

/// What is billed for so many ms.
pub fn billed_ms(ms: f64) -> u64 {
    ms.ceil() as u64
}

impl Price {
    /// So many invocations of so many ms each at that memory setting, requests included.
    pub fn of(self, invocations: f64, ms: f64, memory_mb: u64) -> f64 {
        let gb_seconds = invocations * billed_ms(ms) as f64 / 1e3 * memory_mb as f64 / 1024.0;
        gb_seconds * self.gb_second + self.requests(invocations)
    }

    /// So many invocations, however long they take.
    pub fn requests(self, invocations: f64) -> f64 {
        invocations / 1e6 * self.million_requests
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_about(one: f64, other: f64) -> bool {
        (one - other).abs() < other.abs() * 1e-6
    }

    /// The second example of an older pricing page: 128 MB, 30 million times 200 ms, no free tier.
    #[test]
    fn awss_own_example_comes_out() {
        let compute = 30e6 * 0.2 * 0.125 * X86.gb_second;
        assert!(is_about(X86.of(30e6, 200.0, 128), compute + 6.0));
    }

    #[test]
    fn time_is_billed_in_whole_milliseconds_up() {
        assert_eq!(billed_ms(0.01), 1);
        assert_eq!(billed_ms(1.0), 1);
        assert_eq!(billed_ms(1.01), 2);
        assert_eq!(X86.of(1e6, 0.2, 128), X86.of(1e6, 0.9, 128));
    }

    #[test]
    fn memory_is_what_holds_the_peak_and_no_less_than_the_least_setting() {
        assert_eq!(memory_setting_mb(6e6), 128);
        assert_eq!(memory_setting_mb(f64::from(1 << 20) * 128.0), 128);
        assert_eq!(memory_setting_mb(f64::from(1 << 20) * 128.5), 129);
    }

    #[test]
    fn the_least_setting_has_a_fourteenth_of_a_cpu() {
        assert!(is_about(throttled_ms(1.0, 128), 1769.0 / 128.0));
        assert_eq!(throttled_ms(1.0, 1769), 1.0);
        assert_eq!(throttled_ms(1.0, 3538), 1.0);
    }

    #[test]
    fn init_runs_at_full_speed_and_the_first_event_does_not() {
        assert!(is_about(cold_start_ms(3.0, 4.0, 2.0, 1769), 3.5));
        assert!(is_about(
            cold_start_ms(3.0, 4.0, 2.0, 128),
            3.0 + 0.5 * 1769.0 / 128.0
        ));
        assert_eq!(cold_start_ms(4.0, 4.0, 2.0, 128), 4.0);
    }

    #[test]
    fn arm_is_a_fifth_cheaper_by_the_second() {
        assert!((ARM.gb_second / X86.gb_second - 0.8).abs() < 1e-5);
    }
}
