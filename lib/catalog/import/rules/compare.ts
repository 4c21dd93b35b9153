import type {
	ImportedField,
	ImportedFields,
	ImportedService,
} from "./xzufi.ts";

/** A service that there is already. */
export interface KnownService {
	id: number;
	slug: string;
	name: string;
	version: number;
	/** Of an earlier import; null: it was never imported. */
	sourceKey: string | null;
	leikaKey: string | null;
	/** What the last import said. */
	said: ImportedFields | null;
	/** As it stands. */
	current: ImportedFields;
}

interface FieldChange {
	name: ImportedField;
	before: string | readonly string[];
	after: string | readonly string[];
	/** Somebody has written here since the last import, or there was none: it is replaced only on purpose. */
	isByHand: boolean;
}

export type ImportLine =
	| { kind: "new"; imported: ImportedService }
	| {
			kind: "changed";
			imported: ImportedService;
			known: KnownService;
			fields: readonly FieldChange[];
	  }
	| { kind: "unchanged"; imported: ImportedService; known: KnownService }
	/** Imported before, and not in the file any more. */
	| { kind: "missing"; known: KnownService };

/**
 * What a file would do. A service is the one that was imported under the same number, else one that nobody has imported
 * and that has the same number of the federal list. What the file says as it did last time changes nothing, whatever was
 * written here since.
 */
export function compare(
	imported: readonly ImportedService[],
	known: readonly KnownService[],
): ImportLine[] {
	const left = new Set(known);
	const matches = new Map<ImportedService, KnownService>();
	const match = (
		keyOf: (one: ImportedService) => string | null,
		keyOfKnown: (service: KnownService) => string | null,
	) => {
		const byKey = Map.groupBy(left, keyOfKnown);
		for (const one of imported) {
			const key = keyOf(one);
			if (key === null || matches.has(one)) continue;
			const other = byKey.get(key)?.shift();
			if (!other) continue;
			matches.set(one, other);
			left.delete(other);
		}
	};
	match(
		({ key }) => key,
		({ sourceKey }) => sourceKey,
	);
	match(
		({ leikaKey }) => leikaKey,
		({ sourceKey, leikaKey }) => (sourceKey === null ? leikaKey : null),
	);
	return [
		...imported.map((one): ImportLine => {
			const service = matches.get(one);
			if (!service) return { kind: "new", imported: one };
			const fields = changesOf(one, service);
			return fields.length === 0
				? { kind: "unchanged", imported: one, known: service }
				: { kind: "changed", imported: one, known: service, fields };
		}),
		...[...left]
			.filter(({ sourceKey }) => sourceKey !== null)
			.map((service): ImportLine => ({ kind: "missing", known: service })),
	];
}

function changesOf(
	{ fields }: ImportedService,
	{ said, current }: KnownService,
): FieldChange[] {
	const names = Object.keys(fields) as ImportedField[];
	return names.flatMap((name) => {
		const after = fields[name] ?? "";
		const last = said?.[name];
		const before = current[name] ?? "";
		if (isSame(last, after) || isSame(before, after)) return [];
		return [
			{
				name,
				before,
				after,
				isByHand: !isSame(before, last ?? "") || said === null,
			},
		];
	});
}

type Value = string | readonly string[] | undefined;

/** Nothing said and nothing there are the same. */
const isSame = (one: Value, other: Value): boolean =>
	one !== undefined && other !== undefined && plain(one) === plain(other);

const plain = (value: string | readonly string[]): string =>
	typeof value === "string" ? value.trim() : value.join("\n").trim();

/** The name of a change's tick in the form. */
export const tickOf = (index: number, name: string) => `feld-${index}-${name}`;
export const newTick = (index: number) => `neu-${index}`;
