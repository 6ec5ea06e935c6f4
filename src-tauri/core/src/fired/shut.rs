//! Nobody signed in, or the window locked: no command of the list answers, whatever it is asked.

use serde_json::json;

use super::guess::Guess;
use super::planted::{Mark, Planted};
use super::shape::Shapes;
use super::{Fired, inputs};
use crate::commands::COMMANDS;
use crate::error::Error;
use crate::sample::chance::Chance;

/// Commands of the desk itself that anybody may send, and that leave the school where it is.
const OF_THE_DESK: &[&str] = &[
    "desk_facts",
    "desk_status",
    "sign_in",
    "change_password",
    "cancel_work",
    "make_recovery_sheet",
    "confirm_recovery_sheet",
    "open_with_sheet",
    "backups",
    "back_up_now",
    "choose_backup_folder",
    "check_backup",
    "look_into_backup",
    "restore_backup",
    "go_back_to",
];

#[test]
fn nobody_signed_in_and_behind_the_lock_nothing_is_answered() {
    let fired = Fired::new();
    let shapes = Shapes::of_the_window();
    fired.sign_in("Mrs A Okafor");
    let planted = {
        let (office, _) = fired.desk.signed_in().unwrap();
        let connection = office.file().connection();
        Planted::in_file(&connection)
    };
    let mut asked = 0;
    for (number, shut) in ["lock", "sign_out"].into_iter().enumerate() {
        // Among the inputs were wrong passwords; how long they hold somebody up is another promise.
        fired.forget_wrong_passwords();
        fired.sign_in("Mrs A Okafor");
        fired.ask(shut, json!({})).unwrap();
        let mut guess = Guess {
            shapes: &shapes,
            ids: &planted.ids,
            chance: Chance::of(11, number),
        };
        for command in COMMANDS {
            for _ in 0..inputs().div_ceil(10) {
                let input = guess.any(command.name);
                let answered = fired.answer(command.name, &input);
                assert!(
                    matches!(answered.error, Some(Error::SignedOut)),
                    "after {shut}, {} answered {:?}\n{input}",
                    command.name,
                    answered.error
                );
                asked += 1;
            }
        }
        for command in OF_THE_DESK {
            for _ in 0..inputs().div_ceil(10) {
                let input = guess.any(command);
                let answered = fired.answer(command, &input);
                let marks = Mark::all_in(&answered.text);
                assert!(
                    marks.is_empty(),
                    "after {shut}, {command}: {}",
                    answered.text
                );
                assert!(
                    !matches!(answered.error, Some(Error::Internal(_))),
                    "{command} lost its way: {:?}\n{input}",
                    answered.error
                );
                asked += 1;
            }
        }
        let me = fired.ask("desk_status", json!({})).unwrap()["me"].clone();
        assert!(me.is_null(), "something above signed {me} in");
    }
    println!("{asked} calls with nobody signed in, none answered");
}

#[test]
fn every_command_stands_in_the_table_of_permissions_that_was_read() {
    let table = include_str!("../../../../tests/snapshots/permissions.txt");
    for command in COMMANDS {
        let row = table
            .lines()
            .filter(|line| line.split_whitespace().next() == Some(command.name));
        assert_eq!(row.count(), 1, "{} has no row of its own", command.name);
    }
}
