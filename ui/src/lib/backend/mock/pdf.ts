/** A small PDF of two A4 pages, enough to see the preview. */
export function pdf(format: string): ArrayBuffer {
  return file([1, 2].map((n) => page(n, format)));
}

/** A title and lines below it, on one page. */
export function lines(title: string, words: string[], size: number): ArrayBuffer {
  const escaped = (text: string) => text.replace(/[\\()]/g, '\\$&').replace(/[^\x20-\x7e]/g, '?');
  const rows = words.flatMap((line) => line.match(/.{1,46}(\s|$)/g) ?? ['']);
  return file([`BT /F2 26 Tf 60 740 Td (${escaped(title)}) Tj ET BT /F1 ${size} Tf 60 690 Td ${rows.map((row) => `(${escaped(row)}) Tj 0 -${size * 1.5} Td`).join(' ')} ET`]);
}

function page(n: number, format: string): string {
  return (
    `BT /F1 12 Tf 60 780 Td (Northbrook Council) Tj ET BT /F2 12 Tf 460 780 Td (${format}) Tj ET ` +
    `BT /F2 26 Tf 60 720 Td (${n === 1 ? 'A short break that feels like one' : 'What happens next'}) Tj ET ` +
    `1 0.92 0.6 rg 60 560 110 110 re f 0 g BT /F1 18 Tf 200 630 Td (People who care for somebody) Tj 0 -28 Td (need time off.) Tj ET ` +
    `BT /F1 12 Tf 60 50 Td (22 November 2026) Tj ET BT /F1 12 Tf 470 50 Td (Page ${n} of 2) Tj ET`
  );
}

function file(streams: string[]): ArrayBuffer {
  const count = streams.length;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${streams.map((_, at) => `${at + 3} 0 R`).join(' ')}] /Count ${count} >>`,
    ...streams.map((_, at) =>
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${3 + count + at} 0 R /Resources << /Font << /F1 ${3 + 2 * count} 0 R /F2 ${4 + 2 * count} 0 R >> >> >>`),
    ...streams.map((stream) => `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const xref = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF`;
  return new TextEncoder().encode(text).buffer;
}
