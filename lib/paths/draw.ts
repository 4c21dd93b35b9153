import type { Locale } from "#lib/text/locale.ts";
import { part, query, rootOf } from "./citizen.ts";

/** Public addresses of draws, in one language. */
export function drawPaths(locale: Locale) {
	const root = rootOf(locale);
	const one = (id: number) => `${root}/verlosung/${part(String(id))}`;
	return {
		draws: () => `${root}/verlosung`,
		draw: one,
		/** The form of a wish, with what was chosen before. */
		handIn: (id: number, services: readonly string[] = []) =>
			`${one(id)}/wunsch${query(services.map((entry) => ["dienst", entry]))}`,
		/** All that was published about it. */
		file: (id: number) => `${one(id)}/daten.json`,
	};
}
