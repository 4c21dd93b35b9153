import { getRequestConfig } from "next-intl/server";
import { toOffered } from "#lib/city/city.ts";
import { textsIn } from "#lib/text/texts.ts";
import { zone } from "#lib/time.ts";
import { holdCorrections } from "#lib/translation/queries/hold-corrections.ts";

export default getRequestConfig(async ({ locale, requestLocale }) => {
	const wanted = toOffered(locale ?? (await requestLocale) ?? "");
	await holdCorrections();
	return { locale: wanted, timeZone: zone(), messages: textsIn(wanted) };
});
