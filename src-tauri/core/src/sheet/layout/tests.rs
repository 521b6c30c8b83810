use super::*;
use crate::error::Code;
use std::fmt::Write as _;

fn sheet(bytes: &[u8]) -> Sheet {
    Sheet::read(bytes).unwrap()
}

fn cells(sheet: &Sheet) -> Vec<Vec<&str>> {
    sheet.rows.iter().map(|row| row.cells.iter().collect()).collect()
}

#[test]
fn every_usual_encoding_and_separator_is_read() {
    let plain = "Name;Town\r\nZoë Żuk;Northbrook\r\n";
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(plain.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let files: Vec<(Vec<u8>, &str)> = vec![
        (plain.as_bytes().to_vec(), "UTF-8"),
        ([b"\xef\xbb\xbf", plain.as_bytes()].concat(), "UTF-8"),
        (utf16.clone(), "UTF-16LE"),
        (utf16[2..].to_vec(), "UTF-16LE"),
    ];
    for (bytes, encoding) in files {
        let sheet = sheet(&bytes);
        assert_eq!((sheet.encoding, sheet.separator), (encoding, "semicolon"));
        assert_eq!(sheet.rows[0].cells, vec!["Zoë Żuk", "Northbrook"]);
    }
    let sheet = sheet(b"Name\tTown\nZo\xeb\tNorthbrook");
    assert_eq!((sheet.encoding, sheet.separator, &sheet.rows[0].cells[0]), ("windows-1252", "tab", "Zoë"));
}

#[test]
fn a_wide_file_that_is_cut_within_a_letter_is_refused_and_makes_nobody_of_half_a_letter() {
    let plain = "Name;Town\r\nZoë Żuk;Northbrook\r\nAva;Ash";
    let whole: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(plain.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for cut in [&whole[..whole.len() - 1], &whole[2..whole.len() - 1]] {
        assert_eq!(Sheet::read(cut).unwrap_err().code, Code::UnreadableFile);
    }
}

#[test]
fn one_stray_byte_is_told_and_every_other_letter_stays() {
    let sheet = sheet("Name\nZoë Żuk\nBj?rn\nSeán Ó Sé\n".replace('?', "\u{1}").as_bytes());
    assert_eq!(sheet.encoding, "UTF-8");
    let bytes =
        [b"Name,Town\r\nZo\xc3\xab,N\xc3\xb8rthbrook\r\n", &b"Bj\xf6rn,Northbrook\r\nSe\xc3\xa1n,x\r\n"[..]]
            .concat();
    let sheet = Sheet::read(&bytes).unwrap();
    assert_eq!(sheet.encoding, "UTF-8");
    assert_eq!(cells(&sheet), [["Zoë", "Nørthbrook"], ["Björn", "Northbrook"], ["Seán", "x"]]);
    assert_eq!(sheet.rows.iter().map(|row| row.doubts.len()).collect::<Vec<_>>(), [0, 1, 0]);
    // The other way round: one row of UTF-8 in a file of Windows.
    let sheet = Sheet::read(b"Name\nZo\xeb\nJ\xf6rg\nRen\xe9e\nZo\xc3\xab\nCAF\xc9\x94\n").unwrap();
    assert_eq!(sheet.encoding, "windows-1252");
    assert_eq!(cells(&sheet), [["Zoë"], ["Jörg"], ["Renée"], ["Zoë"], ["CAFÉ”"]]);
    assert_eq!(sheet.rows.iter().map(|row| row.doubts.len()).collect::<Vec<_>>(), [0, 0, 0, 1, 0]);
}

#[test]
fn letters_of_dos_and_of_old_macs_are_read_and_told() {
    for (bytes, encoding) in [
        (&b"Name\nZo\x89\nRen\x82e\nJ\x94rg\n"[..], "DOS (850)"),
        (b"Name\nZo\x91\nRen\x8ee\nJ\x9arg\n", "macintosh"),
    ] {
        let source = Source::Bytes(bytes.to_vec());
        let layout = Layout::of(&source, None, &|_| 0).unwrap();
        assert_eq!((layout.survey.encoding, layout.told.len()), (encoding, 1));
        assert_eq!(cells(&sheet(bytes)), [["Zoë"], ["Renée"], ["Jörg"]]);
    }
}

#[test]
fn a_letter_may_lie_across_the_pieces_in_which_a_file_is_read() {
    for ahead in 65_520..65_540 {
        let file =
            format!("Name,Town\n{},x\r\nZoë Żuk,Nørthbrook\r\n\"Ann\r\nLee\",y\r\n", "a".repeat(ahead - 10));
        for bytes in [file.as_bytes().to_vec(), file.encode_utf16().flat_map(u16::to_le_bytes).collect()] {
            let sheet = sheet(&bytes);
            assert_eq!(sheet.rows[1].cells, vec!["Zoë Żuk", "Nørthbrook"], "{ahead}");
            assert_eq!(sheet.rows[2].cells, vec!["Ann\r\nLee", "y"], "{ahead}");
        }
    }
}

#[test]
fn a_row_is_known_by_the_line_on_which_it_starts() {
    let sheet = sheet(b"Name,Notes\n\nAnn,\"one\ntwo\"\n,,\n\r\nBob,x\n");
    let lines: Vec<_> = sheet.rows.iter().map(|r| r.line).collect();
    assert_eq!(lines, [3, 7]);
}

#[test]
fn what_is_no_csv_is_refused_with_what_to_do() {
    for bytes in [&b"PK\x03\x04rest"[..], b"%PDF-1.7", b"", b"\n\n", b"\x00\x01\x02\x03\x04\x05\x06\x07\x08"]
    {
        let error = Sheet::read(bytes).unwrap_err();
        assert_eq!(error.code, Code::UnreadableFile, "{bytes:?}");
        assert!(!error.hint.is_empty());
    }
}

#[test]
fn a_cell_of_ten_megabytes_refuses_its_row_only() {
    let file = format!("Name,Notes\nAnn,{}\nBob,x\n", "a".repeat(10_000_000));
    let sheet = sheet(file.as_bytes());
    assert!(sheet.rows[0].problem.as_deref().unwrap().contains("longer than any row"));
    assert_eq!(sheet.rows[1].problem, None);
}

#[test]
fn quotation_marks_are_read_as_every_spreadsheet_writes_them() {
    let sheet = sheet(
        b"Name,Notes\n\"Ann, Lee\",\"says \"\"hi\"\"\"\nBob,6\" step\n\"Cat\",\"one\ntwo\"\nDan,\"he said \"hi\" to me\"\n\"Eve\" ,\"\"\n",
    );
    assert_eq!(
        cells(&sheet),
        [
            ["Ann, Lee", "says \"hi\""],
            ["Bob", "6\" step"],
            ["Cat", "one\ntwo"],
            ["Dan", "he said \"hi\" to me"],
            ["Eve", ""]
        ]
    );
    assert_eq!(sheet.rows.iter().map(|row| row.doubts.len()).sum::<usize>(), 0);
}

/// Every place in which a mark may open without an end, in files of two columns and of more.
#[test]
fn a_quotation_mark_swallows_nobody() {
    let rows = ["Bob,ok,x,y", "Cat,\"fine\",x,y", "Dan,\"one\ntwo\",x,y", "Eve,ok,\"z\",y"];
    for opens in
        ["Ann,\"likes tea,x,y", "\"Ann,likes tea,x,y", "Ann,likes tea,x,\"y", "Ann,\"likes \"tea,x,y"]
    {
        for ends in [rows.len(), 1, 0] {
            let file = format!("Name,Notes,A,B\n{opens}\n{}\n", rows[..ends].join("\n"));
            let sheet = sheet(file.as_bytes());
            let names: Vec<&str> = sheet.rows.iter().skip(1).map(|row| &row.cells[0]).collect();
            assert_eq!(names, ["Bob", "Cat", "Dan", "Eve"][..ends], "{file}");
            assert_eq!(
                (sheet.rows[0].line, sheet.rows[0].cells.len(), sheet.rows[0].doubts.len()),
                (2, 4, 1),
                "{file}"
            );
        }
    }
    let sheet =
        sheet(b"Name,Notes\r\nAnn Lee,\"likes tea\r\nBob Orr,ok\r\nCat Day,\"fine\"\r\nDan Eve,ok\r\n");
    assert_eq!(
        cells(&sheet),
        [["Ann Lee", "\"likes tea"], ["Bob Orr", "ok"], ["Cat Day", "fine"], ["Dan Eve", "ok"]]
    );
}

#[test]
fn a_closed_cell_that_holds_whole_rows_is_told_or_opened() {
    // Of two columns a line of an address may have as many commas: it is told.
    let two = sheet(b"Name,Notes\nAnn,\"likes tea\nBob,ok\nCat,fine\"\nDan,ok\n");
    assert_eq!((two.rows.len(), two.rows[0].doubts.len()), (2, 1));
    // Of four columns it is a row.
    let four = sheet(b"Name,A,B,Notes\nAnn,,,\"likes tea\nBob,,,ok\nCat,,,fine\"\nDan,,,ok\n");
    assert_eq!(four.rows.iter().map(|row| &row.cells[0]).collect::<Vec<_>>(), ["Ann", "Bob", "Cat", "Dan"]);
    assert_eq!(four.rows[0].doubts.len(), 1);
}

#[test]
fn a_mark_that_is_never_closed_is_found_in_time_that_grows_with_the_file() {
    let mut file = "Name,Notes\n".to_owned();
    for number in 0..20_000 {
        let _ = writeln!(file, "Ann {number},\"never closed");
    }
    let sheet = sheet(file.as_bytes());
    assert_eq!(sheet.rows.len(), 20_000);
    assert!(sheet.rows.iter().all(|row| row.cells[1] == *"\"never closed"));
}

#[test]
fn the_headings_are_found_below_a_title_and_behind_a_named_separator() {
    let known = |cells: &csv::StringRecord| usize::from(cells.iter().any(|cell| cell == "Name"));
    let of = |bytes: &[u8], line| Layout::of(&Source::Bytes(bytes.to_vec()), line, &known).unwrap();
    let titled = of(b"Register,,\nAs at 1 November; 2026,,\n,,\nName,Town,Phone\nAnn,x,y\n", None);
    assert_eq!((titled.line, titled.headings.len(), titled.told.len()), (4, 3, 1));
    let named = of(b"sep=;\nName;Town, county\nAnn;x\n", None);
    assert_eq!((named.line, named.separator, named.headings.len()), (2, ';', 2));
    assert_eq!(of(b"sep=,\nName,Town;county\n", None).headings, ["Name", "Town;county"]);
    assert_eq!(of(b"\"sep=|\"\nName|Town\n", None).headings, ["Name", "Town"]);
    // Where nobody knows a heading, the first row is it, or the line that was named.
    assert_eq!(of(b"Who,Where\nAnn,x\n", None).line, 1);
    assert_eq!(of(b"Title\nWho,Where\nAnn,x\n", Some(2)).headings, ["Who", "Where"]);
    assert!(Layout::of(&Source::Bytes(b"Who\n".to_vec()), Some(7), &known).is_err());
}

#[test]
fn a_line_of_sums_at_the_end_is_no_row() {
    for line in
        ["Total,36", "TOTAL:,,36 people", "Grand total", "Total: 36 people", "Count = 12", "End of report"]
    {
        assert!(sheet(format!("Name,A,B\nAnn,,\n{line}\n").as_bytes()).rows[1].problem.is_some(), "{line}");
    }
    for line in ["Ann Total,36", "Total Access Group", "Summer Hill", "Count Basie,x", "Total,Northbrook"] {
        assert_eq!(sheet(format!("Name,A,B\n{line}\n").as_bytes()).rows[0].problem, None, "{line}");
    }
}
