//! Lines of a template that wait for their end: "We meet on this day:". Whoever begins from one
//! writes what comes behind; what nobody wrote is not printed, and is said.

use super::{HandoutDraft, PartDraft, PartKind};

/// The parts whose last line waits: nothing comes behind its colon, or only another such line.
pub(in crate::handouts) fn unfinished(draft: &HandoutDraft) -> Vec<usize> {
    // A template is printed as it is, for whoever looks it over.
    if draft.template {
        return Vec::new();
    }
    let waits = |part: &PartDraft| part.kind == PartKind::Row && last_line(part).ends_with([':', '：']);
    let goes_on =
        |at: usize| draft.parts.get(at + 1).is_some_and(|next| next.kind == PartKind::Row && !waits(next));
    (0..draft.parts.len()).filter(|at| waits(&draft.parts[*at]) && !goes_on(*at)).collect()
}

/// The line that waits.
pub(in crate::handouts) fn last_line(part: &PartDraft) -> &str {
    part.words.trim_end().lines().next_back().unwrap_or_default().trim()
}

/// The parts as they are printed, each with its place in the draft.
pub(in crate::handouts) fn printed(draft: &HandoutDraft) -> Vec<(usize, PartDraft)> {
    let waiting = unfinished(draft);
    let whole = |(at, part): (usize, &PartDraft)| {
        let mut part = part.clone();
        if waiting.contains(&at) {
            let words = part.words.trim_end();
            let kept = words.rfind('\n').map_or(0, |end| end);
            part.words = words[..kept].to_owned();
            // Its picture is about what is not said.
            if part.words.trim().is_empty() {
                return None;
            }
        }
        Some((at, part))
    };
    let parts: Vec<(usize, PartDraft)> = draft.parts.iter().enumerate().filter_map(whole).collect();
    // A heading above nothing but such lines is left out with them.
    let above_nothing = |(index, (at, part)): (usize, &(usize, PartDraft))| {
        let next = parts.get(index + 1).map_or(draft.parts.len(), |next| next.0);
        part.kind == PartKind::Section
            && next > at + 1
            && parts.get(index + 1).is_none_or(|(_, next)| next.kind == PartKind::Section)
    };
    let left: Vec<bool> = parts.iter().enumerate().map(above_nothing).collect();
    parts.into_iter().zip(left).filter(|(_, left)| !left).map(|(part, _)| part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(lines: &[&str]) -> HandoutDraft {
        let mut draft = HandoutDraft::new("Come");
        for line in lines {
            match line.strip_prefix("# ") {
                Some(heading) => draft.section(heading),
                None => draft.row("meeting", &[line]),
            }
        }
        draft
    }

    fn left(lines: &[&str]) -> Vec<String> {
        printed(&draft(lines)).into_iter().map(|(_, part)| part.words).collect()
    }

    #[test]
    fn a_line_that_waits_for_its_end_is_not_printed_and_one_with_a_list_behind_it_is() {
        assert_eq!(
            left(&[
                "# When",
                "We meet on this day:",
                "We start at this time:",
                "# More",
                "Bring:",
                "A coat.",
                "Say\nYes:"
            ]),
            ["# More", "Bring:", "A coat.", "Say"].map(|line| line.trim_start_matches("# "))
        );
        let mut template = draft(&["We meet here:"]);
        template.template = true;
        assert_eq!(printed(&template).len(), 1);
        assert_eq!(
            unfinished(&draft(&["# An empty part", "# Another", "All is well."])),
            Vec::<usize>::new()
        );
        assert_eq!(left(&["# An empty part", "# Another", "All is well."]).len(), 3);
    }
}
