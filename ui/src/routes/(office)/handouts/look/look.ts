// How a handout is to look, in words, and in the address of a page.
import type { BrailleGrade, HandoutFormat, Look, PaperColour, Sheet } from '$lib/backend';
import { wordsBrailleGrade, wordsHandoutFormat, wordsPaperColour, wordsSheet } from '$lib/backend/words';
import type { IconName } from '$lib/components/icons';
import { choices } from '$lib/labels';

const icons: Record<HandoutFormat, IconName> = {
  easy_read: 'picture', large_print: 'print_size', plain: 'handout', dyslexia: 'text', html: 'globe', braille: 'braille', text: 'mail',
};
/** In the order in which they are offered. */
export const FORMATS = choices(wordsHandoutFormat).map(({ value, label }) => ({ format: value, label, icon: icons[value] }));

/** Each paper as it looks on the screen. */
export const GROUNDS: Record<PaperColour, string> = {
  white: '#ffffff', cream: '#fff8e1', yellow: '#fff6b3', blue: '#e0eefb', green: '#e2f3e1', pink: '#fce8ee',
};

export const SIZES = [16, 18, 20, 24, 28, 36];
/** The size of large print when nobody chose another. */
export const USUAL_SIZE = 18;

/** As each format is usually printed. */
export function lookOf(format: HandoutFormat): Look {
  return {
    format, size: format === 'large_print' ? USUAL_SIZE : null, sheet: 'a4', colour: format === 'dyslexia' ? 'cream' : 'white',
    grade: 'contracted', cells: 40, lines: 25,
  };
}

/** Formats that are printed on sheets, and shown as pages. */
export const isPaper = (format: HandoutFormat): boolean => !['html', 'braille', 'text'].includes(format);

export function lookFrom(asked: URLSearchParams): Look {
  const one = <Known extends string>(name: string, known: readonly Known[], usual: Known): Known =>
    known.find((value) => value === asked.get(name)) ?? usual;
  const usual = lookOf(one('format', FORMATS.map((f) => f.format), 'easy_read'));
  const size = Number(asked.get('size'));
  const number = (name: string, otherwise: number) => Math.min(100, Number(asked.get(name)) || otherwise);
  return {
    ...usual,
    size: usual.size !== null && SIZES.includes(size) ? size : usual.size,
    sheet: one('sheet', Object.keys(wordsSheet) as Sheet[], usual.sheet),
    colour: one('paper', Object.keys(GROUNDS) as PaperColour[], usual.colour),
    grade: one('grade', Object.keys(wordsBrailleGrade) as BrailleGrade[], usual.grade),
    cells: number('cells', usual.cells),
    lines: number('lines', usual.lines),
  };
}

/** Only what differs from the usual: "?format=large_print&size=24", or "". */
export function lookQuery(look: Look): string {
  const usual = lookOf(look.format);
  const asked = new URLSearchParams();
  if (look.format !== 'easy_read') asked.set('format', look.format);
  if (look.size !== usual.size && look.size !== null) asked.set('size', String(look.size));
  if (look.sheet !== usual.sheet) asked.set('sheet', look.sheet);
  if (look.colour !== usual.colour) asked.set('paper', look.colour);
  if (look.grade !== usual.grade) asked.set('grade', look.grade);
  if (look.cells !== usual.cells) asked.set('cells', String(look.cells));
  if (look.lines !== usual.lines) asked.set('lines', String(look.lines));
  const text = asked.toString();
  return text && `?${text}`;
}

/** "Large print, 24 point, A5" */
export function lookWords(look: Look): string {
  const usual = lookOf(look.format);
  return [
    wordsHandoutFormat[look.format],
    look.size ? `${look.size}\u00a0point` : '',
    isPaper(look.format) && look.sheet !== usual.sheet ? wordsSheet[look.sheet] : '',
    look.colour !== 'white' && isPaper(look.format) ? `on ${wordsPaperColour[look.colour].toLowerCase()} paper` : '',
    look.format === 'braille' ? wordsBrailleGrade[look.grade].toLowerCase() : '',
  ].filter(Boolean).join(', ');
}
