//! The space for an answer on a web page: real boxes and fields with their labels.

use super::{Page, escaped, isolated};
use crate::documents::answer::Answer;

impl Page<'_> {
    /// The words of a question with a name of their own, and the fields that they are the name of.
    pub(super) fn asked(&mut self, words: &str, answer: &Answer) -> (String, String) {
        self.questions += 1;
        let id = format!("q{}", self.questions);
        let how = escaped(&answer.how(self.language));
        let mut fields = String::new();
        for (index, choice) in answer.choices(self.language).into_iter().enumerate() {
            let label = isolated(&choice.words, self.language);
            let (kind, value) = (if answer.is_one() { "radio" } else { "checkbox" }, escaped(&choice.words));
            let face = choice.face.and_then(|face| self.drawings.use_of(face).ok()).map(|(drawing, view)| {
                format!(
                    "<svg class=\"picture face\" aria-hidden=\"true\" viewBox=\"{view}\">\
                     <use href=\"#{drawing}\"></use></svg>"
                )
            });
            fields.push_str(&format!(
                "<div class=\"choice\"><input type=\"{kind}\" id=\"{id}-{index}\" name=\"{id}\" \
                 value=\"{value}\">{}<label for=\"{id}-{index}\">{label}</label></div>\n",
                face.unwrap_or_default()
            ));
        }
        for (index, write_in) in answer.write_ins(self.language).into_iter().enumerate() {
            let named = match write_in.label {
                Some(label) => {
                    let label = isolated(&label, self.language);
                    fields.push_str(&format!("<label for=\"{id}-{index}\">{label}</label>\n"));
                    String::new()
                }
                None => format!(" aria-labelledby=\"{id} {id}-how\""),
            };
            let name = format!("class=\"write\" id=\"{id}-{index}\" name=\"{id}-{index}\"{named}");
            fields.push_str(&match write_in.lines {
                1 => format!("<input type=\"text\" {name}>\n"),
                lines => format!("<textarea {name} rows=\"{lines}\"></textarea>\n"),
            });
        }
        let words = format!("<div id=\"{id}\">{words}</div>");
        let legend = format!("<legend id=\"{id}-how\">{how}</legend>");
        (words, format!("<fieldset aria-labelledby=\"{id} {id}-how\">\n{legend}\n{fields}</fieldset>"))
    }
}
