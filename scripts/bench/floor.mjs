/**
 * The floor that times are compared with: the same duties as a form that somebody wrote by hand,
 * without any library. One page a duty, some styles, and a small script that keeps what is entered
 * in localStorage. Its hooks are those of the app, so that one probe measures both.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compress } from '../site/compress.mjs';

const TEXTS = 'src/lib/content/en';
const WORDS = 'src/lib/i18n/locales/en/duty.json';

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/gu, (sign) => `&#${sign.codePointAt(0)};`);

const STYLE = `
:root{color-scheme:light dark}
body{max-width:44rem;margin:auto;padding:1rem;font:100%/1.5 system-ui,sans-serif}
label{display:flex;gap:.7rem;min-height:44px;margin-bottom:.5rem;padding:.6rem;border:1px solid;border-radius:6px}
fieldset{border:0;padding:0;margin:0 0 1.5rem}
legend{font-weight:700}
input[type=text],input[type=date],select,textarea{display:block;width:100%;min-height:44px;font:inherit}
form:not(:has([value=unknown]:checked)) .unknown,form:not(:has([value=na]:checked)) .na{display:none}
nav a{display:inline-block;padding:.6rem 1rem}
`;

const SCRIPT = `
const form = document.querySelector('form');
const all = JSON.parse(localStorage.getItem('answers') || '{}');
const mine = all[form.dataset.duty] || {};
for (const [name, value] of Object.entries(mine)) {
	const field = form.elements[name];
	if (field.type === 'checkbox') field.checked = true;
	else field.value = value;
}
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', () => {
	form.dataset.saveState = 'saving';
	all[form.dataset.duty] = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
	localStorage.setItem('answers', JSON.stringify(all));
	form.dataset.saveState = 'saved';
	document.querySelector('output').textContent = 'Saved';
});
document.documentElement.dataset.offline = 'unavailable';
`;

/** @param {Record<string, string>} labels @param {string} name */
const radios = (labels, name) =>
	Object.entries(labels)
		.map(
			([value, label]) =>
				`<label><input type="radio" name="${name}" value="${value}"><span>${escaped(label)}</span></label>`,
		)
		.join('\n');

/** @param {Record<string, string>} labels @param {string} name @param {string} none */
const select = (labels, name, none) =>
	`<select name="${name}"><option value="">${escaped(none)}</option>${Object.entries(labels)
		.map(([value, label]) => `<option value="${value}">${escaped(label)}</option>`)
		.join('')}</select>`;

/**
 * @typedef {{ question: string, why: string, anchors: string[], ask: string, evidence: { counts: string[], not: string } }} DutyText
 *
 * @param {{ id: string, title: string, text: DutyText, levels: { name: string }[], words: any, before: string, after: string }} duty
 */
function page({ id, title, text, levels, words, before, after }) {
	const anchors = Object.fromEntries(
		levels.map(({ name }, level) => [level, `Level ${level}: ${name}. ${text.anchors[level]}`]),
	);
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<nav><a href="/en/assess/">Duties</a></nav>
<h1>${escaped(title)}</h1>
<p>${escaped(text.question)}</p>
<p>${escaped(text.why)}</p>
<form data-duty="${id}" data-save-state="" autocomplete="off">
<fieldset>
<legend>${escaped(words.legend)}</legend>
<p>${escaped(words.hint)}</p>
${radios(anchors, 'level')}
${radios({ unknown: words.unknown }, 'level')}
<p class="unknown">${escaped(text.ask)} <input type="text" name="askWhom" aria-label="${escaped(words.askWhom)}"></p>
${radios({ na: words.na }, 'level')}
<fieldset class="na"><legend>${escaped(words.naReason)}</legend>
${radios(words.naReasons, 'naReason')}</fieldset>
</fieldset>
<fieldset>
<legend>${escaped(words.evidence)}</legend>
<ul>${text.evidence.counts.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>
<p>${escaped(text.evidence.not)}</p>
${radios(words.evidenceKinds, 'evidence')}
<p>${escaped(words.evidenceText)} <textarea name="evidenceText"></textarea></p>
<p>${escaped(words.evidenceDate)} <input type="date" name="evidenceDate"></p>
</fieldset>
<p>${escaped(words.priority)} ${select(words.priorities, 'priority', words.notChosen)}</p>
<p>${escaped(words.heldBy)} ${select(words.holders, 'heldBy', words.nobodyElse)}</p>
<p>${escaped(words.note)} <textarea name="note"></textarea></p>
<label><input type="checkbox" name="flag"><span>${escaped(words.flag)}</span></label>
</form>
<nav><a href="${before}" data-action="back">Back</a> <output></output> <a href="${after}" data-action="next">Next</a></nav>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/**
 * Writes the floor's site, compressed as the app's is.
 *
 * @param {string} folder
 * @param {readonly string[]} duties in their order
 */
export async function writeFloor(folder, duties) {
	const names = read(path.join(TEXTS, 'names.json')).duties;
	const { levels } = read(path.join(TEXTS, 'levels.json'));
	const words = read(WORDS);
	const areas = readdirSync(path.join(TEXTS, 'duties'));
	const texts = Object.assign({}, ...areas.map((file) => read(path.join(TEXTS, 'duties', file))));
	duties.forEach((id, i) => {
		const address = (/** @type {string | undefined} */ other) =>
			other ? `/en/duty/${other}/` : '/en/assess/';
		const at = path.join(folder, 'en/duty', id);
		mkdirSync(at, { recursive: true });
		const html = page({
			id,
			title: names[id],
			text: texts[id],
			levels,
			words,
			before: address(duties[i - 1]),
			after: address(duties[i + 1]),
		});
		writeFileSync(path.join(at, 'index.html'), html);
	});
	await compress(folder);
}
