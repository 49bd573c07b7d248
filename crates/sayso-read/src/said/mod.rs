//! When something was said ("said late on Friday", "in a statement on 3 March", "the report of 11 July").

mod clause;
mod dated;

use sayso_text::{Attribution, Time, TimeId, TimeKind};

use crate::phrases::clause::Clauses;
use crate::phrases::scene::scenes;
use crate::words::Words;

/// The time of saying of each attribution and what gave it, in a few words; `None` where the text does not give it.
///
/// A time inside a content is the content's own. Speech is dated by the day: where the words are finer ("this morning"), the
/// day that they lie in is added to `times` over the same words.
pub(crate) fn times_of_saying(
    words: &Words,
    attributions: &[Attribution],
    times: &mut Vec<Time>,
) -> Vec<Option<(TimeId, &'static str)>> {
    let clauses = Clauses::of(words, attributions);
    let mut in_order: Vec<usize> = (0..times.len()).filter(|&t| is_calendar(&times[t])).collect();
    in_order.sort_by_key(|&t| times[t].span);
    let own = |at: usize| {
        let attribution = &attributions[at];
        let by = |because: &'static str| move |time: usize| (time, because);
        clause::time(words, attribution, &clauses.clause(at), times, &in_order)
            .map(by("stands in the clause of the cue"))
            .or_else(|| dated::time(words, attribution, times, &in_order).map(by("the date of what is quoted")))
            .or_else(|| dated::trailing(words, attribution, times, &in_order).map(by("stands behind the content")))
            .or_else(|| {
                dated::relative(words, attribution, times, &in_order).map(by("stands in a clause on the source"))
            })
    };
    let mut found: Vec<Option<Told>> = (0..attributions.len()).map(own).collect();
    share_in_sentence(words, attributions, &clauses, &mut found);
    for (at, scene) in scenes(words, attributions, &clauses).iter().enumerate() {
        let Some(scene) = scene.as_ref().filter(|_| found[at].is_none()) else { continue };
        let sentence = words.span_of(scene.sentence.clone());
        let first = in_order.partition_point(|&t| times[t].span.start < sentence.start);
        let time = in_order[first..].first().copied().filter(|&t| times[t].span.end <= sentence.end);
        found[at] = time.map(|time| (time, "the time of the occasion that the text tells of"));
    }
    share_with_document(words, attributions, &clauses, &mut found);
    found.iter().map(|t| t.map(|(t, because)| (of_the_day(times, t), because))).collect()
}

/// A time of saying by its place in the list, and what gave it.
type Told = (usize, &'static str);

/// "said on Wednesday, dismissing the toll": cues of one sentence with one source share their time.
fn share_in_sentence(words: &Words, attributions: &[Attribution], clauses: &Clauses, found: &mut [Option<Told>]) {
    let own = found.to_vec();
    for at in 0..attributions.len() {
        let Some(cue) = attributions[at].cue.first().filter(|_| own[at].is_none()) else { continue };
        let sentence = words.sentence_at(cue.start);
        found[at] = clauses.neighbours(at).filter(|&other| own[other].is_some()).find_map(|other| {
            let other_cue = attributions[other].cue.first()?;
            let is_same = attributions[other].source == attributions[at].source && !attributions[at].source.is_empty();
            let leads = words.within(*cue).start.checked_sub(1).map_or("", |w| words.lower(w));
            let is_own = matches!(leads, "after" | "before" | "since" | "having");
            let is_near = !is_own && other_cue.start < cue.start && words.sentence_at(other_cue.start) == sentence;
            let (time, _) = own[other].filter(|_| is_same && is_near)?;
            Some((time, "shared with the cue before it in the sentence"))
        });
    }
}

/// "The note, dated Friday, calls …. It says …": the pronoun's document keeps its date.
fn share_with_document(words: &Words, attributions: &[Attribution], clauses: &Clauses, found: &mut [Option<Told>]) {
    let order: Vec<usize> = clauses.in_order().filter(|&a| !attributions[a].source.is_empty()).collect();
    for pair in order.windows(2) {
        let (before, at) = (&attributions[pair[0]], &attributions[pair[1]]);
        let is_it = found[pair[1]].is_none()
            && at.source.len() == 1
            && at.source[0].of(words.text()).eq_ignore_ascii_case("it");
        if is_it && dated::is_document(words, before) && is_next(words, before, at) {
            found[pair[1]] = found[pair[0]].map(|(time, _)| (time, "the date of the document that goes on speaking"));
        }
    }
}

/// Whether one attribution stands in the sentence of another or in the next one.
fn is_next(words: &Words, before: &Attribution, at: &Attribution) -> bool {
    let number = |a: &Attribution| {
        let byte = a.cue.first().or(a.source.first()).map_or(0, |s| s.start);
        words.document.sentences.partition_point(|s| s.end <= byte)
    };
    number(at) - number(before).min(number(at)) <= 1
}

/// Whether a time lies on the calendar: a date or a time of day, not "now" or a length.
fn is_calendar(time: &Time) -> bool {
    matches!(time.kind, TimeKind::Date | TimeKind::Time) && time.value.starts_with(|c: char| c.is_ascii_digit())
}

/// The time itself where it is a day or longer; else the day that it lies in, added where it is not there yet.
fn of_the_day(times: &mut Vec<Time>, at: usize) -> TimeId {
    let time = &times[at];
    let Some((day, _)) = time.value.split_once('T').filter(|(day, _)| day.len() == 10) else { return time.id };
    if let Some(there) = times.iter().rev().take(64).find(|t| t.span == time.span && t.value == day) {
        return there.id;
    }
    // the list is numbered in its order
    let id = TimeId(u32::try_from(times.len()).unwrap_or(u32::MAX));
    let date = day.parse().ok();
    times.push(Time { id, span: time.span, kind: TimeKind::Date, value: day.to_owned(), earliest: date, latest: date });
    id
}

#[cfg(test)]
fn check(input: &str, given: &[(&str, &str)], expected: &str) {
    let marked = crate::phrases::marked::Marked::read(input);
    let time = |(at, &(phrase, value)): (usize, &(&str, &str))| {
        let start = marked.document.text.find(phrase).expect("the phrase stands in the text");
        Time {
            id: TimeId(at as u32),
            span: sayso_text::Span::new(start, start + phrase.len()),
            kind: if value.contains('T') { TimeKind::Time } else { TimeKind::Date },
            value: value.to_owned(),
            earliest: None,
            latest: None,
        }
    };
    let mut times: Vec<Time> = given.iter().enumerate().map(time).collect();
    let said = times_of_saying(&marked.words(), &marked.attributions, &mut times);
    let value = |told: &Option<(TimeId, &str)>| told.map_or("-", |(id, _)| &times[id.0 as usize].value);
    assert_eq!(said.iter().map(value).collect::<Vec<_>>().join(" "), expected, "{input}");
}
