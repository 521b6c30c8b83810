// Simple stand-ins: the real pictures come from the core.
const shapes: Record<string, string> = {
  hearing_loop: '<path d="M24 46c-6-4-8-10-8-16a18 18 0 0 1 36 0c0 10-10 12-10 20s-8 12-14 6" fill="#fcea2b"/><path d="M28 32a8 8 0 0 1 16 0c0 5-6 6-6 10" fill="none"/>',
  step_free: '<rect x="10" y="10" width="52" height="52" fill="#92d3f5"/><path d="M18 52h36L54 28Z" fill="#fff"/>',
  wheelchair: '<circle cx="34" cy="46" r="16" fill="#92d3f5"/><circle cx="32" cy="14" r="5" fill="#fff"/><path d="M32 20v16h14l6 16" fill="none"/>',
  spoken_interpreter: '<path d="M8 12h34v24H24l-8 8v-8H8Z" fill="#f1b31c"/><path d="M30 34h34v22h-8v8l-8-8H30Z" fill="#fff"/>',
  easy_read: '<rect x="8" y="12" width="24" height="24" fill="#92d3f5"/><path d="M40 16h24M40 24h24M40 32h18M8 46h56M8 56h40" fill="none"/>',
  later_start: '<circle cx="36" cy="36" r="26" fill="#fff"/><path d="M36 20v16l10 8" fill="none"/>',
};

export const svg = (code: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72" stroke="#000" stroke-width="3" stroke-linejoin="round" stroke-linecap="round">${shapes[code] ?? '<circle cx="36" cy="30" r="20" fill="#b1cc33"/><path d="M18 62c4-12 32-12 36 0" fill="none"/>'}</svg>`;
