// The window is one static page; there is no server to draw anything before it.
export const ssr = false;
export const prerender = false;
export const trailingSlash = 'never';
