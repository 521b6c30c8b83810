// The year that is drawn beside the plan: eight months back and five ahead, so
// that today stands right of the middle and what is late can be seen.
import { lastDay, type Day } from '$lib/words';

export const WIDTH = 250;
const MONTH = WIDTH / 13;
const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** How far from the left a day lies, held inside the drawing. */
export function place(day: string, today: Day): number {
  const end = lastDay(day);
  const months = monthsOf(end) - monthsOf(today) + 8;
  const x = (months + Number(end.slice(8)) / 31) * MONTH;
  return Math.min(WIDTH - 12, Math.max(8, x));
}

/** The first of each quarter, with its name. */
export function quarters(today: Day): { x: number; name: string }[] {
  return Array.from({ length: 13 }, (_, at) => ({ at, month: (((monthsOf(today) - 8 + at) % 12) + 12) % 12 }))
    .filter(({ month }) => month % 3 === 0)
    .map(({ at, month }) => ({ x: at * MONTH, name: SHORT[month]! }));
}

const monthsOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
