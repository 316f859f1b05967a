/** Every field that somebody can fill in says where what is entered goes. */
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { CONTACT_REACH, RESPONSE_REACH } from '../src/lib/domain/consultation/reach';
import { ACTION_REACH, ANSWER_REACH, ASSESSMENT_REACH } from '../src/lib/domain/fields';
import { FORM_FIELDS, type FormField } from '../src/lib/domain/form-fields';
import { HAND_IN_REACH, SESSION_REACH } from '../src/lib/domain/workshop/reach';
import { read, SOURCES } from './project-files';

type Field = { where: string; folder: string; name: string; attributes: Map<string, string> };

/** `Choice` makes radios of its `name`. */
const MAKES_FIELDS = new Set(['input', 'select', 'textarea', 'Choice']);

type Node = { type: string; name: string; attributes: AST.Attribute[] };

/** The attribute as it is written, with `*` for whatever is worked out. */
function textOf({ value }: AST.Attribute): string {
	const parts = value === true ? [] : [value].flat();
	return parts
		.map((part) => {
			if (part.type === 'Text') return part.data;
			const { expression } = part;
			if (expression.type !== 'TemplateLiteral') return '*';
			return expression.quasis.map(({ value: { raw } }) => raw).join('*');
		})
		.join('');
}

/** Fields with a name: one without is in no form. */
function fieldsIn(file: string): Field[] {
	const folder = /src\/lib\/ui\/([^/]+)\//u.exec(file)?.[1] ?? 'routes';
	const source = read(file);
	const found: Field[] = [];
	JSON.stringify(parse(source, { modern: true }).fragment, (_, node: Node | null) => {
		if (!node?.attributes || !MAKES_FIELDS.has(node.name)) return node;
		const given = node.attributes.filter(({ type }) => type === 'Attribute');
		const name = given.find((attribute) => attribute.name === 'name');
		if (name) {
			const where = `${file}: ${textOf(name)}`;
			const written = given.map((one) => [one.name, source.slice(one.start, one.end)] as const);
			found.push({ where, folder, name: textOf(name), attributes: new Map(written) });
		}
		return node;
	});
	return found;
}

const fields = SOURCES.filter(
	// A primitive gets its name from outside.
	(file) => file.endsWith('.svelte') && !file.includes('/primitives/'),
).flatMap(fieldsIn);
const declared = ({ folder, name }: Field): FormField | undefined => FORM_FIELDS[folder]?.[name];

describe('fields of forms', () => {
	test('are found at all', () => {
		const names = fields.map(({ name }) => name);
		for (const name of ['city', 'level', 'evidenceText', 'owner', 'target-*', 'compare-how']) {
			expect(names).toContain(name);
		}
	});

	// Catches a new field of which nobody has thought who will see what is entered.
	test('are declared, each', () => {
		expect(fields.filter((field) => !declared(field)).map(({ where }) => where)).toEqual([]);
	});

	// Catches a name that is asked for with no word on who will see it, or that must be given.
	test('that may name a person say who will see it, and may stay empty', () => {
		const personal = fields.filter((field) => declared(field)?.personal);
		expect(personal.map(({ name }) => name).sort()).toEqual([
			'askWhom',
			'contact-*',
			'dissent',
			'evidenceText',
			'note',
			'note',
			'open-*',
			'owner',
			'owner',
			'owner',
			'reason',
		]);
		for (const { where, attributes } of personal) {
			expect(attributes.get('aria-describedby'), where).toContain('-hint');
			expect(attributes.has('required') || attributes.has('aria-required'), where).toBe(false);
		}
	});

	// Catches a personal field that may be published.
	test('that may name a person are never public', () => {
		const reach = {
			assessment: ASSESSMENT_REACH,
			answer: ANSWER_REACH,
			action: ACTION_REACH,
			ballot: HAND_IN_REACH,
			session: SESSION_REACH,
			response: RESPONSE_REACH,
			contact: CONTACT_REACH,
		};
		const wrong = fields.flatMap((field) => {
			const { stored, personal } = declared(field) ?? {};
			if (!personal || typeof stored !== 'object') return [];
			const [[of, name]] = Object.entries(stored) as [[keyof typeof reach, string]];
			return (reach[of] as Record<string, string>)[name] === 'public' ? [field.where] : [];
		});
		expect(wrong).toEqual([]);
	});
});
