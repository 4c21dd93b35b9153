import { translations } from "#lib/text/translation.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import { staffOnly } from "./staff.ts";

export const catalogues = translations(
	{ ...german, ...staffOnly },
	{ en: { ...english, ...staffOnly } },
);

export type Messages = ReturnType<typeof catalogues>;
