//! The standards that a handout can be looked over by. They disagree, so each
//! is a named profile: data with its source and its date.

use super::findings::Level;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum ProfileId {
    #[default]
    UkCouncil,
    #[serde(rename = "photosymbols_2026")]
    Photosymbols2026,
    #[serde(rename = "people_first_18")]
    PeopleFirst18,
    InclusionEurope,
}

/// One standard.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type)]
pub struct Profile {
    pub id: ProfileId,
    pub label: String,
    /// What it is for, in one line.
    pub words: String,
    /// Whose standard it is and from when.
    pub source: String,
    /// Size of the letters in points that it asks for.
    pub points: u8,
    #[serde(skip_serializing)]
    #[specta(skip)]
    pub(super) limits: Limits,
    /// What differs from the rules' own levels.
    #[serde(default, skip_serializing)]
    #[specta(skip)]
    levels: HashMap<String, RuleLevel>,
    #[serde(default, skip_serializing)]
    #[specta(skip)]
    sources: HashMap<String, String>,
}

/// Where a count begins to be too much.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Limits {
    /// Words of a sentence above which it warns, and above which it is an error.
    pub sentence_warning: usize,
    pub sentence_error: usize,
    /// Sentences beside one picture.
    pub sentences_per_picture: usize,
    /// Words of the whole handout.
    pub words: u32,
    pub pages_warning: u32,
    pub pages_error: u32,
    /// Flesch–Kincaid grades.
    pub grade_warning: f32,
    pub grade_error: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum RuleLevel {
    Off,
    Info,
    Warning,
    Error,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    id: String,
    level: RuleLevel,
    source: String,
}

static RULES: LazyLock<HashMap<String, Rule>> = LazyLock::new(|| {
    let rules: Vec<Rule> = serde_json::from_str(include_str!("../../words/rules.json")).unwrap_or_default();
    rules.into_iter().map(|rule| (rule.id.clone(), rule)).collect()
});

static PROFILES: LazyLock<Vec<Profile>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../words/profiles.json")).unwrap_or_default());

impl Profile {
    /// Every profile, the usual one first.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &PROFILES
    }

    /// # Panics
    /// Never: the list in `core/words/profiles.json` has every id, which a test holds.
    #[must_use]
    pub fn of(id: ProfileId) -> &'static Self {
        let found = PROFILES.iter().find(|profile| profile.id == id);
        found.unwrap_or_else(|| &PROFILES[0])
    }

    /// How much it minds; nothing where it leaves the rule out.
    pub(super) fn level(&self, rule: &str) -> Option<Level> {
        let own = self.levels.get(rule).copied();
        match own.or_else(|| RULES.get(rule).map(|rule| rule.level))? {
            RuleLevel::Off => None,
            RuleLevel::Info => Some(Level::Info),
            RuleLevel::Warning => Some(Level::Warning),
            RuleLevel::Error => Some(Level::Error),
        }
    }

    /// Whose rule it is.
    pub(super) fn source(&self, rule: &str) -> &str {
        let own = self.sources.get(rule).map(String::as_str);
        own.or_else(|| RULES.get(rule).map(|rule| rule.source.as_str())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_is_there_and_names_its_source_and_year() {
        let ids: Vec<ProfileId> = Profile::all().iter().map(|profile| profile.id).collect();
        assert_eq!(
            ids,
            [
                ProfileId::UkCouncil,
                ProfileId::Photosymbols2026,
                ProfileId::PeopleFirst18,
                ProfileId::InclusionEurope
            ]
        );
        let profiles = Profile::all();
        assert_eq!(profiles.len(), ids.len());
        for profile in profiles {
            assert!(profile.source.contains("20"), "{} has no year", profile.label);
            assert!(profile.words.ends_with('.'), "{} does not say what it is for", profile.label);
            assert!(profile.limits.sentence_warning <= profile.limits.sentence_error);
            let unknown =
                profile.levels.keys().chain(profile.sources.keys()).find(|r| !RULES.contains_key(*r));
            assert_eq!(unknown, None);
        }
    }

    #[test]
    fn every_rule_of_the_list_has_a_level_and_an_owner() {
        let count = |kind: &str| RULES.keys().filter(|id| id.starts_with(kind)).count();
        assert_eq!([count("ER-S"), count("ER-W"), count("ER-N"), count("ER-D")], [8, 13, 7, 11]);
        assert!(RULES.values().all(|rule| !rule.source.is_empty()));
    }
}
