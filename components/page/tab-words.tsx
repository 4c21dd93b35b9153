import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { city } from "#lib/city/city.ts";
import { TabWordsProvider } from "./tab-title.tsx";

/** "Fehler: " in the language of all pages below, and what this application is called here. Stands in the root layouts. */
export function TabWords({ children }: { children: ReactNode }) {
	const errorPrefix = useTranslations("site")("errorPrefix");
	return (
		<TabWordsProvider words={{ errorPrefix, product: city().product }}>
			{children}
		</TabWordsProvider>
	);
}
