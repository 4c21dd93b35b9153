"use client";

import { createContext, type ReactNode, useContext } from "react";

const Words = createContext({ errorPrefix: "", product: "" });
const Title = createContext<string | null>(null);

/** What stands around every title below. In the root layouts, through tab-words.tsx. */
export function TabWordsProvider({
	words,
	children,
}: {
	words: { errorPrefix: string; product: string };
	children: ReactNode;
}) {
	return <Words value={words}>{children}</Words>;
}

/**
 * The browser tab's title: the page, then the house. Whatever goes wrong inside says so before it (TabSays); a client
 * component for that alone, so that it works with and without a script.
 */
export function TabTitle({
	title,
	children,
}: {
	title: string;
	children?: ReactNode;
}) {
	const { product } = useContext(Words);
	return (
		<Title value={title}>
			<title>{`${title} – ${product}`}</title>
			{children}
		</Title>
	);
}

/**
 * What has just become of the page, before its title: who hears of tabs only learns it first. An Alert that is read out
 * says it by itself. React brings its title before the page's; the server leaves only this one (scripts/server/plain-page.ts).
 */
export function TabSays({
	what,
}: {
	/** Without it: that something is wrong ("Fehler: …"). */
	what?: string | undefined;
}) {
	const title = useContext(Title);
	const { errorPrefix, product } = useContext(Words);
	if (title === null) return null;
	const said = what ? `${what} – ${title}` : `${errorPrefix}${title}`;
	return <title data-says="">{`${said} – ${product}`}</title>;
}
