#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| (fuzz::Reader::named("event").look)(input));
