//! Things that are read, looked at or heard, and so "say" and "show".

use std::sync::LazyLock;

use super::table::{Table, table};

/// Whether a noun in the singular stands for a document, data or a picture.
pub(super) fn is_document(word: &str) -> bool {
    DOCUMENTS.contains(word)
}

static DOCUMENTS: LazyLock<Table> = LazyLock::new(|| {
    table(
        "will obituary ticket menu bulletin scoreboard display screen drawing diagram painting catalogue deed lease invitation flyer \
         ballot motto slogan caption citation script verse song hymn poem epitaph tablet scroll manuscript fragment codex tag \
         quotation tender term criterion specification bylaw ordinance proclamation edict treatise blueprint chronology \
         chronicle annal scorecard tally count dial gauge meter sensor satellite radar seismograph thermometer barometer \
         clue trace fingerprint autopsy necropsy post-mortem biopsy x-ray ultrasound sequencing analysis-result ad advert advertisement book memoir release speech legislation amendment polling projection ranking headline documentary \
         movie reply response missive summary passage chapter remark word theory annex preamble footnote formula calculation \
         report draft document record memo memorandum note letter email e-mail mail message text transcript minutes log logbook \
         diary file dossier filing prospectus statement communiqué communique declaration resolution decree order law bill \
         act statute regulation rule code constitution treaty agreement accord contract clause annex appendix schedule \
         register registry list table spreadsheet chart graph map slide presentation brochure leaflet manual guideline \
         guidance protocol paper-trail study survey poll census audit review assessment evaluation analysis forecast model \
         estimate figure data dataset database statistic number index imagery image photograph photo picture video footage \
         recording tape film clip broadcast test sample swab result measurement reading scan x-ray ruling judgment judgement \
         verdict indictment charge-sheet complaint lawsuit affidavit testimony deposition warrant summons subpoena invoice \
         receipt ledger-entry account balance-sheet budget plan proposal concept blueprint white-paper green-paper \
         manifesto charter petition article story item column editorial post tweet thread page notice sign label stamp \
         plaque poster certificate licence license permit passport cable telegram fax dispatch-note correction timetable \
         roster manifest bulletin-board circular advisory warning-notice evidence finding research minute excerpt extract \
         copy version decision inventory screenshot attachment questionnaire correspondence inscription calculation \
         journal handbook",
    )
});
