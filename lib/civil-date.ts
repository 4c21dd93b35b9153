const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Null unless the text is a date that exists (no 31 February), between 2000 and 2199. Apart from lib/time.ts: fields in
 * the browser read dates, too, and know no city.
 */
export function parseCivilDate(
	text: string,
): `${number}-${number}-${number}` | null {
	if (!DATE.test(text)) return null;
	try {
		const date = Temporal.PlainDate.from(text, { overflow: "reject" });
		const isNear = date.year >= 2000 && date.year < 2200;
		return isNear ? (text as `${number}-${number}-${number}`) : null;
	} catch {
		return null;
	}
}
