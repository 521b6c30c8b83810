// Sizes of the preview; 1 is a page as wide as its place.
const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
/** A page wider than this is harder to take in, in CSS pixels. */
const WIDEST = 820;

export const larger = (zoom: number): number => STEPS.find((step) => step > zoom) ?? zoom;
export const smaller = (zoom: number): number => STEPS.findLast((step) => step < zoom) ?? zoom;

/** How wide a page is drawn, with room for the line around it. */
export function widthOf(room: number, zoom: number): number {
  return Math.floor(Math.min(room - 4, WIDEST) * zoom);
}
