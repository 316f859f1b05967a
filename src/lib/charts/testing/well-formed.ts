/** A strict reader of the XML that this room writes: enough to see that it is well-formed. */

/** Character data with its five entities and numbers, and none of the characters XML forbids. */
const TEXT =
	/^(?:[\t\n\r -%'-;=\u003F-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|&(?:amp|lt|gt|quot|apos|#\d+);)*$/u;
const TAG =
	/<(?<close>\/?)(?<name>[a-z]+)(?<attributes>(?: [a-zA-Z][a-zA-Z0-9-]*="[^"<]*")*)(?<empty>\/?)>/guy;

export type Read = {
	/** By the element that holds it. */
	texts: { within: string; text: string }[];
	names: string[];
	attributes: [string, string][];
};

/** @throws Error that says where the markup is not well-formed */
export function readXml(markup: string): Read {
	const read: Read = { texts: [], names: [], attributes: [] };
	const open: string[] = [];
	let at = 0;
	while (at < markup.length) {
		const next = markup.indexOf('<', at);
		const text = markup.slice(at, next < 0 ? undefined : next);
		if (!TEXT.test(text)) throw new Error(`no text of XML: ${text}`);
		if (text !== '') read.texts.push({ within: open.at(-1) ?? '', text: unescape(text) });
		if (next < 0) break;
		TAG.lastIndex = next;
		const tag = TAG.exec(markup)?.groups;
		if (!tag) throw new Error(`no tag: ${markup.slice(next, next + 80)}`);
		if (open.length === 0 && read.names.length > 0) throw new Error('two roots');
		if (tag['close']) {
			if (open.pop() !== tag['name']) throw new Error(`closes what is not open: ${tag['name']}`);
		} else {
			read.names.push(tag['name']!);
			readAttributes(tag['attributes']!, read);
			if (!tag['empty']) open.push(tag['name']!);
		}
		at = TAG.lastIndex;
	}
	if (open.length > 0) throw new Error(`left open: ${open.join()}`);
	return read;
}

function readAttributes(text: string, read: Read): void {
	const seen = new Set<string>();
	for (const [, name, value] of text.matchAll(/ ([a-zA-Z][a-zA-Z0-9-]*)="([^"]*)"/gu)) {
		if (!TEXT.test(value!) || seen.has(name!)) throw new Error(`attribute ${name}`);
		seen.add(name!);
		read.attributes.push([name!, unescape(value!)]);
	}
}

function unescape(text: string): string {
	const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
	return text.replace(/&(?:#(\d+)|([a-z]+));/gu, (_, number, name) =>
		number ? String.fromCodePoint(Number(number)) : named[name]!,
	);
}
