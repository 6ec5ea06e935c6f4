//! Small matters of grammar that many sentences share.

/// "1 day", "12 days": a count with its noun, which takes an s unless there is one.
pub fn count(number: u32, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}

/// "once a week", "twice a week", "5 times a week".
pub fn times_a_week(times: u32) -> String {
    match times {
        1 => "once a week".to_owned(),
        2 => "twice a week".to_owned(),
        times => format!("{times} times a week"),
    }
}

/// "October, February and July".
pub fn list(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// A phrase that begins a sentence.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// A name inside a sentence.
pub fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_of_one_has_no_s() {
        assert_eq!(count(1, "school day"), "1 school day");
        assert_eq!(count(0, "week"), "0 weeks");
        assert_eq!(count(15, "school day"), "15 school days");
    }

    #[test]
    fn once_and_twice_are_said_as_people_say_them() {
        assert_eq!(times_a_week(1), "once a week");
        assert_eq!(times_a_week(2), "twice a week");
        assert_eq!(times_a_week(5), "5 times a week");
    }

    #[test]
    fn the_last_of_a_list_has_an_and() {
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["October"]), "October");
        assert_eq!(
            list(&["October", "February", "July"]),
            "October, February and July"
        );
    }

    #[test]
    fn only_the_first_letter_changes() {
        assert_eq!(capital("every half-term"), "Every half-term");
        assert_eq!(capital("épée"), "Épée");
        assert_eq!(lower("Autumn TERM"), "autumn TERM");
        assert_eq!(capital(""), "");
    }
}
