"use client";

import { usePathname, useSearchParams } from "next/navigation";

const ENGLISH = /^\/en(?=\/)/;

/** The same screen in the other language; a client component only because no layout knows its page's address. */
export function KioskLanguage({
	text,
}: {
	/** Its name, in itself. */
	text: string;
}) {
	const page = usePathname();
	const query = useSearchParams().toString();
	const isEnglish = ENGLISH.test(page);
	const other = isEnglish ? page.replace(ENGLISH, "") : `/en${page}`;
	return (
		<a
			href={query ? `${other}?${query}` : other}
			lang={isEnglish ? "de" : "en"}
			hrefLang={isEnglish ? "de" : "en"}
			className="kiosk-button"
		>
			{text}
		</a>
	);
}
