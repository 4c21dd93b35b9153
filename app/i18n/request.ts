import { getRequestConfig } from "next-intl/server";
import { toLocale } from "#lib/text/locale.ts";
import { ZONE } from "#lib/time.ts";
import { catalogues } from "./catalogues.ts";

export default getRequestConfig(async ({ locale, requestLocale }) => {
	const wanted = toLocale(locale ?? (await requestLocale) ?? "");
	return { locale: wanted, timeZone: ZONE, messages: catalogues[wanted] };
});
