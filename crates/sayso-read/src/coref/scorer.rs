use sayso_nn::Vocabulary;
use sayso_text::{Article, Document, Quotation, Span};

use super::passage::Passage;
use crate::voices::{self, Gender};
use crate::words::Words;
use crate::{Input, Look, Network, Window, windows};

/// A name, or a noun for a person, that pronouns may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// Whether it is a noun ("the surveyor") and no name.
    pub noun: bool,
    pub(crate) gender: Option<Gender>,
}

type Stretch<'n> = (Vec<Window>, Input, Option<Box<dyn Look + 'n>>);

/// A document as the network has looked at it, ready to be asked whom its pronouns mean.
pub struct Scorer<'n> {
    stretches: Vec<Stretch<'n>>,
    vocabulary: &'n Vocabulary,
}

impl<'n> Scorer<'n> {
    /// Lets the network look at a document; `quotations` are the document's.
    pub fn new(document: &Document, quotations: &[Quotation], network: &'n dyn Network) -> Scorer<'n> {
        let mut scorer = Scorer::empty(network.vocabulary());
        for input in Input::stretches(document, quotations, network.vocabulary()) {
            let look = network.look(&input);
            scorer.add(input, Some(look));
        }
        scorer
    }

    /// The document cut as for a network, which is never asked: for training, which wants the passages alone.
    pub fn without_network(document: &Document, quotations: &[Quotation], vocabulary: &'n Vocabulary) -> Scorer<'n> {
        let mut scorer = Scorer::empty(vocabulary);
        Input::stretches(document, quotations, vocabulary).into_iter().for_each(|input| scorer.add(input, None));
        scorer
    }

    /// Nothing to ask about yet.
    pub(crate) fn empty(vocabulary: &'n Vocabulary) -> Scorer<'n> {
        Scorer { stretches: Vec::new(), vocabulary }
    }

    /// Adds the next stretch.
    pub(crate) fn add(&mut self, input: Input, look: Option<Box<dyn Look + 'n>>) {
        self.stretches.push((windows(input.pieces.len(), &input.breaks), input, look));
    }

    /// The pronoun that stands at `pronoun` with its candidates, the first `kept` mentions before all others, and the stretch
    /// that its pieces are of.
    pub fn passage(&self, pronoun: Span, mentions: &[Mention], kept: usize) -> Option<(&Input, Passage)> {
        let (windows, input, _) = self.stretch(pronoun)?;
        Passage::of(input, windows, self.vocabulary, pronoun, mentions, kept).map(|passage| (input, passage))
    }

    /// How likely each mention is whom a pronoun means, 0 for those too far away; the last is the chance that none of them is.
    /// `None` where the network was not trained to tell.
    pub fn chances(&self, pronoun: Span, mentions: &[Mention], kept: usize) -> Option<Vec<f32>> {
        let (windows, input, look) = self.stretch(pronoun)?;
        let passage = Passage::of(input, windows, self.vocabulary, pronoun, mentions, kept)?;
        let told = look.as_ref()?.pronoun(&passage)?;
        let mut chances = vec![0.0; mentions.len() + 1];
        passage.candidates.iter().zip(&told).for_each(|(candidate, chance)| chances[candidate.mention] = *chance);
        chances[mentions.len()] = *told.last()?;
        Some(chances)
    }

    fn stretch(&self, at: Span) -> Option<&Stretch<'n>> {
        self.stretches.iter().find(|(_, input, _)| input.pieces.last().is_some_and(|last| at.start < last.end))
    }
}

impl Mention {
    /// The mentions at these spans (with whether each is a noun), and behind them, where `others` is set, all names of people
    /// that the program finds elsewhere; what one mention tells of he or she holds for all of the same last word.
    pub fn all(article: &Article, document: &Document, given: &[(Span, bool)], others: bool) -> Vec<Mention> {
        let quotations = sayso_text::quotations(&document.text, &document.paragraphs);
        let words = Words::of(document, &quotations);
        let mut spans = given.to_vec();
        if others {
            let found = voices::people_named(article, &words).into_iter();
            spans.extend(found.filter(|f| !given.iter().any(|(g, _)| g.overlaps(*f))).map(|span| (span, false)));
        }
        Mention::of_spans(&words, &spans)
    }

    pub(crate) fn of_spans(words: &Words, spans: &[(Span, bool)]) -> Vec<Mention> {
        let own = |&(span, noun): &(Span, bool)| Mention { span, noun, gender: voices::gender_of(words, span, noun) };
        let mut mentions: Vec<Mention> = spans.iter().map(own).collect();
        let last = |m: &Mention| words.within(m.span).next_back().map_or("", |w| words.lower(w).trim_end_matches("'s"));
        let known: Vec<(&str, Gender)> =
            mentions.iter().filter(|m| !m.noun).filter_map(|m| Some((last(m), m.gender?))).collect();
        for mention in mentions.iter_mut().filter(|m| !m.noun && m.gender.is_none()) {
            let mut same = known.iter().filter(|(word, _)| *word == last(mention)).map(|(_, gender)| *gender);
            let first = same.next();
            mention.gender = first.filter(|gender| same.all(|other| other == *gender));
        }
        mentions
    }
}
