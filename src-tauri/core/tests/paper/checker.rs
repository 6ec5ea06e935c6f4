//! Reads a paper's bytes and looks for what would stop a screen reader: the machine-checkable part
//! of ISO 14289-1 (PDF/UA-1) that concerns papers without forms, links and sound.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use waymark_core::documents::Paper;

/// All faults found, in words.
pub(crate) fn check(paper: &Paper) -> Vec<String> {
    let document = Document::load_mem(&paper.bytes).unwrap();
    let mut checker = Checker {
        document: &document,
        faults: Vec::new(),
        marked: BTreeMap::new(),
        claimed: BTreeMap::new(),
        // A blank side has nothing that could be read out.
        pages: document
            .page_iter()
            .filter(|page| document.get_dictionary(*page).unwrap().has(b"Contents"))
            .collect(),
    };
    checker.catalogue();
    checker.contents();
    checker.fonts();
    checker.structure();
    checker.parent_tree();
    checker.faults
}

struct Checker<'a> {
    document: &'a Document,
    faults: Vec<String>,
    pages: Vec<ObjectId>,
    /// Marked-content ids on each page.
    marked: BTreeMap<ObjectId, BTreeSet<i64>>,
    /// The element that claims a marked-content id of a page.
    claimed: BTreeMap<(ObjectId, i64), ObjectId>,
}

impl<'a> Checker<'a> {
    fn fault(&mut self, words: impl Into<String>) {
        self.faults.push(words.into());
    }

    fn catalog(&self) -> &'a Dictionary {
        self.document.catalog().unwrap()
    }

    /// The value under `key`, followed to where it stands.
    fn get(&self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        let value = dictionary.get(key).ok()?;
        self.document.dereference(value).ok().map(|(_, o)| o)
    }

    fn dict(&self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        self.get(dictionary, key)?.as_dict().ok()
    }

    fn catalogue(&mut self) {
        let catalog = self.catalog();
        if catalog.get(b"Lang").and_then(Object::as_str).ok() != Some(b"en-GB") {
            self.fault("the language is not en-GB");
        }
        let marked = self
            .dict(catalog, b"MarkInfo")
            .and_then(|info| info.get(b"Marked").ok()?.as_bool().ok());
        if marked != Some(true) {
            self.fault("the file does not say that it is tagged");
        }
        let shown = self
            .dict(catalog, b"ViewerPreferences")
            .and_then(|wish| wish.get(b"DisplayDocTitle").ok()?.as_bool().ok());
        if shown != Some(true) {
            self.fault("the title is not shown in place of the file's name");
        }
        if catalog.get(b"PageMode").and_then(Object::as_name).is_err() {
            self.fault("the page mode is not a name");
        }
        if self.dict(catalog, b"Outlines").is_none() {
            self.fault("there is no outline");
        }
        let xmp = self.get(catalog, b"Metadata").map(|metadata| {
            let bytes = metadata.as_stream().unwrap().content.clone();
            String::from_utf8(bytes).unwrap()
        });
        match xmp {
            None => self.fault("there is no metadata"),
            Some(xmp) => {
                let title = xmp
                    .split_once("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">")
                    .and_then(|(_, after)| after.split('<').next());
                if title.is_none_or(|title| title.trim().is_empty()) {
                    self.fault("the metadata has no title");
                }
                if !xmp.contains("<pdfuaid:part>1</pdfuaid:part>") {
                    self.fault("the metadata does not say which standard it follows");
                }
            }
        }
    }

    /// Nothing is drawn outside a mark, and no id is used twice on a page.
    fn contents(&mut self) {
        for (number, page) in self.pages.clone().into_iter().enumerate() {
            let bytes = self.document.get_page_content(page);
            let content = Content::decode(&bytes).unwrap();
            let mut ids = BTreeSet::new();
            let mut depth = 0_usize;
            let mut in_element = false;
            for operation in &content.operations {
                match operation.operator.as_str() {
                    "BDC" => {
                        depth += 1;
                        let properties = operation.operands[1].as_dict().unwrap();
                        if let Ok(id) = properties.get(b"MCID").and_then(Object::as_i64) {
                            if in_element || depth > 1 {
                                self.fault(format!("page {number}: a mark inside a mark"));
                            }
                            in_element = true;
                            if !ids.insert(id) {
                                self.fault(format!("page {number}: id {id} twice"));
                            }
                        } else if depth == 1
                            && operation.operands[0].as_name().unwrap() != b"Artifact"
                        {
                            self.fault(format!("page {number}: a mark of nothing"));
                        }
                    }
                    "BMC" => depth += 1,
                    "EMC" => {
                        if depth == 0 {
                            self.fault(format!("page {number}: a mark ends that never began"));
                        }
                        depth = depth.saturating_sub(1);
                        in_element &= depth > 0;
                    }
                    "TJ" | "Tj" | "'" | "\"" | "f" | "f*" | "S" | "s" | "B" | "B*" | "b" | "b*"
                    | "Do" | "sh"
                        if depth == 0 =>
                    {
                        self.fault(format!(
                            "page {number}: {} outside of any mark",
                            operation.operator
                        ));
                    }
                    _ => {}
                }
            }
            if depth != 0 {
                self.fault(format!("page {number}: a mark does not end"));
            }
            self.marked.insert(page, ids);
            let page = self.document.get_dictionary(page).unwrap();
            if page.get(b"Tabs").and_then(Object::as_name).ok() != Some(b"S") {
                self.fault(format!("page {number}: tabs do not follow the structure"));
            }
        }
    }

    /// Every font is embedded, and every glyph shown has a text and is not the missing one.
    fn fonts(&mut self) {
        for page in self.pages.clone() {
            let fonts = self.document.get_page_fonts(page).unwrap();
            let mut texts = BTreeMap::new();
            for (name, font) in &fonts {
                let shown = String::from_utf8_lossy(name).into_owned();
                let cmap = font
                    .get(b"ToUnicode")
                    .and_then(|map| self.document.dereference(map))
                    .and_then(|(_, map)| map.as_stream())
                    .and_then(lopdf::Stream::get_plain_content);
                match cmap {
                    Ok(cmap) => {
                        texts.insert(name.clone(), codes_of(&String::from_utf8_lossy(&cmap)));
                    }
                    Err(_) => self.fault(format!("font {shown} has no texts")),
                }
                let descendant = font
                    .get(b"DescendantFonts")
                    .and_then(Object::as_array)
                    .map(|fonts| fonts[0].as_dict().unwrap())
                    .unwrap();
                if descendant.get(b"CIDToGIDMap").is_err() {
                    self.fault(format!("font {shown} has no map to glyphs"));
                }
                let descriptor = descendant
                    .get(b"FontDescriptor")
                    .and_then(|d| self.document.dereference(d))
                    .and_then(|(_, d)| d.as_dict())
                    .unwrap();
                if !descriptor.has(b"FontFile2") {
                    self.fault(format!("font {shown} is not embedded"));
                }
            }
            let bytes = self.document.get_page_content(page);
            let mut font = Vec::new();
            for operation in Content::decode(&bytes).unwrap().operations {
                match operation.operator.as_str() {
                    "Tf" => font = operation.operands[0].as_name().unwrap().to_vec(),
                    "TJ" => {
                        for piece in operation.operands[0].as_array().unwrap() {
                            let Ok(bytes) = piece.as_str() else { continue };
                            for code in bytes.chunks(2) {
                                let code = u16::from_be_bytes([code[0], code[1]]);
                                if code == 0 || !texts[&font].contains(&code) {
                                    self.fault(format!("glyph {code} says nothing"));
                                }
                            }
                        }
                    }
                    "Tj" => self.fault("text shown in an unknown way"),
                    _ => {}
                }
            }
        }
    }

    fn structure(&mut self) {
        let catalog = self.catalog();
        let Some(root) = self.dict(catalog, b"StructTreeRoot") else {
            self.fault("there is no structure");
            return;
        };
        let kids = root.get(b"K").and_then(Object::as_array).unwrap();
        let mut walk = Walk::default();
        for kid in kids {
            self.element(kid.as_reference().unwrap(), None, &mut walk);
        }
        if walk.headings.first() != Some(&1) {
            self.fault("the first heading is not the title");
        }
        for pair in walk.headings.windows(2) {
            if pair[1] > pair[0] + 1 {
                self.fault(format!("heading {} follows heading {}", pair[1], pair[0]));
            }
        }
        let marked: BTreeSet<(ObjectId, i64)> = self
            .marked
            .iter()
            .flat_map(|(page, ids)| ids.iter().map(|id| (*page, *id)))
            .collect();
        let claimed: BTreeSet<_> = self.claimed.keys().copied().collect();
        for (page, id) in marked.difference(&claimed) {
            self.fault(format!("mark {id} of page {page:?} belongs to no element"));
        }
        for (page, id) in claimed.difference(&marked) {
            self.fault(format!(
                "an element claims mark {id} of page {page:?}, which is not there"
            ));
        }
    }

    fn element(&mut self, id: ObjectId, parent: Option<&str>, walk: &mut Walk) {
        let element = self.document.get_dictionary(id).unwrap();
        let role = element.get(b"S").and_then(Object::as_name).unwrap();
        let role = String::from_utf8_lossy(role).into_owned();
        let kids = element.get(b"K").and_then(Object::as_array).unwrap();
        let right_parent = match role.as_str() {
            "LI" => parent == Some("L"),
            "Lbl" | "LBody" => parent == Some("LI"),
            "THead" | "TBody" => parent == Some("Table"),
            "TR" => matches!(parent, Some("THead" | "TBody")),
            "TH" | "TD" => parent == Some("TR"),
            "Document" => parent.is_none(),
            _ => !matches!(
                parent,
                Some("L" | "LI" | "Table" | "THead" | "TBody" | "TR")
            ),
        };
        if !right_parent {
            self.fault(format!("{role} inside {parent:?}"));
        }
        let attributes = element.get(b"A").and_then(Object::as_dict);
        match role.as_str() {
            "Figure" => {
                let alt = element.get(b"Alt").and_then(Object::as_str);
                if alt.is_ok_and(|alt| alt.len() > 2) && attributes.is_ok_and(|a| a.has(b"BBox")) {
                    walk.figures += 1;
                } else {
                    self.fault("a picture has no words or no place");
                }
            }
            "TH" if !attributes.is_ok_and(|a| a.has(b"Scope")) => {
                self.fault("a table's head does not say what it is the head of");
            }
            "Table" => walk.cells = None,
            "TR" => {
                let cells = kids.len();
                if *walk.cells.get_or_insert(cells) != cells {
                    self.fault("rows of a table have different numbers of cells");
                }
            }
            heading if heading.starts_with('H') => {
                walk.headings.extend(heading[1..].parse::<u8>());
            }
            _ => {}
        }
        if kids.is_empty() && !matches!(role.as_str(), "TD" | "TH") {
            self.fault(format!("an empty {role}"));
        }
        for kid in kids {
            match kid {
                Object::Reference(child) => {
                    let up = self.document.get_dictionary(*child).unwrap().get(b"P");
                    if up.and_then(Object::as_reference).ok() != Some(id) {
                        self.fault(format!("a part of {role} does not know where it belongs"));
                    }
                    self.element(*child, Some(&role), walk);
                }
                Object::Dictionary(mark) => {
                    let page = mark.get(b"Pg").and_then(Object::as_reference).unwrap();
                    let mcid = mark.get(b"MCID").and_then(Object::as_i64).unwrap();
                    if self.claimed.insert((page, mcid), id).is_some() {
                        self.fault(format!("mark {mcid} belongs to two elements"));
                    }
                }
                other => self.fault(format!("{other:?} in the structure")),
            }
        }
    }

    /// From a mark on a page one finds the element that claims it.
    fn parent_tree(&mut self) {
        let catalog = self.catalog();
        let Some(numbers) = self
            .dict(catalog, b"StructTreeRoot")
            .and_then(|root| self.dict(root, b"ParentTree"))
            .and_then(|tree| tree.get(b"Nums").ok()?.as_array().ok())
        else {
            self.fault("there is no parent tree");
            return;
        };
        for (number, page) in self.pages.clone().into_iter().enumerate() {
            let dictionary = self.document.get_dictionary(page).unwrap();
            let key = dictionary.get(b"StructParents").and_then(Object::as_i64);
            let at = numbers
                .chunks(2)
                .find(|pair| pair[0].as_i64().ok() == key.as_ref().ok().copied());
            let Some(owners) = at.map(|pair| {
                let (_, owners) = self.document.dereference(&pair[1]).unwrap();
                owners.as_array().unwrap()
            }) else {
                self.fault(format!("page {number} is not in the parent tree"));
                continue;
            };
            if owners.len() != self.marked[&page].len() {
                self.fault(format!(
                    "page {number}: the parent tree has another number of marks"
                ));
            }
            for (mcid, owner) in (0..).zip(owners) {
                if self.claimed.get(&(page, mcid)).copied() != owner.as_reference().ok() {
                    self.fault(format!(
                        "page {number}: mark {mcid} has two different owners"
                    ));
                }
            }
        }
    }
}

#[derive(Default)]
struct Walk {
    headings: Vec<u8>,
    figures: usize,
    /// Cells in each row of the present table.
    cells: Option<usize>,
}

/// The codes for which a ToUnicode map has a text that is not empty.
fn codes_of(cmap: &str) -> BTreeSet<u16> {
    cmap.lines()
        .filter_map(|line| {
            let (code, text) = line.strip_prefix('<')?.split_once("> <")?;
            let text = text.strip_suffix('>')?;
            (!text.is_empty() && text != "FFFF").then_some(())?;
            u16::from_str_radix(code, 16).ok()
        })
        .collect()
}
