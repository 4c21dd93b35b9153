export type SearchParams = Record<string, string | string[] | undefined>;

/** The value, the first one if there are several; text in any case. */
export function firstOf(value: string | string[] | undefined): string {
	return (Array.isArray(value) ? value[0] : value) ?? "";
}
