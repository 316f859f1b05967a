/** The only file with page options: the edition in one file is built without it. */
export const prerender = true;
export const trailingSlash = 'always';
