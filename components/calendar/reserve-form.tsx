"use client";

import { type ReactNode, useActionState } from "react";

/** What pressing a time does; it always leads to another page. */
export type ReserveAction = (before: null, form: FormData) => Promise<null>;

/**
 * A form that is sent to another address than its page's. A browser forgets the page it kept of an address once a form
 * was sent there, and "back" would then show a fresh calendar, without the own time and with another key. A client
 * component only because React lets `useActionState` alone say where a form goes; its script is never sent.
 */
export function ReserveForm({
	action,
	to,
	children,
}: {
	action: ReserveAction;
	to: string;
	children: ReactNode;
}) {
	const [, send] = useActionState(action, null, to);
	return <form action={send}>{children}</form>;
}
