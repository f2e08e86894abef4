#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    pearls::fuzzing::site(text);
});
