//! What helps an officer to write.

use base64::{Engine as _, prelude::BASE64_STANDARD};

use crate::laptop::Laptop;
use crate::window::Window;

#[test]
fn a_slip_of_the_pen_is_underlined_in_red() {
    let (_laptop, window) = Laptop::with_own_office("spelling");
    window.go_to("Projects");
    window.click("link", "Add a project");
    window.fill("The issue", "Short breaks are hard to book.");
    let clean = red_dots(&window);
    // WebKit looks a word up when the next one begins; the dictionary is read a
    // second after the start, so that on a fast computer the first slip may be too early.
    window.until("the red line", || {
        window.type_words(" Peeple are teling us. ");
        window.settle();
        (red_dots(&window) > clean + 20).then_some(())
    });
    window.screenshot("a slip");
    window.close();
}

/// How many dots of a picture of the field that has the focus are some red; the ring
/// around it is yellow.
fn red_dots(window: &Window) -> usize {
    let field = window.find_css(":focus");
    let png = window.driver.get(&field.path("screenshot")).unwrap();
    let png = BASE64_STANDARD.decode(png.as_str().unwrap()).unwrap();
    let mut picture = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut dots = vec![0; picture.output_buffer_size().unwrap()];
    let shape = picture.next_frame(&mut dots).unwrap();
    let one = shape.color_type.samples();
    let is_red = |dot: &&[u8]| dot[0] > dot[1].saturating_add(40) && dot[1].abs_diff(dot[2]) < 30;
    dots.chunks_exact(one).filter(is_red).count()
}
