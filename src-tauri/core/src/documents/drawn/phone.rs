//! A phone with its number.

use super::pen::{INK, Middle, PAPER, Pen};

pub(super) fn phone(number: &str) -> String {
    let mut pen = Pen::new(2.5);
    // The handset of a phone on a desk: a mobile without its number looks like any black box.
    pen.path("#5e8fc9", "M18 26h36l7 22H11z");
    pen.path(
        "#3d6aa0",
        "M8 22c-2-9 9-17 28-17s30 8 28 17c-.6 3-3 4-6 3.500l-6-1c-2.600-.4-4-2-4-4.500v-2.500c-8-2.200-16-2.200-24 0V20c0 2.500-1.400 4.100-4 4.500l-6 1c-3 .5-5.400-.5-6-3.500z",
    );
    for row in 0..3_u8 {
        for column in 0..3_u8 {
            let (x, y) = (29.0 + 7.0 * f32::from(column), 30.5 + 5.5 * f32::from(row));
            pen.dot(PAPER, x, y, 1.9);
        }
    }
    pen.rect(PAPER, [1.5, 52.5, 69.0, 17.0], 3.0);
    pen.words(INK, number, Middle { x: 36.0, line: 64.6, size: 12.0, width: 64.0 });
    pen.done()
}
