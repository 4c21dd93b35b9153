import { getRequestConfig } from "next-intl/server";
import { toOffered } from "#lib/city/city.ts";
import { zone } from "#lib/time.ts";
import { holdCorrections } from "#lib/translation/queries/hold-corrections.ts";
import { catalogues } from "./catalogues.ts";

export default getRequestConfig(async ({ locale, requestLocale }) => {
	const wanted = toOffered(locale ?? (await requestLocale) ?? "");
	await holdCorrections();
	return { locale: wanted, timeZone: zone(), messages: catalogues(wanted) };
});
