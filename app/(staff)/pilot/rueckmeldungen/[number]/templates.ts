import { getTranslations } from "next-intl/server";
import type { Locale } from "#lib/locale.ts";

/** What an answer can begin with, in the language somebody wrote in. */
export const TEMPLATES = ["dank", "behoben", "rueckfrage", "leider"] as const;
export type Template = (typeof TEMPLATES)[number];

/** Empty for what is no template. */
export async function templateText(
	named: string,
	locale: Locale,
): Promise<string> {
	const name = TEMPLATES.find((one) => one === named);
	if (!name) return "";
	const t = await getTranslations(`inbox.templates.${locale}`);
	return t(name);
}
