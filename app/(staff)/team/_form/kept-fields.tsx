"use client";

import { createContext, type ReactNode, useContext } from "react";

interface Kept {
	/** Of the one form that was being sent when the session ended. */
	fields: Readonly<Record<string, readonly string[]>>;
	/** Says so. */
	notice: string;
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
 * @param marks hidden fields by which the form is known
 * @param names fields that were sent with it
 */
export function useKept(
	marks: Readonly<Record<string, string>>,
	names: readonly string[] = [],
): { values: Readonly<Record<string, string>>; notice: string } | null {
	const kept = useContext(KeptContext);
	if (!kept) return null;
	const { fields, notice } = kept;
	const isThis =
		Object.entries(marks).every(
			([name, value]) => fields[name]?.[0] === value,
		) && names.every((name) => name in fields);
	if (!isThis) return null;
	const values = Object.fromEntries(
		Object.entries(fields).map(([name, [value = ""]]) => [name, value]),
	);
	return { values, notice };
}
