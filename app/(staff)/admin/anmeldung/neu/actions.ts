"use server";

import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import type { FormState } from "#components/form/form-state.ts";
import { addIssuer } from "#lib/auth/issuers/commands/save-issuer.ts";
import { allowsLoopback } from "#lib/auth/issuers/network/ask.ts";
import { readIssuer } from "#lib/auth/issuers/rules/schema.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { issuerErrors, issuerRefused } from "../_parts/issuer-fields.ts";

export async function addIssuerAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const read = readIssuer(text, { allowsLoopback: allowsLoopback() });
	if (!read.ok) return issuerErrors(sent, read.errors);
	const facts = read.value;
	const added = await addIssuer(actor, { facts, now });
	if (added.ok) redirect(staffPaths.issuer(facts.slug, "angelegt"));
	return added.error === "forbidden" || added.error === "busy"
		? refusedState(sent, added.error)
		: issuerRefused(sent, added.error);
}
