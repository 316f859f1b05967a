/**
 * Just enough of JSON Schema to hold files against `format.schema.json` in tests. It throws at a
 * keyword that it does not know, so that none is passed over.
 */
export type Schema = { readonly [keyword: string]: unknown };

type Rule = (argument: never, value: unknown, schema: Schema, root: Schema) => boolean;

const NOTES = new Set(['$schema', '$defs', 'title', 'description']);

const RULES: Record<string, Rule> = {
	$ref: (ref: string, value, _, root) => satisfies(resolve(ref, root), value, root),
	const: (expected: unknown, value) => value === expected,
	enum: (allowed: unknown[], value) => allowed.includes(value),
	type: (type: string, value) =>
		type === 'integer' ? Number.isInteger(value) : typeName(value) === type,
	minimum: (least: number, value) => typeof value !== 'number' || value >= least,
	maximum: (most: number, value) => typeof value !== 'number' || value <= most,
	pattern: (source: string, value) => typeof value !== 'string' || new RegExp(source).test(value),
	minLength: (least: number, value) => typeof value !== 'string' || [...value].length >= least,
	maxLength: (most: number, value) => typeof value !== 'string' || [...value].length <= most,
	items: (schema: Schema, value, _, root) =>
		!Array.isArray(value) || value.every((item) => satisfies(schema, item, root)),
	maxItems: (most: number, value) => !Array.isArray(value) || value.length <= most,
	uniqueItems: (unique: true, value) =>
		!Array.isArray(value) || !unique || new Set(value).size === value.length,
	required: (keys: string[], value) =>
		!isRecord(value) || keys.every((key) => Object.hasOwn(value, key)),
	properties: (schemas: Record<string, Schema>, value, _, root) =>
		entries(value).every(([key, entry]) => {
			const schema = Object.hasOwn(schemas, key) ? schemas[key] : undefined;
			return schema === undefined || satisfies(schema, entry, root);
		}),
	propertyNames: (schema: Schema, value, _, root) =>
		entries(value).every(([key]) => satisfies(schema, key, root)),
	additionalProperties: (schema: Schema | false, value, { properties = {} }, root) =>
		entries(value)
			.filter(([key]) => !Object.hasOwn(properties as object, key))
			.every(([, entry]) => schema !== false && satisfies(schema, entry, root)),
	not: (schema: Schema, value, _, root) => !satisfies(schema, value, root),
	anyOf: (schemas: Schema[], value, _, root) =>
		schemas.some((schema) => satisfies(schema, value, root)),
};

/** Whether `value` is what `schema` asks for; references are looked up in `root`. */
export function satisfies(schema: Schema, value: unknown, root: Schema = schema): boolean {
	return Object.entries(schema).every(([keyword, argument]) => {
		if (NOTES.has(keyword)) return true;
		const rule = RULES[keyword];
		if (rule === undefined) throw new Error(`no rule for the keyword ${keyword}`);
		return rule(argument as never, value, schema, root);
	});
}

function resolve(ref: string, root: Schema): Schema {
	const steps = ref.replace('#/', '').split('/');
	return steps.reduce<Schema>((at, step) => at[step] as Schema, root);
}

function entries(value: unknown): [string, unknown][] {
	return isRecord(value) ? Object.entries(value) : [];
}

function typeName(value: unknown): string {
	if (Array.isArray(value)) return 'array';
	return value === null ? 'null' : typeof value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
