#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    pearls::fuzzing::front_matter(text);
});
