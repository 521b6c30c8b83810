//! A spreadsheet of made-up people, as varied as a council's own: every column,
//! names of many languages, needs in words, agreements of every kind. The same
//! number makes the same file.

use std::fmt::Write as _;

pub const PEOPLE: usize = 100_000;
/// One person has this name, for a search that finds a single row.
pub const RARE: &str = "Quillfeather";

const HEADINGS: &str = "Title,First name,Family name,Known as,Address 1,Address 2,Town,Postcode,Phone,Mobile,\
    E-mail,Best way to contact,Please not by,About reaching them,OK to contact?,Agreed on,Agreed how,Agreed with,\
    Agreement note,Date joined,Access needs,Format,Print size,Interested in,Groups,Carer?,Notes\n";

pub fn csv(people: usize) -> String {
    let mut dice = Dice(20_261_122);
    let mut sheet = String::with_capacity(people * 260);
    sheet.push_str(HEADINGS);
    for number in 0..people {
        row(&mut sheet, &mut dice, number, number == people / 2);
    }
    sheet
}

fn row(sheet: &mut String, dice: &mut Dice, number: usize, rare: bool) {
    let first = dice.of(FIRST);
    let family = if rare { RARE.to_owned() } else { family(dice) };
    let known = if dice.one_in(8) { dice.of(FIRST) } else { "" };
    let (street, house) = (dice.of(STREETS), dice.below(180) + 1);
    let flat = if dice.one_in(6) { format!("Flat {}", dice.below(30) + 1) } else { String::new() };
    let (town, area) = TOWNS[dice.below(TOWNS.len())];
    let letters = ["AB", "JK", "RT", "QX", "LN"];
    let postcode = format!("{area} {}{}", dice.below(9) + 1, dice.of(&letters));
    let phone = if dice.one_in(2) { format!("01632 960{:03}", dice.below(1000)) } else { String::new() };
    let mobile = if dice.one_in(3) { String::new() } else { format!("07700 900{:03}", dice.below(1000)) };
    let plain =
        |name: &str| name.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
    let email = match dice.one_in(3) {
        true => String::new(),
        false => format!("{}.{}{number}@example.org", plain(first), plain(&family)),
    };
    let joined = match dice.below(4) {
        0 => format!("{:02}/{:02}/20{}", dice.below(28) + 1, dice.below(12) + 1, dice.below(10) + 15),
        1 => format!("20{}-{:02}-{:02}", dice.below(10) + 15, dice.below(12) + 1, dice.below(28) + 1),
        2 => format!("{} 20{}", dice.of(MONTHS), dice.below(10) + 15),
        _ => String::new(),
    };
    let agreed = dice.of(AGREED);
    let told = agreed == "Yes" || agreed == "No";
    let agreed_on = if told {
        format!("{:02}/{:02}/2025", dice.below(28) + 1, dice.below(12) + 1)
    } else {
        String::new()
    };
    let needs = match dice.below(4) {
        0 | 1 => String::new(),
        2 => dice.of(NEEDS).to_owned(),
        _ => format!("{}; {}", dice.of(NEEDS), dice.of(NEEDS)),
    };
    let interests = format!("{}; {}", dice.of(INTERESTS), dice.of(INTERESTS));
    let notes =
        if dice.one_in(3) { format!("{}, {}", dice.of(NOTES), dice.of(NOTES)) } else { String::new() };
    let cells: [&str; 27] = [
        dice.of(&["", "", "Mr", "Mrs", "Ms", "Dr"]),
        first,
        &family,
        known,
        &format!("{house} {street}"),
        &flat,
        town,
        &postcode,
        &phone,
        &mobile,
        &email,
        dice.of(&["", "Phone", "Text", "E-mail", "Post"]),
        dice.of(&["", "", "", "phone", "post; text"]),
        dice.of(&["", "", "", "After 4pm", "Leave a message, then she rings back"]),
        agreed,
        &agreed_on,
        dice.of(&["", "on a form", "by phone", "at an event"]),
        dice.of(&["", "Priya Nair", "Tom Ashby"]),
        dice.of(&["", "", "", "Asked for a copy of the form"]),
        &joined,
        &needs,
        dice.of(&["", "", "Standard", "Easy read", "Large print", "Email"]),
        dice.of(&["", "", "", "18", "24"]),
        &interests,
        dice.of(&["", "", "Co-production board", "Carers forum", "Transport task group"]),
        dice.of(&["", "", "Yes", "No"]),
        &notes,
    ];
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            sheet.push(',');
        }
        if cell.contains([',', '"', '\n']) {
            let _ = write!(sheet, "\"{}\"", cell.replace('"', "\"\""));
        } else {
            sheet.push_str(cell);
        }
    }
    sheet.push('\n');
}

/// Half of the family names are common, the others are put together and rarer.
pub fn family(dice: &mut Dice) -> String {
    match dice.below(10) {
        0..5 => dice.of(FAMILY).to_owned(),
        5..9 => format!("{}{}", dice.of(BEGINNINGS), dice.of(ENDINGS)),
        _ => format!("{}-{}", dice.of(FAMILY), dice.of(FAMILY)),
    }
}

/// SplitMix64: varied enough for made-up people, and the same everywhere.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % most as u64) as usize
    }

    pub fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    pub fn of<'a>(&mut self, choice: &[&'a str]) -> &'a str {
        choice[self.below(choice.len())]
    }
}

pub const FIRST: &[&str] = &[
    "Aaliyah",
    "Abdul",
    "Agnieszka",
    "Aisha",
    "Alan",
    "Amina",
    "Anita",
    "Anwen",
    "Arthur",
    "Beatrix",
    "Bilal",
    "Bronwen",
    "Callum",
    "Carys",
    "Chidi",
    "Christine",
    "Daphne",
    "Deepa",
    "Derek",
    "Dilys",
    "Eilidh",
    "Emeka",
    "Esther",
    "Farida",
    "Fatima",
    "Fergus",
    "Fiona",
    "Gareth",
    "Grace",
    "Gurpreet",
    "Hamza",
    "Hannah",
    "Harold",
    "Ines",
    "Ioana",
    "Irene",
    "Jacek",
    "Jamila",
    "Janet",
    "Joyce",
    "Kamal",
    "Kofi",
    "Leila",
    "Łukasz",
    "Mabel",
    "Manjit",
    "Maureen",
    "Mei",
    "Mohammed",
    "Nadia",
    "Niamh",
    "Norman",
    "Olu",
    "Omar",
    "Patience",
    "Pauline",
    "Peggy",
    "Rahul",
    "Róisín",
    "Rosalind",
    "Samina",
    "Sanjay",
    "Siân",
    "Sioned",
    "Stanley",
    "Ștefan",
    "Sunita",
    "Tariq",
    "Tomasz",
    "Uzma",
    "Valerie",
    "Violet",
    "Walter",
    "Wendy",
    "Winston",
    "Yasmin",
    "Yusuf",
    "Zainab",
    "Zdeněk",
    "Zofia",
];

pub const FAMILY: &[&str] = &[
    "Abbott",
    "Adeyemi",
    "Ahmed",
    "Akhtar",
    "Ali",
    "Allen",
    "Appiah",
    "Bailey",
    "Begum",
    "Bennett",
    "Brown",
    "Campbell",
    "Chaudhry",
    "Clarke",
    "Collins",
    "Cooper",
    "Davies",
    "Edwards",
    "Evans",
    "Farah",
    "Green",
    "Griffiths",
    "Hall",
    "Harris",
    "Hassan",
    "Hughes",
    "Hussain",
    "Ibrahim",
    "Islam",
    "Jackson",
    "James",
    "Jones",
    "Kaur",
    "Kelly",
    "Khan",
    "King",
    "Kowalski",
    "Lewis",
    "Martin",
    "Mensah",
    "Miah",
    "Mistry",
    "Mohamed",
    "Morgan",
    "Murphy",
    "Nair",
    "Ní-Bhriain",
    "Nowak",
    "Okafor",
    "Owen",
    "Parker",
    "Patel",
    "Phillips",
    "Price",
    "Rahman",
    "Reid",
    "Roberts",
    "Robinson",
    "Shah",
    "Sharma",
    "Sidhu",
    "Singh",
    "Smith",
    "Taylor",
    "Thomas",
    "Thompson",
    "Uddin",
    "Walker",
    "Ward",
    "Watson",
    "White",
    "Williams",
    "Wilson",
    "Wood",
    "Wright",
    "Yılmaz",
    "Żukowska",
];

const BEGINNINGS: &[&str] = &[
    "Ash", "Bar", "Bex", "Black", "Brad", "Bur", "Cal", "Carl", "Chat", "Ched", "Col", "Cran", "Dal", "Den",
    "Dun", "East", "Ell", "Fair", "Farn", "Gad", "Glen", "Had", "Hart", "Hol", "Ings", "Kel", "Kirk", "Lang",
    "Lin", "Lock", "Mar", "Mid", "Nor", "Oak", "Pem", "Pres", "Rad", "Ran", "Sed", "Shel", "Stan", "Thorn",
    "Tren", "Under", "Wal", "West", "Whit", "Win", "Wool", "Yar",
];

const ENDINGS: &[&str] = &[
    "berry", "bourne", "bridge", "brook", "burn", "bury", "by", "combe", "cote", "croft", "dale", "den",
    "field", "ford", "gate", "grove", "ham", "hurst", "kirk", "land", "leigh", "ley", "low", "man", "mere",
    "more", "ness", "over", "ridge", "shaw", "stead", "stone", "thorpe", "ton", "wade", "wall", "ward",
    "wick", "wood", "worth",
];

const TOWNS: &[(&str, &str)] = &[
    ("Northbrook", "NB1"),
    ("Northbrook", "NB2"),
    ("Northbrook", "NB3"),
    ("Market Ashby", "NB4"),
    ("Great Pelham", "NB5"),
    ("Lower Wick", "NB6"),
    ("Upper Wick", "NB6"),
    ("Saltmere", "NB7"),
    ("Coldharbour", "NB8"),
    ("Eastlow", "NB9"),
    ("Thorney Green", "NB10"),
    ("Brackwell", "NB11"),
];

const STREETS: &[&str] = &[
    "Mill Lane",
    "Station Road",
    "High Street",
    "Church Walk",
    "Orchard Close",
    "Victoria Terrace",
    "The Green",
    "Canal Street",
    "Alma Road",
    "Beech Avenue",
    "Quarry Hill",
    "Priory Way",
    "Weavers Court",
    "Bakers Row",
];

const MONTHS: &[&str] = &["January", "March", "April", "June", "July", "September", "October", "November"];

const AGREED: &[&str] = &["Yes", "Yes", "Yes", "Yes", "No", "post only", "email", "withdrawn", ""];

const NEEDS: &[&str] = &[
    "hearing loop",
    "large print 18pt",
    "Wheelchair user",
    "Polish interpreter",
    "easy read",
    "BSL",
    "step free",
    "needs breaks every 30 mins",
    "carer comes",
    "quiet room",
    "blue badge",
    "sits by the window",
    "Punjabi interpreter",
    "braille",
    "afternoons only",
    "guide dog",
    "vegetarian food",
    "text only - deaf",
];

const INTERESTS: &[&str] = &[
    "transport",
    "short breaks",
    "day centres",
    "housing",
    "direct payments",
    "carers",
    "dementia",
    "employment",
    "mental health",
    "leaving hospital",
    "technology at home",
    "advocacy",
];

const NOTES: &[&str] = &[
    "Comes to most meetings",
    "Prefers mornings",
    "Knows the bus routes well",
    "Spoke at the summer event",
    "Would like to chair",
    "Has two grown-up sons",
    "Rings before every meeting",
    "Helped with the leaflet",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_register_is_the_same_each_time_and_every_row_is_whole() {
        let sheet = csv(500);
        assert_eq!(sheet, csv(500));
        assert_eq!(sheet.lines().count(), 501);
        assert_eq!(sheet.matches(RARE).count(), 1);
        assert_eq!(HEADINGS.split(',').count(), 27);
    }
}
