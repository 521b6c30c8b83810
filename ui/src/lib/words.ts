// How values read on screen. A day, an amount or a number with its unit never
// breaks over two lines, so their spaces do not break.
import type { Pence, When } from './backend';

/** "2024-06-30" */
export type Day = string;

const NBSP = '\u00a0';
const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** "£75", "£57.40", "−£5", "£1,200". */
export function pounds(pence: Pence): string {
  return exactPounds(pence).replace(/\.00$/, '');
}

/** "£75.00": for columns of figures. */
export function exactPounds(pence: Pence): string {
  const whole = String(Math.floor(Math.abs(pence) / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = String(Math.abs(pence) % 100).padStart(2, '0');
  return `${pence < 0 ? '−' : ''}£${whole}.${rest}`;
}

/** What an officer would type for these pence: "75" or "57.40". */
export function typedPounds(pence: Pence): string {
  return pence === 0 ? '' : exactPounds(pence).replace(/[£,]/g, '').replace(/\.00$/, '').replace('−', '-');
}

/** "30 June 2024", "June 2024", "2024", "March to May 2024"; "" when not known. */
export function whenWords(when: When | null): string {
  if (!when) return '';
  const [from, until] = when.split('/');
  if (until === undefined) return part(from ?? '', true);
  const sameYear = from?.slice(0, 4) === until.slice(0, 4);
  return `${part(from ?? '', !sameYear)} to ${part(until, true)}`;
}

/** A day as somebody would type it into a field: plain spaces. */
export const typedWhen = (when: When | null): string => whenWords(when).replaceAll(NBSP, ' ');

function part(iso: string, withYear: boolean): string {
  const [year, month, day] = iso.split('-');
  const words = [];
  if (day) words.push(String(Number(day)));
  if (month) words.push(MONTHS[Number(month) - 1] ?? month);
  if (withYear || !month) words.push(year);
  return words.join(NBSP);
}

/** "Sunday 22 November 2026". */
export function longDay(day: Day): string {
  return `${WEEKDAYS[utc(day).getUTCDay()]}${NBSP}${whenWords(day)}`;
}

/** The three small words of a date in the margin: "Fri", "20", "Nov". A month has no day of the week. */
export function marginDay(when: When, today: Day): { above: string; figure: string; below: string } {
  const end = when.split('/').at(-1) ?? when;
  const [year, month, day] = end.split('-');
  const short = month ? (MONTHS[Number(month) - 1] ?? '').slice(0, 3) : '';
  const otherYear = year === today.slice(0, 4) ? '' : (year ?? '');
  if (!month) return { above: 'By end', figure: year ?? '', below: '' };
  if (!day) return { above: 'By end', figure: short, below: otherYear };
  const above = end === today ? 'Today' : (WEEKDAYS[utc(end).getUTCDay()] ?? '').slice(0, 3);
  return { above, figure: String(Number(day)), below: [short, otherYear].filter(Boolean).join(NBSP) };
}

/** The last day of a When: "2024-06" ends on 30 June 2024. */
export function lastDay(when: When): Day {
  const [year, month, day] = (when.split('/').at(-1) ?? when).split('-');
  if (day) return `${year}-${month}-${day}`;
  const end = new Date(Date.UTC(Number(year), month ? Number(month) : 12, 0));
  return end.toISOString().slice(0, 10);
}

/** "4 days late", "due today", "in 3 days". */
export function howFar(when: When, today: Day): string {
  const days = Math.round((utc(lastDay(when)).getTime() - utc(today).getTime()) / 86_400_000);
  if (days < 0) return `${some(-days, 'day')} late`;
  if (days === 0) return 'due today';
  return `in ${some(days, 'day')}`;
}

/** A moment (UTC) as the officer's clock shows it: "Today, 9:12am", "12 November 2026". */
export function momentWords(at: string, today: Day): string {
  const moment = new Date(at);
  const day = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((n) => String(n).padStart(2, '0'))
    .join('-');
  if (day !== today) return whenWords(day);
  const hours = moment.getHours();
  const minutes = String(moment.getMinutes()).padStart(2, '0');
  return `Today,${NBSP}${hours % 12 || 12}:${minutes}${hours < 12 ? 'am' : 'pm'}`;
}

/** "1 person", "3 people", "1,997 people". */
export function some(count: number, one: string, many = one + 's'): string {
  return `${figures(count)}${NBSP}${count === 1 ? one : many}`;
}

export function figures(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Small numbers in words, to begin a sentence: "Three". */
export function spelled(count: number): string {
  const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
  return small[count] ?? figures(count);
}

export function greeting(hour: number): string {
  if (hour < 12) return 'Good morning';
  return hour < 18 ? 'Good afternoon' : 'Good evening';
}

/** A sentence of the core whose days do not break: "on 3 February 2026". */
export function unbroken(sentence: string): string {
  return sentence.replace(/\b(\d{1,2} )?(January|February|March|April|May|June|July|August|September|October|November|December) (?=\d{4}\b)/g,
    (day) => day.replaceAll(' ', NBSP));
}

/** The name that is used to somebody: what they are known as, or the first word of the name. */
export function shortName(name: string, knownAs = ''): string {
  return knownAs.trim() || (name.trim().split(/\s+/)[0] ?? '');
}

const utc = (day: Day) => new Date(`${day}T00:00:00Z`);
