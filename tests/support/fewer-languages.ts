import { listCities, readCity } from "#lib/city/read-city.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import type { Locale } from "#lib/text/locale.ts";

/** Does something as a process of a city that does not offer this language (any more). */
export async function withoutLanguage<Value>(
	locale: Locale,
	work: () => Value | Promise<Value>,
): Promise<Value> {
	const fewer = listCities().find(
		(name) => !readCity(name).languages.includes(locale),
	);
	if (!fewer) throw new Error(`every city offers ${locale}`);
	const before = process.env.CITY;
	process.env.CITY = fewer;
	takeGlobal("city");
	try {
		return await work();
	} finally {
		if (before === undefined) delete process.env.CITY;
		else process.env.CITY = before;
		takeGlobal("city");
	}
}
