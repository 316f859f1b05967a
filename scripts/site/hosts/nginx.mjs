/** @import { HostRules } from '../headers.mjs' */

/**
 * For nginx: a file for `conf.d`, in which a name, a certificate and a folder are to be filled in.
 * A `location` that adds a header loses all that stand further out, so here there is one, and what
 * differs is looked up in a map; an empty value sends no header.
 *
 * @param {HostRules} rules
 */
export function nginx({ base, headers, overHttps, immutable, cacheImmutable, cacheChecked }) {
	const always = Object.entries(headers).map(
		([name, value]) => `\t\tadd_header ${name} "${value}" always;`,
	);
	const maps = Object.entries(overHttps).map(
		([name, value]) => `map $https ${variable(name)} {\n\tdefault "";\n\ton "${value}";\n}\n`,
	);
	const onlyHttps = Object.keys(overHttps).map(
		(name) => `\t\tadd_header ${name} ${variable(name)} always;`,
	);
	return `# Of the address as it was asked for: a folder is answered with its index.html.
map $request_uri $readiness_cache {
	default "${cacheChecked}";
	"~^${pattern(immutable)}" "${cacheImmutable}";
}
${maps.join('')}
server {
	listen 443 ssl;
	server_name readiness.example;
	ssl_certificate /path/to/certificate.pem;
	ssl_certificate_key /path/to/key.pem;
	# The folder in which ${base ? `the folder of ${base}/` : 'the built site'} stands.
	root /path/to/site;

	location ${base}/ {
		index index.html;
		try_files $uri $uri/ =404;
		error_page 404 ${base}/404.html;
		gzip_static on;
		# With the module for Brotli: brotli_static on;
${[...always, ...onlyHttps].join('\n')}
		add_header Cache-Control $readiness_cache;
	}
}
`;
}

/** @param {string} name of a header */
const variable = (name) => `$readiness_${name.toLowerCase().replaceAll('-', '_')}`;

/** @param {string} text */
const pattern = (text) => text.replace(/[.+]/gu, '\\$&');
