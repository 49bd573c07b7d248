//! The labels of the heads, in the order of their rows in the model file (`training/sayso_train/model.py`).

/// Number of labels that the tag head knows.
pub const TAGS: usize = 7;
/// Number of labels that the cue reader knows.
pub const ROLES: usize = 5;

/// Number of labels that the inner head knows.
pub const INNER: usize = 3;

/// What a piece is in its article, whoever it belongs to.
pub const TAG_NAMES: [&str; TAGS] = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"];
/// What a piece is to one cue.
pub const ROLE_NAMES: [&str; ROLES] = ["O", "B-source", "I-source", "B-content", "I-content"];

/// What a run of labels marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Source,
    Cue,
    Content,
}

/// Whether a label begins or continues a run, and of what; `None` for `O`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) role: Role,
    pub(crate) begins: bool,
}

pub(crate) const fn label(role: Role, begins: bool) -> Option<Label> {
    Some(Label { role, begins })
}

pub(crate) const TAG_LABELS: [Option<Label>; TAGS] = [
    None,
    label(Role::Source, true),
    label(Role::Source, false),
    label(Role::Cue, true),
    label(Role::Cue, false),
    label(Role::Content, true),
    label(Role::Content, false),
];

pub(crate) const ROLE_LABELS: [Option<Label>; ROLES] = [
    None,
    label(Role::Source, true),
    label(Role::Source, false),
    label(Role::Content, true),
    label(Role::Content, false),
];

pub(crate) const INNER_LABELS: [Option<Label>; INNER] = [None, label(Role::Cue, true), label(Role::Cue, false)];

/// Labels of the two heads that mean the same: rows of the tag head with those of the cue reader.
pub(crate) const SAME_LABEL: [(usize, usize); 4] = [(1, 1), (2, 2), (5, 3), (6, 4)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_labels_agree() {
        let name = |l: &Option<Label>| match l {
            None => "O".to_owned(),
            Some(l) => format!("{}-{:?}", if l.begins { "B" } else { "I" }, l.role).to_lowercase(),
        };
        assert!(SAME_LABEL.iter().all(|&(tag, role)| TAG_NAMES[tag] == ROLE_NAMES[role]));
        assert!(TAG_LABELS.iter().zip(TAG_NAMES).all(|(l, n)| name(l).eq_ignore_ascii_case(n)));
    }
}
