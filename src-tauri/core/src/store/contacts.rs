//! Contacts of many children at once.

use std::collections::HashMap;

use super::tx::Reader;
use crate::domain::id::PupilId;
use crate::domain::record::pupil::Contact;
use crate::error::Result;

impl Reader<'_> {
    /// The contacts of today of the children in scope, by child, each child's in the order of calling.
    pub fn contacts_of_today(&self) -> Result<HashMap<PupilId, Vec<Contact>>> {
        let sql = format!(
            "select c.* from contact c join pupil on pupil.id = c.pupil_id
             where c.voided_at is null and c.from_on <= :today and (c.to_on is null or c.to_on >= :today)
               and pupil.voided_at is null and {}
             order by c.priority, c.name, c.id",
            self.scope()
        );
        let me = self.session().staff_id().as_str();
        let contacts = self.rows::<Contact>(&sql, &[(":me", &me), (":today", &self.today())])?;
        let mut by_child: HashMap<PupilId, Vec<Contact>> = HashMap::new();
        for contact in contacts {
            let of_child = by_child.entry(contact.pupil_id.clone()).or_default();
            of_child.push(contact);
        }
        Ok(by_child)
    }
}
