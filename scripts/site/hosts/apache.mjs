/** @import { HostRules } from '../headers.mjs' */

/**
 * `.htaccess`, for Apache where the host lets a folder have one (`AllowOverride All`, or
 * `FileInfo Indexes`).
 *
 * @param {HostRules} rules
 */
export function apache({ base, headers, overHttps, immutable, cacheImmutable, cacheChecked }) {
	const always = Object.entries(headers).map(
		([name, value]) => `\tHeader always set ${name} "${value}"`,
	);
	const onlyHttps = Object.entries(overHttps).map(
		([name, value]) => `\tHeader always set ${name} "${value}" "expr=%{HTTPS} == 'on'"`,
	);
	return `DirectoryIndex index.html
ErrorDocument 404 ${base}/404.html
<IfModule mod_mime.c>
	AddType application/manifest+json .webmanifest
</IfModule>
<IfModule mod_headers.c>
${[...always, ...onlyHttps].join('\n')}
	Header set Cache-Control "${cacheChecked}"
	<IfModule mod_setenvif.c>
		SetEnvIf Request_URI "^${pattern(immutable)}" IMMUTABLE
		Header set Cache-Control "${cacheImmutable}" env=IMMUTABLE
	</IfModule>
</IfModule>
`;
}

/** @param {string} text */
const pattern = (text) => text.replace(/[.+]/gu, '\\$&');
