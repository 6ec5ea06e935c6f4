//! Search: the index of folded words, and what of it a person may find. The triggers of `0002_search.sql` keep it.

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, ToSql};
use serde::Deserialize;

use chrono::NaiveDate;

use super::attachment;
use super::tx::Reader;
use crate::domain::id::PupilId;
use crate::domain::person_name::fold;
use crate::domain::record::Kind;
use crate::domain::role::{Action, Scope};
use crate::error::Result;

/// A text that has the words in it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct FoundText {
    pub kind: Kind,
    pub record_id: String,
    pub pupil_id: PupilId,
}

/// A child whose name may be meant.
#[derive(Debug, Clone, Deserialize)]
pub struct NameLine {
    pub id: PupilId,
    pub legal_forename: String,
    pub legal_surname: String,
    pub preferred_forename: String,
    pub upn: Option<String>,
    pub born_on: NaiveDate,
    pub left_on: Option<NaiveDate>,
}

/// Which texts are looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextGroup {
    Notes,
    Targets,
    /// Plans with their outcomes, strategies and provision, EHC plans too; profiles and first concerns; team meetings,
    /// reduced timetables and the chronology, as far as the person may read them.
    Plans,
    /// Documents by their titles and who they are from, as far as the person may open them.
    Documents,
}

impl TextGroup {
    /// The words that stand for the group in the index, any of which will do.
    fn tokens(self, reader: &Reader<'_>) -> String {
        match self {
            Self::Notes => "gnote".to_owned(),
            Self::Targets => "gtarget".to_owned(),
            Self::Plans => {
                let session = reader.session();
                let mut tokens = vec!["gplan"];
                if session.may(Action::ReportRead) {
                    tokens.push("gteam");
                }
                if session.may(Action::AttachmentReadAll) {
                    tokens.push("gteamrestricted");
                }
                format!("({})", tokens.join(" OR "))
            }
            Self::Documents => {
                let quoted = attachment::tokens(reader).into_iter();
                let quoted: Vec<String> = quoted.map(|token| format!("\"{token}\"")).collect();
                format!("({})", quoted.join(" OR "))
            }
        }
    }
}

#[derive(Deserialize)]
struct OnlyId {
    id: PupilId,
}

impl Reader<'_> {
    /// The children in scope of whose name each of the folded words begins a word; or whose number all of them together
    /// begin.
    pub fn names_with(&self, words: &[&str]) -> Result<Vec<NameLine>> {
        let beginnings: Vec<String> = words.iter().map(|word| format!(" {word}")).collect();
        let number = format!(" {}", words.concat());
        let places: Vec<String> = (0..words.len())
            .map(|place| format!(":word{place}"))
            .collect();
        let each: Vec<String> = places
            .iter()
            .map(|place| format!("instr(n.words, {place}) > 0"))
            .collect();
        let sql = format!(
            "select pupil.id, pupil.legal_forename, pupil.legal_surname, pupil.preferred_forename, pupil.upn,
                    pupil.born_on, pupil.left_on
             from searched_name n join pupil on pupil.id = n.pupil_id
             where (instr(n.words, :number) > 0 or ({})) and pupil.voided_at is null and {}",
            each.join(" and "),
            self.scope()
        );
        let me = self.session().staff_id().as_str();
        let today = self.today();
        let mut params: Vec<(&str, &dyn ToSql)> =
            vec![(":me", &me), (":today", &today), (":number", &number)];
        for (place, word) in places.iter().zip(&beginnings) {
            params.push((place, word));
        }
        self.rows(&sql, &params)
    }

    /// The latest texts of a group about children in scope in which each of the folded words begins a word.
    pub fn texts_with(
        &self,
        group: TextGroup,
        words: &[&str],
        most: u16,
    ) -> Result<Vec<FoundText>> {
        let Some(about) = self.about_scope(group)? else {
            return Ok(Vec::new());
        };
        let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"*")).collect();
        let wanted = format!("words : ({}) AND {about}", words.join(" AND "));
        let sql = format!(
            "select s.kind, s.record_id, s.pupil_id
             from search_words w join searched s on s.number = w.rowid join pupil on pupil.id = s.pupil_id
             where w.search_words match :wanted and pupil.voided_at is null and {}
             order by w.rowid desc limit :most",
            self.scope()
        );
        let me = self.session().staff_id().as_str();
        self.rows(
            &sql,
            &[
                (":wanted", &wanted),
                (":most", &most),
                (":me", &me),
                (":today", &self.today()),
            ],
        )
    }

    /// The group and, for whoever sees a part of the school, the children: so that the index is walked for them alone.
    /// Nothing where the person sees no child.
    fn about_scope(&self, group: TextGroup) -> Result<Option<String>> {
        let group = format!("about : {}", group.tokens(self));
        if self.session().role().scope() == Scope::WholeSchool {
            return Ok(Some(group));
        }
        let sql = format!(
            "select id from pupil where voided_at is null and {}",
            self.scope()
        );
        let me = self.session().staff_id().as_str();
        let children: Vec<OnlyId> = self.rows(&sql, &[(":me", &me), (":today", &self.today())])?;
        if children.is_empty() {
            return Ok(None);
        }
        let tokens: Vec<String> = children
            .iter()
            .map(|child| format!("\"p{}\"", child.id.as_str().replace('-', "")))
            .collect();
        Ok(Some(format!(
            "{group} AND about : ({})",
            tokens.join(" OR ")
        )))
    }
}

/// Teaches SQLite the folding of names and texts, which the triggers of the index use.
pub(super) fn teach_folding(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("fold", 1, flags, |context| {
        let text: String = context.get(0)?;
        Ok(fold(&text))
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::store::{SchoolFile, StoreKey};
    use crate::testing::TestSchool;

    /// What is found by each of some words, and every text and name that is in the index.
    fn index(connection: &Connection) -> Vec<String> {
        let mut statement = connection
            .prepare(
                "select word.value || ': ' || s.kind || ' ' || s.record_id
                 from json_each('[\"sounds\", \"letters\", \"counts\", \"ten\", \"1\", \"3\", \"4\", \"5\", \"gnote\"]') word
                 join search_words w on w.search_words match word.value
                 join searched s on s.number = w.rowid
                 union all select kind || ' ' || record_id from searched
                 union all select words from searched_name order by 1",
            )
            .unwrap();
        let rows = statement.query_map([], |row| row.get(0));
        rows.unwrap().map(|row| row.unwrap()).collect()
    }

    #[test]
    fn the_index_kept_change_by_change_is_the_index_made_at_once() {
        let school = TestSchool::new();
        let connection = school.office.file().connection();
        connection
            .execute_batch(
                "insert into note select 'n' || value, 'zoe', '2026-11-09', 'concern', 'Sounds and letters ' || value,
                     1, '2026-11-09T10:00:00Z', 'senco', null, null, null, null, null, '' from json_each('[1,2,3,4,5,6]');
                 update note set body = 'Counts to ten' where id = 'n2';
                 update note set voided_at = '2026-11-10T10:00:00Z', voided_by = 'senco' where id in ('n3', 'n4');
                 update note set voided_at = null, voided_by = null where id = 'n4';
                 delete from note where id = 'n5';
                 update pupil set preferred_forename = 'Zo' where id = 'zoe';",
            )
            .unwrap();
        let kept = index(&connection);
        let of_letters = kept.iter().filter(|line| line.starts_with("letters: "));
        assert_eq!(of_letters.count(), 3, "{kept:?}");
        connection
            .execute_batch("delete from searched; delete from searched_name")
            .unwrap();
        connection
            .execute_batch("insert into search_words (search_words) values ('delete-all')")
            .unwrap();
        for statement in include_str!("../../migrations/0002_search.sql").split("\n\n") {
            if statement.trim_start().starts_with("insert into searched") {
                connection.execute_batch(statement).unwrap();
            }
        }
        assert_eq!(index(&connection), kept);
    }

    #[test]
    fn a_word_that_was_taken_out_is_gone_from_the_file() {
        let file = SchoolFile::in_memory(&StoreKey::new([7; 32])).unwrap();
        let connection = file.connection();
        connection
            .execute_batch(
                "insert into search_words (rowid, words, about) values (1, 'quokka walks', 'pzoe gnote');
                 insert into search_words (search_words, rowid, words, about)
                 values ('delete', 1, 'quokka walks', 'pzoe gnote');",
            )
            .unwrap();
        let left: i64 = connection
            .query_row(
                "select count(*) from search_words_data where instr(block, cast('quokka' as blob)) > 0",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(left, 0);
    }
}
