use sayso_ledger::Ledger;
use sayso_stemma::{Witness, collate::Settings};
use sayso_text::Document;
use std::time::Instant;
fn main() {
    let l = Ledger::read(std::path::Path::new(&std::env::args().nth(1).unwrap())).unwrap();
    let t = Instant::now();
    let held: Vec<_> = l.ids(false).unwrap().into_iter().map(|id| l.get(id).unwrap()).collect();
    println!("get {:?}", t.elapsed());
    let t = Instant::now();
    let docs: Vec<_> = held.iter().map(|h| Document::of(&h.article)).collect();
    println!("doc {:?}", t.elapsed());
    let t = Instant::now();
    let w: Vec<_> = held
        .iter()
        .zip(&docs)
        .filter_map(|(h, d)| Some(Witness::of(h.article.id.clone(), &h.article, d, h.reading.as_ref()?)))
        .collect();
    println!("witness {:?} {} tellings {}", t.elapsed(), w.len(), w.iter().map(|w| w.tellings.len()).sum::<usize>());
    let t = Instant::now();
    let c = sayso_stemma::collate::collate(&w, &Settings::default());
    println!("collate {:?} claims {} big {}", t.elapsed(), c.len(), c.iter().filter(|c| c.len() > 1).count());
    let t = Instant::now();
    let n = c.into_iter().map(|c| sayso_stemma::claim(&w, c)).count();
    println!("claims {n} {:?}", t.elapsed());
    std::process::exit(0);
}
