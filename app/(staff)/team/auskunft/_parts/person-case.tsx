import type { ReactElement } from "react";
import { teamContext } from "#app/(staff)/team/_frame/team-context.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { type Actor, may } from "#lib/auth/rules/permission.ts";
import { openCase } from "#lib/privacy/commands/case.ts";
import type { Case } from "#lib/privacy/privacy.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { PersonOver } from "./over.tsx";

interface Opened {
	actor: Actor;
	at: Temporal.Instant;
	/** As it travels in addresses and forms. */
	sealed: string;
	found: Case;
}

/** Whom the address is about, for whoever looked for them just now; or the page that says why nobody is shown. */
export async function openedCase(
	searchParams: Promise<Sent>,
): Promise<
	{ is: "open"; opened: Opened } | { is: "refused"; page: ReactElement }
> {
	const { actor, at } = await teamContext();
	if (!may(actor, "person:answer", null))
		return { is: "refused", page: <StaffRefused kind="forbidden" /> };
	const sealed = textOf(await searchParams, "vorgang");
	const found = openCase(sealed, actor, at);
	return found
		? { is: "open", opened: { actor, at, sealed, found } }
		: { is: "refused", page: <PersonOver actor={actor} /> };
}
