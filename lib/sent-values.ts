/**
 * What a form sent, by field; files are left out. Each field is looked at once: a form may have a thousand, and asking
 * for all values of each name goes through all of them every time.
 */
export function sentValues(
	form: FormData,
	isWanted: (name: string) => boolean = () => true,
): Record<string, string[]> {
	const values = new Map<string, string[]>();
	for (const [name, value] of form)
		if (typeof value === "string" && isWanted(name)) {
			const sent = values.get(name);
			if (sent) sent.push(value);
			else values.set(name, [value]);
		}
	return Object.fromEntries(values);
}
