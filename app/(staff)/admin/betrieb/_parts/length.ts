import { getTranslations } from "next-intl/server";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "12 Sekunden", "5 Minuten", "3 Stunden", "2 Tage": as exact as it matters. */
export async function lengthOf(seconds: number): Promise<string> {
	const t = await getTranslations("admin.operation.length");
	const [unit, size] =
		seconds < 2 * MINUTE
			? (["seconds", 1] as const)
			: seconds < 2 * HOUR
				? (["minutes", MINUTE] as const)
				: seconds < 2 * DAY
					? (["hours", HOUR] as const)
					: (["days", DAY] as const);
	return t(unit, { count: Math.round(seconds / size) });
}
