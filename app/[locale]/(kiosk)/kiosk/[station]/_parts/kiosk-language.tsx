"use client";

import { usePathname, useSearchParams } from "next/navigation";

export interface KioskTongue {
	/** What stands before every address in it: "/tr", of German nothing. */
	root: string;
	name: string;
	lang: string;
	dir: "ltr" | "rtl";
}

/** The same screen in another language; a client component only because no layout knows its page's address. */
export function KioskLanguage({
	tongues,
	current,
	label,
	isOpen,
}: {
	/** All there are, each called as it calls itself. */
	tongues: readonly KioskTongue[];
	/** Root of the language of this screen. */
	current: string;
	label: string;
	/** All of them stand there; otherwise one has to ask for them. */
	isOpen: boolean;
}) {
	const path = usePathname();
	const query = useSearchParams().toString();
	const page = path.slice(current.length);
	const links = tongues.map(({ root, name, lang, dir }) => (
		<li key={lang}>
			<a
				href={`${root}${page}${query && `?${query}`}`}
				lang={lang}
				hrefLang={lang}
				dir={dir}
				aria-current={root === current ? "true" : undefined}
				className="kiosk-button"
			>
				{name}
			</a>
		</li>
	));
	const list = <ul className="kiosk-tongues">{links}</ul>;
	if (isOpen) return <nav aria-label={label}>{list}</nav>;
	return (
		<details className="kiosk-languages">
			<summary className="kiosk-button" aria-label={label}>
				{tongues.find(({ root }) => root === current)?.name}
			</summary>
			{list}
		</details>
	);
}
