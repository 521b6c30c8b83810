// There is no server: the shell hands out one page, and everything is drawn in it.
export const ssr = false;
export const prerender = false;
