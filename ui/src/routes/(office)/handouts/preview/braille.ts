// Braille files hold one letter for each cell, after the North American table.
// The window shows the cells themselves.

/** The letters of the table in the order of Unicode's cells from U+2800. */
const TABLE = ' A1B\'K2L@CIF/MSP"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)=';

const CELLS = new Map([...TABLE].map((letter, at) => [letter, String.fromCodePoint(0x2800 + at)]));

/** Each page as lines of cells. */
export function pagesOf(text: string): string[][] {
  return text.replace(/\f+$/, '').split('\f').map((page) => page.replace(/\r?\n$/, '').split(/\r?\n/));
}

export const cellsOf = (line: string): string => [...line.toUpperCase()].map((letter) => CELLS.get(letter) ?? letter).join('');
