//! What must not even compile: ways round the one place that every act passes.

#[test]
fn there_is_no_way_round_the_office() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/compile_fail/*.rs");
}
