"use client";

import { createContext, type ReactNode, useContext } from "react";
import { type Sent, textOf } from "#lib/sent.ts";

/** What was typed into one form when the session ended, and the words that say so. */
export interface Kept {
	sent: Sent;
	title: string;
	text: string;
}

const KeptContext = createContext<Kept | null>(null);

export function KeptFields({
	kept,
	children,
}: {
	kept: Kept | null;
	children: ReactNode;
}) {
	return <KeptContext value={kept}>{children}</KeptContext>;
}

/**
 * What was typed into this form before signing in again; null: nothing, or it was another form.
 * @param marks hidden fields by which the form is known; undefined: it has none of this name
 */
export function useKept(
	marks: Readonly<Record<string, string | undefined>>,
	/** Of what was sent with it; one that was not sent is another form's. */
	names: readonly string[] = [],
): Kept | null {
	const kept = useContext(KeptContext);
	if (!kept) return null;
	const { sent } = kept;
	const isThis =
		Object.entries(marks).every(([name, value]) =>
			value === undefined ? !(name in sent) : textOf(sent, name) === value,
		) && names.every((name) => name in sent);
	return isThis ? kept : null;
}
