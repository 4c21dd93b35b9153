type Tree = { readonly [key: string]: string | Tree };

/** "when.title" → text, of all texts below it. */
export function flatTexts(tree: Tree, prefix = ""): [string, string][] {
	return Object.entries(tree).flatMap(([key, value]) =>
		typeof value === "string"
			? [[prefix + key, value] as [string, string]]
			: flatTexts(value, `${prefix}${key}.`),
	);
}

/** "when" of "when.title". */
export const roomOf = (key: string): string => key.split(".", 1)[0] ?? "";
