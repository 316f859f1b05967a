/**
 * Notes what each write does to each record, whoever asks for it: the account, the second copy and
 * whatever else must not be forgotten by a new method of the storage are made from these notes.
 */
import type { DBCore, DBCoreMutateRequest, DBCoreTable, Middleware } from 'dexie';
import type { EntryChange } from '../domain/accounting';
import { ENTERED } from './schema';

export class Ledger {
	readonly #notes = new WeakMap<object, EntryChange[]>();

	/** What the transaction has changed so far, in its order. */
	of(transaction: object): readonly EntryChange[] {
		return this.#notes.get(transaction) ?? [];
	}

	readonly middleware: Middleware<DBCore> = {
		stack: 'dbcore',
		name: 'ledger',
		create: (core) => ({
			...core,
			table: (name) => {
				const table = core.table(name);
				return ENTERED.includes(name) ? this.#noting(table) : table;
			},
		}),
	};

	#noting(table: DBCoreTable): DBCoreTable {
		return {
			...table,
			// Dexie's own promises keep the transaction alive; `async` might not everywhere.
			mutate: (request) =>
				recordsBefore(table, request).then(({ keys, values }) =>
					table.mutate(request).then((response) => {
						const notes = this.#notes.get(request.trans) ?? [];
						this.#notes.set(request.trans, notes);
						keys.forEach((key, i) => {
							if (response.failures[i]) return;
							const after = 'values' in request ? (request.values[i] as unknown) : undefined;
							notes.push({ table: table.name, key, before: values[i], after });
						});
						return response;
					}),
				),
		};
	}
}

type Before = { keys: readonly unknown[]; values: readonly unknown[] };

function recordsBefore(table: DBCoreTable, request: DBCoreMutateRequest): Promise<Before> {
	const { trans } = request;
	const { primaryKey } = table.schema;
	if (request.type === 'deleteRange') {
		return table
			.query({ trans, values: true, query: { index: primaryKey, range: request.range } })
			.then(({ result }) => ({
				keys: result.map((one) => primaryKey.extractKey!(one)),
				values: result,
			}));
	}
	const keys =
		request.keys ?? ('values' in request ? request.values.map(primaryKey.extractKey!) : []);
	return table.getMany({ trans, keys }).then((values) => ({ keys, values }));
}
